//! Numbers, money, weights, times and shares in the words of a language (`locales/*/text.ftl`).
//!
//! Digits are 0–9 everywhere, the decimal point a dot, groups of thousands marked by a comma.

use super::{FluentArg, Lang, Locales};

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// `1,200`
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::from(if value < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `hundredths` as `39.9`, `0.05`, `1,200`: no zeros at the end.
pub fn decimal(hundredths: i64) -> String {
    let whole = number((hundredths.unsigned_abs() / 100) as i64);
    let part = hundredths.unsigned_abs() % 100;
    let sign = if hundredths < 0 { "-" } else { "" };
    match (part, part % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

/// The bare amount of yuan, for tables: `39.9`
pub fn yuan_amount(fen: i64) -> String {
    decimal(fen)
}

/// `39.9 元`
pub fn yuan(fen: i64, lang: &Lang, locales: &Locales) -> String {
    locales.render(lang, "text-yuan", &[("amount", FluentArg::Word(decimal(fen)))])
}

/// Both ways, since markets count in jin: `12 元/公斤（6 元/斤）`
pub fn unit_price(fen_per_kg: i64, lang: &Lang, locales: &Locales) -> String {
    let args = [
        ("kilo", FluentArg::Word(decimal(fen_per_kg))),
        ("jin", FluentArg::Word(decimal((fen_per_kg + 1).div_euclid(2)))),
    ];
    locales.render(lang, "text-unit-price", &args)
}

/// `2.5 公斤（5 斤）`; under a jin, or where no round weight comes out, grams: `250 克`.
pub fn weight(g: i64, lang: &Lang, locales: &Locales) -> String {
    if g.abs() < 500 || (g.abs() < 1000 && g % 50 != 0) {
        return locales.render(lang, "text-grams", &[("amount", FluentArg::Word(number(g)))]);
    }
    let args = [
        ("kilo", FluentArg::Word(decimal((g + 5).div_euclid(10)))),
        ("jin", FluentArg::Word(decimal((g + 2).div_euclid(5)))),
    ];
    locales.render(lang, "text-weight", &args)
}

/// `09:00`
pub fn time_of_day(min: u32) -> String {
    format!("{:02}:{:02}", min % DAY / 60, min % 60)
}

/// Simulated time: `第 2 天 09:00`, counted from day 1.
pub fn clock(min: u32, lang: &Lang, locales: &Locales) -> String {
    let args = [
        ("day", FluentArg::Number(i64::from(min / DAY) + 1)),
        ("time", FluentArg::Word(time_of_day(min))),
    ];
    locales.render(lang, "text-clock", &args)
}

/// The two largest units that matter: `5 小时`, `2 小时 30 分钟`, `3 天`.
pub fn duration(min: u32, lang: &Lang, locales: &Locales) -> String {
    let part = |key, count: u32| locales.render(lang, key, &[("n", FluentArg::Number(i64::from(count)))]);
    let (days, hours, minutes) = (min / DAY, min % DAY / 60, min % 60);
    match (days, hours, minutes) {
        (0, 0, _) => part("text-minutes", minutes),
        (0, _, 0) => part("text-hours", hours),
        (0, ..) => format!("{} {}", part("text-hours", hours), part("text-minutes", minutes)),
        (_, 0, _) => part("text-days", days),
        _ => format!("{} {}", part("text-days", days), part("text-hours", hours)),
    }
}

/// `明天（星期二）12:00，北京时间，还有 5 小时`; `monday_is` is the weekday of day 1, 0 for Monday, where it is known.
pub fn deadline(due_min: u32, now_min: u32, day1: Option<u8>, lang: &Lang, locales: &Locales) -> String {
    let day = due_min / DAY;
    let name = match day.checked_sub(now_min / DAY) {
        Some(0) => locales.render(lang, "text-today", &[]),
        Some(1) => locales.render(lang, "text-tomorrow", &[]),
        Some(2) => locales.render(lang, "text-after-tomorrow", &[]),
        _ => locales.render(lang, "text-day", &[("n", FluentArg::Number(i64::from(day) + 1))]),
    };
    let day = match day1 {
        Some(first) => {
            let weekday = weekday(((u32::from(first) + day) % 7) as u8, lang, locales);
            let args = [("day", FluentArg::Word(name)), ("weekday", FluentArg::Word(weekday))];
            locales.render(lang, "text-day-weekday", &args)
        }
        None => name,
    };
    let mut args = vec![
        ("day", FluentArg::Word(day)),
        ("time", FluentArg::Word(time_of_day(due_min))),
    ];
    match due_min.checked_sub(now_min) {
        Some(left) => {
            args.push(("left", FluentArg::Word(duration(left, lang, locales))));
            locales.render(lang, "text-deadline", &args)
        }
        None => {
            args.push(("late", FluentArg::Word(duration(now_min - due_min, lang, locales))));
            locales.render(lang, "text-deadline-missed", &args)
        }
    }
}

/// The weekday's name, 0 for Monday.
fn weekday(index: u8, lang: &Lang, locales: &Locales) -> String {
    locales.render(
        lang,
        "text-weekday",
        &[("n", FluentArg::Number(i64::from(index % 7) + 1))],
    )
}

/// A share in ppm as people count it: `每 100 元里 8 元`
pub fn share(ppm: i64, lang: &Lang, locales: &Locales) -> String {
    locales.render(lang, "text-share", &[("part", FluentArg::Word(decimal(ppm / 100)))])
}

/// A share in ppm of things that are counted one by one: `每 100 个里有 8 个`
pub fn of_hundred(ppm: i64, lang: &Lang, locales: &Locales) -> String {
    locales.render(
        lang,
        "text-of-hundred",
        &[("part", FluentArg::Word(decimal(ppm / 100)))],
    )
}

/// Words in a row: `核桃、杏干、红枣`
pub fn list(words: &[String], lang: &Lang, locales: &Locales) -> String {
    let Some((last, rest)) = words.split_last() else {
        return String::new();
    };
    if rest.is_empty() {
        return last.clone();
    }
    let comma = locales.render(lang, "text-list-comma", &[]);
    let args = [
        ("rest", FluentArg::Word(rest.join(&comma))),
        ("last", FluentArg::Word(last.clone())),
    ];
    locales.render(lang, "text-list", &args)
}
