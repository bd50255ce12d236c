//! A sentence for everything: each event, refusal and reason of the market, in every language, with nothing left unsaid.

use std::collections::BTreeSet;

use crate::{
    samples,
    season::COOP_REFUSALS,
    spoken::{misnamed, unsaid, unsampled},
    together::HOUSEHOLD_REFUSALS,
};
use bazar::market::{
    OrderId, ProductId, TalkId, VillageId, aftersale, courier_claim, day, harvest, inquiry, listing, live, message,
    order, papers, parcel, promotion, purchase, rival, shop, station, talk, tender, van,
};
use bazar::{
    course::{Comparison, Feedback, TileRole},
    market::{
        Account, AfterSaleState, Assurance, Blame, CaseKind, Complaint, Event, Evidence, Figure, Finding, FreightTerms,
        Judgement, Kpi, ListingFault, ListingState, LotId, MessageState, Obligation, ObligationKind, RecordStep,
        Recorded, Refusal, RejectReason, Remedy, ResponsibleRole, ShelfState, Stop, TalkEnd, TalkState, TitleProblem,
        Trouble, VanDirection, Zone,
    },
    say::{self, Sentence},
    tutor::Want,
};
use strum::VariantNames;

/// In talks.
fn talked() -> Vec<Event> {
    let talk = || TalkId::from("fake-refund-2");
    let reported = |is_scam, recalled_fen, is_stopped| {
        talk::Event::Reported(talk::event::Reported {
            talk: talk(),
            is_scam,
            recalled_fen,
            is_stopped,
        })
    };
    let events = vec![
        talk::Event::Sent(talk::event::Sent {
            talk: talk(),
            amount_fen: 5000,
        }),
        talk::Event::Received(talk::event::Received {
            talk: talk(),
            amount_fen: 500,
        }),
        talk::Event::Missed(talk::event::Missed { talk: talk() }),
        talk::Event::Stolen(talk::event::Stolen {
            talk: talk(),
            amount_fen: 80_000,
        }),
        reported(false, 0, false),
        reported(true, 0, false),
        reported(true, 2500, false),
        reported(true, 0, true),
    ];
    events.into_iter().map(Event::Talk).collect()
}

