//! The transcript's form of events, one line each: for tests and authors. Learners read `say`.

use std::fmt;

use super::{Event, Finding, ListingFault, command::Yuan, time::Clock};

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Talk(event) => write!(f, "{event}"),
            Event::DayBegan {
                day,
                month,
                date,
                ambient_c,
            } => {
                write!(f, "day-began {day} {month:02}-{date:02} {ambient_c}C")
            }
            Event::RainBegan => f.write_str("rain-began"),
            Event::SpellBegan { spell, place, last_day } => {
                let place = place.as_deref().map_or(String::new(), |place| format!(" in {place}"));
                write!(f, "spell {}{place} until day {last_day}", spell.word())
            }
            Event::Broke { product, weight_g } => write!(f, "broke {product} {weight_g}g"),
            Event::BuyersGone => f.write_str("buyers-gone"),
            Event::MarketEnded => f.write_str("market-ended"),
            Event::ProfileChosen { profile } => write!(f, "profile-chosen {profile}"),
            Event::DocumentGiven { document, way } => write!(f, "document-given {document} {way}"),
            Event::ShopSubmitted { until_min } => write!(f, "shop-submitted until {}", Clock(*until_min)),
            Event::ShopRejected { reasons } => write!(f, "shop-rejected {}", reasons.join(",")),
            Event::ShopPassed { deposit_fen } => write!(f, "shop-passed deposit {}", Yuan(*deposit_fen)),
            Event::DepositPaid { amount_fen } => write!(f, "deposit-paid {}", Yuan(*amount_fen)),
            Event::Judged { case, judgement } => {
                let sign = |is_right: bool| if is_right { "right" } else { "wrong" };
                let (said, right) = (&judgement.said, &judgement.right);
                let role = sign(said.role == right.role);
                let step = sign(said.step == right.step);
                write!(
                    f,
                    "judged {case} {} {role} {} {step} {} {}",
                    said.role.id(),
                    said.step.word(),
                    said.remedy.word(),
                    sign(said.remedy == right.remedy)
                )
            }
            Event::Tender(event) => event.fmt(f),
            Event::Van(event) => event.fmt(f),
            Event::Station(event) => event.fmt(f),
            Event::SoldElsewhere {
                product,
                weight_g,
                amount_fen,
            } => write!(f, "sold-elsewhere {product} {weight_g}g {}", Yuan(*amount_fen)),
            Event::RuleAnnounced { amendment, from_day } => write!(f, "rule-announced {amendment} from d{from_day}"),
            Event::RuleChanged { amendment } => write!(f, "rule-changed {amendment}"),
            Event::Shop(event) => write!(f, "{event}"),
            Event::Promotion(event) => write!(f, "{event}"),
            Event::Live(event) => write!(f, "{event}"),
            _ => write_listing(self, f),
        }
    }
}

/// What happened to a page or a message.
fn write_listing(event: &Event, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        Event::ListingBegun { product } => write!(f, "listing-begun {product}"),
        Event::Edited { product, edit } => write!(f, "edited {product}: {edit}"),
        Event::ListingSubmitted { product, until_min } => {
            write!(f, "listing-submitted {product} until {}", Clock(*until_min))
        }
        Event::ListingRejected { product, faults } => {
            let codes: Vec<_> = faults.iter().map(ListingFault::code).collect();
            write!(f, "listing-rejected {product} {}", codes.join(","))
        }
        Event::ListingPassed { product } => write!(f, "listing-passed {product}"),
        Event::ListingShelved { product } => write!(f, "listing-shelved {product}"),
        Event::ListingDown { product } => write!(f, "listing-down {product}"),
        Event::ListingSoldOut { product } => write!(f, "listing-sold-out {product}"),
        Event::MessageCame { message, body } => {
            let answer_by = Clock(body.answer_by_min);
            write!(f, "message-came {message} {} answer by {answer_by}", body.kind)
        }
        Event::MessageAnswered {
            message,
            reply,
            in_time,
            fits,
            forbidden,
        } => {
            let note = if *forbidden { " forbidden" } else { "" };
            write!(
                f,
                "message-answered {message} {reply} in-time={in_time} fits={fits}{note}"
            )
        }
        Event::MessageExpired { message } => write!(f, "message-expired {message}"),
        _ => write_purchase(event, f),
    }
}

