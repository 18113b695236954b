//! Whether a rate holds: how fast each tenth of the work went.

use std::time::Duration;

use crate::figures::whole;

/// How far the work was, and when.
#[derive(Clone, Debug, Default)]
pub struct Tenths(Vec<(Duration, f64)>);

impl Tenths {
    /// Notes that so much was done so long after the start.
    pub fn note(&mut self, at: Duration, done: usize) {
        let done = u32::try_from(done).map_or(f64::from(u32::MAX), f64::from);
        if self.0.last().is_none_or(|(_, last)| done > *last) {
            self.0.push((at, done));
        }
    }

    /// How much was done a second from the first note to the last.
    pub fn rate(&self) -> f64 {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => speed(*first, *last),
            _ => 0.0,
        }
    }

    /// The rate of each tenth, the first one first.
    pub fn rates(&self) -> Vec<f64> {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else {
            return Vec::new();
        };
        let part = (last.1 - first.1) / 10.0;
        let marks: Vec<(Duration, f64)> = (0..=10_u8)
            .map(|tenth| {
                let done = first.1 + part * f64::from(tenth);
                (self.when(done), done)
            })
            .collect();
        let pairs = marks.iter().zip(marks.iter().skip(1));
        pairs.map(|(from, to)| speed(*from, *to)).collect()
    }

    /// The rates of the tenths in one line.
    pub fn text(&self) -> String {
        let rates: Vec<String> = self.rates().into_iter().map(whole).collect();
        rates.join(" ")
    }

    /// When so much was done, on a straight line between two notes.
    fn when(&self, done: f64) -> Duration {
        let pairs = self.0.iter().zip(self.0.iter().skip(1));
        let within = pairs.filter(|(_, to)| to.1 >= done).map(|(from, to)| {
            let part = ((done - from.1) / (to.1 - from.1)).clamp(0.0, 1.0);
            from.0 + (to.0 - from.0).mul_f64(part)
        });
        let last = self.0.last().map_or(Duration::ZERO, |(at, _)| *at);
        within.min().unwrap_or(last)
    }
}

fn speed(from: (Duration, f64), to: (Duration, f64)) -> f64 {
    let seconds = to.0.saturating_sub(from.0).as_secs_f64();
    match seconds > 0.0 {
        true => (to.1 - from.1) / seconds,
        false => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(notes: &[(u64, usize)]) -> Tenths {
        let mut tenths = Tenths::default();
        for (seconds, done) in notes {
            tenths.note(Duration::from_secs(*seconds), *done);
        }
        tenths
    }

    #[test]
    fn what_is_steady_has_ten_equal_tenths() {
        let tenths = noted(&[(0, 0), (3, 300), (3, 300), (10, 1_000)]);
        assert_eq!(tenths.text(), ["100"; 10].join(" "));
        assert!((tenths.rate() - 100.0).abs() < 1e-9);
    }

    #[test]
    fn what_slows_down_shows_where() {
        let tenths = noted(&[(0, 0), (5, 500), (15, 1_000)]);
        assert_eq!(tenths.text(), "100 100 100 100 100 50 50 50 50 50");
    }

    #[test]
    fn nothing_done_has_no_rate() {
        assert_eq!(Tenths::default().text(), "");
        assert!(noted(&[(4, 9)]).rate().abs() < f64::EPSILON);
    }
}
