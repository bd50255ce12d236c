//! The learner's own product: asked once, of a group together, kept with the attempt, and played, replayed and told of as if the author
//! had written it.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::{
    app::{App, Clock, Input, Options, View},
    course::{Course, Source, StepKind, builtin_locales},
    lint::{self, Cost, Plays, Request},
    market::Market,
    plain,
    text::{Lang, LanguagePair},
    tutor::{
        AttemptLog, Entry, EntryWriter, Fact, LearnerId, LearnerRecords, Outcome, Playable, RunId, Session, Setting,
        What,
    },
};

use crate::{jobs, screens::key, walk};

fn course() -> Course {
    Course::embedded().0
}

fn own_lesson() -> What {
    What::Lesson("L59".to_owned())
}

/// Somebody's own: (asked for, in the place).
fn in_place(course: &Course, product: Option<&str>) -> (Option<String>, String) {
    let playable = Playable::with(course, &own_lesson(), product).expect("a lesson");
    let play = playable.play.expect("a market");
    let goods: Vec<String> = play
        .setting
        .scenario
        .goods
        .keys()
        .map(|id| id.as_str().to_owned())
        .collect();
    (playable.product, goods.concat())
}

#[test]
fn what_fits_takes_the_place_and_what_does_not_leaves_what_stands_in() {
    let course = course();
    let own = course.own("L59").expect("a lesson with a place for it");
    let fitting: BTreeSet<&str> = own.products(course.rules()).collect();
    assert!(20 <= fitting.len(), "{fitting:?}");
    for product in course.rules().products.keys().map(|id| id.as_str()) {
        let wanted = match fitting.contains(product) {
            true => (Some(product.to_owned()), product.to_owned()),
            false => (None, own.product.clone()),
        };
        assert_eq!(in_place(&course, Some(product)), wanted, "{product}");
    }
    for none in [None, Some(""), Some("moon-dust")] {
        assert_eq!(in_place(&course, none), (None, own.product.clone()));
    }
    assert!(course.own("L01").is_none() && course.own("s05").is_none() && course.own("nobody").is_none());
}

/// Texts, numbers and scripts are of one draw: nothing of the one that stands in is left.
#[test]
fn texts_numbers_and_scripts_have_the_product() {
    let course = course();
    for (product, called, price) in [("raisin", "葡萄干", 2_390), ("pear", "香梨", 6_890)] {
        let playable = Playable::with(&course, &own_lesson(), Some(product)).expect("a lesson");
        let (lesson, play) = (playable.lesson.expect("steps"), playable.play.expect("a market"));
        let texts = lesson.steps.iter().flat_map(|step| step.kind.texts());
        let said: Vec<&str> = texts
            .chain(&play.brief)
            .map(|text| text.in_lang(&Lang::new("zh")))
            .collect();
        let said = said.join("\n");
        assert!(
            said.contains(called) && !said.contains("核桃") && !said.contains("{product"),
            "{said}"
        );
        let sums = lesson.steps.iter().filter_map(|step| {
            let StepKind::Number(sum) = &step.kind else { return None };
            sum.values.iter().find(|values| values.name == "price")
        });
        let prices: Vec<i64> = sums.flat_map(|values| values.choices_hundredths.clone()).collect();
        assert_eq!(prices, [price], "{product}");
        let market = Market::open(Arc::clone(&play.setting), 1);
        assert!(market.orders.values().all(|order| order.product.as_str() == product));
        assert_eq!(market.orders.len(), 4, "{product}");
    }
}

/// One attempt, by its right answers, up to its end or for so many acts.
fn played(course: &Course, product: Option<&str>, acts: usize) -> (Session, Vec<Entry>) {
    let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
    let learner = writer.learner();
    let playable = Playable::with(course, &own_lesson(), product).expect("a lesson");
    let mut session = Session::open(playable, writer.attempt(), 7, vec![learner]);
    let mut log = vec![writer.write(&mut records, session.opened(None), 0)];
    let mut done = 0;
    for _ in 0..acts {
        let Some(act) = walk::right_act(&session, done) else {
            break;
        };
        let turn = session.submit(&act);
        done = if turn.outcome == Outcome::Continued {
            done + 1
        } else {
            0
        };
        log.extend(turn.facts.into_iter().map(|fact| writer.write(&mut records, fact, 0)));
    }
    (session, log)
}

