/// Declares a typed catalogue of texts.
///
/// ```ignore
/// catalogue! {
///     pub struct ConnectTexts;
///     send_funds { en: "Send funds", es: "Enviar fondos" }
///     sent(amount, to) { en: "Sent {amount} to {to}", es: "{amount} enviados a {to}" }
///     results[count] { en: "{count} result" | "{count} results", es: "…" | "…" }
/// }
/// ```
///
/// A plain text becomes `fn send_funds(self) -> &'static str`, one with arguments
/// `fn sent(self, amount: impl Display, to: impl Display) -> String`, in which an argument moves
/// nothing around it, whatever its script, and one in brackets
/// `fn results(self, count: i64) -> String`, which picks singular or plural.
macro_rules! catalogue {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident;
        $( $key:ident $( ( $($arg:ident),* $(,)? ) )? $( [ $count:ident ] )? { $($body:tt)* } )*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name(pub $crate::i18n::Locale);

        // A text that nobody uses is dead code. Some are read on the server alone.
        #[cfg_attr(not(feature = "ssr"), allow(dead_code))]
        // Some texts begin with words that mean something else in names of functions.
        #[allow(clippy::wrong_self_convention)]
        impl $name {
            /// The catalogue in the language of the page being rendered.
            #[allow(dead_code)]
            pub fn here() -> Self {
                Self($crate::i18n::use_locale())
            }

            $( catalogue!(@entry $key $( ( $($arg),* ) )? $( [ $count ] )? { $($body)* }); )*
        }
    };

    (@entry $key:ident { en: $en:literal, es: $es:literal $(,)? }) => {
        #[doc = concat!("“", $en, "”")]
        pub(crate) const fn $key(self) -> &'static str {
            match self.0 {
                $crate::i18n::Locale::En => $en,
                $crate::i18n::Locale::Es => $es,
            }
        }
    };

    (@entry $key:ident ( $($arg:ident),* ) { en: $en:literal, es: $es:literal $(,)? }) => {
        #[doc = concat!("“", $en, "”")]
        pub(crate) fn $key(self, $( $arg: impl ::std::fmt::Display ),*) -> String {
            match self.0 {
                $crate::i18n::Locale::En => {
                    format!($en, $( $arg = $crate::ui::written($arg) ),*)
                }
                $crate::i18n::Locale::Es => {
                    format!($es, $( $arg = $crate::ui::written($arg) ),*)
                }
            }
        }
    };

    (@entry $key:ident [ $count:ident ] {
        en: $one_en:literal | $other_en:literal, es: $one_es:literal | $other_es:literal $(,)?
    }) => {
        #[doc = concat!("“", $one_en, "” or “", $other_en, "”")]
        pub(crate) fn $key(self, $count: i64) -> String {
            let text = $crate::format::count(self.0, $count);
            match (self.0, $count == 1) {
                ($crate::i18n::Locale::En, true) => format!($one_en, $count = text),
                ($crate::i18n::Locale::En, false) => format!($other_en, $count = text),
                ($crate::i18n::Locale::Es, true) => format!($one_es, $count = text),
                ($crate::i18n::Locale::Es, false) => format!($other_es, $count = text),
            }
        }
    };
}
