//! Other signs for terminals that draw lines, marks or letters with marks over two columns: a row would run out of its frame.

use ratatui::buffer::Buffer;

/// Signs whose width Unicode leaves open, and what stands for them in ASCII.
const SIGNS: [(&str, &str); 34] = [
    ("─", "-"),
    ("│", "|"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("█", "#"),
    ("▲", "^"),
    ("▼", "v"),
    ("△", "^"),
    ("▽", "v"),
    ("●", "*"),
    ("○", "o"),
    ("★", "*"),
    ("☆", "-"),
    ("√", "v"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("…", "~"),
    ("·", "-"),
    ("×", "x"),
    ("–", "-"),
    ("—", "-"),
    ("▶", ">"),
    ("▒", "#"),
    ("“", "\""),
    ("”", "\""),
];

/// Letters whose width Unicode leaves open, each apart from its mark: such a letter takes one column, and the mark none.
const LETTERS: [(&str, &str); 28] = [
    ("ā", "a\u{304}"),
    ("á", "a\u{301}"),
    ("ǎ", "a\u{30c}"),
    ("à", "a\u{300}"),
    ("ē", "e\u{304}"),
    ("é", "e\u{301}"),
    ("ě", "e\u{30c}"),
    ("è", "e\u{300}"),
    ("ê", "e\u{302}"),
    ("ī", "i\u{304}"),
    ("í", "i\u{301}"),
    ("ǐ", "i\u{30c}"),
    ("ì", "i\u{300}"),
    ("ō", "o\u{304}"),
    ("ó", "o\u{301}"),
    ("ǒ", "o\u{30c}"),
    ("ò", "o\u{300}"),
    ("ū", "u\u{304}"),
    ("ú", "u\u{301}"),
    ("ǔ", "u\u{30c}"),
    ("ù", "u\u{300}"),
    ("ü", "u\u{308}"),
    ("ǖ", "u\u{308}\u{304}"),
    ("ǘ", "u\u{308}\u{301}"),
    ("ǚ", "u\u{308}\u{30c}"),
    ("ǜ", "u\u{308}\u{300}"),
    ("ɑ", "a"),
    ("ɡ", "g"),
];

/// What is replaced on this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    pub are_plain: bool,
    pub are_letters_apart: bool,
}

/// Replaces them in the whole buffer.
pub fn plain(signs: Signs, buffer: &mut Buffer) {
    let tables = [
        (signs.are_plain, SIGNS.as_slice()),
        (signs.are_letters_apart, LETTERS.as_slice()),
    ];
    for (_, table) in tables.into_iter().filter(|(is_on, _)| *is_on) {
        for cell in &mut buffer.content {
            let found = table.iter().find(|(sign, _)| *sign == cell.symbol());
            if let Some((_, other)) = found {
                cell.set_symbol(other);
            }
        }
    }
}
