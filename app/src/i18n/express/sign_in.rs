//! Signing in to the Express Dashboard: the link and the code.

catalogue! {
    /// Signing in to the Express Dashboard: the link and the code.
    pub struct SignInTexts;

    // the link
    page { en: "Sign in", es: "Iniciar sesión" }
    see_earnings(platform) { en: "Sign in to see your earnings on {platform}", es: "Inicia sesión para ver tus ingresos en {platform}" }
    link_intro { en: "We will send a code to the phone number on file. The link you followed works once.", es: "Enviaremos un código al teléfono registrado. El enlace que has seguido sirve una sola vez." }
    continue_ { en: "Continue", es: "Continuar" }
    closed_title { en: "This link no longer works", es: "Este enlace ya no funciona" }
    closed_body { en: "For your safety a link works once and for five minutes. Go back to the platform that you sell on and open your dashboard from there: that makes a new one.", es: "Por tu seguridad, un enlace sirve una vez y durante cinco minutos. Vuelve a la plataforma en la que vendes y abre tu panel desde allí: así se crea uno nuevo." }
    no_link_title { en: "Open your dashboard from your platform", es: "Abre tu panel desde tu plataforma" }
    no_link_body { en: "There is no password. The platform that you sell on has a link to your earnings; follow it, and you will get a code on your phone.", es: "No hay contraseña. La plataforma en la que vendes tiene un enlace a tus ingresos; síguelo y recibirás un código en tu teléfono." }
    try_later { en: "No code could be sent. Wait a while, then open your dashboard from your platform again.", es: "No se pudo enviar un código. Espera un poco y vuelve a abrir tu panel desde tu plataforma." }

    // the code
    enter_code { en: "Enter your code", es: "Introduce tu código" }
    code_sent(phone) { en: "Enter the code we sent to {phone}.", es: "Introduce el código que hemos enviado al {phone}." }
    for_account(account, platform) { en: "{account} on {platform}", es: "{account} en {platform}" }
    code { en: "Code", es: "Código" }
    six_digits { en: "Six digits", es: "Seis dígitos" }
    sign_in { en: "Sign in", es: "Iniciar sesión" }
    test_code_title { en: "Test mode", es: "Modo de prueba" }
    test_code(code) { en: "The code is {code}. No message leaves the server: the platform’s team sees it in its message outbox.", es: "El código es {code}. Ningún mensaje sale del servidor: el equipo de la plataforma lo ve en su bandeja de salida." }
    send_again { en: "Send another code", es: "Enviar otro código" }
    sent_again { en: "We sent another code. Earlier ones no longer work.", es: "Hemos enviado otro código. Los anteriores ya no sirven." }
    another_in_seconds[seconds] {
        en: "Another code can be sent in {seconds} second." | "Another code can be sent in {seconds} seconds.",
        es: "Se podrá enviar otro código en {seconds} segundo." | "Se podrá enviar otro código en {seconds} segundos."
    }
    another_in_minutes[minutes] {
        en: "Another code can be sent in {minutes} minute." | "Another code can be sent in {minutes} minutes.",
        es: "Se podrá enviar otro código en {minutes} minuto." | "Se podrá enviar otro código en {minutes} minutos."
    }
    wrong_code { en: "This code is wrong.", es: "Este código no es correcto." }
    malformed_code { en: "Enter the six digits of the code.", es: "Escribe los seis dígitos del código." }
    not_yet { en: "Another code cannot be sent yet.", es: "Todavía no se puede enviar otro código." }
    no_phone_title { en: "No code can be sent", es: "No se puede enviar un código" }
    no_phone { en: "No phone number is on file for your account, so no code can be sent. Ask your platform to add one.", es: "Tu cuenta no tiene un teléfono registrado, así que no se puede enviar un código. Pide a tu plataforma que lo añada." }
    no_tries { en: "This code no longer works. Ask for another one.", es: "Este código ya no sirve. Pide otro." }
    tries_left[tries] {
        en: "{tries} try left for this code." | "{tries} tries left for this code.",
        es: "Queda {tries} intento con este código." | "Quedan {tries} intentos con este código."
    }
    ended_title { en: "Start again from your platform", es: "Vuelve a empezar desde tu plataforma" }
    ended_body { en: "There is no sign-in under way in this browser, or it took too long. Open your dashboard from your platform to get a new link.", es: "No hay ningún inicio de sesión en curso en este navegador, o ha tardado demasiado. Abre tu panel desde tu plataforma para obtener un enlace nuevo." }
}
