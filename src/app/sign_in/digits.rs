//! A number as large as a picture, to be read from where the neighbours sit and copied onto a card.

use crate::{
    app::{
        layout::Layout,
        page::{Block, BlockKind},
    },
    text::{Ink, Line},
};

const FACES: [[&str; 5]; 10] = [
    [" ### ", "#   #", "#   #", "#   #", " ### "],
    ["  #  ", " ##  ", "  #  ", "  #  ", " ### "],
    [" ### ", "#   #", "  ## ", " #   ", "#####"],
    ["#### ", "    #", " ### ", "    #", "#### "],
    ["#  # ", "#  # ", "#####", "   # ", "   # "],
    ["#####", "#    ", "#### ", "    #", "#### "],
    [" ### ", "#    ", "#### ", "#   #", " ### "],
    ["#####", "   # ", "  #  ", " #   ", " #   "],
    [" ### ", "#   #", " ### ", "#   #", " ### "],
    [" ### ", "#   #", " ####", "    #", " ### "],
];

pub fn large(layout: &Layout, number: u16) -> Block {
    let digits: Vec<usize> = number
        .to_string()
        .bytes()
        .map(|digit| usize::from(digit - b'0'))
        .collect();
    let row = |row: usize| {
        let faces: Vec<&str> = digits.iter().map(|digit| FACES[*digit][row]).collect();
        layout.centered(Line::raw(faces.join("   "), Ink::Strong))
    };
    Block::of(BlockKind::Picture, (0..5).map(row).collect())
}
