//! Several classes in one cell: `早班；晚班`. Both directions, so that what was written comes back as it was.

/// Signs between two classes, the one that is written first. A backslash before one makes it a part of the name.
const BETWEEN: [char; 4] = [';', '；', '、', '\n'];

/// Returns the names of a cell, each once, without the space around them.
pub(super) fn split_classes(cell: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        let name = names.last_mut().expect("a name is always begun");
        match signs.peek() {
            Some(next) if sign == '\\' && is_marked(*next) => {
                name.push(*next);
                signs.next();
            }
            _ if BETWEEN.contains(&sign) => names.push(String::new()),
            _ => name.push(sign),
        }
    }
    let mut classes: Vec<String> = Vec::new();
    for name in names
        .iter()
        .map(|name| super::tidy(name))
        .filter(|name| !name.is_empty())
    {
        if !classes.contains(&name) {
            classes.push(name);
        }
    }
    classes
}

/// Returns the cell of these classes.
pub fn join_classes<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut cell = String::new();
    for name in names {
        if !cell.is_empty() {
            cell.extend([BETWEEN[0], ' ']);
        }
        for sign in name.chars() {
            if is_marked(sign) {
                cell.push('\\');
            }
            cell.push(sign);
        }
    }
    cell
}

fn is_marked(sign: char) -> bool {
    sign == '\\' || BETWEEN.contains(&sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_classes_comes_back_as_it_was() {
        let names = ["早班", "A;B", "C\\", "D\\;", "a、b；c", "ئەتىگەنلىك"];
        assert_eq!(split_classes(&join_classes(names)), names);
        assert_eq!(split_classes(" 早班、晚班；; 早班 "), ["早班", "晚班"]);
        assert_eq!(split_classes("C\\D"), ["C\\D"], "a backslash that marks nothing is one");
        assert_eq!(split_classes(" "), [""; 0]);
    }
}
