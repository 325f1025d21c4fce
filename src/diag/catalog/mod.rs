//! One constructor per message, by the module that finds the fault.
//!
//! Nothing else in the program words a diagnostic; `rg 'catalog::'` lists every place that can
//! complain. Titles are lower case without a full stop, names stand in backticks, labels say
//! what was expected and found at the marked bytes.

mod nearest;

pub mod career;
pub mod config;
pub mod external;
pub mod import;
pub mod levels;
pub mod markdown;
pub mod prose;
pub mod site;
pub mod source;
pub mod theme;
pub mod yaml;

pub use nearest::nearest;
