//! The cells of one row for one caller: its own objects, somebody else's in each place, and none.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::Router;
use testkit::{Marks, Probe};

use crate::caller::Caller;
use crate::direction::shown;
use crate::http::{Answer, Headers, send};
use crate::row::{Caller as By, Door, Row, Slot, slots};
use crate::ruling::Ruling;
use crate::sphere::Objects;
use crate::spheres::{Spheres, Which};

/// What is called, and what was found.
pub struct Matrix<'a> {
    pub router: &'a Router,
    pub spheres: &'a Spheres,
    pub probe: Probe,
    /// The calls that were made.
    pub cells: usize,
    /// What was answered otherwise than declared.
    pub faults: Vec<String>,
    /// The pages that showed a text which could turn others round.
    pub showing: BTreeSet<&'static str>,
}

/// A call with all its ids, and what it was answered with each id as its kind.
struct Asked {
    call: String,
    form: String,
    answer: Answer,
    /// Whether anything was written at all.
    changed: bool,
    /// Whether anything but the audit log grew.
    added: bool,
}

impl Matrix<'_> {
    /// Lets everybody call once. That a key was used is written down beside the first call that it
    /// makes in a minute, and time stands still from here on.
    pub async fn settle(&mut self, callers: &[Caller]) {
        for caller in callers {
            send(self.router, &caller.headers, "GET /v1/balance", "").await;
        }
        let mut before = None;
        while before != Some(self.probe.version().await) {
            before = Some(self.probe.version().await);
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Makes every call of the row as that caller. Answers whether one on own objects was made and
    /// allowed.
    pub async fn run(&mut self, row: &'static Row, caller: &Caller) -> bool {
        let suits = match row.by {
            By::Anyone => true,
            By::Platform => !caller.home.is_account(),
            By::Account => caller.home.is_account(),
        };
        if !suits {
            return false;
        }
        let ruling = Ruling::of(row, caller);
        let slots = slots(row);
        for slot in &slots {
            self.swap(row, caller, ruling, &slots, *slot).await;
        }
        self.own(row, caller, ruling, &slots).await
    }

    /// Own objects, fresh ones where the call may change them.
    async fn own(
        &mut self,
        row: &'static Row,
        caller: &Caller,
        ruling: Ruling,
        slots: &[Slot],
    ) -> bool {
        let home = self.spheres.get(caller.home);
        let mut objects = Objects::new();
        for slot in slots {
            let fresh = row.writes() && ruling == Ruling::Allowed;
            let id = match fresh {
                true => home.fresh(slot.kind, &mut objects).await,
                false => home.standing(slot.kind).await,
            };
            match id {
                Some(id) => objects.insert(slot.kind, id),
                // There can be none yet; a refusal needs none.
                None if ruling == Ruling::Allowed => return false,
                None => objects.insert(slot.kind, absent(self.spheres, slot.kind).await),
            };
        }
        let asked = self.ask(row, caller, &objects, None).await;
        self.judge(row, caller, ruling, "own", &asked);
        self.look(row, caller, &asked);
        ruling == Ruling::Allowed || row.rule.is_some() && ruling.may()
    }

    /// Objects of somebody else in the place of one slot, which must be answered as if they were
    /// not there.
    async fn swap(
        &mut self,
        row: &'static Row,
        caller: &Caller,
        ruling: Ruling,
        slots: &[Slot],
        slot: Slot,
    ) {
        let home = self.spheres.get(caller.home);
        let mut objects = Objects::new();
        for other in slots {
            let id = match home.standing(other.kind).await {
                Some(id) => id,
                None => absent(self.spheres, other.kind).await,
            };
            objects.insert(other.kind, id);
        }
        let own = objects[slot.kind].clone();
        let none = absent(self.spheres, slot.kind).await;
        objects.insert(slot.kind, none);
        let nothing = self.ask(row, caller, &objects, Some(slot)).await;
        self.judge_missing(row, caller, ruling, "absent", &nothing, None);
        for which in places(caller.home, ruling) {
            let reached = slot.wide && caller.home.has(*which);
            let id = self.spheres.get(*which).standing(slot.kind).await;
            let Some(id) = id.filter(|id| !reached && *id != own) else {
                continue;
            };
            objects.insert(slot.kind, id);
            let asked = self.ask(row, caller, &objects, Some(slot)).await;
            let place = format!("{} of {:?}", slot.text, which);
            self.judge_missing(row, caller, ruling, &place, &asked, Some(&nothing));
        }
    }

    async fn ask(
        &mut self,
        row: &'static Row,
        caller: &Caller,
        objects: &Objects,
        slot: Option<Slot>,
    ) -> Asked {
        let call = filled(row.call, objects);
        let form = filled(row.form, objects);
        let mut headers: Headers = caller.headers.clone();
        if row.door != Door::Api {
            headers.push(("sec-fetch-site", "same-origin".to_owned()));
            let accept = if row.page {
                "text/html"
            } else {
                "application/json"
            };
            headers.push(("accept", accept.to_owned()));
        }
        let marks = self.probe.marks().await;
        let before = self.probe.version().await;
        let mut answer = send(self.router, &headers, &call, &form).await;
        let changed = before != self.probe.version().await;
        // A refusal by a rule leaves its row in the audit log.
        let added = changed && {
            let audit = marks.audit;
            let after = self.probe.marks().await;
            Marks { audit, ..after } != marks
        };
        if let Some(slot) = slot {
            let id = &objects[slot.kind];
            answer.body = answer.body.replace(id, "{id}");
            answer.location = answer.location.replace(id, "{id}");
        }
        self.cells += 1;
        Asked {
            call,
            form,
            answer,
            changed,
            added,
        }
    }

    /// What people wrote moves nothing on a page.
    fn look(&mut self, row: &'static Row, caller: &Caller, asked: &Asked) {
        if !row.page || asked.answer.status != 200 {
            return;
        }
        let shown = shown(&asked.answer.body);
        if shown.turning > 0 {
            self.showing.insert(row.call);
        }
        for text in shown.loose {
            let text = format!("a text is not isolated; `app::ui::written` does it: {text}");
            self.fault(caller, "own", asked, &text);
        }
    }

    fn judge(&mut self, row: &Row, caller: &Caller, ruling: Ruling, place: &str, asked: &Asked) {
        if !ruling.fits(row, &asked.answer) {
            self.fault(caller, place, asked, &format!("expected {ruling:?}"));
        }
        if !ruling.may() && asked.changed {
            self.fault(caller, place, asked, "it was refused and changed something");
        }
    }

    fn judge_missing(
        &mut self,
        row: &Row,
        caller: &Caller,
        ruling: Ruling,
        place: &str,
        asked: &Asked,
        nothing: Option<&Asked>,
    ) {
        let answer = &asked.answer;
        let missing = answer.status == 404 || answer.code() == row.missing;
        let empty = answer.status == 200 && !row.writes();
        // An account that is not one's own is not there, whatever one may do with one's own.
        let fits = match ruling {
            Ruling::Allowed => missing || empty,
            Ruling::Rule(_) => missing || ruling.fits(row, answer),
            Ruling::Refused(403, _) => missing || ruling.fits(row, answer),
            _ => ruling.fits(row, answer),
        };
        if !fits {
            let text = format!("it is not there, and {ruling:?} was expected");
            self.fault(caller, place, asked, &text);
        }
        if asked.added || asked.changed && !ruling.may() {
            self.fault(
                caller,
                place,
                asked,
                "it is not there, and something changed",
            );
        }
        let Some(nothing) = nothing else { return };
        let (own, other) = (plain(&answer.body), plain(&nothing.answer.body));
        if (answer.status, &own) != (nothing.answer.status, &other) {
            let status = nothing.answer.status;
            let parts = parting(&own, &other);
            let text = format!("what is not there is answered otherwise: {status} {parts}");
            self.fault(caller, place, asked, &text);
        }
    }

    fn fault(&mut self, caller: &Caller, place: &str, asked: &Asked, text: &str) {
        let Asked {
            call, form, answer, ..
        } = asked;
        self.faults.push(format!(
            "{call} {form}\n    {}, {place}: {text}\n    {} {} {}",
            caller.name,
            answer.status,
            answer.location,
            start(&answer.body)
        ));
    }
}

/// Where somebody else's objects are looked for: everywhere, and in one place where the caller may
/// not call at all.
fn places(home: Which, ruling: Ruling) -> &'static [Which] {
    match ruling {
        Ruling::Allowed => home.others(),
        _ => home.others().split_at(2).0,
    }
}

