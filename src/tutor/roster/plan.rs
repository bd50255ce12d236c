//! Who is meant by each row, and what becomes of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Roster, RosterColumn, RosterDoing, RosterFault, RosterLine, RosterPlan, RosterRow, RosterWhy, class_named,
    classes::split_classes, tidy,
};
use crate::tutor::{LearnerId, LearnerRecords, NameFault, Profile, name_fault, records::CARD_MAX};

/// The smallest number of a card.
const CARD_MIN: u16 = 10;

/// Lays a list beside who is known here; `may_rename` gives a known number another name.
pub fn plan_roster(roster: &Roster, records: &LearnerRecords, may_rename: bool) -> RosterPlan {
    let mut planner = Planner {
        records,
        may_rename,
        may_have_lost: roster.may_have_lost,
        by_card: BTreeMap::new(),
        by_name: BTreeMap::new(),
        taken: BTreeSet::new(),
        cards: BTreeMap::new(),
        met: BTreeMap::new(),
        added: BTreeMap::new(),
        faults: Vec::new(),
    };
    planner.know();
    planner
        .taken
        .extend(roster.rows.iter().filter_map(|row| card(&row.card).ok().flatten()));
    let lines = roster.rows.iter().filter_map(|row| planner.line(row));
    let lines = lines.collect();
    RosterPlan {
        lines,
        faults: planner.faults,
    }
}

struct Planner<'a> {
    records: &'a LearnerRecords,
    may_rename: bool,
    may_have_lost: bool,
    by_card: BTreeMap<u16, Vec<LearnerId>>,
    by_name: BTreeMap<String, Vec<LearnerId>>,
    /// Numbers that nobody new gets by himself.
    taken: BTreeSet<u16>,
    /// The first row with a number.
    cards: BTreeMap<u16, usize>,
    /// The first row that meant somebody who is known.
    met: BTreeMap<LearnerId, usize>,
    /// Rows of somebody new, by name, with their classes.
    added: BTreeMap<String, Vec<(usize, Vec<String>)>>,
    faults: Vec<RosterFault>,
}

/// A row whose cells are read.
struct Read<'a> {
    row: &'a RosterRow,
    card: Option<u16>,
    name: String,
    classes: Vec<String>,
}

/// What is wrong, and in which column.
type Fault = (RosterColumn, RosterWhy);

impl<'a> Planner<'a> {
    fn know(&mut self) {
        for (id, profile) in &self.records.profiles {
            self.by_card.entry(profile.card).or_default().push(*id);
            self.by_name.entry(tidy(profile.name())).or_default().push(*id);
            self.taken.insert(profile.card);
        }
        self.taken
            .extend(self.records.leaving.values().map(|profile| profile.card));
    }

    fn line(&mut self, row: &'a RosterRow) -> Option<RosterLine> {
        let before = self.faults.len();
        let mut fault = |column, typed: &str, why| {
            self.faults.push(RosterFault {
                row: row.number,
                column,
                typed: typed.to_owned(),
                why,
            });
        };
        let card = card(&row.card);
        if card.is_err() {
            fault(RosterColumn::Card, &row.card, RosterWhy::CardForm);
            // Whoever mends the number wants to know of the name at once.
            if let Err((column, why)) = fit(&tidy(&row.name), self.may_have_lost) {
                fault(column, &row.name, why);
            }
        }
        let classes = split_classes(&row.class);
        let is_new = |class: &&String| class_named(self.records, class).is_none();
        let new = classes.iter().filter(is_new);
        for (class, why) in new.filter_map(|class| Some((class, name_fault(class)?))) {
            let why = match why {
                NameFault::Unfit => RosterWhy::ClassUnfit,
                NameFault::Long => RosterWhy::ClassLong,
            };
            fault(RosterColumn::Class, class, why);
        }
        if !row.beyond.is_empty() {
            fault(RosterColumn::Beyond, &row.beyond, RosterWhy::Beyond);
        }
        let read = Read {
            row,
            card: card.ok()?,
            name: tidy(&row.name),
            classes,
        };
        let planned = self.doing(&read).and_then(|doing| self.keep(&read, doing));
        match planned {
            Ok(line) if self.faults.len() == before => Some(line),
            Ok(_) => None,
            Err((column, why)) => {
                self.faults.push(RosterFault {
                    row: row.number,
                    column,
                    typed: match column {
                        RosterColumn::Card => row.card.clone(),
                        RosterColumn::Name => row.name.clone(),
                        RosterColumn::Class => row.class.clone(),
                        RosterColumn::Beyond => row.beyond.clone(),
                    },
                    why,
                });
                None
            }
        }
    }

    fn doing(&mut self, read: &Read) -> Result<RosterDoing, Fault> {
        match read.card {
            Some(card) => self.by_number(read, card),
            None => self.by_name(read),
        }
    }

    fn by_number(&mut self, read: &Read, card: u16) -> Result<RosterDoing, Fault> {
        let first = *self.cards.entry(card).or_insert(read.row.number);
        let holders = self.by_card.get(&card).map_or(&[][..], Vec::as_slice);
        let is_meant = |id: &&LearnerId| read.name.is_empty() || tidy(self.records.profiles[*id].name()) == read.name;
        let same: Vec<LearnerId> = holders.iter().filter(is_meant).copied().collect();
        if let Some(learner) = self.nearest(&same, &read.classes) {
            return Ok(RosterDoing::Known(learner));
        }
        if first != read.row.number {
            return Err((RosterColumn::Card, RosterWhy::CardTwice { row: first }));
        }
        match *holders {
            [] if self.records.leaving_with_card(card).is_some() => Err((RosterColumn::Card, RosterWhy::CardLeaving)),
            [] => self.new_one(read),
            [holder] => {
                let before = self.records.profiles[&holder].name().to_owned();
                fit(&read.name, self.may_have_lost)?;
                match (before.is_empty(), self.may_rename) {
                    (true, _) => Ok(RosterDoing::Named(holder)),
                    (false, true) => Ok(RosterDoing::Renamed {
                        learner: holder,
                        before,
                    }),
                    (false, false) => Err((RosterColumn::Name, RosterWhy::OtherName { name: before })),
                }
            }
            _ => Err((RosterColumn::Card, RosterWhy::CardShared)),
        }
    }

