//! Rule packs: every file under `rules/` holds some of these sections, all of them together are one `market::RulePack`.
//!
//! Each file says where its numbers come from; an entry may say it for itself, and gives its name in each language.

pub(super) mod adverts;
pub(super) mod cancellations;
pub(super) mod contracts;
pub(super) mod day;
pub(super) mod demand;
pub(super) mod freight_insurance;
pub(super) mod goods;
pub(super) mod offices;
pub(super) mod people;
pub(super) mod presale;
pub(super) mod profile;
pub(super) mod quality;
pub(super) mod remote;
pub(super) mod rivals;
pub(super) mod roads;
pub(super) mod rounds;
pub(super) mod samples;
pub(super) mod season;
pub(super) mod selling;
pub(super) mod short_weight;
pub(super) mod station;
pub(in super::super) mod talk;
pub(super) mod tax_office;

use std::collections::BTreeMap;

use super::super::document::{self, Node};
use super::entry::{CHECKED_ON, CONFIDENCE, NOTE, SOURCE};
use super::key::{Key, Keys, Kind, Of, Shape, list, named};
use super::mark::mark;
use super::read::Value;
use crate::market::{
    ActionMinutes, AdvertRules, Amendment, AmendmentId, CancellationRules, Category, CategoryId, Conduct, Costs,
    CouponId, CouponRule, Courier, CourierClaims, CourierContractRules, CourierId, DayRules, Demand, Document,
    DocumentId, FreightInsuranceRules, HarvestRules, InquiryRules, LicenceRule, LineId, LineRule, LiveRules,
    MessageKind, MessageKindId, Pack, PackId, PackLotRules, Penalties, Persona, PersonaId, Place, PlaceId,
    PresaleRules, Product, ProductId, Profile, ProfileId, PromotionRules, Quality, RemoteRules, ReplyId, ReviewReply,
    ReviewReplyId, Rival, RivalId, Rivalry, RoundRules, Route, RulePack, SampleRules, Service, ServiceId,
    ShortWeightRules, StationRules, TalkRules, TalkTerms, TalkTermsId, TaxOfficeRules, TenderRules, Timers,
    TogetherRules, VanRules, ViolationKind, ViolationKindId, Words,
};
use adverts::ADVERTS_TABLE;
use cancellations::CANCELLATIONS_TABLE;
use contracts::{COURIER_CONTRACTS_TABLE, PACK_LOTS_TABLE};
use day::{ACTION_MINUTES_TABLE, DAY_RULES_TABLE, TIMERS_TABLE};
use demand::DEMAND_TABLE;
use freight_insurance::FREIGHT_INSURANCE_TABLE;
use goods::{CATEGORY_TABLE, PACK_TABLE, PRODUCT_TABLE};
use offices::{INQUIRY_RULES_TABLE, TENDER_RULES_TABLE, VAN_RULES_TABLE};
use people::{MESSAGE_KIND_TABLE, PERSONA_TABLE, WORDS_TABLE};
use presale::PRESALE_TABLE;
use profile::{DOCUMENT_TABLE, LICENCE_RULE_TABLE, PROFILE_TABLE};
use quality::{COSTS_TABLE, COURIER_CLAIMS_TABLE, PENALTIES_TABLE, QUALITY_TABLE};
use remote::REMOTE_TABLE;
use rivals::{RIVAL_TABLE, RIVALRY_TABLE};
use roads::{COURIER_TABLE, PLACE_TABLE, ROUTE_TABLE};
use rounds::ROUNDS_TABLE;
use samples::SAMPLES_TABLE;
use season::{HARVEST_RULES_TABLE, TOGETHER_RULES_TABLE};
use selling::{
    AMENDMENT_TABLE, CONDUCT_TABLE, COUPON_RULE_TABLE, LINE_RULE_TABLE, LIVE_RULES_TABLE, PROMOTION_RULES_TABLE,
    REVIEW_REPLY_TABLE, VIOLATION_KIND_TABLE,
};
use short_weight::SHORT_WEIGHT_TABLE;
use station::{SERVICE_TABLE, STATION_RULES_TABLE};
use talk::{TALK_RULES_TABLE, TALK_TERMS_TABLE};
use tax_office::TAX_OFFICE_TABLE;

