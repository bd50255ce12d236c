//! Checks the agent's deeds with households and says what follows at once.

use super::{
    super::{Event, Market, Refusal, Thing, run::Decision},
    GoodsState, Household, HouseholdTerms, Split, Whom, lot,
    statement::mixed_refunds_fen,
};
use crate::{HouseholdId, arrangement, household, listing};

pub(in super::super) fn decide(market: &Market, command: &household::Command) -> Result<Decision, Refusal> {
    if market.setting.scenario.household.is_empty() {
        return Err(Refusal::NOT_YOUR_PART);
    }
    match command {
        household::Command::Terms(household::command::Terms { household, split }) => terms(market, household, *split),
        household::Command::Weigh(whom) => each(market, whom, weigh),
        household::Command::Sort(whom) => each(market, whom, sort),
        household::Command::Heap(household::command::Heap { mixed }) if *mixed == market.households.mixed => {
            Err(Refusal::ALREADY_SO)
        }
        household::Command::Heap(household::command::Heap { mixed }) => {
            let minutes = market.setting.rules.minutes.decide;
            Ok(deed(
                household::Event::HeapChosen(household::event::HeapChosen { mixed: *mixed }),
                minutes,
            ))
        }
        household::Command::Advance(household::command::Advance { household, amount_fen }) => {
            advance(market, household, *amount_fen)
        }
        household::Command::Statement(whom) => each(market, whom, show),
        household::Command::Payout(whom) => payout(market, whom),
    }
}

fn deed(event: household::Event, minutes: u32) -> Decision {
    Decision::of(Event::Household(event), minutes)
}

fn no(refusal: household::Refusal) -> Refusal {
    Refusal::Household(refusal)
}

/// A household with its terms.
type Known<'a> = (&'a HouseholdTerms, &'a Household);

fn known<'a>(market: &'a Market, id: &HouseholdId) -> Result<Known<'a>, Refusal> {
    let terms = market.setting.scenario.household.get(id);
    let household = market.households.by_id.get(id);
    terms.zip(household).ok_or(Refusal::no_such(Thing::Household))
}

/// Does it for the one that is named, or for all with whom it can be done.
fn each(
    market: &Market,
    whom: &Whom,
    one: impl Fn(&Market, &HouseholdId) -> Result<Decision, Refusal>,
) -> Result<Decision, Refusal> {
    match whom {
        Whom::One(id) => one(market, id),
        Whom::All => {
            let deeds: Vec<Decision> = market
                .households
                .by_id
                .keys()
                .filter_map(|id| one(market, id).ok())
                .collect();
            if deeds.is_empty() {
                return Err(Refusal::NOTHING_MATCHES);
            }
            let minutes = deeds.iter().map(|deed| deed.minutes).sum();
            let events = deeds.into_iter().flat_map(|deed| deed.events);
            Ok(Decision::work(events.collect(), minutes))
        }
    }
}

fn terms(market: &Market, id: &HouseholdId, split: Split) -> Result<Decision, Refusal> {
    let (wants, household) = known(market, id)?;
    if household.split == Some(split) {
        return Err(Refusal::ALREADY_SO);
    }
    if household.goods == GoodsState::Here {
        return Err(no(household::Refusal::TermsStand));
    }
    match (split, wants.most_margin_ppm, wants.least_fen_per_kg) {
        (Split::Margin(ppm), Some(most_ppm), _) if ppm > most_ppm => {
            return Err(no(household::Refusal::MarginTooHigh(
                household::refusal::MarginTooHigh { most_ppm },
            )));
        }
        (Split::PerKg(fen), _, Some(least_fen_per_kg)) if fen < least_fen_per_kg => {
            return Err(no(household::Refusal::PriceTooLow(household::refusal::PriceTooLow {
                least_fen_per_kg,
            })));
        }
        (Split::Margin(_), None, _) | (Split::PerKg(_), _, None) => return Err(no(household::Refusal::OtherSplit)),
        _ => {}
    }
    let event = household::Event::TermsAgreed(household::event::TermsAgreed {
        household: id.to_owned(),
        split,
    });
    Ok(deed(event, market.setting.rules.together.talk_min))
}

