//! The village station: who has the next deadline, whose yes was asked for, where the money is, whatever a keeper does; and
//! that nobody wins by pressing anything.

use bazar::market::station;
use std::collections::BTreeMap;
use std::sync::Arc;

use bazar::course::{Course, Play};
use bazar::market::{
    Account, Command, Cover, Event, Figure, Market, Name, ObligationKind, ResponsibleRole, ServiceId, Snag, Ticket,
    TicketId, TicketState, parse_script,
};
use bazar::say;
use bazar::tutor::Debrief;
use expect_test::expect_file;

use crate::{
    dice::Dice,
    edited::refused,
    market::{course, script, transcript},
    spoken::{misnamed, unsaid, unsampled},
};

const SEEDS: u64 = 200;

fn s13(course: &Course) -> &Play {
    &course.scenarios["s13"]
}

/// What a hand may do that knows the commands and not what they are good for; names are those of open tickets.
fn any_command(market: &Market, dice: &mut Dice) -> Command {
    let tickets = market.station.iter().flat_map(|station| station.tickets.values());
    let open: Vec<&str> = tickets
        .filter(|ticket| ticket.next().is_some())
        .map(|ticket| ticket.name.as_str())
        .collect();
    let named = if open.is_empty() { "sadir" } else { dice.of(&open) };
    let ticket = dice.of(&[named, "all", "due"]);
    let reason = dice.of(&Snag::REASONS).word();
    let line = match dice.below(20) {
        0..6 => "wait".to_owned(),
        6 => format!("wait {}", dice.of(&["30", "200", "900"])),
        7..9 => format!("ask {ticket}"),
        9..11 => format!("serve {ticket}"),
        11 => format!("deny {ticket} {reason}"),
        12 => format!("home {named}"),
        13 => dice.of(&["doors", "field"]).to_owned(),
        14 => format!("hours {}", dice.of(&["short", "day", "long"])),
        15 => format!("tell {}", dice.of(&["agent-order", "agent-sell", "inbound", "doctor"])),
        16 => dice.of(&["repair", "away notice", "away helper"]).to_owned(),
        17 => format!("follow {ticket}"),
        _ => dice.of(&["log", "log", "log", "log 20"]).to_owned(),
    };
    line.parse().expect("a command")
}

/// Each ticket that is not over stands once among what is due, with the keeper; the others do not.
fn check_owners(market: &Market) {
    let mut due: BTreeMap<String, Vec<(ObligationKind, u32)>> = BTreeMap::new();
    for item in market.due() {
        assert_eq!(item.owner, ResponsibleRole::StationKeeper);
        due.entry(item.about).or_default().push((item.kind, item.due_min));
    }
    for (name, ticket) in &market.station.as_ref().expect("a station").tickets {
        let next = ticket.next().map(|next| (next.kind, next.due_min));
        let told = due.remove(name.as_str()).unwrap_or_default();
        assert_eq!(told, next.into_iter().collect::<Vec<_>>(), "{name}");
        let waits = next.is_some_and(|(kind, _)| kind == ObligationKind::Ticket);
        assert_eq!(ticket.is_open(), waits, "{name}");
        let late = next.is_some_and(|(_, due_min)| due_min < market.now_min);
        assert!(!late, "{name} waits and nobody says that it is too late");
    }
    assert!(due.is_empty(), "{due:?}");
}

/// A yes stands only where somebody was asked, and what was done for people who were not is counted.
fn check_consents(market: &Market) {
    let station = market.station.as_ref().expect("a station");
    let mut asked: Vec<&TicketId> = Vec::new();
    for happened in &market.log {
        let (Event::Station(station::Event::Checked(station::event::Checked { ticket, .. }))
        | Event::Station(station::Event::Visited(station::event::Visited { ticket, .. }))) = &happened.event
        else {
            continue;
        };
        asked.push(ticket);
    }
    let mut unasked = 0;
    for (name, ticket) in &station.tickets {
        assert!(
            !ticket.has_consent || asked.contains(&name),
            "{name} agreed without being asked"
        );
        let is_for_another = ticket.snag == Some(Snag::ForAnother);
        assert!(
            !(is_for_another && ticket.has_consent),
            "nobody agrees for another: {name}"
        );
        let needs_yes = is_for_another || market.setting.rules.services[&ticket.service].consent;
        unasked += i64::from(ticket.is_done() && needs_yes && !ticket.has_consent);
    }
    assert_eq!(market.figure(Figure::Station(station::Figure::Unasked)), unasked);
}

