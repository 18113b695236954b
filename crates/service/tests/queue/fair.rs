//! Every destination gets its turn.

use std::{collections::BTreeMap, sync::Arc};

use service::runner;
use testkit::{Phones, World};

use crate::support::{ALMA, BRUNO, message, second_live};

/// More destinations than calls are made at once.
const MANY: usize = 36;
/// Messages to each of them: more than a destination gets in two turns.
const EACH: usize = 20;

testkit::both_engines! {
    async fn one_slow_destination_does_not_hold_the_others(w: &World) {
        let phones = Arc::new(Phones::default());
        phones.hang(ALMA);
        let ctx = w.with_phones(&phones);
        let other = second_live(w).await;
        let running = runner::start(&ctx);
        let flood: Vec<_> = (0..60).map(|_| message(ALMA)).collect();
        w.enqueue(&w.live(), &flood, w.ctx.wall()).await;
        phones.taken(ALMA, 8).await;
        w.enqueue(&other, &[message(BRUNO)], w.ctx.wall()).await;
        phones.taken(BRUNO, 1).await;
        let to_alma = phones.told().iter().filter(|told| told.to == ALMA).count();
        assert_eq!(to_alma, 8, "no more at once to one destination");
        phones.answer();
        phones.taken(ALMA, 60).await;
        running.stop().await;
    }

    async fn with_more_destinations_than_room_none_is_left_out(w: &World) {
        let phones = Arc::new(Phones::default());
        for number in 0..MANY {
            let to = format!("+346000000{number:02}");
            let flood: Vec<_> = (0..EACH).map(|_| message(&to)).collect();
            w.enqueue(&second_live(w).await, &flood, w.ctx.wall()).await;
        }
        runner::send_due(&w.with_phones(&phones)).await.unwrap();
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        for call in phones.told() {
            if told.len() < MANY {
                *told.entry(call.to).or_default() += 1;
            }
        }
        let most = told.values().max().unwrap();
        assert!(*most < EACH, "somebody had {most} turns before everybody had one: {told:?}");
    }
}
