//! Payouts that take minutes.

use domain::{
    account::AccountKind,
    money::{Currency, Money, Positive},
    payment::NewPayment,
    payout::{NewPayout, PayoutMethod, PayoutStatus},
    time::{DAY, HOUR, MINUTE},
};
use service::{Ctx, config::Config, payouts};
use testkit::{World, both_engines, new_payment, new_payout, refused};

use crate::support::{found, lines, make, tried};

both_engines! {
    async fn an_instant_payout_costs_a_fee_and_takes_minutes(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 10_000).await;
        let new = NewPayout { method: PayoutMethod::Instant, ..new_payout(5_000) };
        let payout = make(w, &seller, &new).await;
        assert_eq!((payout.status, payout.fee), (PayoutStatus::InTransit, w.usd(50)));
        let own = &lines(w, &payout).await[0];
        assert_eq!((own.amount, own.fee, own.net), (-5_000, 50, -5_050));
        assert_eq!(w.available(&seller.id).await, 4_950);
        w.advance(29 * MINUTE).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::InTransit);
        w.advance(2 * MINUTE).await;
        assert_eq!(found(w, &payout).await.status, PayoutStatus::Paid);
    }

    async fn instant_payouts_have_limits_per_payout_and_day(w: &World) {
        let seller = w.banked("Juniper").await;
        w.earn(&seller.id, 9_000_000).await;
        let instant = |amount| NewPayout { method: PayoutMethod::Instant, ..new_payout(amount) };
        refused(tried(w, &seller.id, &instant(999_901)).await, "amount_too_large", "amount");
        make(w, &seller, &instant(999_900)).await;
        let mut pricing = w.ctx.config.pricing.clone();
        pricing.instant_daily = [(Currency::USD, 1_500_000)].into();
        let config = Config { pricing, ..(*w.ctx.config).clone() };
        let ctx = Ctx { config: config.into(), ..w.ctx.clone() };
        let send = async |amount| {
            let made = payouts::create(&ctx, &w.admin(), Some(&seller.id), &instant(amount), None).await;
            made.map(drop).map_err(|error| error.code().to_owned())
        };
        let exceeded = Err("instant_payouts_limit_exceeded".to_owned());
        assert_eq!(send(500_101).await, exceeded);
        assert_eq!(send(500_100).await, Ok(()));
        assert_eq!(send(50).await, exceeded);
        // It is 14:03 in London and 8:03 in Chicago, where the day ends at 6:00.
        w.advance(15 * HOUR).await;
        w.earn(&seller.id, 9_000_000).await;
        assert_eq!(send(50).await, exceeded);
        w.advance(HOUR).await;
        w.earn(&seller.id, 9_000_000).await;
        assert_eq!(send(999_900).await, Ok(()));
    }

    async fn instant_payouts_stay_in_the_country(w: &World) {
        let seller = w.account("Juniper", AccountKind::Express, "FR").await;
        w.bank(&seller.id, "btok_de").await;
        let euros = NewPayment {
            amount: Positive::new(Money::new(5_000, Currency::EUR)).unwrap(),
            application_fee: Money::zero(Currency::EUR),
            ..new_payment(&seller.id, "euros", 5_000, 0, service::clock::get(&w.ctx, &w.admin()).await.unwrap().plus(-30 * DAY))
        };
        service::payments::record(&w.ctx, &w.admin(), &euros, None).await.unwrap();
        let new = NewPayout {
            amount: Positive::new(Money::new(1_000, Currency::EUR)).unwrap(),
            method: PayoutMethod::Instant,
            ..new_payout(1)
        };
        refused(tried(w, &seller.id, &new).await, "instant_payouts_unsupported", "destination");
    }
}
