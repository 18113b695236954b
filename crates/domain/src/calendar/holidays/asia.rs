//! Holidays in Asia and the Pacific.

use jiff::civil::Weekday::Monday;

use super::{
    lunar,
    rule::{Rule, autumn_equinox, bridge, ching_ming, easter, from, listed, on, spring_equinox},
};

/// The United Arab Emirates. The second National Day was taken before the first in 2025.
pub const AE: &[Rule] = &[
    on(1, 1),
    on(12, 2),
    on(12, 3).until(2024),
    listed(&[(2025, 12, 1)]),
    on(12, 3).since(2026),
    listed(lunar::AE),
];

/// Australia, as the interbank settlement closes: days that hold in Sydney and Melbourne. Anzac
/// Day is not moved.
pub const AU: &[Rule] = &[
    on(1, 1).weekend(),
    on(1, 26).weekend(),
    easter(-2),
    easter(1),
    on(4, 25),
    from(6, 8, Monday),
    on(12, 25).weekend(),
    on(12, 26).weekend(),
];

/// Hong Kong.
pub const HK: &[Rule] = &[
    on(1, 1).sunday(),
    ching_ming().sunday(),
    easter(-2),
    easter(-1),
    easter(1),
    on(5, 1).sunday(),
    on(7, 1).sunday(),
    on(10, 1).sunday(),
    on(12, 25).sunday(),
    on(12, 26).sunday(),
    listed(lunar::HK).sunday(),
];

/// India: the days that hold nearly everywhere, with the closing of accounts on 1 April. The
/// Hindu, Muslim and Sikh holidays differ from state to state and are left out.
pub const IN: &[Rule] = &[
    on(1, 26),
    easter(-2),
    on(4, 1),
    on(4, 14),
    on(8, 15),
    on(10, 2),
    on(12, 25),
];

/// Japan. Banks also close from 31 December to 3 January; these days are not moved, and 1 January
/// on a Sunday moves into them.
pub const JP: &[Rule] = &[
    on(1, 1),
    on(1, 2),
    on(1, 3),
    from(1, 8, Monday),
    on(2, 11).sunday(),
    on(2, 23).sunday().since(2020),
    spring_equinox().sunday(),
    on(4, 29).sunday(),
    on(5, 3).sunday(),
    on(5, 4).sunday(),
    on(5, 5).sunday(),
    from(7, 15, Monday),
    on(8, 11).sunday(),
    from(9, 15, Monday),
    bridge(),
    autumn_equinox().sunday(),
    from(10, 8, Monday),
    on(11, 3).sunday(),
    on(11, 23).sunday(),
    on(12, 31),
];

/// Kuwait.
pub const KW: &[Rule] = &[on(1, 1), on(2, 25), on(2, 26), listed(lunar::KW)];

/// Malaysia, in Kuala Lumpur.
pub const MY: &[Rule] = &[
    on(1, 1).sunday(),
    on(2, 1).sunday(),
    on(5, 1).sunday(),
    from(6, 1, Monday),
    on(8, 31).sunday(),
    on(9, 16).sunday(),
    on(12, 25).sunday(),
    listed(lunar::MY).sunday(),
];

/// New Zealand, without the anniversary days of its provinces.
pub const NZ: &[Rule] = &[
    on(1, 1).weekend(),
    on(1, 2).weekend(),
    on(2, 6).weekend(),
    easter(-2),
    easter(1),
    on(4, 25).weekend(),
    from(6, 1, Monday),
    listed(lunar::MATARIKI),
    from(10, 22, Monday),
    on(12, 25).weekend(),
    on(12, 26).weekend(),
];

/// Singapore.
pub const SG: &[Rule] = &[
    on(1, 1).sunday(),
    easter(-2),
    on(5, 1).sunday(),
    on(8, 9).sunday(),
    on(12, 25).sunday(),
    listed(lunar::SG).sunday(),
];

/// Thailand, as its central bank closes banks. The New Year and Songkran give one day off however
/// many of their days fall on a weekend, hence the difference between their days.
pub const TH: &[Rule] = &[
    on(1, 1).weekend(),
    on(4, 6).weekend(),
    on(4, 13).sunday(),
    on(4, 14).sunday(),
    on(4, 15).weekend(),
    on(5, 1).weekend(),
    on(5, 4).weekend(),
    on(6, 3).weekend(),
    on(7, 28).weekend(),
    on(8, 12).weekend(),
    on(10, 13).weekend(),
    on(10, 23).weekend(),
    on(12, 5).weekend(),
    on(12, 10).weekend(),
    on(12, 31).sunday(),
    listed(lunar::TH).weekend(),
];
