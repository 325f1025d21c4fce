//! Links and images: what they name, where it is written, and their HTML.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::diag::catalog::markdown as catalog;

use super::body::Body;
use super::html::{push_address, push_attribute};
use super::reader::Reader;
use super::target::{Target, image_target, link_target};

/// What a link or an image is written with.
pub(super) struct Written<'a> {
    pub(super) link_type: LinkType,
    pub(super) destination: CowStr<'a>,
    pub(super) title: CowStr<'a>,
    /// The whole of it.
    pub(super) range: Range<usize>,
}

/// A link that is being read.
pub(super) struct OpenLink<'a> {
    written: Written<'a>,
    /// Where its start stands among the events.
    at: usize,
    /// Where its text ends, as far as it was read.
    pub(super) text_end: usize,
    /// Whether there is something to click on.
    pub(super) has_text: bool,
}

/// An image that is being read.
pub(super) struct OpenImage<'a> {
    written: Written<'a>,
    text_end: usize,
    /// The alternative text so far.
    alternative: String,
    /// How many images are open inside it.
    depth: usize,
}

impl Written<'_> {
    /// Where the destination is written; all of the link if it is written elsewhere.
    fn place(&self, body: &Body<'_>, text_end: usize) -> Range<usize> {
        let Range { start, end } = self.range;
        match self.link_type {
            LinkType::Autolink | LinkType::Email => start + 1..end - 1,
            LinkType::Inline => self.inline_place(body, text_end).unwrap_or(start..end),
            _ => start..end,
        }
    }

    /// Where the destination stands between `](` and `)`.
    fn inline_place(&self, body: &Body<'_>, text_end: usize) -> Option<Range<usize>> {
        let end = self.range.end;
        let rest = body.text().get(text_end..end)?.strip_prefix("](")?.trim_start();
        let (rest, length) = match rest.strip_prefix('<') {
            Some(rest) => (rest, rest.find('>')?),
            None => (rest, rest.find(char::is_whitespace).unwrap_or(rest.len().checked_sub(1)?)),
        };
        let found = rest.get(..length)?;
        let is_it = found == &*self.destination || found.contains(['&', '\\']);
        let start = end - rest.len();
        (is_it && length > 0).then_some(start..start + length)
    }
}

impl<'a> Reader<'a> {
    /// A link begins. What it names is looked at when its end is known.
    pub(super) fn open_link(&mut self, written: Written<'a>) {
        let text_end = written.range.start + 1;
        let at = self.out().len();
        // Holds the place of the start tag.
        self.push_html("");
        self.links.push(OpenLink { written, at, text_end, has_text: false });
    }

    /// The innermost link ends.
    pub(super) fn close_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let OpenLink { written, at, text_end, has_text } = link;
        let place = written.place(self.body, text_end);
        if !self.links.is_empty() {
            self.faults.push(catalog::link_in_link(self.body.place(written.range)));
            return;
        }
        if !has_text {
            self.faults.push(catalog::empty_link(self.body.place(written.range.clone())));
        }
        let destination: CowStr<'a> = match written.link_type {
            LinkType::Email => format!("mailto:{}", written.destination).into(),
            _ => written.destination,
        };
        let marked = || self.body.place(place.clone());
        let target = link_target(self.body.path(), &destination, marked, &mut self.faults);
        let Some(target) = target else { return };
        let dest_url = match &target {
            Target::External(_) => destination,
            internal => (self.addresses.page)(internal).into(),
        };
        let (title, id) = (written.title, CowStr::Borrowed(""));
        self.out()[at] =
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id });
        self.push(Event::End(TagEnd::Link));
        let span = self.body.span(&place);
        self.document.links.push(target);
        self.positions.links.push(span);
    }

    /// An image begins.
    pub(super) fn open_image(&mut self, written: Written<'a>) {
        let text_end = written.range.start + 2;
        self.image = Some(OpenImage { written, text_end, alternative: String::new(), depth: 0 });
    }

    /// Reads what stands inside an image: text that is heard where the image is not seen.
    pub(super) fn read_alternative(&mut self, event: &Event<'a>, range: &Range<usize>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::End(TagEnd::Image) if image.depth == 0 => return self.close_image(),
            Event::End(TagEnd::Image) => image.depth -= 1,
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::Text(text) | Event::Code(text) => image.alternative.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.alternative.push(' '),
            _ => {}
        }
        image.text_end = image.text_end.max(range.end);
    }

    fn close_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        let OpenImage { written, text_end, alternative, .. } = image;
        for link in &mut self.links {
            link.has_text = true;
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&alternative);
        }
        if alternative.trim().is_empty() {
            let place = self.body.place(written.range.clone());
            self.faults.push(catalog::image_without_alt(place));
        }
        let place = written.place(self.body, text_end);
        let marked = || self.body.place(place.clone());
        let file = image_target(self.body.path(), &written.destination, marked, &mut self.faults);
        let Some(file) = file else { return };
        let mut html = String::from("<img src=\"");
        push_address(&mut html, &(self.addresses.image)(&file));
        html.push('"');
        push_attribute(&mut html, "alt", alternative.trim());
        if !written.title.is_empty() {
            push_attribute(&mut html, "title", &written.title);
        }
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
        self.push_html(html);
        let span = self.body.span(&place);
        self.document.images.push(file);
        self.positions.images.push(span);
    }
}
