//! Reads the files below `content/` one by one, and parses those that no earlier build has parsed.

use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::memo::Key;
use crate::page::{Parsed, Recalled, Writer, recallable};
use crate::source::{Source, read_left};
use crate::timings::{Recorder, Work, timed};

use super::super::{about, parse_timed};
use super::{Destination, IN_A_ROW};

/// How many files are remembered together: few, since all of them are written again if one has
/// changed, and many, since each group has a file of its own.
const TOGETHER: usize = 64;

/// The pages of a site.
pub(super) struct Read {
    /// In the order of their paths.
    pub(super) pages: Vec<Arc<Parsed>>,
    /// How many of them had to be parsed.
    pub(super) parsed: usize,
}

/// One who reads the content of a site.
pub(super) struct Reader<'r> {
    /// Who remembers what was parsed.
    pub(super) destination: &'r dyn Destination,
    pub(super) recorder: Option<&'r Recorder>,
    /// Whether texts are kept that nothing was found in.
    pub(super) keeps_texts: bool,
}

impl Reader<'_> {
    /// Reads and parses `sources`, which are in the order of their paths. Fails if one cannot be
    /// read.
    pub(super) fn read(&self, sources: &[Arc<Source>]) -> io::Result<Read> {
        let groups = sources.par_chunks(TOGETHER).enumerate();
        let groups = groups.map_init(Writer::default, |writer, (number, sources)| {
            self.group(number, sources, writer)
        });
        let groups = groups.collect::<io::Result<Vec<_>>>()?;
        let (pages, parsed): (Vec<_>, Vec<usize>) = groups.into_iter().unzip();
        Ok(Read { pages: pages.into_iter().flatten().collect(), parsed: parsed.iter().sum() })
    }

    /// The pages of a few files, and how many of them had to be parsed.
    fn group(
        &self,
        number: usize,
        sources: &[Arc<Source>],
        writer: &mut Writer,
    ) -> io::Result<(Vec<Arc<Parsed>>, usize)> {
        let earlier = self.destination.recall(number);
        let recalled = earlier.map(|bytes| Recalled::from_bytes(&bytes)).unwrap_or_default();
        let pages = sources.par_iter().with_max_len(IN_A_ROW);
        let pages = pages.map(|source| self.page(source, &recalled));
        let pages: Vec<Option<_>> = pages.collect::<io::Result<_>>()?;
        let (pages, is_recalled): (Vec<Arc<Parsed>>, Vec<bool>) =
            pages.into_iter().flatten().unzip();
        let parsed = is_recalled.iter().filter(|is_recalled| !**is_recalled).count();
        let mut news = pages.iter().zip(&is_recalled).filter(|(_, is_recalled)| !**is_recalled);
        let is_new = news.any(|(page, _)| recallable(page).is_some());
        if is_new || pages.len() - parsed < recalled.len() {
            self.destination.remember(number, writer.to_bytes(pages.iter().map(AsRef::as_ref)));
        }
        Ok((pages, parsed))
    }

    /// The page of a file, and whether it was recalled. None if the file has gone away.
    fn page(
        &self,
        source: &Arc<Source>,
        recalled: &Recalled,
    ) -> io::Result<Option<(Arc<Parsed>, bool)>> {
        let Some(read) = read_left(source)? else { return Ok(None) };
        let key = Key::of(&*read);
        let known = recalled.page(key, &read);
        let is_recalled = known.is_some();
        let page = match known {
            Some(page) => timed(self.recorder, Work::Recall, || page, |_| about(&read)),
            None => parse_timed(&read, self.recorder).with_key(key),
        };
        let page = if self.keeps_texts { page } else { page.leaving_its_text(Arc::clone(source)) };
        Ok(Some((Arc::new(page), is_recalled)))
    }
}
