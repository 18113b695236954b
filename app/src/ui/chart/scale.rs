//! The vertical scale: round steps that enclose every value. Integers only; values are minor units.

/// What the vertical axis spans, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The value at the bottom edge: zero, unless values are negative.
    pub low: i64,
    /// The value at the top edge, above `low`.
    pub high: i64,
    /// The distance of two grid lines.
    pub step: i64,
}

/// How many steps the scale aims at.
const STEPS: i128 = 3;

impl Scale {
    /// The smallest scale of round steps around `values` and zero. `unit` is the smallest step that
    /// makes sense, such as one whole unit of a currency.
    pub fn around(values: impl Iterator<Item = i64> + Clone, unit: i64) -> Self {
        let top = i128::from(values.clone().max().unwrap_or(0).max(0));
        let bottom = i128::from(values.min().unwrap_or(0).min(0));
        let step = round_step(top - bottom, i128::from(unit.max(1)));
        let high = (top + step - 1).div_euclid(step).max(1) * step;
        let low = bottom.div_euclid(step) * step;
        Self {
            low: narrow(low),
            high: narrow(high),
            step: narrow(step),
        }
    }

    /// Every grid line from the bottom to the top.
    pub fn lines(self) -> Vec<i64> {
        let mut lines = vec![self.low];
        let mut at = self.low;
        while at < self.high && lines.len() < 16 {
            at = at.saturating_add(self.step);
            lines.push(at);
        }
        lines
    }

    /// Where `value` lies, from 0 at the top to `height` at the bottom.
    pub fn y(self, value: i64, height: i64) -> i64 {
        let span = (i128::from(self.high) - i128::from(self.low)).max(1);
        let below = i128::from(self.high) - i128::from(value.clamp(self.low, self.high));
        narrow((below * i128::from(height) + span / 2) / span)
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … times `unit` that reaches over `span` in [`STEPS`].
fn round_step(span: i128, unit: i128) -> i128 {
    let mut ten = unit;
    loop {
        for factor in [1, 2, 5] {
            if ten * factor * STEPS >= span {
                return ten * factor;
            }
        }
        ten *= 10;
    }
}

fn narrow(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[i64]) -> Scale {
        Scale::around(values.iter().copied(), 100)
    }

    #[test]
    fn steps_are_round_and_enclose_the_values() {
        assert_eq!(
            scale(&[0, 64_809]),
            Scale {
                low: 0,
                high: 100_000,
                step: 50_000
            }
        );
        assert_eq!(
            scale(&[29_000, 5]),
            Scale {
                low: 0,
                high: 30_000,
                step: 10_000
            }
        );
        assert_eq!(scale(&[30_001]).lines(), [0, 20_000, 40_000]);
    }

    #[test]
    fn nothing_still_has_a_height() {
        assert_eq!(
            scale(&[]),
            Scale {
                low: 0,
                high: 100,
                step: 100
            }
        );
        assert_eq!(scale(&[0, 0]).y(0, 1_000), 1_000);
    }

    #[test]
    fn negative_values_go_below_zero() {
        let scale = scale(&[-1_500, 4_000]);
        assert_eq!(
            scale,
            Scale {
                low: -2_000,
                high: 4_000,
                step: 2_000
            }
        );
        assert_eq!(scale.lines(), [-2_000, 0, 2_000, 4_000]);
        assert_eq!(scale.y(4_000, 600), 0);
        assert_eq!(scale.y(0, 600), 400);
        assert_eq!(scale.y(-2_000, 600), 600);
    }

    #[test]
    fn extremes_do_not_overflow() {
        let scale = scale(&[i64::MIN, i64::MAX]);
        assert!(scale.low < scale.high && scale.lines().len() < 16);
        assert!((0..=1_000).contains(&scale.y(i64::MAX, 1_000)));
    }
}