#[test]
fn a_replay_has_the_product_of_its_attempt() {
    let course = course();
    for product in [None, Some("raisin"), Some("doppa")] {
        let (session, log) = played(&course, product, 12);
        let log = AttemptLog::of(log).expect("opened");
        assert_eq!(log.product.as_deref(), product);
        let resumed = Session::resume(Playable::of_log(&course, &log).expect("a lesson"), &log);
        assert_eq!(resumed.as_ref(), Some(&session), "{product:?}");
        let other = Playable::with(&course, &own_lesson(), Some("walnut")).expect("a lesson");
        assert_eq!(Session::resume(other, &log), None, "another product is another attempt");
    }
}

/// Programs that knew no product wrote none; theirs is read by those, and has the scenario's own here.
#[test]
fn an_older_opening_has_no_product() {
    let course = course();
    let (session, log) = played(&course, None, 12);
    let body = log[0].fact.body();
    assert!(!body.contains("product"), "{body}");
    let older = Fact::from_wire(log[0].fact.kind(), &body);
    assert_eq!(older, log[0].fact);
    let (_, with) = played(&course, Some("egg"), 1);
    assert!(with[0].fact.body().contains("\"product\":\"egg\""));
    let log = AttemptLog::of(log).expect("opened");
    let resumed = Session::resume(Playable::of(&course, &own_lesson()).expect("a lesson"), &log);
    assert_eq!(resumed, Some(session));
}

/// To its end, each by the author's solution, with three stars.
#[test]
fn the_lesson_is_won_with_things_of_every_kind() {
    let course = course();
    for product in [None, Some("egg"), Some("apricot"), Some("atlas"), Some("honey")] {
        let (session, _) = played(&course, product, 400);
        assert!(session.is_over(), "{product:?}");
        assert_eq!(session.stars(), [true; 3], "{product:?}");
    }
}

/// Each parcel is somebody's: the turn goes round inside the task.
#[test]
fn each_of_a_group_sends_one() {
    let course = course();
    let (writer, playable) = (EntryWriter::new(RunId(1)), Playable::of(&course, &own_lesson()));
    let learners: Vec<LearnerId> = (0..4).map(|_| writer.learner()).collect();
    let mut session = Session::open(playable.expect("a lesson"), writer.attempt(), 7, learners);
    let mut senders = Vec::new();
    let mut done = 0;
    while !session.is_over() {
        let (act, turn) = (walk::right_act(&session, done).expect("a way on"), session.turn());
        if act.to_string().starts_with("do stick") {
            senders.push(turn);
        }
        let outcome = session.submit(&act).outcome;
        done = if outcome == Outcome::Continued { done + 1 } else { 0 };
    }
    let each: BTreeSet<usize> = senders.iter().copied().collect();
    assert_eq!((senders.len(), each.len()), (4, 4), "{senders:?}");
}

/// What an author may get wrong about it, each told where it stands.
#[test]
fn what_is_wrong_with_a_place_is_told() {
    const MARKET: &str = "scenarios/l59-van.toml";
    let rows = [
        (
            MARKET,
            "product = \"walnut\"",
            "product = \"fig\"",
            "`fig` is of none of these kinds",
        ),
        (MARKET, "{product.noun}", "{product.noum}", "no such word of a product"),
        (
            MARKET,
            "own = \"small_g\"",
            "own = \"smal_g\"",
            "no such word of a product",
        ),
        (
            MARKET,
            "pack = \"egg-tray\"",
            "box = \"egg-tray\"",
            "this cannot be played with `egg`",
        ),
        (
            MARKET,
            "pack = \"egg-tray\"",
            "pack = \"bag\"",
            "the solution misses star 3 with `egg`",
        ),
        (
            "06-serve-orders/l31.toml",
            "sentence = [\n  { zh = \"",
            "sentence = [\n  { zh = \"{product}",
            "a product in a file without `[own]`",
        ),
    ];
    for (path, from, to, title) in rows {
        let mut source = Source::embedded();
        let content = String::from_utf8_lossy(source.bytes(path)).replacen(from, to, 1);
        source.files.extend(Source::of([(path, content.as_str())]).files);
        let request = Request {
            only: Some(path),
            most: Some(Cost::Play),
        };
        let found = lint::check_with(&source, &request, &mut Plays::default());
        let titles: Vec<&str> = found.iter().map(|diagnostic| diagnostic.title.as_str()).collect();
        assert!(titles.iter().any(|told| told.contains(title)), "{to}: {titles:#?}");
    }
}

