//! The shell and the words that every page uses.

catalogue! {
    /// The shell and the words that every page uses.
    pub struct CommonTexts;

    // navigation
    home { en: "Home", es: "Inicio" }
    accounts { en: "Accounts", es: "Cuentas" }
    balances { en: "Balances", es: "Saldos" }
    transfers { en: "Transfers", es: "Transferencias" }
    top_ups { en: "Top-ups", es: "Recargas" }
    developers { en: "Developers", es: "Desarrolladores" }
    outbox { en: "Message outbox", es: "Bandeja de salida" }
    transactions { en: "Transactions", es: "Movimientos" }
    payments { en: "Payments", es: "Pagos" }
    main_navigation { en: "Main", es: "Principal" }
    workspace { en: "Workspace", es: "Espacio de trabajo" }
    platform { en: "Platform", es: "Plataforma" }
    skip_to_content { en: "Skip to content", es: "Saltar al contenido" }
    open_navigation { en: "Menu", es: "Menú" }
    close { en: "Close", es: "Cerrar" }
    breadcrumbs { en: "Breadcrumbs", es: "Ruta de navegación" }

    // search and mode
    search_accounts { en: "Search accounts by name, email, id or metadata", es: "Buscar cuentas por nombre, correo, id o metadatos" }
    test_mode { en: "Test mode", es: "Modo de prueba" }
    test_clock(at) { en: "Test mode · clock {at}", es: "Modo de prueba · reloj {at}" }
    test_mode_note { en: "Test data: no real money moves.", es: "Datos de prueba: no se mueve dinero real." }

    // the user menu
    user_menu { en: "Your menu", es: "Tu menú" }
    appearance { en: "Appearance", es: "Apariencia" }
    theme_light { en: "Light", es: "Claro" }
    theme_dark { en: "Dark", es: "Oscuro" }
    theme_system { en: "System", es: "Sistema" }
    language { en: "Language", es: "Idioma" }
    sign_out { en: "Sign out", es: "Cerrar sesión" }
    on_platform(platform) { en: "on {platform}", es: "en {platform}" }

    // keyboard help
    keyboard_shortcuts { en: "Keyboard shortcuts", es: "Atajos de teclado" }
    shortcut_then { en: "then", es: "y luego" }
    focus_search { en: "Go to the search box", es: "Ir al buscador" }
    show_shortcuts { en: "Show this help", es: "Mostrar esta ayuda" }
    close_dialog { en: "Close what is open", es: "Cerrar lo que está abierto" }
    go_to(place) { en: "Go to {place}", es: "Ir a {place}" }
    new_transfer { en: "New transfer", es: "Nueva transferencia" }

    // verbs
    cancel { en: "Cancel", es: "Cancelar" }
    back { en: "Back", es: "Atrás" }
    apply { en: "Apply", es: "Aplicar" }
    retry { en: "Try again", es: "Reintentar" }
    view_all { en: "View all", es: "Ver todo" }
    copy { en: "Copy", es: "Copiar" }
    copy_value(value) { en: "Copy {value}", es: "Copiar {value}" }
    copied { en: "Copied", es: "Copiado" }
    dismiss { en: "Dismiss", es: "Descartar" }
    working { en: "Working…", es: "En curso…" }
    loading { en: "Loading…", es: "Cargando…" }

    // lists
    newer { en: "Newer", es: "Más recientes" }
    older { en: "Older", es: "Más antiguos" }
    pages { en: "Pages", es: "Páginas" }
    filters { en: "Filters", es: "Filtros" }
    clear_filters { en: "Clear filters", es: "Quitar filtros" }
    remove_filter(name) { en: "Remove filter: {name}", es: "Quitar filtro: {name}" }

    // forms
    optional { en: "Optional", es: "Opcional" }
    problem_with_form { en: "Check the form", es: "Revisa el formulario" }

    // field names and values
    amount { en: "Amount", es: "Importe" }
    status { en: "Status", es: "Estado" }
    date { en: "Date", es: "Fecha" }
    description { en: "Description", es: "Descripción" }
    country { en: "Country", es: "País" }
    balance { en: "Balance", es: "Saldo" }
    metadata { en: "Metadata", es: "Metadatos" }
    not_set { en: "Not set", es: "Sin definir" }
}
