//! Which addresses were good, and when: what need not be asked again for some days.
//!
//! Only good answers are kept. Whoever has mended a link, or waits for a host to come back, wants
//! to hear of it at once.

use std::collections::BTreeMap;

use super::Answer;

/// Good addresses, with the day on which they were: the number of days since 1 January 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered(BTreeMap<String, u64>);

impl Remembered {
    /// What an earlier run has written with [`Self::text`]; nothing if it cannot be read.
    pub fn read(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    /// The text to keep for later runs.
    pub fn text(&self) -> String {
        serde_json::json!(self.0).to_string()
    }

    /// Forgets what on the day `today` is older than `max_age` days.
    pub fn forget(&mut self, today: u64, max_age: u64) {
        self.0.retain(|_, day| *day <= today && today - *day < max_age);
    }

    /// Whether the address is known to be good.
    pub fn has(&self, address: &str) -> bool {
        self.0.contains_key(address)
    }

    /// Keeps the good ones of the answers that came in on the day `today`.
    pub fn keep(&mut self, answers: &BTreeMap<String, Answer>, today: u64) {
        let good = answers.iter().filter(|(_, answer)| **answer == Answer::Good);
        self.0.extend(good.map(|(address, _)| (address.clone(), today)));
    }
}
