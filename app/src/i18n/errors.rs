//! What is said when something went wrong.

catalogue! {
    /// What is said when something went wrong.
    pub struct ErrorTexts;

    not_found_title { en: "This page does not exist", es: "Esta página no existe" }
    not_found_body { en: "The address may be mistyped, or what it named belongs to another platform.", es: "Puede que la dirección esté mal escrita o que pertenezca a otra plataforma." }
    go_home { en: "Go to the home page", es: "Ir al inicio" }
    load_failed { en: "This could not be loaded", es: "No se pudo cargar" }
    request_id(id) { en: "Request {id}", es: "Solicitud {id}" }
    network { en: "The server could not be reached. Check your connection and try again.", es: "No se pudo contactar con el servidor. Comprueba tu conexión e inténtalo de nuevo." }
    bad_request { en: "The form was incomplete. Reload the page and try again.", es: "El formulario estaba incompleto. Recarga la página e inténtalo de nuevo." }
    server_error { en: "The server could not answer. Try again in a moment.", es: "El servidor no pudo responder. Inténtalo de nuevo en un momento." }
    unauthenticated { en: "Sign in to see this.", es: "Inicia sesión para ver esto." }
    forbidden { en: "Your role does not allow this.", es: "Tu rol no permite hacer esto." }
    proof_needed { en: "Confirm your password to go on.", es: "Confirma tu contraseña para continuar." }
    too_many { en: "Too many attempts. Wait a few minutes and try again.", es: "Demasiados intentos. Espera unos minutos y vuelve a intentarlo." }
    form_was_used { en: "This form was sent before with other values. Reload the page and start again.", es: "Este formulario ya se envió con otros valores. Recarga la página y empieza de nuevo." }
    form_is_running { en: "This form is being processed already. Reload the page to see what became of it.", es: "Este formulario ya se está procesando. Recarga la página para ver el resultado." }
    form_is_forgotten { en: "This form was sent before the server was upgraded, and nothing was done now. See whether it took effect before you start again.", es: "Este formulario se envió antes de actualizar el servidor y ahora no se hizo nada. Comprueba si tuvo efecto antes de empezar de nuevo." }
    is_busy { en: "Somebody else is changing this right now. Try again in a moment.", es: "Otra persona lo está cambiando ahora mismo. Inténtalo de nuevo en un momento." }
    too_much { en: "There is too much to do right now. Nothing was done. Try again in a moment.", es: "Ahora mismo hay demasiado que hacer. No se ha hecho nada. Inténtalo de nuevo en un momento." }
    outside { en: "A service that we depend on did not answer. Try again in a moment.", es: "Un servicio del que dependemos no respondió. Inténtalo de nuevo en un momento." }
}
