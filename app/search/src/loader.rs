//! The script that starts the worker, for whoever publishes the worker's files.
//! Not here: the script itself (`worker/loader.js`).

use sha2::{Digest, Sha256};

/// The text of `search_worker_loader.js`, to be published beside `search_worker.js` (`glue`) and
/// `search_worker_bg.wasm`: it starts no program but exactly these. Trunk makes a loader of its own, which
/// verifies nothing and loses messages sent before the program is there.
pub fn worker_loader(glue: &[u8], wasm: &[u8]) -> String {
    let script = include_str!("worker/loader.js");
    let hash = |bytes: &[u8]| base64(&Sha256::digest(bytes));
    script.replace("{glue}", &hash(glue)).replace("{wasm}", &hash(wasm))
}

/// As RFC 4648 has it, with padding.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |group: &[u8]| {
        let bits = group.iter().zip([16, 8, 0]).map(|(byte, shift)| u32::from(*byte) << shift).sum::<u32>();
        let signs = (0..4).map(|n| char::from(SIGNS[(bits >> (18 - 6 * n)) as usize & 63]));
        signs.take(group.len() + 1).chain("==".chars()).take(4).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, packed) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), packed);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn the_loader_names_its_two_files_by_their_bytes() {
        let loader = worker_loader(b"", b"foo");
        assert!(loader.contains("'search_worker.js': 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
        assert!(
            loader.contains("'search_worker_bg.wasm': 'sha256-LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564='")
        );
    }
}
