//! JSON Schemas of the files that editors write, for editors that complete and check as one types.
//!
//! They are made of the types that read the files, with their documentation, and of the ids that
//! the site has: `tool: apa` completes to `apache-kafka`. Called by `cli`, which writes them into
//! [`FOLDER`]. Building and checking a site never need them.
//!
//! The dialect is draft 7, which every YAML language server knows.

mod editor;
mod ids;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::career::{
    RawCareer, RawFacts, RawField, RawPlaceEntry, RawPublication, RawSkillEntry, RawTerm,
    RawToolEntry,
};
use crate::config::RawConfig;
use crate::diag::messages_schema;
use crate::page::RawPlain;
use crate::site::Status;
use crate::yaml::Entries;

pub use ids::{Id, Ids};

/// The version of the format of all files, which stands in the `$id` of each schema.
///
/// It grows when a key comes or goes, or when what a key may hold changes; a text of documentation
/// changes nothing. `tests/it/reference/` holds it to what was recorded for it.
pub const FORMAT: u32 = 1;

/// The folder below that of the site into which the schemas are written.
pub const FOLDER: &str = ".careerbook/schema";

/// A kind of file that has a schema.
pub struct Kind {
    /// The name of its schema, without `.json`.
    pub name: &'static str,
    /// What it is, as a title.
    pub title: &'static str,
    /// Which files of a site are of this kind; empty for what no file of a site holds.
    pub files: &'static str,
    derive: fn() -> Schema,
}

/// All kinds, in the order in which documents list them.
pub const KINDS: [Kind; 12] = [
    kind::<RawCareer>("career", "Career", "content/careers/**/*.yaml"),
    kind::<RawPlain>("page", "Plain page", ""),
    kind::<Entries<RawField>>("fields", "Fields", "content/data/fields.yaml"),
    kind::<Entries<RawSkillEntry>>("skills", "Skills", "content/data/skills.yaml"),
    kind::<Entries<RawToolEntry>>("tools", "Tools", "content/data/tools.yaml"),
    kind::<Entries<RawPlaceEntry>>("places", "Places", "content/data/places.yaml"),
    kind::<Entries<RawPublication>>("sources", "Sources", "content/data/sources.yaml"),
    kind::<Entries<RawTerm>>("terms", "Terms of the glossary", "content/data/terms.yaml"),
    kind::<RawFacts>("facts", "Official figures", "content/data/facts/*.yaml"),
    kind::<RawConfig>("site", "Settings of the site", "site.yaml"),
    Kind {
        name: "messages",
        title: "What `careerbook check --format json` prints",
        files: "",
        derive: messages_schema,
    },
    Kind {
        name: "status",
        title: "What `careerbook status --format json` prints",
        files: "",
        derive: || {
            SchemaSettings::draft07()
                .for_serialize()
                .into_generator()
                .into_root_schema_for::<Status>()
        },
    },
];

const fn kind<T: JsonSchema>(name: &'static str, title: &'static str, files: &'static str) -> Kind {
    Kind { name, title, files, derive: derive::<T> }
}

fn derive<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

impl Kind {
    /// The kind whose schema has this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Whether files of a site are of this kind, so that editors are to check them with it; else
    /// the program writes what it describes.
    pub fn is_for_editors(&self) -> bool {
        !matches!(self.name, "messages" | "status")
    }

    /// What the types say, before anything of a site is put in.
    pub fn derived(&self) -> Schema {
        (self.derive)()
    }

    /// The schema as a file: the ids of the site are in it, and it ends with a line feed.
    pub fn schema(&self, ids: &Ids) -> String {
        let mut derived = self.derived();
        if self.name == "career" {
            // Either of its two files may have the keys that the record must have.
            derived.remove("x-required");
        }
        let derived = derived.to_value();
        let mut schema =
            if self.is_for_editors() { editor::for_editors(derived, ids) } else { derived };
        schema["$id"] = format!("urn:careerbook:format:{FORMAT}:{}", self.name).into();
        schema["title"] = self.title.into();
        format!("{schema:#}\n")
    }
}

/// The schemas of all files that editors write: their paths below the folder of the site, and
/// their texts.
pub fn files(ids: &Ids) -> Vec<(String, String)> {
    let all = KINDS.iter().filter(|kind| kind.is_for_editors());
    all.map(|kind| (format!("{FOLDER}/{}.json", kind.name), kind.schema(ids))).collect()
}
