//! All integration tests in one binary: features are tested at their boundary, data in, data out.
//!
//! `cases` runs the literate cases below `tests/cases/`; the other modules hold what a case
//! cannot say: laws over random edits, the real binary, the repository's own site.

mod cases;
mod laws;
mod support;
