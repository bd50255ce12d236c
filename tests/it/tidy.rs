//! The project's own rules, each broken one named with its file and line, all of them in one run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A word that code may hold only in some rooms, and what to do instead.
struct Ban {
    word: &'static str,
    /// Rooms or files (by beginning of the path under `src/`) where it may stand.
    except: &'static [&'static str],
    instead: &'static str,
}

/// Who turns a key into words: `text` says its own sentences and stands below `say`, whose localizer says all others.
const TELLERS: &[&str] = &["text/", "say/localizer.rs"];

const BANS: [Ban; 22] = [
    Ban {
        word: ".unwrap()",
        except: &[],
        instead: "`expect` with the invariant in words",
    },
    Ban {
        word: "dbg!",
        except: &[],
        instead: "a test",
    },
    Ban {
        word: "todo!",
        except: &[],
        instead: "the thing itself",
    },
    Ban {
        word: "unimplemented!",
        except: &[],
        instead: "the thing itself",
    },
    Ban {
        word: "TODO",
        except: &[],
        instead: "an issue",
    },
    Ban {
        word: "FIXME",
        except: &[],
        instead: "an issue",
    },
    Ban {
        word: "println!",
        except: &["cli/", "plain/", "main.rs"],
        instead: "a returned value",
    },
    Ban {
        word: "print!",
        except: &["cli/", "plain/", "main.rs"],
        instead: "a returned value",
    },
    Ban {
        word: "SystemTime",
        except: &["cli/", "tui/"],
        instead: "a time handed in",
    },
    Ban {
        word: "Instant::now",
        except: &["cli/", "tui/"],
        instead: "a time handed in",
    },
    Ban {
        word: "HashMap",
        except: &["text/"],
        instead: "`BTreeMap`, whose order is the same everywhere",
    },
    Ban {
        word: "HashSet",
        except: &["text/"],
        instead: "`BTreeSet`, whose order is the same everywhere",
    },
    Ban {
        word: "f64",
        // A spreadsheet has no other numbers.
        except: &["market/physics.rs", "report/xlsx.rs", "text/", "tui/"],
        instead: "integers: fen, grams, minutes, ppm",
    },
    Ban {
        word: "f32",
        except: &["tui/"],
        instead: "integers: fen, grams, minutes, ppm",
    },
    Ban {
        word: "ratatui",
        except: &["tui/"],
        instead: "a `Page`",
    },
    Ban {
        word: "crossterm",
        except: &["tui/"],
        instead: "an `Input`",
    },
    Ban {
        word: "rusqlite",
        except: &["store/"],
        instead: "an `Entry`",
    },
    Ban {
        word: "std::fs",
        except: &["cli/", "store/", "tui/"],
        instead: "a value handed in by the shell",
    },
    Ban {
        word: "std::net",
        except: &[],
        instead: "nothing: the program knows no network",
    },
    Ban {
        word: "locales.render(",
        except: TELLERS,
        instead: "a constructor of `say::sentence`, whose key and arguments the compiler knows",
    },
    Ban {
        word: "FluentArg",
        except: TELLERS,
        instead: "an `Arg`",
    },
    Ban {
        word: "#[allow",
        except: &[],
        instead: "`#[expect(…, reason = …)]`, or the repair",
    },
];

const MOST_LINES_OF_A_FILE: usize = 800;
const MOST_LINES_OF_A_FUNCTION: usize = 70;