    fn by_name(&mut self, read: &Read) -> Result<RosterDoing, Fault> {
        if read.name.is_empty() {
            return Err((RosterColumn::Name, RosterWhy::NameMissing));
        }
        let namesakes = self.by_name.get(&read.name).map_or(&[][..], Vec::as_slice);
        let of = |is_meant: &dyn Fn(&Profile) -> bool| -> Vec<LearnerId> {
            let meant = namesakes.iter().filter(|id| is_meant(&self.records.profiles[*id]));
            meant.copied().collect()
        };
        let mut meant = match read.classes.is_empty() {
            true => namesakes.to_vec(),
            false => of(&|profile| read.classes.iter().any(|class| self.is_in(profile, class))),
        };
        if meant.is_empty() {
            // Who came by themselves is in no class.
            meant = of(&|profile| profile.classes.values().is_empty());
        }
        match *meant {
            [] => self.new_one(read),
            [learner] => Ok(RosterDoing::KnownByName(learner)),
            _ => Err((RosterColumn::Name, RosterWhy::NameShared)),
        }
    }

    fn new_one(&mut self, read: &Read) -> Result<RosterDoing, Fault> {
        fit(&read.name, self.may_have_lost)?;
        let others = self.added.entry(read.name.clone()).or_default();
        let shares = |classes: &[String]| {
            let is_shared = classes.iter().any(|class| read.classes.contains(class));
            is_shared || (classes.is_empty() && read.classes.is_empty())
        };
        let twice = others.iter().find(|(_, classes)| shares(classes)).map(|(row, _)| *row);
        if let (Some(row), None) = (twice, read.card) {
            return Err((RosterColumn::Name, RosterWhy::NameTwice { row }));
        }
        others.push((read.row.number, read.classes.clone()));
        let namesakes = self.by_name.get(&read.name);
        let namesake = namesakes
            .and_then(|ids| ids.first())
            .map(|id| self.records.profiles[id].card);
        Ok(RosterDoing::Added { namesake })
    }

    fn keep(&mut self, read: &Read, doing: RosterDoing) -> Result<RosterLine, Fault> {
        let profile = doing
            .learner()
            .map(|learner| (learner, &self.records.profiles[&learner]));
        if let Some((learner, _)) = profile {
            let row = *self.met.entry(learner).or_insert(read.row.number);
            if row != read.row.number && read.card.is_none() {
                return Err((RosterColumn::Name, RosterWhy::NameTwice { row }));
            }
        }
        let is_new = |class: &&String| profile.is_none_or(|(_, profile)| !self.is_in(profile, class));
        let joins = read.classes.iter().filter(is_new).cloned().collect();
        let card = match (read.card, profile) {
            (Some(card), _) => card,
            (None, Some((_, profile))) => profile.card,
            (None, None) => {
                let free = (CARD_MIN..=CARD_MAX).find(|card| !self.taken.contains(card));
                free.ok_or((RosterColumn::Card, RosterWhy::CardsFull))?
            }
        };
        self.taken.insert(card);
        let is_unnamed = matches!(doing, RosterDoing::Known(_)) && read.name.is_empty();
        let name = match profile {
            Some((_, profile)) if is_unnamed => profile.name().to_owned(),
            _ => read.name.clone(),
        };
        Ok(RosterLine {
            row: read.row.number,
            card,
            name,
            doing,
            joins,
        })
    }

    /// Of these, whoever is in most of the classes.
    fn nearest(&self, learners: &[LearnerId], classes: &[String]) -> Option<LearnerId> {
        let lacking = |id: &LearnerId| {
            let profile = &self.records.profiles[id];
            classes.iter().filter(|class| !self.is_in(profile, class)).count()
        };
        learners.iter().copied().min_by_key(lacking)
    }

    fn is_in(&self, profile: &Profile, class: &str) -> bool {
        let classes = profile.classes.values();
        let names = classes.into_iter().filter_map(|id| self.records.center.class_name(*id));
        names.map(tidy).any(|name| name == class)
    }
}

/// Whether a name may be kept; where letters `may_have_lost` their place to `?`, no name has one.
fn fit(name: &str, may_have_lost: bool) -> Result<(), Fault> {
    let why = match name_fault(name) {
        _ if name.is_empty() => RosterWhy::NameMissing,
        Some(NameFault::Unfit) => RosterWhy::NameUnfit,
        Some(NameFault::Long) => RosterWhy::NameLong,
        None if may_have_lost && name.contains('?') => RosterWhy::NameLost,
        None => return Ok(()),
    };
    Err((RosterColumn::Name, why))
}

/// Reads a number; nothing where the cell is empty. Digits may be full-width, for input methods write them so.
fn card(cell: &str) -> Result<Option<u16>, ()> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let digit = |sign: char| match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - u32::from('０') + u32::from('0')),
        sign => sign.is_ascii_digit().then_some(sign),
    };
    let digits: Option<String> = cell.chars().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() <= 4 && !digits.starts_with('0'));
    let card = digits.and_then(|digits| digits.parse().ok());
    let card = card.filter(|card| (CARD_MIN..=CARD_MAX).contains(card));
    card.map(Some).ok_or(())
}
