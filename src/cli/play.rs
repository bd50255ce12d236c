//! `bazar play`: a scenario from commands instead of keys: every event, every refusal, the goals and the stars.
//!
//! The same commands on the same seed print the same bytes.

use crate::market::{day, listing};
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use crate::{
    course::{Course, Play},
    market::{Command, Event, Market, ParseError, Refusal, parse_script},
    say::{self, Arg, Localizer, sentence},
    text::{Ink, line},
};

use super::{Failure, Global, console::print, known, start::Start, trace::Trace};

pub fn run(
    global: &Global,
    id: &str,
    file: Option<&Path>,
    is_solution: bool,
    is_traced: bool,
) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let (course, _) = start.course(global)?;
    let play = course.scenarios.get(id).ok_or_else(|| start.no_scenario(&course, id))?;
    let script = if is_solution {
        play.solution.clone()
    } else {
        script(file)?
    };
    let localizer = Localizer {
        locales: &start.locales,
        names: &course.names,
        lang: &start.languages.own,
    };
    let mut trace = is_traced.then(|| Trace::of(play));
    let mut out = transcript(play, global.seed.unwrap_or(1), &script, &course, localizer, &mut trace);
    if let Some(trace) = trace {
        out.push_str(&trace.render());
    }
    print(global, &out)?;
    Ok(ExitCode::SUCCESS)
}

/// Reads a script as authors write it; every line that cannot be read is named.
fn script(file: Option<&Path>) -> Result<Vec<Command>, Failure> {
    let name = file.map_or("standard input".to_owned(), |path| path.display().to_string());
    let text = match file {
        Some(path) => fs::read_to_string(path).with_context(|| format!("read `{name}`"))?,
        None => {
            let mut text = String::new();
            std::io::stdin()
                .lock()
                .read_to_string(&mut text)
                .context("read standard input")?;
            text
        }
    };
    let (commands, errors) = parse_script(&text);
    if errors.is_empty() {
        return Ok(commands);
    }
    let fault = |err: ParseError| {
        let index = text[..err.span.start].matches('\n').count();
        let row = text.lines().nth(index).unwrap_or("");
        let row = row.split('#').next().unwrap_or("").trim();
        let form = form_of(row)
            .map(|form| format!("; the form is `{form}`"))
            .unwrap_or_default();
        format!("{name}:{}: {err}: `{row}`{form}", index + 1)
    };
    let faults: Vec<String> = errors.into_iter().map(fault).collect();
    Err(anyhow::anyhow!(faults.join("\n")).into())
}

/// Whether buyers see another page than the one on the desk.
fn shows_old_page(market: &Market) -> bool {
    let listing = market.desk.as_ref().and_then(|product| market.listings.get(product));
    listing.is_some_and(listing::Listing::shows_old_page)
}

/// How a command is written that begins like this line.
fn form_of(row: &str) -> Option<String> {
    let verb = row.split_whitespace().next()?;
    let forms = Command::forms().flat_map(|(_, forms)| forms);
    let mut forms = forms.map(|(form, _)| form);
    forms.find(|form| form.split_whitespace().next() == Some(verb))
}

fn transcript(
    play: &Play,
    seed: u64,
    script: &[Command],
    course: &Course,
    localizer: Localizer,
    trace: &mut Option<Trace>,
) -> String {
    let mut out = format!("{} · seed {seed} · {}\n", play.id, course.id);
    let mut market = Market::open(play.setting.clone(), seed);
    if let Some(trace) = trace {
        trace.did(&market, "(the start)");
    }
    let mut told_of_old_page = false;
    for command in script {
        let executed = market.execute(command);
        // A script that holds on every seed answers messages that did not come in this one.
        if executed == Err(Refusal::NOTHING_MATCHES) {
            continue;
        }
        writeln!(out, "> {}", market.meant(command)).expect("a string takes every line");
        match executed {
            Ok(events) => {
                describe_events(&events, &mut out, localizer);
                let is_edit = matches!(command, Command::Listing(listing::Command::Edit(_)));
                told_of_old_page &= is_edit;
                // Once in a row of edits.
                if is_edit && !told_of_old_page && shows_old_page(&market) {
                    let said = localizer.say(&sentence::market_old_page());
                    writeln!(out, "  {}", shown(&said, localizer)).expect("a string takes every line");
                    told_of_old_page = true;
                }
                if let Some(trace) = trace {
                    trace.did(&market, &command.to_string());
                }
            }
            Err(refusal) => {
                refuse(&refusal, command, &market, &mut out, localizer);
                // What is left of a script that repeats would be refused the same way.
                if refusal == Refusal::Day(day::Refusal::Over) {
                    break;
                }
            }
        }
    }
    out.push_str("> …\n");
    if let Some(trace) = trace {
        trace.shop(&market);
    }
    let events = market.settle();
    describe_events(&events, &mut out, localizer);
    if let Some(trace) = trace {
        trace.did(&market, "(to the end)");
        trace.closed(&market);
    }
    let mut stars = String::new();
    for star in &play.stars {
        let holds = star.goal.holds(&|figure| market.figure(figure));
        let text = shown(star.text.in_lang(localizer.lang), localizer);
        writeln!(out, "{} {}  {text}", if holds { "[x]" } else { "[ ]" }, star.goal)
            .expect("a string takes every line");
        stars.push(if holds { '★' } else { '☆' });
    }
    out.push_str(&stars);
    out.push('\n');
    out
}

/// What is wrong, and on a line of its own what to do: the names that there are where one was named that there is not.
fn refuse(refusal: &Refusal, command: &Command, market: &Market, out: &mut String, localizer: Localizer) {
    let [wrong, way] = say::refusal(refusal).map(|sentence| shown(&localizer.say(&sentence), localizer));
    let names = known::names(market, command, refusal);
    let way = if names.is_empty() {
        way
    } else {
        let names = names.into_iter().map(Arg::as_is).collect();
        shown(&localizer.say(&sentence::say_there_is(Arg::List(names))), localizer)
    };
    writeln!(out, "  {}: {wrong}\n    {way}", refusal.code()).expect("a string takes every line");
}

fn describe_events(events: &[Event], out: &mut String, localizer: Localizer) {
    for (at, event) in events.iter().enumerate() {
        if say::is_told_by_another(at, events) {
            continue;
        }
        let said = localizer.say(&say::event_among(event, events));
        writeln!(out, "  {}", shown(&said, localizer)).expect("a string takes every line");
        // The page shows the places to repair; a transcript has no page.
        if let Event::Listing(listing::Event::Rejected(listing::event::Rejected { faults, .. })) = event {
            for fault in faults {
                let said = localizer.say(&say::listing_fault(fault));
                writeln!(out, "  - {}", shown(&said, localizer)).expect("a string takes every line");
            }
        }
    }
}

fn shown(said: &str, localizer: Localizer) -> String {
    line(said, localizer.lang, Ink::Plain).plain()
}
