//! `careerbook new`: the files of a page that is to be written.

use std::path::Path;

use crate::career::is_url_safe;
use crate::config::CONFIG_PATH;
use crate::markdown::slug;
use crate::output::write_new_files;

use super::terminal::Terminal;
use super::{Failure, Outcome, schema};

/// The Markdown file of a new career; `{title}` is its title.
const PROSE: &str = include_str!("starter/career.md");

/// The YAML file of a new career.
const DATA: &str = include_str!("starter/career.yaml");

/// Writes both files of a career. Refuses if one of them is there.
pub(super) fn career(
    site: &Path,
    title: &str,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    if !site.join(CONFIG_PATH).exists() {
        return Err(format!(
            "there is no site.yaml in {}; go to the folder of the site, or name it with --site DIR",
            site.display()
        ));
    }
    if title.contains(char::is_control) {
        return Err("a title is one line of plain text".to_owned());
    }
    let slug = slug(title);
    if slug == "index" {
        return Err(format!("`{title}` would take the address of the list of all careers"));
    }
    if !is_url_safe(&slug) {
        return Err(format!("the title `{title}` has no letter or digit to make a file name from"));
    }
    let quoted = serde_json::Value::from(title).to_string();
    let prose = PROSE.replace("{title}", &quoted).replace("{name}", title);
    let prose_path = format!("content/careers/{slug}.md");
    let data_path = format!("content/careers/{slug}.yaml");
    let files = [(prose_path.as_str(), prose.as_str()), (data_path.as_str(), DATA)];
    write_new_files(site, &files).map_err(|failure| failure.to_string())?;
    terminal.say(&format!("wrote {prose_path} and {data_path}"));
    schema::renew(site, terminal)?;
    terminal.say("it is a draft: fill it in, look at it with `careerbook build --drafts`, then remove `draft: true`");
    Ok(Outcome::Good)
}
