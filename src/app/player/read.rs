//! A page of sentence pairs.
//!
//! ```text
//!  1. 中文，靠左          ئۇيغۇرچە، ئوڭدا .1
//!  2. 第二句                    ئىككىنچى .2
//! ```

use crate::{
    app::{lay::Paper, page::Block},
    course::Read,
};

pub fn question(paper: &Paper, step: &Read) -> Vec<Block> {
    let sentences: Vec<_> = step.sentences.iter().map(|text| paper.desk.text(text)).collect();
    vec![paper.sentences(&sentences), paper.space()]
}
