//! A sentence for everything: each event, refusal and reason of the market, in every language, with nothing left unsaid.

use bazar::{
    course::{Comparison, Course, Feedback, TileRole},
    market::{
        Account, AfterSaleState, Assurance, Blame, CaseKind, ClaimState, Command, Complaint, DueItem, DueKind, Event,
        Evidence, Figure, Finding, FreightTerms, Judgement, Kpi, ListingFault, ListingState, LiveRefusal, LotId,
        Market, MessageState, Name, NextStep, PromotionRefusal, RecordStep, Recorded, Refusal, RejectReason, Remedy,
        ResponsibleRole, ShelfState, ShopRefusal, StationRefusal, Stop, TalkEnd, TalkEvent, TalkState, TenderEvent,
        TenderRefusal, TitleProblem, Trouble, VanEvent, VanRefusal, Way, Zone,
    },
    say::{self, Saying},
    tutor::Want,
};

use crate::{
    samples,
    season::COOP_REFUSALS,
    spoken::{named, unsaid, variants},
    together::HOUSEHOLD_REFUSALS,
};

/// What happens in every market of the course when its solution is played.
fn played() -> Vec<Event> {
    let (course, _) = Course::embedded();
    let mut events = Vec::new();
    for play in course.scenarios.values() {
        let mut market = Market::open(play.setting.clone(), 7);
        for command in &play.solution {
            // A refusal is told elsewhere; the rest of the solution goes on.
            let _ = market.execute(command);
        }
        market.settle();
        events.extend(market.log.into_iter().map(|happened| happened.event));
    }
    events
}

/// In talks.
fn talked() -> Vec<Event> {
    let talk = || Name::from("fake-refund-2");
    let reported = |is_scam, recalled_fen, is_stopped| TalkEvent::Reported {
        talk: talk(),
        is_scam,
        recalled_fen,
        is_stopped,
    };
    let events = vec![
        TalkEvent::Sent {
            talk: talk(),
            amount_fen: 5000,
        },
        TalkEvent::Received {
            talk: talk(),
            amount_fen: 500,
        },
        TalkEvent::Missed { talk: talk() },
        TalkEvent::Stolen {
            talk: talk(),
            amount_fen: 80_000,
        },
        reported(false, 0, false),
        reported(true, 0, false),
        reported(true, 2500, false),
        reported(true, 0, true),
    ];
    events.into_iter().map(Event::Talk).collect()
}