/// What happened on the buyer's side.
fn write_purchase(event: &Event, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        Event::Compared { item } => write!(f, "compared {item}"),
        Event::Bought { offer, purchase, .. } => write!(f, "bought {offer} {}", Yuan(purchase.paid_fen)),
        Event::BillPaid {
            bill,
            amount_fen,
            saved_fen,
        } => {
            write!(f, "bill-paid {bill} {} saved {}", Yuan(*amount_fen), Yuan(*saved_fen))
        }
        Event::Tracked { purchase } => write!(f, "tracked {purchase}"),
        Event::PurchaseArrived {
            purchase,
            code,
            collect_by_min,
        } => {
            write!(
                f,
                "purchase-arrived {purchase} code {code:04} collect by {}",
                Clock(*collect_by_min)
            )
        }
        Event::PurchaseCollected { purchase } => write!(f, "purchase-collected {purchase}"),
        Event::Inspected { purchase, found } => {
            write!(f, "inspected {purchase}")?;
            found.iter().try_for_each(|finding| match finding {
                Finding::SealBroken => f.write_str(" seal-broken"),
                Finding::Differs {
                    measure,
                    claimed,
                    found,
                } => write!(f, " {measure}={found}!={claimed}"),
            })
        }
        Event::Signed { purchase, inspected } => write!(f, "signed {purchase} inspected={inspected}"),
        Event::PurchaseRefused { purchase, back_min } => {
            write!(f, "purchase-refused {purchase} money by {}", Clock(*back_min))
        }
        Event::ReturnBegan { purchase, back_min } => {
            write!(f, "return-began {purchase} money by {}", Clock(*back_min))
        }
        Event::MoneyBack { purchase, amount_fen } => write!(f, "money-back {purchase} {}", Yuan(*amount_fen)),
        _ => write_order(event, f),
    }
}

/// What happened to a seller's order.
fn write_order(event: &Event, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        Event::OrderAsked { order } => write!(
            f,
            "order-asked {} {} {}g {} {} by {}",
            order.name,
            order.product,
            order.net_g,
            order.place,
            Yuan(order.price_fen),
            Clock(order.ship_by_min)
        ),
        Event::OrderAccepted { order, ship_by_min } => {
            write!(f, "order-accepted {order} by {}", Clock(*ship_by_min))
        }
        Event::OrderDeclined { order, silent } => write!(f, "order-declined {order} silent={silent}"),
        Event::OrderPlaced { order } => write!(
            f,
            "order-placed {} {} {}x{}g {} {}",
            order.name,
            order.product,
            order.pieces,
            order.net_g,
            order.place,
            Yuan(order.price_fen)
        ),
        Event::OrderPaid {
            order,
            amount_fen,
            ship_by_min,
        } => {
            write!(
                f,
                "order-paid {order} {} ship by {}",
                Yuan(*amount_fen),
                Clock(*ship_by_min)
            )
        }
        Event::OrderUnpaid { order } => write!(f, "order-unpaid {order}"),
        Event::OrderWarned { order, ship_by_min } => write!(f, "order-warned {order} {}", Clock(*ship_by_min)),
        Event::OrderLate { order, penalty_fen } => write!(f, "order-late {order} {}", Yuan(*penalty_fen)),
        _ => write_end(event, f),
    }
}

/// How an order ended.
fn write_end(event: &Event, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        Event::OrderConfirmed { order, settle_min } => {
            write!(f, "order-confirmed {order} money {}", Clock(*settle_min))
        }
        Event::OrderReviewed {
            order,
            stars_hundredths,
        } => write!(f, "order-reviewed {order} {stars_hundredths}"),
        Event::OrderSettled {
            order,
            amount_fen,
            fee_fen,
            leader_fen,
        } => {
            write!(f, "order-settled {order} {} fee {}", Yuan(*amount_fen), Yuan(*fee_fen))?;
            if *leader_fen > 0 {
                write!(f, " leader {}", Yuan(*leader_fen))?;
            }
            Ok(())
        }
        Event::OrderCancelled {
            order,
            refund_fen,
            penalty_fen,
            too_late,
        } => write!(
            f,
            "order-cancelled {order} refund {} penalty {} too-late={too_late}",
            Yuan(*refund_fen),
            Yuan(*penalty_fen)
        ),
        _ => write_parcel(event, f),
    }
}

