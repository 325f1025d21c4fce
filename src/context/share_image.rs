//! What the share image of a career shows.

/// The picture that other sites show beside a link to a career. It holds what is drawn and nothing
/// else: a change of the page that the picture does not show draws nothing again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShareImage {
    /// Name of the site.
    pub site: String,
    /// Title of the career.
    pub title: String,
    /// Name of its field; may be empty.
    pub field: String,
    /// The id that the motif is drawn from; empty if the career has no field.
    pub motif: String,
    /// Pay as its page puts first, where there is any.
    pub pay: Option<SharePay>,
    /// What the career is; shown where there is no pay.
    pub summary: String,
}

/// Pay on a share image, in words as they stand there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SharePay {
    /// `$132,270`
    pub amount: String,
    /// `Median pay a year, United States, May 2024`
    pub of: String,
    /// `Source: Bureau of Labor Statistics`; may be empty.
    pub source: String,
}