/// What no solution brings about.
fn made_up() -> Vec<Event> {
    let order = || Name::from("b17");
    let product = || "walnut".to_owned();
    let mut events = vec![
        Event::RainBegan,
        Event::Broke {
            product: product(),
            weight_g: 240,
        },
        Event::BuyersGone,
        Event::MarketEnded,
        Event::ProfileChosen {
            profile: "shelf".to_owned(),
        },
        Event::ShopRejected {
            reasons: vec!["blurred-id".to_owned(), "name-differs".to_owned()],
        },
        Event::ShopPassed { deposit_fen: 0 },
        Event::DepositPaid { amount_fen: 0 },
        Event::ListingRejected {
            product: product(),
            faults: vec![ListingFault::TitleMissing],
        },
        Event::ListingShelved { product: product() },
        Event::ListingDown { product: product() },
        Event::ListingSoldOut { product: product() },
        Event::MessageExpired { message: order() },
        Event::OrderAccepted {
            order: order(),
            ship_by_min: 2000,
        },
        Event::OrderUnpaid { order: order() },
        Event::OrderWarned {
            order: order(),
            ship_by_min: 2000,
        },
        Event::InvoiceWritten { order: order() },
        Event::ParcelLost { order: order() },
        Event::OrderReviewed {
            order: order(),
            stars_hundredths: 480,
        },
        Event::OfferRefused {
            order: order(),
            answer_by_min: 2000,
        },
        Event::AfterSaleOffered {
            order: order(),
            share_ppm: 300_000,
        },
        Event::ReturnSent {
            order: order(),
            arrives_min: 2000,
        },
        Event::ReturnArrived {
            order: order(),
            refund_by_min: 2000,
        },
        Event::Resent {
            order: order(),
            weight_g: 150,
            cost_fen: 930,
            arrives_min: 2000,
        },
        Event::ResentArrived { order: order() },
        Event::AfterSaleDisputed {
            order: order(),
            decided_min: 2000,
        },
        Event::AfterSaleDropped { order: order() },
        Event::Compared {
            item: "kettle".to_owned(),
        },
        Event::BillPaid {
            bill: "phone".to_owned(),
            amount_fen: 5000,
            saved_fen: 2000,
        },
        Event::Tracked { purchase: order() },
        Event::PurchaseRefused {
            purchase: order(),
            back_min: 2000,
        },
        Event::ReturnBegan {
            purchase: order(),
            back_min: 2000,
        },
        Event::MoneyBack {
            purchase: order(),
            amount_fen: 3990,
        },
    ];
    events.extend(RejectReason::ALL.map(|reason| Event::AfterSaleRejected { order: order(), reason }));
    events.extend([true, false].map(|silent| Event::ReturnAgreed {
        order: order(),
        send_by_min: 2000,
        silent,
    }));
    events.extend(samples::claim_events().map(Event::Claim));
    events.extend([true, false].map(|silent| Event::OrderDeclined { order: order(), silent }));
    events.extend([0, 300].map(|penalty_fen| Event::OrderLate {
        order: order(),
        penalty_fen,
    }));
    events.extend([true, false].map(|was_wrong| Event::LabelChecked {
        order: order(),
        was_wrong,
    }));
    events.extend([true, false].map(|too_late| Event::OrderCancelled {
        order: order(),
        refund_fen: 2590,
        penalty_fen: 130,
        too_late,
    }));
    events.extend([true, false].map(|overdue| Event::AfterSaleRefunded {
        order: order(),
        amount_fen: 500,
        full: false,
        overdue,
    }));
    events.extend(
        [(0, 0), (16, 0), (16, 200)].map(|(fee_fen, leader_fen)| Event::OrderSettled {
            order: order(),
            amount_fen: 2590,
            fee_fen,
            leader_fen,
        }),
    );
    events.extend([0, 3].map(|bad_pieces| Event::OrderDelivered {
        order: order(),
        bad_pieces,
        counted_pieces: 40,
    }));
    events.extend([true, false].map(|inspected| Event::Signed {
        purchase: order(),
        inspected,
    }));
    let answers = [
        (true, true, true),
        (true, false, false),
        (false, true, false),
        (true, true, false),
    ];
    events.extend(answers.map(|(in_time, fits, forbidden)| Event::MessageAnswered {
        message: order(),
        reply: "in-stock".to_owned(),
        in_time,
        fits,
        forbidden,
    }));
    let complaints = [
        Complaint::BadFruit,
        Complaint::Damaged,
        Complaint::Missing,
        Complaint::NotAsShown,
        Complaint::NoReason,
        Complaint::Lost,
    ];
    events.extend(complaints.map(|complaint| Event::AfterSaleOpened {
        order: order(),
        complaint,
        share_ppm: 300_000,
        true_ppm: 300_000,
        answer_by_min: 2000,
    }));
    events.extend(hops());
    events.extend(of_the_van().into_iter().map(Event::Van));
    events.extend(judgements());
    events.extend(of_the_tender().into_iter().map(Event::Tender));
    events.extend(edits().into_iter().map(|edit| Event::Edited {
        product: product(),
        edit,
    }));
    let differs = Finding::Differs {
        measure: "capacity_ml".to_owned(),
        claimed: 2000,
        found: 1200,
    };
    events.extend(
        [Vec::new(), vec![Finding::SealBroken, differs]].map(|found| Event::Inspected {
            purchase: order(),
            found,
        }),
    );
    events
}

