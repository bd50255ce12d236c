//! Products, their categories and their packs.

use super::super::super::document::Node;
use super::super::entry::ENTRY;
use super::super::key::{Key, Kind, Of, Shape, Unit, list, number, some};
use super::super::read::{Element, Value};
use super::super::units::{CELSIUS, FEN, FEN_PER_KG, GRAMS, MONTH, PPM};
use crate::market::{Attribute, Category, CategoryId, Pack, PackSize, Product};

const CATEGORY: Key<CategoryId> = Key::new("category", Kind::Ref(Of::Category), "The leaf category it belongs to.");
const NOUNS: Key<Vec<String>> = Key::new("nouns", list(&Kind::String), "Chinese words that name it in a title.");
const PRODUCT_FRESH: Key<bool> = Key::new("fresh", Kind::Boolean, "It spoils and is sold as fresh food.");
const SEASON: Key<Vec<u32>> = Key::new("season", list(&MONTH), "Months in which it is asked for, 1 to 12.");
const FARM_FEN_PER_KG: Key<i64> = Key::new("farm_fen_per_kg", FEN_PER_KG, "What the field pays.");
const COUNTY_FEN_PER_KG: Key<i64> = Key::new("county_fen_per_kg", FEN_PER_KG, "Middle price in the county.");
const NATIONAL_FEN_PER_KG: Key<i64> = Key::new(
    "national_fen_per_kg",
    FEN_PER_KG,
    "Middle price delivered to a far city.",
);
const USUAL_G: Key<Option<u32>> = Key::new(
    "usual_g",
    number(Unit::Grams, 1, 1_000_000),
    "The size of box at which a kilogram costs that; absent where it costs the same in every box.",
)
.or_default();
const YEAR_LEAST_PPM: Key<i64> = Key::new(
    "year_least_ppm",
    PPM,
    "The field's price in the cheapest of years, against the mean of years.",
)
.or(|| 1_000_000, "`1000000`");
const YEAR_MOST_PPM: Key<i64> = Key::new("year_most_ppm", PPM, "The same in the dearest of years.")
    .or(|| 1_000_000, "`1000000`")
    .not_below("year_least_ppm");
const HALF_LIFE_H: Key<Option<u32>> = Key::new(
    "half_life_h",
    number(Unit::Hours, 1, 1_000_000),
    "Hours at 20 °C until half of the pieces are unsellable; absent for goods that do not spoil.",
)
.or_default();
const FRAGILE_PPM: Key<i64> = Key::new("fragile_ppm", PPM, "Bruised share per handling leg in a bare carton.");
const PIECE_G: Key<u32> = Key::new("piece_g", number(Unit::Grams, 1, 1_000_000), "Weight of one piece.");
const HEAD_G: Key<Option<u32>> = Key::new(
    "head_g",
    number(Unit::Grams, 1, 1_000_000),
    "What one person eats of it in the time that a household buys for; absent where nobody reckons by weight.",
)
.or_default();
const REFUND_PPM: Key<i64> = Key::new(
    "refund_ppm",
    PPM,
    "Base share of buyers who ask for money back without a fault.",
);

pub(in super::super) const PRODUCT_TABLE: Shape = Shape::new(
    "product",
    "Product.",
    &[
        CATEGORY.line,
        NOUNS.line,
        PRODUCT_FRESH.line,
        SEASON.line,
        FARM_FEN_PER_KG.line,
        COUNTY_FEN_PER_KG.line,
        NATIONAL_FEN_PER_KG.line,
        USUAL_G.line,
        YEAR_LEAST_PPM.line,
        YEAR_MOST_PPM.line,
        HALF_LIFE_H.line,
        FRAGILE_PPM.line,
        PIECE_G.line,
        HEAD_G.line,
        REFUND_PPM.line,
    ],
)
.with(ENTRY);

impl Value for Product {
    fn of(node: &Node) -> Option<Product> {
        Some(Product {
            category: CATEGORY.of(node)?,
            nouns: NOUNS.of(node)?,
            fresh: PRODUCT_FRESH.of(node)?,
            season: SEASON.of(node)?,
            farm_fen_per_kg: FARM_FEN_PER_KG.of(node)?,
            county_fen_per_kg: COUNTY_FEN_PER_KG.of(node)?,
            national_fen_per_kg: NATIONAL_FEN_PER_KG.of(node)?,
            usual_g: USUAL_G.of(node)?,
            year_least_ppm: YEAR_LEAST_PPM.of(node)?,
            year_most_ppm: YEAR_MOST_PPM.of(node)?,
            half_life_h: HALF_LIFE_H.of(node)?,
            fragile_ppm: FRAGILE_PPM.of(node)?,
            piece_g: PIECE_G.of(node)?,
            head_g: HEAD_G.of(node)?,
            refund_ppm: REFUND_PPM.of(node)?,
        })
    }
}

const PARENT: Key<Option<CategoryId>> = Key::new(
    "parent",
    Kind::Ref(Of::Category),
    "A category with children is no leaf.",
)
.or_default();
const ATTRIBUTES: Key<Vec<Attribute>> = Key::new(
    "attributes",
    list(&Kind::Table(&ATTRIBUTE_TABLE)),
    "What a page has to say of such goods.",
)
.or_default();
const CATEGORY_FRESH: Key<bool> = Key::new(
    "fresh",
    Kind::Boolean,
    "Fresh food: the seven-day rule does not hold and the page must say so.",
)
.or_default();

