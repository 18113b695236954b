//! Balances, transfers and top-ups.

catalogue! {
    /// Balances, transfers and top-ups.
    pub struct MoneyTexts;

    // balances
    balances { en: "Balances", es: "Saldos" }
    add_to_balance { en: "Add to balance", es: "Añadir al saldo" }
    available { en: "Available", es: "Disponible" }
    soon { en: "Available soon", es: "Disponible pronto" }
    in_transit { en: "On the way", es: "En camino" }
    reserved { en: "Reserved", es: "Reservado" }
    set_aside { en: "Set aside", es: "Apartado" }
    reserved_note { en: "Reserved money covers accounts with a negative balance. What is set aside pays for refunds and disputes.", es: "Lo reservado cubre cuentas con saldo negativo. Lo apartado paga reembolsos y disputas." }
    set_aside_note { en: "What is set aside pays for refunds and disputes.", es: "Lo apartado paga reembolsos y disputas." }
    total { en: "Total", es: "Total" }
    no_balance { en: "No balance yet", es: "Todavía no hay saldo" }
    no_balance_body { en: "Funds that you add and fees that you collect appear here.", es: "Aquí aparecen los fondos que añades y las comisiones que cobras." }
    all_activity { en: "All activity", es: "Toda la actividad" }
    type_payment { en: "Payment", es: "Pago" }
    type_transfer { en: "Transfer", es: "Transferencia" }
    type_fee { en: "Collected fee", es: "Comisión cobrada" }
    type_topup { en: "Top-up", es: "Recarga" }
    type_charge { en: "Charge", es: "Cobro" }
    type_refund { en: "Refund", es: "Reembolso" }
    type_payment_refund { en: "Payment refund", es: "Pago devuelto" }
    type_refund_failure { en: "Failed refund", es: "Reembolso fallido" }
    type_adjustment { en: "Adjustment", es: "Ajuste" }
    type_fee_refund { en: "Fee refund", es: "Comisión devuelta" }
    type_transfer_refund { en: "Transfer reversal", es: "Transferencia devuelta" }
    type_payout { en: "Payout", es: "Pago al banco" }
    type_payout_cancel { en: "Canceled payout", es: "Pago al banco cancelado" }
    type_payout_failure { en: "Failed payout", es: "Pago al banco fallido" }
    type_minimum_hold { en: "Kept in the balance", es: "Retenido en el saldo" }
    type_minimum_release { en: "Released for the next payout", es: "Liberado para el próximo pago" }
    type_topup_reversal { en: "Top-up reversal", es: "Recarga devuelta" }
    type_processing { en: "Processing fee", es: "Comisión de procesamiento" }
    type_reserve { en: "Reserve for a negative account", es: "Reserva por una cuenta negativa" }
    type_collection { en: "Negative account paid off", es: "Cuenta negativa saldada" }
    kind { en: "Type", es: "Tipo" }
    gross { en: "Gross", es: "Bruto" }
    fee { en: "Fee", es: "Comisión" }
    net { en: "Net", es: "Neto" }
    source { en: "Source", es: "Origen" }
    available_on { en: "Available on", es: "Disponible el" }
    no_activity { en: "No activity of this type", es: "No hay actividad de este tipo" }
    no_activity_body { en: "Everything that changes the platform's balance appears here.", es: "Aquí aparece todo lo que cambia el saldo de la plataforma." }
    transaction { en: "Balance transaction", es: "Movimiento del saldo" }

    // transfers
    new_transfer { en: "New transfer", es: "Nueva transferencia" }
    transfer_of(amount) { en: "Transfer of {amount}", es: "Transferencia de {amount}" }
    destination { en: "Destination", es: "Destino" }
    no_transfers { en: "No transfers yet", es: "Todavía no hay transferencias" }
    no_transfers_body { en: "Funds that you send to accounts appear here.", es: "Aquí aparecen los fondos que envías a las cuentas." }
    no_transfers_to { en: "No transfers to this account", es: "No hay transferencias a esta cuenta" }
    filter_destination { en: "Destination", es: "Destino" }
    filter_destination_help { en: "The id of an account, such as acct_…", es: "El id de una cuenta, como acct_…" }
    find_account { en: "Who receives the funds?", es: "¿Quién recibe los fondos?" }
    find_help { en: "Name, email, id or metadata", es: "Nombre, correo, id o metadatos" }
    find { en: "Search", es: "Buscar" }
    found[count] { en: "{count} account found" | "{count} accounts found", es: "{count} cuenta encontrada" | "{count} cuentas encontradas" }
    found_more(count) { en: "The first {count} accounts. Add a word to narrow it down.", es: "Las primeras {count} cuentas. Añade una palabra para acotar." }
    found_none { en: "No accounts match. Try fewer words.", es: "Ninguna cuenta coincide. Prueba con menos palabras." }
    change_account { en: "Change", es: "Cambiar" }
    choose(name) { en: "Choose {name}", es: "Elegir {name}" }
    to { en: "To", es: "Para" }
    from { en: "From", es: "De" }
    settles_in(currency) { en: "settles in {currency}", es: "liquida en {currency}" }
    amount { en: "Amount", es: "Importe" }
    amount_help(available) { en: "{available} available. Use a point for decimals: 1,204.50", es: "{available} disponible. Usa una coma para los decimales: 1.204,50" }
    amount_help_plain { en: "Use a point for decimals: 1,204.50", es: "Usa una coma para los decimales: 1.204,50" }
    will_send(amount) { en: "You will send {amount}", es: "Enviarás {amount}" }
    will_add(amount) { en: "You will add {amount}", es: "Añadirás {amount}" }
    currency { en: "Currency", es: "Moneda" }
    description { en: "Description", es: "Descripción" }
    description_help { en: "Shown to the account.", es: "Se muestra a la cuenta." }
    topup_description_help { en: "For your own records.", es: "Para tus propios registros." }
    review { en: "Review", es: "Revisar" }
    review_transfer { en: "Review transfer", es: "Revisar transferencia" }
    review_topup { en: "Review top-up", es: "Revisar recarga" }
    nothing_moved { en: "Step 2 of 2. Nothing has moved yet.", es: "Paso 2 de 2. Todavía no se ha movido nada." }
    step_one { en: "Step 1 of 2.", es: "Paso 1 de 2." }
    you_send { en: "You send", es: "Envías" }
    you_add { en: "You add", es: "Añades" }
    available_balance(currency) { en: "Available balance, {currency}", es: "Saldo disponible, {currency}" }
    shown_to_account { en: "Shown to the account", es: "Se muestra a la cuenta" }
    no_description { en: "None", es: "Ninguna" }
    arrives { en: "Arrives", es: "Llega" }
    immediately { en: "Immediately", es: "De inmediato" }
    in_their_balance { en: "In their available balance", es: "En su saldo disponible" }
    in_your_balance { en: "In your available balance", es: "En tu saldo disponible" }
    your_bank { en: "Your bank account", es: "Tu cuenta bancaria" }
    simulated_bank { en: "Simulated: in test mode no real bank is asked.", es: "Simulado: en modo de prueba no se consulta ningún banco real." }
    after_transfer { en: "After this transfer", es: "Después de esta transferencia" }
    after_topup { en: "After this top-up", es: "Después de esta recarga" }
    dry_run { en: "Dry run", es: "Simulación" }
    account { en: "Account", es: "Cuenta" }
    now { en: "Now", es: "Ahora" }
    change { en: "Change", es: "Cambio" }
    after { en: "After", es: "Después" }
    whose_available(name) { en: "{name} · available", es: "{name} · disponible" }
    send_amount(amount) { en: "Send {amount}", es: "Enviar {amount}" }
    add_amount(amount) { en: "Add {amount}", es: "Añadir {amount}" }
    sends_once { en: "A double click or a reload sends once.", es: "Un doble clic o una recarga de la página envía una sola vez." }
    adds_once { en: "A double click or a reload adds once.", es: "Un doble clic o una recarga de la página añade una sola vez." }
    change_details { en: "Change the details", es: "Cambiar los datos" }
    sent_flash(amount, to) { en: "Sent {amount} to {to}", es: "{amount} enviados a {to}" }
    added_flash(amount) { en: "Added {amount} to the balance", es: "{amount} añadidos al saldo" }
    only_admins_send { en: "Your role cannot send funds. Ask an administrator of the platform.", es: "Tu rol no puede enviar fondos. Pídeselo a un administrador de la plataforma." }
    only_admins_add { en: "Your role cannot add funds. Ask an administrator of the platform.", es: "Tu rol no puede añadir fondos. Pídeselo a un administrador de la plataforma." }

    // results
    details { en: "Details", es: "Detalles" }
    postings { en: "Postings", es: "Asientos" }
    debit { en: "Debit", es: "Debe" }
    credit { en: "Credit", es: "Haber" }
    held_after { en: "Holds after", es: "Queda" }
    events { en: "Events", es: "Eventos" }
    no_events { en: "No events", es: "Sin eventos" }
    event { en: "Event", es: "Evento" }
    when { en: "When", es: "Cuándo" }
    transfer_id { en: "Transfer", es: "Transferencia" }
    payment_id { en: "Payment at the destination", es: "Pago en el destino" }
    transaction_id { en: "Balance transaction", es: "Movimiento del saldo" }
    group { en: "Transfer group", es: "Grupo de transferencias" }
    metadata { en: "Metadata", es: "Metadatos" }
    outside_world { en: "Outside", es: "Exterior" }
    kind_available { en: "available", es: "disponible" }
    kind_pending { en: "pending", es: "pendiente" }
    kind_in_transit { en: "on the way", es: "en camino" }
    kind_bank { en: "bank", es: "banco" }
    kind_reserve { en: "reserve", es: "reserva" }
    kind_prefunding { en: "for refunds and disputes", es: "para reembolsos y disputas" }
    kind_fees { en: "processing fees", es: "comisiones de procesamiento" }
    kind_cards { en: "card networks", es: "redes de tarjetas" }

    // payments
    payment_of(amount) { en: "Payment of {amount}", es: "Pago de {amount}" }
    payment { en: "Payment", es: "Pago" }
    external_id { en: "External id", es: "Id externo" }
    sent_with { en: "Sent with transfer", es: "Enviado con la transferencia" }
    collected_from { en: "Collected from", es: "Cobrada a" }

    // top-ups
    topup_of(amount) { en: "Top-up of {amount}", es: "Recarga de {amount}" }
    topup_id { en: "Top-up", es: "Recarga" }
    no_topups { en: "No top-ups yet", es: "Todavía no hay recargas" }
    no_topups_body { en: "Funds that you add to the balance appear here.", es: "Aquí aparecen los fondos que añades al saldo." }
    expected { en: "Expected on", es: "Se espera el" }
    statement { en: "Statement descriptor", es: "Descripción en el extracto" }
    failure { en: "Why it failed", es: "Por qué falló" }
    bank_source { en: "Source", es: "Origen" }
}

impl MoneyTexts {
    /// [`Self::will_send`] of an amount that is formatted already.
    pub fn will_send_text(self, amount: String) -> String {
        self.will_send(amount)
    }

    /// [`Self::will_add`] of an amount that is formatted already.
    pub fn will_add_text(self, amount: String) -> String {
        self.will_add(amount)
    }
}
