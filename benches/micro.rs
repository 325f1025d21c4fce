//! How long the parts of a build take, one by one.
//!
//! `cargo bench --bench micro` times each on 1,000 careers of `corpus`; a word behind it, such as
//! `-- resolve`, chooses some. `cargo test` runs each once, on a small site.

mod corpus;
mod steps;

use std::sync::{Arc, LazyLock};

use careerbook::build::{Cache, build};
use careerbook::career::RawCareer;
use careerbook::context::Context;
use careerbook::markdown;
use careerbook::output::{Files, Folder, publish};
use careerbook::site::Planner;
use careerbook::source::Source;
use careerbook::yaml::decode;
use divan::Bencher;
use divan::counter::BytesCount;

use corpus::Shape;
use steps::Site;

/// The site; small in a test, which cargo does not tell to measure.
static SITE: LazyLock<Site> = LazyLock::new(|| {
    let is_measured = std::env::args().any(|word| word == "--bench");
    Site::new(Shape::usual(if is_measured { 1_000 } else { 20 }))
});

fn main() {
    divan::main();
}

/// The files of careers with this extension.
fn sources(extension: &str) -> Vec<Arc<Source>> {
    let mut sources = SITE.sources();
    sources.retain(|source| {
        source.path.below("content/careers").is_some() && source.path.extension() == extension
    });
    assert!(!sources.is_empty(), "there are careers");
    sources
}

fn bytes(sources: &[Arc<Source>]) -> BytesCount {
    BytesCount::new(sources.iter().map(|source| source.bytes().len()).sum::<usize>())
}

#[divan::bench]
fn parse_yaml(bencher: Bencher<'_, '_>) {
    let sources = sources("yaml");
    bencher.counter(bytes(&sources)).bench_local(|| {
        for source in &sources {
            let (career, faults) = decode::<RawCareer>(source, &source.text_span(), "a career");
            assert!(career.tasks.is_some() && faults.is_empty(), "the facts are read");
        }
    });
}

#[divan::bench]
fn parse_markdown(bencher: Bencher<'_, '_>) {
    let sources = sources("md");
    bencher.counter(bytes(&sources)).bench_local(|| {
        for source in &sources {
            let (parts, _) = markdown::split(source);
            let (document, ..) =
                markdown::parse(source, parts.body, &|_| String::new(), &|_| String::new());
            assert!(!document.sections.is_empty(), "the text is read");
        }
    });
}

#[divan::bench]
fn resolve(bencher: Bencher<'_, '_>) {
    let pages = Site::parse(&SITE.sources());
    bencher.bench_local(|| {
        let mut planner = Planner::default();
        assert!(!SITE.resolve(&pages, &mut planner).outputs.is_empty(), "there is a plan");
    });
}

/// The contexts of the files that `is_asked` chooses.
fn contexts(is_asked: impl Fn(&str, &Context) -> bool) -> Vec<Arc<Context>> {
    let mut planner = Planner::default();
    let plan = SITE.resolve(&Site::parse(&SITE.sources()), &mut planner);
    let outputs = plan.outputs.iter().filter(|(path, context)| is_asked(path.as_str(), context));
    outputs.map(|(_, context)| Arc::clone(context)).collect()
}

#[divan::bench]
fn render_one_career(bencher: Bencher<'_, '_>) {
    let page = format!("careers/{}.html", corpus::slug(7));
    let context = contexts(|path, _| path == page);
    bencher.bench_local(|| assert!(SITE.render_all(&context) > 10_000, "the page is there"));
}

/// Writes the index down. What stands in it is found out while resolving.
#[divan::bench]
fn render_find_index(bencher: Bencher<'_, '_>) {
    let contexts = contexts(|_, context| {
        matches!(context, Context::FindIndex(_) | Context::FindNames(_) | Context::FindWords(_))
    });
    bencher.bench_local(|| assert!(SITE.render_all(&contexts) > 1_000, "the index is there"));
}

/// The files of the whole site, and a folder for them that goes away in the end.
fn finished() -> (Files, tempfile::TempDir) {
    let built = build(&SITE.snapshot, &SITE.options, &mut Cache::default());
    (built.files, tempfile::tempdir().expect("there is a folder for files that come and go"))
}

#[divan::bench(sample_count = 10)]
fn publish_into_a_new_folder(bencher: Bencher<'_, '_>) {
    let (files, folder) = finished();
    let mut number = 0;
    let next = || {
        number += 1;
        Folder::new(&folder.path().join(number.to_string()), &folder.path().join("site"), &[])
            .expect("the folder may be published into")
    };
    bencher.with_inputs(next).bench_local_refs(|folder| {
        let report = publish(&files, folder).expect("the disk has room");
        assert_eq!(report.written.len(), files.len(), "all files are written");
    });
}

#[divan::bench(sample_count = 10)]
fn publish_what_is_there(bencher: Bencher<'_, '_>) {
    let (files, folder) = finished();
    let public = Folder::new(&folder.path().join("public"), &folder.path().join("site"), &[])
        .expect("the folder may be published into");
    publish(&files, &public).expect("the disk has room");
    bencher.bench_local(|| {
        let report = publish(&files, &public).expect("the disk has room");
        assert_eq!(report.unchanged, files.len(), "nothing is written");
    });
}