/// What the events say was earned and spent is what the books hold.
fn check_money(market: &Market) {
    let mut sums: BTreeMap<Account, i64> = BTreeMap::new();
    let mut add = |account: Account, fen: i64| *sums.entry(account).or_default() += fen;
    for happened in &market.log {
        let Event::Station(event) = &happened.event else {
            continue;
        };
        match event {
            station::Event::Served(station::event::Served { fee_fen, .. })
            | station::Event::Visited(station::event::Visited { fee_fen, .. }) => {
                add(Account::Service, -fee_fen);
            }
            station::Event::DayPaid(station::event::DayPaid { amount_fen })
            | station::Event::Trouble(station::event::Trouble { amount_fen, .. })
            | station::Event::RepairOrdered(station::event::RepairOrdered { amount_fen })
            | station::Event::Covered(station::event::Covered { amount_fen, .. }) => add(Account::Station, *amount_fen),
            station::Event::FieldLost(station::event::FieldLost { amount_fen }) => add(Account::Labour, *amount_fen),
            station::Event::WeekClosed(station::event::WeekClosed { subsidy_fen, .. }) => {
                add(Account::Subsidy, -subsidy_fen)
            }
            station::Event::Inspected(station::event::Inspected {
                taken_back_fen,
                fine_fen,
                ..
            }) => {
                add(Account::Subsidy, *taken_back_fen);
                add(Account::Penalty, *fine_fen);
            }
            station::Event::Morning(_)
            | station::Event::HoursPosted(_)
            | station::Event::Asked(_)
            | station::Event::Checked(_)
            | station::Event::Denied(_)
            | station::Event::Left(_)
            | station::Event::FollowedUp(_)
            | station::Event::FollowUpMissed(_)
            | station::Event::WentRound
            | station::Event::WorkedField
            | station::Event::Told(_)
            | station::Event::DoorClosed
            | station::Event::HoursKept
            | station::Event::PrinterBroke
            | station::Event::PrinterRepaired
            | station::Event::Evening(_)
            | station::Event::Logged(_) => {}
        }
    }
    for (account, fen) in sums {
        assert_eq!(market.ledger.balance(account), fen, "{account:?}");
    }
    assert_eq!(market.ledger.sum(), 0);
    assert!(market.ledger.balance(Account::Cash) >= 0);
    assert_eq!(
        -market.ledger.balance(Account::Subsidy),
        market.figure(Figure::Station(station::Figure::SubsidyFen))
    );
}

fn stars(play: &Play, market: &Market) -> usize {
    let figure = |figure| market.figure(figure);
    play.stars.iter().filter(|star| star.goal.holds(&figure)).count()
}

#[test]
fn whatever_a_keeper_does_deadlines_consent_and_money_hold_and_nobody_wins_by_chance() {
    let course = course();
    let play = s13(&course);
    let mut won = [0; 4];
    for seed in 1..=SEEDS {
        let mut dice = Dice(seed);
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for _ in 0..400 {
            if market.is_over() {
                break;
            }
            let command = any_command(&market, &mut dice);
            let before = market.clone();
            if market.execute(&command).is_err() {
                assert_eq!(market, before, "seed {seed}: a refused `{command}` changed something");
            }
            assert_eq!(command.to_string().parse(), Ok(command));
            check_owners(&market);
        }
        market.settle();
        check_owners(&market);
        check_consents(&market);
        check_money(&market);
        won[stars(play, &market)] += 1;
    }
    println!("stars of {SEEDS} random plays: {won:?}");
    assert!(won[3] * 100 < SEEDS, "pressing anything won: {won:?}");
}

/// The author's own commands in any order, as a hand that was shown them once.
#[test]
fn the_right_words_in_any_order_do_not_win() {
    let course = course();
    let play = s13(&course);
    let mut won = [0; 4];
    for seed in 1..=SEEDS {
        let mut dice = Dice(seed);
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for _ in 0..1_500 {
            let command = match dice.below(3) {
                0 => Command::WAIT,
                _ => play.solution[dice.below(play.solution.len())].clone(),
            };
            let _ = market.execute(&command);
        }
        market.settle();
        won[stars(play, &market)] += 1;
    }
    println!("stars of {SEEDS} plays in any order: {won:?}");
    assert!(won[3] * 100 < SEEDS, "{won:?}");
}

