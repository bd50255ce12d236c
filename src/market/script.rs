//! Reads commands from text, one a line, with the place of every mistake. A script may repeat lines: `repeat 30` … `end`.
//!
//! How a single command is written stands in its noun's grammar.

use std::{ops::Range, str::FromStr};

use super::{Command, ParseError, ParseErrorKind, grammar::Words, nouns};

/// Reads a whole script: a command a line, `#` begins a remark, `repeat N` … `end` stands for N copies. Spans count from
/// the script's start; every mistake is collected.
pub fn parse_script(text: &str) -> (Vec<Command>, Vec<ParseError>) {
    let mut commands = Vec::new();
    let mut errors = Vec::new();
    // The open block: times, first command, and where `repeat` stands.
    let mut block: Option<(usize, usize, Range<usize>)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.split('#').next().unwrap_or("");
        let trimmed = content.trim();
        let offset = start + content.len() - content.trim_start().len();
        let span = offset..offset + trimmed.len();
        start += line.len();
        if trimmed.is_empty() {
            continue;
        }
        if let Some(times) = trimmed.strip_prefix("repeat ") {
            match times.trim().parse::<usize>() {
                Ok(times) if block.is_none() && times <= 1000 => block = Some((times, commands.len(), span)),
                Ok(_) => errors.push(ParseError {
                    span,
                    kind: ParseErrorKind::Unpaired,
                }),
                Err(_) => errors.push(ParseError {
                    span,
                    kind: ParseErrorKind::NotANumber,
                }),
            }
        } else if trimmed == "end" {
            match block.take() {
                Some((times, first, _)) => {
                    let body = commands.split_off(first);
                    for _ in 0..times {
                        commands.extend(body.iter().cloned());
                    }
                }
                None => errors.push(ParseError {
                    span,
                    kind: ParseErrorKind::Unpaired,
                }),
            }
        } else {
            match trimmed.parse::<Command>() {
                Ok(command) => commands.push(command),
                Err(error) => errors.push(ParseError {
                    span: offset + error.span.start..offset + error.span.end,
                    kind: error.kind,
                }),
            }
        }
    }
    if let Some((_, _, span)) = block {
        errors.push(ParseError {
            span,
            kind: ParseErrorKind::Unpaired,
        });
    }
    (commands, errors)
}

impl FromStr for Command {
    type Err = ParseError;

    fn from_str(line: &str) -> Result<Self, ParseError> {
        let mut words = Words::of(line);
        let Some((verb, span)) = words.next() else {
            return Err(ParseError {
                span: 0..line.len(),
                kind: ParseErrorKind::Empty,
            });
        };
        let command = nouns::read(verb, &mut words)?.ok_or(ParseError {
            span,
            kind: ParseErrorKind::UnknownCommand,
        })?;
        words.finish()?;
        Ok(command)
    }
}
