//! Whether a cell holds the number of an identity card or of a phone: of people only name, class and number are kept, so a file
//! with these is not taken in.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    Identity,
    Phone,
}

/// Digits of an identity number, the last of them a check digit or X (GB 11643-1999).
const IDENTITY: usize = 18;
const PHONE: usize = 11;
/// The country's number before a phone's.
const COUNTRY: &str = "86";

/// Returns what a cell holds, also in groups of digits, in full width, after the country's number, or beside a name.
pub fn personal(cell: &str) -> Option<Personal> {
    let groups = groups(cell);
    let identity = |count: usize| {
        groups
            .windows(count)
            .map(<[String]>::concat)
            .any(|digits| is_identity(&digits))
    };
    if (1..=4).any(identity) {
        return Some(Personal::Identity);
    }
    let is_phone = |digits: &str| {
        let digits = digits.strip_prefix(COUNTRY).unwrap_or(digits);
        digits.len() == PHONE && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..]) && !digits.contains('X')
    };
    let one = groups.iter().any(|digits| is_phone(digits));
    // 139 1234 5678
    let three = groups.windows(3).any(|parts| {
        let lengths: Vec<usize> = parts.iter().map(String::len).collect();
        lengths.ends_with(&[4, 4]) && (lengths[0] == 3 || parts[0].len() == 5) && is_phone(&parts.concat())
    });
    (one || three).then_some(Personal::Phone).or_else(|| rounded(cell))
}

/// What Excel makes of a number that is too long for it: `6.53123E+17`.
fn rounded(cell: &str) -> Option<Personal> {
    let cell = cell.trim().to_uppercase();
    let (number, power) = cell.split_once("E+")?;
    let is_number = number.starts_with(|sign: char| sign.is_ascii_digit())
        && number.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    match power {
        "17" if is_number => Some(Personal::Identity),
        "10" if is_number => Some(Personal::Phone),
        _ => None,
    }
}

/// The digits of a cell, in groups; X may end one.
fn groups(cell: &str) -> Vec<String> {
    let mut groups = vec![String::new()];
    for sign in cell.chars() {
        let group = groups.last_mut().expect("a group is always begun");
        match sign {
            '0'..='9' if !group.ends_with('X') => group.push(sign),
            '０'..='９' if !group.ends_with('X') => {
                group.extend(char::from_digit(u32::from(sign) - u32::from('０'), 10));
            }
            'x' | 'X' | 'ｘ' | 'Ｘ' if !group.is_empty() && !group.ends_with('X') => group.push('X'),
            _ if group.is_empty() => {}
            _ => groups.push(String::new()),
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn is_identity(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = digits.as_bytes();
    if bytes.len() != IDENTITY || bytes[..17].contains(&b'X') {
        return false;
    }
    let sum: u32 = bytes
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    CHECKS[(sum % 11) as usize] == bytes[17]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_seen_however_they_are_written() {
        // The numbers that the standard itself gives.
        for identity in [
            "11010519491231002X",
            "440524188001010014",
            "440524 18800101 0014",
            "１１０１０５１９４９１２３１００２ｘ",
            "古丽 440524188001010014",
            "4.40524E+17",
        ] {
            assert_eq!(personal(identity), Some(Personal::Identity), "{identity}");
        }
        for phone in [
            "13912345678",
            "139 1234 5678",
            "139-1234-5678",
            "+86 139 1234 5678",
            "8613912345678",
            "王强13912345678",
            "1.39123E+10",
        ] {
            assert_eq!(personal(phone), Some(Personal::Phone), "{phone}");
        }
        for other in [
            "",
            "10",
            "11010519491231003X",
            "12912345678",
            "2026-11-23",
            "E+17",
            "139123456789",
            "Xu 12X",
            "一班 2026 0012",
        ] {
            assert_eq!(personal(other), None, "{other}");
        }
    }
}
