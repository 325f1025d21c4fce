//! Careerbook turns a folder of Markdown career pages and YAML data into a static careers site.
//!
//! The crate is a pipeline of four pure functions, and a few small consumers of what comes out:
//!
//! ```text
//! source::read_snapshot   the disk            -> Snapshot
//! page::parse             one Source          -> Parsed          in parallel
//! site::resolve           all of them         -> Plan            one Context per output file
//! render::render          one Context         -> bytes           in parallel
//! build::build            Snapshot            -> Build           names the three above
//! output::publish         Build.files         -> the disk
//! ```
//!
//! Diagnostics come with every value; `cli` alone prints. ARCHITECTURE.md tells the rest.

pub mod build;
pub mod career;
pub mod cli;
pub mod config;
pub mod context;
pub mod diag;
pub mod external;
pub mod fix;
pub mod import;
pub mod markdown;
pub mod memo;
pub mod motif;
pub mod output;
pub mod page;
pub mod prose;
pub mod render;
pub mod schema;
pub mod serve;
pub mod share_image;
pub mod site;
pub mod source;
pub mod theme;
pub mod timings;
pub mod yaml;
