//! Files that are not what they should be: each is named, and nothing panics.

use crate::run::{dti, fed, folder, put};
use crate::{HUYEN, HUYEN_DATA, TABLE_3};

/// All ways in which the program reads a file.
fn readers(path: &str) -> [Vec<&str>; 6] {
    [
        vec!["check", path],
        vec!["test", path],
        vec!["eval", path, "--data", HUYEN_DATA],
        vec!["eval", HUYEN, "--data", path],
        vec!["reconcile", path, "--published", TABLE_3],
        vec!["reconcile", HUYEN, "--published", path],
    ]
}

#[test]
fn a_missing_file_and_a_folder_end_with_2_and_are_named() {
    let folder = folder();
    let path = folder.path().join("thu-muc").display().to_string();
    for there in [false, true] {
        if there {
            std::fs::create_dir(&path).unwrap();
        }
        for args in readers(&path) {
            for lang in ["vi", "en"] {
                let ran = dti(&[&args[..], &["--lang", lang]].concat()).ends(2);
                assert!(ran.err.contains(&format!("“{path}”")), "{args:?}: {}", ran.err);
                // The human summary of other files aside, nothing is printed.
                assert!(ran.out.is_empty(), "{args:?}: {}", ran.text());
            }
        }
    }
}

#[test]
fn a_missing_import_is_named_at_its_line() {
    let folder = folder();
    let text = std::fs::read_to_string(HUYEN).unwrap();
    let line = text.lines().position(|line| line.contains("kèm theo \"chung/xep-loai.dti\"")).unwrap() + 1;
    let copy = put(&folder, "huyen.dti", &text);
    let ran = dti(&["check", &copy]).ends(1);
    assert!(ran.err.contains("chung/xep-loai.dti") && ran.err.contains(&format!("huyen.dti:{line}:")), "{}", ran.err);
}

#[test]
fn an_empty_file_is_said_to_be_empty_of_what_is_due() {
    let folder = folder();
    for (name, text) in [("trong", ""), ("dong-trong", "\n\n"), ("bom", "\u{feff}"), ("dau-cach", "  \t")] {
        let path = put(&folder, name, text);
        for args in readers(&path) {
            let ran = dti(&args).ends(1);
            assert!(ran.err.contains(&path), "{args:?}: {}", ran.err);
            assert!(ran.err.contains("lỗi["), "{args:?}: {}", ran.err);
        }
    }
    let data = fed(&["eval", HUYEN, "--data", "-"], b"").ends(1);
    assert!(data.err.contains("E0701"), "{}", data.err);
}

/// Bytes without any order, the same in every run.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_le_bytes()[3]).collect()
    }
}

#[test]
fn noise_never_panics_and_is_never_scored() {
    let mut noise = Noise(0x9E37_79B9_7F4A_7C15);
    let folder = folder();
    let mut files: Vec<Vec<u8>> = vec![
        vec![0; 4096],
        vec![0xFF; 4096],
        b"\xFF\xFE\x00\x01".repeat(100),
        b"\"".repeat(999),
        b"(".repeat(5000),
        "“".repeat(5000).into_bytes(),
        "\u{301}".repeat(5000).into_bytes(),
        "\r".repeat(500).into_bytes(),
        "\u{202e}\u{200b}".repeat(300).into_bytes(),
        std::fs::read(env!("CARGO_BIN_EXE_dti")).unwrap()[..100_000].to_vec(),
    ];
    files.extend([10, 1000, 30_000].map(|count| noise.bytes(count)));
    for (index, bytes) in files.iter().enumerate() {
        let path = put(&folder, &format!("nhieu-{index}"), bytes);
        for args in readers(&path) {
            let ran = dti(&args).ends(1);
            assert!(ran.err.contains("lỗi["), "{args:?}: {}", ran.err);
        }
    }
}

/// Files that are nearly right, with bytes put in, taken out and changed.
#[test]
fn damaged_files_never_panic() {
    let mut noise = Noise(42);
    let folder = folder();
    for source in ["rulesets/mau/hang-thanh-phan/hang.dti", HUYEN_DATA, TABLE_3] {
        let sound = std::fs::read(source).unwrap();
        for round in 0..12 {
            let mut bytes = sound.clone();
            for _ in 0..=round {
                let at = noise.below(bytes.len().max(1));
                match noise.below(9) {
                    0 => bytes.truncate(at),
                    1..5 if at < bytes.len() => drop(bytes.remove(at)),
                    _ => bytes.insert(at.min(bytes.len()), b"\";,.\n\t\0(x9\xC3"[noise.below(11)]),
                }
            }
            let path = put(&folder, "hong", &bytes);
            for args in readers(&path) {
                let ran = dti(&args);
                assert!((0..=2).contains(&ran.code), "{args:?}");
            }
        }
    }
}
