//! Payouts and their schedule, in both dashboards.

use domain::external_account::PayoutFailure;
use domain::payout::schedule::{Interval, Schedule, Weekday};

catalogue! {
    /// Payouts and their schedule, in both dashboards.
    pub struct PayoutTexts;

    // one payout
    payout { en: "Payout", es: "Pago al banco" }
    payouts { en: "Payouts", es: "Pagos al banco" }
    payout_of(amount) { en: "Payout of {amount}", es: "Pago al banco de {amount}" }
    debit_of(amount) { en: "Bank debit of {amount}", es: "Adeudo en el banco de {amount}" }
    payout_to(bank) { en: "Payout to {bank}", es: "Pago a {bank}" }
    debit_from(bank) { en: "Debited from {bank}", es: "Adeudado en {bank}" }
    to { en: "To", es: "Para" }
    arrives { en: "Arrives", es: "Llega" }
    arrived { en: "Arrived", es: "Llegó" }
    expected_arrival { en: "Was expected on", es: "Se esperaba el" }
    sends { en: "Goes to the bank", es: "Sale hacia el banco" }
    sent { en: "Went to the bank", es: "Salió hacia el banco" }
    how { en: "Made", es: "Hecho" }
    automatic { en: "Automatic", es: "Automático" }
    by_hand { en: "By hand", es: "Manual" }
    by_schedule { en: "By the payout schedule", es: "Por el calendario de pagos" }
    asked_for { en: "Asked for by hand", es: "Solicitado manualmente" }
    method { en: "Speed", es: "Velocidad" }
    standard { en: "Standard", es: "Estándar" }
    instant { en: "Instant", es: "Instantáneo" }
    trace_id { en: "Trace id", es: "Id de seguimiento" }
    trace_help { en: "Give it to the bank when it cannot find the money.", es: "Dáselo al banco si no encuentra el dinero." }
    takes_back { en: "Takes back", es: "Revierte" }
    taken_back_by { en: "Taken back by", es: "Revertido por" }
    came_back_line { en: "Money that came back", es: "Dinero devuelto" }
    not_known_yet { en: "Known once it goes to the bank", es: "Se conocerá cuando salga hacia el banco" }

    // what it paid out
    paid_transactions { en: "Transactions paid out", es: "Movimientos pagados" }
    lines_net[count] { en: "{count} transaction, after fees" | "{count} transactions, after fees", es: "{count} movimiento, sin comisiones" | "{count} movimientos, sin comisiones" }
    lines_gross { en: "Before fees", es: "Antes de comisiones" }
    lines_fee { en: "Fees of these", es: "Sus comisiones" }
    instant_fee { en: "Fee for the instant payout", es: "Comisión del pago instantáneo" }
    payout_amount { en: "Paid out", es: "Pagado" }
    debit_amount { en: "Debited", es: "Adeudado" }
    no_lines { en: "No single transactions belong to this payout", es: "Este pago no corresponde a movimientos concretos" }
    no_lines_body { en: "A payout by hand takes an amount from the balance as a whole. Automatic payouts list what they paid out.", es: "Un pago manual toma un importe del saldo en conjunto. Los pagos automáticos enumeran lo que pagaron." }

    // when it failed
    failed_title { en: "The bank sent this payout back.", es: "El banco devolvió este pago." }
    failed_debit_title { en: "The bank refused this debit.", es: "El banco rechazó este adeudo." }
    next_replace { en: "The money is in the balance again. Scheduled payouts wait until the bank account is replaced; it goes out on the next payday after that.", es: "El dinero ha vuelto al saldo. Los pagos programados esperan a que se cambie la cuenta bancaria; saldrá en la siguiente fecha de pago." }
    next_retry { en: "The money is in the balance again. Ask the bank for the reason before it is sent once more.", es: "El dinero ha vuelto al saldo. Pregunta el motivo al banco antes de enviarlo otra vez." }
    next_debit { en: "The balance stays negative until new payments cover it or the bank can be debited.", es: "El saldo sigue negativo hasta que lo cubran nuevos pagos o se pueda adeudar en el banco." }

    // the schedule
    schedule { en: "Payout schedule", es: "Calendario de pagos" }
    interval { en: "Paid out", es: "Se paga" }
    every_day { en: "Every business day", es: "Cada día hábil" }
    weekly_on(days) { en: "Weekly, on {days}", es: "Cada semana, el {days}" }
    monthly_on(days) { en: "Monthly, on day {days}", es: "Cada mes, el día {days}" }
    manual { en: "By hand", es: "Manualmente" }
    delay { en: "Payments become available", es: "Los pagos quedan disponibles" }
    delay_days[count] { en: "{count} day after they are made" | "{count} days after they are made", es: "{count} día después de hacerse" | "{count} días después de hacerse" }
    delay_business[count] { en: "{count} business day after they are made" | "{count} business days after they are made", es: "{count} día hábil después de hacerse" | "{count} días hábiles después de hacerse" }
    next_payday { en: "Next payday", es: "Próxima fecha de pago" }
    destination { en: "Bank account", es: "Cuenta bancaria" }
    destination_in(currency) { en: "Bank account for {currency}", es: "Cuenta bancaria para {currency}" }
    on_request { en: "When somebody asks for a payout", es: "Cuando alguien pida un pago" }
    waits_for_bank { en: "Waits for a bank account", es: "A la espera de una cuenta bancaria" }
    waits_for_other_bank { en: "Waits until the bank account is replaced", es: "A la espera de que se cambie la cuenta bancaria" }
    waits_for_account { en: "Waits until payouts are enabled", es: "A la espera de que se habiliten los pagos" }
    no_bank { en: "None yet", es: "Todavía ninguna" }
    no_bank_help { en: "Payouts start once a bank account is added through the API.", es: "Los pagos empiezan cuando se añade una cuenta bancaria con la API." }
    bank_errored_title { en: "Payouts wait because the bank sent the last one back.", es: "Los pagos esperan porque el banco devolvió el último." }
    bank_unverified_title { en: "The bank account could not be verified.", es: "La cuenta bancaria no se pudo verificar." }
    bank_errored_help { en: "Replace the bank account through the API: the balance goes out on the next payday after that.", es: "Cambia la cuenta bancaria con la API: el saldo saldrá en la siguiente fecha de pago." }
    bank_unverified_help { en: "Check the details and add it again through the API.", es: "Comprueba los datos y añádela de nuevo con la API." }

    // where there is no payout
    none { en: "No payout has been made", es: "No se ha hecho ningún pago al banco" }
    none_until(day) { en: "The next one comes on {day}, if the balance holds available money.", es: "El próximo será el {day}, si el saldo tiene dinero disponible." }
    none_manual { en: "The schedule is manual: money leaves the balance when somebody asks for a payout.", es: "El calendario es manual: el dinero sale del saldo cuando alguien pide un pago." }
    none_paused { en: "Payouts are not enabled for this account. What is missing is listed above.", es: "Los pagos al banco no están habilitados para esta cuenta. Arriba se indica lo que falta." }

    // days
    monday { en: "Monday", es: "lunes" }
    tuesday { en: "Tuesday", es: "martes" }
    wednesday { en: "Wednesday", es: "miércoles" }
    thursday { en: "Thursday", es: "jueves" }
    friday { en: "Friday", es: "viernes" }
    saturday { en: "Saturday", es: "sábado" }
    sunday { en: "Sunday", es: "domingo" }

    // why banks send money back
    account_closed { en: "The bank account has been closed.", es: "La cuenta bancaria está cerrada." }
    account_frozen { en: "The bank account has been frozen.", es: "La cuenta bancaria está bloqueada." }
    restricted { en: "The bank account is restricted: it does not take payouts, or not of this size.", es: "La cuenta bancaria tiene restricciones: no admite pagos, o no de este importe." }
    ownership { en: "The bank account is no longer valid because its bank has changed hands.", es: "La cuenta bancaria ya no es válida porque su banco ha cambiado de dueño." }
    not_processed { en: "The bank could not process this payout.", es: "El banco no pudo procesar este pago." }
    debit_denied { en: "Debits are not approved on this bank account.", es: "Esta cuenta bancaria no autoriza adeudos." }
    declined { en: "The bank declined this payout.", es: "El banco rechazó este pago." }
    too_many { en: "Too many payouts were sent there in a short time.", es: "Se enviaron demasiados pagos en poco tiempo." }
    holder_address { en: "The bank has another address for the account holder.", es: "El banco tiene otra dirección de la persona titular." }
    holder_details { en: "The bank has other details for the account holder.", es: "El banco tiene otros datos de la persona titular." }
    holder_name { en: "The bank has another name for the account holder.", es: "El banco tiene otro nombre de la persona titular." }
    holder_tax_id { en: "The bank has another tax ID for the account holder.", es: "El banco tiene otro número fiscal de la persona titular." }
    account_type { en: "The bank account is of another type than stated.", es: "La cuenta bancaria es de otro tipo que el indicado." }
    bank_funds { en: "There is not enough money on the bank account.", es: "No hay dinero suficiente en la cuenta bancaria." }
    bad_number { en: "The bank does not know this account number.", es: "El banco no conoce este número de cuenta." }
    bad_length { en: "The account number has too many or too few digits for this bank.", es: "El número de cuenta no tiene las cifras que usa este banco." }
    bad_currency { en: "The bank account does not take payouts in this currency.", es: "La cuenta bancaria no admite pagos en esta moneda." }
    no_account { en: "The bank has no account with these details.", es: "El banco no tiene ninguna cuenta con estos datos." }
    bad_card { en: "The bank does not take payouts to this card.", es: "El banco no admite pagos a esta tarjeta." }
}

