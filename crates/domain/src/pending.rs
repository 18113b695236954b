//! Money that is pending, by the day on which it becomes available.

use crate::time::Timestamp;

/// From when on pending money covers `needed`, not before `from`: the first moment from which
/// everything that has become available until then, and until any moment after it, adds up to
/// that much. Money taken as of that moment never leaves its owner with less than nothing when
/// the days come one after the other. `upcoming` has one sum per moment, the earliest first; all
/// amounts are in minor units of one currency. Nothing where all of it together does not suffice.
pub fn covered_from(
    upcoming: &[(Timestamp, i64)],
    from: Timestamp,
    needed: i64,
) -> Option<Timestamp> {
    // Sums of numbers of 64 bits, however many there are.
    let (needed, mut sum) = (i128::from(needed), 0_i128);
    let early = upcoming.iter().take_while(|(at, _)| *at <= from);
    for (_, net) in early {
        sum += i128::from(*net);
    }
    let mut covered = (sum >= needed).then_some(from);
    for (at, net) in upcoming.iter().skip_while(|(at, _)| *at <= from) {
        sum += i128::from(*net);
        covered = (sum >= needed).then(|| covered.unwrap_or(*at));
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days with what comes on each, from when, how much is needed, and the answer.
    type Case = (&'static [(i64, i64)], i64, i64, Option<i64>);

    #[test]
    fn pending_money_covers_from_the_day_after_which_it_always_suffices() {
        let table: [Case; 9] = [
            (&[], 5, 1, None),
            (&[], 5, 0, Some(5)),
            (&[(5, 100)], 5, 100, Some(5)),
            (&[(5, 100)], 5, 101, None),
            (&[(3, 40), (5, 60)], 5, 100, Some(5)),
            (&[(5, 60), (8, 40)], 5, 100, Some(8)),
            (&[(5, 100), (8, -30), (9, 30)], 5, 100, Some(9)),
            (&[(5, 100), (8, -30)], 5, 70, Some(5)),
            (&[(5, 100), (8, -30)], 5, 71, None),
        ];
        for (days, from, needed, expected) in table {
            let days: Vec<_> = days
                .iter()
                .map(|(at, net)| (Timestamp::from_unix(*at), *net))
                .collect();
            let found = covered_from(&days, Timestamp::from_unix(from), needed);
            let expected = expected.map(Timestamp::from_unix);
            assert_eq!(found, expected, "{days:?} {from} {needed}");
        }
    }
}
