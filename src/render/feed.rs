//! `sitemap.xml` (sitemaps.org 0.9) and `feed.xml` (Atom, RFC 4287).

use std::fmt::Write as _;

use crate::context::{Feed, Sitemap};

use super::xml::escaped;

/// The first line of every XML file.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The sitemap.
pub(super) fn sitemap(sitemap: &Sitemap) -> String {
    let mut xml = String::from(DECLARATION);
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for entry in &sitemap.entries {
        let _ = write!(xml, "<url><loc>{}</loc>", escaped(&entry.url));
        if !entry.updated.is_empty() {
            let _ = write!(xml, "<lastmod>{}</lastmod>", escaped(&entry.updated));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The feed. Its date is the one of its newest entry; a feed without entries is as old as time,
/// since the clock must not reach a file.
pub(super) fn atom(feed: &Feed) -> String {
    let site = &feed.site;
    let newest = feed.entries.first().map_or("1970-01-01", |entry| entry.updated.iso.as_str());
    let mut xml = String::from(DECLARATION);
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{url}</id>\n\
         <title>{}</title>\n\
         <subtitle>{}</subtitle>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{url}feed.xml\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n\
         <author><name>{}</name></author>\n\
         <updated>{newest}T00:00:00Z</updated>\n",
        escaped(&site.language),
        escaped(&site.title),
        escaped(&site.description),
        escaped(&site.title),
        url = escaped(&site.base_url),
    );
    for entry in &feed.entries {
        let _ = write!(
            xml,
            "<entry>\n\
             <id>{url}</id>\n\
             <title>{}</title>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n\
             <updated>{}T00:00:00Z</updated>\n\
             <summary>{}</summary>\n\
             </entry>\n",
            escaped(&entry.title),
            entry.updated.iso,
            escaped(&entry.summary),
            url = escaped(&entry.url),
        );
    }
    xml.push_str("</feed>\n");
    xml
}
