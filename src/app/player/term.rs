//! A page with one word of the platforms: the Chinese of the phone's screen first, whatever the reader's language.
//!
//! ```text
//!                     运费
//!                   yùn fèi
//!  运费                       يوللاش ھەققى
//!  一句话的解释                   ............
//! ```

use crate::{
    app::{
        layout::Layout,
        page::Block,
        view_context::{Bilingual, ViewContext},
    },
    course::ShownTerm,
    text::{Ink, Lang, Line},
};

pub fn question(layout: &Layout, step: &ShownTerm) -> Vec<Block> {
    let ctx = layout.ctx;
    let Some(term) = ctx.course.terms().get(&step.term) else {
        return Vec::new();
    };
    let zh = Lang::new("zh");
    let chinese = layout.centered(layout.line(term.text.in_lang(&zh), &zh, Ink::Strong));
    let reading = layout.centered(Line::raw(term.pinyin.clone(), Ink::Dim));
    vec![
        Block::text(vec![chinese, reading]),
        layout.space(),
        layout.heading(&ctx.text(&term.text)),
        layout.paragraph(&ctx.text(&term.plain)),
        layout.space(),
    ]
}

pub fn aloud(ctx: &ViewContext, step: &ShownTerm) -> Vec<Bilingual> {
    match ctx.course.terms().get(&step.term) {
        Some(term) => vec![ctx.text(&term.text), ctx.text(&term.plain)],
        None => Vec::new(),
    }
}
