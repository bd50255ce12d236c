//! The authors' light markup: `*strong*`, `[term]`, `[shown|term-id]`; `\*` and `\[` stand for themselves.
//!
//! A star or bracket without its partner is a letter like any other: an author's slip never hides text.

use super::Ink;

/// A word marked as a term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub shown: String,
    /// The glossary's id where the author wrote one.
    pub term: Option<String>,
}

/// A letter with what it is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    pub sign: char,
    pub ink: Ink,
}

/// The source without its markup.
pub fn bare(source: &str) -> String {
    letters(source, Ink::Plain).iter().map(|letter| letter.sign).collect()
}

/// Words that nobody marked up, a name say, as a source in which every sign stands for itself.
pub fn literal(words: &str) -> String {
    let mut source = String::with_capacity(words.len());
    for sign in words.chars() {
        if matches!(sign, '*' | '[' | ']' | '\\') {
            source.push('\\');
        }
        source.push(sign);
    }
    source
}

/// The terms that the source marks, in reading order.
pub fn mentions(source: &str) -> Vec<Mention> {
    let signs: Vec<char> = source.chars().collect();
    let spans = term_spans(&signs).into_iter();
    spans.map(|term| mention(&signs, &term)).collect()
}

/// The source with a reading behind the Chinese word of each mark that has one: `[签收]` becomes `[签收 qiān shōu]`.
///
/// `reading` gives the word as it stands in the mark, and how it is read.
pub fn with_readings(source: &str, reading: impl Fn(&Mention) -> Option<(String, String)>) -> String {
    let signs: Vec<char> = source.chars().collect();
    let mut read = String::with_capacity(source.len() * 2);
    let mut at = 0;
    for term in term_spans(&signs) {
        read.extend(&signs[at..term.start]);
        at = term.end + 1;
        let mark: String = signs[term.start..at].iter().collect();
        let found = reading(&mention(&signs, &term)).and_then(|(word, reading)| {
            let (before, after) = mark.split_once(&word)?;
            // The syllables stay together.
            Some(format!("{before}{word} {}{after}", reading.replace(' ', "\u{00A0}")))
        });
        let needs_air = found.is_some() && signs.get(at).is_some_and(|next| next.is_alphanumeric());
        read.push_str(&found.unwrap_or(mark));
        if needs_air {
            read.push(' ');
        }
    }
    read.extend(&signs[at..]);
    read
}

