//! The corpus as other generators want it, with templates that show as much.
//!
//! A page of a career shows all its facts, the page of an entry lists its careers, and all have
//! about the bytes of the pages that careerbook makes. Each is set up as its manual advises for
//! speed: no feeds, no second template language in Markdown, collections that are made once, and
//! for Zola no look at other pages from a page.

pub(crate) mod eleventy;
pub(crate) mod hugo;
pub(crate) mod programs;
pub(crate) mod zola;
