//! The page of one account.

catalogue! {
    /// The page of one account.
    pub struct AccountTexts;

    // head and figures
    send_funds { en: "Send funds", es: "Enviar fondos" }
    create_login_link { en: "Create login link", es: "Crear enlace de acceso" }
    edit_profile { en: "Edit profile", es: "Editar perfil" }
    edit_metadata { en: "Edit metadata", es: "Editar metadatos" }
    balance { en: "Balance", es: "Saldo" }
    available_and_soon(available, soon) { en: "{available} available · {soon} soon", es: "{available} disponible · {soon} pronto" }
    lifetime_volume { en: "Lifetime volume", es: "Volumen total" }
    payments_so_far[count] { en: "{count} payment" | "{count} payments", es: "{count} pago" | "{count} pagos" }
    payments { en: "Payments", es: "Cobros" }
    payouts { en: "Payouts", es: "Pagos salientes" }
    no_send_role { en: "Only administrators send funds.", es: "Solo los administradores envían fondos." }
    no_send_capability { en: "Funds can be sent once the transfers capability is active.", es: "Se podrán enviar fondos cuando la capacidad de transferencias esté activa." }

    // whether payments and payouts work
    not_enabled { en: "Not enabled", es: "No habilitado" }
    works_last_payment(at) { en: "Last payment {at}", es: "Último pago: {at}" }
    works_no_payment { en: "No payment yet", es: "Todavía sin pagos" }
    works_payouts { en: "Nothing to do.", es: "Nada que hacer." }
    until(date) { en: "Works until {date}. Provide what is listed below before then.", es: "Funciona hasta el {date}. Aporta antes lo que se indica abajo." }
    not_onboarded { en: "Onboarding is not finished. Ask the account to finish it.", es: "El alta no está completa. Pide a la cuenta que la termine." }
    past_due { en: "Required information is past due. Provide what is listed below.", es: "Hay información requerida vencida. Aporta lo que se indica abajo." }
    in_review { en: "The information given is being checked. There is nothing to do now.", es: "Se está comprobando la información. Ahora no hay nada que hacer." }
    rejected_fraud { en: "The account was rejected for fraud and cannot be used.", es: "La cuenta fue rechazada por fraude y no se puede usar." }
    rejected_terms { en: "The account was rejected for a breach of the terms and cannot be used.", es: "La cuenta fue rechazada por incumplir las condiciones y no se puede usar." }
    rejected_other { en: "The account was rejected and cannot be used.", es: "La cuenta fue rechazada y no se puede usar." }
    payments_not_requested { en: "No payment capability was requested. Request card_payments through the API.", es: "No se solicitó ninguna capacidad de cobro. Solicita card_payments con la API." }
    payouts_not_requested { en: "No capability was requested. Request transfers through the API.", es: "No se solicitó ninguna capacidad. Solicita transfers con la API." }

    // what is missing
    restricted_title { en: "This account is restricted.", es: "Esta cuenta está restringida." }
    restricted_body { en: "Payments and payouts stay off until what is listed below is provided.", es: "Los cobros y los pagos salientes siguen desactivados hasta que se aporte lo que se indica abajo." }
    soon_title(date) { en: "Required information is due on {date}.", es: "Hay información requerida con plazo hasta el {date}." }
    soon_body { en: "Everything works now. After that day payments and payouts are switched off.", es: "Ahora todo funciona. Después de ese día se desactivan los cobros y los pagos salientes." }
    pending_title { en: "Onboarding is not finished.", es: "El alta no está completa." }
    pending_body { en: "The account can be used once what is listed below is provided.", es: "La cuenta se podrá usar cuando se aporte lo que se indica abajo." }
    rejected_title { en: "This account was rejected.", es: "Esta cuenta fue rechazada." }
    review_title { en: "This account is in review.", es: "Esta cuenta está en revisión." }
    required { en: "Required information", es: "Información requerida" }
    requirement { en: "Requirement", es: "Requisito" }
    due { en: "Due", es: "Plazo" }
    past_due_badge { en: "Past due", es: "Vencido" }
    currently_due_badge { en: "Currently due", es: "Pendiente" }
    no_deadline { en: "Before the account can be used", es: "Antes de poder usar la cuenta" }

    // balances
    balances { en: "Balances", es: "Saldos" }
    no_balance { en: "Nothing has been paid to this account yet", es: "Todavía no se ha pagado nada a esta cuenta" }

    // activity
    activity { en: "Activity", es: "Actividad" }
    tab_payments { en: "Payments", es: "Pagos" }
    tab_transfers { en: "Transfers", es: "Transferencias" }
    tab_payouts { en: "Payouts", es: "Pagos salientes" }
    tab_fees { en: "Collected fees", es: "Comisiones cobradas" }
    gross { en: "Gross", es: "Bruto" }
    fee { en: "Fee", es: "Comisión" }
    net { en: "Net", es: "Neto" }
    no_payments { en: "No payments yet", es: "Todavía no hay pagos" }
    no_payments_body { en: "Payments appear here when they are recorded or funds are sent.", es: "Los pagos aparecen aquí cuando se registran o se envían fondos." }
    no_transfers { en: "No transfers yet", es: "Todavía no hay transferencias" }
    no_transfers_body { en: "Funds that the platform sends to this account appear here.", es: "Aquí aparecen los fondos que la plataforma envía a esta cuenta." }
    no_payouts { en: "No payout has been made", es: "No se ha hecho ningún pago saliente" }
    no_payouts_body { en: "This account's money is in its balance. Nothing has been sent to a bank.", es: "El dinero de esta cuenta está en su saldo. No se ha enviado nada a un banco." }
    no_fees { en: "No fees collected", es: "No se han cobrado comisiones" }
    no_fees_body { en: "Fees that the platform keeps from this account's payments appear here.", es: "Aquí aparecen las comisiones que la plataforma retiene de los pagos de esta cuenta." }
    pulled_by_platform { en: "Pulled by the platform", es: "Retirado por la plataforma" }
    sent_by_platform { en: "Sent by the platform", es: "Enviado por la plataforma" }
    recorded_payment { en: "Payment", es: "Pago" }
    from_payment { en: "From payment", es: "Del pago" }

    // profile and metadata
    profile { en: "Profile", es: "Perfil" }
    business_name { en: "Business name", es: "Nombre comercial" }
    display_name { en: "Display name", es: "Nombre visible" }
    contact_email { en: "Email", es: "Correo electrónico" }
    website { en: "Website", es: "Sitio web" }
    product { en: "Product description", es: "Descripción del producto" }
    support_email { en: "Support email", es: "Correo de atención al cliente" }
    support_phone { en: "Support phone", es: "Teléfono de atención al cliente" }
    support_url { en: "Support website", es: "Web de atención al cliente" }
    business_type { en: "Business type", es: "Tipo de negocio" }
    individual { en: "Individual", es: "Persona física" }
    company { en: "Company", es: "Empresa" }
    non_profit { en: "Non-profit", es: "Sin ánimo de lucro" }
    government { en: "Government entity", es: "Entidad pública" }
    connected { en: "Connected on", es: "Conectada el" }
    time_zone { en: "Time zone", es: "Zona horaria" }
    settlement_currency { en: "Settlement currency", es: "Moneda de liquidación" }
    no_metadata { en: "No metadata", es: "Sin metadatos" }
    metadata_help { en: "Up to 50 pairs. Empty a value to remove its key. Keys have up to 40 characters, values up to 500.", es: "Hasta 50 pares. Vacía un valor para quitar su clave. Las claves tienen hasta 40 caracteres y los valores hasta 500." }
    key_of(number) { en: "Key {number}", es: "Clave {number}" }
    value_of(key) { en: "Value of {key}", es: "Valor de {key}" }
    new_value(number) { en: "Value {number}", es: "Valor {number}" }
    add_row { en: "Add a row", es: "Añadir una fila" }
    remove_key(key) { en: "Remove {key}", es: "Quitar {key}" }
    cannot_edit { en: "Your role cannot change accounts. Ask an administrator of the platform.", es: "Tu rol no puede modificar cuentas. Pídeselo a un administrador de la plataforma." }
    save_profile { en: "Save profile", es: "Guardar perfil" }
    save_metadata { en: "Save metadata", es: "Guardar metadatos" }
    saved_profile { en: "Profile saved", es: "Perfil guardado" }
    saved_metadata { en: "Metadata saved", es: "Metadatos guardados" }

    // login link
    login_link { en: "Login link", es: "Enlace de acceso" }
    link_for(name) { en: "Login link for {name}", es: "Enlace de acceso para {name}" }
    link_once { en: "This address is shown once", es: "Esta dirección se muestra una sola vez" }
    link_body { en: "It signs the account's owner in to the Express Dashboard. Show it in your own product while they are signed in there, or hand it over in person. Do not send it by email or chat: whoever opens it first uses it up.", es: "Da acceso al panel Express a la persona titular de la cuenta. Muéstrala en tu propio producto mientras tenga la sesión iniciada, o entrégala en persona. No la envíes por correo ni por chat: quien la abra primero la gasta." }
    link_expires(at) { en: "It works once, until {at}.", es: "Funciona una vez, hasta {at}." }
    link_gone { en: "This link was shown before", es: "Este enlace ya se mostró" }
    link_gone_body { en: "For safety it is not kept. Create another one if it was lost.", es: "Por seguridad no se guarda. Crea otro si se perdió." }
    link_address { en: "Address", es: "Dirección" }
    back_to(name) { en: "Back to {name}", es: "Volver a {name}" }
}