#[test]
fn the_house_is_tidy() {
    let mut faults = String::new();
    let rooms = rooms();
    for path in sources(Path::new("src")) {
        let source = fs::read_to_string(&path).expect("a source file is readable");
        let name = path.display().to_string();
        let mut fault = |line: usize, what: &str| {
            writeln!(faults, "{name}:{line}: {what}").expect("a string takes every line");
        };
        opening(&source, &mut fault);
        lines(&name, &source, &mut fault);
        functions(&source, &mut fault);
        directions(&name, &source, &rooms, &mut fault);
        arrangements(&name, &source, &mut fault);
    }
    for path in sources(Path::new("tests")) {
        let source = fs::read_to_string(&path).expect("a test file is readable");
        let name = path.display().to_string();
        opening(&source, &mut |line, what| {
            writeln!(faults, "{name}:{line}: {what}").expect("a string takes every line");
        });
        for (index, line) in source.lines().enumerate() {
            if line.trim_start().starts_with("#[ignore") || line.trim_start().starts_with("#[should_panic") {
                writeln!(faults, "{name}:{}: a test runs, and checks a value", index + 1).expect("a string takes it");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string("tests/it/main.rs").expect("tests/it/main.rs is readable");
    let named: BTreeSet<&str> = main
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    for entry in fs::read_dir("tests/it").expect("tests/it is a folder") {
        let path = entry.expect("tests/it can be listed").path();
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("test files have plain names");
        assert!(
            stem == "main" || named.contains(stem),
            "tests/it/main.rs does not name {stem}"
        );
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A file opens with what it is for.
fn opening(source: &str, fault: &mut impl FnMut(usize, &str)) {
    if !source.starts_with("//! ") {
        fault(1, "open the file with `//!`: what it is for, what it leaves to others");
    }
    let count = source.lines().count();
    if count > MOST_LINES_OF_A_FILE {
        fault(count, "longer than 800 lines: split it by noun");
    }
}

fn lines(name: &str, source: &str, fault: &mut impl FnMut(usize, &str)) {
    let place = name.strip_prefix("src/").unwrap_or(name);
    let mut is_test = false;
    for (index, line) in source.lines().enumerate() {
        let number = index + 1;
        is_test = is_test || line.trim_start().starts_with("#[cfg(test)]");
        if line != line.trim_end() {
            fault(number, "spaces at the end of the line");
        }
        let text = line.trim();
        if text == "///" && !neighbours_say_more(source, index) || text == "//!" && index == 0 {
            fault(number, "an empty comment");
        }
        if text.starts_with("// ---") || text.starts_with("// ===") || text.starts_with("//---") {
            fault(number, "a banner line: a file of its own says it better");
        }
        let code = text.split("//").next().unwrap_or("");
        for ban in &BANS {
            let is_note = ban.word == "TODO" || ban.word == "FIXME";
            let searched = if is_note { text } else { code };
            let is_allowed = is_test || ban.except.iter().any(|place_allowed| place.starts_with(place_allowed));
            if !is_allowed && holds_word(searched, ban.word) {
                fault(
                    number,
                    &format!("`{}` does not stand here; instead: {}", ban.word, ban.instead),
                );
            }
        }
    }
}

/// Who a shop is run with is asked of the arrangement: where other nouns name households or the cooperative, a special case
/// has come in.
fn arrangements(name: &str, source: &str, fault: &mut impl FnMut(usize, &str)) {
    let Some(place) = name.strip_prefix("src/market/") else {
        return;
    };
    // The arrangement itself, the two nouns, and where every noun is listed and written down.
    let at_home = [
        "arrangement.rs",
        "coop/",
        "household/",
        "lib.rs",
        "nouns.rs",
        "scenario.rs",
    ];
    if at_home.iter().any(|home| place.starts_with(home)) {
        return;
    }
    // As modules, and as fields of the market and of the scenario.
    let words = ["coop", "household", "households"];
    for (index, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("").trim();
        let is_named = |word: &&&str| {
            let is_path = code.contains(&format!("{word}::")) || code.contains(&format!("::{word}"));
            let is_field = holds_field(code, word);
            is_path || is_field
        };
        if let Some(word) = words.iter().find(is_named) {
            fault(
                index + 1,
                &format!("`{word}` is known to the arrangement alone; ask it"),
            );
        }
    }
}

/// Whether a field of this name is read: `market.coop.hands`, not `coop(…)`.
fn holds_field(code: &str, word: &str) -> bool {
    code.match_indices(&format!(".{word}")).any(|(at, found)| {
        let after = code[at + found.len()..].chars().next();
        !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '(')
    })
}

/// An empty `///` between two lines of a doc comment parts its paragraphs.
fn neighbours_say_more(source: &str, index: usize) -> bool {
    let is_doc = |line: Option<&str>| line.is_some_and(|line| line.trim().starts_with("/// "));
    index > 0 && is_doc(source.lines().nth(index - 1)) && is_doc(source.lines().nth(index + 1))
}

/// Whether `word` occurs in `code` and is not the end of a longer name.
fn holds_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        let is_name = word
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '!');
        !(is_name && (joins(before) || (!word.ends_with('!') && joins(after))))
    })
}

/// rustfmt puts a function's first and last line at the same indent, which is all that must be known to measure it.
fn functions(source: &str, fault: &mut impl FnMut(usize, &str)) {
    let all: Vec<&str> = source.lines().collect();
    for (start, line) in all.iter().enumerate() {
        let text = line.trim_start();
        let is_function = [
            "fn ",
            "pub fn ",
            "pub(crate) fn ",
            "pub(super) fn ",
            "const fn ",
            "pub const fn ",
        ]
        .iter()
        .any(|head| text.starts_with(head));
        if !is_function || text.ends_with('}') || text.ends_with(';') {
            continue;
        }
        let close = format!("{}}}", &line[..line.len() - text.len()]);
        let length = all[start..].iter().position(|line| *line == close).unwrap_or(0) + 1;
        if length > MOST_LINES_OF_A_FUNCTION && !is_one_match(&all[start..start + length]) {
            fault(
                start + 1,
                &format!("a function of {length} lines: at most {MOST_LINES_OF_A_FUNCTION}"),
            );
        }
    }
}