pub(in super::super) const CATEGORY_TABLE: Shape = Shape::new(
    "category",
    "Category.",
    &[PARENT.line, ATTRIBUTES.line, CATEGORY_FRESH.line],
)
.with(ENTRY);

impl Value for Category {
    fn of(node: &Node) -> Option<Category> {
        Some(Category {
            parent: PARENT.of(node)?,
            attributes: ATTRIBUTES.of(node)?,
            fresh: CATEGORY_FRESH.of(node)?,
        })
    }
}

const ID: Key<String> = Key::new("id", Kind::OwnId("attribute"), "Its id.");
const REQUIRED: Key<bool> = Key::new("required", Kind::Boolean, "A page cannot be sent in without it.");
const OPTIONS: Key<Vec<String>> = Key::new("options", list(&Kind::String), "What may be chosen.");

pub(in super::super) const ATTRIBUTE_TABLE: Shape =
    Shape::new("attribute", "Attribute.", &[ID.line, REQUIRED.line, OPTIONS.line]);

impl Value for Attribute {
    fn of(node: &Node) -> Option<Attribute> {
        Some(Attribute {
            id: ID.of(node)?,
            required: REQUIRED.of(node)?,
            options: OPTIONS.of(node)?,
        })
    }
}

const SIZES: Key<Vec<PackSize>> = Key::new(
    "sizes",
    list(&Kind::Table(&PACK_SIZE_TABLE)),
    "Its sizes, the smallest first.",
);
const PACK_OFFSET_C: Key<i32> = Key::new("offset_c", CELSIUS, "Warmer inside than outside by this much.");
const CONSTANT_C: Key<Option<i32>> = Key::new("constant_c", CELSIUS, "Temperature that it keeps inside.").or_default();
const WARM: Key<bool> = Key::new("warm", Kind::Boolean, "Holds a heat bag: no frost gets in.").or_default();
const BRUISE_PPM: Key<i64> = Key::new("bruise_ppm", PPM, "Factor on the product's fragility.");
const DRY: Key<bool> = Key::new("dry", Kind::Boolean, "Keeps rain out.");
const ONLY: Key<Vec<CategoryId>> = Key::new(
    "only",
    list(&Kind::Ref(Of::Category)),
    "Categories it is made for; empty for all.",
)
.or_default();
const BY_HAND: Key<bool> = Key::new(
    "by_hand",
    Kind::Boolean,
    "Brought by hand and brought back: no courier takes it.",
)
.or_default();

pub(in super::super) const PACK_TABLE: Shape = Shape::new(
    "pack",
    "A way of packing. Its sizes are sorted by what they hold.",
    &[
        SIZES.line,
        PACK_OFFSET_C.line,
        CONSTANT_C.line,
        WARM.line,
        BRUISE_PPM.line,
        DRY.line,
        ONLY.line,
        BY_HAND.line,
    ],
)
.with(ENTRY);

impl Value for Pack {
    fn of(node: &Node) -> Option<Pack> {
        Some(Pack {
            sizes: SIZES.of(node)?,
            offset_c: PACK_OFFSET_C.of(node)?,
            constant_c: CONSTANT_C.of(node)?,
            warm: WARM.of(node)?,
            bruise_ppm: BRUISE_PPM.of(node)?,
            dry: DRY.of(node)?,
            only: ONLY.of(node)?,
            by_hand: BY_HAND.of(node)?,
        })
    }
}

const UP_TO_G: Key<u32> = Key::new("up_to_g", GRAMS, "Net weight that still fits.");
const COST_FEN: Key<i64> = Key::new("cost_fen", FEN, "Its price.");
const WEIGHT_G: Key<u32> = Key::new("weight_g", GRAMS, "Its own weight.");
const CM: Key<[u32; 3]> = Key::new(
    "cm",
    some(&number(Unit::Centimetres, 1, 1_000), 3, 3),
    "Length, width, height.",
);
const ICE_G: Key<u32> = Key::new("ice_g", GRAMS, "Ice that lies in it; its weight is the box's.").or_default();
const LEAK_MW: Key<u32> = Key::new(
    "leak_mw",
    number(Unit::Milliwatts, 0, 1_000_000),
    "Heat that its walls let through, for each degree; zero for one that keeps no cold.",
)
.or_default();

pub(in super::super) const PACK_SIZE_TABLE: Shape = Shape::new(
    "pack size",
    "Pack size.",
    &[
        UP_TO_G.line,
        COST_FEN.line,
        WEIGHT_G.line,
        CM.line,
        ICE_G.line,
        LEAK_MW.line,
    ],
);

impl Value for PackSize {
    fn of(node: &Node) -> Option<PackSize> {
        Some(PackSize {
            up_to_g: UP_TO_G.of(node)?,
            cost_fen: COST_FEN.of(node)?,
            weight_g: WEIGHT_G.of(node)?,
            cm: CM.of(node)?,
            ice_g: ICE_G.of(node)?,
            leak_mw: LEAK_MW.of(node)?,
        })
    }
}

impl Element for Attribute {}

impl Element for PackSize {}
