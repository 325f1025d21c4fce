//! Two texts line by line, for people who look at a failed test.

/// Unchanged lines that are shown around a change.
const AROUND: usize = 2;

/// The lines that differ: `-` was expected, `+` was found, with a few lines around them.
pub(super) fn diff(expected: &str, found: &str) -> String {
    let lines = script(&expected.lines().collect::<Vec<_>>(), &found.lines().collect::<Vec<_>>());
    let changed = |index: usize| lines.get(index).is_some_and(|(sign, _)| *sign != ' ');
    let mut shown = String::new();
    let mut gap = false;
    for (index, (sign, line)) in lines.iter().enumerate() {
        if (index.saturating_sub(AROUND)..=index + AROUND).any(changed) {
            if gap {
                shown.push_str("  …\n");
            }
            shown.push_str(&format!("{sign} {line}").trim_end().replace('\r', "␍"));
            shown.push('\n');
        }
        gap = !(index.saturating_sub(AROUND)..=index + AROUND).any(changed);
    }
    shown
}

/// All lines of both, each with `-`, `+` or a space, along a longest common subsequence.
fn script<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(char, &'t str)> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let mut common = vec![vec![0_usize; new_rest.len() + 1]; old_rest.len() + 1];
    for (row, old_line) in old_rest.iter().enumerate().rev() {
        for (column, new_line) in new_rest.iter().enumerate().rev() {
            common[row][column] = if old_line == new_line {
                common[row + 1][column + 1] + 1
            } else {
                common[row + 1][column].max(common[row][column + 1])
            };
        }
    }
    let mut lines: Vec<(char, &str)> = old[..start].iter().map(|line| (' ', *line)).collect();
    let (mut row, mut column) = (0, 0);
    while row < old_rest.len() || column < new_rest.len() {
        let both = row < old_rest.len() && column < new_rest.len();
        if both && old_rest[row] == new_rest[column] {
            lines.push((' ', old_rest[row]));
            (row, column) = (row + 1, column + 1);
        } else if column == new_rest.len()
            || (both && common[row + 1][column] >= common[row][column + 1])
        {
            lines.push(('-', old_rest[row]));
            row += 1;
        } else {
            lines.push(('+', new_rest[column]));
            column += 1;
        }
    }
    lines
}
