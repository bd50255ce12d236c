//! Questions about the learner's own market: what is asked after every author's solution, what answers come to in the log, and how
//! they look.

use std::collections::{BTreeMap, BTreeSet};

use bazar::{
    app::{Input, Player, View, ViewContext},
    market::{Account, Figure, Market, Order, ProductId, day, time},
    tutor::{
        Act, AttemptLog, Candidate, Change, Ending, EntryWriter, Fact, LearnerRecords, MarketRun, Outcome, Question,
        QuestionKind, RunId, Session, Subject, ask, questions,
    },
};
use expect_test::{expect, expect_file};

use crate::{
    hall::Hall,
    other_order::otherwise,
    screens::{key, languages, paint, too_wide},
};

const VIEW: View = View { width: 80, height: 24 };

/// A kind, and what day after day came to.
const AMOUNTS: &[(QuestionKind, &[i64])] = &[
    (QuestionKind::BusiestDay, &[]),
    (QuestionKind::BusiestDay, &[8]),
    (QuestionKind::BusiestDay, &[8, 6]),
    (QuestionKind::BusiestDay, &[8, 7]),
    (QuestionKind::BusiestDay, &[8, 8]),
    (QuestionKind::BusiestDay, &[4, 0]),
    (QuestionKind::BusiestDay, &[5, 0, 3]),
    (QuestionKind::BusiestDay, &[1, 9, 2, 8, 3]),
    (QuestionKind::BusiestDay, &[1, 9, 2, 6, 3, 5]),
    (QuestionKind::Dearest, &[999, 1]),
    (QuestionKind::Dearest, &[1000, 750]),
    (QuestionKind::BestSize, &[-5000, -9000]),
    (QuestionKind::BestSize, &[5000, -9000]),
    // Not all need be named: the one that is nearly as great stays away.
    (QuestionKind::ParcelWait, &[100, 99]),
    (QuestionKind::ParcelWait, &[100, 99, 75]),
];