/// What no solution brings about.
fn made_up() -> Vec<Event> {
    let order = || OrderId::from("b17");
    let product = || ProductId::from("walnut");
    let mut events = vec![
        Event::Day(day::Event::RainBegan),
        Event::from(day::event::Broke {
            product: product(),
            weight_g: 240,
        }),
        Event::Day(day::Event::BuyersGone),
        Event::Day(day::Event::MarketEnded),
        Event::from(papers::event::ProfileChosen {
            profile: "shelf".into(),
        }),
        Event::from(papers::event::Rejected {
            reasons: vec!["blurred-id".to_owned(), "name-differs".to_owned()],
        }),
        Event::from(papers::event::Passed { deposit_fen: 0 }),
        Event::from(papers::event::DepositPaid { amount_fen: 0 }),
        Event::from(listing::event::Rejected {
            product: product(),
            faults: vec![ListingFault::TitleMissing],
        }),
        Event::from(listing::event::Shelved { product: product() }),
        Event::from(listing::event::TakenDown { product: product() }),
        Event::from(listing::event::SoldOut { product: product() }),
        Event::from(order::event::Accepted {
            order: order(),
            ship_by_min: 2000,
        }),
        Event::from(order::event::Unpaid { order: order() }),
        Event::from(order::event::Warned {
            order: order(),
            ship_by_min: 2000,
        }),
        Event::from(order::event::InvoiceWritten { order: order() }),
        Event::from(parcel::event::Lost { order: order() }),
        Event::from(order::event::Reviewed {
            order: order(),
            stars_hundredths: 480,
        }),
        Event::from(aftersale::event::OfferRefused {
            order: order(),
            answer_by_min: 2000,
        }),
        Event::from(aftersale::event::Offered {
            answered_min: 2000,
            order: order(),
            share_ppm: 300_000,
        }),
        Event::from(aftersale::event::ReturnSent {
            order: order(),
            arrives_min: 2000,
        }),
        Event::from(aftersale::event::ReturnArrived {
            order: order(),
            refund_by_min: 2000,
        }),
        Event::from(aftersale::event::Resent {
            order: order(),
            weight_g: 150,
            cost_fen: 930,
            arrives_min: 2000,
        }),
        Event::from(aftersale::event::ResentArrived { order: order() }),
        Event::from(aftersale::event::Disputed {
            order: order(),
            decided_min: 2000,
        }),
        Event::from(aftersale::event::Dropped { order: order() }),
        Event::from(purchase::event::Compared { item: "kettle".into() }),
        Event::from(purchase::event::BillPaid {
            bill: "phone".into(),
            amount_fen: 5000,
            saved_fen: 2000,
        }),
        Event::from(purchase::event::Tracked { purchase: "b17".into() }),
        Event::from(purchase::event::Refused {
            purchase: "b17".into(),
            back_min: 2000,
        }),
        Event::from(purchase::event::Unfetched {
            purchase: "b17".into(),
            back_min: 2000,
        }),
        Event::from(purchase::event::ReturnBegan {
            purchase: "b17".into(),
            back_min: 2000,
        }),
        Event::from(purchase::event::MoneyBack {
            purchase: "b17".into(),
            amount_fen: 3990,
        }),
    ];
    events.extend(RejectReason::ALL.iter().copied().map(|reason| {
        Event::from(aftersale::event::Rejected {
            order: order(),
            reason,
            answered_min: 2000,
        })
    }));
    events.extend(crate::claims::VERDICTS.map(|verdict| {
        Event::from(aftersale::event::Judged {
            order: order(),
            verdict,
        })
    }));
    events.extend([true, false].map(|silent| {
        Event::from(aftersale::event::ReturnAgreed {
            sends_min: 2000,
            order: order(),
            send_by_min: 2000,
            silent,
        })
    }));
    events.extend(samples::claim_events().map(Event::CourierClaim));
    events.extend([true, false].map(|silent| Event::from(order::event::Declined { order: order(), silent })));
    events.extend([0, 300].map(|penalty_fen| {
        Event::from(order::event::Late {
            order: order(),
            penalty_fen,
        })
    }));
    events.extend([true, false].map(|was_wrong| {
        Event::from(parcel::event::LabelChecked {
            order: order(),
            was_wrong,
        })
    }));
    events.extend([true, false].map(|too_late| {
        Event::from(order::event::Cancelled {
            order: order(),
            refund_fen: 2590,
            penalty_fen: 130,
            too_late,
        })
    }));
    events.extend(
        [(true, false), (true, true), (false, false)].map(|(overdue, after_return)| {
            Event::from(aftersale::event::Refunded {
                order: order(),
                amount_fen: 500,
                full: false,
                overdue,
                after_return,
            })
        }),
    );
    events.extend([(0, 0), (16, 0), (16, 200)].map(|(fee_fen, leader_fen)| {
        Event::from(order::event::Settled {
            order: order(),
            amount_fen: 2590,
            fee_fen,
            leader_fen,
        })
    }));
    events.extend([0, 3].map(|bad_pieces| {
        Event::from(parcel::event::Delivered {
            then: None,
            order: order(),
            bad_pieces,
            counted_pieces: 40,
        })
    }));
    events.extend([true, false].map(|inspected| {
        Event::from(purchase::event::Signed {
            purchase: "b17".into(),
            inspected,
        })
    }));
    let b17 = || "b17".into();
    events.extend([true, false].map(|owed| message::event::Expired { message: b17(), owed }.into()));
    let answers = [
        (true, true, true, false),
        (false, true, true, false),
        (true, true, false, false),
        (true, false, true, false),
        (true, true, true, true),
    ];
    events.extend(answers.map(|(owed, in_time, fits, forbidden)| {
        Event::from(message::event::Answered {
            buys_min: None,
            message: b17(),
            reply: "in-stock".into(),
            in_time,
            fits,
            forbidden,
            owed,
        })
    }));
    let complaints = [
        Complaint::BadFruit,
        Complaint::Damaged,
        Complaint::Missing,
        Complaint::WrongGoods,
        Complaint::NotAsShown,
        Complaint::NoReason,
        Complaint::Lost,
    ];
    events.extend(complaints.map(|complaint| {
        Event::from(aftersale::event::Opened {
            order: order(),
            complaint,
            share_ppm: 300_000,
            true_ppm: 300_000,
            shown: None,
            answer_by_min: 2000,
        })
    }));
    events.extend(hops());
    events.extend(of_the_van().into_iter().map(Event::Van));
    events.extend(judgements());
    events.extend(of_the_tender().into_iter().map(Event::Tender));
    events.extend(edits().into_iter().map(|edit| {
        Event::from(listing::event::Edited {
            product: product(),
            edit,
        })
    }));
    let differs = Finding::Differs {
        measure: "capacity_ml".to_owned(),
        claimed: 2000,
        found: 1200,
    };
    events.extend([Vec::new(), vec![Finding::SealBroken, differs]].map(|found| {
        Event::from(purchase::event::Inspected {
            purchase: "b17".into(),
            found,
        })
    }));
    events
}