/// Who would come, what is the matter with them, and when the county looks is the same whatever was done before.
#[test]
fn what_the_village_has_in_store_does_not_hang_on_what_was_done() {
    let course = course();
    let play = s13(&course);
    let seen = |text: &str| {
        let mut market = Market::open(Arc::clone(&play.setting), 5);
        for command in script(text) {
            let _ = market.execute(&command);
        }
        market.settle();
        let station = market.station.expect("a station");
        let of = |ticket: &Ticket| (ticket.asked_min, ticket.service.clone(), ticket.snag);
        let tickets: BTreeMap<TicketId, _> = station
            .tickets
            .iter()
            .map(|(name, ticket)| (name.clone(), of(ticket)))
            .collect();
        let told = market.log.into_iter().filter_map(|happened| {
            if let Event::Station(station::Event::PrinterBroke | station::Event::Inspected(_)) = happened.event {
                Some(happened.at_min)
            } else {
                None
            }
        });
        (tickets, told.collect::<Vec<_>>())
    };
    let (few, county) = seen("hours day\nwait until d15 08:00");
    let (many, same_county) =
        seen("hours day\nrepeat 14\nask all\nserve due\ndeny all credit\nwait until d15 08:00\nend");
    let (most, _) = seen("hours day\nrepeat 200\nwait\nask all\nserve due\nfield\ndoors\nlog\nend");
    assert_eq!(county, same_county);
    assert!(
        few.len() * 2 < most.len(),
        "work brings people: {} {}",
        few.len(),
        most.len()
    );
    for known in [&few, &many] {
        for (name, ticket) in known {
            let other = most.get(name);
            assert!(
                other.is_none_or(|other| other == ticket),
                "{name}: {ticket:?} {other:?}"
            );
        }
    }
    let shared = few.keys().filter(|name| most.contains_key(*name)).count();
    assert!(shared * 4 > few.len() * 3, "{shared} of {}", few.len());
}

#[test]
fn the_transcript_of_the_solution() {
    expect_file!["../data/market/s13.txt"].assert_eq(&transcript(s13(&course()), 1));
}

/// Afterwards everybody sees who missed what.
#[test]
fn the_look_back_names_what_the_keeper_missed() {
    let course = course();
    let play = s13(&course);
    let missed = |text: &str| {
        let mut market = Market::open(Arc::clone(&play.setting), 2);
        for command in script(text) {
            let _ = market.execute(&command);
        }
        market.settle();
        let missed = Debrief::of(&market, play, None).missed();
        assert!(missed.iter().all(|one| one.role == ResponsibleRole::StationKeeper));
        let mut kinds: Vec<ObligationKind> = missed.iter().map(|one| one.what).collect();
        kinds.sort_unstable();
        kinds
    };
    let open_and_away = "hours day\nrepeat 14\nwait until d14 23:00\nend";
    assert_eq!(
        missed(open_and_away),
        [ObligationKind::Ticket, ObligationKind::Door, ObligationKind::Log]
    );
    let never_again = "hours day\nrepeat 100\nwait\nask all\nserve due\nlog\nend";
    let kinds = missed(never_again);
    assert!(
        kinds.contains(&ObligationKind::FollowUp) && !kinds.contains(&ObligationKind::Log),
        "{kinds:?}"
    );
    let mut market = Market::open(Arc::clone(&play.setting), 2);
    for command in &play.solution {
        let _ = market.execute(command);
    }
    let missed = Debrief::of(&market, play, None).missed();
    assert!(missed.iter().all(|one| one.count <= 5), "{missed:?}");
    assert!(
        missed.iter().all(|one| one.what != ObligationKind::FollowUp),
        "{missed:?}"
    );
}

/// The rules are data: dearer power asks for more tickets, a fee of nothing for ever more, without a line of Rust.
#[test]
fn the_rule_pack_decides() {
    let course = course();
    let play = s13(&course);
    let needed = |change: &dyn Fn(&mut bazar::market::RulePack)| {
        let mut setting = (*play.setting).clone();
        change(Arc::make_mut(&mut setting.rules));
        let mut market = Market::open(Arc::new(setting), 1);
        for command in &play.solution {
            let _ = market.execute(command);
        }
        (
            market.figure(Figure::Station(station::Figure::BreakEvenTickets)),
            market.figure(Figure::Station(station::Figure::Tickets)),
        )
    };
    let (usual, came) = needed(&|_| {});
    let (dear, _) = needed(&|rules| rules.station.fixed_day_fen *= 2);
    assert_eq!((dear + 1) / 2, usual, "twice the cost, twice the tickets");
    let (cheap, _) = needed(&|rules| {
        for service in rules.services.values_mut() {
            service.fee_fen *= 2;
        }
    });
    assert_eq!((usual + 1) / 2, cheap);
    let (_, shy) = needed(&|rules| rules.station.trust.doors_ppm = 0);
    assert!(shy < came, "{shy} {came}");
    let (commands, errors) = parse_script("hours\nask\ndeny all elder\nhome\nlog many\naway now");
    assert!(commands.is_empty());
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "missing hours",
            "missing order",
            "expected for-another|forbidden|credit",
            "missing ticket",
            "not a whole number",
            "expected notice|helper"
        ]
    );
}

