//! What holds whatever is refunded, in which parts and in which order.

use std::collections::BTreeMap;

use domain::{
    ledger::{LedgerAccount, LedgerKind, Owner},
    money::Money,
    refund::{Facts, Paid, Refund, RefundPlan, Wish, decide},
};
use proptest::prelude::*;

use crate::{
    objects::refund,
    scene::{ALL, BOTH, FEE, REVERSE, Scene, add, of},
};

/// A charge that gives back part after part, and what came of it.
struct Story {
    facts: Facts,
    /// What the ledger has, in minor units.
    books: BTreeMap<LedgerAccount, i64>,
    refunded: i64,
    reversed: i64,
    fee_back: i64,
}

impl Story {
    fn of(scene: Scene) -> Self {
        let facts = scene.facts;
        let mut books = BTreeMap::new();
        let currency = facts.charge.amount.currency();
        let destination = facts.sent.as_ref().map(|sent| &sent.transfer.destination);
        let funds = [
            (Some(&facts.charge.account), Some(facts.funds)),
            (destination, facts.sent.as_ref().map(|sent| sent.funds)),
        ];
        for (owner, funds) in funds {
            if let (Some(owner), Some(funds)) = (owner, funds) {
                for (kind, has) in [
                    (LedgerKind::Pending, funds.pending),
                    (LedgerKind::Available, funds.available),
                    (LedgerKind::Prefunding, funds.set_aside),
                ] {
                    books.insert(LedgerAccount::of(owner, kind, currency), has.minor());
                }
            }
        }
        Self {
            facts,
            books,
            refunded: 0,
            reversed: 0,
            fee_back: 0,
        }
    }

    /// Refunds a part, and answers whether it was paid.
    fn refund(&mut self, wish: &Wish) -> bool {
        let Ok(RefundPlan::Pays(paid)) = decide(&self.facts, wish) else {
            return false;
        };
        self.book(&paid);
        self.note(&paid, wish);
        true
    }

    fn book(&mut self, paid: &Paid) {
        for posting in paid.postings().unwrap() {
            let amount = posting.amount().minor();
            *self.books.entry(posting.debit().clone()).or_default() -= amount;
            *self.books.entry(posting.credit().clone()).or_default() += amount;
        }
        let money = |owner, kind| {
            let currency = paid.amount.currency();
            let account = LedgerAccount::of(owner, kind, currency);
            Money::new(
                self.books.get(&account).copied().unwrap_or_default(),
                currency,
            )
        };
        let facts = &mut self.facts;
        facts.funds.pending = money(&paid.owner, LedgerKind::Pending);
        facts.funds.available = money(&paid.owner, LedgerKind::Available);
        facts.funds.set_aside = money(&paid.owner, LedgerKind::Prefunding);
        if let Some(sent) = &mut facts.sent {
            let destination = &sent.transfer.destination;
            sent.funds.pending = money(destination, LedgerKind::Pending);
            sent.funds.available = money(destination, LedgerKind::Available);
        }
    }

    fn note(&mut self, paid: &Paid, wish: &Wish) {
        let (facts, amount) = (&mut self.facts, paid.amount.minor());
        let taken = paid.reversal.as_ref().map_or(0, |it| it.amount.minor());
        let given = paid.reversal.as_ref().and_then(|it| it.fee).or(paid.fee);
        let given = given.map_or(0, |fee| fee.minor());
        let currency = facts.charge.amount.currency();
        let money = |minor| Money::new(minor, currency);
        facts.earlier.push(Refund {
            transfer_reversed: money(taken),
            fee_refunded: money(given),
            reverse_transfer: wish.reverse_transfer,
            refund_application_fee: wish.refund_application_fee,
            ..refund(&facts.charge, amount)
        });
        add(&mut facts.charge.amount_refunded, amount);
        add(&mut facts.charge.amount_transferred, -taken);
        let mut fee = facts.fee.as_mut();
        if let Some(sent) = &mut facts.sent {
            add(&mut sent.transfer.amount_reversed, taken);
            if taken > 0 {
                add(&mut sent.payment.amount_refunded, taken);
                sent.earlier.push(Refund {
                    fee_refunded: money(given),
                    refund_application_fee: wish.refund_application_fee,
                    ..refund(&sent.payment, taken)
                });
            }
            for (at, net) in &mut sent.upcoming {
                let pending = paid
                    .reversal
                    .as_ref()
                    .and_then(|it| it.when.pending_until());
                if pending == Some(*at) {
                    *net -= taken - given;
                }
            }
            fee = sent.fee.as_mut();
        }
        if let Some(fee) = fee {
            add(&mut fee.amount_refunded, given);
        }
        self.refunded += amount;
        self.reversed += taken;
        self.fee_back += given;
    }

