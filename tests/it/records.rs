//! The log's facts and their fold: the wire form, records that agree whatever the order, mastery.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bazar::course::Mastery;
use bazar::tutor::{
    ClassId, Ending, Entry, EntryWriter, Fact, Grasp, Key, LearnerRecords, Proof, RunId, Setting, Taken, What, grasp,
    proofs, wins,
};
use expect_test::expect_file;
use strum::VariantNames as _;

use crate::tutor::{Desk, attempt, course, group, lesson};

#[test]
fn mastery_is_m_of_the_last_n_first_tries_and_stays() {
    let rule = Mastery { right: 3, of: 4 };
    for (tries, is_mastered, right, of) in [
        ("", false, 0, 0),
        ("+", false, 1, 1),
        ("++", false, 2, 2),
        ("+++", true, 3, 3),
        ("++-", false, 2, 3),
        ("++-+", true, 3, 4),
        ("+-+-+", false, 2, 4),
        ("+-+-++", true, 3, 4),
        ("----+++", true, 3, 4),
        ("+++----", true, 0, 4),
        ("+--+--+--+", false, 2, 4),
    ] {
        let first_tries: Vec<bool> = tries.chars().map(|sign| sign == '+').collect();
        let expected = Grasp {
            is_mastered,
            right,
            of,
            tries: u32::try_from(tries.len()).expect("few"),
        };
        assert_eq!(grasp(&first_tries, rule), expected, "{tries}");
    }
}

#[test]
fn a_book_is_the_same_whatever_the_order_and_however_often_entries_come() {
    let (mut one, learners) = Desk::new(1, 2);
    let mut session = one.open(lesson(&course(), "T01"), &learners);
    one.play(&mut session, "next\nchoose small\nchoose big");
    // The log travels to another PC, which goes on from it.
    let mut two = Desk {
        writer: EntryWriter::new(RunId(2)),
        records: LearnerRecords::of(one.log.clone()),
        log: Vec::new(),
    };
    let learner = learners[1];
    two.write(Fact::LearnerRenamed {
        learner,
        name: "later".to_owned(),
        replaces: None,
    });
    one.write(Fact::LearnerRenamed {
        learner: learners[0],
        name: "first".to_owned(),
        replaces: None,
    });

    let all: Vec<Entry> = one.log.iter().chain(&two.log).cloned().collect();
    let records = LearnerRecords::of(all.clone());
    assert_eq!(records.learners[&learners[0]].profile.name(), "first");
    assert_eq!(records.learners[&learner].profile.name(), "later");
    for turned in 0..all.len() {
        let mut entries = all.clone();
        entries.rotate_left(turned);
        if turned % 2 == 1 {
            entries.reverse();
            entries.extend(all[..turned].to_vec());
        }
        assert_eq!(LearnerRecords::of(entries), records, "turned by {turned}");
    }
}

#[test]
fn who_is_erased_is_gone_and_does_not_come_back() {
    let (mut desk, learners) = Desk::new(1, 2);
    let mut alone = desk.open(lesson(&course(), "T01"), &learners[..1]);
    desk.play(&mut alone, "next");
    let mut together = desk.open(lesson(&course(), "T01"), &learners);
    desk.play(&mut together, "next");
    desk.write(Fact::Erased { learner: learners[0] });
    desk.play(&mut together, "choose big");
    desk.write(Fact::LearnerRenamed {
        learner: learners[0],
        name: "ghost".to_owned(),
        replaces: None,
    });
    assert!(!desk.records.learners.contains_key(&learners[0]));
    assert_eq!(
        desk.records.logs.len(),
        1,
        "only what the other one took part in is left"
    );
    assert_eq!(desk.records.learners[&learners[1]].standings.len(), 1);
    assert_eq!(LearnerRecords::of(desk.log), desk.records);
}