const ID: Key<String> = Key::new(
    "id",
    Kind::Id,
    "The pack's id; the file that gives it holds the sections that stand nowhere else.",
);
const DAY: Key<DayRules> = Key::new("day", Kind::Table(&DAY_RULES_TABLE), "The working day.");
const MINUTES: Key<ActionMinutes> = Key::new(
    "minutes",
    Kind::Table(&ACTION_MINUTES_TABLE),
    "What each deed takes of it.",
);
const TIMERS: Key<Timers> = Key::new("timers", Kind::Table(&TIMERS_TABLE), "The clocks of orders.");
const DEMAND: Key<Demand> = Key::new("demand", Kind::Table(&DEMAND_TABLE), "How many visit, look and buy.");
const QUALITY: Key<Quality> = Key::new(
    "quality",
    Kind::Table(&QUALITY_TABLE),
    "What goes bad, who claims, how many stars.",
);
const PENALTIES: Key<Penalties> = Key::new("penalties", Kind::Table(&PENALTIES_TABLE), "What broken promises cost.");
const COSTS: Key<Costs> = Key::new(
    "costs",
    Kind::Table(&COSTS_TABLE),
    "What a parcel costs besides pack and freight.",
);
const TOGETHER: Key<TogetherRules> = Key::new(
    "together",
    Kind::Table(&TOGETHER_RULES_TABLE),
    "Selling for neighbours.",
);
const HARVEST: Key<HarvestRules> = Key::new(
    "harvest",
    Kind::Table(&HARVEST_RULES_TABLE),
    "Picking, grading, cooling.",
);
const COURIER_CLAIMS: Key<CourierClaims> = Key::new(
    "courier_claims",
    Kind::Table(&COURIER_CLAIMS_TABLE),
    "Insurance, and claims against couriers.",
);
const PRODUCTS: Key<BTreeMap<ProductId, Product>> = Key::new(
    "products",
    named(Of::Product, &Kind::Table(&PRODUCT_TABLE)),
    "What may be sold.",
);
const CATEGORIES: Key<BTreeMap<CategoryId, Category>> = Key::new(
    "categories",
    named(Of::Category, &Kind::Table(&CATEGORY_TABLE)),
    "The categories of goods.",
);
const PHOTOS: Key<Vec<String>> = Key::new(
    "photos",
    list(&Kind::String),
    "Ids of the photo checklist; the required one comes first.",
);
const PACKS: Key<BTreeMap<PackId, Pack>> =
    Key::new("packs", named(Of::Pack, &Kind::Table(&PACK_TABLE)), "Ways of packing.");
