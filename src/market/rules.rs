//! The dated rules: products, packs, couriers, places, market profiles, words, timers and the parameters of demand.
//!
//! Numbers and the Chinese text that the market itself judges, nothing else: names for people are `course`'s. Every number is
//! an integer with its unit last; shares are parts per million.

use std::collections::BTreeMap;

use super::{
    AdvertRules, Amendment, AmendmentId, CancellationRules, CategoryId, Conduct, CouponId, CouponRule,
    CourierContractRules, CourierId, DocumentId, FreightInsuranceRules, GroupRule, HarvestRules, Hours, InquiryRules,
    LicenceRule, LineId, LineRule, LiveRules, MessageKindId, PackId, PackLotRules, PersonaId, PlaceId, PresaleRules,
    ProductId, ProfileId, PromotionRules, RemoteRules, ReplyId, ReviewReply, ReviewReplyId, Rival, RivalId, Rivalry,
    RoundRules, SampleRules, Service, ServiceId, ShortWeightRules, StationRules, TalkRules, TalkTerms, TalkTermsId,
    TaxOfficeRules, TenderRules, TogetherRules, VanRules, ViolationKind, ViolationKindId, ZoneId,
};

/// Everything that may change with a platform's announcement. One value, put together from `lessons/rules/*.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct RulePack {
    pub id: String,
    /// Where the numbers come from, for the person who checks them.
    pub source: String,
    /// `2026-11-01`: the day somebody last compared them with the source.
    pub checked_on: String,
    pub confidence: Confidence,
    pub day: DayRules,
    pub minutes: ActionMinutes,
    pub timers: Timers,
    pub demand: Demand,
    pub quality: Quality,
    pub penalties: Penalties,
    pub costs: Costs,
    pub together: TogetherRules,
    pub harvest: HarvestRules,
    pub courier_claims: CourierClaims,
    pub products: BTreeMap<ProductId, Product>,
    pub categories: BTreeMap<CategoryId, Category>,
    /// Ids of the photo checklist; the required one comes first.
    pub photos: Vec<String>,
    pub packs: BTreeMap<PackId, Pack>,
    pub couriers: BTreeMap<CourierId, Courier>,
    pub places: BTreeMap<PlaceId, Place>,
    pub route: Route,
    pub profiles: BTreeMap<ProfileId, Profile>,
    /// What a new shop has to show, by document.
    pub documents: BTreeMap<DocumentId, Document>,
    pub personas: BTreeMap<PersonaId, Persona>,
    pub messages: BTreeMap<MessageKindId, MessageKind>,
    /// The library of answers; a reply fits the kinds of message that name it.
    pub replies: Vec<ReplyId>,
    pub words: Words,
    pub inquiry: InquiryRules,
    pub tender: TenderRules,
    pub van: VanRules,
    pub station: StationRules,
    /// What a station does for people, by id.
    pub services: BTreeMap<ServiceId, Service>,
    pub talk: TalkRules,
    /// Talks that any scenario may plan, by id.
    pub talks: BTreeMap<TalkTermsId, TalkTerms>,
    pub conduct: Conduct,
    pub violations: BTreeMap<ViolationKindId, ViolationKind>,
    /// The decision list of the licence wizard.
    pub licence: Vec<LicenceRule>,
    pub promotions: PromotionRules,
    pub coupons: BTreeMap<CouponId, CouponRule>,
    pub review_replies: BTreeMap<ReviewReplyId, ReviewReply>,
    pub rivalry: Rivalry,
    /// Other shops with the same goods.
    pub rivals: BTreeMap<RivalId, Rival>,
    pub adverts: AdvertRules,
    pub cancellations: CancellationRules,
    pub samples: SampleRules,
    pub tax_office: TaxOfficeRules,
    pub remote: RemoteRules,
    pub courier_contracts: CourierContractRules,
    pub pack_lots: PackLotRules,
    pub presale: PresaleRules,
    /// Selling in a group of neighbours.
    pub rounds: RoundRules,
    pub freight_insurance: FreightInsuranceRules,
    pub short_weight: ShortWeightRules,
    pub live: LiveRules,
    /// What a host may say on the live stream.
    pub lines: BTreeMap<LineId, LineRule>,
    /// Dated changes that a scenario may bring into force.
    pub amendments: BTreeMap<AmendmentId, Amendment>,
    /// Marks of what the author wrote, by section and, where a section has entries, by `section.entry`: they name what changed
    /// and are read by no noun.
    pub marks: BTreeMap<String, u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// The working day, in minutes after midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRules {
    pub opens_min: u32,
    pub closes_min: u32,
    /// Between opening of the buyers' phones and their closing, messages want an answer at once.
    pub buyers_from_min: u32,
    pub buyers_to_min: u32,
    pub reply_within_min: u32,
    pub station_opens_min: u32,
    pub station_closes_min: u32,
    /// When somebody takes parcels in, by where they are handed over; at the village station its own hours hold.
    pub counters: BTreeMap<String, Hours>,
    /// Work may run over the end of the working day by so much; what takes longer is finished in the morning.
    pub overtime_min: u32,
    /// `wait` stops before a dispatch deadline by this much.
    pub warn_before_min: u32,
    /// `wait` never runs longer than this.
    pub wait_at_most_min: u32,
    /// Answers of the library that are offered for a message.
    pub replies_offered: u32,
    /// The kind of buyer that writes a message of the plan.
    pub planned_persona: PersonaId,
}

