//! The table as it is printed.

use super::figure::Figure;

const HEAD: [&str; 9] =
    ["row", "what", "ours", "against", "ratio", "min – max", "target", "", "measured (UTC)"];

/// A table in Markdown whose columns also line up as plain text.
pub fn of(figures: &[Figure]) -> String {
    let head = HEAD.map(str::to_owned);
    let rows: Vec<_> = figures.iter().map(cells).collect();
    let widths: Vec<_> = (0..HEAD.len())
        .map(|column| {
            let all = rows.iter().chain([&head]);
            all.map(|row| row[column].chars().count()).max().unwrap_or(0)
        })
        .collect();
    let rule = HEAD.map(|_| String::new());
    let mut text = line(&head, &widths, ' ') + &line(&rule, &widths, '-');
    for row in &rows {
        text += &line(row, &widths, ' ');
    }
    text
}

fn cells(figure: &Figure) -> [String; 9] {
    let Figure { row, what, ours, against, ratio, min, max, target, reached, measured } = figure;
    let number = |value: &Option<f64>| value.map(rounded).unwrap_or_default();
    let range = match (min, max) {
        (Some(_), Some(_)) => format!("{} – {}", number(min), number(max)),
        _ => String::new(),
    };
    let verdict = match reached {
        Some(true) => "reached",
        Some(false) => "NOT reached",
        None => "",
    };
    [
        row.clone(),
        what.clone(),
        ours.clone(),
        against.clone(),
        number(ratio),
        range,
        target.clone().unwrap_or_default(),
        verdict.to_owned(),
        measured.clone(),
    ]
}

/// Small ratios keep two digits that say something.
fn rounded(ratio: f64) -> String {
    if ratio < 0.1 { format!("{ratio:.4}") } else { format!("{ratio:.2}") }
}

fn line(cells: &[String; 9], widths: &[usize], fill: char) -> String {
    let mut text = String::from("|");
    for (cell, width) in cells.iter().zip(widths) {
        let room = width - cell.chars().count();
        text.push(fill);
        text.push_str(cell);
        text.extend(std::iter::repeat_n(fill, room + 1));
        text.push('|');
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(against: &str, ratio: Option<f64>, reached: Option<bool>) -> Figure {
        Figure {
            row: "P6".to_owned(),
            what: "keystroke".to_owned(),
            ours: "4.2 ms".to_owned(),
            against: against.to_owned(),
            ratio,
            min: ratio,
            max: ratio,
            target: reached.map(|_| "≤ 1".to_owned()),
            reached,
            measured: "2026-11-25 11:40".to_owned(),
        }
    }

    #[test]
    fn what_was_not_reached_says_so() {
        let table = of(&[figure("memchr: 8 ms", Some(1.25), Some(false))]);
        assert!(
            table.contains("| 1.25  | 1.25 – 1.25 | ≤ 1    | NOT reached | 2026-11-25 11:40 |"),
            "{table}"
        );
    }

    #[test]
    fn columns_line_up_whatever_the_letters() {
        let table = of(&[
            figure("naïve Rust: 216 ms", Some(0.0123), None),
            figure("0 allowed", None, Some(true)),
        ]);
        let widths: Vec<_> = table.lines().map(|line| line.chars().count()).collect();
        assert_eq!(widths.len(), 4);
        assert!(widths.iter().all(|width| *width == widths[0]), "{table}");
        assert!(table.contains("| 0.0123 |"), "{table}");
    }

    #[test]
    fn a_comparison_without_a_target_judges_nothing() {
        let table = of(&[figure("ripgrep: 38 ms", Some(0.1), None)]);
        assert!(!table.contains("reached"), "{table}");
    }
}