/// Begun afresh with the same product, whatever they have chosen since.
#[test]
fn a_child_attempt_keeps_the_product() {
    let mut seat = Seat::of(&[Some("egg")]);
    seat.press(TO_THE_LESSON);
    let records = seat.app.records();
    let parent = records.open_attempt(&seat.learners).expect("it is open").id;
    let learner = seat.learners[0];
    let (mut writer, mut records) = (EntryWriter::new(RunId(3)), records.clone());
    let stray = Fact::Acted {
        attempt: parent,
        act: "choose nothing".to_owned(),
        days: None,
        by: None,
    };
    let product = "nang".to_owned();
    writer.write(&mut records, stray, 0);
    writer.write(&mut records, Fact::from(Setting::Product { learner, product }), 0);
    jobs::update(&mut seat.app, Input::Key(key("esc")), &Clock::default());
    seat.app.rebuild(records);
    seat.press("esc 2 3");
    let child = seat
        .app
        .records()
        .open_attempt(&seat.learners)
        .expect("it is begun afresh");
    assert_eq!((child.parent, child.product.as_deref()), (Some(parent), Some("egg")));
}

struct Seat {
    app: App,
    learners: Vec<LearnerId>,
}

impl Seat {
    /// A group before the road, of whom some have chosen something before.
    fn of(chosen: &[Option<&str>]) -> Seat {
        let (mut writer, mut records) = (EntryWriter::new(RunId(1)), LearnerRecords::default());
        let mut learners = Vec::new();
        for (card, product) in (10..).zip(chosen) {
            let learner = writer.learner();
            let name = String::new();
            writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0);
            if let Some(product) = product {
                let product = (*product).to_owned();
                writer.write(&mut records, Fact::from(Setting::Product { learner, product }), 0);
            }
            learners.push(learner);
        }
        let options = Options {
            languages: LanguagePair {
                own: Lang::new("en"),
                other: None,
            },
            seed: Some(7),
            learners: learners.clone(),
        };
        let (course, locales) = (Arc::new(course()), Arc::new(builtin_locales()));
        Seat {
            app: App::new(course, locales, records, RunId(2), options),
            learners,
        }
    }

    fn press(&mut self, keys: &str) -> String {
        for word in keys.split_whitespace() {
            jobs::update(&mut self.app, Input::Key(key(word)), &Clock::default());
        }
        let view = View { width: 80, height: 24 };
        plain::page(&self.app.page(view))
    }

    /// What each has chosen, and with what the open attempt is played.
    fn kept(&self) -> (Vec<Option<&str>>, Option<&str>) {
        let records = self.app.records();
        let chosen = |learner| records.profiles[learner].product.as_deref();
        let open = records.open_attempt(&self.learners);
        let chosen = self.learners.iter().map(chosen).collect();
        (chosen, open.and_then(|log| log.product.as_deref()))
    }
}

/// The second unit row is the first unit, its third lesson is the one with the own product.
const TO_THE_LESSON: &str = "2 3";

/// A group at the page of products.
struct Asked<'a> {
    /// What each had chosen.
    before: &'a [Option<&'a str>],
    /// Empty where nobody is asked.
    keys: &'a str,
    /// What each has then.
    chosen: &'a [Option<&'a str>],
    /// With what the attempt is played.
    played: Option<&'a str>,
}

#[test]
fn a_group_is_asked_once_and_together() {
    let row = |before, keys, chosen, played| Asked {
        before,
        keys,
        chosen,
        played,
    };
    let rows = [
        row(&[None], "4", &[Some("pear")], Some("pear")),
        row(&[None], "8", &[Some("")], None),
        row(&[None, None], "9 1", &[Some("melon"), Some("melon")], Some("melon")),
        row(
            &[Some("egg"), Some("egg")],
            "",
            &[Some("egg"), Some("egg")],
            Some("egg"),
        ),
        row(&[Some("egg"), None], "3", &[Some("egg"), Some("apple")], Some("apple")),
        row(
            &[Some("egg"), Some("nang")],
            "3",
            &[Some("egg"), Some("nang")],
            Some("apple"),
        ),
    ];
    for Asked {
        before,
        keys,
        chosen,
        played,
    } in rows
    {
        let mut seat = Seat::of(before);
        let page = seat.press(TO_THE_LESSON);
        assert_eq!(
            page.contains("What do you grow or make?"),
            !keys.is_empty(),
            "{before:?}\n{page}"
        );
        seat.press(keys);
        assert_eq!(seat.kept(), (chosen.to_vec(), played), "{before:?} {keys}");
    }
}