/// What the official's solution does not bring about.
fn of_the_tender() -> Vec<tender::Event> {
    let terms = say::TERMS.iter().copied().flatten();
    let mut events: Vec<tender::Event> = terms
        .map(|term| tender::Event::TermSet(tender::event::TermSet { term: *term }))
        .collect();
    events.extend([
        tender::Event::Withheld(tender::event::Withheld { amount_fen: 6_000_000 }),
        tender::Event::Terminated(tender::event::Terminated {
            bidder: "agency".into(),
        }),
    ]);
    events
}

/// Judgements that are wrong in one thing more each.
fn judgements() -> Vec<Event> {
    let right = Blame {
        role: ResponsibleRole::VanDriver,
        step: RecordStep::Van,
        remedy: Remedy::NextVan,
    };
    let remedy = Remedy::Coupon;
    let step = RecordStep::Scan;
    let role = ResponsibleRole::Seller;
    let said = [
        right,
        Blame { remedy, ..right },
        Blame { step, ..right },
        Blame { role, ..right },
    ];
    said.map(|said| {
        Event::from(inquiry::event::Judged {
            case: "halide".into(),
            judgement: Judgement { said, right },
        })
    })
    .to_vec()
}

/// What the dispatcher's solution does not bring about.
fn of_the_van() -> Vec<van::Event> {
    let village = || VillageId::from("bagh");
    let late = |direction| {
        van::Event::LotLate(van::event::LotLate {
            lot: LotId {
                day: 4,
                direction,
                village: village(),
            },
            parcels: 3,
            penalty_fen: 1200,
        })
    };
    vec![
        van::Event::RoundSet(van::event::RoundSet { stops: Vec::new() }),
        van::Event::RoundSet(van::event::RoundSet { stops: vec![village()] }),
        van::Event::FeederSent(van::event::FeederSent {
            village: village(),
            up: 8,
            down: 6,
            cost_fen: 2100,
            back_min: 3000,
        }),
        van::Event::FeederBack(van::event::FeederBack {
            village: village(),
            up: 8,
            down: 6,
        }),
        van::Event::HandedOver(van::event::HandedOver {
            parcels: 60,
            fee_fen: 48_000,
            pickup_fen: 0,
            under_contract: false,
        }),
        late(VanDirection::Up),
        late(VanDirection::Down),
        van::Event::Shared(van::event::Shared { shop: "market".into() }),
        van::Event::Unshared,
    ]
}

fn hops() -> Vec<Event> {
    let troubles = [
        None,
        Some(Trouble::Storm),
        Some(Trouble::Rush),
        Some(Trouble::Breakdown),
        Some(Trouble::Misrouted),
        Some(Trouble::Rain),
    ];
    let mut hops = [vec![crate::claims::lightened()], crate::short_weight::filled().into()].concat();
    for trouble in troubles {
        for late in [true, false] {
            hops.push(Event::from(parcel::event::HopDone {
                parcel: "b17".into(),
                to: Stop::Township,
                role: ResponsibleRole::VanDriver,
                next: Some(ResponsibleRole::Courier),
                due_min: 2000,
                late,
                trouble,
            }));
        }
    }
    hops
}

