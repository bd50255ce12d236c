//! Why something was lost: every kind has its three short lines, and every deed that is named, mended, keeps the loss off.
//! `cargo bench --bench cause` asks the same of a thousand plays.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use bazar::app::{Clock, Input, JobId, News, Player, View};
use bazar::course::Course;
use bazar::market::{Command, Complaint, Name};
use bazar::text::Lang;
use bazar::tutor::{Act, Cause, Change, Deed, Fault, Loss, LossKind, LossSort, MarketRun, Refund, Session, Whom, Why};
use expect_test::expect_file;

use crate::hall::Hall;
use crate::inquest::{is_true, scripts, told, word};
use crate::jobs;
use crate::screens::{key, languages, paint};
use crate::walk;

const VIEW: View = View { width: 80, height: 24 };

/// What a look back finds in small markets, for every way of playing them well and badly.
#[test]
fn what_is_named_and_mended_is_not_lost() {
    let (course, _) = Course::embedded();
    let mut text = String::new();
    let mut told_of: BTreeMap<(LossSort, &str), u32> = BTreeMap::new();
    for id in [
        "l02-stall",
        "l30-replies",
        "l33-pack",
        "l35-label",
        "s03",
        "s04",
        "s05",
        "s06",
        "s09",
        "s12",
        "s13",
    ] {
        let play = &course.scenarios[id];
        for (way, script) in scripts(play) {
            let (run, market) = MarketRun::of_script(&play.setting, 1, &script);
            for cause in run.look_back(&market, play).causes {
                assert!(is_true(&cause, &run, &market), "{id} {way}: {cause:?}");
                let kind = (LossSort::from(&cause.loss.kind), word(&cause.why));
                let count = told_of.entry(kind).or_default();
                *count += 1;
                if *count <= 5 {
                    let lines = told(&cause, &course, "zh").join(" / ");
                    writeln!(text, "{id} {way}, {}: {lines}", word(&cause.why)).expect("a string takes it");
                }
            }
        }
    }
    expect_file!["../data/what_if/causes.txt"].assert_eq(&text);
}

/// A bag that harms on the mean far more than a carton is named, even where this one draw would have harmed in both; never luck.
#[test]
fn a_box_that_harms_on_the_mean_is_no_luck() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s05"];
    let in_a_bag = |command: &Command| match command.to_string().strip_prefix("pack due ") {
        Some(_) => crate::market::script("pack due bag").remove(0),
        None => command.clone(),
    };
    let script: Vec<Command> = play.solution.iter().map(in_a_bag).collect();
    let mut named = 0;
    for seed in 1..=6 {
        let (run, market) = MarketRun::of_script(&play.setting, seed, &script);
        for cause in run.look_back(&market, play).causes {
            let order = market.orders.get(cause.loss.about.as_str());
            let is_bag = order.is_some_and(|order| order.pack.as_ref().is_some_and(|pack| pack.as_str() == "bag"));
            let is_bad = |kind: &LossKind| matches!(kind, LossKind::GivenBack { complaint, .. } if *complaint == Complaint::BadFruit);
            if is_bag && is_bad(&cause.loss.kind) {
                assert_ne!(cause.why, Why::Luck, "seed {seed}: {cause:?}");
                named += usize::from(matches!(cause.why, Why::Risked(_) | Why::Fault(_) | Why::Borne(_)));
            }
        }
    }
    assert!(0 < named);
}

/// An order that went late and then fell through is one mishap, and what never left is not lost.
#[test]
fn what_fell_through_is_counted_once() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s05"];
    let shipping = |command: &Command| command.to_string().starts_with("ship");
    let script: Vec<Command> = play.solution.iter().filter(|one| !shipping(one)).cloned().collect();
    let (run, market) = MarketRun::of_script(&play.setting, 1, &script);
    let lost = bazar::tutor::losses(&market, 0);
    let of_sort = |sort: LossSort| lost.iter().filter(move |loss| LossSort::from(&loss.kind) == sort);
    assert!(0 < of_sort(LossSort::SentLate).count(), "{lost:?}");
    for loss in of_sort(LossSort::Cancelled) {
        assert!(
            loss.money_fen < market.orders[loss.about.as_str()].price_fen / 2,
            "{loss:?}"
        );
    }
    let twice =
        of_sort(LossSort::Cancelled).filter(|one| of_sort(LossSort::SentLate).any(|late| late.about == one.about));
    assert!(0 < twice.count(), "{lost:?}");
    let orders: BTreeSet<&str> = lost.iter().map(|loss| loss.about.as_str()).collect();
    for cause in run.look_back(&market, play).causes {
        let count = 1 + cause.others as usize;
        assert!(count <= orders.len(), "{count} of {}: {cause:?}", orders.len());
    }
}