/// A wrong value of the rules or of the scenario is refused with its place.
#[test]
fn a_wrong_number_is_refused_where_it_stands() {
    let rules = "rules/station.toml";
    let scenario = "scenarios/s13.toml";
    refused(&[
        (rules, "visits_day = 24", "visits_day = 9_000", "9000 is out of range"),
        (rules, "to_min = 1_320", "to_min = 500", "500 is out of range"),
        (rules, "closes_min = 900", "closes_min = 600", "600 is out of range"),
        (rules, "saved_km = 20", "saved_km = -20", "-20 is out of range"),
        (
            rules,
            "kpi_tickets = 20",
            "kpi_tickets = \"20\"",
            "a whole number is wanted here",
        ),
        (
            scenario,
            "away_day = { any = [9, 8, 9] }",
            "away_day = 0",
            "0 is out of range",
        ),
        (
            scenario,
            "trust_ppm = 50000",
            "trust_ppm = 5000000",
            "5000000 is out of range",
        ),
        (
            scenario,
            "service = \"doctor\"",
            "service = \"docter\"",
            "there is no service `docter`",
        ),
    ]);
}

/// One of each, for the words.
pub fn events() -> Vec<station::Event> {
    let course = course();
    let mut market = Market::open(Arc::clone(&s13(&course).setting), 1);
    for command in script("wait until d3 12:00") {
        market.execute(&command).expect("time passes");
    }
    let called = market.setting.scenario.variants.parts["sadir"].clone();
    let elder = market.station.expect("a station").tickets[&Name::from(called.as_str())].clone();
    let ticket = Ticket {
        snag: None,
        ..elder.clone()
    };
    let name = || ticket.name.clone();
    let boxed = |ticket: &Ticket| Box::new(ticket.clone());
    let inspected = |missing, extra, unasked| {
        station::Event::Inspected(station::event::Inspected {
            is_audit: false,
            missing,
            found: (0..extra).map(|nth| (3, nth)).collect(),
            unasked,
            taken_back_fen: 15_000,
            fine_fen: 7_500,
        })
    };
    let week = |subsidy_fen| {
        station::Event::WeekClosed(station::event::WeekClosed {
            week: 1,
            lines: 31,
            subsidy_fen,
        })
    };
    let service = || ServiceId::from("agent-order");
    let amount_fen = 3_000;
    let mut events = vec![
        station::Event::Morning(station::event::Morning { away_tomorrow: false }),
        station::Event::Morning(station::event::Morning { away_tomorrow: true }),
        station::Event::HoursPosted(station::event::HoursPosted {
            hours: "day".into(),
            from_day: 2,
        }),
        station::Event::Asked(station::event::Asked { ticket: boxed(&elder) }),
        station::Event::Asked(station::event::Asked { ticket: boxed(&ticket) }),
        station::Event::Served(station::event::Served {
            ticket: boxed(&ticket),
            fee_fen: 400,
            by_hand: true,
        }),
        station::Event::Denied(station::event::Denied {
            ticket: name(),
            reason: Snag::Credit,
            is_right: true,
        }),
        station::Event::Denied(station::event::Denied {
            ticket: name(),
            reason: Snag::Credit,
            is_right: false,
        }),
        station::Event::Left(station::event::Left { ticket: name() }),
        station::Event::Visited(station::event::Visited {
            ticket: name(),
            service: service(),
            fee_fen: 100,
        }),
        station::Event::FollowedUp(station::event::FollowedUp { ticket: name() }),
        station::Event::FollowUpMissed(station::event::FollowUpMissed { ticket: name() }),
        station::Event::WentRound,
        station::Event::WorkedField,
        station::Event::FieldLost(station::event::FieldLost { amount_fen }),
        station::Event::Told(station::event::Told {
            service: service(),
            until_day: 5,
        }),
        station::Event::DoorClosed,
        station::Event::HoursKept,
        station::Event::PrinterBroke,
        station::Event::RepairOrdered(station::event::RepairOrdered { amount_fen }),
        station::Event::PrinterRepaired,
        station::Event::Evening(station::event::Evening { unlogged: 3 }),
        station::Event::Logged(station::event::Logged { lines: 3, extra: 0 }),
        station::Event::Logged(station::event::Logged { lines: 3, extra: 20 }),
        inspected(0, 0, 0),
        inspected(2, 0, 0),
        inspected(2, 0, 1),
        inspected(2, 20, 1),
        week(0),
        week(15_000),
        station::Event::DayPaid(station::event::DayPaid { amount_fen }),
    ];
    let snags = Snag::REASONS.into_iter().chain([Snag::Elder]);
    events.extend(snags.clone().map(|snag| {
        station::Event::Trouble(station::event::Trouble {
            ticket: name(),
            snag,
            amount_fen,
        })
    }));
    let found = snags.map(Some).chain([None]);
    events.extend(found.map(|snag| station::Event::Checked(station::event::Checked { ticket: name(), snag })));
    events.extend(
        Cover::ALL
            .iter()
            .copied()
            .map(|cover| station::Event::Covered(station::event::Covered { cover, amount_fen })),
    );
    events
}