#[test]
fn a_question_is_asked_where_one_answer_is_clearly_right() {
    let mut told = String::new();
    for (kind, amounts) in AMOUNTS {
        let candidate = |(day, amount): (u32, &i64)| Candidate {
            subject: Subject::Day(day),
            amount: *amount,
        };
        let question = ask(*kind, (1..).zip(*amounts).map(candidate).collect(), 7);
        told.push_str(&format!(
            "{} {amounts:?}: {}\n",
            kind.step_id(),
            shown(question.as_ref())
        ));
    }
    expect![[r#"
        reflect-busiest-day []: -
        reflect-busiest-day [8]: -
        reflect-busiest-day [8, 6]: day-1* day-2
        reflect-busiest-day [8, 7]: -
        reflect-busiest-day [8, 8]: -
        reflect-busiest-day [4, 0]: -
        reflect-busiest-day [5, 0, 3]: day-3 day-1* day-2
        reflect-busiest-day [1, 9, 2, 8, 3]: -
        reflect-busiest-day [1, 9, 2, 6, 3, 5]: day-4 day-6 day-1 day-2*
        reflect-dearest [999, 1]: -
        reflect-dearest [1000, 750]: day-1* day-2
        reflect-best-size [-5000, -9000]: -
        reflect-best-size [5000, -9000]: day-2 day-1*
        reflect-parcel-wait [100, 99]: -
        reflect-parcel-wait [100, 99, 75]: day-1* day-3
    "#]]
    .assert_eq(&told);
}

fn shown(question: Option<&Question>) -> String {
    let Some(question) = question else {
        return "-".to_owned();
    };
    let one = |(place, one): (usize, &Candidate)| {
        let mark = if place == question.right { "*" } else { "" };
        format!("{}{mark}", one.subject.id())
    };
    let all: Vec<String> = question.candidates.iter().enumerate().map(one).collect();
    all.join(" ")
}

#[test]
fn no_place_of_the_right_answer_is_a_habit() {
    let candidates = || {
        let one = |(day, amount)| Candidate {
            subject: Subject::Day(day),
            amount,
        };
        (1..).zip([4, 40, 5, 6, 7]).map(one).collect::<Vec<_>>()
    };
    let mut places = [0; 4];
    for seed in 0..200 {
        let question = ask(QuestionKind::BusiestDay, candidates(), seed).expect("it is clear");
        places[question.right] += 1;
    }
    assert!(places.iter().all(|count| 30 < *count), "{places:?}");
}

/// Every scenario's solution and what tempts away from it, on a few seeds: what is asked, and that it is true.
#[test]
fn what_is_asked_is_what_the_books_say() {
    let hall = Hall::open();
    let mut asked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for scenario in hall.scenarios() {
        let play = &hall.course.scenarios[scenario];
        let tempting = play.tempting.iter().map(|one| &one.script);
        for script in std::iter::once(&play.solution).chain(tempting) {
            for seed in 1..=2 {
                let (run, market) = MarketRun::of_script(&play.setting, seed, script);
                let questions = questions(&run, &market, seed);
                assert!(questions.len() <= 3, "{scenario}: {questions:?}");
                for question in &questions {
                    holds(
                        question,
                        (&run, &market),
                        &format!("{scenario} on seed {seed}: {question:?}"),
                    );
                    asked.entry(scenario).or_default().insert(question.kind.step_id());
                }
            }
        }
    }
    let kinds: BTreeSet<&String> = asked.values().flatten().collect();
    assert_eq!(
        kinds.len(),
        QuestionKind::ALL.len(),
        "every kind is asked somewhere: {asked:#?}"
    );
    let told: Vec<String> = asked
        .iter()
        .map(|(scenario, kinds)| {
            let kinds = kinds.iter().map(|kind| kind.trim_start_matches("reflect-"));
            format!("{scenario}: {}\n", kinds.collect::<Vec<_>>().join(" "))
        })
        .collect();
    expect![[r#"
        s04: best-size dearest parcel-wait worst-pack
        s05: answer-wait best-size busiest-day dearest most-back parcel-wait
        s06: answer-wait best-size dearest parcel-wait
        s08: best-price dearest most-back parcel-wait
        s09: answer-wait busiest-day dearest most-back parcel-wait
        s10: busiest-day dearest most-back parcel-wait worst-pack
        s11: dearest
        s12: answer-wait best-price busiest-day dearest parcel-wait
        s13: dearest
        s14: busiest-day dearest most-back parcel-wait
        s15: best-size busiest-day dearest most-back parcel-wait
        s18: best-size dearest most-back parcel-wait worst-pack
        s19: dearest
        s20: answer-wait best-size dearest most-back parcel-wait
        x01: answer-wait best-size dearest most-back
    "#]]
    .assert_eq(&told.concat());
}

fn holds(question: &Question, (run, market): (&MarketRun, &Market), place: &str) {
    let count = question.candidates.len();
    assert!((2..=4).contains(&count), "{place}");
    let ids: BTreeSet<String> = question.candidates.iter().map(|one| one.subject.id()).collect();
    assert_eq!(ids.len(), count, "{place}");
    let right = &question.candidates[question.right];
    let less = question.candidates.iter().filter(|one| one.amount < right.amount);
    assert_eq!(less.count() + 1, count, "{place}");
    for one in &question.candidates {
        assert_eq!(
            one.amount,
            reckoned(question.kind, &one.subject, (run, market)),
            "{place}: {one:?}"
        );
    }
}

/// The same by another way than the program's.
fn reckoned(kind: QuestionKind, subject: &Subject, (run, market): (&MarketRun, &Market)) -> i64 {
    let order = |name| &market.orders[name];
    let orders = |is_meant: &dyn Fn(&Order) -> bool| -> Vec<&Order> {
        let meant = market.orders.values().filter(|order| order.state.was_taken());
        meant.filter(|order| is_meant(order)).collect()
    };
    match (kind, subject) {
        (QuestionKind::WorstPack, Subject::Pack(pack)) => {
            let packed = orders(&|order| order.pack.as_ref() == Some(pack));
            let bad: u32 = packed.iter().map(|order| order.bad_pieces).sum();
            let counted: u32 = packed.iter().map(|order| order.counted_pieces).sum();
            i64::from(bad) * 1_000_000 / i64::from(counted)
        }
        (QuestionKind::AnswerWait, Subject::Asker(persona, kind)) => {
            let asked = market
                .messages
                .values()
                .filter(|one| one.persona == *persona && one.kind == *kind && one.owed);
            let waits = asked.map(|one| {
                let asked_min = one.answer_by_min - market.setting.rules.day.reply_within_min;
                i64::from(one.answered_min.unwrap_or(one.leaves_min)) - i64::from(asked_min)
            });
            waits.max().expect("somebody asked").max(0)
        }
        (QuestionKind::ParcelWait, Subject::Order(name)) => {
            i64::from(order(name).delivered_min.expect("it came") - order(name).placed_min)
        }
        (QuestionKind::MostBack, Subject::Order(name)) => order(name).refunded_fen,
        (QuestionKind::BusiestDay, Subject::Day(day)) => {
            orders(&|order| time::day_of(order.placed_min) == *day).len() as i64
        }
        (QuestionKind::Dearest, Subject::Cost(account)) => {
            let paid = market.ledger.postings.iter().map(|posting| {
                let times = i64::from(posting.to == *account) - i64::from(posting.from == *account);
                times * posting.amount_fen
            });
            paid.sum()
        }
        (QuestionKind::BestSize, Subject::Size(product, net_g)) => {
            let sold = orders(&|order| order.product == *product && order.net_g == *net_g);
            let earned = sold.iter().map(|order| earned(market, order));
            earned.sum()
        }
        (QuestionKind::BestPrice, Subject::Price(product, net_g, fen)) => {
            earned_at(run, market, (product, *net_g), *fen)
        }
        other => panic!("{other:?} do not go together"),
    }
}

/// What the ledger of the market says in which a size had this price.
fn earned_at(run: &MarketRun, market: &Market, (product, net_g): (&ProductId, u32), fen: i64) -> i64 {
    let profit = |market: &Market| market.figure(Figure::Day(day::Figure::ProfitFen));
    let was_fen = market.listings[product].skus[&net_g].price_fen;
    if fen == was_fen {
        return profit(market);
    }
    let change = Change::Price {
        product: product.clone(),
        net_g,
        was_fen,
        fen,
    };
    let other = run.other_world(market, &change);
    assert_eq!(other.listings[product].skus[&net_g].price_fen, fen);
    profit(&other)
}

fn earned(market: &Market, order: &Order) -> i64 {
    let about = market.ledger.postings.iter().filter(|posting| {
        let about = posting.about.as_ref().map(|about| about.as_str());
        about == Some(order.name.as_str()) && posting.to != Account::Lost && posting.from != Account::Lost
    });
    let flow = |account| i64::from(Account::FLOWS.contains(&account));
    about
        .map(|posting| posting.amount_fen * (flow(posting.from) - flow(posting.to)))
        .sum()
}

/// A scenario that its author's solution has closed, with the facts on the way.
fn closed(hall: &Hall, scenario: &str, seed: u64) -> (Session, Vec<Fact>) {
    let mut session = hall.session(scenario, seed);
    let mut facts = vec![session.opened(None)];
    for command in hall.course.scenarios[scenario].solution.clone() {
        facts.extend(session.submit(&Act::Market(command)).facts);
    }
    if !session.market().is_some_and(Market::is_over) {
        facts.extend(session.submit(&Act::Next).facts);
    }
    (session, facts)
}

#[test]
fn an_answer_is_a_step_and_the_attempt_closes_after_the_last() {
    let hall = Hall::open();
    let (mut session, mut facts) = closed(&hall, "s05", 7);
    let closes = |facts: &[Fact]| facts.iter().any(|fact| matches!(fact, Fact::AttemptClosed { .. }));
    assert!(!closes(&facts) && !session.is_over() && session.stars().len() == 3);
    assert_eq!(session.submit(&Act::Undo).outcome, Outcome::Unfit);
    let (_, count) = session.question_place();
    let mut told = Vec::new();
    for at in 0..count {
        let question = session.question().expect("it is asked").clone();
        assert_eq!(
            session.submit(&Act::Next).outcome,
            Outcome::Unfit,
            "it waits for an answer"
        );
        assert_eq!(
            session.submit(&Act::Reflect("nobody".to_owned())).outcome,
            Outcome::Unfit
        );
        // Each is answered once, the second one wrongly.
        let place = (question.right + usize::from(at == 1)) % question.candidates.len();
        let act = Act::Reflect(question.candidates[place].subject.id());
        assert_eq!(act.to_string().parse(), Ok(act.clone()));
        let turn = session.submit(&act);
        assert_eq!(turn.outcome, if at == 1 { Outcome::Wrong } else { Outcome::Right });
        assert_eq!(session.submit(&act).outcome, Outcome::Unfit);
        for fact in turn.facts.iter().chain(&session.submit(&Act::Next).facts) {
            if let Fact::StepDone {
                step,
                skill,
                right,
                first_try_right,
                tries,
                ..
            } = fact
            {
                told.push((step.clone(), *right));
                assert_eq!(*step, question.kind.step_id());
                assert_eq!(
                    (skill.as_deref(), *first_try_right, *tries),
                    (Some("read-own-shop"), *right, 1)
                );
            }
            facts.push(fact.clone());
        }
    }
    assert_eq!(told.iter().map(|(_, right)| *right).collect::<Vec<_>>(), [true, false]);
    assert!(session.is_over() && session.question().is_none());
    assert!(matches!(
        facts.last(),
        Some(Fact::AttemptClosed {
            ending: Ending::Finished,
            ..
        })
    ));
    assert!(hall.course.skills.contains_key("read-own-shop"));
}

#[test]
fn questions_are_gone_past_at_any_time_and_a_power_cut_asks_the_same() {
    let hall = Hall::open();
    let (asked, facts) = closed(&hall, "s05", 7);
    let log = |facts: &[Fact]| {
        let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
        let written = facts.iter().map(|fact| writer.write(&mut records, fact.clone(), 0));
        AttemptLog::of(written.collect()).expect("it was opened")
    };
    let resumed = |facts: &[Fact]| Session::resume(asked.playable.clone(), &log(facts)).expect("nothing has changed");
    assert!(resumed(&facts) == asked);
    let right = asked
        .question()
        .map(|question| question.candidates[question.right].subject.id());
    for acts in [vec![], vec![Act::Reflect(right.expect("it is asked"))]] {
        let (mut session, mut facts) = (asked.clone(), facts.clone());
        for act in acts {
            facts.extend(session.submit(&act).facts);
        }
        assert!(resumed(&facts) == session);
        let turn = session.submit(&Act::Skip);
        assert!(
            matches!(turn.facts[..], [Fact::Acted { .. }, Fact::AttemptClosed { .. }]),
            "{turn:?}"
        );
        assert!(session.is_over());
    }
}

#[test]
fn a_preview_asks_nothing() {
    let hall = Hall::open();
    let learned = hall.session("s05", 7);
    let mut session = Session::open(learned.playable, learned.attempt, 7, Vec::new());
    for command in hall.course.scenarios["s05"].solution.clone() {
        session.submit(&Act::Market(command));
    }
    session.submit(&Act::Next);
    assert!(session.is_over());
}

/// Markets that are closed by their authors' solutions, so that every kind of question is asked.
const CLOSED: [(&str, u64); 14] = [
    ("s05", 7),
    ("s04", 1),
    ("s06", 1),
    ("s08", 1),
    ("s10", 1),
    ("s11", 1),
    ("x01", 1),
    ("x01", 2),
    ("x01", 3),
    ("s05", 1),
    ("s12", 1),
    ("s12", 2),
    ("s20", 1),
    ("s20", 2),
];

/// The pages of each kind of question where it is asked first: asked, and answered with the first answer. After them all the
/// market's figures are shown.
fn told(codes: &str) -> String {
    let hall = Hall::reading(languages(codes));
    let ctx = hall.ctx();
    let (mut told, mut seen) = (String::new(), BTreeSet::new());
    for (scenario, seed) in CLOSED {
        let mut player = Player::of(closed(&hall, scenario, seed).0);
        let press = |player: &mut Player| player.update(Input::Key(key("1")), &ctx, &mut Vec::new());
        while let Some(kind) = player.session.question().map(|question| question.kind) {
            let is_new = seen.insert(kind);
            for title in ["asked", "answered"] {
                if is_new {
                    let place = format!("{scenario}: {} is {title}", kind.step_id());
                    told.push_str(&format!("## {place}\n{}\n\n", shown_well(&player, &ctx, &place)));
                }
                press(&mut player);
            }
        }
        assert!(player.session.is_over());
    }
    assert_eq!(seen.len(), QuestionKind::ALL.len(), "{seen:?}");
    told
}

fn shown_well(player: &Player, ctx: &ViewContext, place: &str) -> String {
    let page = player.page(ctx, VIEW);
    assert!(page.body_rows() <= page.room(VIEW), "{place}");
    for width in [60, 80] {
        let view = View { width, ..VIEW };
        assert_eq!(
            too_wide(&player.page(ctx, view).aired(view), view),
            Vec::<String>::new(),
            "{place}"
        );
    }
    paint(&page, VIEW)
}

#[test]
fn every_kind_of_question_is_seen() {
    for codes in ["zh,ug", "en"] {
        let name = codes.replace(',', "-");
        let path = format!("{}/tests/data/reflect/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        expect_file![path].assert_eq(&told(codes));
    }
    let [one, other] = ["zh,ug", "ug,zh"].map(told);
    assert_eq!(otherwise(&one, &other), "");
}

#[test]
fn esc_leads_past_the_questions_to_the_figures() {
    let hall = Hall::reading(languages("en"));
    let (session, _) = closed(&hall, "s05", 7);
    let (mut player, mut facts) = (Player::of(session), Vec::new());
    player.update(Input::Key(key("esc")), &hall.ctx(), &mut facts);
    assert!(player.session.is_over());
    assert!(matches!(facts.last(), Some(Fact::AttemptClosed { .. })));
}