/// What an action takes of the working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionMinutes {
    pub document: u32,
    pub apply: u32,
    pub edit: u32,
    pub photo: u32,
    pub submit: u32,
    pub reply: u32,
    pub pack: u32,
    /// Starting the printer and sticking on the first label.
    pub label: u32,
    /// So many more are printed and stuck on in a minute.
    pub labels_a_min: u32,
    pub check: u32,
    /// Handing parcels over, by where; once for all parcels of one command.
    pub hand_over: BTreeMap<String, u32>,
    pub decide: u32,
    /// Photographing, weighing and writing down for a claim.
    pub evidence: u32,
    pub invoice: u32,
    pub compare: u32,
    pub buy: u32,
    pub pay_bill: u32,
    pub collect: u32,
    pub inspect: u32,
    /// Signing for a parcel.
    pub sign: u32,
    /// Weighing goods for the trader at the gate.
    pub gate: u32,
}

impl ActionMinutes {
    /// Returns what so many labels take in one go.
    pub fn labels(&self, count: usize) -> u32 {
        let more = (count as u32).saturating_sub(1);
        if count == 0 {
            0
        } else {
            self.label + more.div_ceil(self.labels_a_min.max(1))
        }
    }
}

/// The clocks of DOMAIN §2.4; T1 to T9 by their meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timers {
    /// T1: an order that nobody pays closes.
    pub pay_min: u32,
    /// After a missed dispatch promise the market gives the money back.
    pub late_refund_min: u32,
    /// T4: receipt counts as confirmed so long after shipping.
    pub confirm_min: u32,
    pub confirm_fresh_min: u32,
    /// T5: a request nobody answers is agreed to.
    pub after_sale_min: u32,
    /// T7: bad fruit may be claimed so long after signing.
    pub claim_min: u32,
    /// T9: what a buyer thinks over before taking a rejection to the market.
    pub dispute_min: u32,
    /// A buyer whose return is agreed to sends the goods within this time.
    pub send_back_min: u32,
    /// T6: the seller gives the money so long after the goods came back.
    pub take_back_min: u32,
    /// The buyer of a thing may send it back so long after signing.
    pub return_min: u32,
    /// Journey of a returned thing and the other side's refund.
    pub return_trip_min: u32,
    /// A buyer waits so long for an answer before leaving.
    pub question_min: u32,
    /// A parcel nobody collects goes back.
    pub collect_min: u32,
    /// A buyer who pays does so within these minutes of ordering, even between these bounds.
    pub pay_least_min: u32,
    /// A buyer pays at the latest so long after ordering.
    pub pay_most_min: u32,
    /// A buyer who was answered orders after these minutes, even between these bounds.
    pub wish_least_min: u32,
    /// A buyer who was answered orders at the latest after these minutes.
    pub wish_most_min: u32,
    /// A buyer looks at the goods so long after delivery, even between these bounds.
    pub look_least_min: u32,
    /// A buyer looks at the goods at the latest so long after delivery.
    pub look_most_min: u32,
    /// A buyer who reviews does so within this time of confirming.
    pub review_within_min: u32,
    /// A buyer thinks over an offered part so long, even between these bounds.
    pub offer_least_min: u32,
    /// A buyer thinks over an offered part at most so long.
    pub offer_most_min: u32,
    /// A buyer thinks over a rejection so long, even between these bounds.
    pub reject_least_min: u32,
    /// A buyer thinks over a rejection at most so long.
    pub reject_most_min: u32,
    /// Receipt is confirmed so long after a request for money is closed.
    pub closed_confirm_min: u32,
    /// A second parcel is never quicker than this.
    pub resend_least_min: u32,
    /// Journey home from a place that names no hours by road.
    pub return_road_h: u32,
    /// Hours until dispatch that hold for a page that promises none.
    pub promise_h: u32,
    /// So many hours until dispatch are left to every seller, whatever a page promises; an amendment sets it.
    pub dispatch_least_h: u32,
}

