//! Reads commands from text, one a line, with the place of every mistake. A script may repeat lines: `repeat 30` … `end`.

use std::{fmt, ops::Range, str::FromStr};

use super::{
    Assurance, Blame, ClaimCommand, Command, CoopCommand, FreightTerms, HarvestCommand, HouseholdCommand, LiveCommand,
    Name, PromotionCommand, RecordStep, RejectReason, Remedy, ResponsibleRole, ReturnReason, Selector, ShopCommand,
    Zone, station, tender,
    time::{DAY_MIN, at},
    van,
};

/// What is wrong with a line, and the bytes where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    pub span: Range<usize>,
    pub kind: ParseErrorKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseErrorKind {
    Empty,
    UnknownCommand,
    /// Names the missing part: `pack`.
    Missing(&'static str),
    NotANumber,
    NotAPrice,
    NotAWeight,
    /// A time is `d2 09:00`.
    NotATime,
    /// One of a few words was expected: `yes|no`.
    NotOneOf(&'static str),
    TooMuch,
    /// `repeat` without `end`, `end` without `repeat`, or one inside another.
    Unpaired,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ParseErrorKind::Empty => f.write_str("no command"),
            ParseErrorKind::UnknownCommand => f.write_str("unknown command"),
            ParseErrorKind::Missing(part) => write!(f, "missing {part}"),
            ParseErrorKind::NotANumber => f.write_str("not a whole number"),
            ParseErrorKind::NotAPrice => f.write_str("not a price such as 29.90"),
            ParseErrorKind::NotAWeight => f.write_str("not a weight such as 850g"),
            ParseErrorKind::NotATime => f.write_str("not a time such as d2 09:00"),
            ParseErrorKind::NotOneOf(words) => write!(f, "expected {words}"),
            ParseErrorKind::TooMuch => f.write_str("more than the command takes"),
            ParseErrorKind::Unpaired => f.write_str("repeat and end do not pair"),
        }
    }
}

impl std::error::Error for ParseError {}

/// Reads a whole script: a command a line, `#` begins a remark, `repeat N` … `end` stands for N copies. Spans count from
/// the script's start; every mistake is collected.
pub fn parse_script(text: &str) -> (Vec<Command>, Vec<ParseError>) {
    let mut commands = Vec::new();
    let mut errors = Vec::new();
    // The open block: times, first command, and where `repeat` stands.
    let mut block: Option<(usize, usize, Range<usize>)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.split('#').next().unwrap_or("");
        let trimmed = content.trim();
        let offset = start + content.len() - content.trim_start().len();
        let span = offset..offset + trimmed.len();
        start += line.len();
        if trimmed.is_empty() {
            continue;
        }
        if let Some(times) = trimmed.strip_prefix("repeat ") {
            match times.trim().parse::<usize>() {
                Ok(times) if block.is_none() && times <= 1000 => block = Some((times, commands.len(), span)),
                Ok(_) => errors.push(ParseError {
                    span,
                    kind: ParseErrorKind::Unpaired,
                }),
                Err(_) => errors.push(ParseError {
                    span,
                    kind: ParseErrorKind::NotANumber,
                }),
            }
        } else if trimmed == "end" {
            match block.take() {
                Some((times, first, _)) => {
                    let body = commands.split_off(first);
                    for _ in 0..times {
                        commands.extend(body.iter().cloned());
                    }
                }
                None => errors.push(ParseError {
                    span,
                    kind: ParseErrorKind::Unpaired,
                }),
            }
        } else {
            match trimmed.parse::<Command>() {
                Ok(command) => commands.push(command),
                Err(error) => errors.push(ParseError {
                    span: offset + error.span.start..offset + error.span.end,
                    kind: error.kind,
                }),
            }
        }
    }
    if let Some((_, _, span)) = block {
        errors.push(ParseError {
            span,
            kind: ParseErrorKind::Unpaired,
        });
    }
    (commands, errors)
}

impl FromStr for Command {
    type Err = ParseError;

    fn from_str(line: &str) -> Result<Self, ParseError> {
        let mut words = WordsOf::new(line);
        let Some((verb, span)) = words.next() else {
            return Err(ParseError {
                span: 0..line.len(),
                kind: ParseErrorKind::Empty,
            });
        };
        let read = match parse_trade(verb, &mut words)? {
            Some(command) => Some(command),
            None => match parse_listing(verb, &mut words)? {
                Some(command) => Some(command),
                None => match parse_role(verb, &mut words)? {
                    Some(command) => Some(command),
                    None => parse_noun(verb, &mut words)?,
                },
            },
        };
        let command = read.ok_or(ParseError {
            span,
            kind: ParseErrorKind::UnknownCommand,
        })?;
        words.finish()?;
        Ok(command)
    }
}

