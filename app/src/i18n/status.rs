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
    on_the_way { en: "On the way", es: "En camino" }
    payout_paid { en: "Paid", es: "Pagado" }
    partly_reversed { en: "Partially reversed", es: "Revertida en parte" }
    uncaptured { en: "Uncaptured", es: "Sin capturar" }
    uncaptured_help { en: "The amount is held on the card until it is captured.", es: "El importe está retenido en la tarjeta hasta que se capture." }
    declined_help { en: "The card was declined. No money moved.", es: "La tarjeta fue rechazada. No se movió dinero." }
    released_help { en: "The hold on the card was released without a capture.", es: "La retención en la tarjeta se liberó sin capturar." }
    refunded { en: "Refunded", es: "Reembolsado" }
    partly_refunded { en: "Partially refunded", es: "Reembolso parcial" }
    disputed { en: "Disputed", es: "Disputado" }
    disputed_help { en: "The customer's bank disputes this payment, or did.", es: "El banco del cliente disputa este pago, o lo hizo." }
    payout_pending_help { en: "It goes to the bank with the next file.", es: "Saldrá hacia el banco con el próximo envío." }
    payout_way_help { en: "It is with the bank.", es: "Está en manos del banco." }
    payout_failed_help { en: "The bank refused it or sent it back.", es: "El banco lo rechazó o lo devolvió." }
    needs_response { en: "Needs response", es: "Requiere respuesta" }
    under_review { en: "Under review", es: "En revisión" }
    won { en: "Won", es: "Ganada" }
    lost { en: "Lost", es: "Perdida" }
    inquiry { en: "Inquiry", es: "Consulta" }
    inquiry_help { en: "The bank asks. No money has moved.", es: "El banco pregunta. No se ha movido dinero." }
    inquiry_closed { en: "Inquiry closed", es: "Consulta cerrada" }
    bank_new { en: "New", es: "Nueva" }
    bank_validated { en: "Validated", es: "Validada" }
    bank_verified { en: "Verified", es: "Verificada" }
    bank_unverified { en: "Not verified", es: "Sin verificar" }
    bank_errored { en: "Errored", es: "Con error" }
    bank_errored_help { en: "The bank sent a payout back.", es: "El banco devolvió un pago." }
    paused { en: "Paused", es: "En pausa" }
}
