//! Accounts in France.

use super::{Cast, Fate, Kind, USUAL};

const HERE: Cast = Cast {
    country: "FR",
    zone: "Europe/Paris",
    ..USUAL
};

/// The accounts.
pub const ACCOUNTS: &[Cast] = &[
    Cast {
        name: "Atelier Mirabelle",
        kind: Kind::Express,
        place: ["Lyon", "Auvergne-Rhône-Alpes", "69002", "3 rue du Mûrier"],
        owner: ["Camille", "Roussel"],
        phone: "+33 4 65 71 01 42",
        sells: ("Confitures et fruits secs", "5441"),
        site: "atelier-mirabelle",
        joined: 10,
        yearly: 115,
        range: (700, 5_200),
        fee: "11",
        tier: "silver",
        prefix: "MIR",
        ..HERE
    },
    Cast {
        name: "Maison Clairval",
        kind: Kind::Standard,
        place: ["Paris", "Île-de-France", "75011", "48 passage Clairval"],
        owner: ["Louis", "Bonnefoy"],
        phone: "+33 1 99 00 11 42",
        sells: ("Lampes et luminaires", "5719"),
        site: "maison-clairval",
        joined: 36,
        yearly: 55,
        range: (3_900, 64_000),
        fee: "9",
        prefix: "CLV",
        ..HERE
    },
    Cast {
        name: "Les Ruches d'Aubrac",
        kind: Kind::Custom,
        place: ["Rodez", "Occitanie", "12000", "6 chemin des Ruches"],
        owner: ["Odile", "Fabre"],
        phone: "+33 5 36 49 01 42",
        sells: ("Miel de montagne", "5499"),
        site: "ruches-aubrac",
        joined: 47,
        yearly: 65,
        range: (800, 6_400),
        prefix: "RDA",
        ..HERE
    },
    Cast {
        name: "Papeterie du Canal",
        kind: Kind::Express,
        place: ["Toulouse", "Occitanie", "31000", "22 quai du Canal"],
        owner: ["Yanis", "Meyer"],
        phone: "+33 5 36 49 01 77",
        sells: ("Carnets et encres", "5943"),
        site: "papeterie-canal",
        joined: 384,
        fate: Fate::Pending,
        tier: "new",
        prefix: "PDC",
        ..HERE
    },
    Cast {
        name: "Vélo Garonne",
        kind: Kind::Express,
        place: [
            "Bordeaux",
            "Nouvelle-Aquitaine",
            "33000",
            "15 cours de la Garonne",
        ],
        owner: ["Hugo", "Castaing"],
        phone: "+33 5 36 49 01 19",
        sells: ("Vélos d'occasion", "5940"),
        site: "velo-garonne",
        joined: 160,
        fate: Fate::Terms,
        yearly: 40,
        range: (9_000, 120_000),
        tier: "blocked",
        prefix: "VGN",
        ..HERE
    },
];
