//! Web addresses as texts: their hosts, their fragments, where a redirect leads.

/// Whether the address is one of the web.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// The address without `#` and what follows it.
pub(super) fn without_fragment(address: &str) -> &str {
    address.split_once('#').map_or(address, |(address, _)| address)
}

/// A new address with the fragment of the old one, unless it has its own.
pub(super) fn with_fragment(new: &str, old: &str) -> String {
    match old.split_once('#') {
        Some((_, fragment)) if !new.contains('#') => format!("{new}#{fragment}"),
        _ => new.to_owned(),
    }
}

/// Scheme, host and port of an address, in small letters: `https://example.org`.
pub(super) fn origin(address: &str) -> String {
    let (origin, _) = address.split_at(path_start(address));
    origin.to_ascii_lowercase()
}

/// Host and port of an address, in small letters.
pub(super) fn host(address: &str) -> String {
    let origin = origin(address);
    origin.split_once("//").map_or_else(String::new, |(_, host)| host.to_owned())
}

/// Where the reference leads from the page at `base`; none if it leads out of the web.
pub(super) fn join(base: &str, reference: &str) -> Option<String> {
    if is_web(reference) {
        return Some(reference.to_owned());
    }
    if let Some(rest) = reference.strip_prefix("//") {
        let (scheme, _) = base.split_once("//")?;
        return Some(format!("{scheme}//{rest}"));
    }
    let scheme = reference.split(['/', '?', '#']).next().unwrap_or_default();
    if scheme.contains(':') {
        return None;
    }
    let base = without_fragment(base);
    let (origin, path) = base.split_at(path_start(base));
    let path = path.split('?').next().unwrap_or_default();
    if reference.starts_with('/') {
        return Some(format!("{origin}{reference}"));
    }
    if reference.starts_with('?') || reference.is_empty() {
        return Some(format!("{origin}{path}{reference}"));
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').collect();
    let (reference, query) =
        reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
    let mut names = reference.split('/').peekable();
    while let Some(name) = names.next() {
        match name {
            ".." if parts.len() > 1 => drop(parts.pop()),
            "." | ".." => {}
            _ => parts.push(name),
        }
        if names.peek().is_none() && matches!(name, "." | "..") {
            parts.push("");
        }
    }
    Some(format!("{origin}{}{query}", parts.join("/")))
}

/// Where the path of an address begins.
fn path_start(address: &str) -> usize {
    let host = address.find("//").map_or(0, |at| at + 2);
    address[host..].find(['/', '?', '#']).map_or(address.len(), |at| host + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_where_a_browser_would_go() {
        let base = "https://example.org/a/b?c=1#d";
        let joined = |reference| join(base, reference).unwrap_or_default();
        assert_eq!(joined("http://other.example/x"), "http://other.example/x");
        assert_eq!(joined("//other.example/x"), "https://other.example/x");
        assert_eq!(joined("/x?y"), "https://example.org/x?y");
        assert_eq!(joined("x"), "https://example.org/a/x");
        assert_eq!(joined("../x/./y?z=../q"), "https://example.org/x/y?z=../q");
        assert_eq!(joined("../../../x"), "https://example.org/x");
        assert_eq!(joined(".."), "https://example.org/");
        assert_eq!(joined("?x"), "https://example.org/a/b?x");
        assert_eq!(join("https://example.org", "x").as_deref(), Some("https://example.org/x"));
        assert_eq!(join(base, "mailto:a@example.org"), None);
    }

    #[test]
    fn hosts_are_told_apart_by_name_and_port() {
        assert_eq!(host("https://Example.org:8080/A?b"), "example.org:8080");
        assert_eq!(host("https://example.org?b"), "example.org");
    }

    #[test]
    fn a_new_address_keeps_the_fragment() {
        assert_eq!(
            with_fragment("https://new.example/", "https://old.example/#x"),
            "https://new.example/#x"
        );
        assert_eq!(
            with_fragment("https://new.example/#y", "https://old.example/#x"),
            "https://new.example/#y"
        );
    }
}
