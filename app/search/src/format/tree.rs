//! Hash trees: a part carries the few hashes that tie it to a root in the boot file.
//! Not here: which part lies where (`boot`) and its bytes (`part`).
//!
//! Parts are hashed in groups of 64. One hash a part would make the boot file of a large index mostly
//! hashes; a file of hashes would cost a request before the part's own. A proof is at most 96 bytes
//! and comes with the part.
//!
//! ```text
//! leaf = sha-256(0x00, part number as u32 LE, payload)   first 16 bytes
//! node = sha-256(0x01, left, right)                      first 16 bytes; a lone node moves up as it is
//! ```

use sha2::{Digest, Sha256};

/// 128 bits: nobody can make other bytes for a given hash.
pub const HASH: usize = 16;
pub type Hash = [u8; HASH];
const GROUP: usize = 64;

fn cut(digest: impl AsRef<[u8]>) -> Hash {
    let mut hash = [0; HASH];
    hash.copy_from_slice(&digest.as_ref()[..HASH]);
    hash
}

pub fn leaf(part: u32, payload: &[u8]) -> Hash {
    cut(Sha256::new().chain_update([0]).chain_update(part.to_le_bytes()).chain_update(payload).finalize())
}

fn node(left: &Hash, right: &Hash) -> Hash {
    cut(Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize())
}

/// One root for each group of leaves, and each leaf's proof.
pub fn roots_and_proofs(leaves: &[Hash]) -> (Vec<Hash>, Vec<Vec<Hash>>) {
    let mut roots = Vec::new();
    let mut proofs = vec![Vec::new(); leaves.len()];
    for (group, leaves) in leaves.chunks(GROUP).enumerate() {
        let mut level = leaves.to_vec();
        let mut height = 0;
        while level.len() > 1 {
            for i in 0..leaves.len() {
                if let Some(sibling) = level.get((i >> height) ^ 1) {
                    proofs[group * GROUP + i].push(*sibling);
                }
            }
            level = level
                .chunks(2)
                .map(|pair| match pair {
                    [left, right] => node(left, right),
                    lone => lone[0],
                })
                .collect();
            height += 1;
        }
        roots.push(level[0]);
    }
    (roots, proofs)
}

/// Whether `leaf`, part number `part` of `parts`, is under its root.
pub fn is_under_root(roots: &[Hash], parts: u32, part: u32, leaf: Hash, proof: &[Hash]) -> bool {
    if part >= parts {
        return false;
    }
    let (group, mut i) = (part as usize / GROUP, part as usize % GROUP);
    let mut width = (parts as usize - group * GROUP).min(GROUP);
    let (mut hash, mut proof) = (leaf, proof.iter());
    while width > 1 {
        if i ^ 1 < width {
            let Some(sibling) = proof.next() else { return false };
            hash = if i & 1 == 0 { node(&hash, sibling) } else { node(sibling, &hash) };
        }
        (i, width) = (i / 2, width.div_ceil(2));
    }
    proof.next().is_none() && roots.get(group) == Some(&hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_proves_itself_and_no_other() {
        for parts in [1u32, 2, 3, 63, 64, 65, 130] {
            let leaves: Vec<Hash> = (0..parts).map(|i| leaf(i, b"payload")).collect();
            let (roots, proofs) = roots_and_proofs(&leaves);
            assert_eq!(roots.len(), (parts as usize).div_ceil(GROUP));
            for i in 0..parts {
                let proof = &proofs[i as usize];
                assert!(proof.len() <= 6);
                assert!(is_under_root(&roots, parts, i, leaves[i as usize], proof), "{i} of {parts}");
                assert!(!is_under_root(&roots, parts, i, leaf(i, b"Payload"), proof));
                assert!(!is_under_root(&roots, parts, i + 1, leaves[i as usize], proof));
            }
        }
    }

    #[test]
    fn a_proof_of_another_length_is_refused() {
        let leaves: Vec<Hash> = (0..4).map(|i| leaf(i, b"x")).collect();
        let (roots, proofs) = roots_and_proofs(&leaves);
        assert!(!is_under_root(&roots, 4, 0, leaves[0], &proofs[0][..1]));
        let longer = [proofs[0].clone(), vec![leaves[1]]].concat();
        assert!(!is_under_root(&roots, 4, 0, leaves[0], &longer));
    }
}