/// DOMAIN §3.8 in parts per million: visits, how many look, how many buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    pub look_ppm: i64,
    pub look_least_ppm: i64,
    pub look_most_ppm: i64,
    pub buy_ppm: i64,
    pub buy_least_ppm: i64,
    pub buy_most_ppm: i64,
    /// A listing of the first days is shown more.
    pub new_ppm: i64,
    pub new_days: u32,
    pub out_of_season_ppm: i64,
    pub title: TitleWorth,
    /// By the number of photos of the checklist, from none.
    pub photo_ppm: Vec<i64>,
    /// Looking and buying by the relative price: points of a line, the cheapest first; beyond the last nobody buys.
    pub price: Vec<PricePoint>,
    /// Buying by the number of reviews, fewest first.
    pub reviews: Vec<CountBand>,
    pub poor_reviews_below_hundredths: i64,
    pub poor_reviews_ppm: i64,
    /// By the shop's score, lowest band first.
    pub score: Vec<CountBand>,
    pub details_ppm: Vec<i64>,
    pub free_freight_ppm: i64,
    pub fast_promise_ppm: i64,
    pub bad_fruit_ppm: i64,
    pub short_weight_ppm: i64,
    pub quick_replies_ppm: i64,
    pub slow_replies_ppm: i64,
    /// Share of two-piece orders of what nobody reckons by weight.
    pub two_pieces_ppm: i64,
    /// Households by the number of people: `ppm` is the share of buyers who buy for so many.
    pub people: Vec<CountBand>,
    /// What buyers would pay for a grade that the page names, against the middle price (ppm).
    pub grades: BTreeMap<String, i64>,
    /// Buying by what an order weighs in hundredths of what the household wants: points of a line, the lowest first.
    pub size: Vec<CountBand>,
    /// Share of buyers who order and never pay.
    pub unpaid_ppm: i64,
    /// Looking by the part that a comparison price shows as taken off, least first; honest or not.
    pub was: Vec<CountBand>,
    /// Looking while a limited-time discount runs.
    pub sale_ppm: i64,
    /// Each part off two pieces adds so much to the share of two-piece orders.
    pub pair_pull_ppm: i64,
    /// Visits by the number of parts of a good short video, from none.
    pub video_ppm: Vec<i64>,
    /// Added to the share of buyers who review, by a card in the box.
    pub card_reviewed_ppm: i64,
    /// Share of content buyers who order again, after so many days, if it has not become dearer than by this factor.
    pub again_ppm: i64,
    pub again_least_days: u32,
    pub again_most_days: u32,
    pub again_price_ppm: i64,
    /// Instead of `poor_reviews_ppm`, when every poor review has a good answer.
    pub mended_reviews_ppm: i64,
    /// Visits of a restricted shop.
    pub restricted_ppm: i64,
    /// A promise of so many hours until dispatch or fewer is fast.
    pub fast_within_h: u32,
    /// Service is quick from this share of messages answered in time.
    pub quick_from_ppm: i64,
    /// Service is slow below this share of messages answered in time.
    pub slow_below_ppm: i64,
}

