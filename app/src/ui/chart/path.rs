//! From values to the drawing: a line with an area under it, on a fixed grid of integers that the
//! browser stretches over the room there is.

use super::Scale;

/// The width of the drawing.
pub const WIDTH: i64 = 10_000;
/// The height of the drawing.
pub const HEIGHT: i64 = 1_000;

/// Where the point of `index` out of `count` lies: in the middle of its column.
pub fn x(index: usize, count: usize) -> i64 {
    let (index, count) = (as_i64(index), as_i64(count).max(1));
    (2 * index + 1) * WIDTH / (2 * count)
}

/// The points of the line.
pub fn points(values: &[i64], scale: Scale) -> Vec<(i64, i64)> {
    let place = |(index, value): (usize, &i64)| (x(index, values.len()), scale.y(*value, HEIGHT));
    values.iter().enumerate().map(place).collect()
}

/// The line through the points, as SVG path data.
pub fn line(points: &[(i64, i64)]) -> String {
    let mut path = String::with_capacity(points.len() * 12);
    for (index, (x, y)) in points.iter().enumerate() {
        path.push_str(&format!("{}{x} {y}", if index == 0 { "M" } else { "L" }));
    }
    path
}

/// The area between the line and `base`, as SVG path data.
pub fn area(points: &[(i64, i64)], base: i64) -> String {
    match (points.first(), points.last()) {
        (Some((first, _)), Some((last, _))) => {
            format!("{}L{last} {base}L{first} {base}Z", line(points))
        }
        _ => String::new(),
    }
}

/// A dot: a stroke without length, which keeps its round shape however the drawing is stretched.
pub fn dot((x, y): (i64, i64)) -> String {
    format!("M{x} {y}l0 0")
}

fn as_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX / (2 * WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale {
        low: 0,
        high: 100,
        step: 50,
    };

    #[test]
    fn points_stand_in_the_middle_of_their_columns() {
        assert_eq!(
            points(&[0, 50, 100, 25], SCALE),
            [(1_250, 1_000), (3_750, 500), (6_250, 0), (8_750, 750)]
        );
        assert_eq!(points(&[100], SCALE), [(5_000, 0)]);
    }

    #[test]
    fn paths_are_plain_integers() {
        let points = points(&[0, 100], SCALE);
        assert_eq!(line(&points), "M2500 1000L7500 0");
        assert_eq!(
            area(&points, HEIGHT),
            "M2500 1000L7500 0L7500 1000L2500 1000Z"
        );
        assert_eq!(dot((7_500, 0)), "M7500 0l0 0");
    }

    #[test]
    fn no_points_draw_nothing() {
        assert_eq!(line(&[]), "");
        assert_eq!(area(&[], HEIGHT), "");
    }
}
