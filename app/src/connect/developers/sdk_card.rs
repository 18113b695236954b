use crate::i18n::DeveloperTexts;
use crate::ui::{Card, CopyId, Description, DescriptionList};
use leptos::prelude::*;

/// How an SDK is pointed at this server.
#[component]
pub fn SdkCard(
    /// The public address of this server.
    base_url: String,
    /// The platform's account id.
    platform: String,
    /// Whether live keys are shown.
    livemode: bool,
) -> impl IntoView {
    let texts = DeveloperTexts::here();
    let example = example(&base_url, livemode);
    view! {
        <Card title=texts.connect_sdk()>
            <div class="stack stack--tight">
                <DescriptionList>
                    <Description term=texts.base_url()>
                        <CopyId id=base_url />
                    </Description>
                    <Description term=texts.platform_id()>
                        <CopyId id=platform />
                    </Description>
                </DescriptionList>
                <p>{texts.sdk_body()}</p>
                <pre class="code" tabindex="0" role="region" aria-label=texts.sdk_example()>
                    <code>{example}</code>
                </pre>
            </div>
        </Card>
    }
    .into_any()
}

/// The official Node library with another host.
fn example(base_url: &str, livemode: bool) -> String {
    let (protocol, rest) = base_url.split_once("://").unwrap_or(("https", base_url));
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (host, port),
        _ => (rest, if protocol == "http" { "80" } else { "443" }),
    };
    let mode = if livemode { "live" } else { "test" };
    format!(
        "import Stripe from \"stripe\";\n\n\
         const stripe = new Stripe(\"sk_{mode}_…\", {{\n  \
           protocol: \"{protocol}\",\n  \
           host: \"{host}\",\n  \
           port: {port},\n\
         }});\n\n\
         const account = await stripe.accounts.create({{ type: \"express\", country: \"US\" }});"
    )
}

#[cfg(test)]
mod tests {
    use super::example;

    #[test]
    fn hosts_and_ports_are_told_apart() {
        let local = example("http://127.0.0.1:4000", false);
        assert!(
            local.contains("host: \"127.0.0.1\"") && local.contains("port: 4000"),
            "{local}"
        );
        let public = example("https://pay.example.com", true);
        assert!(
            public.contains("port: 443") && public.contains("sk_live_"),
            "{public}"
        );
    }
}
