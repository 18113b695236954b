//! Accounts in Brazil.

use super::{Cast, Fate, Kind, USUAL};

const HERE: Cast = Cast {
    country: "BR",
    zone: "America/Sao_Paulo",
    ..USUAL
};

/// The accounts.
pub const ACCOUNTS: &[Cast] = &[
    Cast {
        name: "Ateliê Ipê Amarelo",
        kind: Kind::Express,
        place: ["São Paulo", "SP", "01310-100", "Rua das Palmeiras 210"],
        owner: ["Beatriz", "Carvalho"],
        phone: "+55 11 5555 0142",
        sells: ("Bolsas e sapatos de couro", "5661"),
        site: "ipe-amarelo",
        joined: 14,
        yearly: 170,
        range: (4_900, 62_000),
        fee: "12",
        tier: "gold",
        prefix: "IPE",
        ..HERE
    },
    Cast {
        name: "Café Serra Azul",
        kind: Kind::Custom,
        place: ["Belo Horizonte", "MG", "30130-010", "Av. Serra Azul 88"],
        owner: ["Rafael", "Teixeira"],
        phone: "+55 31 5555 0118",
        sells: ("Café de pequenos produtores", "5499"),
        site: "cafe-serra-azul",
        joined: 33,
        yearly: 85,
        range: (2_900, 18_000),
        tier: "silver",
        prefix: "CSA",
        ..HERE
    },
    Cast {
        name: "Rede Maré Artesanato",
        kind: Kind::Express,
        place: ["Recife", "PE", "50030-230", "Rua do Cais 17"],
        zone: "America/Recife",
        owner: ["Luíza", "Nogueira"],
        phone: "+55 81 5555 0163",
        sells: ("Rendas, redes e cestos", "5970"),
        site: "rede-mare",
        joined: 58,
        yearly: 70,
        range: (3_500, 49_000),
        fee: "11",
        prefix: "RMA",
        ..HERE
    },
    Cast {
        name: "Livraria Jequitibá",
        kind: Kind::Standard,
        place: ["Curitiba", "PR", "80020-310", "Rua Quinze 402"],
        owner: ["Otávio", "Prado"],
        phone: "+55 41 5555 0177",
        sells: ("Livros novos e usados", "5942"),
        site: "livraria-jequitiba",
        joined: 386,
        fate: Fate::Pending,
        tier: "new",
        prefix: "LJQ",
        ..HERE
    },
    Cast {
        name: "Bicho Solto Pet",
        kind: Kind::Express,
        place: ["Porto Alegre", "RS", "90010-150", "Rua da Praia 95"],
        owner: ["Carla", "Menezes"],
        phone: "+55 51 5555 0129",
        sells: ("Tudo para cães e gatos", "5995"),
        site: "bicho-solto",
        joined: 90,
        fate: Fate::RestrictedSoon,
        yearly: 60,
        range: (2_500, 27_000),
        prefix: "BSP",
        ..HERE
    },
];
