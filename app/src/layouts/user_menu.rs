use super::preference_forms::{LocaleForm, ThemeForm};
use super::shortcuts::OpenShortcuts;
use super::viewer::{ViewerData, with_viewer};
use crate::i18n::CommonTexts;
use crate::ui::disclosure::Disclosure;
use crate::ui::{Icon, IconName, VisuallyHidden, written};
use leptos::prelude::*;

/// Who is signed in, with the menu of what is theirs: appearance, language, the way out.
#[component]
pub fn UserMenu(
    /// Where the sign-out form posts to.
    sign_out: &'static str,
    /// Whether the summary shows only the initials.
    #[prop(optional)]
    compact: bool,
    /// Whether there are keyboard shortcuts to list.
    #[prop(optional)]
    shortcuts: bool,
) -> impl IntoView {
    let texts = CommonTexts::here();
    with_viewer(move |viewer| {
        let class = if compact {
            "menu user-menu user-menu--compact"
        } else {
            "menu user-menu"
        };
        let email = viewer.email.clone();
        view! {
            <Disclosure
                class=class
                summary_class="user-menu__summary"
                summary=move || person(texts, &viewer, compact)
                panel_class="user-menu__panel"
            >
                <p class="user-menu__email">{written(email)}</p>
                <ThemeForm />
                <LocaleForm />
                {shortcuts.then(|| view! { <OpenShortcuts /> })}
                <form method="post" action=sign_out>
                    <button type="submit" class="menu__item">
                        <Icon name=IconName::SignOut />
                        {texts.sign_out()}
                    </button>
                </form>
            </Disclosure>
        }
    })
}

/// Initials, and unless `compact` the name and the role beside them. Behind it, for those who hear
/// the page, what it opens.
fn person(texts: CommonTexts, viewer: &ViewerData, compact: bool) -> impl IntoView + use<> {
    let spoken = if compact {
        format!("{}: {}", written(&viewer.name), texts.user_menu())
    } else {
        format!(": {}", texts.user_menu())
    };
    let names = (!compact).then(|| {
        view! {
            <span class="user-menu__names">
                <span class="user-menu__name">{written(&viewer.name)}</span>
                <span class="user-menu__role">{viewer.role_label.clone()}</span>
            </span>
        }
    });
    view! {
        <span class="avatar" aria-hidden="true">{written(initials(&viewer.name))}</span>
        {names}
        <VisuallyHidden>{spoken}</VisuallyHidden>
    }
}

/// The first letters of the first two words, or one letter.
pub(super) fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_skip_what_is_not_a_word() {
        assert_eq!(initials("Ines Moreau"), "IM");
        assert_eq!(initials("Juniper & Rye"), "JR");
        assert_eq!(initials("élan"), "É");
        assert_eq!(initials("&"), "");
    }
}
