//! The pages that a site has whatever its careers are: what they are called and where they lie.

use crate::config::{Config, Extra};
use crate::context::{RankingKey, Strings};
use crate::markdown::EntryKind;

use super::library::KINDS;
use super::listings::index_path;
use super::{compare, rankings, table};

/// A page that a site has whatever its careers are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fixed {
    /// The home page.
    Home,
    /// What a host shows where there is no page.
    NotFound,
    /// All careers by their letters.
    Careers,
    /// All careers in a table.
    Table,
    /// Careers side by side.
    Compare,
    /// The page on which readers find careers.
    Find,
    /// All sources.
    Sources,
    /// All terms.
    Glossary,
    /// All entries of a kind.
    Index(EntryKind),
    /// All rankings.
    Rankings,
    /// One ranking.
    Ranking(RankingKey),
}

/// Where a page lies and what is said about it.
pub(super) struct Words {
    /// Its path.
    pub(super) path: String,
    /// Its title.
    pub(super) title: String,
    /// What is on it, in a sentence.
    pub(super) description: String,
}

impl Fixed {
    /// Those that a site of these settings has.
    pub(super) fn all(config: &Config) -> impl Iterator<Item = Self> {
        let single = [Self::Home, Self::NotFound, Self::Careers, Self::Table, Self::Compare];
        let more = [Self::Find, Self::Sources, Self::Glossary, Self::Rankings];
        let indexes = KINDS.into_iter().map(Self::Index);
        let rankings = RankingKey::ALL.into_iter().map(Self::Ranking);
        let all = single.into_iter().chain(more).chain(indexes).chain(rankings);
        all.filter(|page| match page {
            Self::Find => config.has(Extra::Find),
            Self::Compare => config.has(Extra::Compare),
            _ => true,
        })
    }

    /// Its path, title and description. Those of the home page are the site's.
    pub(super) fn words(self, strings: &Strings) -> Words {
        let words = |path: &str, title: &str, description: &str| Words {
            path: path.to_owned(),
            title: strings.text(title).to_owned(),
            description: strings.text(description).to_owned(),
        };
        let named = |path: &str, prefix: &str, word: &str| {
            words(path, &format!("{prefix}_{word}"), &format!("{prefix}_lead_{word}"))
        };
        match self {
            Self::Home => words("index.html", "nav_careers", "careers_description"),
            Self::NotFound => words("404.html", "not_found_title", "not_found_text"),
            Self::Careers => words("careers/index.html", "nav_careers", "careers_description"),
            Self::Table => words(table::PATH, "table_title", "table_description"),
            Self::Compare => words(compare::PATH, "compare", "compare_lead"),
            Self::Find => words("find.html", "find_title", "find_description"),
            Self::Sources => words("sources.html", "footer_sources", "sources_lead"),
            Self::Glossary => words("glossary.html", "glossary", "glossary_lead"),
            Self::Index(kind) => named(&index_path(kind), "index", kind.word()),
            Self::Rankings => words("rankings/index.html", "rankings", "rankings_lead"),
            Self::Ranking(key) => named(&rankings::path(key), "ranking", key.word()),
        }
    }

    /// The pages that it lies below, but for the home page.
    pub(super) fn above(self) -> &'static [Self] {
        match self {
            Self::Table | Self::Compare | Self::Rankings => &[Self::Careers],
            Self::Ranking(_) => &[Self::Careers, Self::Rankings],
            _ => &[],
        }
    }
}
