//! The bytes of a file, and their fingerprint.

use std::fmt::Write as _;
use std::io::{self, Read as _};

use sha2::{Digest, Sha256};

/// The bytes of a file; `-` is what comes in on standard input.
pub fn read_bytes(path: &str) -> io::Result<Vec<u8>> {
    if path != "-" {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The SHA-256 of some bytes in hex, by which a result names what it was computed from.
///
/// Of one part it is what `sha256sum` prints for the file. Of several each counts with its length, so that no two lists of parts agree.
pub fn fingerprint(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        if parts.len() > 1 {
            hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        }
        hasher.update(part);
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_tell_parts_apart() {
        assert_eq!(fingerprint(&[b"abc"]), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(fingerprint(&[]), fingerprint(&[b""]));
        let lists: [&[&[u8]]; 4] = [&[b"abc"], &[b"a", b"bc"], &[b"ab", b"c"], &[b"abc", b""]];
        for (place, list) in lists.iter().enumerate() {
            assert!(lists.iter().skip(place + 1).all(|other| fingerprint(other) != fingerprint(list)));
        }
    }
}
