//! Checks the agent's deeds with households and says what follows at once.

use super::{
    super::{Event, Market, Refusal, Thing, run::Deed},
    GoodsState, Household, HouseholdCommand, HouseholdEvent, HouseholdRefusal, HouseholdTerms, Split, Whom, lot,
    statement::mixed_refunds_fen,
};

pub(in super::super) fn decide(market: &Market, command: &HouseholdCommand) -> Result<Deed, Refusal> {
    if market.setting.scenario.household.is_empty() {
        return Err(Refusal::NotYourPart);
    }
    match command {
        HouseholdCommand::Terms { household, split } => terms(market, household, *split),
        HouseholdCommand::Weigh(whom) => each(market, whom, weigh),
        HouseholdCommand::Sort(whom) => each(market, whom, sort),
        HouseholdCommand::Heap { mixed } if *mixed == market.households.mixed => Err(Refusal::AlreadySo),
        HouseholdCommand::Heap { mixed } => {
            let minutes = market.setting.rules.minutes.decide;
            Ok(deed(HouseholdEvent::HeapChosen { mixed: *mixed }, minutes))
        }
        HouseholdCommand::Advance { household, amount_fen } => advance(market, household, *amount_fen),
        HouseholdCommand::Statement(whom) => each(market, whom, show),
        HouseholdCommand::Payout(whom) => payout(market, whom),
    }
}

fn deed(event: HouseholdEvent, minutes: u32) -> Deed {
    Deed::of(Event::Household(event), minutes)
}

fn no(refusal: HouseholdRefusal) -> Refusal {
    Refusal::Household(refusal)
}

/// A household with its terms.
type Known<'a> = (&'a HouseholdTerms, &'a Household);

fn known<'a>(market: &'a Market, id: &str) -> Result<Known<'a>, Refusal> {
    let terms = market.setting.scenario.household.get(id);
    let household = market.households.by_id.get(id);
    terms.zip(household).ok_or(Refusal::NoSuch { what: Thing::Household })
}

/// Does it for the one that is named, or for all with whom it can be done.
fn each(market: &Market, whom: &Whom, one: impl Fn(&Market, &str) -> Result<Deed, Refusal>) -> Result<Deed, Refusal> {
    match whom {
        Whom::One(id) => one(market, id),
        Whom::All => {
            let deeds: Vec<Deed> = market
                .households
                .by_id
                .keys()
                .filter_map(|id| one(market, id).ok())
                .collect();
            if deeds.is_empty() {
                return Err(Refusal::NothingMatches);
            }
            Ok(Deed {
                minutes: deeds.iter().map(|deed| deed.minutes).sum(),
                events: deeds.into_iter().flat_map(|deed| deed.events).collect(),
            })
        }
    }
}

fn terms(market: &Market, id: &str, split: Split) -> Result<Deed, Refusal> {
    let (wants, household) = known(market, id)?;
    if household.goods == GoodsState::Here || household.split == Some(split) {
        return Err(Refusal::AlreadySo);
    }
    match (split, wants.most_margin_ppm, wants.least_fen_per_kg) {
        (Split::Margin(ppm), Some(most_ppm), _) if ppm > most_ppm => {
            return Err(no(HouseholdRefusal::MarginTooHigh { most_ppm }));
        }
        (Split::PerKg(fen), _, Some(least_fen_per_kg)) if fen < least_fen_per_kg => {
            return Err(no(HouseholdRefusal::PriceTooLow { least_fen_per_kg }));
        }
        (Split::Margin(_), None, _) | (Split::PerKg(_), _, None) => return Err(no(HouseholdRefusal::OtherSplit)),
        _ => {}
    }
    let event = HouseholdEvent::TermsAgreed {
        household: id.to_owned(),
        split,
    };
    Ok(deed(event, market.setting.rules.together.talk_min))
}

