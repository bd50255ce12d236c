//! Who owes what by when. The agenda, today's page, the review of who was late and the look back are folds over it.
//!
//! Each noun yields its own (`obligations`), open ones and those that are over; the table of nouns chains them. Which of them count
//! when somebody looks back is the teacher's, and what they are called is the business of whoever finds the words.

use std::collections::BTreeMap;

use super::{Event, Kpi, Market, Name, RecordStep, ResponsibleRole, Stop};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// The order, message, purchase, bill, household or deal; empty where it is about none of them.
    pub about: String,
    pub kind: ObligationKind,
    pub owner: ResponsibleRole,
    pub due_min: u32,
    /// When it was done; nothing if it was not.
    pub done_min: Option<u32>,
    /// Nothing as long as it may still be kept.
    pub is_kept: Option<bool>,
    /// The owner has to see to it now: it stands on the agenda. What comes after other steps is not open yet.
    pub is_open: bool,
}

/// What is owed. In one minute they come in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::EnumCount)]
pub enum ObligationKind {
    /// Look at a shop's papers.
    ShopReview,
    /// Look at a page.
    ListingReview,
    /// Answer an accusation; look at an appeal.
    Violation,
    /// Say yes or no to an order by phone.
    Answer,
    /// Pay an order.
    Pay,
    /// Find the others of a group.
    Group,
    /// Answer a message.
    Reply,
    /// Pack an order, early enough to hand it over.
    Pack,
    /// Answer a buyer who asks to cancel.
    Cancellation,
    /// Print an order's label.
    Label,
    /// Hand a packed order over.
    HandOver,
    /// What was promised: an order handed over, or brought if it came by phone.
    Ship,
    /// Carry a parcel to this stop.
    Carry(Stop),
    /// Say that the goods are good.
    Confirm,
    /// Answer somebody who asks for money back, and whatever comes of it.
    Claim,
    /// File a claim against the courier.
    CourierClaim,
    /// Answer a claim that was filed, complain, decide.
    CourierCase,
    /// Pay the money out.
    Settle,
    /// See to a thing that was bought.
    Purchase,
    /// Pay a bill.
    Bill,
    /// A figure of the operator's contract.
    Kpi(Kpi),
    /// A step of a record that the learner looked into.
    Recorded(RecordStep),
    /// Hear somebody out who rings or stands there.
    Talk,
    /// Do what somebody asks of the station, or say no.
    Ticket,
    /// Ask how it went.
    FollowUp,
    /// Keep the door open as posted.
    Door,
    /// Write into the log what was done on a day.
    Log,
    /// Pay a household what it is owed.
    PayDay,
    /// Answer a household that wants a part of its money early.
    Advance,
    /// Explain to a household how its money was reckoned.
    Question,
    /// Say yes or no to an offer.
    Deal,
    /// Have a contract's goods on their date.
    Supply,
    /// Pay for boxes taken on credit.
    Boxes,
    /// Be at the pick-up point at the hour, with what neighbours signed up for.
    PickUp,
}

impl ObligationKind {
    /// Whether its end comes without a word, so that a wait would run over it. Of orders and pages the market reminds; who waits
    /// at a door, at the phone or for an answer is told of when they come.
    pub(crate) fn goes_by_silently(self) -> bool {
        matches!(
            self,
            ObligationKind::Violation
                | ObligationKind::Cancellation
                | ObligationKind::Claim
                | ObligationKind::Purchase
                | ObligationKind::Bill
                | ObligationKind::Advance
                | ObligationKind::Question
                | ObligationKind::Deal
                | ObligationKind::Supply
                | ObligationKind::Boxes
                | ObligationKind::PickUp
        )
    }

    /// One of each.
    pub const EACH: [ObligationKind; <ObligationKind as strum::EnumCount>::COUNT] = [
        ObligationKind::ShopReview,
        ObligationKind::ListingReview,
        ObligationKind::Violation,
        ObligationKind::Answer,
        ObligationKind::Pay,
        ObligationKind::Group,
        ObligationKind::Reply,
        ObligationKind::Pack,
        ObligationKind::Cancellation,
        ObligationKind::Label,
        ObligationKind::HandOver,
        ObligationKind::Ship,
        ObligationKind::Carry(Stop::Door),
        ObligationKind::Confirm,
        ObligationKind::Claim,
        ObligationKind::CourierClaim,
        ObligationKind::CourierCase,
        ObligationKind::Settle,
        ObligationKind::Purchase,
        ObligationKind::Bill,
        ObligationKind::Kpi(Kpi::ALL[0]),
        ObligationKind::Recorded(RecordStep::Pack),
        ObligationKind::Talk,
        ObligationKind::Ticket,
        ObligationKind::FollowUp,
        ObligationKind::Door,
        ObligationKind::Log,
        ObligationKind::PayDay,
        ObligationKind::Advance,
        ObligationKind::Question,
        ObligationKind::Deal,
        ObligationKind::Supply,
        ObligationKind::Boxes,
        ObligationKind::PickUp,
    ];

