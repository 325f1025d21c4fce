//! Lists of many careers are lines in place of cards, so that a page of a large site stays light.

use crate::support::{Site, output};

/// A site with `count` careers that are paid what official figures say.
fn site(count: usize) -> Site {
    let mut site = Site::base();
    for number in 1..=count {
        let text = format!(
            "title: Developer {number}\n\
             description: Writes programs of kind {number}, and mends them when they fail.\n\
             field: software\n\
             codes: {{ onet: 15-1252.00 }}\n"
        );
        site.edit(&format!("content/careers/developer-{number}.yaml"), text);
    }
    site
}

const BASIS: &str = "Pay in this list: median, United States, May 2025, a year.";
const LINE: &str =
    "<li><a href=\"../careers/developer-7.html\">Developer 7</a> <span>$133,000</span></li>";

#[test]
fn sixty_careers_are_cards() {
    let built = site(60).build();
    for path in ["careers/index.html", "fields/software.html"] {
        let page = output(&built, path);
        assert!(
            page.contains("Writes programs of kind 7,"),
            "{path} does not say what careers are"
        );
        assert!(!page.contains("class=\"lines\""), "{path} has lines");
    }
}

#[test]
fn more_careers_are_lines_that_name_their_source_once() {
    let built = site(61).build();
    for path in ["careers/index.html", "fields/software.html"] {
        let page = output(&built, path);
        assert!(page.contains(LINE), "{path} has no line for a career");
        assert_eq!(page.matches(BASIS).count(), 1, "{path}");
        assert!(!page.contains("Writes programs of kind 7,"), "{path} says what careers are");
    }
    let home = output(&built, "index.html");
    assert!(home.contains("<p class=\"count\">61 careers</p>"));
    assert!(!home.contains("careers/developer-7.html"));
}

#[test]
fn lines_at_a_place_leave_pay_to_its_own_figures() {
    let built = site(61).build();
    let page = output(&built, "places/boston.html");
    assert!(page.contains("<li><a href=\"../careers/developer-7.html\">Developer 7</a></li>"));
    assert!(page.contains("$145,000"));
    assert!(!page.contains("$133,000"));
}
