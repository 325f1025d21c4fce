//! The corpus as other generators want it, with templates that show as much.
//!
//! A page of a career shows all its facts, the page of an entry lists its careers, and all have
//! about the bytes of the pages that careerbook makes. Each is set up as its manual advises for
//! speed: no feeds, no second template language in Markdown, and collections that are made once.

pub(crate) mod eleventy;
pub(crate) mod hugo;
pub(crate) mod programs;
pub(crate) mod zola;

use std::fmt::Write as _;

use crate::corpus::Career;

/// The facts of a career as front matter in YAML. `field` is the line that says its field, and
/// `heading` what stands above the uses of a vocabulary, by its kind and the uses.
fn front_matter(
    career: &Career,
    field: &str,
    heading: impl Fn(&str, &[(String, String)]) -> String,
) -> String {
    let Career { title, description, alternate_titles: [one, other], .. } = career;
    let mut text = format!(
        "---\ntitle: {title}\ndescription: {description}\ndate: 2026-11-01\n{field}\n\
         alternate_titles: [{one}, {other}]\ntasks:\n"
    );
    for task in &career.tasks {
        let _ = writeln!(text, "  - {task}");
    }
    for (kind, uses) in &career.uses {
        let _ = writeln!(text, "{}", heading(kind, uses));
        for (id, why) in uses {
            let _ = writeln!(text, "  - id: {id}\n    why: {why}");
        }
    }
    text.push_str("roles:\n");
    for (role, about) in &career.roles {
        let _ = writeln!(text, "  - name: {role} worker\n    about: {about}");
    }
    let [low, median, high] = career.pay;
    let related = career.related.join(", ");
    let _ = write!(
        text,
        "pay: {{ p10: {low}, median: {median}, p90: {high} }}\nrelated: [{related}]\n---\n"
    );
    text
}
