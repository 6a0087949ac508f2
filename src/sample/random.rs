//! Chance that can be repeated: SplitMix64, by Steele, Lea and Flood (2014), in whole numbers only.
//!
//! It is eight lines that will never change, so the same seed gives the same table on every machine and in every later version; a generator
//! of a library promises that for one of its own versions only. It is no secret-keeper, and nothing here is secret.

/// A stream of chance.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// The stream of a place: a seed, and where it is used. Streams of different places have nothing in common, so that a row added to the
    /// rules does not change the figures of another.
    pub fn at(seed: u64, place: &[u64]) -> Self {
        let mut random = Random(seed);
        for part in place {
            random = Random(random.word() ^ part.wrapping_mul(0xd6e8_feb8_6659_fd93));
        }
        random
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed.wrapping_shr(30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed.wrapping_shr(27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed.wrapping_shr(31)
    }

    /// A number from 0 up to, but not including, `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // The high half of the product: even to one part in 2⁶⁴ / end.
        let product = u128::from(self.word()).wrapping_mul(u128::from(end));
        u64::try_from(product.wrapping_shr(64)).unwrap_or(0)
    }

    /// A place in a list of so many.
    pub fn place(&mut self, len: usize) -> usize {
        usize::try_from(self.below(u64::try_from(len).unwrap_or(0))).unwrap_or(0)
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_stream_is_the_published_one() {
        // The first words of SplitMix64 from the seed 1234567, as its authors' test prints them.
        let mut random = Random(1_234_567);
        let words: Vec<u64> = (0..3).map(|_| random.word()).collect();
        assert_eq!(words, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn below_stays_below() {
        let mut random = Random::at(1, &[2, 3]);
        assert!((0..1000).all(|_| random.below(7) < 7));
        assert_eq!(random.below(0), 0);
    }
}