fn term_spans(signs: &[char]) -> Vec<TermSpan> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match signs[at] {
            '\\' => at += 2,
            '[' => match term_at(signs, at) {
                Some(term) => {
                    at = term.end + 1;
                    found.push(term);
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    found
}

fn mention(signs: &[char], term: &TermSpan) -> Mention {
    Mention {
        shown: signs[term.start + 1..term.shown_end].iter().collect(),
        term: (term.shown_end < term.end).then(|| signs[term.shown_end + 1..term.end].iter().collect()),
    }
}

/// Splits markup from letters; `ink` is what unmarked letters get.
pub(super) fn letters(source: &str, ink: Ink) -> Vec<Letter> {
    let signs: Vec<char> = source.chars().collect();
    let mut letters = Vec::with_capacity(signs.len());
    let mut strong_until = None;
    let mut at = 0;
    while at < signs.len() {
        let here = if strong_until.is_some() { Ink::Strong } else { ink };
        match signs[at] {
            '\\' if matches!(signs.get(at + 1), Some('*' | '[' | ']' | '\\')) => {
                letters.push(Letter {
                    sign: signs[at + 1],
                    ink: here,
                });
                at += 1;
            }
            '*' if strong_until == Some(at) => strong_until = None,
            '*' if strong_until.is_none() && strong_end(&signs, at).is_some() => strong_until = strong_end(&signs, at),
            '[' => match term_at(&signs, at) {
                Some(term) => {
                    let shown = signs[at + 1..term.shown_end].iter();
                    letters.extend(shown.map(|&sign| Letter { sign, ink: Ink::Term }));
                    at = term.end;
                }
                None => letters.push(Letter { sign: '[', ink: here }),
            },
            sign => letters.push(Letter { sign, ink: here }),
        }
        at += 1;
    }
    letters
}

struct TermSpan {
    /// Where the opening bracket stands.
    start: usize,
    shown_end: usize,
    /// Where the closing bracket stands.
    end: usize,
}

fn term_at(signs: &[char], open: usize) -> Option<TermSpan> {
    let length = signs[open + 1..]
        .iter()
        .position(|&sign| matches!(sign, ']' | '[' | '\n'))?;
    let end = open + 1 + length;
    if signs[end] != ']' || length == 0 {
        return None;
    }
    let bar = signs[open + 1..end].iter().position(|&sign| sign == '|');
    let shown_end = bar.map_or(end, |bar| open + 1 + bar);
    let start = open;
    (shown_end > open + 1).then_some(TermSpan { start, shown_end, end })
}

/// Where the star at `open` is closed: it must hug its words on the inside, so `2 * 5 * 3` stays a sum.
fn strong_end(signs: &[char], open: usize) -> Option<usize> {
    let first = signs.get(open + 1)?;
    if first.is_whitespace() || *first == '*' {
        return None;
    }
    let mut at = open + 2;
    while at < signs.len() && signs[at] != '\n' {
        if signs[at] == '\\' {
            at += 1;
        } else if signs[at] == '*' && !signs[at - 1].is_whitespace() {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str) -> String {
        let mut out = String::new();
        let mut ink = Ink::Plain;
        for letter in letters(source, Ink::Plain) {
            if letter.ink != ink {
                ink = letter.ink;
                out.push_str(match ink {
                    Ink::Strong => "<s>",
                    Ink::Term => "<t>",
                    Ink::Plain
                    | Ink::Dim
                    | Ink::Key
                    | Ink::Good
                    | Ink::Bad
                    | Ink::Warn
                    | Ink::Focus
                    | Ink::Money
                    | Ink::Paint(_) => "<>",
                });
            }
            out.push(letter.sign);
        }
        out
    }

    #[test]
    fn markup_becomes_inks() {
        for (source, expected) in [
            ("a *b c* d", "a <s>b c<> d"),
            ("[运费]是什么", "<t>运费<>是什么"),
            ("[يوللاش ھەققى|freight].", "<t>يوللاش ھەققى<>."),
            ("2 * 5 * 3", "2 * 5 * 3"),
            ("*open", "*open"),
            ("[open", "[open"),
            ("[]", "[]"),
            (r"\*a\* \[b]", "*a* [b]"),
            ("*a [t|x] b*", "<s>a <t>t<s> b"),
            ("a*", "a*"),
            ("*", "*"),
            ("\\", "\\"),
        ] {
            assert_eq!(drawn(source), expected, "{source}");
        }
    }

    #[test]
    fn mentions_carry_ids() {
        let found = mentions("[运费] [shown|freight] \\[no] [x");
        let pairs: Vec<_> = found.iter().map(|it| (it.shown.as_str(), it.term.as_deref())).collect();
        assert_eq!(pairs, [("运费", None), ("shown", Some("freight"))]);
    }

    #[test]
    fn marked_words_get_their_reading() {
        let sign_for = || ("签收".to_owned(), "qiān shōu".to_owned());
        let reading = |mention: &Mention| mention.shown.contains("签收").then(sign_for);
        for (source, expected) in [
            ("别急着[签收]。", "别急着[签收 qiān\u{A0}shōu]。"),
            ("[签收]的人", "[签收 qiān\u{A0}shōu] 的人"),
            (
                "[قول قويۇش (签收)|sign-for] كېرەك",
                "[قول قويۇش (签收 qiān\u{A0}shōu)|sign-for] كېرەك",
            ),
            ("[运费] 签收 \\[签收]", "[运费] 签收 \\[签收]"),
            ("", ""),
        ] {
            assert_eq!(with_readings(source, reading), expected, "{source}");
        }
    }
}
