//! `careerbook explain`: what a code means.

use crate::diag::{catalog, codes, explanation};

use super::terminal::Terminal;
use super::{Failure, Outcome};

/// Prints the page of `code`, or the list of all codes.
pub(super) fn explain(code: Option<&str>, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let Some(code) = code else {
        let all: Vec<&str> = codes().collect();
        terminal.data(&format!("{}\n", all.join("\n")));
        return Ok(Outcome::Good);
    };
    if let Some(page) = explanation(code) {
        terminal.data(&format!("{}[{code}]\n\n{}\n", page.severity.word(), page.text));
        return Ok(Outcome::Good);
    }
    let near = catalog::nearest(code, codes()).map(|(near, _)| format!("; did you mean `{near}`?"));
    Err(format!("no message has the code `{code}`{}", near.unwrap_or_default()))
}