/// What each part of a title adds to its worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleWorth {
    pub start_ppm: i64,
    pub noun_ppm: i64,
    /// The whole worth is multiplied by this when the noun is missing.
    pub no_noun_ppm: i64,
    pub origin_ppm: i64,
    pub weight_ppm: i64,
    pub point_ppm: i64,
    pub season_ppm: i64,
    pub length_ppm: i64,
    /// Taken off when a word is stuffed in or a doubtful word stands.
    pub stuffing_ppm: i64,
    pub least_ppm: i64,
    pub most_ppm: i64,
    /// From this share of the greatest width on, a title is long enough.
    pub long_ppm: i64,
}

/// A point of the line that looking and buying follow, by the price against the market's middle price (ppm).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricePoint {
    pub at_ppm: i64,
    pub look_ppm: i64,
    pub buy_ppm: i64,
}

/// Holds from `from` on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountBand {
    pub from: i64,
    pub ppm: i64,
}

/// Spoilage, claims, stars and the shop's score: DOMAIN §2.6, §3.3, §3.7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quality {
    /// Ageing doubles by this factor each ten degrees: 2.2 is 2 200 000.
    pub q10_ppm: i64,
    /// Middle temperature on the road by month, January first.
    pub ambient_c: Vec<i32>,
    pub heat_wave_ppm: i64,
    pub heat_wave_c: i32,
    pub heat_wave_months: Vec<u32>,
    /// A cold snap of winter, the frost's own weather.
    pub cold_snap_ppm: i64,
    pub cold_snap_c: i32,
    pub cold_snap_months: Vec<u32>,
    /// Fresh goods that were colder than this inside their pack are hurt.
    pub frost_below_c: i32,
    /// Bad share that frost adds, even between these bounds.
    pub frost_least_ppm: i64,
    pub frost_most_ppm: i64,
    /// Added to the bad share when rain gets into a pack that is not dry: of fresh goods, and of dried ones, which drink it.
    pub wet_ppm: i64,
    pub wet_dried_ppm: i64,
    /// Share of far parcels that stand in the rain somewhere.
    pub rained_ppm: i64,
    /// Bad share of a parcel whose box was crushed.
    pub crushed_ppm: i64,
    /// Share of buyers who claim, by their share of bad pieces: points of a line, the lowest first.
    pub claims: Vec<CountBand>,
    pub unfair_claim_ppm: i64,
    /// Share of buyers who take a rejection to the market though they are wrong.
    pub stubborn_ppm: i64,
    pub reviewed_ppm: i64,
    pub stars_start_hundredths: i64,
    /// Below this share of bad pieces nobody minds.
    pub stars_bad_free_ppm: i64,
    /// Stars lost, in hundredths, if everything were bad.
    pub stars_bad_hundredths: i64,
    pub stars_late_day_hundredths: i64,
    pub stars_slow_reply_hundredths: i64,
    pub stars_fair_hundredths: i64,
    /// Compensation within this time is fair.
    pub fair_within_min: u32,
    pub score_start_hundredths: i64,
    /// Fewer orders than this and the score stays at its start.
    pub score_orders_min: u32,
    /// Share of labels that are stuck on another box than their own, where another kind of box stands beside it.
    pub label_fault_ppm: i64,
    /// Ice and cooled fruit hold a box so much under the air outside, and never under the floor.
    pub cold_below_c: i32,
    pub cold_floor_c: i32,
    /// Cooled fruit is so cold when it is packed.
    pub cooled_c: i32,
    /// Stars that a buyer takes off who asked with reason and was refused, or met with silence.
    pub stars_refused_hundredths: i64,
    /// Share of such buyers who review.
    pub refused_reviewed_ppm: i64,
    /// From this share of the way on, the weather is that of the buyer's city.
    pub city_from_ppm: i64,
    /// Share of buyers who still want what they asked about when the answer comes too late.
    pub late_answer_buys_ppm: i64,
    /// With more bad pieces than this share, a buyer asks for all the money.
    pub all_bad_ppm: i64,
    /// Share of the price that a claim without a reason asks for.
    pub unfair_share_ppm: i64,
    /// A claim is untrue if the photos show less than this share of what it asks for.
    pub untrue_ppm: i64,
    /// An offer is enough from this share of what the photos show.
    pub enough_ppm: i64,
    /// Weight of the goods' stars in the score.
    pub score_goods_ppm: i64,
    /// Weight in the score of what was sent in time.
    pub score_logistics_ppm: i64,
    /// Weight in the score of what was answered in time.
    pub score_service_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Penalties {
    pub late_fen: i64,
    pub out_of_stock_ppm: i64,
    pub out_of_stock_least_fen: i64,
    pub out_of_stock_most_fen: i64,
}

