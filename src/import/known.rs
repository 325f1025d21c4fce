//! What the site has already: read from its own files, before anything is imported.

use crate::career::{Entry, RawFacts, RawOfficialEntry};
use crate::diag::{self, Diagnostic};
use crate::markdown::EntryKind;
use crate::page::{self, Page};
use crate::source::{Snapshot, Source};
use crate::yaml::{Entries, decode};

use super::{Known, KnownEntry};

impl Known {
    /// What the files of the site say, and what is wrong with the facts files among them. Faults
    /// of other files keep nothing from being imported.
    pub fn of(snapshot: &Snapshot) -> (Self, Vec<Diagnostic>) {
        let (mut known, mut diagnostics) = (Self::default(), Vec::new());
        let is_read = |source: &&std::sync::Arc<Source>| {
            ["content/careers", "content/data"]
                .iter()
                .any(|folder| source.path.below(folder).is_some())
        };
        for source in snapshot.sources().filter(is_read) {
            let parsed = page::parse(source);
            match parsed.page {
                Page::Entries(kind, entries) => known.add_by_hand(kind, entries),
                Page::Career(file) => {
                    let codes = file.career.codes.clone();
                    let code = known.careers.entry(file.slug.clone()).or_default();
                    *code = code.take().or(codes.onet);
                    known.esco.extend(codes.esco);
                }
                Page::Facts(_) => {
                    diagnostics.extend(parsed.diagnostics);
                    let (facts, _) =
                        decode::<RawFacts>(source, &source.text_span(), "a facts file");
                    known.add_facts(source.path.file_name(), facts);
                }
                Page::Plain(_) | Page::Publications(_) | Page::Image | Page::Unknown => {}
            }
        }
        diagnostics.retain(|one| one.severity == diag::Severity::Error);
        (known, diagnostics)
    }

    fn entries(&mut self, kind: EntryKind) -> Option<&mut Vec<KnownEntry>> {
        match kind {
            EntryKind::Field => Some(&mut self.fields),
            EntryKind::Skill => Some(&mut self.skills),
            EntryKind::Tool => Some(&mut self.tools),
            EntryKind::Place => Some(&mut self.places),
            EntryKind::Career | EntryKind::Source | EntryKind::Term => None,
        }
    }

    fn add_by_hand(&mut self, kind: EntryKind, entries: Vec<(String, Entry)>) {
        let known = |(id, entry): (String, Entry)| KnownEntry {
            id,
            name: entry.name,
            also: entry.also,
            code: entry.code,
            facts: None,
        };
        if let Some(list) = self.entries(kind) {
            list.extend(entries.into_iter().map(known));
        }
    }

    fn add_facts(&mut self, file: &str, facts: RawFacts) {
        let lists = [
            (EntryKind::Field, &facts.fields),
            (EntryKind::Skill, &facts.skills),
            (EntryKind::Tool, &facts.tools),
            (EntryKind::Place, &facts.places),
        ];
        for (kind, entries) in lists {
            let all: Vec<KnownEntry> = imported(entries.as_ref(), file);
            if let Some(list) = self.entries(kind) {
                list.extend(all);
            }
        }
        self.facts.insert(file.to_owned(), facts);
    }
}

/// The entries that a facts file brought; those merged with one of the site are the site's.
fn imported(entries: Option<&Entries<RawOfficialEntry>>, file: &str) -> Vec<KnownEntry> {
    let own = entries.into_iter().flatten().filter(|(_, entry)| entry.merged.is_none());
    let known = |(id, entry): &(String, RawOfficialEntry)| KnownEntry {
        id: id.clone(),
        name: entry.name.clone().unwrap_or_default(),
        also: Vec::new(),
        code: entry.code.as_ref().map(ToString::to_string).unwrap_or_default(),
        facts: Some(file.to_owned()),
    };
    own.map(known).collect()
}