/// The commands of those who neither buy nor sell.
fn parse_role(verb: &str, words: &mut WordsOf) -> Result<Option<Command>, ParseError> {
    if let Some(command) = van::parse(verb, words)? {
        return Ok(Some(Command::Van(command)));
    }
    if let Some(command) = station::parse(verb, words)? {
        return Ok(Some(Command::Station(command)));
    }
    Ok(tender::parse(verb, words)?.map(Command::Tender))
}

fn parse_trade(verb: &str, words: &mut WordsOf) -> Result<Option<Command>, ParseError> {
    Ok(Some(match verb {
        "wait" => words.wait()?,
        "profile" => Command::Profile(words.word("profile")?),
        "document" => Command::Document {
            document: words.word("document")?,
            way: words.word("way")?,
        },
        "apply" => Command::Apply,
        "deposit" => Command::Deposit,
        "reply" => Command::Reply {
            to: words.selector()?,
            reply: words.word("reply")?,
        },
        "say" => Command::Say {
            talk: Name(words.word("talk")?),
            option: words.word("option")?,
        },
        "report" => Command::Report(Name(words.word("talk")?)),
        "accept" => Command::Accept(words.selector()?),
        "decline" => Command::Decline(words.selector()?),
        "invoice" => Command::Invoice(words.selector()?),
        "pack" => Command::Pack {
            orders: words.selector()?,
            pack: words.word("pack")?,
        },
        "label" => Command::Label(words.selector()?),
        "check" => Command::Check(words.selector()?),
        "ship" => Command::Ship {
            orders: words.selector()?,
            courier: words.keyed("courier")?.ok_or_else(|| words.missing("courier=…"))?,
            via: words.keyed("via")?,
            insured: words.keyed("insured")?.is_some_and(|word| word == "yes"),
        },
        "cancel" => Command::Cancel(words.selector()?),
        "compare" => Command::Compare(words.word("item")?),
        "buy" => Command::Buy {
            offer: words.word("offer")?,
            via: words.keyed("via")?,
        },
        "pay" => Command::Pay(words.word("bill")?),
        "track" => Command::Track(Name(words.word("purchase")?)),
        "collect" => Command::Collect(Name(words.word("purchase")?)),
        "inspect" => Command::Inspect(Name(words.word("purchase")?)),
        "sign" => Command::Sign(Name(words.word("purchase")?)),
        "refuse" => Command::Refuse(Name(words.word("purchase")?)),
        "return" => Command::Return {
            purchase: Name(words.word("purchase")?),
            reason: words.one_of("wrong-goods|damaged|no-reason", |word| {
                ReturnReason::ALL.into_iter().find(|reason| reason.word() == word)
            })?,
        },
        "judge" => Command::Judge {
            case: Name(words.word("case")?),
            said: words.blame()?,
        },
        verb if CoopCommand::VERBS.contains(&verb) => Command::Coop(CoopCommand::parse(verb, words)?),
        verb if HouseholdCommand::VERBS.contains(&verb) => Command::Household(HouseholdCommand::parse(verb, words)?),
        _ => return parse_after_sale(verb, words),
    }))
}

fn parse_after_sale(verb: &str, words: &mut WordsOf) -> Result<Option<Command>, ParseError> {
    Ok(Some(match verb {
        "agree" => Command::Agree(words.selector()?),
        "offer" => Command::Offer {
            orders: words.selector()?,
            share_ppm: words.share()?,
        },
        "reject" => Command::Reject {
            orders: words.selector()?,
            reason: match words.peek() {
                None => RejectReason::PackingPhoto,
                Some(_) => words.one_of("packing-photo|custom-made|too-late|courier", |word| {
                    RejectReason::ALL.into_iter().find(|reason| reason.word() == word)
                })?,
            },
        },
        "resend" => Command::Resend(words.selector()?),
        "receive" => Command::Receive(words.selector()?),
        "evidence" => Command::Claim(ClaimCommand::Evidence(words.selector()?)),
        "file" => Command::Claim(ClaimCommand::File(words.selector()?)),
        "complain" => Command::Claim(ClaimCommand::Complain(words.selector()?)),
        _ => return Ok(None),
    }))
}