/// What the official's solution does not bring about.
fn of_the_tender() -> Vec<TenderEvent> {
    let terms = say::TERMS.iter().copied().flatten();
    let mut events: Vec<TenderEvent> = terms.map(|term| TenderEvent::TermSet { term: *term }).collect();
    events.extend([
        TenderEvent::Withheld { amount_fen: 6_000_000 },
        TenderEvent::Terminated {
            bidder: "agency".to_owned(),
        },
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
    said.map(|said| Event::Judged {
        case: Name::from("lin"),
        judgement: Judgement { said, right },
    })
    .to_vec()
}

/// What the dispatcher's solution does not bring about.
fn of_the_van() -> Vec<VanEvent> {
    let village = || "bagh".to_owned();
    let late = |way| VanEvent::LotLate {
        lot: LotId {
            day: 4,
            way,
            village: village(),
        },
        parcels: 3,
        penalty_fen: 1200,
    };
    vec![
        VanEvent::RoundSet { stops: Vec::new() },
        VanEvent::RoundSet { stops: vec![village()] },
        VanEvent::FeederSent {
            village: village(),
            up: 8,
            down: 6,
            cost_fen: 2100,
            back_min: 3000,
        },
        VanEvent::FeederBack {
            village: village(),
            up: 8,
            down: 6,
        },
        VanEvent::HandedOver {
            parcels: 60,
            fee_fen: 48_000,
            pickup_fen: 0,
            under_contract: false,
        },
        late(Way::Up),
        late(Way::Down),
        VanEvent::Shared {
            shop: "market".to_owned(),
        },
        VanEvent::Unshared,
    ]
}

fn hops() -> Vec<Event> {
    let troubles = [
        None,
        Some(Trouble::Storm),
        Some(Trouble::Rush),
        Some(Trouble::Breakdown),
        Some(Trouble::Misrouted),
        Some(Trouble::WrongNumber),
        Some(Trouble::Rain),
    ];
    let mut hops = Vec::new();
    for trouble in troubles {
        for late in [true, false] {
            hops.push(Event::HopDone {
                parcel: Name::from("b17"),
                to: Stop::Township,
                role: ResponsibleRole::VanDriver,
                due_min: 2000,
                late,
                trouble,
            });
        }
    }
    hops
}

/// Every command that writes into a listing.
fn edits() -> Vec<Command> {
    let mut edits = vec![
        Command::Title("叶城薄皮核桃850克".to_owned()),
        Command::Category("nuts".to_owned()),
        Command::Attribute {
            attribute: "origin".to_owned(),
            value: "yecheng".to_owned(),
        },
        Command::Photos(vec!["whole".to_owned()]),
        Command::Details(vec!["origin".to_owned()]),
        Command::Sku {
            net_g: 850,
            price_fen: 2590,
        },
        Command::Unsku(850),
        Command::Price {
            net_g: None,
            price_fen: 2590,
        },
        Command::Stock {
            net_g: Some(850),
            pieces: 40,
        },
        Command::Promise(48),
        Command::SevenDays(true),
        Command::SevenDays(false),
    ];
    for on in [true, false] {
        edits.extend(Assurance::ALL.map(|assurance| Command::Assure { assurance, on }));
    }
    for terms in [FreightTerms::Free, FreightTerms::Fee(800), FreightTerms::None] {
        edits.extend([Zone::All, Zone::One("4".to_owned())].map(|zone| Command::Freight { zone, terms }));
    }
    edits
}

#[test]
fn every_event_has_a_sentence() {
    let mut events = played();
    events.extend(made_up());
    events.extend(talked());
    let asked = events.iter().find_map(|event| match event {
        Event::OrderPlaced { order } => Some(Event::OrderAsked { order: order.clone() }),
        _ => None,
    });
    events.extend(asked);
    events.extend(crate::seller::events());
    events.extend(crate::station::events().into_iter().map(Event::Station));
    let missing: Vec<_> = variants("src/market/event.rs", "Event")
        .difference(&named(&events))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let of_the_van: Vec<&VanEvent> = events
        .iter()
        .filter_map(|event| match event {
            Event::Van(event) => Some(event),
            _ => None,
        })
        .collect();
    let missing: Vec<_> = variants("src/market/van/event.rs", "VanEvent")
        .difference(&named(&of_the_van))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let talks: Vec<TalkEvent> = events
        .iter()
        .filter_map(|event| match event {
            Event::Talk(event) => Some(event.clone()),
            _ => None,
        })
        .collect();
    let missing: Vec<_> = variants("src/market/talk/mod.rs", "TalkEvent")
        .difference(&named(&talks))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let mut sayings: Vec<Saying> = events.iter().map(say::event).collect();
    sayings.extend(Kpi::ALL.map(say::kpi));
    let faults = unsaid(&sayings);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn refusals() -> Vec<Refusal> {
    let mut refusals = vec![
        Refusal::Over,
        Refusal::Night { opens_min: 2000 },
        Refusal::TimeIsPast,
        Refusal::NothingMatches,
        Refusal::NotYourPart,
        Refusal::NotEnoughCash {
            needed_fen: 5000,
            cash_fen: 100,
        },
        Refusal::DocumentMissing,
        Refusal::NoListing,
        Refusal::UnderReview { until_min: 2000 },
        Refusal::NothingChanged,
        Refusal::NotPassed,
        Refusal::AlreadySo,
        Refusal::TitleTooLong { width: 70, max: 60 },
        Refusal::TitleTooShort { chars: 3, min: 5 },
        Refusal::TitleOnlyDigits,
        Refusal::TitleSign { at: 3 },
        Refusal::NotALeaf,
        Refusal::TooManySkus { max: 3 },
        Refusal::PriceZero,
        Refusal::StockAboveHarvest { harvest_g: 50_000 },
        Refusal::PromiseNotOffered,
        Refusal::PackTooSmall {
            holds_g: 1000,
            net_g: 2500,
        },
        Refusal::PackNotForThis,
        Refusal::NotEnoughGoods { left_g: 850 },
        Refusal::NotPacked,
        Refusal::NotLabelled,
        Refusal::AlreadyChecked,
        Refusal::NotServed,
        Refusal::NotTakenThere,
        Refusal::StationClosed { opens_min: 2000 },
        Refusal::NoIce { until_min: 2000 },
        Refusal::TooFewParcels { least: 10 },
        Refusal::InvoiceMissing,
        Refusal::NoInvoiceWanted,
        Refusal::NotWaiting,
        Refusal::NoClaim,
        Refusal::ShareOutOfRange,
        Refusal::NothingToResend,
        Refusal::NoCourierClaim,
        Refusal::CourierClaimIs {
            state: ClaimState::Filed,
        },
        Refusal::NotArrived { due_min: 2000 },
        Refusal::AlreadyInspected,
        Refusal::ReturnTimeOver { ended_min: 2000 },
        Refusal::NoSevenDays,
        Refusal::BillPaid,
        Refusal::AlreadyBought,
        Refusal::TalkGoesOn,
        Refusal::AlreadyReported,
    ];
    refusals.extend(TenderRefusal::ALL.map(Refusal::Tender));
    refusals.extend(VanRefusal::ALL.map(Refusal::Van));
    refusals.extend(StationRefusal::ALL.map(Refusal::Station));
    refusals.extend(HOUSEHOLD_REFUSALS.map(Refusal::Household));
    refusals.extend(COOP_REFUSALS.map(Refusal::Coop));
    refusals.extend(
        [
            ShopRefusal::Registered,
            ShopRefusal::AppealOver,
            ShopRefusal::OrdersOpen,
            ShopRefusal::TrialFull { max: 100 },
        ]
        .map(Refusal::Shop),
    );
    refusals.extend(
        [
            PromotionRefusal::NotAdmitted,
            PromotionRefusal::OverBudget { left_fen: 500 },
            PromotionRefusal::NotOnThisMarket,
            PromotionRefusal::NotLower { price_fen: 2590 },
            PromotionRefusal::NotOffered,
            PromotionRefusal::NoReview,
        ]
        .map(Refusal::Promotion),
    );
    refusals.extend(
        [
            LiveRefusal::NoStage,
            LiveRefusal::NothingOnShelf,
            LiveRefusal::OnAirAlready,
            LiveRefusal::NotOnAir,
            LiveRefusal::OtherPart,
        ]
        .map(Refusal::Live),
    );
    refusals.extend(samples::THINGS.map(|what| Refusal::NoSuch { what }));
    refusals.extend(samples::SHOP_STATES.map(|state| Refusal::ShopIs { state }));
    refusals.extend(samples::ORDER_STATES.map(|state| Refusal::OrderIs { state }));
    refusals.extend(samples::PURCHASE_STATES.map(|state| Refusal::PurchaseIs { state }));
    refusals
}

#[test]
fn every_refusal_says_what_is_wrong_and_the_way_out() {
    let refusals = refusals();
    let missing: Vec<_> = variants("src/market/refusal.rs", "Refusal")
        .difference(&named(&refusals))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let mut sayings: Vec<Saying> = refusals.iter().flat_map(say::refusal).collect();
    sayings.extend(refusals.iter().map(|refusal| say::remedy(refusal.code())));
    let faults = unsaid(&sayings);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_state_and_role_has_words() {
    let mut sayings: Vec<Saying> = Vec::new();
    sayings.extend(samples::SHOP_STATES.map(say::shop_state));
    sayings.extend(samples::ORDER_STATES.map(say::order_state));
    sayings.extend(samples::PURCHASE_STATES.map(say::purchase_state));
    sayings.extend([MessageState::Waiting, MessageState::Answered, MessageState::Expired].map(say::message_state));
    sayings.extend(
        [
            ListingState::Draft,
            ListingState::Reviewing,
            ListingState::Rejected,
            ListingState::Passed,
        ]
        .map(say::listing_state),
    );
    sayings.extend(
        [
            ShelfState::None,
            ShelfState::OnShelf,
            ShelfState::SoldOut,
            ShelfState::Down,
        ]
        .map(say::shelf_state),
    );
    sayings.extend(
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
    sayings.extend(ends.map(|end| say::talk_state(TalkState::Ended(end))));
    sayings.extend([TalkState::Waiting, TalkState::Talking, TalkState::Missed].map(say::talk_state));
    sayings.extend(RejectReason::ALL.map(say::reject_reason));
    let shown = [Evidence::PackingPhoto, Evidence::TrackingDelay, Evidence::CourierRecord];
    sayings.extend(shown.map(say::evidence));
    sayings.extend(samples::CLAIM_STATES.map(say::courier_claim_state));
    sayings.extend(Account::ALL.map(say::account));
    sayings.extend(CaseKind::ALL.map(say::case_kind));
    sayings.extend(Remedy::ALL.map(say::case_remedy));
    for step in RecordStep::ALL {
        sayings.extend([Some(2500), None].map(|done_min| {
            say::recorded(&Recorded {
                step,
                due_min: 2000,
                done_min,
            })
        }));
    }
    sayings.extend(samples::STEPS.map(|step| {
        say::next_due(
            &NextStep {
                owner: ResponsibleRole::Seller,
                step,
                due_min: 3000,
            },
            2000,
        )
    }));
    let mut kinds = vec![
        DueKind::ShopReview,
        DueKind::ListingReview,
        DueKind::Message,
        DueKind::Purchase,
        DueKind::Bill,
        DueKind::Talk,
        DueKind::CourierClaim,
        DueKind::Ticket,
        DueKind::FollowUp,
    ];
    kinds.extend(samples::STEPS.map(DueKind::Order));
    for (kind, owner) in kinds.into_iter().zip(ResponsibleRole::ALL.into_iter().cycle()) {
        let item = DueItem {
            about: "b17".to_owned(),
            kind,
            due_min: 1500,
            owner,
        };
        sayings.extend([1000, 2000].map(|now_min| say::due_item(&item, now_min)));
    }
    sayings.extend(
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
    sayings.extend(
        [
            Feedback::Incomplete,
            Feedback::OtherNumber,
            Feedback::Misplaced,
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
    let faults = unsaid(&sayings);
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
    ];
    faults.extend(problems.map(ListingFault::Title));
    let missing: Vec<_> = variants("src/market/listing.rs", "ListingFault")
        .difference(&named(&faults))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    let mut sayings: Vec<Saying> = faults.iter().map(say::listing_fault).collect();
    let comparisons = [
        Comparison::Equal,
        Comparison::Unequal,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::More,
        Comparison::AtLeast,
    ];
    for (figure, _) in Figure::TABLE {
        sayings.extend(comparisons.map(|is| {
            say::want(&Want {
                figure: *figure,
                is,
                wanted: 5000,
                reached: 2000,
            })
        }));
    }
    let unsaid = unsaid(&sayings);
    assert!(unsaid.is_empty(), "{}", unsaid.join("\n"));
}