/// What a parcel costs besides its pack and its freight: DOMAIN §2.9.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Costs {
    /// The village station's hand on each parcel that is brought there.
    pub station_fen: i64,
    pub label_fen: i64,
    /// The seller's own hands for one box: no cash, but a cost.
    pub labour_fen: i64,
    /// A buyer's parcel home, paid by the seller when the goods were not as shown.
    pub return_freight_fen: i64,
    /// Kilometres there and back to where parcels are handed over, with the own tricycle or car; a place that is not named
    /// lies at the door.
    pub haul_km: BTreeMap<String, u32>,
    /// Fuel and wear of a kilometre.
    pub haul_km_fen: i64,
}

/// Insurance at hand-over and claims against couriers: DOMAIN §2.7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourierClaims {
    /// Of the declared value.
    pub insurance_ppm: i64,
    pub insurance_least_fen: i64,
    /// A claim must be filed so long after the damage was found.
    pub file_min: u32,
    /// A courier looks into it, even between these bounds.
    pub review_least_min: u32,
    pub review_most_min: u32,
    /// Share of uninsured claims that are refused in spite of the evidence.
    pub refused_ppm: i64,
    /// A refusal may be taken to the postal authority so long.
    pub complain_within_min: u32,
    /// A complaint must be answered within this time.
    pub complaint_min: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// The leaf category it belongs to.
    pub category: CategoryId,
    /// Chinese words that name it in a title.
    pub nouns: Vec<String>,
    pub fresh: bool,
    /// Months in which it is asked for, 1 to 12.
    pub season: Vec<u32>,
    pub farm_fen_per_kg: i64,
    pub county_fen_per_kg: i64,
    /// Middle price delivered to a far city, in a box of the usual size.
    pub national_fen_per_kg: i64,
    /// That size (g); absent where a kilogram costs the same in every box.
    pub usual_g: Option<u32>,
    /// How the field's price differs from year to year, against the mean of years (ppm).
    pub year_least_ppm: i64,
    pub year_most_ppm: i64,
    /// Hours at 20 °C until half of the pieces are unsellable; absent for goods that do not spoil.
    pub half_life_h: Option<u32>,
    /// Bruised share per handling leg in a bare carton.
    pub fragile_ppm: i64,
    pub piece_g: u32,
    /// What one person eats of it in the time that a household buys for; absent where nobody reckons by weight.
    pub head_g: Option<u32>,
    /// Base share of buyers who ask for money back without a fault.
    pub refund_ppm: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// A category with children is no leaf.
    pub parent: Option<CategoryId>,
    pub attributes: Vec<Attribute>,
    /// Fresh food: the seven-day rule does not hold and the page must say so.
    pub fresh: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    pub id: String,
    pub required: bool,
    pub options: Vec<String>,
}