fn parse_listing(verb: &str, words: &mut WordsOf) -> Result<Option<Command>, ParseError> {
    Ok(Some(match verb {
        "list" => Command::List(words.word("product")?),
        "title" => Command::Title(words.rest().to_owned()),
        "category" => Command::Category(words.word("category")?),
        "attribute" => Command::Attribute {
            attribute: words.word("attribute")?,
            value: words.word("value")?,
        },
        "photos" => Command::Photos(words.list("photos")?),
        "details" => Command::Details(words.list("details")?),
        "sku" => Command::Sku {
            net_g: words.weight()?,
            price_fen: words.price()?,
        },
        "unsku" => Command::Unsku(words.weight()?),
        "price" => Command::Price {
            net_g: words.weight_if_any()?,
            price_fen: words.price()?,
        },
        "stock" => Command::Stock {
            net_g: words.weight_if_any()?,
            pieces: words.number()?,
        },
        "freight" => Command::Freight {
            zone: match words.word("zone")?.as_str() {
                "all" => Zone::All,
                zone => Zone::One(zone.to_owned()),
            },
            terms: words.terms()?,
        },
        "promise" => Command::Promise(words.number()?),
        "seven-days" => Command::SevenDays(words.one_of("yes|no", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })?),
        "assure" => Command::Assure {
            assurance: words.one_of("bad-fruit|short-weight", |word| {
                Assurance::ALL.into_iter().find(|assurance| assurance.word() == word)
            })?,
            on: words.one_of("on|off", |word| match word {
                "on" => Some(true),
                "off" => Some(false),
                _ => None,
            })?,
        },
        "submit" => Command::Submit,
        "shelve" => Command::Shelve,
        "unshelve" => Command::Unshelve,
        _ => return Ok(None),
    }))
}

/// The commands that a noun reads itself.
fn parse_noun(verb: &str, words: &mut WordsOf) -> Result<Option<Command>, ParseError> {
    if let Some(command) = ShopCommand::parse(verb, words)? {
        return Ok(Some(Command::Shop(command)));
    }
    if let Some(command) = PromotionCommand::parse(verb, words)? {
        return Ok(Some(Command::Promote(command)));
    }
    if let Some(command) = HarvestCommand::parse(verb, words)? {
        return Ok(Some(Command::Harvest(command)));
    }
    Ok(LiveCommand::parse(verb, words)?.map(Command::Live))
}

