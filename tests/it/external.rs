//! Links to other sites, asked for at servers on this machine. No test asks any other host.

mod server;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use careerbook::diag::{Drawing, draw};
use careerbook::external::{Answer, Links, Manners, Remembered, ask, findings, links};
use careerbook::page::parse;
use careerbook::site::{Drafts, built_pages};

use crate::program::{Place, Run, program, run};
use crate::support::Site;

use server::{Reply, Server};

/// Manners for servers that nobody else uses.
fn manners() -> Manners {
    let milliseconds = Duration::from_millis;
    Manners {
        pause: milliseconds(1),
        timeout: milliseconds(2_000),
        patience: milliseconds(2_500),
        at_once: 8,
    }
}

/// Asks for the addresses.
fn answers(addresses: &[&str]) -> BTreeMap<String, Answer> {
    ask(&addresses.iter().copied().collect(), &manners())
}

/// Asks for one address.
fn answer(address: &str) -> Answer {
    answers(&[address]).remove(address).expect("every address gets an answer")
}

/// A page with the given text.
fn about(text: &str) -> String {
    format!(
        "---\ntitle: About\ndescription: Who writes this guide, where its figures come from, and how to tell us of mistakes.\n---\n\n{text}\n"
    )
}

/// The links of a site.
fn links_of(site: &Site) -> Links {
    let sources = site.snapshot.sources().filter(|one| one.path.below("content").is_some());
    let pages: Vec<_> = sources.map(|source| Arc::new(parse(source))).collect();
    links(&built_pages(&pages, Drafts::LeftOut))
}

/// What is said about the links of the site that are on `server`.
fn told(site: &Site, server: &Server) -> String {
    let links = links_of(site);
    let here = links.addresses().filter(|one| one.starts_with(&server.address("")));
    let answers = ask(&here.collect::<BTreeSet<_>>(), &manners());
    let drawn = draw(&findings(&links, &answers), Drawing::Human { colour: false });
    drawn.replace(&server.address(""), "http://host")
}

#[test]
fn a_page_that_is_there_is_good_and_asked_for_once_without_its_text() {
    let server = Server::start(|_| Reply::status(200));
    let mut site = Site::base();
    let (one, two) = (server.address("/page#part"), server.address("/page"));
    site.edit("content/about.md", about(&format!("[One]({one}), [two]({two}).")));
    assert_eq!(told(&site, &server), "");
    assert_eq!(server.requests(), ["HEAD /page"]);
    assert!(server.user_agents().iter().all(|name| name.starts_with("careerbook/")));
}

#[test]
fn a_dead_link_is_told_once_with_all_its_places() {
    let server = Server::start(|request| match request {
        "HEAD /gone" | "GET /gone" => Reply::status(410),
        _ => Reply::status(404),
    });
    let mut site = Site::base();
    let (gone, missing) = (server.address("/gone"), server.address("/missing#part"));
    site.edit("content/about.md", about(&format!("[One]({gone}) and <{gone}>.")));
    site.edit("content/other.md", about(&format!("[Two][it].\n\n[it]: {missing}")));
    site.edit(
        "content/data/sources.yaml",
        format!("guild-2026:\n  title: Survey\n  publisher: The guild\n  url: \"{gone}\"\n  period: 2026\n  licence: CC0 1.0\n"),
    );
    let told = told(&site, &server);
    assert_eq!(told.matches("warning[dead-link]").count(), 2, "{told}");
    assert!(told.contains("there is no page at `http://host/gone`"), "{told}");
    assert!(told.contains("the host answers with the status 410"), "{told}");
    assert_eq!(told.matches("and here").count(), 2, "{told}");
    assert!(told.contains("content/data/sources.yaml:4:9"), "{told}");
    assert!(told.contains("content/other.md:6:1"), "{told}");
    // Bad news is believed when `GET` brings it too.
    assert_eq!(server.requests(), ["HEAD /gone", "GET /gone", "HEAD /missing", "GET /missing"]);
}

#[test]
fn a_permanent_redirect_is_told_at_every_place_with_the_new_address() {
    let server = Server::start(|request| match request {
        "HEAD /old" => Reply::status(301).with("Location", "/newer"),
        "HEAD /newer" => Reply::status(308).with("Location", "newest"),
        "HEAD /newest" => Reply::status(302).with("Location", "/for-now"),
        _ => Reply::status(200),
    });
    let mut site = Site::base();
    let old = server.address("/old#part");
    site.edit("content/about.md", about(&format!("[One]({old}) and [two][it].\n\n[it]: {old}")));
    let told = told(&site, &server);
    assert_eq!(told.matches("warning[moved-link]").count(), 2, "{told}");
    assert!(told.contains("its host says that it is `http://host/newest#part` now"), "{told}");
    // The second stands where no address is written.
    assert_eq!(told.matches("help: write the new address").count(), 1, "{told}");
    assert!(told.contains("6 + [One](http://host/newest#part) and [two][it]."), "{told}");
}

