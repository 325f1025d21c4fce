//! Messages about `site.yaml`.

use crate::diag::{Diagnostic, Place};

/// A folder without settings is no site.
pub fn missing_config(place: Place) -> Diagnostic {
    let title = "there is no `site.yaml` here".to_owned();
    Diagnostic::error("missing-config", place, title, "expected the settings of the site")
        .with_help("go to the folder of the site, name it with `--site DIR`, or start a new one with `careerbook init DIR`")
}

/// A site without a page.
pub fn no_content(place: Place) -> Diagnostic {
    let title = "there is nothing below `content/`".to_owned();
    Diagnostic::error("no-content", place, title, "this site has no page")
        .with_help("write `content/index.md`, or put the folder `content` back beside this file")
}

/// A setting that every site needs.
pub fn missing_setting(place: Place, key: &'static str) -> Diagnostic {
    let title = format!("`site.yaml` needs the key `{key}`");
    let example = match key {
        "title" => "title: Careers at Example",
        "description" => "description: What people here do, what it pays and how to get in.",
        _ => "base_url: https://careers.example.org/",
    };
    Diagnostic::error("missing-key", place, title, format!("`{key}` is missing in this file"))
        .with_help(format!("add a line such as `{example}`"))
}

/// An address below which no site can lie.
pub fn bad_base_url(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is not an address for a site");
    let label = "expected an address such as `https://careers.example.org/`";
    Diagnostic::error("bad-base-url", place, title, label)
}

/// A language that browsers do not know.
pub fn bad_language(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is not a language tag");
    Diagnostic::error("bad-language", place, title, "expected a tag such as `en` or `en-GB`")
}
