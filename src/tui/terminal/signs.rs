//! Plain signs for terminals whose font draws lines and marks over two columns: a row would run out of its frame.

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

/// Replaces them in the whole buffer.
pub fn plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let found = SIGNS.iter().find(|(sign, _)| *sign == cell.symbol());
        if let Some((_, plain)) = found {
            cell.set_symbol(plain);
        }
    }
}