#[test]
fn a_temporary_redirect_is_followed_and_not_told() {
    let server = Server::start(|request| match request {
        "HEAD /a" => Reply::status(302).with("Location", "/b"),
        "HEAD /b" => Reply::status(301).with("Location", "/c"),
        _ => Reply::status(200),
    });
    assert_eq!(answer(&server.address("/a")), Answer::Good);
    assert_eq!(server.requests(), ["HEAD /a", "HEAD /b", "HEAD /c"]);
}

#[test]
fn a_redirect_to_a_page_that_is_gone_is_a_dead_link() {
    let server = Server::start(|request| match request {
        "HEAD /a" => Reply::status(301).with("Location", "/b"),
        _ => Reply::status(404),
    });
    assert_eq!(answer(&server.address("/a")), Answer::Dead(404));
}

#[test]
fn redirects_in_a_circle_and_without_an_end_are_given_up() {
    let server = Server::start(|request| match request {
        "HEAD /a" => Reply::status(301).with("Location", "/b"),
        "HEAD /b" => Reply::status(302).with("Location", "/a"),
        _ => {
            let next = format!("{}x", request.trim_start_matches("HEAD "));
            Reply::status(302).with("Location", &next)
        }
    });
    let told = |path| format!("{:?}", answer(&server.address(path)));
    assert_eq!(told("/a"), "Unreachable(Circle)");
    assert_eq!(server.requests().len(), 2);
    assert_eq!(told("/x"), "Unreachable(Circle)");
    assert_eq!(server.requests().len(), 2 + 11);
}

#[test]
fn a_host_that_refuses_head_is_asked_with_get() {
    for status in [403, 405, 501] {
        let server = Server::start(move |request| match request {
            "HEAD /" => Reply::status(status),
            _ => Reply::status(200),
        });
        assert_eq!(answer(&server.address("/")), Answer::Good);
        assert_eq!(server.requests(), ["HEAD /", "GET /"]);
    }
}

#[test]
fn a_host_that_keeps_programs_out_is_no_fault_of_the_site() {
    let server = Server::start(|_| Reply::status(403));
    assert_eq!(answer(&server.address("/")), Answer::Unclear(403));
}

#[test]
fn a_host_that_asks_for_time_gets_it() {
    for wish in ["1", "Sun, 06 Nov 1994 08:49:38 GMT"] {
        let first = std::sync::atomic::AtomicBool::new(true);
        let server = Server::start(move |_| {
            if first.swap(false, std::sync::atomic::Ordering::SeqCst) {
                let date = ("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
                return Reply::status(429).with(date.0, date.1).with("Retry-After", wish);
            }
            Reply::status(200)
        });
        let started = Instant::now();
        assert_eq!(answer(&server.address("/")), Answer::Good);
        assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());
        assert_eq!(server.requests().len(), 2);
    }
}

