//! What customers paid.

use domain::country::Country;
use domain::id::AccountId;
use domain::metadata::Metadata;
use domain::money::{Money, Percent, Positive};
use domain::payment::NewPayment;
use domain::time::{DAY, HOUR, MINUTE, Timestamp};

use super::cast::Cast;
use super::clock::START;
use super::dice::Dice;

/// Where orders come from.
const CHANNELS: &[&str] = &["web", "web", "app", "in_person"];
/// Business grows: the last day brings this many percent more than the first.
const GROWTH: u64 = 60;
/// Percent of a usual day, from Monday.
const WEEK: [u64; 7] = [80, 85, 90, 100, 125, 140, 80];
/// In November and December, percent of a usual month.
const HOLIDAYS: u64 = 135;

/// A shop of the demo: an account with its counter of orders.
pub struct Shop {
    /// Who it is.
    pub cast: &'static Cast,
    /// Its account.
    pub id: AccountId,
    orders: u32,
}

impl Shop {
    /// A shop that has sold nothing yet.
    pub fn new(cast: &'static Cast, id: AccountId, dice: &Dice) -> Self {
        Self {
            cast,
            id,
            orders: 1_000 + dice.below(8_000),
        }
    }

    /// What was paid on that day after the start, until `now`.
    pub fn sales(
        &mut self,
        day: i64,
        now: Timestamp,
        dice: &Dice,
    ) -> anyhow::Result<Vec<NewPayment>> {
        if day <= self.cast.joined || day >= self.cast.last_day() {
            return Ok(Vec::new());
        }
        let midnight = Timestamp::midnight(START.plus(day * DAY).date());
        let mut moments: Vec<Timestamp> = (0..dice.times(self.expected(day, midnight)))
            .map(|_| midnight.plus(moment(self.cast.country, dice)))
            .filter(|at| *at < now)
            .collect();
        moments.sort_unstable();
        moments
            .into_iter()
            .map(|at| self.payment(at, dice))
            .collect()
    }

    /// How many payments that day brings on average, in millionths.
    fn expected(&self, day: i64, midnight: Timestamp) -> u64 {
        let usual = self.cast.yearly * 1_000_000 / 365;
        let grown = 100 + GROWTH * u64::try_from(day).unwrap_or_default() / 400;
        let date = midnight.date();
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let weekly = WEEK.get(weekday).copied().unwrap_or(100);
        let season = if date.month() >= 11 { HOLIDAYS } else { 100 };
        // Averages 100 over the year, so that `yearly` is what it says.
        usual * grown / (100 + GROWTH / 2) * weekly / 100 * season / 100
    }

    fn payment(&mut self, at: Timestamp, dice: &Dice) -> anyhow::Result<NewPayment> {
        let country: Country = self.cast.country.parse()?;
        let (low, high) = self.cast.range;
        let minor = price(dice.between(low, high), country);
        let amount = Positive::new(Money::new(minor, country.currency()))?;
        let fee: Percent = self.cast.fee.parse()?;
        self.orders += 1 + dice.below(3);
        let order = format!("{}-{}", self.cast.prefix, self.orders);
        let channel = dice.pick(CHANNELS).copied().unwrap_or("web");
        Ok(NewPayment {
            account: self.id.clone(),
            amount,
            application_fee: fee.of(amount.money())?,
            created: at,
            external_id: order.clone(),
            description: (dice.below(4) > 0).then(|| format!("Order {order}")),
            metadata: Metadata::from_pairs([("order", order.as_str()), ("channel", channel)])?,
        })
    }
}

/// Prices end the way prices do: in 0, 5 or 9.
fn price(minor: i64, country: Country) -> i64 {
    if country.currency().exponent() == 0 {
        return (minor / 10 * 10).max(100);
    }
    match minor % 3 {
        0 => minor / 100 * 100,
        1 => minor / 50 * 50,
        _ => minor / 100 * 100 + 99,
    }
    .max(100)
}

/// Seconds after midnight UTC of an order that is made between nine and ten in the evening there.
fn moment(country: &str, dice: &Dice) -> i64 {
    let opens = match country {
        "US" => 14,
        "BR" => 12,
        "JP" => 0,
        _ => 8,
    };
    let minutes = dice.between(0, 10 * 60 - 1);
    opens * HOUR + minutes * MINUTE + i64::from(dice.below(60))
}
