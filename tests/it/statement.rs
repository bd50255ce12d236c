//! The money of a market adds up line by line, to the profit that goals ask for and to the wallet: in the books, and on the page.

use std::collections::BTreeMap;

use bazar::app::{Debrief, Input, Key, Page, SILENT, View, ViewContext, Writing};
use bazar::course::{Course, Play, builtin_locales};
use bazar::market::{Account, Command, Figure, Market, day};
use bazar::text::Line;
use bazar::tutor::{Act, Bridge, EntryWriter, LearnerRecords, MarketRun, Playable, RunId, Session, Statement, What};

use crate::screens::languages;

fn scripts(play: &Play) -> impl Iterator<Item = (&str, &Vec<Command>)> {
    let tempting = play.tempting.iter().map(|one| (one.id.as_str(), &one.script));
    std::iter::once(("solution", &play.solution)).chain(tempting)
}

#[test]
fn lines_come_to_the_profit_and_on_to_the_wallet() {
    let (course, _) = Course::embedded();
    for play in course.scenarios.values() {
        for (way, script) in scripts(play) {
            for seed in 1..=3 {
                let (_, market) = MarketRun::of_script(&play.setting, seed, script);
                adds_up(&market, &format!("{} {way} on seed {seed}", play.id));
            }
        }
    }
}

fn adds_up(market: &Market, place: &str) {
    let statement = Statement::of(&market.ledger);
    let sum = |fen: &mut dyn Iterator<Item = i64>| fen.sum::<i64>();
    let lines_fen = sum(&mut statement.lines.iter().map(|(_, fen)| *fen));
    let bridges_fen = sum(&mut statement.bridges.iter().map(|(_, fen)| *fen));
    assert_eq!(lines_fen, statement.profit_fen, "{place}");
    assert_eq!(
        statement.profit_fen,
        market.figure(Figure::Day(day::Figure::ProfitFen)),
        "{place}: it is the profit that goals ask for"
    );
    assert_eq!(statement.profit_fen + bridges_fen, statement.cash_fen, "{place}");
    assert_eq!(
        statement.cash_fen,
        market.ledger.balance(Account::Cash),
        "{place}: nothing is left between the profit and the wallet"
    );
    let mut told: BTreeMap<Account, u32> = BTreeMap::new();
    let bridged = statement.bridges.iter().flat_map(|(bridge, _)| accounts(*bridge));
    for account in statement.lines.iter().map(|(account, _)| *account).chain(bridged) {
        *told.entry(account).or_default() += 1;
    }
    for account in Account::ALL {
        // Capital is told by what was brought in: money, goods, work.
        let is_told_apart = matches!(account, Account::Cash | Account::Capital | Account::Stock);
        let wanted = u32::from(market.ledger.balance(*account) != 0);
        let count = told.get(account).copied().unwrap_or(0);
        assert!(
            count == wanted || is_told_apart && count <= 1,
            "{place}: {account:?} stands {count} times"
        );
    }
}

/// The accounts whose balance a bridge tells.
fn accounts(bridge: Bridge) -> Option<Account> {
    match bridge {
        Bridge::Stands(account) => Some(account),
        Bridge::OwnGoods => Some(Account::Stock),
        Bridge::Start | Bridge::OwnWork => None,
    }
}

/// What a learner adds up with a pencil: every amount of the page down to each `=`, in every pair of languages, whole on one
/// screen, and no label cut.
#[test]
fn the_page_adds_up_and_fits() {
    let ((course, _), locales) = (Course::embedded(), builtin_locales());
    let records = LearnerRecords::default();
    let mut seen = 0;
    for play in course.scenarios.values() {
        for (way, script) in scripts(play) {
            let Some(session) = played(&course, &play.id, script) else {
                continue;
            };
            let (market, opened) = (session.market().expect("it was played"), Debrief::of(&session));
            for codes in ["zh,ug", "ug,zh", "en,ug", "ug"] {
                let ctx = ViewContext {
                    course: &course,
                    locales: &locales,
                    records: &records,
                    languages: &languages(codes),
                    learners: &[],
                    writing: Writing::default(),
                    voices: &SILENT,
                };
                let mut debrief = opened.clone();
                assert!(debrief.update(Input::Key(Key::Digit(1)), &ctx));
                for view in [View { width: 80, height: 24 }, View { width: 60, height: 20 }] {
                    let place = format!("{} {way}, {codes}, {}", play.id, view.width);
                    // English words are long; sixty columns may cut one.
                    let may_cut = view.width < 80 && codes.contains("en");
                    looks_right(&debrief.page(market, &ctx, view), view, may_cut, &place);
                    assert_eq!(
                        sums(&debrief.page(market, &ctx, view), &place),
                        wanted(market),
                        "{place}"
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(300 < seen, "only {seen} pages");
}

/// What a page must come to, first and in the end.
fn wanted(market: &Market) -> [i64; 2] {
    let profit_fen = market.figure(Figure::Day(day::Figure::ProfitFen));
    [profit_fen, market.ledger.balance(Account::Cash)]
}

fn played(course: &Course, scenario: &str, script: &[Command]) -> Option<Session> {
    let writer = EntryWriter::new(RunId(1));
    let learner = writer.learner();
    let playable = Playable::of(course, &What::Scenario(scenario.to_owned())).expect("the scenario can be played");
    let mut session = Session::open(playable, writer.attempt(), 1, vec![learner]);
    for command in script {
        session.submit(&Act::Market(command.clone()));
    }
    let market = session.market()?;
    (!Statement::of(&market.ledger).lines.is_empty()).then_some(session)
}

fn rows(page: &Page) -> Vec<String> {
    let lines = page.blocks.iter().flat_map(|block| &block.lines);
    lines.map(Line::plain).collect()
}

fn looks_right(page: &Page, view: View, may_cut: bool, place: &str) {
    let rows = rows(page);
    let mut lines = page.blocks.iter().flat_map(|block| &block.lines);
    assert!(lines.all(|line| line.width() <= usize::from(view.width)), "{place}");
    let is_cut = rows.iter().any(|row| row.contains('…'));
    assert!(!is_cut || may_cut, "{place}\n{}", rows.join("\n"));
    let body = rows.len() + page.options.iter().map(|item| item.lines.len()).sum::<usize>();
    assert!(view.height < 24 || body <= page.room(view), "{place}: {body} rows");
}

/// What stands behind each `=` of a page, if the rows above come to it.
fn sums(page: &Page, place: &str) -> Vec<i64> {
    let rows = rows(page);
    let mut sums = Vec::new();
    let mut at_fen = 0;
    for (is_sum, fen) in rows.iter().filter_map(|row| amount(row)) {
        if is_sum {
            assert_eq!(at_fen, fen, "{place}\n{}", rows.join("\n"));
            sums.push(fen);
        } else {
            at_fen += fen;
        }
    }
    sums
}

/// The amount of a row in fen, and whether it is what the rows above come to: `= 33.47`, `+1,600`, `-8`.
fn amount(row: &str) -> Option<(bool, i64)> {
    let mut words = row.split_whitespace();
    let is_sum = words.clone().any(|word| word == "=");
    let word = words
        .find(|word| word.chars().all(|sign| "+-,.0123456789".contains(sign)) && word.contains(char::is_numeric))?;
    let (yuan, cents) = word.split_once('.').unwrap_or((word, ""));
    let digits = format!("{}{cents:0<2}", yuan.replace(['+', ','], ""));
    Some((is_sum, digits.parse().expect("digits")))
}