const COURIERS: Key<BTreeMap<CourierId, Courier>> = Key::new(
    "couriers",
    named(Of::Courier, &Kind::Table(&COURIER_TABLE)),
    "Who takes parcels.",
);
const PLACES: Key<BTreeMap<PlaceId, Place>> = Key::new(
    "places",
    named(Of::Place, &Kind::Table(&PLACE_TABLE)),
    "Where buyers live.",
);
const ROUTE: Key<Route> = Key::new(
    "route",
    Kind::Table(&ROUTE_TABLE),
    "The relay from the village to the buyer.",
);
const PROFILES: Key<BTreeMap<ProfileId, Profile>> = Key::new(
    "profiles",
    named(Of::Profile, &Kind::Table(&PROFILE_TABLE)),
    "The kinds of markets.",
);
const DOCUMENTS: Key<BTreeMap<DocumentId, Document>> = Key::new(
    "documents",
    named(Of::Document, &Kind::Table(&DOCUMENT_TABLE)),
    "What a new shop has to show, by document.",
);
const PERSONAS: Key<BTreeMap<PersonaId, Persona>> = Key::new(
    "personas",
    named(Of::Persona, &Kind::Table(&PERSONA_TABLE)),
    "The kinds of buyers.",
);
const MESSAGES: Key<BTreeMap<MessageKindId, MessageKind>> = Key::new(
    "messages",
    named(Of::Message, &Kind::Table(&MESSAGE_KIND_TABLE)),
    "What buyers write.",
);
const REPLIES: Key<Vec<ReplyId>> = Key::new(
    "replies",
    list(&Kind::Named(Of::Reply)),
    "The library of answers; a reply fits the kinds of message that name it.",
);
const WORDS: Key<Words> = Key::new("words", Kind::Table(&WORDS_TABLE), "The words of titles.");
const INQUIRY: Key<InquiryRules> = Key::new(
    "inquiry",
    Kind::Table(&INQUIRY_RULES_TABLE),
    "Looking into failed orders.",
);
const TENDER: Key<TenderRules> = Key::new("tender", Kind::Table(&TENDER_RULES_TABLE), "The county's tender.");
const VAN: Key<VanRules> = Key::new("van", Kind::Table(&VAN_RULES_TABLE), "The county's van.");
const STATION: Key<StationRules> = Key::new("station", Kind::Table(&STATION_RULES_TABLE), "The village station.");
const SERVICES: Key<BTreeMap<ServiceId, Service>> = Key::new(
    "services",
    named(Of::Service, &Kind::Table(&SERVICE_TABLE)),
    "What a station does for people, by id.",
);
const TALK: Key<TalkRules> = Key::new("talk", Kind::Table(&TALK_RULES_TABLE), "Talks with strangers.");
pub(in super::super) const TALKS: Key<BTreeMap<TalkTermsId, TalkTerms>> = Key::new(
    "talks",
    named(Of::Talk, &Kind::Table(&TALK_TERMS_TABLE)),
    "Talks that any scenario may plan, by id.",
);
const CONDUCT: Key<Conduct> = Key::new("conduct", Kind::Table(&CONDUCT_TABLE), "How a shop has to behave.");
const VIOLATIONS: Key<BTreeMap<ViolationKindId, ViolationKind>> = Key::new(
    "violations",
    named(Of::Violation, &Kind::Table(&VIOLATION_KIND_TABLE)),
    "What a shop may not do.",
);
const LICENCE: Key<Vec<LicenceRule>> = Key::new(
    "licence",
    list(&Kind::Table(&LICENCE_RULE_TABLE)),
    "The decision list of the licence wizard.",
);
const PROMOTIONS: Key<PromotionRules> = Key::new(
    "promotions",
    Kind::Table(&PROMOTION_RULES_TABLE),
    "Discounts, videos, cards.",
);
const COUPONS: Key<BTreeMap<CouponId, CouponRule>> = Key::new(
    "coupons",
    named(Of::Coupon, &Kind::Table(&COUPON_RULE_TABLE)),
    "Coupons that may be given.",
);
const REVIEW_REPLIES: Key<BTreeMap<ReviewReplyId, ReviewReply>> = Key::new(
    "review_replies",
    named(Of::ReviewReply, &Kind::Table(&REVIEW_REPLY_TABLE)),
    "Answers to reviews.",
);
const RIVALRY: Key<Rivalry> = Key::new(
    "rivalry",
    Kind::Table(&RIVALRY_TABLE),
    "What holds for all other shops.",
);
const RIVALS: Key<BTreeMap<RivalId, Rival>> = Key::new(
    "rivals",
    named(Of::Rival, &Kind::Table(&RIVAL_TABLE)),
    "Other shops with the same goods.",
);
const ADVERTS: Key<AdvertRules> = Key::new(
    "adverts",
    Kind::Table(&ADVERTS_TABLE),
    "Promoted listings paid by click.",
);
const CANCELLATIONS: Key<CancellationRules> = Key::new(
    "cancellations",
    Kind::Table(&CANCELLATIONS_TABLE),
    "Buyers who ask to cancel before the parcel goes.",
);
const SAMPLES: Key<SampleRules> = Key::new(
    "samples",
    Kind::Table(&SAMPLES_TABLE),
    "Samples for buyers who may order much.",
);
const TAX_OFFICE: Key<TaxOfficeRules> = Key::new(
    "tax_office",
    Kind::Table(&TAX_OFFICE_TABLE),
    "Invoices that the tax office writes.",
);
const FREIGHT_INSURANCE: Key<FreightInsuranceRules> = Key::new(
    "freight_insurance",
    Kind::Table(&FREIGHT_INSURANCE_TABLE),
    "An insurer of return freight.",
);
const SHORT_WEIGHT: Key<ShortWeightRules> = Key::new(
    "short_weight",
    Kind::Table(&SHORT_WEIGHT_TABLE),
    "How boxes are filled, dry and are weighed.",
);
const REMOTE: Key<RemoteRules> = Key::new(
    "remote",
    Kind::Table(&REMOTE_TABLE),
    "What couriers take besides their rate for named places.",
);
const COURIER_CONTRACTS: Key<CourierContractRules> = Key::new(
    "courier_contracts",
    Kind::Table(&COURIER_CONTRACTS_TABLE),
    "Couriers' contracts by volume.",
);
const PACK_LOTS: Key<PackLotRules> = Key::new("pack_lots", Kind::Table(&PACK_LOTS_TABLE), "Packs ordered by the lot.");
const PRESALE: Key<PresaleRules> = Key::new("presale", Kind::Table(&PRESALE_TABLE), "Selling before the harvest.");
const ROUNDS: Key<RoundRules> = Key::new(
    "rounds",
    Kind::Table(&ROUNDS_TABLE),
    "Selling in a group of neighbours, round by round.",
);
const LIVE: Key<LiveRules> = Key::new("live", Kind::Table(&LIVE_RULES_TABLE), "The live stream.");
const LINES: Key<BTreeMap<LineId, LineRule>> = Key::new(
    "lines",
    named(Of::Line, &Kind::Table(&LINE_RULE_TABLE)),
    "What a host may say on the live stream.",
);
const AMENDMENTS: Key<BTreeMap<AmendmentId, Amendment>> = Key::new(
    "amendments",
    named(Of::Amendment, &Kind::Table(&AMENDMENT_TABLE)),
    "Dated changes that a scenario may bring into force.",
);

