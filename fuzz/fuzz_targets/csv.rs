#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dti_fuzz::read(bytes));
