//! The page with everything that official classifications say about the occupation of a career.

use serde::Serialize;

use super::{EducationShare, Interest, Link, Shared, Skill};

/// The official profile of one career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ProfilePage {
    /// The career.
    pub career: Shared<Link>,
    /// The occupations that its codes name, one for each classification.
    pub occupations: Vec<OccupationProfile>,
}

/// All that one classification says about an occupation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OccupationProfile {
    /// What the classification calls the occupation.
    pub title: String,
    /// Its code there.
    pub code: String,
    /// What it is; may be empty.
    pub description: String,
    /// Where this comes from.
    pub source: Shared<Link>,
    /// Other careers of this site that have the same code.
    pub shared_with: Vec<Shared<Link>>,
    /// Extent of preparation, 1 to 5, if known.
    pub job_zone: Option<u8>,
    /// How well the occupation fits each interest, from 1 to 7, in the fixed order.
    pub interests: Vec<Interest>,
    /// Levels of education, and percent of the people in it who say that they are required.
    pub education: Vec<EducationShare>,
    /// Other titles that people use for it.
    pub alternate_titles: Vec<String>,
    /// Tasks that are relevant and important.
    pub tasks: Vec<String>,
    /// Tasks that are less so.
    pub more_tasks: Vec<String>,
    /// Skills with their ratings, the most important first.
    pub skills: Vec<Skill>,
    /// Technologies, those in demand first.
    pub technologies: Vec<Technology>,
    /// Machines, instruments and other equipment.
    pub equipment: Vec<String>,
}

/// A technology that an official classification names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Technology {
    /// Its name.
    pub name: String,
    /// Path of its page on this site, or empty.
    pub path: String,
    /// Whether employers of the occupation often ask for it.
    pub in_demand: bool,
}
