//! Holidays in Europe.

use jiff::civil::Weekday::{Friday, Monday};

use super::rule::{Rule, easter, from, last, listed, on, orthodox};

/// The closing days of TARGET, which hold in every country of the euro.
pub const TARGET: &[Rule] = &[
    on(1, 1),
    easter(-2),
    easter(1),
    on(5, 1),
    on(12, 25),
    on(12, 26),
];

/// Bulgaria: its own bank holidays while it had the lev, those of TARGET since the euro.
pub const BG: &[Rule] = &[
    on(1, 1).weekend().until(2025),
    on(3, 3).weekend().until(2025),
    orthodox(-2).until(2025),
    orthodox(1).until(2025),
    on(5, 1).weekend().until(2025),
    on(5, 6).weekend().until(2025),
    on(5, 24).weekend().until(2025),
    on(9, 6).weekend().until(2025),
    on(9, 22).weekend().until(2025),
    on(12, 24).weekend().until(2025),
    on(12, 25).weekend().until(2025),
    on(12, 26).weekend().until(2025),
    on(1, 1).since(2026),
    easter(-2).since(2026),
    easter(1).since(2026),
    on(5, 1).since(2026),
    on(12, 25).since(2026),
    on(12, 26).since(2026),
];

/// Switzerland and Liechtenstein, as the franc's clearing in Zurich closes.
pub const CH: &[Rule] = &[
    on(1, 1),
    on(1, 2),
    easter(-2),
    easter(1),
    on(5, 1),
    easter(39),
    easter(50),
    on(8, 1),
    on(12, 25),
    on(12, 26),
];

/// Czechia.
pub const CZ: &[Rule] = &[
    on(1, 1),
    easter(-2).since(2016),
    easter(1),
    on(5, 1),
    on(5, 8),
    on(7, 5),
    on(7, 6),
    on(9, 28),
    on(10, 28),
    on(11, 17),
    on(12, 24),
    on(12, 25),
    on(12, 26),
];

/// Denmark, with the days on which only banks close: the Friday after Ascension, Constitution Day,
/// Christmas Eve and New Year's Eve. Great Prayer Day was abolished in 2024.
pub const DK: &[Rule] = &[
    on(1, 1),
    easter(-3),
    easter(-2),
    easter(1),
    easter(26).until(2023),
    easter(39),
    easter(40),
    easter(50),
    on(6, 5),
    on(12, 24),
    on(12, 25),
    on(12, 26),
    on(12, 31),
];

/// England and Wales, where the United Kingdom's payments clear.
pub const GB: &[Rule] = &[
    on(1, 1).weekend(),
    easter(-2),
    easter(1),
    from(5, 1, Monday),
    last(5, Monday),
    last(8, Monday),
    on(12, 25).weekend(),
    on(12, 26).weekend(),
];

/// Gibraltar; the King's birthday is the Monday after the second Saturday of June. It and the
/// winter holiday were on other Mondays in 2024.
pub const GI: &[Rule] = &[
    on(1, 1).weekend(),
    from(2, 15, Monday).since(2025),
    easter(-2),
    easter(1),
    on(4, 28).weekend(),
    on(5, 1).weekend(),
    last(5, Monday),
    from(6, 10, Monday).since(2025),
    listed(&[(2024, 2, 12), (2024, 6, 17)]),
    last(8, Monday),
    on(9, 10).weekend(),
    on(12, 25).weekend(),
    on(12, 26).weekend(),
];

/// Hungary, without the days that the government swaps against Saturdays; Christmas Eve was such a
/// day in 2024 and 2025 and is a holiday since.
pub const HU: &[Rule] = &[
    on(1, 1),
    on(3, 15),
    easter(-2),
    easter(1),
    on(5, 1),
    easter(50),
    on(8, 20),
    on(10, 23),
    on(11, 1),
    on(12, 24).since(2024),
    on(12, 25),
    on(12, 26),
];

/// Norway.
pub const NO: &[Rule] = &[
    on(1, 1),
    easter(-3),
    easter(-2),
    easter(1),
    on(5, 1),
    on(5, 17),
    easter(39),
    easter(50),
    on(12, 25),
    on(12, 26),
];

/// Poland; Good Friday is a working day there.
pub const PL: &[Rule] = &[
    on(1, 1),
    on(1, 6),
    easter(1),
    on(5, 1),
    on(5, 3),
    easter(60),
    on(8, 15),
    on(11, 1),
    on(11, 11),
    on(12, 24).since(2025),
    on(12, 25),
    on(12, 26),
];

/// Romania.
pub const RO: &[Rule] = &[
    on(1, 1),
    on(1, 2),
    on(1, 6).since(2024),
    on(1, 7).since(2024),
    on(1, 24),
    orthodox(-2),
    orthodox(1),
    on(5, 1),
    orthodox(50),
    on(6, 1),
    on(8, 15),
    on(11, 30),
    on(12, 1),
    on(12, 25),
    on(12, 26),
];

/// Sweden, with the eves of Midsummer, Christmas and New Year, on which banks close.
pub const SE: &[Rule] = &[
    on(1, 1),
    on(1, 6),
    easter(-2),
    easter(1),
    on(5, 1),
    easter(39),
    on(6, 6),
    from(6, 19, Friday),
    on(12, 24),
    on(12, 25),
    on(12, 26),
    on(12, 31),
];