impl PayoutTexts {
    /// How often an account is paid out.
    pub fn schedule_in_words(self, schedule: &Schedule) -> String {
        match schedule.interval {
            Interval::Manual => self.manual().to_owned(),
            Interval::Daily => self.every_day().to_owned(),
            Interval::Weekly => {
                let days = schedule.weekly_days.iter().map(|day| self.weekday(*day));
                self.weekly_on(days.collect::<Vec<_>>().join(", "))
            }
            Interval::Monthly => {
                let days = schedule.monthly_days.iter().map(ToString::to_string);
                self.monthly_on(days.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// A day of the week.
    pub const fn weekday(self, day: Weekday) -> &'static str {
        match day {
            Weekday::Monday => self.monday(),
            Weekday::Tuesday => self.tuesday(),
            Weekday::Wednesday => self.wednesday(),
            Weekday::Thursday => self.thursday(),
            Weekday::Friday => self.friday(),
            Weekday::Saturday => self.saturday(),
            Weekday::Sunday => self.sunday(),
        }
    }

    /// Why a bank sent money back. The match has no default arm: a new reason does not compile
    /// until it has words.
    pub const fn failure(self, failure: PayoutFailure) -> &'static str {
        use PayoutFailure::*;
        match failure {
            AccountClosed => self.account_closed(),
            AccountFrozen => self.account_frozen(),
            BankAccountRestricted => self.restricted(),
            BankOwnershipChanged => self.ownership(),
            CouldNotProcess => self.not_processed(),
            DebitNotAuthorized => self.debit_denied(),
            Declined => self.declined(),
            ExceedsCountLimit => self.too_many(),
            IncorrectAccountHolderAddress => self.holder_address(),
            IncorrectAccountHolderDetails => self.holder_details(),
            IncorrectAccountHolderName => self.holder_name(),
            IncorrectAccountHolderTaxId => self.holder_tax_id(),
            IncorrectAccountType => self.account_type(),
            InsufficientFunds => self.bank_funds(),
            InvalidAccountNumber => self.bad_number(),
            InvalidAccountNumberLength => self.bad_length(),
            InvalidCurrency => self.bad_currency(),
            NoAccount => self.no_account(),
            UnsupportedCard => self.bad_card(),
        }
    }

    /// Why a payout failed, in the reader's language where the reason is known.
    pub fn fault(self, fault: &domain::payout::PayoutFault) -> String {
        PayoutFailure::from_name(&fault.code)
            .map_or_else(|| fault.message.clone(), |it| self.failure(it).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn schedules_read_as_people_say_them() {
        let texts = PayoutTexts(Locale::En);
        let weekly = Schedule {
            interval: Interval::Weekly,
            weekly_days: vec![Weekday::Monday, Weekday::Friday],
            monthly_days: vec![15],
        };
        assert_eq!(
            texts.schedule_in_words(&weekly),
            "Weekly, on Monday, Friday"
        );
        let monthly = Schedule {
            interval: Interval::Monthly,
            ..weekly
        };
        assert_eq!(
            PayoutTexts(Locale::Es).schedule_in_words(&monthly),
            "Cada mes, el día 15"
        );
        assert_eq!(texts.schedule_in_words(&Schedule::manual()), "By hand");
    }

    #[test]
    fn every_failure_has_words_in_both_languages() {
        for failure in PayoutFailure::ALL {
            let (en, es) = (PayoutTexts(Locale::En), PayoutTexts(Locale::Es));
            assert_ne!(en.failure(*failure), es.failure(*failure));
        }
    }
}
