use leptos::prelude::*;

/// The width of the drawing; segments are rounded to a thousandth of it.
const WIDTH: i64 = 1_000;

/// The gap behind every part, in the same measure.
const GAP: i64 = 4;

/// The shade of a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The accent.
    #[default]
    Strong,
    /// A paler accent.
    Soft,
    /// Only an outline in legends, the palest in bars.
    Faint,
}

impl Tone {
    /// The word in class names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Soft => "soft",
            Self::Faint => "faint",
        }
    }
}

/// One part of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarSegment {
    /// Its share, in any unit common to the bar; negative counts as nothing.
    pub value: i64,
    /// Its shade.
    pub tone: Tone,
}

/// A bar of proportional parts. Decorative: the figures stand beside it as text.
#[component]
pub fn ProgressBar(
    /// The parts, from left to right.
    segments: Vec<BarSegment>,
) -> impl IntoView {
    let parts = layout(&segments)
        .into_iter()
        .map(|(x, width, tone)| {
            view! {
                <rect
                    class=format!("progress-bar__part progress-bar__part--{}", tone.word())
                    x=x.to_string()
                    y="0"
                    width=(width - GAP).max(1).to_string()
                    height="8"
                />
            }
        })
        .collect_view();
    view! {
        <svg
            class="progress-bar"
            viewBox="0 0 1000 8"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {parts}
        </svg>
    }
    .into_any()
}

/// Start and width of every part that is wide enough to see.
fn layout(segments: &[BarSegment]) -> Vec<(i64, i64, Tone)> {
    let total: i128 = segments
        .iter()
        .map(|part| i128::from(part.value.max(0)))
        .sum();
    if total == 0 {
        return Vec::new();
    }
    let mut parts = Vec::with_capacity(segments.len());
    let mut done: i128 = 0;
    for part in segments.iter().filter(|part| part.value > 0) {
        let start = position(done, total);
        done += i128::from(part.value);
        parts.push((start, position(done, total) - start, part.tone));
    }
    parts
}

fn position(done: i128, total: i128) -> i64 {
    i64::try_from(done * i128::from(WIDTH) / total).unwrap_or(WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_bar() {
        let part = |value| BarSegment {
            value,
            tone: Tone::Strong,
        };
        let drawn = layout(&[part(1), part(-5), part(2)]);
        assert_eq!(
            drawn,
            vec![(0, 333, Tone::Strong), (333, 667, Tone::Strong)]
        );
        assert!(layout(&[part(0)]).is_empty());
    }
}
