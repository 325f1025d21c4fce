//! `careerbook init`: a site of one's own that builds at once.

use std::path::Path;

use crate::output::write_new_files;
use crate::schema::{self, Ids};
use crate::source::{Snapshot, Source};

use super::terminal::Terminal;
use super::{Failure, Outcome};

/// The files of a new site.
const FILES: [(&str, &str); 16] = [
    ("site.yaml", include_str!("starter/site.yaml")),
    ("README.md", include_str!("starter/README.md")),
    (".gitignore", include_str!("starter/gitignore")),
    (".editorconfig", include_str!("starter/editorconfig")),
    (".vscode/extensions.json", include_str!("starter/vscode/extensions.json")),
    (".vscode/settings.json", include_str!("starter/vscode/settings.json")),
    (".vscode/careerbook.code-snippets", include_str!("starter/vscode/careerbook.code-snippets")),
    ("content/index.md", include_str!("starter/index.md")),
    ("content/about.md", include_str!("starter/about.md")),
    ("content/careers/bicycle-mechanic.md", include_str!("starter/bicycle-mechanic.md")),
    ("content/careers/bicycle-mechanic.yaml", include_str!("starter/bicycle-mechanic.yaml")),
    ("content/data/fields.yaml", include_str!("starter/fields.yaml")),
    ("content/data/skills.yaml", include_str!("starter/skills.yaml")),
    ("content/data/tools.yaml", include_str!("starter/tools.yaml")),
    ("content/data/places.yaml", include_str!("starter/places.yaml")),
    ("content/data/sources.yaml", include_str!("starter/sources.yaml")),
];

/// Writes a new site into `dir`. Refuses if one of its files is there.
pub(super) fn init(dir: &Path, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let sources = FILES.map(|(path, text)| Source::new(path, text.as_bytes()));
    let schemas = schema::files(&Ids::of(&Snapshot::new(sources)));
    let schemas = schemas.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let files: Vec<(&str, &str)> = FILES.into_iter().chain(schemas).collect();
    write_new_files(dir, &files).map_err(|failure| failure.to_string())?;
    terminal.say(&format!("made a site with one career in {}", dir.display()));
    terminal.say(&format!("next: cd {} && careerbook serve --open", dir.display()));
    Ok(Outcome::Good)
}