#[test]
fn a_host_that_asks_for_much_time_is_not_asked_again() {
    let server = Server::start(|_| Reply::status(429).with("Retry-After", "3600"));
    assert_eq!(answer(&server.address("/")), Answer::Unclear(429));
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_host_without_an_answer_is_unreachable() {
    let slow = Server::start(|_| Reply::status(200).after(Duration::from_secs(3)));
    let quick = Manners { timeout: Duration::from_millis(100), ..manners() };
    let address = slow.address("/");
    let answers = ask(&BTreeSet::from([address.as_str()]), &quick);
    assert_eq!(format!("{answers:?}"), format!("{{{address:?}: Unreachable(TooSlow)}}"));
    assert_eq!(slow.requests().len(), 3);
    let faulty = Server::start(|_| Reply::status(500));
    assert_eq!(format!("{:?}", answer(&faulty.address("/"))), "Unreachable(Status(500))");
    let leaving = Server::start(|_| Reply::status(301).with("Location", "mailto:a@example.org"));
    let told = format!("{:?}", answer(&leaving.address("/")));
    assert_eq!(told, "Unreachable(LeavesTheWeb(\"mailto:a@example.org\"))");
}

#[test]
fn a_host_that_takes_no_connection_is_left_alone() {
    let refusing = server::refusing_address();
    let pages: Vec<String> = (0..40).map(|page| format!("{refusing}{page}")).collect();
    let unhurried = Manners { pause: Duration::from_millis(50), ..manners() };
    let started = Instant::now();
    let answers = ask(&pages.iter().map(String::as_str).collect(), &unhurried);
    assert!(answers.len() == 40, "{answers:?}");
    assert!(answers.values().all(|one| format!("{one:?}") == "Unreachable(Refused)"));
    // Three requests for each page, 100 ms apart, would take eight seconds.
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
}

#[test]
fn a_host_is_asked_for_one_page_at_a_time_and_hosts_side_by_side() {
    let start = || Server::start(|_| Reply::status(200).after(Duration::from_millis(40)));
    let servers = [start(), start(), start()];
    let pages = |server: &Server| (0..5).map(|page| server.address(&format!("/{page}"))).collect();
    let addresses: Vec<String> = servers.iter().flat_map(|one| -> Vec<_> { pages(one) }).collect();
    let started = Instant::now();
    let answers = answers(&addresses.iter().map(String::as_str).collect::<Vec<_>>());
    let took = started.elapsed();
    assert!(answers.len() == 15 && answers.values().all(|one| *one == Answer::Good), "{answers:?}");
    for server in &servers {
        assert_eq!((server.requests().len(), server.most_at_once()), (5, 1));
    }
    // One after another, the fifteen would take 600 ms.
    assert!(took < Duration::from_millis(550), "{took:?}");
}

#[test]
fn a_redirect_to_a_host_that_is_being_asked_waits_for_its_turn() {
    let target = Server::start(|_| Reply::status(200).after(Duration::from_millis(30)));
    let to = target.address("/redirected");
    let source = Server::start(move |_| Reply::status(302).with("Location", &to));
    let mut addresses = vec![source.address("/1"), source.address("/2")];
    addresses.extend((0..4).map(|page| target.address(&format!("/{page}"))));
    answers(&addresses.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!((target.requests().len(), target.most_at_once()), (6, 1));
}

#[test]
fn good_answers_are_kept_for_some_days_and_others_are_not() {
    let good = |address: &str| (address.to_owned(), Answer::Good);
    let mut remembered = Remembered::read("{ broken");
    assert_eq!(remembered, Remembered::default());
    remembered.keep(&[good("https://a.example/")].into(), 100);
    let dead = ("https://b.example/".to_owned(), Answer::Dead(404));
    remembered.keep(&[good("https://c.example/"), dead].into(), 104);
    let mut remembered = Remembered::read(&remembered.text());
    remembered.forget(107, 7);
    let known = ["a", "b", "c"].map(|name| remembered.has(&format!("https://{name}.example/")));
    assert_eq!(known, [false, false, true]);
    remembered.forget(107, 0);
    assert_eq!(remembered, Remembered::default());
}

/// A site of one page, which links to `address`.
fn place(address: &str) -> Place {
    let place = Place::new();
    place.write("site.yaml", "title: Trades\ndescription: A guide to a few trades, as small as a site can be that still has everything.\nbase_url: https://trades.example.org/\n");
    place.write("content/index.md", about(&format!("[A page]({address})")));
    place
}

/// Runs `check --external` with nothing but `settings` in the environment that matters to it.
fn check(place: &Place, arguments: &[&str], settings: &[(&str, &str)]) -> Run {
    let site = place.path("").to_string_lossy().into_owned();
    let mut command = program(&["check", "--site", &site, "--format", "short", "--external"]);
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let cache = place.path("cache");
    run(command.args(arguments).env("XDG_CACHE_HOME", cache).envs(settings.iter().copied()))
}

#[test]
fn a_second_check_asks_for_nothing_that_was_good() {
    let server = Server::start(|_| Reply::status(200));
    let place = place(&server.address("/page"));
    check(&place, &[], &[]).ends_with(0).says("1 links to other sites, 1 of them asked for");
    check(&place, &[], &[]).ends_with(0).says("1 links to other sites, 0 of them asked for");
    assert_eq!(server.requests().len(), 1);
    check(&place, &["--external-max-age", "0"], &[]).ends_with(0).says("1 of them asked for");
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_dead_link_is_a_warning_and_asked_for_again() {
    let server = Server::start(|_| Reply::status(404));
    let place = place(&server.address("/page"));
    for _ in 0..2 {
        check(&place, &[], &[]).ends_with(0).says("content/index.md:6:10: warning[dead-link]");
    }
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn nobody_is_asked_without_the_option() {
    let server = Server::start(|_| Reply::status(404));
    let place = place(&server.address("/page"));
    place.run(&["check"]).ends_with(0);
    place.run(&["build"]).ends_with(0);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn proxies_are_taken_from_the_environment() {
    let proxy = Server::start(|_| Reply::status(200));
    let place = place("http://nowhere.invalid/page");
    let setting = proxy.address("");
    check(&place, &[], &[("HTTP_PROXY", &setting)]).ends_with(0).says("no errors, no warnings");
    assert_eq!(proxy.requests(), ["CONNECT nowhere.invalid:80", "HEAD /page"]);
}
