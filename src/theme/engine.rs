//! The template engine with the templates of a theme, compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, Tera};

use crate::diag::Diagnostic;
use crate::source::Source;

use super::Files;
use super::faults::{self, Needs};
use super::fill::fill;
use super::template::Template;

/// The template that is blamed for an error that names none.
const DEFAULT_TEMPLATE: &str = "base.html";

/// Bytes for which there is room before a page grows: most pages are smaller.
const USUAL_PAGE: usize = 24 * 1024;

/// Draws pages.
pub(super) struct Engine {
    tera: Tera,
    /// By the name that templates use.
    templates: BTreeMap<String, Template>,
}

impl Engine {
    /// Compiles the templates among `files`, which all see `globals`. `constant` as for
    /// [`Template::new`]. What is faulty is left out and told.
    pub(super) fn new<'c>(
        files: &Files<'_>,
        globals: &Context,
        constant: impl Fn(&str) -> Option<&'c str>,
    ) -> (Self, Vec<Diagnostic>) {
        let templates = read(files, constant);
        let (mut tera, diagnostics) = compile(&templates);
        tera.global_context().extend(globals.clone());
        (Self { tera, templates }, diagnostics)
    }

    /// Draws `template` with `values`, or says where in which template it went wrong.
    pub(super) fn draw(
        &self,
        template: &str,
        values: &Context,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut drawn = Vec::with_capacity(USUAL_PAGE);
        match self.tera.render_to(template, values, &mut drawn) {
            Ok(()) => Ok(drawn),
            Err(error) => Err(Box::new(faults::diagnose(&error, template, &self.templates))),
        }
    }
}

/// The templates by the name that templates use: those of the embedded theme below `fieldguide/`,
/// those of the site's own theme by their path alone.
fn read<'c>(
    files: &Files<'_>,
    constant: impl Fn(&str) -> Option<&'c str>,
) -> BTreeMap<String, Template> {
    let base = files.base.iter().map(|file| ("fieldguide/", file));
    let all = base.chain(files.own.iter().map(|file| ("", file)));
    let template = |(prefix, (path, source)): (&str, (&String, &Arc<Source>))| {
        let name = format!("{prefix}{}", path.strip_prefix("templates/")?);
        Some((name, Template::new(Arc::clone(source), &constant)))
    };
    all.filter_map(template).collect()
}

/// Compiles the templates. A faulty one is reported and left out, until the others compile.
fn compile(templates: &BTreeMap<String, Template>) -> (Tera, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut left_out: BTreeSet<String> = BTreeSet::new();
    let all = templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
    let mut rest: BTreeMap<&str, &str> = all.collect();
    loop {
        let mut tera = Tera::new();
        tera.register_filter("fill", fill);
        let prefixes = tera.set_fallback_prefixes(["fieldguide/"]);
        debug_assert!(prefixes.is_ok(), "no template was added yet");
        let Err(error) = tera.add_raw_templates(rest.iter().map(|(name, text)| (*name, *text)))
        else {
            return (tera, diagnostics);
        };
        let found = faults::compile_faults(&error, templates);
        // Once a template is out, others miss it: that follows from its fault and says nothing.
        let follows = |needs: &Needs| match needs {
            Needs::Nothing => false,
            Needs::Template(name) => left_out.contains(name),
            Needs::Part => !left_out.is_empty(),
        };
        let told = found.iter().filter(|fault| !follows(&fault.needs));
        diagnostics.extend(told.map(|fault| fault.diagnostic.clone()));
        let before = rest.len();
        for fault in found {
            rest.remove(fault.template.as_str());
            left_out.insert(fault.template);
        }
        if rest.len() == before {
            diagnostics.push(faults::diagnose(&error, DEFAULT_TEMPLATE, templates));
            // What cannot be pinned to a template must not hide that the embedded ones are sound.
            rest.retain(|name, _| name.starts_with("fieldguide/"));
        }
        if rest.len() == before {
            return (Tera::new(), diagnostics);
        }
    }
}
