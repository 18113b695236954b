//! Holidays in the Americas.

use jiff::civil::Weekday::{Monday, Thursday};

use super::rule::{Rule, easter, from, last, listed, on};

/// Brazil, as its bank federation closes, with the Monday and Tuesday of Carnival.
pub const BR: &[Rule] = &[
    on(1, 1),
    easter(-48),
    easter(-47),
    easter(-2),
    on(4, 21),
    on(5, 1),
    easter(60),
    on(9, 7),
    on(10, 12),
    on(11, 2),
    on(11, 15),
    on(11, 20).since(2024),
    on(12, 25),
];

/// Canada, as the national clearing closes; civic and family days of single provinces do not stop
/// it.
pub const CA: &[Rule] = &[
    on(1, 1).weekend(),
    easter(-2),
    from(5, 18, Monday),
    on(7, 1).weekend(),
    from(9, 1, Monday),
    on(9, 30).weekend().since(2021),
    from(10, 8, Monday),
    on(11, 11).weekend(),
    on(12, 25).weekend(),
    on(12, 26).weekend(),
];

/// Mexico, as its banking commission closes banks, which is more than the public holidays.
/// Presidents take office on 1 October every six years.
pub const MX: &[Rule] = &[
    on(1, 1),
    from(2, 1, Monday),
    from(3, 15, Monday),
    easter(-3),
    easter(-2),
    on(5, 1),
    on(9, 16),
    listed(&[(2024, 10, 1), (2030, 10, 1), (2036, 10, 1)]),
    on(11, 2),
    from(11, 15, Monday),
    on(12, 12),
    on(12, 25),
];

/// The United States, as the Federal Reserve closes: a holiday on a Saturday is lost.
pub const US: &[Rule] = &[
    on(1, 1).sunday(),
    from(1, 15, Monday),
    from(2, 15, Monday),
    last(5, Monday),
    on(6, 19).sunday().since(2022),
    on(7, 4).sunday(),
    from(9, 1, Monday),
    from(10, 8, Monday),
    on(11, 11).sunday(),
    from(11, 22, Thursday),
    on(12, 25).sunday(),
];