/// An id of that kind that nothing has.
async fn absent(spheres: &Spheres, kind: &'static str) -> String {
    for which in [Which::Platform, Which::Account] {
        if let Some(id) = spheres.get(which).standing(kind).await {
            let (prefix, suffix) = id.rsplit_once('_').unwrap();
            return format!("{prefix}_{}", "0".repeat(suffix.len()));
        }
    }
    panic!("there is no {kind} anywhere")
}

/// The text with the ids in the places of their kinds.
fn filled(text: &str, objects: &Objects) -> String {
    let mut filled = String::new();
    for (index, part) in text.split('{').enumerate() {
        match part.split_once('}') {
            Some((slot, rest)) if index > 0 => {
                let kind = slot.rsplit('=').next().unwrap().trim_start_matches('*');
                match kind {
                    "fresh" => filled.push_str(&crate::http::fresh()),
                    kind => filled.push_str(&objects[kind]),
                }
                filled.push_str(rest);
            }
            _ => filled.push_str(part),
        }
    }
    filled
}

/// The body without what differs in every answer: the request's id and nonces.
fn plain(body: &str) -> String {
    let mut rest = body;
    let mut plain = String::new();
    loop {
        let next = ["req_", "nonce=\"", "crossorigin=\""]
            .into_iter()
            .filter_map(|mark| rest.find(mark).map(|at| at + mark.len()))
            .min();
        let Some(at) = next else { break };
        let (head, tail) = rest.split_at(at);
        plain.push_str(head);
        rest = tail.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_+/=".contains(c));
    }
    plain + rest
}

fn start(text: &str) -> String {
    text.chars().take(300).collect()
}

/// Where two texts part.
fn parting(one: &str, other: &str) -> String {
    let pairs = one.chars().zip(other.chars());
    let same = pairs.take_while(|(a, b)| a == b).count();
    let part = |text: &str| -> String {
        let start = same.saturating_sub(60);
        text.chars().skip(start).take(200).collect()
    };
    format!("{:?} and {:?}", part(one), part(other))
}
