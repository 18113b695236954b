//! Sign-in and set-up of a platform's team.

catalogue! {
    /// Sign-in and set-up of a platform's team.
    pub struct AuthTexts;

    // sign-in
    sign_in { en: "Sign in", es: "Iniciar sesión" }
    email { en: "Email", es: "Correo electrónico" }
    password { en: "Password", es: "Contraseña" }
    no_password { en: "No password yet, or a lost one? Whoever runs this server can set it on the command line.", es: "¿Sin contraseña, o la has perdido? Quien administra este servidor puede ponerla desde la línea de comandos." }
    wrong { en: "The email or the password is wrong.", es: "El correo o la contraseña no son correctos." }
    throttled[minutes] {
        en: "Too many attempts. Try again in {minutes} minute." | "Too many attempts. Try again in {minutes} minutes.",
        es: "Demasiados intentos. Prueba de nuevo en {minutes} minuto." | "Demasiados intentos. Prueba de nuevo en {minutes} minutos."
    }

    // proof of identity
    confirm_title { en: "Confirm it’s you", es: "Confirma que eres tú" }
    confirm_body { en: "Moving money, keys, the team and live data need a recent password. What you were doing waits for you.", es: "Mover dinero, las claves, el equipo y los datos reales piden la contraseña de nuevo. Lo que estabas haciendo te espera." }
    confirm_submit { en: "Confirm", es: "Confirmar" }
    wrong_password { en: "The password is wrong.", es: "La contraseña no es correcta." }

    // set-up
    setup_title { en: "Set up your platform", es: "Configura tu plataforma" }
    setup_intro { en: "This makes the platform and its owner: you, as administrator.", es: "Se crean la plataforma y su propietario: tú, como administrador." }
    platform_name { en: "Platform name", es: "Nombre de la plataforma" }
    platform_name_help { en: "As your sellers know it.", es: "Como la conocen tus vendedores." }
    country { en: "Country", es: "País" }
    country_help { en: "Where the platform is. It decides the currency that the platform settles in.", es: "Donde está la plataforma. Decide en qué moneda liquida." }
    your_name { en: "Your name", es: "Tu nombre" }
    password_help(least) { en: "At least {least} characters.", es: "Al menos {least} caracteres." }
    create { en: "Create the platform", es: "Crear la plataforma" }
    closed_title { en: "This setup address no longer works", es: "Esta dirección de configuración ya no funciona" }
    closed_body { en: "It worked once, for thirty minutes after the server started. If there is no platform yet, restart the server: it prints a new address on its terminal.", es: "Servía una sola vez, durante los treinta minutos siguientes al arranque del servidor. Si aún no hay plataforma, reinicia el servidor: mostrará una dirección nueva en su terminal." }
    go_to_sign_in { en: "Go to sign-in", es: "Ir al inicio de sesión" }

    // what is wrong with a field
    missing { en: "Fill in this field.", es: "Rellena este campo." }
    bad_email { en: "Enter an email address such as name@example.com.", es: "Escribe un correo como nombre@example.com." }
    bad_country { en: "Choose a country from the list.", es: "Elige un país de la lista." }
    short_password(least) { en: "Use at least {least} characters.", es: "Usa al menos {least} caracteres." }
    shorter { en: "This is too long.", es: "Es demasiado largo." }
    bad_characters { en: "This contains characters that cannot be stored.", es: "Contiene caracteres que no se pueden guardar." }
    password_is_email { en: "Use a password that is not the email address.", es: "Usa una contraseña que no sea el correo." }
    long_text(most) { en: "Use at most {most} characters.", es: "Usa como máximo {most} caracteres." }
}