#[test]
fn all_of_the_station_has_words() {
    let events: Vec<Event> = events().into_iter().map(Event::from).collect();
    let missing = unsampled(&["station"], &events);
    assert!(missing.is_empty(), "no sample of: {missing:?}");
    assert_eq!(misnamed(&events), Vec::<String>::new());
    let mut sentences: Vec<say::Sentence> = events.iter().map(say::event).collect();
    sentences.extend(Snag::REASONS.map(say::denial));
    sentences.extend(
        [
            TicketState::Requested,
            TicketState::Checked,
            TicketState::NeedsVisit,
            TicketState::Done,
            TicketState::Denied(Snag::Credit),
            TicketState::Left,
        ]
        .map(say::ticket_state),
    );
    let kinds = [
        ObligationKind::Ticket,
        ObligationKind::FollowUp,
        ObligationKind::Door,
        ObligationKind::Log,
    ];
    sentences.extend(kinds.map(say::deadline));
    sentences.extend(kinds.map(|kind| say::blame_remedy(ResponsibleRole::StationKeeper, kind)));
    let faults = unsaid(&sentences);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let told = Command::Station(station::Command::Log(20)).to_string();
    assert_eq!(told, "log 20");
}

/// What a keeper earns, seed by seed, and whether the county found what was never done.
fn earned(lines: &str) -> Vec<(i64, Vec<bool>)> {
    let course = course();
    let play = &course.scenarios["s13"];
    let earned = (1001..=1060).map(|seed| {
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for command in script(lines) {
            let _ = market.execute(&command);
        }
        market.settle();
        let inspected = market.log.iter().filter_map(|happened| {
            if let Event::Station(station::Event::Inspected(inspected)) = &happened.event {
                Some(!inspected.found.is_empty())
            } else {
                None
            }
        });
        let inspected = inspected.collect();
        let profit = Figure::named("profit_fen").expect("it is counted");
        (market.figure(profit), inspected)
    });
    earned.collect()
}

/// A visit looks into some lines only, an audit after the last day into more of them: who lies after the visit is found as well,
/// not each time, and on the mean it never pays.
#[test]
fn a_false_log_is_found_by_sampling_later_too_and_never_pays_on_the_mean() {
    let round = |early: &str, late: &str| {
        let days = |days: u32, log: &str| format!("repeat {days}\nfield\n{log}\nwait morning\nend\n");
        format!("hours short\n{}{}", days(11, early), days(3, late))
    };
    let mean = |all: &[(i64, Vec<bool>)]| all.iter().map(|(fen, _)| fen).sum::<i64>() / all.len() as i64;
    let honest = mean(&earned(&round("log", "log")));
    for lines in [1, 3, 20] {
        let early = earned(&round(&format!("log {lines}"), "log"));
        let late = earned(&round("log", &format!("log {lines}")));
        assert!(mean(&late) <= honest, "{lines} late: {} beside {honest}", mean(&late));
        assert!(
            mean(&early) <= honest,
            "{lines} early: {} beside {honest}",
            mean(&early)
        );
        let found = late.iter().filter(|(_, found)| found.last() == Some(&true)).count();
        assert!(30 < found, "{lines} late: found {found} of 60 times");
    }
    // One line in three days: neither always found nor never.
    let one = earned(&format!(
        "hours short\nrepeat 11\nfield\nlog\nwait morning\nend\nlog 1\n{}",
        "wait morning\n".repeat(3)
    ));
    let found = one.iter().filter(|(_, found)| found.contains(&true)).count();
    assert!((30..=55).contains(&found), "found {found} of 60");
}