/// Every kind of loss beside every kind of deed, with the longest names that the course has.
#[test]
fn every_cause_has_three_short_lines() {
    let (course, _) = Course::embedded();
    let zh = Lang::new("zh");
    let longest = |kind: &str| {
        let letters = |id: &&str| course.names.get(id).map_or(0, |text| text.in_lang(&zh).chars().count());
        let of_kind = course.names.ids().filter(|id| id.split('.').next() == Some(kind));
        let id = of_kind.max_by_key(letters).expect("a name of this kind");
        id[kind.len() + 1..].to_owned()
    };
    let whom = [
        Whom::Buyer(longest("place").as_str().into()),
        Whom::Called(Name::from(longest("buyer").as_str())),
        Whom::Household(longest("household").as_str().into()),
        Whom::Visitor(longest("person").as_str().into()),
        Whom::Caller(longest("talk").as_str().into()),
        Whom::Village(longest("village").as_str().into()),
        Whom::Partner(longest("deal").as_str().into()),
        Whom::Somebody,
        Whom::Shop,
    ];
    let mut long = BTreeSet::new();
    let mut look = |cause: &Cause| {
        for lang in ["zh", "ug", "en"] {
            for line in told(cause, &course, lang) {
                assert!(!line.trim().is_empty(), "{lang}: {cause:?}");
                for sentence in line.split('。') {
                    let is_han = |letter: &char| ('\u{4e00}'..='\u{9fff}').contains(letter);
                    let han = sentence.chars().filter(is_han).count();
                    if lang == "zh" && 12 < han {
                        long.insert(format!("{han} {sentence}"));
                    }
                }
            }
        }
    };
    for kind in kinds(&longest("violation")) {
        for whom in &whom {
            look(&cause(kind.clone(), whom.clone(), Why::Luck));
        }
    }
    for deed in deeds(&longest("pack"), &longest("courier"), &longest("zone")) {
        let kind = LossKind::SentLate;
        look(&cause(kind.clone(), Whom::Somebody, Why::Fault(deed.clone())));
        look(&cause(kind.clone(), Whom::Somebody, Why::Borne(deed.clone())));
        look(&cause(kind, Whom::Somebody, Why::Risked(deed)));
    }
    assert_eq!(long, BTreeSet::new());
}

fn cause(kind: LossKind, whom: Whom, why: Why) -> Cause {
    let loss = Loss {
        kind,
        whom,
        about: "b317".to_owned(),
        at_min: 15_000,
        money_fen: 123_450,
    };
    Cause {
        loss,
        why,
        others: 11,
        sum_fen: 1_234_560,
    }
}

/// One of each; whoever adds one is told here.
fn kinds(violation: &str) -> Vec<LossKind> {
    let given_back = |complaint: &Complaint| LossKind::GivenBack {
        complaint: *complaint,
        bad_of_20: 17,
    };
    let mut kinds: Vec<LossKind> = Complaint::ALL.iter().map(given_back).collect();
    kinds.extend([
        LossKind::GivenBack {
            complaint: Complaint::BadFruit,
            bad_of_20: 0,
        },
        LossKind::AskedInVain,
        LossKind::CalledInVain,
        LossKind::SentLate,
        LossKind::Cancelled,
        LossKind::Withdrawn,
        LossKind::GroupFailed,
        LossKind::PoorReview { stars_hundredths: 310 },
        LossKind::Fined {
            kind: violation.into(),
            points: 12,
        },
        LossKind::Swindled,
        LossKind::TakenHome,
        LossKind::Unexplained,
        LossKind::Unpaid,
        LossKind::ContractBroken,
        LossKind::CreditOverdue,
        LossKind::WaitedInVain,
        LossKind::WronglyServed,
        LossKind::TakenBack,
        LossKind::LotLate,
        LossKind::Advertised,
        LossKind::TurnedAway,
        LossKind::NotLikeSample,
        LossKind::VolumeMissed,
        LossKind::PacksLeftOver,
        LossKind::CameInVain { count: 3 },
        LossKind::LeftWasted { count: 4 },
        LossKind::NeverPaid { count: 2 },
        LossKind::SoldBelowCost,
    ]);
    let sorts: BTreeSet<LossSort> = kinds.iter().map(LossSort::from).collect();
    assert_eq!(sorts.len(), <LossSort as strum::VariantArray>::VARIANTS.len());
    kinds
}