/// Every command that writes into a listing.
fn edits() -> Vec<listing::Edit> {
    let mut edits = vec![
        listing::Edit::Title("叶城薄皮核桃850克".to_owned()),
        listing::Edit::Category("nuts".into()),
        listing::Edit::Attribute(listing::edit::Attribute {
            attribute: "origin".to_owned(),
            value: "yecheng".to_owned(),
        }),
        listing::Edit::Photos(vec!["whole".to_owned()]),
        listing::Edit::Details(vec!["origin".to_owned()]),
        listing::Edit::Sku(listing::edit::Sku {
            net_g: 850,
            price_fen: 2590,
        }),
        listing::Edit::Unsku(850),
        listing::Edit::Price(listing::edit::Price {
            net_g: None,
            price_fen: 2590,
        }),
        listing::Edit::Stock(listing::edit::Stock {
            net_g: Some(850),
            pieces: 40,
        }),
        listing::Edit::Promise(48),
        listing::Edit::SevenDays(true),
        listing::Edit::SevenDays(false),
    ];
    for on in [true, false] {
        edits.extend(
            Assurance::ALL
                .iter()
                .copied()
                .map(|assurance| listing::Edit::Assure(listing::edit::Assure { assurance, on })),
        );
    }
    for terms in [FreightTerms::Free, FreightTerms::Fee(800), FreightTerms::None] {
        edits.extend(
            [Zone::All, Zone::One("4".into())]
                .map(|zone| listing::Edit::Freight(listing::edit::Freight { zone, terms })),
        );
    }
    edits
}