/// One file of rules. Every section may stand in any file, once in all of them; maps are put together.
pub(in super::super) const RULES: Shape = Shape::new(
    "rules",
    "A file of dated rules.",
    &[
        SOURCE.line,
        CHECKED_ON.line,
        CONFIDENCE.line,
        NOTE.line,
        ID.line.anywhere(),
        DAY.line.anywhere(),
        MINUTES.line.anywhere(),
        TIMERS.line.anywhere(),
        DEMAND.line.anywhere(),
        QUALITY.line.anywhere(),
        PENALTIES.line.anywhere(),
        COSTS.line.anywhere(),
        TOGETHER.line.anywhere(),
        HARVEST.line.anywhere(),
        COURIER_CLAIMS.line.anywhere(),
        PRODUCTS.line.anywhere(),
        CATEGORIES.line.anywhere(),
        PHOTOS.line.anywhere(),
        PACKS.line.anywhere(),
        COURIERS.line.anywhere(),
        PLACES.line.anywhere(),
        ROUTE.line.anywhere(),
        PROFILES.line.anywhere(),
        DOCUMENTS.line.anywhere(),
        PERSONAS.line.anywhere(),
        MESSAGES.line.anywhere(),
        REPLIES.line.anywhere(),
        WORDS.line.anywhere(),
        INQUIRY.line.anywhere(),
        TENDER.line.anywhere(),
        VAN.line.anywhere(),
        STATION.line.anywhere(),
        SERVICES.line.anywhere(),
        TALK.line.anywhere(),
        TALKS.line.anywhere(),
        CONDUCT.line.anywhere(),
        VIOLATIONS.line.anywhere(),
        LICENCE.line.anywhere(),
        PROMOTIONS.line.anywhere(),
        COUPONS.line.anywhere(),
        REVIEW_REPLIES.line.anywhere(),
        RIVALRY.line.anywhere(),
        RIVALS.line.anywhere(),
        ADVERTS.line.anywhere(),
        CANCELLATIONS.line.anywhere(),
        SAMPLES.line.anywhere(),
        TAX_OFFICE.line.anywhere(),
        REMOTE.line.anywhere(),
        COURIER_CONTRACTS.line.anywhere(),
        PACK_LOTS.line.anywhere(),
        PRESALE.line.anywhere(),
        ROUNDS.line.anywhere(),
        FREIGHT_INSURANCE.line.anywhere(),
        SHORT_WEIGHT.line.anywhere(),
        LIVE.line.anywhere(),
        LINES.line.anywhere(),
        AMENDMENTS.line.anywhere(),
    ],
);

