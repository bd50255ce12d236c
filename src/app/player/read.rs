//! A page of sentence pairs.
//!
//! ```text
//!  1. 中文，靠左          ئۇيغۇرچە، ئوڭدا .1
//!  2. 第二句                    ئىككىنچى .2
//! ```

use crate::{
    app::{layout::Layout, page::Block},
    course::Read,
};

pub fn question(layout: &Layout, step: &Read) -> Vec<Block> {
    let sentences: Vec<_> = step.sentences.iter().map(|text| layout.ctx.text(text)).collect();
    vec![layout.sentences(&sentences), layout.space()]
}
