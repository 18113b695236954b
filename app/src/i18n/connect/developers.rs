//! API keys, the outbox and what developers need to know.

catalogue! {
    /// API keys, the outbox and what developers need to know.
    pub struct DeveloperTexts;

    developers { en: "Developers", es: "Desarrolladores" }
    api_keys { en: "API keys", es: "Claves de API" }
    keys_test_note { en: "These keys see test data only.", es: "Estas claves solo ven datos de prueba." }
    keys_live_note { en: "These keys move real money. Keep them on your servers.", es: "Estas claves mueven dinero real. Guárdalas en tus servidores." }
    key_name { en: "Name", es: "Nombre" }
    key_name_help { en: "Where the key will be used, such as “Billing server”.", es: "Dónde se usará la clave, por ejemplo «Servidor de facturación»." }
    publishable { en: "Publishable", es: "Publicable" }
    hint { en: "Key", es: "Clave" }
    maker { en: "Made by", es: "Creada por" }
    operator { en: "Operator", es: "Operador" }
    last_used { en: "Last used", es: "Último uso" }
    never { en: "Never", es: "Nunca" }
    access { en: "Permissions", es: "Permisos" }
    access_help { en: "A key may do at most what you may do, and less when your role changes.", es: "Una clave puede como máximo lo mismo que tú, y menos si cambia tu rol." }
    access_all { en: "All that I can give", es: "Todo lo que puedo dar" }
    access_read { en: "Read only", es: "Solo lectura" }
    access_pick { en: "Only what I pick", es: "Solo lo que elija" }
    permissions[count] { en: "{count} permission" | "{count} permissions", es: "{count} permiso" | "{count} permisos" }
    no_longer { en: "None any more", es: "Ya ninguno" }
    no_longer_body { en: "Its maker lost the roles that it needs.", es: "Quien la creó perdió los roles que necesita." }
    administrators_only { en: "Keys of live mode are made by administrators.", es: "Las claves del modo real las crean los administradores." }
    created { en: "Created", es: "Creada" }
    actions { en: "Actions", es: "Acciones" }
    create_key { en: "Create secret key", es: "Crear clave secreta" }
    revoke { en: "Revoke", es: "Revocar" }
    revoke_key(name) { en: "Revoke {name}", es: "Revocar {name}" }
    revoke_title(name) { en: "Revoke “{name}”?", es: "¿Revocar «{name}»?" }
    revoke_body { en: "Requests with this key are refused from now on. This cannot be undone.", es: "Las solicitudes con esta clave se rechazan desde ahora. No se puede deshacer." }
    revoked { en: "Key revoked", es: "Clave revocada" }
    no_keys { en: "No API keys", es: "No hay claves de API" }
    no_keys_body { en: "Create a secret key to use the API.", es: "Crea una clave secreta para usar la API." }
    new_key_title { en: "Your new secret key is shown once", es: "Tu nueva clave secreta se muestra una sola vez" }
    new_key_body { en: "Copy it to where it is used. Only its last characters are kept for you to recognise it.", es: "Cópiala donde se vaya a usar. Solo se guardan sus últimos caracteres para que la reconozcas." }
    no_right { en: "Your role cannot see API keys", es: "Tu rol no puede ver las claves de API" }
    no_right_body { en: "Ask an administrator or a developer of the platform.", es: "Pídeselo a un administrador o desarrollador de la plataforma." }
    connect_sdk { en: "Point an SDK at this server", es: "Conectar un SDK a este servidor" }
    sdk_body { en: "The official Stripe SDKs work with this server. Change the host, and nothing else:", es: "Los SDK oficiales de Stripe funcionan con este servidor. Cambia el servidor y nada más:" }
    sdk_example { en: "Example", es: "Ejemplo" }
    base_url { en: "Address of the API", es: "Dirección de la API" }
    platform_id { en: "Platform account", es: "Cuenta de la plataforma" }

    outbox { en: "Message outbox", es: "Bandeja de salida" }
    outbox_body { en: "In test mode messages are not sent: they are kept here. The sign-in code is always 000000.", es: "En modo de prueba los mensajes no se envían: quedan aquí. El código de acceso es siempre 000000." }
    outbox_live { en: "The outbox exists in test mode only", es: "La bandeja de salida solo existe en modo de prueba" }
    outbox_live_body { en: "In live mode messages go to people, and no copy is kept.", es: "En modo real los mensajes llegan a las personas y no se guarda copia." }
    no_messages { en: "No messages yet", es: "Todavía no hay mensajes" }
    no_messages_body { en: "Sign-in codes appear here when an account's owner opens a login link.", es: "Los códigos de acceso aparecen aquí cuando la persona titular de una cuenta abre un enlace de acceso." }
    to { en: "To", es: "Para" }
    text { en: "Text", es: "Texto" }
    about { en: "Account", es: "Cuenta" }
    sent_at { en: "Time", es: "Hora" }
}