/// The sections without which there is no pack.
pub(in super::super) const WHOLE: &[&str] = &[
    ID.line.name,
    DAY.line.name,
    MINUTES.line.name,
    TIMERS.line.name,
    DEMAND.line.name,
    QUALITY.line.name,
    PENALTIES.line.name,
    COSTS.line.name,
    TOGETHER.line.name,
    HARVEST.line.name,
    COURIER_CLAIMS.line.name,
    PHOTOS.line.name,
    ROUTE.line.name,
    REPLIES.line.name,
    WORDS.line.name,
    INQUIRY.line.name,
    TENDER.line.name,
    VAN.line.name,
    STATION.line.name,
    TALK.line.name,
    CONDUCT.line.name,
    LICENCE.line.name,
    PROMOTIONS.line.name,
    RIVALRY.line.name,
    ADVERTS.line.name,
    CANCELLATIONS.line.name,
    SAMPLES.line.name,
    TAX_OFFICE.line.name,
    REMOTE.line.name,
    COURIER_CONTRACTS.line.name,
    PACK_LOTS.line.name,
    PRESALE.line.name,
    ROUNDS.line.name,
    FREIGHT_INSURANCE.line.name,
    SHORT_WEIGHT.line.name,
    LIVE.line.name,
];

/// Puts the sections of all files together; nothing if one is absent or wrong.
pub(in super::super) fn pack(documents: &[&document::Document]) -> Option<RulePack> {
    let files = Files(documents);
    let told = files.with(ID.line.name)?;
    Some(RulePack {
        source: SOURCE.of(told)?,
        checked_on: CHECKED_ON.of(told)?,
        confidence: CONFIDENCE.of(told)?,
        id: files.one(&ID)?,
        day: files.one(&DAY)?,
        minutes: files.one(&MINUTES)?,
        timers: files.one(&TIMERS)?,
        demand: files.one(&DEMAND)?,
        quality: files.one(&QUALITY)?,
        penalties: files.one(&PENALTIES)?,
        costs: files.one(&COSTS)?,
        together: files.one(&TOGETHER)?,
        harvest: files.one(&HARVEST)?,
        courier_claims: files.one(&COURIER_CLAIMS)?,
        products: files.every(&PRODUCTS)?,
        categories: files.every(&CATEGORIES)?,
        photos: files.one(&PHOTOS)?,
        packs: files.every(&PACKS)?,
        couriers: files.every(&COURIERS)?,
        places: files.every(&PLACES)?,
        route: files.one(&ROUTE)?,
        profiles: files.every(&PROFILES)?,
        documents: files.every(&DOCUMENTS)?,
        personas: files.every(&PERSONAS)?,
        messages: files.every(&MESSAGES)?,
        replies: files.one(&REPLIES)?,
        words: files.one(&WORDS)?,
        inquiry: files.one(&INQUIRY)?,
        tender: files.one(&TENDER)?,
        van: files.one(&VAN)?,
        station: files.one(&STATION)?,
        services: files.every(&SERVICES)?,
        talk: files.one(&TALK)?,
        talks: files.every(&TALKS)?,
        conduct: files.one(&CONDUCT)?,
        violations: files.every(&VIOLATIONS)?,
        licence: files.one(&LICENCE)?,
        promotions: files.one(&PROMOTIONS)?,
        coupons: files.every(&COUPONS)?,
        review_replies: files.every(&REVIEW_REPLIES)?,
        rivalry: files.one(&RIVALRY)?,
        rivals: files.every(&RIVALS)?,
        adverts: files.one(&ADVERTS)?,
        cancellations: files.one(&CANCELLATIONS)?,
        samples: files.one(&SAMPLES)?,
        tax_office: files.one(&TAX_OFFICE)?,
        remote: files.one(&REMOTE)?,
        courier_contracts: files.one(&COURIER_CONTRACTS)?,
        pack_lots: files.one(&PACK_LOTS)?,
        presale: files.one(&PRESALE)?,
        rounds: files.one(&ROUNDS)?,
        freight_insurance: files.one(&FREIGHT_INSURANCE)?,
        short_weight: files.one(&SHORT_WEIGHT)?,
        live: files.one(&LIVE)?,
        lines: files.every(&LINES)?,
        amendments: files.every(&AMENDMENTS)?,
        marks: section_marks(documents),
    })
}

