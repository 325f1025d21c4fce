//! The corpus as other generators want it, with templates that show as much.

pub(crate) mod hugo;
pub(crate) mod zola;
