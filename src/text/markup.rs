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

/// The terms that the source marks, in reading order.
pub fn mentions(source: &str) -> Vec<Mention> {
    let signs: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match signs[at] {
            '\\' => at += 2,
            '[' => match term_at(&signs, at) {
                Some(term) => {
                    found.push(Mention {
                        shown: signs[at + 1..term.shown_end].iter().collect(),
                        term: (term.shown_end < term.end).then(|| signs[term.shown_end + 1..term.end].iter().collect()),
                    });
                    at = term.end + 1;
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    found
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
    (shown_end > open + 1).then_some(TermSpan { shown_end, end })
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
                    _ => "<>",
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
}
