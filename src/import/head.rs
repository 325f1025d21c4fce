//! The head of a facts file: where its figures come from, and what wrote it.

use crate::career::{Date, RawFacts, RawFactsSource, RawInput};
use crate::yaml::Scalar;

use super::Input;

/// The program and its version, as facts files name it.
pub const TOOL: &str = concat!("careerbook ", env!("CARGO_PKG_VERSION"));

/// What a release of a publisher is called and where it is found.
#[derive(Clone, Debug)]
pub(super) struct Release {
    /// The id by which it can be cited.
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Who publishes it.
    pub(super) publisher: &'static str,
    /// Where it is published.
    pub(super) url: &'static str,
    /// Which release it is, in the publisher's words.
    pub(super) name: String,
    /// The time it is of.
    pub(super) period: String,
    /// Under which licence.
    pub(super) licence: &'static str,
    /// The words that the publisher asks for.
    pub(super) attribution: String,
}

impl Release {
    /// A facts file of this release that holds nothing yet.
    pub(super) fn facts(&self, retrieved: Date, inputs: &[&Input]) -> RawFacts {
        let scalar = |text: &str| Scalar::new(text);
        let mut inputs: Vec<RawInput> = inputs.iter().map(|input| input.record()).collect();
        inputs.sort_by(|one, other| one.file.cmp(&other.file));
        RawFacts {
            source: scalar(&self.period).map(|period| RawFactsSource {
                id: self.id.clone(),
                title: self.title.clone(),
                publisher: self.publisher.to_owned(),
                url: self.url.to_owned(),
                release: scalar(&self.name),
                period,
                licence: self.licence.to_owned(),
                attribution: Some(self.attribution.clone()),
                retrieved: scalar(&retrieved.to_string()),
            }),
            tool: Some(TOOL.to_owned()),
            inputs: Some(inputs),
            ..RawFacts::default()
        }
    }
}
