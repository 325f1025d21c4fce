//! The share image of a career: a PNG of 1200 by 630 pixels, the same bytes on every machine.
//!
//! Called by `render` to draw one, by `build` to recognise those that an earlier build has drawn,
//! and by `site` to ask whether a text can be drawn. Nothing here knows a font of the machine or a
//! number with a fraction, and no byte depends on which instructions a processor has: the font is
//! part of the program, and all drawing and packing is done in whole numbers.
//!
//! - `layout` says what stands where, `lettering` turns text into outlines.
//! - `outline` flattens curves and lines into polygons, `stamp` inks polygons, `canvas` is what
//!   they are pressed on, and `studio` keeps both from image to image.
//! - `pack` packs the rows, `png` writes the file, `seal` what an earlier build's file is
//!   recognised by.

mod canvas;
mod layout;
mod lettering;
mod letters;
mod outline;
mod pack;
mod png;
mod seal;
mod stamp;
mod studio;

use std::cell::RefCell;

use crate::context::ShareImage;

use studio::Studio;

pub use canvas::{HEIGHT, PALETTE, WIDTH};
pub use lettering::undrawable;
pub use seal::{Key, recognise};

/// The number of the drawing. Whoever changes what any image looks like raises it, so that images
/// of the drawing before are not taken for those of this one.
pub const DRAWING: u32 = 2;

thread_local! {
    /// What was drawn before decides how long a drawing takes, never what it shows.
    static STUDIO: RefCell<Studio> = RefCell::new(Studio::new());
}

/// The bytes of the file that shows `image`.
pub fn draw(image: &ShareImage) -> Vec<u8> {
    STUDIO.with_borrow_mut(|studio| {
        studio.tidy();
        layout::lay_out(image, studio);
        png::file(&studio.canvas, Key::of(image))
    })
}