/// The words of a line and their places.
pub(super) struct WordsOf<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> WordsOf<'a> {
    fn new(line: &'a str) -> Self {
        Self { line, at: 0 }
    }

    fn next(&mut self) -> Option<(&'a str, Range<usize>)> {
        let rest = &self.line[self.at..];
        let start = self.at + rest.len() - rest.trim_start().len();
        let word = self.line[start..].split_whitespace().next()?;
        self.at = start + word.len();
        Some((word, start..self.at))
    }

    pub(super) fn peek(&self) -> Option<&'a str> {
        self.line[self.at..].split_whitespace().next()
    }

    fn rest(&mut self) -> &'a str {
        let rest = self.line[self.at..].trim();
        self.at = self.line.len();
        rest
    }

    fn missing(&self, what: &'static str) -> ParseError {
        ParseError {
            span: self.at..self.at,
            kind: ParseErrorKind::Missing(what),
        }
    }

    fn need(&mut self, what: &'static str) -> Result<(&'a str, Range<usize>), ParseError> {
        self.next().ok_or_else(|| self.missing(what))
    }

    pub(super) fn word(&mut self, what: &'static str) -> Result<String, ParseError> {
        Ok(self.need(what)?.0.to_owned())
    }

    pub(super) fn one_of<T>(&mut self, words: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, ParseError> {
        let (word, span) = self.need(words)?;
        read(word).ok_or(ParseError {
            span,
            kind: ParseErrorKind::NotOneOf(words),
        })
    }

    fn keyed(&mut self, key: &'static str) -> Result<Option<String>, ParseError> {
        let value = self
            .peek()
            .and_then(|word| word.strip_prefix(key))
            .and_then(|rest| rest.strip_prefix('='));
        let Some(value) = value else { return Ok(None) };
        self.next();
        Ok(Some(value.to_owned()))
    }

    pub(super) fn number(&mut self) -> Result<u32, ParseError> {
        let (word, span) = self.need("number")?;
        word.parse().map_err(|_| ParseError {
            span,
            kind: ParseErrorKind::NotANumber,
        })
    }

    pub(super) fn price(&mut self) -> Result<i64, ParseError> {
        let (word, span) = self.need("price")?;
        read_fen(word).ok_or(ParseError {
            span,
            kind: ParseErrorKind::NotAPrice,
        })
    }

    pub(super) fn weight(&mut self) -> Result<u32, ParseError> {
        let (word, span) = self.need("weight")?;
        let grams = word.strip_suffix('g').and_then(|grams| grams.parse().ok());
        grams.ok_or(ParseError {
            span,
            kind: ParseErrorKind::NotAWeight,
        })
    }

    fn weight_if_any(&mut self) -> Result<Option<u32>, ParseError> {
        match self.peek() {
            Some(word) if word.ends_with('g') => self.weight().map(Some),
            _ => Ok(None),
        }
    }

    pub(super) fn share(&mut self) -> Result<i64, ParseError> {
        let (word, span) = self.need("share")?;
        let percent = word.strip_suffix('%').and_then(|percent| percent.parse::<i64>().ok());
        match percent {
            Some(percent) if (0..=1000).contains(&percent) => Ok(percent * 10_000),
            _ => Err(ParseError {
                span,
                kind: ParseErrorKind::NotANumber,
            }),
        }
    }

    /// Nothing for `none`, else what `read` finds.
    pub(super) fn or_none<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, ParseError>,
    ) -> Result<Option<T>, ParseError> {
        if self.peek() == Some("none") {
            self.next();
            return Ok(None);
        }
        read(self).map(Some)
    }

    fn terms(&mut self) -> Result<FreightTerms, ParseError> {
        match self.peek() {
            Some("free") => {
                self.next();
                Ok(FreightTerms::Free)
            }
            Some("none") => {
                self.next();
                Ok(FreightTerms::None)
            }
            _ => self.price().map(FreightTerms::Fee),
        }
    }

    pub(super) fn list(&mut self, what: &'static str) -> Result<Vec<String>, ParseError> {
        let (word, _) = self.need(what)?;
        if word == "none" {
            return Ok(Vec::new());
        }
        Ok(word
            .split(',')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect())
    }

    pub(super) fn selector(&mut self) -> Result<Selector, ParseError> {
        let (word, _) = self.need("order")?;
        Ok(match word {
            "due" => Selector::Due,
            "packed" => Selector::Packed,
            "late" => Selector::Late,
            "all" => Selector::All,
            names => Selector::Named(
                names
                    .split(',')
                    .filter(|name| !name.is_empty())
                    .map(Name::from)
                    .collect(),
            ),
        })
    }

    fn wait(&mut self) -> Result<Command, ParseError> {
        match self.peek() {
            None => Ok(Command::Wait),
            Some("until") => {
                self.next();
                let (day, span) = self.need("day")?;
                let (time, time_span) = self.need("time")?;
                let span = span.start..time_span.end;
                read_clock(day, time).map(Command::WaitUntil).ok_or(ParseError {
                    span,
                    kind: ParseErrorKind::NotATime,
                })
            }
            Some("morning") => {
                self.next();
                Ok(Command::WaitMorning)
            }
            Some(_) => self.number().map(Command::WaitFor),
        }
    }

    /// `by-record`, or role, step and remedy.
    fn blame(&mut self) -> Result<Option<Blame>, ParseError> {
        if self.peek() == Some("by-record") {
            self.next();
            return Ok(None);
        }
        Ok(Some(Blame {
            role: self.one_of("a role", |word| {
                ResponsibleRole::ALL.into_iter().find(|role| role.id() == word)
            })?,
            step: self.one_of("a step", |word| {
                RecordStep::ALL.into_iter().find(|step| step.word() == word)
            })?,
            remedy: self.one_of("a remedy", |word| {
                Remedy::ALL.into_iter().find(|remedy| remedy.word() == word)
            })?,
        }))
    }

    fn finish(&mut self) -> Result<(), ParseError> {
        match self.next() {
            None => Ok(()),
            Some((_, span)) => Err(ParseError {
                span: span.start..self.line.len(),
                kind: ParseErrorKind::TooMuch,
            }),
        }
    }
}

fn read_fen(word: &str) -> Option<i64> {
    let (yuan, cents) = word.split_once('.').unwrap_or((word, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 9 || cents.len() > 2 || !digits(yuan) || !digits(cents) {
        return None;
    }
    Some(yuan.parse::<i64>().ok()? * 100 + format!("{cents:0<2}").parse::<i64>().ok()?)
}

fn read_clock(day: &str, time: &str) -> Option<u32> {
    let day: u32 = day.strip_prefix('d')?.parse().ok()?;
    let (hour, minute) = time.split_once(':')?;
    let minute = hour
        .parse::<u32>()
        .ok()?
        .checked_mul(60)?
        .checked_add(minute.parse().ok()?)?;
    (1..=10_000).contains(&day).then_some(())?;
    (minute < DAY_MIN).then(|| at(day, minute))
}