/// Two trainers who know nothing of each other change one thing: neither change is lost, and whoever decides ends it.
#[test]
fn two_changes_of_one_thing_both_stand_until_somebody_decides() {
    let (mut one, learners) = Desk::new(1, 1);
    let learner = learners[0];
    let renamed = |name: &str| Fact::LearnerRenamed {
        learner,
        name: name.to_owned(),
        replaces: None,
    };
    let today = |id: &str| Fact::from(Setting::Today(vec![What::Lesson(id.to_owned())]));
    let mut two = Desk {
        writer: EntryWriter::new(RunId(2)),
        records: LearnerRecords::of(one.log.clone()),
        log: Vec::new(),
    };
    for (desk, name, lesson) in [(&mut one, "first", "L01"), (&mut two, "second", "L02")] {
        desk.write(renamed("before"));
        desk.write(renamed(name));
        desk.write(today(lesson));
    }
    let all: Vec<Entry> = one.log.iter().chain(&two.log).cloned().collect();
    let mut records = LearnerRecords::of(all.clone());
    let profile = &records.profiles[&learner];
    assert_eq!(profile.name.values(), ["first", "second"]);
    assert_eq!(profile.name(), "second", "the later by rank is shown meanwhile");
    assert_eq!(records.center.today.values().len(), 2);

    let decided = one.writer.write(&mut records, renamed("first"), 0);
    let records = LearnerRecords::of(all.iter().cloned().chain([decided.clone()]).collect());
    assert_eq!(records.profiles[&learner].name.values(), ["first"]);
    // Programs that named nothing: theirs replaces all that rank below.
    let mut old = decided;
    old.fact = Fact::from_wire("learner-renamed", &format!(r#"{{"learner":"{learner}","name":"old"}}"#));
    let records = LearnerRecords::of(all.into_iter().chain([old]).collect());
    assert_eq!(records.profiles[&learner].name.values(), ["old"]);
}

/// Who moved to another class, on two PCs at once, is in both until the trainer says which; one class more is no move.
#[test]
fn a_class_more_and_another_class_are_told_apart() {
    let (mut desk, learners) = Desk::new(1, 1);
    let learner = learners[0];
    let classes: Vec<ClassId> = ["1", "2", "3"]
        .iter()
        .map(|name| {
            let class = desk.writer.class();
            let name = (*name).to_owned();
            desk.write(Fact::ClassMade { class, name });
            class
        })
        .collect();
    let mut joins = |class: ClassId, replaces: Option<Vec<Key>>| {
        desk.write(Fact::ClassJoined {
            class,
            learner,
            replaces,
        });
        desk.records.profiles[&learner].classes.clone()
    };
    let first = joins(classes[0], None).keys();
    let more = joins(classes[1], Some(Vec::new()));
    assert_eq!((more.values().len(), more.is_disputed()), (2, false));
    let moved = joins(classes[2], Some(first.clone()));
    assert_eq!(moved.values(), [&classes[1], &classes[2]]);
    let twice = joins(classes[0], Some(first));
    assert_eq!((twice.values().len(), twice.is_disputed()), (3, true));
}

#[test]
fn cards_have_two_digits_then_three_and_none_is_given_twice() {
    let (desk, learners) = Desk::new(1, 92);
    let cards: Vec<u16> = learners.iter().map(|id| desk.records.profiles[id].card).collect();
    assert_eq!(cards, (10..102).collect::<Vec<u16>>());
    assert_eq!(desk.records.with_card(10), [learners[0]]);
    assert_eq!(desk.records.with_card(9), []);
}

/// One of each, as an old file may hold it: this golden only ever grows.
#[test]
fn the_wire_form_of_facts_is_the_files_format() {
    let learner = group(1)[0];
    let learners = group(2);
    let attempt = attempt();
    let class = ClassId(Key {
        run: RunId(u64::MAX),
        n: 3,
    });
    let what = What::Scenario("s05".to_owned());
    let step = "which".to_owned();
    let text = |text: &str| text.to_owned();
    let mut facts = vec![
        Fact::LearnerAdded {
            learner,
            name: text("阿依古丽 \"A\""),
            card: 10,
        },
        Fact::LearnerRenamed {
            learner,
            name: text("ئايگۈل"),
            replaces: None,
        },
        Fact::LearnerRenamed {
            learner,
            name: text("ئايگۈل"),
            replaces: Some(vec![learner.0, class.0]),
        },
        Fact::ClassMade { class, name: text("1") },
        Fact::ClassRenamed {
            class,
            name: text("2"),
            replaces: Some(vec![class.0]),
        },
        Fact::ClassJoined {
            class,
            learner,
            replaces: None,
        },
        Fact::ClassJoined {
            class,
            learner,
            replaces: Some(Vec::new()),
        },
        Fact::AttemptOpened {
            attempt,
            what: What::Lesson(text("L03")),
            seed: u64::MAX,
            learners: learners.clone(),
            fingerprint: 0xfeed,
            rules_version: 1,
            parent: None,
            taken: Default::default(),
            product: None,
            is_each: false,
        },
        Fact::AttemptOpened {
            attempt,
            what: what.clone(),
            seed: 7,
            learners: learners.clone(),
            fingerprint: u64::MAX,
            rules_version: 2,
            parent: Some(attempt),
            taken: Taken {
                acts: vec![text("next")],
                steps: 1,
            },
            product: Some(text("walnut")),
            is_each: true,
        },
        Fact::Acted {
            attempt,
            act: text("do price 29.90"),
            days: None,
            by: None,
        },
        Fact::Acted {
            attempt,
            act: text("do wait until d3 09:00"),
            days: Some(0xfeed),
            by: Some(learner),
        },
        Fact::StepDone {
            attempt,
            step: step.clone(),
            learners,
            skill: Some(text("read-listing")),
            right: true,
            first_try_right: false,
            tries: 2,
            hints: 1,
            misconceptions: vec![text("price-only")],
        },
        Fact::Missed {
            attempt,
            step: step.clone(),
            misconceptions: vec![text("price-only")],
        },
        Fact::Refused {
            attempt,
            step: step.clone(),
            code: text("not_packed"),
        },
        Fact::CalledTeacher {
            attempt,
            step: step.clone(),
        },
        Fact::ExitAnswered {
            attempt,
            learner,
            options: vec![text("a")],
            right: false,
            misconceptions: Vec::new(),
        },
        Fact::AttemptClosed {
            attempt,
            ending: Ending::Finished,
            stars: vec![true, true, false],
            figures: BTreeMap::from([(text("profit_fen"), -250), (text("settled"), 5)]),
        },
        Fact::AttemptClosed {
            attempt,
            ending: Ending::Left,
            stars: Vec::new(),
            figures: BTreeMap::new(),
        },
        Fact::AttemptClosed {
            attempt,
            ending: Ending::Stale,
            stars: Vec::new(),
            figures: BTreeMap::new(),
        },
        Fact::HomeworkTicked {
            learner,
            lesson: text("L03"),
            step,
        },
        Fact::LeaveAsked { learner },
        Fact::LeaveWaited {
            learner,
            asked: vec![class.0],
        },
        Fact::LeaveTakenBack {
            learner,
            asked: vec![class.0],
        },
        Fact::Erased { learner },
    ];
    facts.extend(
        [
            Setting::Languages {
                learner,
                languages: vec![text("ug"), text("zh")],
            },
            Setting::Product {
                learner,
                product: text("walnut"),
            },
            Setting::TrainerPin(text("$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA")),
            Setting::Today(vec![What::Lesson(text("L01")), what]),
            Setting::Today(Vec::new()),
            Setting::TodayClass(Some(class)),
            Setting::TodayClass(None),
            Setting::Other {
                key: text("theme"),
                value: text("light  grey"),
            },
        ]
        .map(Fact::from),
    );
    facts.push(Fact::SettingChanged {
        setting: Setting::TodayClass(Some(class)),
        replaces: Some(vec![learner.0]),
    });
    let mut wire = String::new();
    for fact in &facts {
        writeln!(wire, "{} {}", fact.kind(), fact.body()).expect("text takes text");
        assert_eq!(Fact::from_wire(fact.kind(), &fact.body()), *fact);
    }
    for kind in Fact::VARIANTS.iter().filter(|kind| **kind != "unknown") {
        let is_here = facts.iter().any(|fact| fact.kind() == *kind);
        assert!(is_here, "`{kind}` is not among the facts above");
    }
    expect_file!["../data/tutor/wire.txt"].assert_eq(&wire);
}

#[test]
fn what_cannot_be_read_is_kept_as_it_came() {
    for (kind, body) in [
        ("mood-told", r#"{"mood":"good"}"#),
        ("acted", r#"{"attempt":"0000000000000001.99"}"#),
        ("acted", r#"{"attempt":"not an id","act":"next"}"#),
        ("acted", "not json"),
        (
            "learner-added",
            r#"{"learner":"0000000000000001.1","name":"x","card":70000}"#,
        ),
        (
            "attempt-closed",
            r#"{"attempt":"0000000000000001.99","ending":"abducted"}"#,
        ),
        (
            "setting-changed",
            r#"{"key":"voice","value":"slow","learner":"0000000000000001.1"}"#,
        ),
        ("", ""),
        // Nothing that is put around a body turns it into another fact.
        ("acted", r#"{"attempt":"0000000000000001.99","act":"next"}}"#),
        (
            "acted",
            r#"{"attempt":"0000000000000001.99","act":"next"},"erased":{"learner":"0000000000000001.1"}"#,
        ),
        ("acted\":{},\"erased", r#"{"learner":"0000000000000001.1"}"#),
        ("\\u0061cted", r#"{"attempt":"0000000000000001.99","act":"next"}"#),
        ("unknown", r#"{"kind":"acted","attempt":null,"body":""}"#),
        ("Acted", r#"{"attempt":"0000000000000001.99","act":"next"}"#),
        ("step-done", r#"{"attempt":"0000000000000001.99","step":"which"}"#),
        ("missed", r#"["0000000000000001.99","which"]x"#),
        ("setting-changed", r#"{"key":"today","value":"lesson:L01 nowhere"}"#),
    ] {
        let fact = Fact::from_wire(kind, body);
        assert!(matches!(fact, Fact::Unknown { .. }), "{kind} {body}: {fact:?}");
        assert_eq!((fact.kind(), fact.body().as_str()), (kind, body));
    }
}

/// Keys that only a newer program writes do not hide what this one knows.
#[test]
fn a_body_with_more_keys_is_read_as_far_as_it_is_known() {
    let body = r#"{ "act": "next", "mood": [1, {"of": "day"}], "attempt": "0000000000000001.99" }"#;
    let act = "next".to_owned();
    assert_eq!(
        Fact::from_wire("acted", body),
        Fact::Acted {
            attempt: attempt(),
            act,
            days: None,
            by: None,
        }
    );
}

#[test]
fn ids_have_one_text_form() {
    for good in ["0000000000000001.1", "ffffffffffffffff.18446744073709551615"] {
        assert_eq!(good.parse::<Key>().map(|key| key.to_string()), Ok(good.to_owned()));
    }
    for bad in [
        "",
        ".",
        "1.1",
        "0000000000000001",
        "0000000000000001.",
        "0000000000000001.01",
        "0000000000000001.+1",
        "000000000000000G.1",
        "FFFFFFFFFFFFFFFF.1",
        "+000000000000001.1",
    ] {
        assert!(bad.parse::<Key>().is_err(), "{bad}");
    }
}

/// A line is an attempt of one market: who, its seed, the start of the program, day and hour of the PC's clock, what came of it, and what
/// that shows of A.
#[test]
fn a_market_is_mastered_by_three_wins_that_are_no_luck() {
    for (name, lines, expected) in [
        (
            "three days",
            "A 1 1 01:09 won counts\nA 2 2 02:09 won counts\nA 3 3 03:09 won counts",
            (true, 3),
        ),
        (
            "one day",
            "A 1 1 01:09 won counts\nA 2 2 01:10 won same-day\nA 3 3 02:09 won counts",
            (true, 2),
        ),
        (
            "one start over midnight",
            "A 1 1 01:23 won counts\nA 2 1 02:01 won same-day",
            (true, 1),
        ),
        (
            "a known market",
            "A 1 1 01:09 lost\nA 1 2 02:09 won seen-before\nA 2 3 03:09 won counts",
            (true, 1),
        ),
        (
            "known from a group",
            "AB 1 1 01:09 won together\nA 1 2 02:09 won seen-before",
            (true, 0),
        ),
        (
            "a group",
            "AB 1 1 01:09 won together\nAB 2 2 02:09 won together\nA 3 3 03:09 won counts",
            (true, 1),
        ),
        ("two stars", "A 1 1 01:09 lost\nA 2 2 02:09 lost", (false, 0)),
        ("left", "A 1 1 01:09 left", (false, 0)),
        (
            "no battery",
            "A 1 1 01:09 won counts\nA 2 2 01:05 won counts\nA 3 3 01:01 won counts",
            (true, 3),
        ),
        (
            "a clock set right",
            "A 1 1 01:09 won counts\nA 2 2 01:08 won same-day",
            (true, 1),
        ),
        (
            "more than three",
            "A 1 1 01:09 won counts\nA 2 2 02:09 won counts\nA 3 3 03:09 won counts\nA 4 4 04:09 won counts",
            (true, 3),
        ),
        ("exam on the first day", "A 1 1 01:09 won same-day", (true, 0)),
        (
            "exam on another day",
            "A 1 1 01:09 lost\nA 2 1 02:09 won counts",
            (true, 1),
        ),
        ("exam of two", "A 1 1 01:09 lost\nAB 2 1 02:09 won together", (true, 0)),
        (
            "exam in a known market",
            "A 1 1 01:09 lost\nA 1 2 02:09 won seen-before",
            (true, 0),
        ),
    ] {
        let is_exam = name.starts_with("exam");
        let market = What::Scenario("s00".to_owned());
        let mut entries = Vec::new();
        let mut records = LearnerRecords::default();
        let mut people = EntryWriter::new(RunId(900));
        let learners = ["A", "B"].map(|name| {
            let learner = people.learner();
            let added = Fact::LearnerAdded {
                learner,
                name: name.to_owned(),
                card: 10,
            };
            entries.push(people.write(&mut records, added, 0));
            learner
        });
        let mut writers: BTreeMap<u64, EntryWriter> = BTreeMap::new();
        let mut wanted = Vec::new();
        for line in lines.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |word: &str| word.parse::<u64>().expect("a number");
            let (day, hour) = words[3].split_once(':').expect("day and hour");
            let at_ms = ((number(day) * 24 + number(hour)) * 60 * 60 * 1000).cast_signed();
            let run = number(words[2]);
            let writer = writers.entry(run).or_insert_with(|| EntryWriter::new(RunId(run)));
            let attempt = writer.attempt();
            let opened = Fact::AttemptOpened {
                attempt,
                what: market.clone(),
                seed: number(words[1]),
                learners: learners[..words[0].len()].to_vec(),
                fingerprint: 1,
                rules_version: 1,
                parent: None,
                taken: Default::default(),
                product: None,
                is_each: false,
            };
            let closed = Fact::AttemptClosed {
                attempt,
                ending: if words[4] == "left" {
                    Ending::Left
                } else {
                    Ending::Finished
                },
                stars: vec![true, true, words[4] != "lost"],
                figures: BTreeMap::new(),
            };
            for fact in [opened, closed] {
                entries.push(writer.write(&mut records, fact, at_ms));
            }
            wanted.extend(words.get(5).map(|proof| (attempt, *proof)));
        }
        let learner = &records.learners[&learners[0]];
        let shown = proofs(learner, &market, is_exam).into_iter().map(|(attempt, proof)| {
            let proof = match proof {
                Proof::Counts => "counts",
                Proof::Together => "together",
                Proof::SeenBefore => "seen-before",
                Proof::SameDay => "same-day",
            };
            (attempt, proof)
        });
        assert_eq!(shown.collect::<Vec<_>>(), wanted, "{name}");
        let wins = wins(learner, &market, is_exam);
        assert_eq!((wins.is_won, wins.alone), expected, "{name}");
        assert_eq!(wins.is_mastered(), expected.1 == if is_exam { 1 } else { 3 }, "{name}");
        assert_eq!(LearnerRecords::of(entries), records, "{name}");
    }
}
