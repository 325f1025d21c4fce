//! Headings: where sections begin, ids, and the order of levels.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::diag::catalog::markdown as catalog;

use super::Heading;
use super::ids::{is_safe, slug};
use super::reader::Reader;

/// The level of the headings that begin sections; the title of the page is level 1.
pub(super) const SECTION: usize = 2;

/// A heading that is being read.
pub(super) struct OpenHeading<'a> {
    pub(super) level: usize,
    /// Its plain text so far.
    pub(super) text: String,
    id: Option<CowStr<'a>>,
    range: Range<usize>,
    /// Where its start stands among the events.
    at: usize,
}

impl<'a> Reader<'a> {
    /// A heading begins. One that cannot stand here is written as a paragraph.
    pub(super) fn open_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'a>>,
        range: Range<usize>,
    ) {
        let level = level as usize;
        let range = range.start..range.start + self.body.text()[range].trim_end().len();
        let stands_alone = self.tags.depth() == 0;
        if stands_alone {
            self.check_level(level, &range);
        } else {
            let place = self.body.place(self.marks(&range));
            self.faults.push(catalog::nested_heading(place));
        }
        if !stands_alone || level < SECTION {
            self.push(Event::Start(Tag::Paragraph));
            return;
        }
        if level == SECTION {
            let next = self.part.next();
            self.parts.push(mem::replace(&mut self.part, next));
            let span = self.body.span(&range);
            self.positions.sections.push(span);
        }
        let at = self.out().len();
        self.heading = Some(OpenHeading { level, text: String::new(), id, range, at });
        if level > SECTION {
            // Holds the place of the start tag until the text, and so the id, is known.
            self.push_html("");
        }
    }

    /// Says so if braces after a heading hold more than an id.
    pub(super) fn check_attributes(&mut self, range: &Range<usize>) {
        let heading = &self.body.text()[range.clone()];
        let open = heading.rfind('{').unwrap_or_default();
        let close = heading.rfind('}').map_or(heading.len(), |close| close + 1);
        let braces = range.start + open.min(close)..range.start + close;
        self.faults.push(catalog::heading_attribute(self.body.place(braces)));
    }

    /// The heading ends.
    pub(super) fn close_heading(&mut self) {
        let Some(heading) = self.heading.take() else {
            self.push(Event::End(TagEnd::Paragraph));
            return;
        };
        let title = heading.text.trim().to_owned();
        if title.is_empty() {
            self.faults.push(catalog::empty_heading(self.body.place(heading.range.clone())));
        }
        let id_range = self.id_range(&heading);
        let written = heading.id.as_ref().and_then(|id| self.claim(id, id_range.clone()));
        self.table_name.clone_from(&title);
        self.tables = 0;
        if heading.level == SECTION {
            let span = self.body.span(&id_range);
            self.positions.section_ids.push(span);
            self.part.id = written;
            self.part.title = title;
            return;
        }
        let id = written.unwrap_or_else(|| self.ids.make(&title, heading.range.clone()));
        if !self.parts.is_empty() {
            let span = self.body.span(&id_range);
            self.positions.headings.push(span);
        }
        let level = HeadingLevel::try_from(heading.level).unwrap_or(HeadingLevel::H6);
        self.out()[heading.at] = Event::Start(Tag::Heading {
            level,
            id: Some(id.clone().into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        });
        self.push(Event::End(TagEnd::Heading(level)));
        self.part.headings.push(Heading { id, title, level: heading.level });
    }

    /// Takes a written id if it can be had; the fault is reported otherwise.
    fn claim(&mut self, id: &str, range: Range<usize>) -> Option<String> {
        if !is_safe(id) {
            self.faults.push(catalog::bad_id(self.body.place(range), id, &slug(id)));
            return None;
        }
        let Some(first) = self.ids.claim(id, range.clone()) else { return Some(id.to_owned()) };
        let (place, first) = (self.body.place(range), self.body.place(first));
        self.faults.push(catalog::duplicate_id(place, first, id));
        None
    }

    /// Where the id is written, with its `#`; the heading if there is none.
    fn id_range(&self, heading: &OpenHeading<'a>) -> Range<usize> {
        let Some(id) = &heading.id else { return heading.range.clone() };
        let written = format!("#{id}");
        match self.body.text()[heading.range.clone()].rfind(&written) {
            Some(at) => heading.range.start + at..heading.range.start + at + written.len(),
            None => heading.range.clone(),
        }
    }

    fn check_level(&mut self, level: usize, range: &Range<usize>) {
        let place = self.body.place(self.marks(range));
        if level < SECTION {
            self.faults.push(catalog::top_heading(place));
        } else if level > self.level + 1 {
            self.faults.push(catalog::heading_jump(place, level, self.level + 1));
        }
        self.level = level.max(SECTION);
    }

    /// The `#` signs of a heading; all of it if it is underlined instead.
    fn marks(&self, range: &Range<usize>) -> Range<usize> {
        let heading = &self.body.text()[range.clone()];
        match heading.len() - heading.trim_start_matches('#').len() {
            0 => range.clone(),
            signs => range.start..range.start + signs,
        }
    }
}
