//! A line chart, drawn on the server. The figures themselves stand in a table beside it; here they
//! are read by pointing at a column, or by moving over the columns with the arrow keys.

mod axis;
mod columns;
mod path;
mod scale;

use crate::i18n::use_locale;
use columns::Columns;
use domain::money::{Currency, Money};
use leptos::prelude::*;

pub use scale::Scale;

/// One point of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPoint {
    /// Its value, in minor units.
    pub value: i64,
    /// The value in words: `148.00 USD`.
    pub text: String,
    /// What it stands for, in full: `Tue, 24 Nov`.
    pub label: String,
    /// The same, short enough for the axis: `24 Nov`.
    pub tick: String,
}

/// A line with an area under it over time.
#[component]
pub fn LineChart(
    /// What the chart shows and what is to be seen in it, in a sentence.
    #[prop(into)]
    summary: String,
    /// The currency of the values.
    currency: Currency,
    /// The points, oldest first.
    points: Vec<ChartPoint>,
) -> impl IntoView {
    let values: Vec<i64> = points.iter().map(|point| point.value).collect();
    let scale = Scale::around(values.iter().copied(), axis::whole_unit(currency));
    let ticks = axis::labelled(points.len())
        .into_iter()
        .filter_map(|index| points.get(index).map(|point| point.tick.clone()))
        .map(|tick| view! { <span>{tick}</span> })
        .collect_view();
    view! {
        <div class="chart" role="group" aria-label=summary>
            <div class="chart__scale" aria-hidden="true">{scale_labels(scale, currency)}</div>
            <div class="chart__plot">
                {drawing(&values, scale)}
                <Columns points />
            </div>
            <div class="chart__ticks" aria-hidden="true">{ticks}</div>
        </div>
    }
    .into_any()
}

/// From the top to the bottom, as they stand beside the plot.
fn scale_labels(scale: Scale, currency: Currency) -> impl IntoView + use<> {
    let locale = use_locale();
    let label = move |value| axis::short(locale, Money::new(value, currency));
    let labels = scale.lines().into_iter().rev();
    labels
        .map(|value| view! { <span>{label(value)}</span> })
        .collect_view()
}

fn drawing(values: &[i64], scale: Scale) -> impl IntoView + use<> {
    let points = path::points(values, scale);
    let zero = scale.y(0, path::HEIGHT);
    let grid: String = scale
        .lines()
        .into_iter()
        .map(|value| format!("M0 {}h{}", scale.y(value, path::HEIGHT), path::WIDTH))
        .collect();
    let last = points.last().copied().map(|point| {
        view! { <path class="chart__dot" d=path::dot(point) vector-effect="non-scaling-stroke" /> }
    });
    view! {
        <svg
            class="chart__drawing"
            viewBox=format!("0 0 {} {}", path::WIDTH, path::HEIGHT)
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <path class="chart__grid" d=grid vector-effect="non-scaling-stroke" />
            <path class="chart__area" d=path::area(&points, zero) />
            <path class="chart__line" d=path::line(&points) vector-effect="non-scaling-stroke" />
            {last}
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    fn point(value: i64) -> ChartPoint {
        let label = format!("day {value}");
        ChartPoint {
            value,
            text: format!("{value} USD"),
            tick: label.clone(),
            label,
        }
    }

    #[test]
    fn every_point_can_be_read_and_one_takes_the_focus() {
        let points = vec![point(100), point(300), point(200)];
        let out = html(move || {
            view! { <LineChart summary="Net volume" currency=Currency::USD points /> }
        });
        assert!(out.contains("aria-label=\"Net volume\""), "{out}");
        assert!(out.contains("aria-label=\"day 300: 300 USD\""), "{out}");
        assert_eq!(out.matches("tabindex=\"0\"").count(), 1, "{out}");
        assert!(out.contains("M1666 667L5000 0L8333 333"), "{out}");
        assert!(!out.contains("style="), "{out}");
    }

    #[test]
    fn a_chart_without_points_is_only_its_frame() {
        let out = html(|| {
            view! { <LineChart summary="Nothing" currency=Currency::JPY points=vec![] /> }
        });
        assert!(
            out.contains("chart__grid") && !out.contains("chart__dot"),
            "{out}"
        );
    }
}
