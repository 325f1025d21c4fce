//! All integration tests in one binary: features are tested at their boundary, data in, data out.
//!
//! `cases` runs the literate cases below `tests/cases/`; the other modules hold what a case
//! cannot say: laws over random edits, the real binary, the repository's own site.

mod cases;
mod cli;
mod context_types;
mod determinism;
mod explained;
mod external;
mod faults;
mod finding;
mod finished;
mod fixes;
mod golden;
mod html;
mod import;
mod laws;
mod letters;
mod links;
mod long_lists;
mod machine_files;
mod messages;
mod program;
mod prose;
mod publish_kill;
mod reference;
mod sample;
mod serve;
mod share_images;
mod structured_data;
mod support;
mod tidy;
