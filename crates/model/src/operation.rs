//! What can be done.

use domain::{money::Currency, payout::schedule::Schedule};
use strum::{EnumDiscriminants, EnumIter};

/// The currencies that are used: with two decimals, with none and with three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Coin {
    /// US dollars.
    Usd,
    /// Yen.
    Jpy,
    /// Kuwaiti dinars.
    Kwd,
    /// Forints, which are paid out as a whole.
    Huf,
}

impl Coin {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Usd, Self::Jpy, Self::Kwd, Self::Huf];

    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usd => "usd",
            Self::Jpy => "jpy",
            Self::Kwd => "kwd",
            Self::Huf => "huf",
        }
    }

    /// The one of that code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|coin| coin.code() == code)
    }

    /// What an amount on a card is a multiple of: card networks take no third decimal.
    pub const fn card_step(self) -> i64 {
        match self {
            Self::Kwd => 10,
            Self::Usd | Self::Jpy | Self::Huf => 1,
        }
    }

    /// What a payout is a multiple of: banks take whole forints.
    pub const fn payout_step(self) -> i64 {
        match self {
            Self::Huf => 100,
            Self::Usd | Self::Jpy | Self::Kwd => 1,
        }
    }

    /// As the program knows it.
    pub fn currency(self) -> Currency {
        self.code().parse().expect("a currency")
    }
}

/// Who: 0 is the platform, then its accounts in order; the last number is an account of another
/// platform.
pub type Who = usize;

/// Which object: counted from the newest, over and over.
pub type Pick = usize;

/// One thing to do, with its parameters, good or bad. Without them it is a [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(
    name(Kind),
    derive(EnumIter, Hash, PartialOrd, Ord),
    doc = "What can be done, without its parameters."
)]
pub enum Operation {
    /// Funds are added to the platform's balance.
    AddFunds {
        /// Currency.
        coin: Coin,
        /// How much.
        amount: i64,
        /// From which bank.
        from: Source,
    },
    /// A payment made elsewhere is recorded.
    Record {
        /// For whom.
        to: Who,
        /// Currency.
        coin: Coin,
        /// How much.
        amount: i64,
        /// The platform's fee.
        fee: i64,
        /// How many seconds ago it was made.
        ago: i64,
        /// Whether its id was used before.
        again: bool,
    },
    /// The platform sends funds.
    Send {
        /// To whom.
        to: Who,
        /// Currency.
        coin: Coin,
        /// How much.
        amount: i64,
    },
    /// The platform sends the money of a charge.
    SendOf {
        /// Which charge.
        charge: Pick,
        /// To whom.
        to: Who,
        /// How much.
        amount: i64,
    },
    /// The platform pulls funds.
    Pull {
        /// From whom.
        from: Who,
        /// Currency.
        coin: Coin,
        /// How much.
        amount: i64,
    },
    /// Somebody pays by card.
    Charge(Sale),
    /// What is held on a card is captured.
    Capture {
        /// Which charge.
        charge: Pick,
        /// How much; all of it unless given.
        amount: Option<i64>,
        /// What the platform keeps, if that changes.
        fee: Option<i64>,
        /// What the destination gets, if that changes.
        sent: Option<i64>,
    },
    /// A payment is called off.
    Cancel {
        /// Which charge.
        charge: Pick,
    },
    /// Somebody is paid out by hand.
    PayOut {
        /// Who.
        owner: Who,
        /// Currency.
        coin: Coin,
        /// How much.
        amount: i64,
        /// Whether it is there within minutes.
        instant: bool,
    },
    /// Something happens to a payout.
    Errand {
        /// To which.
        payout: Pick,
        /// What.
        errand: Errand,
    },
    /// An owner is paid out on other days, and keeps a part.
    SetSchedule {
        /// Who.
        owner: Who,
        /// When.
        schedule: Schedule,
        /// How much stays, in the owner's currency.
        keep: i64,
    },
    /// An owner looks after its bank account.
    RenewBank {
        /// Who.
        owner: Who,
    },
    /// A transfer goes back.
    Reverse {
        /// Which transfer.
        transfer: Pick,
        /// How much; all that is left unless given.
        amount: Option<i64>,
        /// Whether the fee goes back in proportion.
        fee: bool,
    },
    /// A fee goes back.
    RefundFee {
        /// Which fee.
        fee: Pick,
        /// How much; all that is left unless given.
        amount: Option<i64>,
    },
    /// Money goes back to a customer.
    Refund {
        /// Of which charge.
        charge: Pick,
        /// How much; all that is left unless given.
        amount: Option<i64>,
        /// Whether its transfer comes back in proportion.
        reverse: bool,
        /// Whether its fee goes back in proportion.
        fee: bool,
    },
    /// A card's bank cannot take a refund.
    FailRefund {
        /// Which refund.
        refund: Pick,
    },
    /// A refund that waits for funds is called off.
    CancelRefund {
        /// Which refund.
        refund: Pick,
    },
    /// What the bank does about an open top-up, or one that arrived.
    Bank {
        /// Which top-up.
        topup: Pick,
        /// What it does.
        does: Does,
    },
    /// Funds are set aside for refunds and disputes, or taken back.
    SetAside {
        /// Whose.
        owner: Who,
        /// Currency.
        coin: Coin,
        /// How much.
        amount: i64,
        /// Whether they are taken back.
        back: bool,
    },
    /// The network disputes a charge.
    Dispute {
        /// Which charge.
        charge: Pick,
        /// How much; all that is left unless given.
        amount: Option<i64>,
        /// Whether it only asks.
        inquiry: bool,
    },
    /// A step in a dispute.
    Argue {
        /// Which dispute.
        dispute: Pick,
        /// What happens.
        step: Step,
    },
    /// Time passes.
    Advance {
        /// How many seconds.
        seconds: i64,
    },
}

