//! The layout against those who know: HarfBuzz joins the same letters, `umsc` spells the same Latin. (Unicode's bidi cases
//! stand with `text::order`.)

use bazar::text::{self, Ink, Lang};
use rustybuzz::{Face, UnicodeBuffer, ttf_parser::GlyphId};

const WORDS: &str = include_str!("../data/text/ug-words.txt");
const LATIN: &str = include_str!("../data/text/ug-words-latin.txt");
const FONTS: [&[u8]; 2] = [
    include_bytes!("../data/fonts/uyghur-joining-1.ttf"),
    include_bytes!("../data/fonts/uyghur-joining-2.ttf"),
];

fn rows(file: &str) -> Vec<&str> {
    file.lines().filter(|line| !line.starts_with('#')).collect()
}

/// The glyphs of a word from left to right, as HarfBuzz joins its letters.
fn shaped(face: &Face, word: &str) -> Vec<GlyphId> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(word);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[], buffer);
    let glyphs = shaped.glyph_infos().iter();
    glyphs.map(|glyph| GlyphId(glyph.glyph_id as u16)).collect()
}

/// The glyphs of a row's cells as they stand, without any joining by the font.
fn drawn(face: &Face, row: &str) -> Vec<GlyphId> {
    row.chars()
        .map(|sign| face.glyph_index(sign).unwrap_or_default())
        .collect()
}

#[test]
fn every_word_is_joined_as_harfbuzz_joins_it() {
    let ug = Lang::new("ug");
    let words = rows(WORDS);
    assert_eq!(words.len(), 5_627);
    for font in FONTS {
        let face = Face::from_slice(font, 0).expect("a font that can be read");
        let differing: Vec<&str> = words
            .iter()
            .filter(|word| drawn(&face, &text::line(word, &ug, Ink::Plain).plain()) != shaped(&face, word))
            .copied()
            .collect();
        assert_eq!(differing, Vec::<&str>::new());
    }
}

#[test]
fn every_word_is_spelled_in_latin_as_umsc_spells_it() {
    let differing: Vec<String> = rows(WORDS)
        .into_iter()
        .zip(rows(LATIN))
        .map(|(word, latin)| (text::latin(word), latin.replace('é', "ë")))
        .filter(|(ours, theirs)| ours != theirs)
        .map(|(ours, theirs)| format!("{ours} for {theirs}"))
        .collect();
    assert_eq!(differing, Vec::<String>::new());
    assert_eq!(rows(WORDS).len(), rows(LATIN).len());
}
