//! What is declared about an operation: through which door it is reached, with which permission,
//! on whose rows, and how a call of it looks.

use api::table::Operation;
use axum::http::Method;
use domain::actor::Permission;

/// How whoever calls is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// By a key of the API.
    Api,
    /// By the session of a member of the platform's team.
    Connect,
    /// By the session of an account's owner.
    Express,
    /// Nobody needs to be known.
    Open,
}

/// Whose rows an operation touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The platform's: calls that name a connected account are refused.
    Platform,
    /// Of whoever acts, the platform or a connected account.
    Owner,
}

/// For whom a row is: an operation may be called in one way by platforms and in another by
/// connected accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Anyone,
    Platform,
    Account,
}

/// One operation, as it is called.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub door: Door,
    pub whose: Whose,
    /// Nothing for what everybody may who comes through the door.
    pub needs: Option<Permission>,
    pub by: Caller,
    /// Refused in live mode by a rule with this code.
    pub refused_in_live: Option<&'static str>,
    /// Refused by a rule with this code, whatever is named.
    pub rule: Option<&'static str>,
    /// The code of what is answered about an object that is not there.
    pub missing: &'static str,
    /// Answered like this when it is allowed, where that is no success.
    pub answers: Option<u16>,
    /// Ends the session of whoever calls, or changes it.
    pub spends_session: bool,
    /// A page, which leads to the door when nobody is known.
    pub page: bool,
    /// Method and path: `GET /v1/charges/{id=charge}` names the kind of object that the parameter
    /// of the path is. `*` before the kind: a platform reaches those of all its accounts.
    pub call: &'static str,
    /// What is sent: `{account}` stands for the id of an object of that kind.
    pub form: &'static str,
}

impl Row {
    const fn new(door: Door, whose: Whose, call: &'static str, form: &'static str) -> Self {
        Self {
            door,
            whose,
            needs: None,
            by: Caller::Anyone,
            refused_in_live: None,
            rule: None,
            missing: "resource_missing",
            answers: None,
            spends_session: false,
            page: false,
            call,
            form,
        }
    }

    /// Refused in live mode.
    pub const fn refused_in_live(mut self, code: &'static str) -> Self {
        self.refused_in_live = Some(code);
        self
    }

    /// Refused by a rule that has nothing to do with rights.
    pub const fn rule(mut self, code: &'static str) -> Self {
        self.rule = Some(code);
        self
    }

    /// Answered with this code about what is not there.
    pub const fn missing(mut self, code: &'static str) -> Self {
        self.missing = code;
        self
    }

    /// For platforms, or for connected accounts.
    pub const fn by(mut self, by: Caller) -> Self {
        self.by = by;
        self
    }

    /// Answered with this status when it is allowed.
    pub const fn answers(mut self, status: u16) -> Self {
        self.answers = Some(status);
        self
    }

    /// With a session of its own for each call.
    pub const fn spends_session(mut self) -> Self {
        self.spends_session = true;
        self
    }

    /// A page.
    pub const fn page(mut self) -> Self {
        self.page = true;
        self
    }

    /// Whether a call may change something.
    pub fn writes(&self) -> bool {
        let reads = self.call.starts_with("GET") || self.call.contains("/api/queries/");
        !reads && self.call != "POST /api/viewer"
    }

    /// The operation that the row is about.
    pub fn operation(&self) -> Operation {
        let (method, path) = self.call.split_once(' ').unwrap();
        let path = path.split('?').next().unwrap();
        let mut template = String::new();
        for (index, part) in path.split('{').enumerate() {
            match part.split_once('}') {
                Some((name, rest)) if index > 0 => {
                    let name = name.split('=').next().unwrap();
                    template.push_str(&format!("{{{name}}}{rest}"));
                }
                _ => template.push_str(part),
            }
        }
        Operation {
            method: Method::from_bytes(method.as_bytes()).unwrap(),
            path: template,
        }
    }
}

/// An operation of the API.
pub const fn api(whose: Whose, needs: Permission, call: &'static str, form: &'static str) -> Row {
    let mut row = Row::new(Door::Api, whose, call, form);
    row.needs = Some(needs);
    row
}

/// The same for whoever has a key.
pub const fn api_any(call: &'static str) -> Row {
    Row::new(Door::Api, Whose::Owner, call, "")
}

/// A server function of the Connect Dashboard.
pub const fn team(needs: Permission, call: &'static str, form: &'static str) -> Row {
    let mut row = Row::new(Door::Connect, Whose::Platform, call, form);
    row.needs = Some(needs);
    row
}

/// The same for every member.
pub const fn team_any(call: &'static str, form: &'static str) -> Row {
    Row::new(Door::Connect, Whose::Platform, call, form)
}

/// A page of the Connect Dashboard.
pub const fn team_page(needs: Permission, call: &'static str) -> Row {
    let mut row = team(needs, call, "");
    row.page = true;
    row
}

/// A server function of the Express Dashboard.
pub const fn owner(needs: Permission, call: &'static str, form: &'static str) -> Row {
    let mut row = Row::new(Door::Express, Whose::Owner, call, form);
    row.needs = Some(needs);
    row
}

/// A page of the Express Dashboard.
pub const fn owner_page(needs: Permission, call: &'static str) -> Row {
    let mut row = owner(needs, call, "");
    row.page = true;
    row
}

/// The same for every owner.
pub const fn owner_any(call: &'static str, form: &'static str) -> Row {
    Row::new(Door::Express, Whose::Owner, call, form)
}

/// What everybody may.
pub const fn open(call: &'static str, form: &'static str) -> Row {
    Row::new(Door::Open, Whose::Owner, call, form)
}

/// A part of a call that stands for the id of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The text in braces.
    pub text: &'static str,
    /// The kind of object.
    pub kind: &'static str,
    /// Whether a platform reaches those of all its accounts.
    pub wide: bool,
}

/// The slots of a call and its form, each once, in the order in which they stand there.
pub fn slots(row: &Row) -> Vec<Slot> {
    let mut found: Vec<Slot> = Vec::new();
    for text in [row.call, row.form] {
        for part in text.split('{').skip(1) {
            let text = part.split_once('}').unwrap().0;
            let kind = text.rsplit('=').next().unwrap();
            let slot = Slot {
                text,
                kind: kind.trim_start_matches('*'),
                wide: kind.starts_with('*'),
            };
            if slot.kind != "fresh" && !found.contains(&slot) {
                found.push(slot);
            }
        }
    }
    found
}
