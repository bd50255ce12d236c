//! A title put together from word tiles, with the width that it takes.
//!
//! ```text
//! ┌──────────────────────────────────────────┐
//! │ 叶城薄皮核桃                             │   the title so far
//! └──────────────────────────────────────────┘
//! >1 [√] 叶城                             [√] 1<
//! ```

use super::{
    Body,
    ticking::{TickRule, Ticking},
};
use crate::{
    app::{
        input::Input,
        layout::Layout,
        page::Block,
        view_context::{Bilingual, ViewContext},
    },
    course::{Answer, Mark, Tile, Tiles},
    market::title_width,
    say::{Arg, sentence},
    text::{Ink, Lang},
    tutor::Session,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Composing {
    asked: Tiles,
    ticking: Ticking,
}

impl Composing {
    /// `places` are the tiles as they stand on the screen, by the author's index.
    pub fn of(asked: &Tiles, places: Vec<usize>) -> Composing {
        Composing {
            asked: asked.clone(),
            ticking: Ticking::of(places, TickRule::Some),
        }
    }

    /// Keeps the words that may stand in the title, in their order.
    pub fn keep(&mut self, right: &[String]) {
        let tiles = &self.asked.tiles;
        let kept = right
            .iter()
            .filter_map(|id| tiles.iter().position(|tile| tile.id == *id));
        self.ticking.ticked = kept.collect();
    }

    pub fn update(&mut self, input: Input) -> Option<Answer> {
        let ticked = self.ticking.update(input)?;
        let ids = ticked.iter().map(|index| self.asked.tiles[*index].id.clone());
        Some(Answer::Tiles(ids.collect()))
    }

    pub fn page(&self, layout: &Layout, session: &Session) -> Body {
        let words = self.asked.tiles.iter().map(|tile| explained(layout.ctx, tile));
        let items = self.ticking.items(layout, &words.collect::<Vec<_>>());
        (self.title(layout, session), items, self.ticking.keys())
    }

    /// The title so far, and how much of the allowed width it takes.
    fn title(&self, layout: &Layout, session: &Session) -> Vec<Block> {
        let ctx = layout.ctx;
        let ticked = self.ticking.ticked.iter();
        let title: String = ticked.map(|index| self.asked.tiles[*index].word.as_str()).collect();
        let limit = session
            .playable
            .rules
            .profiles
            .get(&self.asked.profile)
            .map_or(0, |profile| profile.title_width_max);
        let shown = if title.is_empty() {
            "…".to_owned()
        } else {
            title.clone()
        };
        let width = sentence::player_title_width(Arg::count(limit), Arg::count(title_width(&title)));
        vec![
            layout.notice(&[ctx.say(&sentence::player_title(Arg::AsIs(shown)))], Ink::Strong),
            layout.paragraph(&ctx.say(&width)),
            layout.space(),
        ]
    }
}

/// The word as it goes into the title, and what it means where the reader's language is another.
fn explained(ctx: &ViewContext, tile: &Tile) -> Bilingual {
    ctx.both(|lang| {
        if *lang == Lang::new("zh") {
            return tile.word.clone();
        }
        let said = sentence::player_tile(Arg::Written(tile.meaning.clone()), Arg::as_is(&tile.word));
        ctx.localizer(lang).say(&said)
    })
}

/// What stands on the screen for the tile with this id.
pub fn part(step: &Tiles, id: &str) -> Option<Arg> {
    let tile = step.tiles.iter().find(|tile| tile.id == id);
    tile.map(|tile| Arg::as_is(&tile.word))
}

/// The title that the answer's tiles make.
pub fn put_together(ctx: &ViewContext, step: &Tiles, marks: &[Mark]) -> Vec<Bilingual> {
    let words = marks.iter().filter_map(|mark| {
        let tile = step.tiles.iter().find(|tile| tile.id == mark.id)?;
        Some(tile.word.as_str())
    });
    vec![ctx.say(&sentence::player_title(Arg::AsIs(words.collect())))]
}