#[test]
fn every_event_has_a_sentence() {
    let mut events = samples::played();
    events.extend(made_up());
    events.extend(talked());
    let asked = events.iter().find_map(|event| {
        if let Event::Order(order::Event::Placed(order::event::Placed { order, .. })) = event {
            Some(Event::from(order::event::Asked { order: order.clone() }))
        } else {
            None
        }
    });
    events.extend(asked);
    events.extend(crate::rival::again(&events));
    events.extend(crate::advert::by_ad(&events));
    events.extend(samples::events_of_nouns());
    // Cooperatives and households are told in tests of their own.
    let elsewhere = ["coop", "household"];
    let nouns: Vec<&str> = Event::kinds()
        .map(|(noun, _)| noun)
        .filter(|noun| !elsewhere.contains(noun))
        .collect();
    let missing = unsampled(&nouns, &events);
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    assert_eq!(misnamed(&events), Vec::<String>::new());
    let mut sentences: Vec<Sentence> = events.iter().map(say::event).collect();
    sentences.extend(Kpi::ALL.iter().copied().map(say::kpi));
    let faults = unsaid(&sentences);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn refusals() -> Vec<Refusal> {
    let mut refusals = vec![
        Refusal::Day(day::Refusal::Over),
        Refusal::from(day::refusal::Night { opens_min: 2000 }),
        Refusal::Day(day::Refusal::TimeIsPast),
        Refusal::NOTHING_MATCHES,
        Refusal::NOT_YOUR_PART,
        Refusal::from(day::refusal::NotEnoughCash {
            needed_fen: 5000,
            cash_fen: 100,
        }),
        Refusal::Papers(papers::Refusal::DocumentMissing),
        Refusal::Listing(listing::Refusal::NoListing),
        Refusal::from(listing::refusal::UnderReview { until_min: 2000 }),
        Refusal::Listing(listing::Refusal::NothingChanged),
        Refusal::Listing(listing::Refusal::NotPassed),
        Refusal::ALREADY_SO,
        Refusal::from(listing::refusal::TitleTooLong { width: 70, max: 60 }),
        Refusal::from(listing::refusal::TitleTooShort { chars: 3, min: 5 }),
        Refusal::Listing(listing::Refusal::TitleOnlyDigits),
        Refusal::from(listing::refusal::TitleSign { at: 3 }),
        Refusal::Listing(listing::Refusal::NotALeaf),
        Refusal::from(listing::refusal::TooManySkus { max: 3 }),
        Refusal::Listing(listing::Refusal::PriceZero),
        Refusal::Listing(listing::Refusal::StockAboveHarvest(
            listing::refusal::StockAboveHarvest { harvest_g: 50_000 },
        )),
        Refusal::Listing(listing::Refusal::PromiseNotOffered),
        Refusal::from(parcel::refusal::PackTooSmall {
            holds_g: 1000,
            net_g: 2500,
        }),
        Refusal::Parcel(parcel::Refusal::PackNotForThis),
        Refusal::Parcel(parcel::Refusal::NotPacked),
        Refusal::Parcel(parcel::Refusal::NotLabelled),
        Refusal::Parcel(parcel::Refusal::AlreadyChecked),
        Refusal::Parcel(parcel::Refusal::StuckByHand),
        Refusal::Parcel(parcel::Refusal::HasLabel),
        Refusal::Parcel(parcel::Refusal::NotServed),
        Refusal::Parcel(parcel::Refusal::NotTakenThere),
        Refusal::from(parcel::refusal::StationClosed { opens_min: 2000 }),
        Refusal::from(parcel::refusal::CounterClosed {
            at: parcel::Stop::Township,
            opens_min: 2040,
            leave_min: 1950,
        }),
        Refusal::from(harvest::refusal::NoIce { until_min: 2000 }),
        Refusal::from(parcel::refusal::TooFewParcels { least: 10 }),
        Refusal::Order(order::Refusal::InvoiceMissing),
        Refusal::Order(order::Refusal::NoInvoiceWanted),
        Refusal::Rival(rival::Refusal::NothingCopied),
        Refusal::Message(message::Refusal::NotWaiting),
        Refusal::AfterSale(aftersale::Refusal::NoClaim),
        Refusal::AfterSale(aftersale::Refusal::ShareOutOfRange),
        Refusal::AfterSale(aftersale::Refusal::OfferedBefore),
        Refusal::AfterSale(aftersale::Refusal::NothingToResend),
        Refusal::CourierClaim(courier_claim::Refusal::NoCourierClaim),
        Refusal::from(purchase::refusal::NotArrived { due_min: 2000 }),
        Refusal::Purchase(purchase::Refusal::AlreadyInspected),
        Refusal::from(purchase::refusal::ReturnTimeOver { ended_min: 2000 }),
        Refusal::Purchase(purchase::Refusal::NoSevenDays),
        Refusal::Purchase(purchase::Refusal::BillPaid),
        Refusal::Purchase(purchase::Refusal::AlreadyBought),
        Refusal::Talk(talk::Refusal::TalkGoesOn),
        Refusal::Talk(talk::Refusal::AlreadyReported),
    ];
    refusals.extend(tender::Refusal::ALL.iter().copied().map(Refusal::Tender));
    refusals.extend(van::Refusal::ALL.iter().copied().map(Refusal::Van));
    refusals.extend(station::Refusal::ALL.iter().copied().map(Refusal::Station));
    refusals.extend(HOUSEHOLD_REFUSALS.map(Refusal::Household));
    refusals.extend(COOP_REFUSALS.map(Refusal::Coop));
    refusals.extend(
        [
            shop::Refusal::Registered,
            shop::Refusal::AppealOver,
            shop::Refusal::OrdersOpen,
            shop::Refusal::TrialFull(shop::refusal::TrialFull { max: 100 }),
        ]
        .map(Refusal::Shop),
    );
    refusals.extend(
        [
            promotion::Refusal::NotAdmitted,
            promotion::Refusal::OverBudget(promotion::refusal::OverBudget { left_fen: 500 }),
            promotion::Refusal::NotOnThisMarket,
            promotion::Refusal::NotLower(promotion::refusal::NotLower { price_fen: 2590 }),
            promotion::Refusal::NotOffered,
            promotion::Refusal::NothingToCompare(promotion::refusal::NothingToCompare { from_min: 4320 }),
            promotion::Refusal::SaleRuns(promotion::refusal::SaleRuns { until_min: 4320 }),
            promotion::Refusal::NoReview,
        ]
        .map(Refusal::Promotion),
    );
    refusals.extend(
        [
            live::Refusal::NoStage,
            live::Refusal::NothingOnShelf,
            live::Refusal::OnAirAlready,
            live::Refusal::NotOnAir,
            live::Refusal::OtherPart,
        ]
        .map(Refusal::Live),
    );
    refusals.extend(samples::refusals_of_nouns());
    refusals.extend(samples::THINGS.map(Refusal::no_such));
    refusals.extend(
        order::refusal::GoodsFor::EACH
            .map(|wanted| Refusal::from(order::refusal::NotEnoughGoods { left_g: 850, wanted })),
    );
    refusals.extend(samples::CLAIM_STATES.map(|state| Refusal::from(courier_claim::refusal::CourierClaimIs { state })));
    refusals.extend(samples::SHOP_STATES.map(|state| Refusal::from(papers::refusal::ShopIs { state })));
    refusals.extend(samples::ORDER_STATES.map(|state| Refusal::from(order::refusal::OrderIs { state })));
    refusals.extend(samples::PURCHASE_STATES.map(|state| Refusal::from(purchase::refusal::PurchaseIs { state })));
    refusals
}

#[test]
fn every_refusal_says_what_is_wrong_and_the_way_out() {
    let refusals = refusals();
    let sampled: Vec<&str> = refusals.iter().map(Refusal::code).collect();
    let missing: Vec<&str> = Refusal::codes().filter(|code| !sampled.contains(code)).collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let mut sentences: Vec<Sentence> = refusals.iter().flat_map(say::refusal).collect();
    for refusal in &refusals {
        let remedy = say::remedy(refusal.code()).unwrap_or_else(|| panic!("no way out of {}", refusal.code()));
        // These depend on what the moment was like.
        let code = refusal.code();
        let is_of_the_moment = code.ends_with("_is") || ["night", "not_enough_goods"].contains(&code);
        assert!(
            is_of_the_moment || remedy == say::refusal(refusal)[1],
            "{}",
            refusal.code()
        );
        sentences.push(remedy);
    }
    assert_eq!(say::remedy("of-a-newer-program"), None);
    let faults = unsaid(&sentences);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_state_and_role_has_words() {
    let mut sentences: Vec<Sentence> = Vec::new();
    sentences.extend(samples::SHOP_STATES.map(say::shop_state));
    sentences.extend(samples::ORDER_STATES.map(say::order_state));
    sentences.extend(samples::PURCHASE_STATES.map(say::purchase_state));
    sentences.extend([MessageState::Waiting, MessageState::Answered, MessageState::Expired].map(say::message_state));
    sentences.extend(
        [
            ListingState::Draft,
            ListingState::Reviewing,
            ListingState::Rejected,
            ListingState::Passed,
        ]
        .map(say::listing_state),
    );
    sentences.extend(
        [
            ShelfState::None,
            ShelfState::OnShelf,
            ShelfState::SoldOut,
            ShelfState::Down,
        ]
        .map(say::shelf_state),
    );
    sentences.extend(
        [
            AfterSaleState::Applied,
            AfterSaleState::Negotiating,
            AfterSaleState::WaitReturn,
            AfterSaleState::Returning,
            AfterSaleState::BackHome,
            AfterSaleState::Resending,
            AfterSaleState::Resent,
            AfterSaleState::Rejected,
            AfterSaleState::Disputed,
            AfterSaleState::Refunded,
            AfterSaleState::Dropped,
        ]
        .map(say::after_sale_state),
    );
    let ends = [TalkEnd::Refused, TalkEnd::Fallen, TalkEnd::Helped, TalkEnd::Rebuffed];
    sentences.extend(ends.map(|end| say::talk_state(TalkState::Ended(end))));
    sentences.extend([TalkState::Waiting, TalkState::Talking, TalkState::Missed].map(say::talk_state));
    sentences.extend(RejectReason::ALL.iter().copied().map(say::reject_reason));
    let shown = [Evidence::PackingPhoto, Evidence::TrackingDelay, Evidence::CourierRecord];
    sentences.extend(shown.map(say::evidence));
    sentences.extend(samples::CLAIM_STATES.map(say::courier_claim_state));
    sentences.extend(Account::ALL.iter().copied().map(say::account));
    sentences.extend(CaseKind::ALL.iter().copied().map(say::case_kind));
    sentences.extend(Remedy::ALL.iter().copied().map(say::case_remedy));
    for step in RecordStep::ALL.iter().copied() {
        sentences.extend([Some(2500), None].map(|done_min| {
            say::recorded(&Recorded {
                step,
                due_min: 2000,
                done_min,
            })
        }));
    }
    let owners = ResponsibleRole::ALL.into_iter().cycle();
    let markets = samples::markets_at([1000, 2000]);
    for (kind, owner) in ObligationKind::EACH.into_iter().zip(owners) {
        let owed = Obligation {
            about: "b17".to_owned(),
            kind,
            owner,
            due_min: 1500,
            done_min: None,
            is_kept: None,
            is_open: true,
        };
        sentences.extend(markets.each_ref().map(|market| say::obligation(&owed, market)));
        sentences.push(say::next_due(&owed, 2000));
        sentences.extend([say::deadline(kind), say::deadline_of(kind.word())]);
        sentences.push(say::blame_remedy(owner, kind));
    }
    sentences.extend(
        [
            TileRole::Noun,
            TileRole::Origin,
            TileRole::Weight,
            TileRole::Point,
            TileRole::Season,
            TileRole::Stuffing,
        ]
        .map(say::tile_role),
    );
    sentences.extend(
        [
            Feedback::Incomplete,
            Feedback::TilesRight(3),
            Feedback::OtherNumber {
                given_hundredths: 3_900,
                is_more: true,
                slip: None,
            },
            Feedback::Misplaced { right: 2, wrong: 1 },
            Feedback::TileMissing(TileRole::Origin),
            Feedback::TileStuffing,
            Feedback::Title(TitleProblem::OnlyDigits),
            Feedback::TalkEnded { well: false },
            Feedback::GoalHolds,
            Feedback::GoalMissed,
        ]
        .iter()
        .filter_map(say::feedback),
    );
    let faults = unsaid(&sentences);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_reason_and_every_figure_has_words() {
    let word = || "最甜".to_owned();
    let problems = [
        TitleProblem::TooLong { width: 70, max: 60 },
        TitleProblem::TooShort { chars: 3, min: 5 },
        TitleProblem::OnlyDigits,
        TitleProblem::Sign,
        TitleProblem::NounMissing,
        TitleProblem::BannedWord {
            kind: "absolute".to_owned(),
            word: word(),
            blocks: true,
        },
        TitleProblem::WrongOrigin { word: word() },
        TitleProblem::Stuffing { word: word() },
    ];
    let mut faults = vec![
        ListingFault::TitleMissing,
        ListingFault::CategoryMissing,
        ListingFault::CategoryWrong,
        ListingFault::AttributeMissing("origin".to_owned()),
        ListingFault::AttributeUnproven("origin".to_owned()),
        ListingFault::TooFewPhotos { have: 1, need: 3 },
        ListingFault::MainPhotoMissing,
        ListingFault::SkuMissing,
        ListingFault::StockMissing,
        ListingFault::FreightMissing,
        ListingFault::SentNowhere,
        ListingFault::PromiseMissing,
        ListingFault::SevenDaysMissing,
        ListingFault::SevenDaysRequired,
        ListingFault::BadLine("cure".to_owned()),
        ListingFault::FalseWas,
        ListingFault::OtherWeight("5公斤".to_owned()),
        ListingFault::PromiseNotMade("坏果包赔".to_owned()),
    ];
    faults.extend(problems.map(ListingFault::Title));
    let sampled: BTreeSet<&str> = faults.iter().map(<&str>::from).collect();
    let missing: Vec<_> = ListingFault::VARIANTS
        .iter()
        .filter(|fault| !sampled.contains(*fault))
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let mut sentences: Vec<Sentence> = faults.iter().map(say::listing_fault).collect();
    let comparisons = [
        Comparison::Equal,
        Comparison::Unequal,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::More,
        Comparison::AtLeast,
    ];
    for figure in Figure::all() {
        sentences.extend(comparisons.map(|is| {
            say::want(&Want {
                figure,
                is,
                wanted: 5000,
                reached: 2000,
            })
        }));
    }
    let unsaid = unsaid(&sentences);
    assert!(unsaid.is_empty(), "{}", unsaid.join("\n"));
}