/// Whose bank a top-up comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The platform's own, which pays at once.
    Own,
    /// One that is debited and pays later.
    Slow,
    /// One that is debited and refuses later.
    Refusing,
    /// One that nobody knows.
    Unknown,
}

/// What a bank does about a top-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// It pays.
    Pay,
    /// It refuses.
    Refuse,
    /// It takes the money back.
    TakeBack,
    /// Nothing: the platform calls the top-up off.
    Nothing,
}

/// What happens to a payout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// The bank cannot take it.
    Fail,
    /// The bank sends it back after it was paid.
    Return,
    /// The bank has it at once.
    Pay,
    /// It is called back before it is sent.
    Cancel,
    /// It is taken back from the bank.
    Reverse,
}

/// What happens in a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The owner gives up.
    Accept,
    /// The bank decides for the owner.
    Win,
    /// The bank decides against the owner.
    Lose,
    /// An inquiry becomes a dispute.
    Escalate,
    /// The owner answers: with evidence that wins, that loses, or that says nothing.
    Answer(Option<bool>),
}

/// With which card somebody pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// An American one that works.
    Us,
    /// A British one that works.
    Gb,
    /// One whose money is available at once.
    Fast,
    /// One that is declined.
    Declined,
    /// One that is disputed at once.
    Disputed,
    /// One that is asked about at once.
    Inquired,
    /// One that is disputed twice at once.
    DisputedTwice,
    /// One whose refunds fail later.
    RefundFails,
    /// One whose refunds take their time.
    RefundPending,
}

impl Card {
    /// Its test name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Us => "pm_card_visa",
            Self::Gb => "pm_card_gb",
            Self::Fast => "pm_card_bypassPending",
            Self::Declined => "pm_card_chargeDeclined",
            Self::Disputed => "pm_card_createDispute",
            Self::Inquired => "pm_card_createDisputeInquiry",
            Self::DisputedTwice => "pm_card_createMultipleDisputes",
            Self::RefundFails => "pm_card_refundFail",
            Self::RefundPending => "pm_card_pendingRefund",
        }
    }

    /// Its country.
    pub const fn country(self) -> &'static str {
        match self {
            Self::Gb => "GB",
            _ => "US",
        }
    }
}

/// A payment by card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    /// On whom it is charged: the platform, or for a direct charge an account.
    pub on: Who,
    /// To whom the money goes on.
    pub to: Option<Who>,
    /// In whose name.
    pub behalf: Option<Who>,
    /// Currency.
    pub coin: Coin,
    /// How much.
    pub amount: i64,
    /// What the platform keeps.
    pub fee: Option<i64>,
    /// How much of it goes on.
    pub sent: Option<i64>,
    /// With which card.
    pub card: Card,
    /// Whether it is held until it is captured.
    pub held: bool,
}