/// What happened between the pack and the door.
fn write_parcel(event: &Event, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        Event::InvoiceWritten { order } => write!(f, "invoice-written {order}"),
        Event::OrderPacked {
            order, pack, cost_fen, ..
        } => {
            write!(f, "order-packed {order} {pack} {}", Yuan(*cost_fen))
        }
        Event::LabelPrinted { order, .. } => write!(f, "label-printed {order}"),
        Event::LabelChecked { order, was_wrong } => write!(f, "label-checked {order} was-wrong={was_wrong}"),
        Event::ParcelHanded { order, fee_fen, parcel } => {
            write!(
                f,
                "parcel-handed {order} {} {}g {}",
                parcel.courier,
                parcel.charged_g,
                Yuan(*fee_fen)
            )
        }
        Event::HopDone {
            parcel,
            to,
            role,
            late,
            trouble,
            ..
        } => {
            write!(f, "hop-done {parcel} {} {}", to.id(), role.id())?;
            if *late {
                f.write_str(" late")?;
            }
            match trouble {
                Some(trouble) => write!(f, " {}", trouble.code()),
                None => Ok(()),
            }
        }
        Event::ParcelLost { order } => write!(f, "parcel-lost {order}"),
        Event::OrderDelivered {
            order,
            bad_pieces,
            counted_pieces,
        } => {
            write!(f, "order-delivered {order} bad {bad_pieces}/{counted_pieces}")
        }
        _ => write_after_sale(event, f),
    }
}

/// What happened when money was asked back.
fn write_after_sale(event: &Event, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match event {
        Event::AfterSaleOpened {
            order,
            complaint,
            share_ppm,
            answer_by_min,
            ..
        } => {
            write!(
                f,
                "after-sale-opened {order} {} {share_ppm}ppm answer by {}",
                complaint.code(),
                Clock(*answer_by_min)
            )
        }
        Event::AfterSaleOffered { order, share_ppm } => write!(f, "after-sale-offered {order} {share_ppm}ppm"),
        Event::OfferRefused { order, .. } => write!(f, "offer-refused {order}"),
        Event::AfterSaleRejected { order, reason } => write!(f, "after-sale-rejected {order} {}", reason.word()),
        Event::ReturnAgreed {
            order,
            send_by_min,
            silent,
        } => write!(
            f,
            "return-agreed {order} sent by {} silent={silent}",
            Clock(*send_by_min)
        ),
        Event::ReturnSent { order, arrives_min } => write!(f, "return-sent {order} here {}", Clock(*arrives_min)),
        Event::ReturnArrived { order, refund_by_min } => {
            write!(f, "return-arrived {order} refund by {}", Clock(*refund_by_min))
        }
        Event::Resent {
            order,
            weight_g,
            cost_fen,
            ..
        } => write!(f, "resent {order} {weight_g}g {}", Yuan(*cost_fen)),
        Event::ResentArrived { order } => write!(f, "resent-arrived {order}"),
        Event::Claim(claim) => write!(f, "{claim}"),
        Event::Harvest(event) => write!(f, "{event}"),
        Event::AfterSaleDisputed { order, .. } => write!(f, "after-sale-disputed {order}"),
        Event::AfterSaleDropped { order } => write!(f, "after-sale-dropped {order}"),
        Event::AfterSaleRefunded {
            order,
            amount_fen,
            full,
            overdue,
        } => {
            write!(
                f,
                "after-sale-refunded {order} {} full={full} overdue={overdue}",
                Yuan(*amount_fen)
            )
        }
        Event::Household(event) => write!(f, "{event}"),
        Event::Coop(event) => write!(f, "{event}"),
        _ => unreachable!("every event is written by one of these functions"),
    }
}
