//! What a screen offers at this minute: replies that may be sent, packs that fit, couriers with fee and days, and what is
//! due next. Only reads.

use super::{
    AfterSaleState, Channel, ListingState, Market, MessageState, Name, NextStep, OrderState, Pack, Parcel,
    PurchaseState, ResponsibleRole, ShopState, Step, ViolationState, coop, courier, parcel, stock, time,
};

/// A pack that could be used for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackChoice {
    pub pack: String,
    /// For all pieces of the order.
    pub cost_fen: i64,
    /// Packed weight of all pieces.
    pub weight_g: u32,
    pub fits: bool,
    /// Made for these goods.
    pub suits: bool,
    /// Temperature inside at the start of the journey, for fresh goods.
    pub inside_c: Option<i32>,
}

/// A courier that could take an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourierChoice {
    pub courier: String,
    pub via: String,
    pub charged_g: u32,
    /// Absent when the courier does not go there.
    pub fee_fen: Option<i64>,
    /// Promised minutes from handing over to the door.
    pub trip_min: u32,
    /// When it is first scanned; only from there on it counts as handed over.
    pub scan_min: u32,
    /// The rate is for at least so many parcels at once.
    pub parcels_min: u32,
    /// Minutes of the working day that handing over takes.
    pub work_min: u32,
}

/// The next thing that is due anywhere in the market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueItem {
    /// The order, message, purchase or listing.
    pub about: String,
    pub kind: DueKind,
    pub due_min: u32,
    pub owner: ResponsibleRole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    ShopReview,
    ListingReview,
    Message,
    Order(super::Step),
    Purchase,
    Bill,
    /// Somebody rings or stands there.
    Talk,
    /// Somebody asks the station for something.
    Ticket,
    /// The keeper asks how it went.
    FollowUp,
    /// A household asked for a part of its money.
    Advance,
    /// A household asked how its money was reckoned.
    Question,
    /// A household counts on its money.
    PayDay,
    /// An offer waits for yes or no.
    Deal,
    /// The next date of a contract.
    Supply,
    /// Boxes taken on credit are to be paid.
    Boxes,
    /// An accusation to answer, or an appeal that is looked at.
    Violation,
    CourierClaim,
}

impl Market {
    /// Returns four replies of the library for a message, the fitting ones among them, in an order of its own.
    pub fn reply_choices(&self, message: &Name) -> Vec<String> {
        const OFFERED: usize = 4;
        let rules = &self.setting.rules;
        let Some(kind) = self.messages.get(message).map(|message| message.kind.as_str()) else {
            return Vec::new();
        };
        let rank = |reply: &String| match rules.messages.get(kind) {
            Some(kind) if kind.fits.first() == Some(reply) => 0,
            Some(kind) if kind.forbidden.contains(reply) => 1,
            // A second fitting reply would make the choice too easy to tell.
            Some(kind) if kind.fits.contains(reply) => 3,
            _ => 2,
        };
        let special = rules.messages.get(kind).map_or(&[][..], |kind| &kind.fits);
        let forbidden = rules.messages.get(kind).map_or(&[][..], |kind| &kind.forbidden);
        let special = special.iter().chain(forbidden);
        let mut offered: Vec<_> = rules
            .replies
            .iter()
            .chain(special.filter(|reply| !rules.replies.contains(reply)))
            .map(|reply| {
                (
                    rank(reply),
                    self.draw("offered", 0, &format!("{message} {reply}")),
                    reply,
                )
            })
            .collect();
        offered.sort();
        offered.truncate(OFFERED);
        offered.sort_by_key(|(_, draw, _)| *draw);
        offered.into_iter().map(|(_, _, reply)| reply.clone()).collect()
    }

    /// Returns every pack with what it costs for an order and whether it fits.
    pub fn pack_choices(&self, order: &Name) -> Vec<PackChoice> {
        let rules = &self.setting.rules;
        let Some(order) = self.orders.get(order) else {
            return Vec::new();
        };
        let fresh = self.is_fresh(&order.product);
        let outside_c = self.ambient_c(time::day_of(self.now_min));
        let choice = |(id, pack): (&String, &Pack)| {
            let boxes = courier::boxes(pack, order);
            let size = boxes.map(|boxes| (boxes.count, &pack.sizes[boxes.size]));
            PackChoice {
                pack: id.clone(),
                cost_fen: size.map_or(0, |(count, size)| self.box_price_fen(size.cost_fen) * i64::from(count)),
                weight_g: order.total_g() + size.map_or(0, |(count, size)| size.weight_g * count),
                fits: boxes.is_some() && (pack.ice.is_none() || self.no_ice_until_min().is_none()),
                suits: self.suits(pack, &order.product),
                inside_c: fresh.then(|| stock::inside_c(pack, outside_c, 0)),
            }
        };
        rules.packs.iter().map(choice).collect()
    }

