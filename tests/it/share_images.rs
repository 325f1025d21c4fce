//! Share images: the same bytes on every machine, and drawn once.

use std::collections::BTreeMap;
use std::sync::Arc;

use careerbook::build::{Build, Cache};
use careerbook::context::{ShareImage, SharePay};
use careerbook::share_image::{DRAWING, PALETTE, draw};
use careerbook::source::OutPath;

use crate::sample;
use crate::support::{Site, repository};

/// An image with everything that one can show.
fn image() -> ShareImage {
    ShareImage {
        site: "Careerbook".to_owned(),
        title: "First-Line Supervisors of Non-Retail Sales Workers".to_owned(),
        field: "Sales and related".to_owned(),
        motif: "sales".to_owned(),
        pay: Some(SharePay {
            amount: "$239,200 or more".to_owned(),
            of: "Median pay a year, United States, May 2025".to_owned(),
            source: "Source: U.S. Bureau of Labor Statistics".to_owned(),
        }),
        summary: String::new(),
    }
}

/// An image without pay, with letters from beyond ASCII, and a title that is too long.
fn long() -> ShareImage {
    ShareImage {
        title: "Ångström œuvre – Инженер Ωμέγα ".repeat(12),
        pay: None,
        summary: "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(20),
        ..image()
    }
}

/// If this fails, share images look different than before, or this machine draws others than
/// other machines do. In the first case raise `DRAWING` and write the new digests here; in the
/// second the drawing has to be mended.
#[test]
fn every_machine_draws_the_same_bytes() {
    let drawn =
        [image(), long()].map(|image| blake3::hash(&draw(&image)).to_hex()[..16].to_owned());
    assert_eq!((DRAWING, drawn), (2, DIGESTS.map(str::to_owned)));
}

const DIGESTS: [&str; 2] = ["c53fd338245cd3c4", "02ba5ec5844e5384"];

#[test]
fn an_image_is_a_small_png_of_1200_by_630() {
    for image in [image(), long()] {
        let bytes = draw(&image);
        assert_eq!(bytes[..16], *b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR");
        assert_eq!(bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
        assert!(bytes.ends_with(b"IEND\xae\x42\x60\x82"));
        assert!(bytes.len() <= 40_000, "{} bytes", bytes.len());
    }
}

#[test]
fn an_image_has_the_colours_of_the_theme() {
    let css = repository().join("themes/fieldguide/assets/fieldguide.css");
    let css = std::fs::read_to_string(css).expect("the styles can be read");
    for (name, place) in [("paper", 0), ("wash", 1), ("ink", 5), ("accent", 9), ("accent", 12)] {
        let (_, value) = css.split_once(&format!("--{name}: #")).expect("the theme has the colour");
        let [red, green, blue] = PALETTE[place];
        assert_eq!(value[..6], format!("{red:02x}{green:02x}{blue:02x}"), "{name}");
    }
}

fn images(built: &Build) -> BTreeMap<OutPath, Arc<[u8]>> {
    let files = built.files.iter().filter(|(path, _)| path.as_str().strip_suffix(".png").is_some());
    files.map(|(path, bytes)| (path.clone(), Arc::clone(bytes))).collect()
}

/// Builds the site after a build that has published `files`.
fn build_after(site: &Site, files: &BTreeMap<OutPath, Arc<[u8]>>) -> Build {
    site.build_with(&mut Cache::of_published(files.values().cloned()))
}

#[test]
fn a_published_image_is_not_drawn_again() {
    let mut site = sample::many_careers(6);
    let first = site.build();
    assert_eq!((images(&first).len(), first.stats.drawn), (6, 6));
    let second = build_after(&site, &first.files);
    assert_eq!(second.stats.drawn, 0);
    assert_eq!(images(&second), images(&first));
    // What an image does not show draws none; a title draws its own.
    site.replace("content/careers/career-003.md", "Somebody has to", "Somebody likes to");
    assert_eq!(build_after(&site, &first.files).stats.drawn, 0);
    site.replace("content/careers/career-003.md", "title: Career 003", "title: Career three");
    let renamed = build_after(&site, &first.files);
    assert_eq!(renamed.stats.drawn, 1);
    assert_eq!(images(&renamed), images(&site.build()));
}

#[test]
fn a_published_image_that_is_not_what_would_be_drawn_is_not_used() {
    let site = sample::many_careers(2);
    let built = site.build();
    let good = images(&built);
    let paths: Vec<_> = good.keys().cloned().collect();
    let damaged = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut files = good.clone();
        let mut bytes = files[&paths[0]].to_vec();
        change(&mut bytes);
        files.insert(paths[0].clone(), bytes.into());
        files
    };
    let other = good[&paths[1]].to_vec();
    let line = |bytes: &[u8]| bytes.windows(4).position(|w| w == b"tEXt").expect("there is a line");
    let cases: [(&str, BTreeMap<_, _>); 5] = [
        (
            "a pixel",
            damaged(&|bytes| {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }),
        ),
        ("the palette", damaged(&|bytes| bytes[50] ^= 1)),
        ("cut off", damaged(&|bytes| bytes.truncate(bytes.len() / 2))),
        ("another image", damaged(&|bytes| bytes.clone_from(&other))),
        (
            "another's pixels under this line",
            damaged(&|bytes| {
                let begin = line(bytes);
                let own = bytes[begin..begin + 140].to_vec();
                bytes.clone_from(&other);
                let begin = line(&other);
                bytes[begin..begin + 140].copy_from_slice(&own);
            }),
        ),
    ];
    for (case, files) in cases {
        let again = build_after(&site, &files);
        assert_eq!(images(&again), good, "{case}");
        assert_eq!(again.stats.drawn, 1, "{case}");
    }
}
