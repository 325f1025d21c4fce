//! Figures as pages show them: the number, its text, and where it comes from.

use serde::{Serialize, Serializer};

use super::{Link, Markup, Shared};

/// A number with the text that readers see, which is all that templates see of it: marked up as
/// missing if the number is not published.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// The plain decimal number as published, `135980` or `15.8`; none if not published.
    pub value: Option<String>,
    /// Whether the true number is `value` or more, because the publisher caps it.
    pub open: bool,
    /// What readers see: `$135,980`, `$239,200 or more`, `not published`.
    pub text: String,
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.value.is_some() {
            return self.text.serialize(serializer);
        }
        let text = Markup::showing(&self.text);
        Markup::from(format!(r#"<span class="missing">{}</span>"#, &*text)).serialize(serializer)
    }
}

/// One named number of a table: the median, the tenth percentile, the number of jobs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Statistic {
    /// What it is: `median`, `mean`, `low`, `high`, `p10`, ...; the key of its UI string.
    pub key: String,
    /// The number.
    pub number: Number,
}

/// The pay that a career is known by: in lists, at the top of its page, in comparisons.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pay {
    /// The number.
    pub number: Number,
    /// What the number is: `median` or `mean`.
    pub statistic: String,
    /// ISO 4217 code.
    pub currency: String,
    /// `year`, `month`, `week`, `day` or `hour`.
    pub per: String,
    /// Where it is paid.
    pub place: Shared<Link>,
    /// The period as readers write it, `May 2025`.
    pub period: String,
    /// Where the figure comes from.
    pub source: Shared<Link>,
    /// `per` in words: `a year`.
    pub unit: String,
    /// What the number is, where and when, in words: `median, United States, May 2025`.
    pub of: String,
}

/// A source in the list of sources of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceLine {
    /// Its id in the vocabulary; the anchor of its entry on the sources page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is published.
    pub url: String,
    /// The period it covers, as readers write it.
    pub period: String,
    /// Under which licence.
    pub licence: String,
    /// The words that its publisher asks for, or empty.
    pub attribution: String,
}