/// A way of packing. Its sizes are sorted by what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub sizes: Vec<PackSize>,
    /// Warmer inside than outside by this much.
    pub offset_c: i32,
    pub constant_c: Option<i32>,
    /// Holds a heat bag: no frost gets in.
    pub warm: bool,
    /// Factor on the product's fragility.
    pub bruise_ppm: i64,
    /// Keeps rain out.
    pub dry: bool,
    /// Categories it is made for; empty for all.
    pub only: Vec<CategoryId>,
    /// Brought by hand and brought back: no courier takes it.
    pub by_hand: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackSize {
    /// Net weight that still fits.
    pub up_to_g: u32,
    pub cost_fen: i64,
    pub weight_g: u32,
    /// Length, width, height.
    pub cm: [u32; 3],
    /// Ice that lies in it; its weight is the box's.
    pub ice_g: u32,
    /// Heat that its walls let through, in milliwatts for each degree; zero for one that keeps no cold.
    pub leak_mw: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Courier {
    /// Where it takes parcels, its usual place first: `station`, `township`, `county`, `door`.
    pub takes_at: Vec<String>,
    pub speed: Speed,
    /// Factor on the time of the long way.
    pub time_ppm: i64,
    /// Cubic centimetres that weigh a kilogram.
    pub divisor: u32,
    /// Charged weight is rounded up to this.
    pub step_g: u32,
    /// By zone; a zone that is missing is not served.
    pub rates: BTreeMap<ZoneId, Rate>,
    pub lost_ppm: i64,
    pub damaged_ppm: i64,
    pub misrouted_ppm: i64,
    /// Takes fresh goods only.
    pub fresh_only: bool,
    /// Temperature in its cold vans, from the first scan to the door.
    pub constant_c: Option<i32>,
    /// Fewer than this many parcels in one hand-over and the rate is not given.
    pub parcels_min: u32,
    /// What is not insured is paid for with at most so many times the fee; absent where no law and no agreement sets a bound.
    pub uninsured_fees: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Speed {
    Road,
    Air,
    /// By road in vans that cool.
    Cold,
    /// Straight to the door within the county, the same day.
    Local,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub first_fen: i64,
    pub next_fen: i64,
}

/// A place where buyers live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `0` own county … `5` far.
    pub zone: ZoneId,
    /// Share of the national buyers who live here, relative to the others.
    pub weight: u32,
    /// Hours from the county centre to the door, by the scenario's origin.
    pub road_h: BTreeMap<String, u32>,
    pub air_h: BTreeMap<String, u32>,
    pub cold_h: BTreeMap<String, u32>,
    /// Warmer than the road's middle by this much.
    pub warmer_c: i32,
}

/// The relay between the village and the county, and how the long way divides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The van leaves the village at this minute of its days.
    pub van_leaves_min: u32,
    pub van_trip_min: u32,
    pub township_leaves_min: u32,
    pub township_trip_min: u32,
    /// A county takes this long to weigh, label and load.
    pub county_sort_min: u32,
    /// Share of the long way done at the prefecture, the hub and the buyer's city.
    pub prefecture_ppm: i64,
    pub hub_ppm: i64,
    pub city_ppm: i64,
    /// Transit varies by this share to both sides.
    pub vary_ppm: i64,
    pub breakdown_ppm: i64,
    pub breakdown_min: u32,
    pub misrouted_min: u32,
    /// Tolerance on each hop's deadline.
    pub grace_min: u32,
    /// The tricycle's round, and on a rainy day.
    pub local_trip_min: u32,
    pub local_rain_trip_min: u32,
    /// Storms and rushes by kind: months, chance per day, minutes lost.
    pub storms: BTreeMap<String, Storm>,
    /// Days on which nobody takes parcels in, by kind.
    pub holidays: BTreeMap<String, Holiday>,
    /// Handling legs of a parcel by zone; each may bruise.
    pub legs: BTreeMap<ZoneId, u32>,
    /// Handling legs to any other zone.
    pub legs_far: u32,
    /// Who brings what is bought far away.
    pub down_courier: CourierId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Storm {
    pub months: Vec<u32>,
    /// A crowd of parcels and no weather.
    pub is_rush: bool,
    /// First and last day of the month; absent for the whole month.
    pub dates: Option<[u32; 2]>,
    pub chance_ppm: i64,
    /// Minutes lost, even between these bounds.
    pub delay_least_min: u32,
    pub delay_most_min: u32,
}

/// A stop of all pickup. The moon moves it: the date is that of the pack's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    pub month: u32,
    /// First day of the month.
    pub day: u32,
    pub days: u32,
    /// Markets count none of its hours towards a promise to dispatch.
    pub dispatch_waits: bool,
}

