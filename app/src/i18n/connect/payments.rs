//! Cards, refunds and disputes on the Connect Dashboard.

use domain::refund::RefundReason;

catalogue! {
    /// Cards, refunds and disputes on the Connect Dashboard.
    pub struct PaymentTexts;

    // the card
    card { en: "Card", es: "Tarjeta" }
    expires(month, year) { en: "expires {month}/{year}", es: "caduca {month}/{year}" }
    issued_in { en: "Issued in", es: "Emitida en" }
    credit { en: "credit", es: "crédito" }
    debit { en: "debit", es: "débito" }
    prepaid { en: "prepaid", es: "prepago" }
    card_payment { en: "Card payment", es: "Pago con tarjeta" }
    intent { en: "Payment intent", es: "Intención de pago" }
    customer { en: "Customer", es: "Cliente" }
    statement { en: "Statement descriptor", es: "Descripción en el extracto" }
    receipt { en: "Receipt goes to", es: "El recibo va a" }
    on_behalf { en: "In the name of", es: "En nombre de" }
    authorised { en: "Authorized", es: "Autorizado" }
    captured { en: "Captured", es: "Capturado" }
    capture_before { en: "Capture before", es: "Capturar antes del" }
    declined_title { en: "The card was declined.", es: "La tarjeta fue rechazada." }
    uncaptured_title { en: "The amount is held on the card and not captured yet.", es: "El importe está retenido en la tarjeta y todavía no se ha capturado." }
    uncaptured_body(date) { en: "Nothing is in a balance. Capture it through the API before {date}, or the hold ends by itself.", es: "Todavía no está en ningún saldo. Captúralo con la API antes del {date}; si no, la retención termina sola." }
    released_title { en: "The hold was released without a capture. No money moved.", es: "La retención se liberó sin capturar. No se movió dinero." }
    disputed_title { en: "The customer's bank disputes this payment.", es: "El banco del cliente disputa este pago." }
    disputed_body { en: "What became of it is listed below.", es: "Abajo se indica cómo está." }

    // who got what
    application_fee { en: "Platform's fee", es: "Comisión de la plataforma" }
    processing_fee { en: "Processing fee", es: "Comisión de procesamiento" }
    passed_on { en: "Passed on with", es: "Transferido con" }
    refunded { en: "Refunded", es: "Reembolsado" }
    refunded_of(amount) { en: "{amount} refunded", es: "{amount} reembolsados" }
    reversed_of(amount) { en: "{amount} reversed", es: "{amount} revertidos" }
    given_back_of(amount) { en: "{amount} given back", es: "{amount} devueltos" }
    collected_fee { en: "Collected fee", es: "Comisión cobrada" }
    paid_out_with { en: "Paid out with", es: "Pagado con" }

    // refunds
    refunds { en: "Refunds", es: "Reembolsos" }
    reason { en: "Reason", es: "Motivo" }
    duplicate { en: "Paid twice", es: "Pagado dos veces" }
    fraudulent { en: "Fraudulent", es: "Fraudulento" }
    requested { en: "Requested by the customer", es: "Lo pidió el cliente" }
    no_reason { en: "No reason given", es: "Sin motivo" }
    waits_for_funds { en: "Waits for money in the balance", es: "A la espera de saldo" }
    waits_for_bank { en: "Waits for the card's bank", es: "A la espera del banco de la tarjeta" }
    came_back { en: "Came back:", es: "Volvió:" }
    refund_failed { en: "The card's bank sent it back", es: "El banco de la tarjeta lo devolvió" }

    // disputes
    disputes { en: "Disputes", es: "Disputas" }
    answer_by { en: "Answer by", es: "Responder antes del" }
    past_due { en: "The time for an answer ran out", es: "Se agotó el plazo para responder" }
    bank_cannot_process { en: "The bank could not process it", es: "El banco no pudo procesarlo" }
    check_returned { en: "Check returned", es: "Cheque devuelto" }
    credit_not_processed { en: "Refund never arrived", es: "El reembolso no llegó" }
    customer_initiated { en: "Opened by the customer", es: "Abierta por el cliente" }
    debit_not_authorized { en: "Debit not authorized", es: "Adeudo no autorizado" }
    incorrect_account { en: "Wrong account details", es: "Datos de cuenta incorrectos" }
    insufficient_funds { en: "Insufficient funds", es: "Fondos insuficientes" }
    noncompliant { en: "Not in line with the rules", es: "No cumple las normas" }
    not_received { en: "Product not received", es: "Producto no recibido" }
    unacceptable { en: "Product unacceptable", es: "Producto inaceptable" }
    subscription { en: "Subscription was canceled", es: "Suscripción cancelada" }
    unrecognized { en: "Not recognized", es: "No reconocido" }
    general { en: "Other", es: "Otro" }
}

impl PaymentTexts {
    /// Why money was given back.
    pub const fn refund_reason(self, reason: Option<RefundReason>) -> &'static str {
        match reason {
            Some(RefundReason::Duplicate) => self.duplicate(),
            Some(RefundReason::Fraudulent) => self.fraudulent(),
            Some(RefundReason::RequestedByCustomer) => self.requested(),
            None => self.no_reason(),
        }
    }

    /// What a customer's bank says is wrong; one of [`domain::dispute::REASONS`].
    pub fn dispute_reason(self, reason: &str) -> &'static str {
        match reason {
            "bank_cannot_process" => self.bank_cannot_process(),
            "check_returned" => self.check_returned(),
            "credit_not_processed" => self.credit_not_processed(),
            "customer_initiated" => self.customer_initiated(),
            "debit_not_authorized" => self.debit_not_authorized(),
            "duplicate" => self.duplicate(),
            "fraudulent" => self.fraudulent(),
            "incorrect_account_details" => self.incorrect_account(),
            "insufficient_funds" => self.insufficient_funds(),
            "noncompliant" => self.noncompliant(),
            "product_not_received" => self.not_received(),
            "product_unacceptable" => self.unacceptable(),
            "subscription_canceled" => self.subscription(),
            "unrecognized" => self.unrecognized(),
            _ => self.general(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn every_dispute_reason_has_words() {
        let texts = PaymentTexts(Locale::En);
        for reason in domain::dispute::REASONS {
            let general = reason == "general";
            assert_eq!(texts.dispute_reason(reason) == "Other", general, "{reason}");
        }
    }
}