/// The mark of each section, or of each entry where a section has entries: `demand`, `couriers.snow`.
fn section_marks(documents: &[&document::Document]) -> BTreeMap<String, u64> {
    const TOLD: [&str; 5] = [
        SOURCE.line.name,
        CHECKED_ON.line.name,
        CONFIDENCE.line.name,
        NOTE.line.name,
        ID.line.name,
    ];
    let mut marks = BTreeMap::new();
    for line in RULES.lines.iter().filter(|line| !TOLD.contains(&line.name)) {
        for node in documents.iter().filter_map(|document| document.root.at(line.name)) {
            // What was given before is not read again.
            if let Kind::Map(Keys::Named(_), kind) = line.kind {
                for entry in node.entries() {
                    let key = format!("{}.{}", line.name, entry.key);
                    marks.entry(key).or_insert_with(|| mark(kind, &entry.node));
                }
            } else {
                let key = line.name.to_owned();
                marks.entry(key).or_insert_with(|| mark(&line.kind, node));
            }
        }
    }
    marks
}

struct Files<'a>(&'a [&'a document::Document]);

impl<'a> Files<'a> {
    /// The file in which a section stands.
    fn with(&self, section: &str) -> Option<&'a Node> {
        let mut roots = self.0.iter().map(|document| &document.root);
        roots.find(|root| root.at(section).is_some())
    }

    fn one<T: Value>(&self, key: &Key<T>) -> Option<T> {
        key.of(self.with(key.line.name)?)
    }

    /// The entries of all files; an id that was given before is not read again.
    fn every<K: for<'k> From<&'k str> + Ord, T: Value>(&self, key: &Key<BTreeMap<K, T>>) -> Option<BTreeMap<K, T>> {
        let mut all = BTreeMap::new();
        for document in self.0 {
            if document.root.at(key.line.name).is_some() {
                for (id, entry) in key.of(&document.root)? {
                    all.entry(id).or_insert(entry);
                }
            }
        }
        Some(all)
    }
}
