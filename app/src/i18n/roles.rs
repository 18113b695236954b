//! The roles of a platform's team.

catalogue! {
    /// The roles of a platform's team.
    pub struct RoleTexts;

    administrator { en: "Administrator", es: "Administrador" }
    developer { en: "Developer", es: "Desarrollador" }
    analyst { en: "Analyst", es: "Analista" }
    support { en: "Support specialist", es: "Soporte" }
    view_only { en: "View only", es: "Solo lectura" }
}