/// What cannot be sent is said, and what stands in.
/// The fourth row is the own shop, its first lesson speaks of the product and its market does not.
const TO_THE_WORDS: &str = "4 1";

#[test]
fn a_lesson_that_only_speaks_of_it_asks_nobody() {
    for (before, played) in [
        (&[None][..], None),
        (&[Some("")], None),
        (&[Some("egg")], Some("egg")),
        (&[None, Some("nang")], Some("nang")),
        (&[Some("egg"), Some("nang")], Some("egg")),
        (&[Some("doppa")], None),
    ] {
        let mut seat = Seat::of(before);
        let page = seat.press(TO_THE_WORDS);
        assert!(page.contains("Sizes, price and stock"), "{before:?}\n{page}");
        assert_eq!(seat.kept(), (before.to_vec(), played), "{before:?}");
    }
}

/// Whatever fits: its name and its figures stand in the steps, and what a sum comes to is right.
#[test]
fn lessons_speak_of_each_product_that_fits() {
    let course = course();
    let zh = Lang::new("zh");
    let entries = course.units.iter().flat_map(|unit| &unit.lessons);
    let lessons = entries.filter(|entry| entry.id != "L59");
    let mut speaking = 0;
    for entry in lessons {
        let Some(own) = course.own(&entry.id) else { continue };
        speaking += 1;
        let mut sums = BTreeSet::new();
        let products: Vec<&str> = own.products(course.rules()).collect();
        assert!(10 <= products.len(), "{}: {products:?}", entry.id);
        for product in &products {
            let (lesson, problems) = course.lesson_with(&entry.id, Some(product));
            let lesson = lesson.unwrap_or_else(|| panic!("{} {product}: {problems:?}", entry.id));
            let exit = lesson.exit.iter().map(|exit| &exit.ask);
            let texts = lesson.steps.iter().flat_map(|step| step.kind.texts()).chain(exit);
            let said: Vec<&str> = texts.map(|text| text.in_lang(&zh)).collect();
            let said = said.join("\n");
            let talks = format!("{:?}", lesson.steps);
            let called = course.name("product", product);
            assert!(
                said.contains(called.in_lang(&zh)) || talks.contains(called.in_lang(&zh)),
                "{} {product}: {said}",
                entry.id
            );
            assert!(!talks.contains("{product"), "{} {product}", entry.id);
            for step in &lesson.steps {
                let StepKind::Number(sum) = &step.kind else { continue };
                for seed in 1..=5 {
                    let answer = sum.drawn(seed, &step.id).answer.expect("it can be reckoned");
                    assert!(0 < answer, "{} {} {product}", entry.id, step.id);
                    sums.insert((step.id.clone(), answer));
                }
            }
        }
        // More than the draws of one product.
        if ["L26", "L43"].contains(&entry.id.as_str()) {
            assert!(20 < sums.len(), "{}: {sums:?}", entry.id);
        }
    }
    assert!(6 <= speaking, "{speaking}");
}

#[test]
fn what_does_not_fit_is_told_of() {
    let mut seat = Seat::of(&[None]);
    seat.press(TO_THE_LESSON);
    let page = seat.press("5");
    assert!(
        page.contains("does not happen to figs") && page.contains("walnuts"),
        "{page}"
    );
    assert_eq!(seat.kept(), (vec![Some("fig")], None));
    // In a lesson without a place for any nobody hears of it.
    let page = seat.press("1 esc 1 1");
    assert!(!page.contains("figs"), "{page}");
}

#[test]
fn another_product_is_chosen_from_ones_record() {
    let mut seat = Seat::of(&[Some("egg")]);
    let record = seat.press("0 4");
    assert!(record.contains("farm eggs"), "{record}");
    let page = seat.press("5");
    assert!(page.contains("What do you grow or make?"), "{page}");
    let record = seat.press("4");
    assert!(record.contains("fragrant pears"), "{record}");
    assert_eq!(seat.kept().0, [Some("pear")]);
    // An attempt that is open stays what it was.
    seat.press("1");
    seat.press(TO_THE_LESSON);
    assert_eq!(seat.kept().1, Some("pear"));
    seat.press("esc 1 0 4");
    assert_eq!(seat.kept().1, Some("pear"));
}