    /// Returns the word under which closing figures keep it: never changed, for it stands in files.
    pub fn word(self) -> &'static str {
        match self {
            ObligationKind::ShopReview => "shop-review",
            ObligationKind::ListingReview => "listing-review",
            ObligationKind::Violation => "violation",
            ObligationKind::Answer => "answer",
            ObligationKind::Pay => "pay",
            ObligationKind::Group => "group",
            ObligationKind::Reply => "reply",
            ObligationKind::Pack => "pack",
            ObligationKind::Cancellation => "cancellation",
            ObligationKind::Label => "label",
            ObligationKind::HandOver => "hand-over",
            ObligationKind::Ship => "ship",
            ObligationKind::Carry(_) => "carry",
            ObligationKind::Confirm => "confirm",
            ObligationKind::Claim => "claim",
            ObligationKind::CourierClaim => "courier-claim",
            ObligationKind::CourierCase => "courier-case",
            ObligationKind::Settle => "settle",
            ObligationKind::Purchase => "purchase",
            ObligationKind::Bill => "bill",
            ObligationKind::Kpi(_) => "kpi",
            ObligationKind::Recorded(_) => "recorded",
            ObligationKind::Talk => "talk",
            ObligationKind::Ticket => "ticket",
            ObligationKind::FollowUp => "follow-up",
            ObligationKind::Door => "door",
            ObligationKind::Log => "log",
            ObligationKind::PayDay => "pay-day",
            ObligationKind::Advance => "advance",
            ObligationKind::Question => "question",
            ObligationKind::Deal => "deal",
            ObligationKind::Supply => "supply",
            ObligationKind::Boxes => "boxes",
            ObligationKind::PickUp => "pick-up",
        }
    }

    /// Returns a kind of this word; nothing for a word of a newer program.
    pub fn of_word(word: &str) -> Option<ObligationKind> {
        ObligationKind::EACH.into_iter().find(|kind| kind.word() == word)
    }
}

impl Obligation {
    /// Somebody has to do it now.
    pub(crate) fn open(about: impl ToString, kind: ObligationKind, owner: ResponsibleRole, due_min: u32) -> Obligation {
        Obligation {
            about: about.to_string(),
            kind,
            owner,
            due_min,
            done_min: None,
            is_kept: None,
            is_open: true,
        }
    }

    /// It is over: kept if it was done in time.
    pub(crate) fn over(
        about: impl ToString,
        kind: ObligationKind,
        owner: ResponsibleRole,
        due_min: u32,
        done_min: Option<u32>,
    ) -> Obligation {
        Obligation {
            done_min,
            is_kept: Some(done_min.is_some_and(|done_min| done_min <= due_min)),
            is_open: false,
            ..Obligation::open(about, kind, owner, due_min)
        }
    }

    pub fn is_kept(&self) -> bool {
        self.is_kept == Some(true)
    }
}

impl Market {
    /// Returns what is due, earliest first.
    pub fn due(&self) -> Vec<Obligation> {
        let mut due = self.obligations();
        due.retain(|obligation| obligation.is_open);
        due.sort_by(|a, b| (a.due_min, &a.about).cmp(&(b.due_min, &b.about)));
        due
    }
}

/// What an event is to the obligations about its thing: which it ends, and which it begins, with whom and until when.
#[derive(Default)]
pub(crate) struct Turn {
    pub ended: Option<ObligationKind>,
    pub begun: Option<(ObligationKind, ResponsibleRole, u32)>,
}

impl Turn {
    pub fn ends(kind: ObligationKind) -> Turn {
        Turn {
            ended: Some(kind),
            begun: None,
        }
    }

    pub fn begins(kind: ObligationKind, owner: ResponsibleRole, due_min: u32) -> Turn {
        Turn {
            ended: None,
            begun: Some((kind, owner, due_min)),
        }
    }
}

/// Reads off the log what was owed and is over, for a noun whose own state remembers only the latest. What was begun anew counts
/// from there; what has ended in another way counts as missed once its time has passed.
pub(crate) fn over_by_log(market: &Market, turn: impl Fn(&Event) -> Turn) -> Vec<Obligation> {
    let mut begun: BTreeMap<(&Name, ObligationKind), (ResponsibleRole, u32)> = BTreeMap::new();
    let mut over = Vec::new();
    for happened in &market.log {
        let Some(about) = happened.event.about() else { continue };
        let turn = turn(&happened.event);
        if let Some(kind) = turn.ended
            && let Some((owner, due_min)) = begun.remove(&(about, kind))
        {
            over.push(Obligation::over(about, kind, owner, due_min, Some(happened.at_min)));
        }
        if let Some((kind, owner, due_min)) = turn.begun {
            begun.insert((about, kind), (owner, due_min));
        }
    }
    let never = begun.into_iter().filter(|(_, (_, due_min))| *due_min < market.now_min);
    over.extend(never.map(|((about, kind), (owner, due_min))| Obligation::over(about, kind, owner, due_min, None)));
    over
}

/// The latest of this kind about somebody was done, as it had to be.
pub(crate) fn keep(owed: &mut [Obligation], about: &str, kind: ObligationKind, done_min: u32) {
    if let Some(latest) = latest(owed, about, kind) {
        latest.done_min = Some(done_min);
        latest.is_kept = Some(true);
    }
}

/// The latest of this kind about somebody still waits.
pub(crate) fn reopen(owed: &mut [Obligation], about: &str, kind: ObligationKind) {
    if let Some(latest) = latest(owed, about, kind) {
        latest.is_kept = None;
        latest.is_open = true;
    }
}

fn latest<'a>(owed: &'a mut [Obligation], about: &str, kind: ObligationKind) -> Option<&'a mut Obligation> {
    let mut latest = owed.iter_mut().rev();
    latest.find(|obligation| obligation.about == about && obligation.kind == kind)
}