fn weigh(market: &Market, id: &HouseholdId) -> Result<Decision, Refusal> {
    let (wants, household) = known(market, id)?;
    match household.goods {
        GoodsState::Here => return Err(Refusal::ALREADY_SO),
        GoodsState::Expected => {
            let comes_min = super::time::at(wants.brings_day, market.setting.rules.day.opens_min);
            return Err(no(household::Refusal::NotBrought(household::refusal::NotBrought {
                comes_min,
            })));
        }
        GoodsState::AtDoor if household.split.is_none() => return Err(no(household::Refusal::TermsFirst)),
        GoodsState::AtDoor => {}
    }
    let event = household::Event::Weighed(household::event::Weighed {
        household: id.to_owned(),
        weight_g: wants.brings_g,
    });
    Ok(deed(event, market.setting.rules.together.weigh_min))
}

fn sort(market: &Market, id: &HouseholdId) -> Result<Decision, Refusal> {
    let household = weighed(market, id)?;
    let left_g = market.statement(id).left_g;
    if household.sorted || left_g == 0 {
        return Err(Refusal::ALREADY_SO);
    }
    let event = household::Event::Sorted(household::event::Sorted {
        household: id.to_owned(),
        back_g: lot::sorted_out_g(market, id),
    });
    let minutes = market.setting.rules.together.sort_min * left_g.div_ceil(1000) / 100;
    Ok(deed(event, arrangement::by_crew(market, minutes.max(1))))
}

fn weighed<'a>(market: &'a Market, id: &HouseholdId) -> Result<&'a Household, Refusal> {
    let (_, household) = known(market, id)?;
    if household.goods == GoodsState::Here {
        Ok(household)
    } else {
        Err(no(household::Refusal::NotWeighed))
    }
}

fn advance(market: &Market, id: &HouseholdId, amount_fen: i64) -> Result<Decision, Refusal> {
    let (wants, household) = known(market, id)?;
    let asked = household.asked.ok_or(no(household::Refusal::NoAdvanceAsked))?;
    if amount_fen <= 0 {
        return Err(Refusal::Listing(listing::Refusal::PriceZero));
    }
    let rules = &market.setting.rules.together;
    let goods = market.statement(id);
    let worth_fen = i64::from(goods.brought_g - goods.back_g) * wants.gate_fen_per_kg / 1000;
    let most_fen = (worth_fen * rules.advance_most_ppm / 1_000_000 - household.advanced_fen).max(0);
    if amount_fen > most_fen {
        return Err(no(household::Refusal::AdvanceTooHigh(
            household::refusal::AdvanceTooHigh { most_fen },
        )));
    }
    market.afford(amount_fen)?;
    let advanced_fen = household.advanced_fen + amount_fen;
    let event = household::Event::AdvancePaid(household::event::AdvancePaid {
        household: id.to_owned(),
        amount_fen,
        enough: advanced_fen >= asked.amount_fen * rules.advance_enough_ppm / 1_000_000,
    });
    Ok(deed(event, rules.talk_min))
}

fn show(market: &Market, id: &HouseholdId) -> Result<Decision, Refusal> {
    let household = weighed(market, id)?;
    let answers = household.question_until_min.is_some();
    if household.boxes == 0 && !answers {
        return Err(no(household::Refusal::NothingSold));
    }
    // A refund in a mixed box cannot be shown to be this household's.
    let borne_fen = if answers {
        mixed_refunds_fen(market, id) - household.borne_fen
    } else {
        0
    };
    let event = household::Event::StatementShown(household::event::StatementShown {
        household: id.to_owned(),
        answers,
        borne_fen: borne_fen.max(0),
    });
    Ok(deed(event, market.setting.rules.together.talk_min))
}

fn payout(market: &Market, whom: &Whom) -> Result<Decision, Refusal> {
    let deed = each(market, whom, |market, id| {
        weighed(market, id)?;
        let owed_fen = market.statement(id).owed_fen();
        if owed_fen <= 0 {
            return Err(no(household::Refusal::NothingOwed));
        }
        let event = household::Event::PaidOut(household::event::PaidOut {
            household: id.to_owned(),
            amount_fen: owed_fen,
        });
        Ok(deed(event, market.setting.rules.together.talk_min))
    })?;
    let paid = |event: &Event| {
        if let Event::Household(household::Event::PaidOut(household::event::PaidOut { amount_fen, .. })) = event {
            *amount_fen
        } else {
            0
        }
    };
    market.afford(deed.events.iter().map(paid).sum())?;
    Ok(deed)
}
