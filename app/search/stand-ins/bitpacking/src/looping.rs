//! Packs blocks of 32-bit numbers in any width from 0 to 32 bits.
//! Not here: widths chosen, blocks framed (tantivy does both).
//!
//! A block of `32 * LANES` numbers is `LANES` interleaved streams. Number `i` belongs to stream
//! `i % LANES`; its bits start at bit `(i / LANES) * width` of that stream. Word `w` of stream `l` is
//! the little-endian u32 number `w * LANES + l` of the block:
//!
//! ```text
//! LANES = 4:  | w0 l0 | w0 l1 | w0 l2 | w0 l3 | w1 l0 | w1 l1 | …      4 bytes each
//! ```

pub trait BitPacker: Sized + Clone + Copy {
    const BLOCK_LEN: usize;
    fn new() -> Self;
    fn compress(&self, input: &[u32], out: &mut [u8], width: u8) -> usize;
    fn compress_sorted(&self, initial: u32, input: &[u32], out: &mut [u8], width: u8) -> usize;
    fn compress_strictly_sorted(
        &self,
        initial: Option<u32>,
        input: &[u32],
        out: &mut [u8],
        width: u8,
    ) -> usize;
    fn decompress(&self, input: &[u8], out: &mut [u32], width: u8) -> usize;
    fn decompress_sorted(&self, initial: u32, input: &[u8], out: &mut [u32], width: u8) -> usize;
    fn decompress_strictly_sorted(
        &self,
        initial: Option<u32>,
        input: &[u8],
        out: &mut [u32],
        width: u8,
    ) -> usize;
    fn num_bits(&self, input: &[u32]) -> u8;
    fn num_bits_sorted(&self, initial: u32, input: &[u32]) -> u8;
    fn num_bits_strictly_sorted(&self, initial: Option<u32>, input: &[u32]) -> u8;
    fn compressed_block_size(width: u8) -> usize {
        Self::BLOCK_LEN * width as usize / 8
    }
}

fn unpack(lanes: usize, input: &[u8], out: &mut [u32], width: u8) -> usize {
    let (width, count) = (width as usize, 32 * lanes);
    if width == 0 {
        out[..count].fill(0);
        return 0;
    }
    let mask = u32::MAX >> (32 - width);
    let word = |word: usize, lane: usize| -> u64 {
        let at = (word * lanes + lane) * 4;
        u32::from_le_bytes([input[at], input[at + 1], input[at + 2], input[at + 3]]) as u64
    };
    for (i, number) in out[..count].iter_mut().enumerate() {
        let (lane, bit) = (i % lanes, (i / lanes) * width);
        let (at, shift) = (bit / 32, bit % 32);
        let mut value = word(at, lane) >> shift;
        if shift + width > 32 {
            value |= word(at + 1, lane) << (32 - shift);
        }
        *number = value as u32 & mask;
    }
    count * width / 8
}

fn pack(lanes: usize, input: impl Iterator<Item = u32>, out: &mut [u8], width: u8) -> usize {
    let (width, count) = (width as usize, 32 * lanes);
    let bytes = count * width / 8;
    out[..bytes].fill(0);
    if width == 0 {
        return 0;
    }
    for (i, value) in input.take(count).enumerate() {
        let (lane, bit) = (i % lanes, (i / lanes) * width);
        let (word, shift) = (bit / 32, bit % 32);
        let shifted = (u64::from(value) << shift).to_le_bytes();
        for (half, word) in [word, word + 1].into_iter().enumerate() {
            if half == 1 && shift + width <= 32 {
                break;
            }
            let at = (word * lanes + lane) * 4;
            for k in 0..4 {
                out[at + k] |= shifted[half * 4 + k];
            }
        }
    }
    bytes
}

fn deltas(mut previous: u32, step: u32, input: &[u32]) -> impl Iterator<Item = u32> + '_ {
    input.iter().map(move |&value| {
        let delta = value.wrapping_sub(previous).wrapping_sub(step);
        previous = value;
        delta
    })
}

fn integrate(mut previous: u32, step: u32, out: &mut [u32]) {
    for value in out {
        previous = previous.wrapping_add(*value).wrapping_add(step);
        *value = previous;
    }
}

fn width_of(numbers: impl Iterator<Item = u32>) -> u8 {
    32 - numbers.fold(0, |all, number| all | number).leading_zeros() as u8
}