/// Whether a function is a match with a few lines before it: it may be as long as the enum, since cutting it would hide a
/// variant that is forgotten.
fn is_one_match(function: &[&str]) -> bool {
    const MOST_LINES_BEFORE: usize = 12;
    let inside = function[0].len() - function[0].trim_start().len() + 4;
    let opens = function.iter().position(|line| {
        let text = line.trim_start();
        line.len() - text.len() == inside && text.starts_with("match ") && text.ends_with('{')
    });
    let closes = function.len() - 2;
    opens.is_some_and(|at| at <= MOST_LINES_BEFORE) && function[closes] == format!("{}}}", " ".repeat(inside))
}

/// Which room may use which, by the table of `src/lib.rs`; `None` is everything.
fn rooms() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let page = fs::read_to_string("src/lib.rs").expect("src/lib.rs is readable");
    let rooms = page.lines().filter_map(|line| {
        let row = line.strip_prefix("//! | [`")?.strip_suffix(" |")?;
        let mut cells = row.split(" | ");
        let room = cells.next()?.strip_suffix("`]")?;
        let uses = match cells.nth(1)? {
            "everything" => None,
            "nothing of ours" => Some(BTreeSet::new()),
            several => Some(several.split(", ").map(str::to_owned).collect()),
        };
        Some((room.to_owned(), uses))
    });
    rooms.collect()
}

#[test]
fn every_room_stands_in_the_table() {
    let folders = fs::read_dir("src").expect("src can be listed").filter_map(|entry| {
        let entry = entry.expect("src can be listed");
        let is_folder = entry.path().is_dir();
        is_folder.then(|| entry.file_name().into_string().expect("rooms have plain names"))
    });
    let rooms = rooms();
    let named: BTreeSet<&String> = rooms.keys().chain(rooms.values().flatten().flatten()).collect();
    assert_eq!(named, folders.collect::<BTreeSet<_>>().iter().collect());
}

fn directions(
    name: &str,
    source: &str,
    rooms: &BTreeMap<String, Option<BTreeSet<String>>>,
    fault: &mut impl FnMut(usize, &str),
) {
    let mut parts = Path::new(name).iter().skip(1).filter_map(|part| part.to_str());
    let Some(room) = parts.next() else { return };
    let Some(Some(allowed)) = rooms.get(room) else {
        return;
    };
    for (index, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        for (at, _) in code.match_indices("crate::") {
            for used in named_rooms(&code[at + "crate::".len()..]) {
                if rooms.contains_key(&used) && used != room && !allowed.contains(&used) {
                    fault(index + 1, &format!("`{room}` must not know `{used}`"));
                }
            }
        }
    }
}

/// The rooms after `crate::`: one name, or several in braces.
fn named_rooms(rest: &str) -> Vec<String> {
    let name = |text: &str| {
        text.chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect()
    };
    match rest.strip_prefix('{') {
        Some(several) => several.split(',').map(|part| name(part.trim())).collect(),
        None => vec![name(rest)],
    }
}

/// Each library says what it is here for, and is found where the alphabet puts it; our own crates stand first.
#[test]
fn every_library_is_justified_where_it_is_named() {
    for file in ["Cargo.toml", "src/market/Cargo.toml", "src/text/Cargo.toml"] {
        let manifest = fs::read_to_string(file).expect("the manifest is readable");
        for table in manifest.split("\n[").filter(|table| {
            let head = table.split(']').next().unwrap_or("");
            head.ends_with("dependencies")
        }) {
            let lines: Vec<&str> = table.lines().skip(1).filter(|line| !line.is_empty()).collect();
            let is_named = |line: &&&str| !line.starts_with('#');
            let named: Vec<&str> = lines.iter().filter(is_named).copied().collect();
            let foreign: Vec<&str> = named.iter().filter(|line| !line.contains("path = ")).copied().collect();
            assert!(foreign.is_sorted(), "{file}: {foreign:#?}");
            for pair in lines.windows(2).filter(|pair| foreign.contains(&pair[1])) {
                assert!(pair[0].starts_with("# "), "{file}: why `{}`?", pair[1]);
            }
            assert!(lines.first().is_none_or(|line| line.starts_with('#')), "{file}");
        }
    }
}
