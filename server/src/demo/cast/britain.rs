//! Accounts in the United Kingdom.

use super::{Cast, Fate, Kind, USUAL};

const HERE: Cast = Cast {
    country: "GB",
    zone: "Europe/London",
    ..USUAL
};

/// The accounts.
pub const ACCOUNTS: &[Cast] = &[
    Cast {
        name: "Thistle & Thyme",
        kind: Kind::Express,
        place: ["Edinburgh", "Scotland", "EH3 9HN", "31 Grassmarket Close"],
        owner: ["Fiona", "Macrae"],
        phone: "+44 131 496 0142",
        sells: ("Herbs, teas and tinctures", "5499"),
        site: "thistle-thyme",
        joined: 8,
        yearly: 140,
        range: (700, 6_400),
        fee: "11",
        tier: "silver",
        prefix: "THY",
        ..HERE
    },
    Cast {
        name: "Camden Letterpress",
        kind: Kind::Standard,
        place: ["London", "England", "NW1 8AF", "5 Lock Yard"],
        owner: ["Ravi", "Sandhu"],
        phone: "+44 20 7946 0118",
        sells: ("Cards and posters printed by hand", "5943"),
        site: "camden-letterpress",
        joined: 34,
        yearly: 70,
        range: (1_200, 24_000),
        prefix: "CLP",
        ..HERE
    },
    Cast {
        name: "Moorland Wool Co",
        kind: Kind::Express,
        place: ["Leeds", "England", "LS1 4DT", "9 Weaver Court"],
        owner: ["Hannah", "Ogden"],
        phone: "+44 113 496 0177",
        sells: ("Yarn from moorland flocks", "5949"),
        site: "moorland-wool",
        joined: 50,
        fate: Fate::RestrictedSoon,
        yearly: 60,
        range: (1_500, 18_000),
        prefix: "MLW",
        ..HERE
    },
    Cast {
        name: "Pennine Bike Works",
        kind: Kind::Custom,
        place: ["Sheffield", "England", "S1 2HE", "77 Steel Row"],
        owner: ["Gareth", "Pugh"],
        phone: "+44 114 496 0125",
        sells: ("Steel frames to measure", "5940"),
        site: "pennine-bikes",
        joined: 66,
        yearly: 45,
        range: (3_500, 210_000),
        fee: "9",
        tier: "silver",
        prefix: "PBW",
        ..HERE
    },
    Cast {
        name: "Foxglove Apothecary",
        kind: Kind::Express,
        place: ["Bristol", "England", "BS1 5TY", "2 Harbour Steps"],
        owner: ["Imogen", "Hale"],
        phone: "+44 117 496 0163",
        sells: ("Soaps and balms", "5977"),
        site: "foxglove-apothecary",
        joined: 391,
        fate: Fate::Pending,
        tier: "new",
        prefix: "FGA",
        ..HERE
    },
    Cast {
        name: "Larkhill Teas",
        kind: Kind::Standard,
        place: ["York", "England", "YO1 7HH", "18 Minster Gate"],
        owner: ["Arthur", "Penrose"],
        phone: "+44 191 498 0142",
        sells: ("Single-estate teas", "5499"),
        site: "larkhill-teas",
        joined: 85,
        fate: Fate::Restricted,
        yearly: 70,
        range: (900, 7_800),
        prefix: "LKT",
        ..HERE
    },
];