fn deeds(pack: &str, courier: &str, zone: &str) -> Vec<Fault> {
    let fault = |deed: Deed, mend: Change| Fault {
        deed,
        at_min: 14_000,
        mend,
        dearer_fen: Some(140),
    };
    let packing = Change::Packing {
        was: "bag".into(),
        pack: pack.into(),
    };
    let handed = |courier: &str| bazar::tutor::Handed {
        courier: courier.into(),
        via: None,
    };
    let other = Change::Courier {
        was: handed("post"),
        to: handed(courier),
    };
    let promise = Change::Promise {
        product: "walnut".into(),
        was_h: 24,
        hours: 48,
    };
    let price = Change::Price {
        product: "walnut".into(),
        net_g: 2500,
        was_fen: 3380,
        fen: 123_400,
    };
    vec![
        fault(Deed::Priced(123_450), price),
        fault(Deed::Packed(pack.into()), packing),
        fault(Deed::Unchecked, Change::Checked),
        fault(Deed::Stuck, Change::Checked),
        fault(Deed::Silent, Change::Answered),
        fault(Deed::Forbidden, Change::Answered),
        fault(Deed::Unsent, Change::SentDaily),
        fault(Deed::Unproved, Change::Checked),
        fault(Deed::BesideIt, Change::Checked),
        fault(Deed::PaidUnread, Change::Checked),
        fault(Deed::Refused, Change::Refunded(Refund::Whole)),
        fault(Deed::PickedRipe, Change::Sorted),
        fault(Deed::Unsorted, Change::Sorted),
        fault(Deed::Sent(courier.into()), other),
        fault(Deed::Promised(24), promise),
        fault(Deed::Served(zone.into()), Change::SentDaily),
        fault(Deed::Did(Command::WAIT), Change::SentDaily),
    ]
}

/// Somebody asks and waits in vain: the page says so at that minute, in both orders of the languages, and the next key takes it away.
#[test]
fn the_page_says_why_when_the_buyer_feels_it() {
    let mut text = String::new();
    for codes in ["zh,ug", "ug,zh", "en"] {
        let mut app = jobs::beginning("s06", codes);
        let mut presses = 0;
        while !jobs::shows_a_cause(&app) {
            presses += 1;
            assert!(presses < 60, "nothing was lost\n{}", jobs::screen(&app));
            let screen = jobs::screen(&app);
            // Nobody waits past somebody who asks without being told.
            let is_asked = screen.contains("这样等，就来不及了") || screen.contains("With this wait it is too late");
            let pressed = if is_asked { "8" } else { "9" };
            jobs::update(&mut app, Input::Key(key(pressed)), &Clock::default());
        }
        writeln!(text, "## {codes}\n{}\n", jobs::screen(&app)).expect("a string takes it");
        jobs::update(&mut app, Input::Key(key("5")), &Clock::default());
        assert!(!jobs::shows_a_cause(&app), "{}", jobs::screen(&app));
    }
    expect_file!["../data/screen/cause.txt"].assert_eq(&text);
}

/// A task whose market has closed without it: what it lacks in figures and why in three lines, and no lines of the market's log.
#[test]
fn a_task_that_came_to_nothing_says_why() {
    let hall = Hall::reading(languages("en"));
    let mut failed = 0;
    for (lesson, tempting) in [("L35", "size-unread"), ("L59", "labels-by-size")] {
        let on_the_way = walk::walk(&hall.course, lesson, 1);
        let has_task = |session: &Session| session.task().is_some_and(|_| !session.has_traded());
        let mut session = on_the_way.into_iter().find(has_task).expect("a task");
        let play = session.playable.play.clone().expect("its market");
        let Some(bad) = play.tempting.iter().find(|one| one.id == tempting) else {
            panic!("{lesson} has no `{tempting}`");
        };
        for command in &bad.script {
            session.submit(&Act::Market(command.clone()));
        }
        for _ in 0..200 {
            if session.verdict().is_none() {
                session.submit(&Act::Market(Command::WAIT));
            }
        }
        if session.verdict().is_none_or(|verdict| verdict.right) {
            continue;
        }
        failed += 1;
        let mut player = Player::of(session);
        let job = player.wants().unwrap_or_else(|| panic!("{lesson}: nobody asks why"));
        player.begun(JobId(1));
        let reply = bazar::tui::perform_job(&job, None, &|_| true);
        player.hear(JobId(1), News::Done(reply));
        // Whoever does not want to guess is told.
        player.end_guess();
        let shown = paint(&player.page(&hall.ctx(), VIEW), VIEW);
        assert!(
            shown.contains("(wanted: ") || shown.contains("(at "),
            "{lesson}\n{shown}"
        );
        assert!(shown.contains("! "), "{lesson}: no cause\n{shown}");
        assert!(!shown.contains("begins"), "{lesson}: lines of the log\n{shown}");
    }
    assert!(2 <= failed, "{failed}");
}