    /// Returns every way to send a packed order; for one not packed yet the cheapest fitting pack counts.
    pub fn courier_choices(&self, order: &Name) -> Vec<CourierChoice> {
        let rules = &self.setting.rules;
        let Some(order) = self.orders.get(order) else {
            return Vec::new();
        };
        let mut order = order.clone();
        if order.pack.is_none() {
            let packs = self
                .pack_choices(&order.name)
                .into_iter()
                .filter(|choice| choice.fits && choice.suits);
            order.pack = packs.min_by_key(|choice| choice.cost_fen).map(|choice| choice.pack);
        }
        let mut choices = Vec::new();
        let fresh = self.is_fresh(&order.product);
        let couriers = rules
            .couriers
            .iter()
            .filter(|(_, courier)| fresh || !courier.fresh_only);
        for (id, courier) in couriers {
            for via in &courier.takes_at {
                let parcel = parcel::planned(self, &order, id, via);
                let arrives_min = parcel
                    .as_ref()
                    .and_then(|parcel| parcel.hops.last())
                    .map(|hop| hop.due_min);
                choices.push(CourierChoice {
                    courier: id.clone(),
                    via: via.clone(),
                    charged_g: parcel.as_ref().map_or(0, |parcel| parcel.charged_g),
                    fee_fen: parcel.as_ref().map(|parcel| parcel.fee_fen),
                    trip_min: arrives_min.map_or(0, |due| due.saturating_sub(self.now_min + rules.route.grace_min)),
                    scan_min: parcel.as_ref().map_or(0, |parcel| parcel.scan_min),
                    parcels_min: courier.parcels_min,
                    work_min: rules.minutes.hand_over.get(via).copied().unwrap_or(0),
                });
            }
        }
        choices
    }

    /// Returns who has to do what next with an open order; none when it is closed.
    pub fn next_step(&self, order: &Name) -> Option<NextStep> {
        let order = self.orders.get(order).filter(|order| !order.state.is_closed())?;
        if let Some(after_sale) = self
            .after_sales
            .get(&order.name)
            .filter(|after_sale| after_sale.is_open())
        {
            let owner = match after_sale.state {
                AfterSaleState::Applied | AfterSaleState::BackHome => ResponsibleRole::Seller,
                AfterSaleState::Returning | AfterSaleState::Resending => ResponsibleRole::Courier,
                AfterSaleState::Disputed => ResponsibleRole::Market,
                AfterSaleState::Negotiating
                | AfterSaleState::WaitReturn
                | AfterSaleState::Rejected
                | AfterSaleState::Refunded
                | AfterSaleState::Resent
                | AfterSaleState::Dropped => ResponsibleRole::Buyer,
            };
            return Some(NextStep {
                owner,
                step: Step::AfterSale,
                due_min: after_sale.due_min,
            });
        }
        let (owner, step, due_min) = match order.state {
            OrderState::Asked => (ResponsibleRole::Seller, Step::Answer, order.due_min),
            OrderState::WaitPay => (ResponsibleRole::Buyer, Step::Pay, order.due_min),
            OrderState::WaitGroup => (ResponsibleRole::Buyer, Step::Group, order.due_min),
            OrderState::WaitShip => {
                let needs_label = order.channel == Channel::Shelf && order.label.is_none();
                let step = match (&order.pack, needs_label) {
                    (None, _) => Step::Pack,
                    (Some(_), true) => Step::Label,
                    (Some(_), false) => Step::HandOver,
                };
                (ResponsibleRole::Seller, step, order.due_min)
            }
            OrderState::Shipped => {
                let hop = self.parcels.get(&order.name).and_then(Parcel::under_way);
                let (role, due_min) =
                    hop.map_or((ResponsibleRole::Courier, order.due_min), |hop| (hop.role, hop.due_min));
                (role, Step::Carry, due_min)
            }
            OrderState::Delivered => (ResponsibleRole::Buyer, Step::Confirm, order.due_min),
            OrderState::Completed
            | OrderState::Settled
            | OrderState::Unpaid
            | OrderState::Declined
            | OrderState::Refunded => (ResponsibleRole::Market, Step::Settle, order.due_min),
        };
        Some(NextStep { owner, step, due_min })
    }

