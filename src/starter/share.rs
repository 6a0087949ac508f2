//! How the points of the scale are shared out: whole points, as round as the scale allows, that add up to it exactly.

/// The points that shares are multiples of, if the scale allows; the sets of the country prefer the round ones.
const STEPS: [u64; 5] = [50, 20, 10, 5, 1];

/// The share of each, in the order of the weights; `None` where there is less than a point for each.
pub(super) fn share(scale: u64, weights: &[u64]) -> Option<Vec<u64>> {
    let all: u64 = weights.iter().sum();
    // So many steps that each weight has at least one.
    let step = STEPS.into_iter().find(|step| scale.is_multiple_of(*step) && scale >= step.saturating_mul(all)).unwrap_or(1);
    let steps = scale.checked_div(step)?;
    if steps < u64::try_from(weights.len()).ok()? {
        return None;
    }
    let mut shares: Vec<u64> = vec![1; weights.len()];
    // One step after another goes to whoever is furthest below what is due; among equals to the first.
    for _ in shares.iter().sum::<u64>()..steps {
        let due = |(share, weight): (&u64, &u64)| {
            i128::from(*weight).saturating_mul(i128::from(steps)).saturating_sub(i128::from(*share).saturating_mul(i128::from(all)))
        };
        let most = shares.iter().zip(weights).map(due).max()?;
        let place = shares.iter().zip(weights).position(|pair| due(pair) == most)?;
        let next = shares.get_mut(place)?;
        *next = next.saturating_add(1);
    }
    Some(shares.into_iter().map(|share| share.saturating_mul(step)).collect())
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn the_usual_sets_have_the_usual_points() {
        // Đắk Lắk, huyện: five foundations of 100, activities of 200, 150, 150.
        assert_eq!(share(1000, &[2, 2, 2, 2, 2, 4, 3, 3]), Some(vec![100, 100, 100, 100, 100, 200, 150, 150]));
        assert_eq!(share(100, &[2, 2, 2, 2, 2, 4, 3, 3]), Some(vec![10, 10, 10, 10, 10, 20, 15, 15]));
        assert_eq!(share(7, &[1; 7]), Some(vec![1; 7]));
        assert_eq!(share(7, &[1; 8]), None);
    }

    #[test]
    fn shares_add_up_and_nobody_goes_without() {
        for scale in (1..=300).chain([485, 500, 880, 999, 1000, 100_000]) {
            for count in 1..=12_usize {
                let weights: Vec<u64> = [2, 2, 2, 2, 2, 4, 3, 3, 2, 2, 2, 2].into_iter().take(count).collect();
                match share(scale, &weights) {
                    None => assert!(scale < u64::try_from(count).unwrap()),
                    Some(shares) => {
                        assert_eq!(shares.iter().sum::<u64>(), scale, "{scale} over {count}");
                        assert!(shares.len() == count && !shares.contains(&0));
                    }
                }
            }
        }
    }
}