    fn left(&self) -> i64 {
        self.facts.charge.refundable().minor()
    }

    /// Nobody's available or set-aside money is below zero who had enough and may not owe.
    fn nobody_owes(&self) -> bool {
        self.books.iter().all(|(account, balance)| {
            let own = account.owner != Owner::World;
            let there = matches!(account.kind, LedgerKind::Available | LedgerKind::Prefunding);
            // The platform may owe the fee that it gives back.
            let gives_fee = self.facts.fee.is_some() && account.owner_name() == "acct_platform";
            !(own && there) || gives_fee || *balance >= 0
        })
    }
}

fn scenes() -> impl Strategy<Value = Scene> {
    let amounts = (1_i64..100_000, 0_i64..=100, 0_i64..=100);
    (
        amounts,
        any::<bool>(),
        0_usize..4,
        0_i64..200_000,
        0_i64..50_000,
    )
        .prop_map(|((amount, sent, fee), pending, flow, has, aside)| {
            let sent = (amount * sent / 100).max(1);
            let scene = match flow {
                0 => Scene::separate(amount),
                1 => Scene::direct(amount, amount * fee / 100),
                2 => Scene::recorded(amount, amount * fee / 100),
                _ => {
                    let scene = Scene::destination(amount, sent, sent * fee / 100);
                    let net = sent - sent * fee / 100;
                    let scene = scene.seller_has(has);
                    if pending {
                        scene.seller_gets(&[(12, net)])
                    } else {
                        scene
                    }
                }
            };
            let scene = scene.has(has).aside(aside);
            if pending { scene.pending() } else { scene }
        })
}

fn wishes() -> impl Strategy<Value = Vec<(i64, Wish)>> {
    let wish = prop_oneof![Just(ALL), Just(FEE), Just(REVERSE), Just(BOTH)];
    prop::collection::vec((1_i64..50_000, wish), 1..20)
}

proptest! {
    #[test]
    fn no_more_goes_back_than_had_come_and_no_money_is_made(
        scene in scenes(),
        wishes in wishes(),
    ) {
        let captured = scene.facts.charge.captured().minor();
        let mut story = Story::of(scene);
        let before: i64 = story.books.values().sum();
        for (amount, wish) in wishes {
            story.refund(&of(amount, wish));
            prop_assert!(story.refunded <= captured);
            prop_assert_eq!(story.refunded + story.left(), captured);
            if let Some(sent) = &story.facts.sent {
                prop_assert!(story.reversed <= sent.transfer.amount.minor());
            }
            let own = story.facts.fee.as_ref();
            let fee = own.or_else(|| story.facts.sent.as_ref().and_then(|sent| sent.fee.as_ref()));
            prop_assert!(story.fee_back <= fee.map_or(0, |fee| fee.amount.minor()));
            prop_assert_eq!(story.books.values().sum::<i64>(), before);
            prop_assert!(story.nobody_owes(), "{:?}", story.books);
        }
    }

    #[test]
    fn all_parts_together_bring_back_all_of_the_transfer_and_of_the_fee(
        (amount, sent, fee) in (1_i64..1_000_000).prop_flat_map(|amount| {
            (Just(amount), 1..=amount, 0..=amount)
        }),
        parts in prop::collection::vec(1_i64..50_000, 0..30),
    ) {
        let fee = fee.min(sent);
        let scene = Scene::destination(amount, sent, fee).has(2_000_000).seller_has(2_000_000);
        let wish = if fee > 0 { BOTH } else { REVERSE };
        let mut story = Story::of(scene);
        for part in parts {
            if part < story.left() {
                prop_assert!(story.refund(&of(part, wish)));
            }
        }
        prop_assert!(story.refund(&wish));
        prop_assert_eq!((story.refunded, story.reversed, story.fee_back), (amount, sent, fee));
    }

    #[test]
    fn all_parts_together_bring_back_all_of_the_fee_of_a_direct_charge(
        (amount, fee) in (1_i64..1_000_000).prop_flat_map(|amount| (Just(amount), 1..=amount)),
        parts in prop::collection::vec(1_i64..50_000, 0..30),
        pending in any::<bool>(),
    ) {
        let scene = Scene::direct(amount, fee).has(2_000_000);
        let mut story = Story::of(if pending { scene.pending() } else { scene });
        for part in parts {
            if part < story.left() {
                prop_assert!(story.refund(&of(part, FEE)));
            }
        }
        prop_assert!(story.refund(&FEE));
        prop_assert_eq!((story.refunded, story.fee_back), (amount, fee));
    }
}
