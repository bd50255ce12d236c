//! A small pixel picture, written as rows of letters with a palette.

use super::Text;

/// At most this many pixels to a row, and this many rows.
pub const PICTURE_SIZE: (usize, usize) = (38, 8);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub id: String,
    /// Each row as wide as the first.
    pub rows: Vec<Vec<Pixel>>,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pixel {
    /// The author's letter, so that a picture can be printed without colours; a space where nothing is.
    pub letter: char,
    pub colour: Option<Colour>,
}

/// The closed list of colours, in the order of `text::Ink::Paint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    Black,
    Brown,
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    White,
}

impl Colour {
    pub const ALL: [Colour; 8] = [
        Colour::Black,
        Colour::Brown,
        Colour::Red,
        Colour::Orange,
        Colour::Yellow,
        Colour::Green,
        Colour::Blue,
        Colour::White,
    ];

    /// The name in a palette.
    pub fn name(self) -> &'static str {
        match self {
            Colour::Black => "black",
            Colour::Brown => "brown",
            Colour::Red => "red",
            Colour::Orange => "orange",
            Colour::Yellow => "yellow",
            Colour::Green => "green",
            Colour::Blue => "blue",
            Colour::White => "white",
        }
    }

    /// The number of `text::Ink::Paint`.
    pub fn paint(self) -> u8 {
        self as u8
    }
}
