//! The words on badges, and what each of them means.

catalogue! {
    /// The words on badges, and what each of them means.
    pub struct StatusTexts;

    enabled { en: "Enabled", es: "Habilitada" }
    enabled_help { en: "Payments and payouts work.", es: "Los cobros y los pagos salientes funcionan." }
    restricted { en: "Restricted", es: "Restringida" }
    restricted_help { en: "Payments or payouts are switched off until required information is provided.", es: "Los cobros o los pagos salientes están desactivados hasta recibir la información requerida." }
    restricted_soon { en: "Restricted soon", es: "Restricción próxima" }
    restricted_soon_help { en: "Everything works now; required information has a deadline.", es: "Ahora todo funciona; hay información requerida con fecha límite." }
    in_review { en: "In review", es: "En revisión" }
    in_review_help { en: "The information given is being checked.", es: "Se está comprobando la información aportada." }
    pending { en: "Pending", es: "Pendiente" }
    pending_help { en: "The account has not finished onboarding.", es: "La cuenta no ha completado el alta." }
    rejected { en: "Rejected", es: "Rechazada" }
    rejected_help { en: "The account was refused and cannot be used.", es: "La cuenta fue rechazada y no se puede usar." }

    processing { en: "Processing", es: "En proceso" }
    succeeded { en: "Succeeded", es: "Completado" }
    failed { en: "Failed", es: "Fallido" }
    canceled { en: "Canceled", es: "Cancelado" }
    reversed { en: "Reversed", es: "Revertida" }
    paid { en: "Paid", es: "Pagada" }
    available { en: "Available", es: "Disponible" }
    available_soon { en: "Available soon", es: "Disponible pronto" }
    on_the_way { en: "On the way", es: "En camino" }
    paused { en: "Paused", es: "En pausa" }
}
