//! The Connect Dashboard.

pub mod account;
pub mod developers;
pub mod money;
pub mod payments;
pub mod problems;
pub mod requirements;

pub use account::AccountTexts;
pub use developers::DeveloperTexts;
pub use money::MoneyTexts;
pub use payments::PaymentTexts;
pub use problems::ProblemTexts;
pub use requirements::RequirementTexts;

catalogue! {
    /// The home page and the list of accounts.
    pub struct ConnectTexts;

    page_title { en: "Home", es: "Inicio" }

    // home
    balance_title { en: "Platform balance", es: "Saldo de la plataforma" }
    balance_empty { en: "The balance is empty", es: "El saldo está vacío" }
    balance_empty_body { en: "Add funds to be able to send them to accounts.", es: "Añade fondos para poder enviarlos a las cuentas." }
    attention_title { en: "Accounts that need attention", es: "Cuentas que requieren atención" }
    attention_none { en: "No account needs attention", es: "Ninguna cuenta requiere atención" }
    attention_none_body { en: "Restricted accounts and those with a deadline appear here.", es: "Aquí aparecen las cuentas restringidas y las que tienen un plazo." }
    recent_transfers { en: "Recent transfers", es: "Transferencias recientes" }

    // the list of accounts
    connected_accounts { en: "Connected accounts", es: "Cuentas conectadas" }
    status_tabs { en: "Accounts by status", es: "Cuentas por estado" }
    all { en: "All", es: "Todas" }
    account { en: "Account", es: "Cuenta" }
    kind { en: "Kind", es: "Tipo" }
    connected_on { en: "Connected on", es: "Conectada el" }
    lifetime_volume { en: "Lifetime volume", es: "Volumen total" }
    settles_in_label { en: "Settles in", es: "Liquida en" }
    search_label { en: "Search", es: "Búsqueda" }
    from_day { en: "From", es: "Desde" }
    to_day { en: "To", es: "Hasta" }
    from_value(day) { en: "from {day}", es: "desde {day}" }
    to_value(day) { en: "to {day}", es: "hasta {day}" }
    shown_of(shown, total) { en: "1–{shown} of {total}", es: "1–{shown} de {total}" }
    accounts_count[count] { en: "{count} account" | "{count} accounts", es: "{count} cuenta" | "{count} cuentas" }
    no_accounts_title { en: "No accounts yet", es: "Todavía no hay cuentas" }
    no_accounts_body { en: "Accounts appear here once they are created through the API or imported.", es: "Las cuentas aparecen aquí cuando se crean con la API o se importan." }
    no_accounts_action { en: "How to create accounts", es: "Cómo crear cuentas" }
    no_match_title { en: "No accounts match", es: "Ninguna cuenta coincide" }
    no_match_body { en: "Try fewer words or filters. Search looks at the beginnings of words in names, emails, ids and metadata.", es: "Prueba con menos palabras o filtros. La búsqueda mira el comienzo de las palabras en nombres, correos, ids y metadatos." }
    no_status_title { en: "No accounts in this status", es: "No hay cuentas en este estado" }
    no_status_body { en: "Accounts appear here when their status changes.", es: "Las cuentas aparecen aquí cuando cambia su estado." }

    // kinds
    standard { en: "Standard", es: "Standard" }
    express { en: "Express", es: "Express" }
    custom { en: "Custom", es: "Custom" }
    no_kind { en: "Own controller", es: "Controlador propio" }

    // mode
    live_mode_body { en: "From here on you see real accounts, and what you do moves real money.", es: "Desde aquí ves cuentas reales, y lo que haces mueve dinero real." }
    use_live_mode { en: "Switch to live mode", es: "Cambiar al modo real" }
    use_test_mode { en: "Switch to test mode", es: "Cambiar al modo de prueba" }
}