macro_rules! packer {
    ($name:ident, $lanes:literal) => {
        #[derive(Clone, Copy)]
        pub struct $name;

        impl BitPacker for $name {
            const BLOCK_LEN: usize = 32 * $lanes;
            fn new() -> Self {
                $name
            }
            fn compress(&self, input: &[u32], out: &mut [u8], width: u8) -> usize {
                pack($lanes, input.iter().copied(), out, width)
            }
            fn compress_sorted(&self, initial: u32, input: &[u32], out: &mut [u8], width: u8) -> usize {
                pack($lanes, deltas(initial, 0, input), out, width)
            }
            fn compress_strictly_sorted(
                &self,
                initial: Option<u32>,
                input: &[u32],
                out: &mut [u8],
                width: u8,
            ) -> usize {
                pack($lanes, deltas(initial.unwrap_or(u32::MAX), 1, input), out, width)
            }
            fn decompress(&self, input: &[u8], out: &mut [u32], width: u8) -> usize {
                unpack($lanes, input, out, width)
            }
            fn decompress_sorted(&self, initial: u32, input: &[u8], out: &mut [u32], width: u8) -> usize {
                let read = unpack($lanes, input, out, width);
                integrate(initial, 0, &mut out[..Self::BLOCK_LEN]);
                read
            }
            fn decompress_strictly_sorted(
                &self,
                initial: Option<u32>,
                input: &[u8],
                out: &mut [u32],
                width: u8,
            ) -> usize {
                let read = unpack($lanes, input, out, width);
                integrate(initial.unwrap_or(u32::MAX), 1, &mut out[..Self::BLOCK_LEN]);
                read
            }
            fn num_bits(&self, input: &[u32]) -> u8 {
                width_of(input.iter().copied())
            }
            fn num_bits_sorted(&self, initial: u32, input: &[u32]) -> u8 {
                width_of(deltas(initial, 0, input))
            }
            fn num_bits_strictly_sorted(&self, initial: Option<u32>, input: &[u32]) -> u8 {
                width_of(deltas(initial.unwrap_or(u32::MAX), 1, input))
            }
        }
    };
}
packer!(BitPacker1x, 1);
packer!(BitPacker4x, 4);

#[cfg(test)]
mod tests {
    /// Numbers of at most `width` bits, from a fixed generator.
    fn numbers(count: usize, width: u8, seed: u64) -> Vec<u32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 32) as u32
        };
        (0..count).map(|_| if width == 0 { 0 } else { next() >> (32 - width) }).collect()
    }

    macro_rules! same_bytes {
        ($test:ident, $name:ident) => {
            #[test]
            fn $test() {
                use super::{BitPacker, $name};
                use real::BitPacker as _;
                let (ours, theirs) = (<$name as BitPacker>::new(), <real::$name as real::BitPacker>::new());
                for width in 0..=32u8 {
                    let plain = numbers(<$name as BitPacker>::BLOCK_LEN, width, 7 + width as u64);
                    let mut sorted: Vec<u32> = plain.iter().map(|n| n >> 2).collect();
                    sorted.sort_unstable();
                    let strict: Vec<u32> = sorted.iter().zip(0u32..).map(|(n, i)| (n >> 8) + i).collect();
                    let (mut a, mut b) = (vec![0u8; 1024], vec![0u8; 1024]);
                    let (mut x, mut y) = (vec![0u32; 256], vec![0u32; 256]);

                    let bits = theirs.num_bits(&plain);
                    assert_eq!(BitPacker::num_bits(&ours, &plain), bits);
                    assert_eq!(
                        BitPacker::compress(&ours, &plain, &mut a, bits),
                        theirs.compress(&plain, &mut b, bits)
                    );
                    assert_eq!(a, b);
                    BitPacker::decompress(&ours, &b, &mut x, bits);
                    assert_eq!(x[..plain.len()], plain[..], "width {width}");

                    let bits = theirs.num_bits_sorted(0, &sorted);
                    assert_eq!(BitPacker::num_bits_sorted(&ours, 0, &sorted), bits);
                    theirs.compress_sorted(0, &sorted, &mut b, bits);
                    BitPacker::decompress_sorted(&ours, 0, &b, &mut x, bits);
                    assert_eq!(x[..sorted.len()], sorted[..]);

                    for initial in [None, Some(0)] {
                        if initial.is_some() && strict[0] == 0 {
                            continue;
                        }
                        let bits = theirs.num_bits_strictly_sorted(initial, &strict);
                        assert_eq!(BitPacker::num_bits_strictly_sorted(&ours, initial, &strict), bits);
                        theirs.compress_strictly_sorted(initial, &strict, &mut b, bits);
                        BitPacker::decompress_strictly_sorted(&ours, initial, &b, &mut x, bits);
                        theirs.decompress_strictly_sorted(initial, &b, &mut y, bits);
                        assert_eq!(x, y);
                        assert_eq!(x[..strict.len()], strict[..]);
                    }
                }
            }
        };
    }
    same_bytes!(one_lane_packs_like_the_real_crate, BitPacker1x);
    same_bytes!(four_lanes_pack_like_the_real_crate, BitPacker4x);
}