    /// Accusations that want an answer, and appeals that are looked at.
    fn violations_due(&self) -> impl Iterator<Item = DueItem> {
        let record = (1..).zip(&self.shop.violations);
        record.filter_map(|(number, violation): (u32, _)| {
            let owner = match violation.state {
                ViolationState::Accused => ResponsibleRole::Seller,
                ViolationState::Appealed => ResponsibleRole::Market,
                ViolationState::Counted | ViolationState::Lifted | ViolationState::Final => return None,
            };
            Some(DueItem {
                about: number.to_string(),
                kind: DueKind::Violation,
                due_min: violation.due_min,
                owner,
            })
        })
    }

    /// Returns what the market's reviewers have to look at.
    fn due_reviews(&self) -> Vec<DueItem> {
        let mut due = Vec::new();
        if self.shop.state == ShopState::Reviewing {
            due.push(item(
                "shop",
                DueKind::ShopReview,
                self.shop.review_until_min,
                ResponsibleRole::Market,
            ));
        }
        for listing in self
            .listings
            .values()
            .filter(|listing| listing.state == ListingState::Reviewing)
        {
            due.push(item(
                &listing.product,
                DueKind::ListingReview,
                listing.review_until_min,
                ResponsibleRole::Market,
            ));
        }
        due
    }

    /// Returns what is due, earliest first.
    pub fn due(&self) -> Vec<DueItem> {
        let mut due = self.due_to_households();
        due.extend(coop::due(self));
        due.extend(self.violations_due());
        due.extend(self.due_reviews());
        for (name, message) in self
            .messages
            .iter()
            .filter(|(_, message)| message.state == MessageState::Waiting)
        {
            due.push(item(
                &name.0,
                DueKind::Message,
                message.answer_by_min,
                ResponsibleRole::Seller,
            ));
        }
        for (name, _) in self.orders.iter().filter(|(_, order)| !order.state.is_closed()) {
            if let Some(next) = self.next_step(name) {
                due.push(item(&name.0, DueKind::Order(next.step), next.due_min, next.owner));
            }
        }
        for purchase in self.purchases.values() {
            let owner = match purchase.state {
                PurchaseState::OnTheWay => {
                    let hop = self.parcels.get(&purchase.name).and_then(Parcel::under_way);
                    hop.map_or(ResponsibleRole::StationKeeper, |hop| hop.role)
                }
                PurchaseState::Arrived | PurchaseState::Collected => ResponsibleRole::Buyer,
                PurchaseState::Returning => ResponsibleRole::Market,
                PurchaseState::Signed | PurchaseState::Returned => continue,
            };
            due.push(item(&purchase.name.0, DueKind::Purchase, purchase.due_min, owner));
        }
        for ticket in self.station.iter().flat_map(|station| station.tickets.values()) {
            if let Some((kind, due_min, owner)) = ticket.next() {
                due.push(item(&ticket.name.0, kind, due_min, owner));
            }
        }
        for (name, talk) in self.talks.iter().filter(|(_, talk)| talk.is_open()) {
            let owner = self.setting.scenario.role.responsible();
            due.push(item(&name.0, DueKind::Talk, talk.leaves_min, owner));
        }
        due.extend(self.courier_claims.values().filter_map(|claim| {
            let owner = claim.state.owner()?;
            Some(item(&claim.order.0, DueKind::CourierClaim, claim.due_min, owner))
        }));
        for (id, bill) in &self.setting.scenario.bills {
            if self.bills.get(id).is_none_or(|state| state.paid_min.is_none()) {
                let due_min = time::at(bill.due_day + 1, 0);
                due.push(item(id, DueKind::Bill, due_min, ResponsibleRole::Buyer));
            }
        }
        due.sort_by(|a, b| (a.due_min, &a.about).cmp(&(b.due_min, &b.about)));
        due
    }

    fn due_to_households(&self) -> Vec<DueItem> {
        let mut due = Vec::new();
        for (id, household) in &self.households.by_id {
            let mut asks = |kind, due_min| {
                due.push(DueItem {
                    about: id.clone(),
                    kind,
                    due_min,
                    owner: ResponsibleRole::Seller,
                });
            };
            if let Some(asked) = household.asked {
                asks(DueKind::Advance, asked.until_min);
            }
            if let Some(until_min) = household.question_until_min {
                asks(DueKind::Question, until_min);
            }
            if self.statement(id).owed_fen() > 0 {
                asks(DueKind::PayDay, self.pay_by_min(id));
            }
        }
        due
    }
}

fn item(about: &str, kind: DueKind, due_min: u32, owner: ResponsibleRole) -> DueItem {
    DueItem {
        about: about.to_owned(),
        kind,
        due_min,
        owner,
    }
}
