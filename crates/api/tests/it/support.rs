//! A caller with a key.

use axum::{Router, body::Body};
use domain::{actor::Actor, id::AccountId};
use http::{HeaderMap, Request, StatusCode, header::AUTHORIZATION};
use serde_json::Value;
use service::keys::{self, Kind};
use testkit::World;
use tower::ServiceExt;

/// A caller of the API with the secret key of a platform.
pub struct Caller {
    router: Router,
    /// The secret key.
    pub secret: String,
    /// Headers that go with every request.
    headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Caller {
    /// The world's own platform.
    pub async fn of(world: &World) -> Self {
        Self::with_key_of(world, &world.admin()).await
    }

    /// The platform of `admin`.
    pub async fn with_key_of(world: &World, admin: &Actor) -> Self {
        // Keys of the operator carry every right.
        let operator = Actor::System {
            tenant: admin.tenant().clone(),
        };
        let kind = Kind::Secret(keys::grantable(&operator));
        let key = keys::create(&world.ctx, &operator, "tests", kind)
            .await
            .unwrap();
        let authorization = ("authorization", format!("Bearer {}", key.text));
        Self {
            router: api::router(world.ctx.clone()),
            secret: key.text,
            headers: vec![authorization],
        }
    }

    /// The same caller with another header on every request.
    pub fn with(&self, name: &'static str, value: impl Into<String>) -> Self {
        let mut headers = self.headers.clone();
        headers.retain(|(it, _)| *it != name);
        headers.push((name, value.into()));
        Self {
            router: self.router.clone(),
            secret: self.secret.clone(),
            headers,
        }
    }

    /// The same caller without a key.
    pub fn anonymous(&self) -> Self {
        let mut caller = self.with("x-nothing", "");
        caller
            .headers
            .retain(|(name, _)| *name != AUTHORIZATION.as_str());
        caller
    }

    /// The same caller, acting for a connected account.
    pub fn acting_for(&self, account: &AccountId) -> Self {
        self.with("stripe-account", account.as_str())
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "").await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, "").await
    }

    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.send("POST", path, form).await
    }

    /// A post that works.
    pub async fn made(&self, path: &str, form: &str) -> Value {
        let answer = self.post(path, form).await;
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "{path} {form}: {}",
            answer.body
        );
        answer.body
    }

    /// A get that works.
    pub async fn found(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.body
    }

    pub async fn send(&self, method: &str, path: &str, form: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !form.is_empty() && !self.headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let request = request.body(Body::from(form.to_owned())).unwrap();
        self.answer(request).await
    }

    /// A post of parts: fields as they are, and a file where there is one.
    pub async fn upload(&self, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        if let Some((name, bytes)) = file {
            let head = format!(
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(b"--cut--\r\n");
        let mut request = Request::builder().method("POST").uri("/v1/files");
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.header("content-type", "multipart/form-data; boundary=cut");
        self.answer(request.body(Body::from(body)).unwrap()).await
    }

    /// The status, headers and bytes of an answer that is no JSON.
    pub async fn bytes(&self, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let mut request = Request::builder().uri(path);
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, bytes.to_vec())
    }

    pub async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            panic!("not JSON ({error}): {:?}", String::from_utf8_lossy(&bytes))
        });
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}

impl Answer {
    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Fails unless the call was refused like this.
    #[track_caller]
    pub fn is_refused(&self, status: u16, code: &str, param: &str) {
        let error = &self.body["error"];
        let text = |name: &str| error[name].as_str().unwrap_or_default();
        let seen = (self.status.as_u16(), text("code"), text("param"));
        assert_eq!(seen, (status, code, param), "{}", self.body);
        let message = text("message");
        let told = !message.is_empty() && !message.contains("  ") && !text("type").is_empty();
        assert!(told, "{}", self.body);
    }
}

/// The ids of a list.
pub fn ids(list: &Value) -> Vec<&str> {
    list["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["id"].as_str().unwrap())
        .collect()
}

/// A transfer of `amount` minor units of USD to an account.
pub async fn send(caller: &Caller, account: &AccountId, amount: i64) -> Value {
    let form = format!("amount={amount}&currency=usd&destination={account}");
    caller.made("/v1/transfers", &form).await
}

/// A charge of `amount` minor units of USD on `account`: its id. The name of a test card decides
/// what becomes of it.
pub async fn charge(world: &World, account: &AccountId, amount: i64, token: &str) -> String {
    let sale = world.sale_on(account, amount).card(token);
    world.charge(&sale).await.id.to_string()
}
