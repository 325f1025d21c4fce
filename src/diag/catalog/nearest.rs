//! The name that was probably meant.

/// The one of `known` that is nearest to `found`, if it is near enough to be meant.
///
/// Near enough is a third of the letters of `found` wrong, missing, extra or swapped, at most
/// (optimal string alignment distance). Of equally near names the first in `known` counts, and
/// the second value is `false`: the choice is then no certain fix.
pub fn nearest<'k>(
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<(&'k str, bool)> {
    let limit = (found.chars().count() / 3).max(1);
    let mut best: Option<(&'k str, usize, bool)> = None;
    for name in known {
        let distance = distance(found, name);
        match best {
            _ if distance > limit => {}
            Some((_, least, _)) if distance > least => {}
            Some((first, least, _)) if distance == least => best = Some((first, least, false)),
            _ => best = Some((name, distance, true)),
        }
    }
    best.map(|(name, _, unique)| (name, unique))
}

/// Optimal string alignment distance: single letters changed, added, left out, or two swapped.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, from) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in right.iter().enumerate() {
            let swapped = i > 0 && j > 0 && *from == right[j - 1] && left[i - 1] == *to;
            let mut least =
                (above[j] + usize::from(from != to)).min(above[j + 1] + 1).min(row[j] + 1);
            if swapped {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_swapped_letter_is_forgiven() {
        assert_eq!(nearest("kafak", ["kafka", "karma"]), Some(("kafka", true)));
    }

    #[test]
    fn two_equally_near_names_are_no_certain_choice() {
        assert_eq!(nearest("cat", ["car", "cap"]), Some(("car", false)));
    }

    #[test]
    fn a_far_name_is_not_offered() {
        assert_eq!(nearest("python", ["kubernetes"]), None);
    }
}