/// One kind of market: DOMAIN §3.6.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub deposit_fen: i64,
    pub fee_ppm: i64,
    pub fee_fresh_ppm: i64,
    /// From confirmed receipt to the wallet.
    pub settle_min: u32,
    pub visits_per_day: i64,
    /// Price factors are raised away from 1 by this.
    pub price_sensitive_ppm: i64,
    pub title_width_max: u32,
    pub title_chars_min: u32,
    pub title_chars_max: u32,
    pub photos_min: u32,
    pub photos_fresh_min: u32,
    pub skus_max: u32,
    pub promises_h: Vec<u32>,
    pub shop_review_min: u32,
    pub listing_review_min: u32,
    /// A new shop may sell before it pays the deposit.
    pub trial: Option<Trial>,
    /// People may buy together at a lower price.
    pub group: Option<GroupRule>,
    /// There is a live stream.
    pub live: bool,
}

impl Profile {
    /// Returns what opens a shop; a trial begins without a deposit.
    pub(super) fn entry_fen(&self) -> i64 {
        match self.trial {
            Some(_) => 0,
            None => self.deposit_fen,
        }
    }
}

/// Entry without a deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Pages that a trial shop may have.
    pub listings_max: u32,
}

/// A document of a new shop and what may be wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Ways to give it that pass.
    pub good: Vec<String>,
    /// Ways that are sent back, with the reason's id.
    pub bad: BTreeMap<String, String>,
    /// A good way must also fit where the goods come from and what was done to them.
    pub fits_goods: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persona {
    /// Relative to the others.
    pub weight: u32,
    /// Share who ask before they buy.
    pub asks_ppm: i64,
    /// Kinds of message this person sends.
    pub asks: Vec<MessageKindId>,
    /// Factor on the chance of a claim.
    pub claim_ppm: i64,
    /// Confirms receipt by hand about so long after delivery, up to half of it sooner or later; zero lets the timer do it.
    pub confirms_min: u32,
    /// Buys for so many people; absent for a household.
    pub people: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageKind {
    /// Replies that answer it well.
    pub fits: Vec<ReplyId>,
    /// Replies that break a rule (a health promise, a way round the market).
    pub forbidden: Vec<ReplyId>,
    /// Asked only about fresh goods.
    pub fresh_only: bool,
    /// Wants something forbidden of the seller: no answer is owed.
    pub wants_forbidden: bool,
}

/// DOMAIN §2.3: what a title may not say. The longest match wins; an allowed phrase covers what lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub banned: Vec<WordGroup>,
    pub allowed: Vec<String>,
    /// Places of origin that goods are named after; wrong unless the goods come from there.
    pub origins: BTreeMap<String, String>,
    /// Honest selling points that add to a title's worth.
    pub points: Vec<String>,
    pub seasons: Vec<String>,
    /// Empty words that only fill the line.
    pub stuffing: Vec<String>,
    /// Lines of a description that may not be written, with the kind of word they are.
    pub lines: BTreeMap<String, String>,
    /// Words that promise something, with the assurance that a page must give to say so; `none` where it gives none.
    pub promises: BTreeMap<String, String>,
    /// Words for the titles of one product.
    pub of_product: BTreeMap<ProductId, Vec<String>>,
    /// Characters allowed besides letters, digits and Chinese.
    pub punctuation: String,
    /// Lines of a description that help a buyer.
    pub details: Vec<String>,
    /// A noun that stands more often than this in a title is stuffed in.
    pub nouns_most: u32,
    /// Words for weights in a title.
    pub weight_units: Vec<String>,
    /// Characters that stand for a number before a weight, besides digits.
    pub numerals: String,
    /// The attribute of goods that names their place of origin.
    pub origin_attribute: String,
}

impl Words {
    /// Whether a description has such a line, be it one that helps or one that may not be written.
    pub fn is_line(&self, line: &str) -> bool {
        self.details.iter().any(|known| known == line) || self.lines.contains_key(line)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordGroup {
    /// `absolute`, `authority`, `health`, `promise`, `lure`, `off-platform`, `superstition` …
    pub kind: String,
    pub level: Level,
    pub words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Level {
    /// A hint only.
    Low,
    /// Passes review but is shown less.
    Medium,
    /// Blocks review.
    High,
}
