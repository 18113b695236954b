//! A router that knows what it routes: the list of operations is made by the same lines.

use axum::{
    Router,
    handler::Handler,
    routing::{self, MethodRouter},
};
use http::Method;

/// An operation: a method on the template of a path, such as `GET /v1/charges/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Operation {
    /// How it is called.
    pub method: Method,
    /// Where, with the names of its parameters in braces.
    pub path: String,
}

/// Routes, and the list of them. What is added to the router by [`Table::route`] is in the list.
pub struct Table<S = ()> {
    router: Router<S>,
    operations: Vec<Operation>,
}

/// What answers at one path: a handler for each method.
pub struct Methods<S> {
    router: MethodRouter<S>,
    methods: Vec<Method>,
}

impl<S: Clone + Send + Sync + 'static> Default for Table<S> {
    fn default() -> Self {
        Self::listed(Router::new(), Vec::new())
    }
}

impl<S: Clone + Send + Sync + 'static> Table<S> {
    /// A router that something else has made, with the list of what it routes.
    pub fn listed(router: Router<S>, operations: Vec<Operation>) -> Self {
        Self { router, operations }
    }

    /// Adds a path.
    #[must_use]
    pub fn route(mut self, path: &str, methods: Methods<S>) -> Self {
        let operations = methods.methods.into_iter().map(|method| Operation {
            method,
            path: path.to_owned(),
        });
        self.operations.extend(operations);
        self.router = self.router.route(path, methods.router);
        self
    }

    /// Answers what is no operation: any other address under one of `starts`, and any other method.
    #[must_use]
    pub fn otherwise<H: Handler<T, S>, T: 'static>(mut self, starts: &[&str], handler: H) -> Self {
        for start in starts {
            for rest in ["", "/", "/{*rest}"] {
                let path = format!("{start}{rest}");
                self.router = self.router.route(&path, routing::any(handler.clone()));
            }
        }
        self.router = self.router.method_not_allowed_fallback(handler);
        self
    }

    /// Adds all of another table.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.operations.extend(other.operations);
        self.router = self.router.merge(other.router);
        self
    }

    /// The same operations behind layers, or with their state.
    pub fn map<T>(self, change: impl FnOnce(Router<S>) -> Router<T>) -> Table<T> {
        Table {
            router: change(self.router),
            operations: self.operations,
        }
    }

    /// Everything that is routed, in the order in which it was added.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What answers.
    pub fn into_router(self) -> Router<S> {
        self.router
    }
}

impl<S: Clone + Send + Sync + 'static> Methods<S> {
    /// Adds what answers a POST.
    #[must_use]
    pub fn post<H: Handler<T, S>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push(Method::POST);
        self.router = self.router.post(handler);
        self
    }

    /// Adds what answers a DELETE.
    #[must_use]
    pub fn delete<H: Handler<T, S>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push(Method::DELETE);
        self.router = self.router.delete(handler);
        self
    }
}

/// What answers a GET, and with it a HEAD.
pub fn get<H: Handler<T, S>, T: 'static, S: Clone + Send + Sync + 'static>(
    handler: H,
) -> Methods<S> {
    Methods {
        router: routing::get(handler),
        methods: vec![Method::GET],
    }
}

/// What answers a POST.
pub fn post<H: Handler<T, S>, T: 'static, S: Clone + Send + Sync + 'static>(
    handler: H,
) -> Methods<S> {
    Methods {
        router: routing::post(handler),
        methods: vec![Method::POST],
    }
}