fn weigh(market: &Market, id: &str) -> Result<Deed, Refusal> {
    let (wants, household) = known(market, id)?;
    match household.goods {
        GoodsState::Here => return Err(Refusal::AlreadySo),
        GoodsState::Expected => {
            let comes_min = super::time::at(wants.brings_day, market.setting.rules.day.opens_min);
            return Err(no(HouseholdRefusal::NotBrought { comes_min }));
        }
        GoodsState::AtDoor if household.split.is_none() => return Err(no(HouseholdRefusal::TermsFirst)),
        GoodsState::AtDoor => {}
    }
    let event = HouseholdEvent::Weighed {
        household: id.to_owned(),
        weight_g: wants.brings_g,
    };
    Ok(deed(event, market.setting.rules.together.weigh_min))
}

fn sort(market: &Market, id: &str) -> Result<Deed, Refusal> {
    let household = weighed(market, id)?;
    if household.sorted || household.left_g == 0 {
        return Err(Refusal::AlreadySo);
    }
    let event = HouseholdEvent::Sorted {
        household: id.to_owned(),
        back_g: lot::sorted_out_g(market, id),
    };
    let minutes = market.setting.rules.together.sort_min * household.left_g.div_ceil(1000) / 100;
    Ok(deed(event, market.by_crew(minutes.max(1))))
}

fn weighed<'a>(market: &'a Market, id: &str) -> Result<&'a Household, Refusal> {
    let (_, household) = known(market, id)?;
    if household.goods == GoodsState::Here {
        Ok(household)
    } else {
        Err(no(HouseholdRefusal::NotWeighed))
    }
}

fn advance(market: &Market, id: &str, amount_fen: i64) -> Result<Deed, Refusal> {
    let (wants, household) = known(market, id)?;
    let asked = household.asked.ok_or(no(HouseholdRefusal::NoAdvanceAsked))?;
    if amount_fen <= 0 {
        return Err(Refusal::PriceZero);
    }
    let rules = &market.setting.rules.together;
    let worth_fen = i64::from(household.brought_g - household.back_g) * wants.gate_fen_per_kg / 1000;
    let most_fen = (worth_fen * rules.advance_most_ppm / 1_000_000 - household.advanced_fen).max(0);
    if amount_fen > most_fen {
        return Err(no(HouseholdRefusal::AdvanceTooHigh { most_fen }));
    }
    market.afford(amount_fen)?;
    let advanced_fen = household.advanced_fen + amount_fen;
    let event = HouseholdEvent::AdvancePaid {
        household: id.to_owned(),
        amount_fen,
        enough: advanced_fen >= asked.amount_fen * rules.advance_enough_ppm / 1_000_000,
    };
    Ok(deed(event, rules.talk_min))
}

fn show(market: &Market, id: &str) -> Result<Deed, Refusal> {
    let household = weighed(market, id)?;
    let answers = household.question_until_min.is_some();
    // A refund in a mixed box cannot be shown to be this household's.
    let borne_fen = if answers {
        mixed_refunds_fen(market, id) - household.borne_fen
    } else {
        0
    };
    let event = HouseholdEvent::StatementShown {
        household: id.to_owned(),
        answers,
        borne_fen: borne_fen.max(0),
    };
    Ok(deed(event, market.setting.rules.together.talk_min))
}

fn payout(market: &Market, whom: &Whom) -> Result<Deed, Refusal> {
    let deed = each(market, whom, |market, id| {
        weighed(market, id)?;
        let owed_fen = market.statement(id).owed_fen();
        if owed_fen <= 0 {
            return Err(no(HouseholdRefusal::NothingOwed));
        }
        let event = HouseholdEvent::PaidOut {
            household: id.to_owned(),
            amount_fen: owed_fen,
        };
        Ok(deed(event, market.setting.rules.together.talk_min))
    })?;
    let paid = |event: &Event| match event {
        Event::Household(HouseholdEvent::PaidOut { amount_fen, .. }) => *amount_fen,
        _ => 0,
    };
    market.afford(deed.events.iter().map(paid).sum())?;
    Ok(deed)
}
