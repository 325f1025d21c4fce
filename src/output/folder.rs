//! The output folder, checked: it is not the site, not the user's home and not a source folder.
//!
//! Made by `cli` before anything is published. It only looks at paths and changes
//! nothing on the disk.

use std::env;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Failure, Way};

/// A folder that may be published into.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    real: PathBuf,
    site: PathBuf,
    way: Way,
}

impl Folder {
    /// Checks that `path` may be published into; relative paths count from the current folder.
    ///
    /// Refused are the root of the disk, the home folder, `site_root`, what lies above one of
    /// these, and every folder that is, holds or lies in one of `sources`. Links and `..` are
    /// resolved before anything is compared. The folder need not be there yet.
    pub fn new(path: &Path, site_root: &Path, sources: &[PathBuf]) -> Result<Self, Failure> {
        // Without a `/` at its end, so that a link is seen as a link.
        let path: PathBuf = path.components().collect();
        let real = resolve(&path)?;
        refuse_if(&path, real.parent().is_none(), "it is the root of the disk")?;
        refuse_if(&path, real.exists() && !real.is_dir(), "it is a file, not a folder")?;
        let site_root = resolve(site_root)?;
        refuse_if(&path, site_root == real, "it is the folder of the site itself")?;
        refuse_if(&path, site_root.starts_with(&real), "the site lies inside it")?;
        if let Some(home) = env::home_dir().filter(|home| home.is_absolute()) {
            let home = resolve(&home).unwrap_or(home);
            refuse_if(&path, home.starts_with(&real), "it is or holds your home folder")?;
        }
        for source in sources {
            let folder = resolve(source)?;
            let touches = folder.starts_with(&real) || real.starts_with(&folder);
            let why = format!("it is, holds or lies in the source folder {}", source.display());
            refuse_if(&path, touches, &why)?;
        }
        let way = if path.is_symlink() { Way::InPlace } else { Way::Exchange };
        Ok(Self { path, real, site: site_root, way })
    }

    /// The folder as the user gave it, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder with all links resolved.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// The folder of the site that is published here, with all links resolved.
    pub(super) fn site(&self) -> &Path {
        &self.site
    }

    /// The folder that the real folder lies in.
    pub(super) fn parent(&self) -> &Path {
        self.real.parent().unwrap_or(&self.real)
    }

    /// How to publish here if the place allows it: a link is written into, never replaced.
    pub(super) fn way(&self) -> Way {
        self.way
    }

    /// A path below the folder as messages show it.
    pub(super) fn shown(&self, below: &Path) -> PathBuf {
        self.path.join(below)
    }

    /// The result of doing `action` to a path below the folder, with a failure that says so.
    pub(super) fn named<T>(
        &self,
        action: &'static str,
        below: &Path,
        result: io::Result<T>,
    ) -> Result<T, Failure> {
        result.map_err(|error| Failure::system(action, &self.shown(below), error))
    }
}

fn refuse_if(path: &Path, wrong: bool, why: &str) -> Result<(), Failure> {
    if !wrong {
        return Ok(());
    }
    let why = format!("{why}; choose a folder of its own for the output, for example `public`");
    Err(Failure::refusal("publish into", path, why))
}

/// The path with links and `..` resolved as far as it exists, followed by the rest as it is.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, Failure> {
    let fail = |error| Failure::system("find", path, error);
    let mut real = PathBuf::new();
    for component in std::path::absolute(path).map_err(fail)?.components() {
        if component == Component::ParentDir {
            real.pop();
            continue;
        }
        real.push(component);
        match fs::canonicalize(&real) {
            Ok(resolved) => real = resolved,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !real.is_symlink() => {}
            Err(error) => return Err(fail(error)),
        }
    }
    Ok(real)
}
