//! Accounts in Germany.

use super::{Cast, Fate, Kind, USUAL};

const HERE: Cast = Cast {
    country: "DE",
    zone: "Europe/Berlin",
    ..USUAL
};

/// The accounts.
pub const ACCOUNTS: &[Cast] = &[
    Cast {
        name: "Kiefernholz Werkstatt",
        kind: Kind::Express,
        place: ["München", "Bayern", "80331", "Sägmühlweg 12"],
        owner: ["Jakob", "Aumüller"],
        phone: "+49 89 99998 142",
        sells: ("Möbel aus Kiefer und Eiche", "5712"),
        site: "kiefernholz",
        joined: 12,
        yearly: 75,
        range: (4_900, 189_000),
        tier: "silver",
        prefix: "KHW",
        ..HERE
    },
    Cast {
        name: "Lindenhof Keramik",
        kind: Kind::Standard,
        place: ["Berlin", "Berlin", "10115", "Lindenhof 4"],
        owner: ["Marie", "Stolz"],
        phone: "+49 30 23125 118",
        sells: ("Geschirr aus Steinzeug", "5719"),
        site: "lindenhof-keramik",
        joined: 28,
        yearly: 60,
        range: (1_900, 22_000),
        fee: "9",
        prefix: "LHK",
        ..HERE
    },
    Cast {
        name: "Nordlicht Fotografie",
        kind: Kind::Express,
        place: ["Hamburg", "Hamburg", "20457", "Speicherkai 9"],
        owner: ["Finn", "Petersen"],
        company: false,
        phone: "+49 40 66969 133",
        sells: ("Porträts und Hochzeiten", "7221"),
        site: "nordlicht-foto",
        joined: 44,
        yearly: 36,
        range: (15_000, 140_000),
        fee: "12",
        prefix: "NLF",
        ..HERE
    },
    Cast {
        name: "Rheinblick Weinhandel",
        kind: Kind::Custom,
        place: ["Köln", "Nordrhein-Westfalen", "50667", "Uferstraße 21"],
        owner: ["Greta", "Hollmann"],
        phone: "+49 221 4710 142",
        sells: ("Wein von kleinen Gütern", "5921"),
        site: "rheinblick-wein",
        joined: 52,
        fate: Fate::Restricted,
        yearly: 80,
        range: (1_200, 28_000),
        fee: "8",
        prefix: "RBW",
        ..HERE
    },
    Cast {
        name: "Tannenquell Naturkost",
        kind: Kind::Express,
        place: ["Freiburg", "Baden-Württemberg", "79098", "Quellgasse 7"],
        owner: ["Sven", "Ritter"],
        phone: "+49 761 5556 142",
        sells: ("Säfte, Honig und Käse", "5411"),
        site: "tannenquell",
        joined: 140,
        fate: Fate::InReview,
        yearly: 55,
        range: (800, 7_600),
        prefix: "TQN",
        ..HERE
    },
];
