//! The Express Dashboard.

mod sign_in;

pub use sign_in::SignInTexts;

catalogue! {
    /// The Express Dashboard.
    pub struct ExpressTexts;

    page_title { en: "Home", es: "Inicio" }

    // the balance
    total_balance { en: "Total balance", es: "Saldo total" }
    available { en: "Available", es: "Disponible" }
    available_soon { en: "Available soon", es: "Disponible pronto" }
    on_the_way { en: "On the way to your bank", es: "En camino a tu banco" }
    arrives_at { en: "arrives", es: "llega el" }
    at_bank(bank) { en: "At {bank}", es: "En {bank}" }
    more_on_the_way(amount) { en: "{amount} more on the way", es: "{amount} más en camino" }
    next_payout_on { en: "Next payout", es: "Próximo pago" }
    next_payout_no_bank { en: "Payouts start once you have a bank account.", es: "Los pagos empiezan cuando tengas una cuenta bancaria." }
    next_payout_bank { en: "Payouts wait: your bank sent the last one back. Change your bank account.", es: "Los pagos esperan: tu banco devolvió el último. Cambia tu cuenta bancaria." }
    next_payout_off { en: "Payouts start once your details are complete.", es: "Los pagos empiezan cuando tus datos estén completos." }
    becomes_available { en: "becomes available", es: "estará disponible el" }
    later(amount) { en: "{amount} more after that", es: "{amount} más después" }

    // the chart
    net_volume { en: "Net volume", es: "Volumen neto" }
    net_volume_note { en: "What you received, after fees.", es: "Lo que recibiste, descontadas las comisiones." }
    times_in(zone) { en: "Times are in {zone}.", es: "Horas de {zone}." }
    currency { en: "Currency", es: "Moneda" }
    range { en: "Time range", es: "Periodo" }
    last_24_hours { en: "the last 24 hours", es: "las últimas 24 horas" }
    last_7_days { en: "the last 7 days", es: "los últimos 7 días" }
    last_4_weeks { en: "the last 4 weeks", es: "las últimas 4 semanas" }
    last_3_months { en: "the last 3 months", es: "los últimos 3 meses" }
    last_year { en: "the last year", es: "el último año" }
    lifetime { en: "all time", es: "todo el tiempo" }
    short_24_hours { en: "24h", es: "24 h" }
    short_7_days { en: "7d", es: "7 d" }
    short_4_weeks { en: "4w", es: "4 sem" }
    short_3_months { en: "3m", es: "3 m" }
    short_year { en: "1y", es: "1 a" }
    short_lifetime { en: "All", es: "Todo" }
    chart_summary(range, total, high, when) { en: "Net volume over {range}: {total} in total, at most {high} ({when}).", es: "Volumen neto de {range}: {total} en total, como máximo {high} ({when})." }
    chart_nothing(range) { en: "No payments in {range}.", es: "Sin pagos en {range}." }
    show_as_table { en: "Show as table", es: "Mostrar como tabla" }
    period { en: "Period", es: "Periodo" }
    total { en: "Total", es: "Total" }
    over(range) { en: "Net volume over {range}", es: "Volumen neto de {range}" }

    // lists
    recent_transactions { en: "Recent transactions", es: "Movimientos recientes" }
    transactions { en: "Transactions", es: "Movimientos" }
    payments { en: "Payments", es: "Pagos" }
    no_transactions { en: "No transactions yet", es: "Aún no hay movimientos" }
    no_transactions_body(platform) { en: "Whatever changes your balance appears here, starting with your first payment on {platform}.", es: "Aquí aparece todo lo que cambia tu saldo, empezando por tu primer pago en {platform}." }
    no_payments { en: "No payments yet", es: "Aún no hay pagos" }
    no_payments_body(platform) { en: "Payments that you receive on {platform} appear here.", es: "Aquí aparecen los pagos que recibes en {platform}." }
    no_match_transactions { en: "No transactions match", es: "Ningún movimiento coincide" }
    no_match_payments { en: "No payments match", es: "Ningún pago coincide" }
    transfer_to(platform) { en: "Transfer to {platform}", es: "Transferencia a {platform}" }
    payment_from(platform) { en: "Payment from {platform}", es: "Pago de {platform}" }
    fees_of(amount) { en: "fees {amount}", es: "comisiones {amount}" }
    transaction { en: "Transaction", es: "Movimiento" }
    payment { en: "Payment", es: "Pago" }

    // kinds
    kind { en: "Type", es: "Tipo" }
    kind_payment { en: "Payment", es: "Pago" }
    kind_transfer { en: "Transfer", es: "Transferencia" }
    kind_fee { en: "Fee", es: "Comisión" }
    kind_top_up { en: "Top-up", es: "Recarga" }
    kind_refund { en: "Refund", es: "Reembolso" }
    kind_dispute { en: "Dispute", es: "Disputa" }
    kind_payout { en: "Payout", es: "Pago al banco" }
    kind_charge { en: "Card payment", es: "Pago con tarjeta" }
    kind_returned { en: "Returned transfer", es: "Transferencia devuelta" }
    refund_of(what) { en: "Refund · {what}", es: "Reembolso · {what}" }
    refund_plain { en: "Refund", es: "Reembolso" }
    dispute_of(what) { en: "Dispute · {what}", es: "Disputa · {what}" }
    dispute_plain { en: "Dispute", es: "Disputa" }
    payout_back(bank) { en: "Payout to {bank} came back", es: "Pago a {bank} devuelto" }
    payout_plain { en: "Payout", es: "Pago al banco" }
    fee_plain { en: "Fee", es: "Comisión" }
    top_up_plain { en: "Top-up", es: "Recarga" }
    adjustment_plain { en: "Adjustment of your balance", es: "Ajuste de tu saldo" }
    fees_back(amount) { en: "fees {amount} back", es: "comisiones {amount} devueltas" }
    arrives_on(day) { en: "arrives {day}", es: "llega el {day}" }
    kind_adjustment { en: "Adjustment", es: "Ajuste" }

    // filters
    dates { en: "Dates", es: "Fechas" }
    from { en: "From", es: "Desde" }
    to { en: "To", es: "Hasta" }
    at_least { en: "At least", es: "Como mínimo" }
    at_most { en: "At most", es: "Como máximo" }
    amount_in(currency) { en: "Amounts in {currency}, before fees.", es: "Importes en {currency}, antes de comisiones." }
    since_date(date) { en: "since {date}", es: "desde {date}" }
    until_date(date) { en: "until {date}", es: "hasta {date}" }
    between(from, to) { en: "{from} – {to}", es: "{from} – {to}" }
    bad_date { en: "Enter a date such as 2026-11-22.", es: "Escribe una fecha como 2026-11-22." }
    bad_kind { en: "There is no such type.", es: "Ese tipo no existe." }

    // details
    gross { en: "Gross", es: "Bruto" }
    platform_fee(platform) { en: "Kept by {platform}", es: "Se queda {platform}" }
    net { en: "Net", es: "Neto" }
    net_note { en: "What your balance changed by.", es: "Lo que cambió tu saldo." }
    date { en: "Date", es: "Fecha" }
    status { en: "Status", es: "Estado" }
    what_it_is { en: "What it is from", es: "De qué procede" }
    see_payment { en: "See the payment", es: "Ver el pago" }
    see_transaction { en: "See the transaction", es: "Ver el movimiento" }
    id { en: "ID", es: "ID" }
    reference(platform) { en: "Reference at {platform}", es: "Referencia en {platform}" }
    available_on(date) { en: "Available on {date}", es: "Disponible el {date}" }
    available_from(day) { en: "available {day}", es: "disponible el {day}" }
    available_now { en: "Available", es: "Disponible" }
    pulled_by(platform) { en: "{platform} took these funds out of your balance.", es: "{platform} retiró estos fondos de tu saldo." }
    sent_by(platform) { en: "{platform} sent you these funds.", es: "{platform} te envió estos fondos." }
    refund_source { en: "Money that went back, or came back from there.", es: "Dinero que se devolvió, o que volvió de allí." }
    dispute_source { en: "A customer's bank disputes a payment, or has decided.", es: "El banco de un cliente disputa un pago, o ya ha decidido." }
    payout_source(bank) { en: "Sent to {bank}.", es: "Enviado a {bank}." }
    balance_source { en: "A change of your balance.", es: "Un cambio de tu saldo." }
    arrival { en: "Arrives", es: "Llega" }
    paid_through(platform) { en: "A payment that you received on {platform}.", es: "Un pago que recibiste en {platform}." }
}
