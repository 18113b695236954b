//! Accounts in Japan.

use super::{Cast, Fate, Kind, USUAL};

const HERE: Cast = Cast {
    country: "JP",
    zone: "Asia/Tokyo",
    ..USUAL
};

/// The accounts.
pub const ACCOUNTS: &[Cast] = &[
    Cast {
        name: "Aoba Kobo",
        kind: Kind::Express,
        place: ["Sendai", "Miyagi", "980-0811", "1-4-2 Ichibancho"],
        owner: ["Haruka", "Endo"],
        phone: "+81 22 555 0142",
        sells: ("Lacquerware and chopsticks", "5719"),
        site: "aoba-kobo",
        joined: 16,
        yearly: 95,
        range: (1_800, 42_000),
        tier: "silver",
        prefix: "AOB",
        ..HERE
    },
    Cast {
        name: "Kumo Stationery",
        kind: Kind::Standard,
        place: ["Kyoto", "Kyoto", "604-8005", "28 Sanjo Dori"],
        owner: ["Shun", "Kobayashi"],
        phone: "+81 75 555 0118",
        sells: ("Paper, pens and inks", "5943"),
        site: "kumo-stationery",
        joined: 42,
        yearly: 80,
        range: (600, 9_800),
        fee: "9",
        prefix: "KMO",
        ..HERE
    },
    Cast {
        name: "Hoshino Tea House",
        kind: Kind::Custom,
        place: ["Uji", "Kyoto", "611-0021", "5 Byodo Lane"],
        owner: ["Aiko", "Hoshino"],
        phone: "+81 774 55 0163",
        sells: ("Matcha and tea sets", "5499"),
        site: "hoshino-tea",
        joined: 70,
        fate: Fate::InReview,
        yearly: 60,
        range: (1_200, 16_000),
        prefix: "HTH",
        ..HERE
    },
    Cast {
        name: "Minato Surf",
        kind: Kind::Express,
        place: ["Kamakura", "Kanagawa", "248-0016", "3-11 Hase"],
        owner: ["Kenji", "Minato"],
        phone: "+81 467 55 0129",
        sells: ("Boards, wetsuits and lessons", "5941"),
        site: "minato-surf",
        joined: 377,
        tier: "new",
        prefix: "MNS",
        ..HERE
    },
];
