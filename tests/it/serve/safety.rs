//! Who may ask for what: nothing outside the site, nothing for names and pages of others.

use super::{CAREER, Server};
use crate::program::Place;

/// What stands in a file beside the site, and must never be served.
const SECRET: &str = "nobody else may read this";

#[test]
fn nothing_outside_of_the_site_is_served() {
    let place = Place::with_new_site();
    place.write("secret.html", SECRET);
    place.write("content/careers/.hidden.md", SECRET);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.html", place.path("content/link.md"))
            .expect("a link");
        std::os::unix::fs::symlink("..", place.path("content/folder")).expect("a link");
    }
    let server = Server::start(&place);
    let absolute = place.path("secret.html").display().to_string();
    let absolute = absolute.trim_start_matches('/');
    for path in [
        "/secret.html",
        "/../secret.html",
        "/careers/../../secret.html",
        "/careers/..%2f..%2fsecret.html",
        "/%2e%2e/secret.html",
        "/%2e%2e%2fsecret.html",
        "/%252e%252e/secret.html",
        "/..%5csecret.html",
        "/....//secret.html",
        "/./secret.html",
        "//secret.html",
        "/link.html",
        "/link.md",
        "/folder/secret.html",
        "/content/about.md",
        "/site.yaml",
        "/careers/.hidden.md",
        "/about.html%00.md",
        &format!("/{absolute}"),
        &format!("//{absolute}"),
        &format!("/%2f{absolute}"),
        &format!("file:///{absolute}"),
    ] {
        let answer = server.get(path);
        assert!(!answer.body.contains(SECRET), "{path}");
        assert!([400, 404, 503].contains(&answer.status), "{path}: {}", answer.status);
    }
}

#[test]
fn a_link_out_of_the_site_that_comes_while_serving_is_not_followed() {
    let place = Place::with_new_site();
    place.write("secret.md", format!("---\ntitle: Secret\ndescription: {SECRET}.\n---\n"));
    let server = Server::start(&place);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.md", place.path("content/link.md")).expect("a link");
        assert_eq!(server.built()["diagnostics"][0]["code"], "linked-file");
    }
    assert!(!server.get("/link.html").is(404).body.contains(SECRET));
}

#[test]
fn requests_by_a_foreign_name_are_refused() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let (_, port) = server.host.rsplit_once(':').expect("an address has a port");
    for own in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "site.localhost"] {
        server.ask("GET", CAREER, &[("Host", &format!("{own}:{port}"))]).is(200);
        server.ask("GET", CAREER, &[("Host", own)]).is(200);
    }
    for foreign in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil", ""]
    {
        for host in [foreign.to_owned(), format!("{foreign}:{port}")] {
            for path in [CAREER, "/-careerbook/report", "/-careerbook/events?page=/"] {
                let answer = server.ask("GET", path, &[("Host", &host)]).is(403);
                assert!(!answer.body.contains("Bicycle"), "{host}");
            }
        }
    }
    server.ask("GET", CAREER, &[]).is(403);
}

#[test]
fn requests_of_foreign_pages_are_refused() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let own = format!("http://{}", server.host);
    server.ask("GET", CAREER, &[("Host", &server.host), ("Origin", &own)]).is(200);
    for foreign in
        ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1", "\u{fc}"]
    {
        server.ask("GET", CAREER, &[("Host", &server.host), ("Origin", foreign)]).is(403);
    }
    // What is sent without an origin, a picture say, cannot be shown by others.
    let answer = server.get("/careers/bicycle-mechanic.png").is(200);
    assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
}

#[test]
fn only_a_page_of_the_server_can_open_the_editor() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let (host, own) = (("Host", server.host.as_str()), format!("http://{}", server.host));
    let token = server.token();
    let token = ("X-Careerbook-Token", token.as_str());
    let path = "/-careerbook/edit?page=/about.html";
    for headers in [
        &[host][..],
        &[host, ("Origin", &own)],
        &[host, token],
        &[host, ("Origin", &own), ("X-Careerbook-Token", "0")],
        &[host, ("Origin", "http://evil.example"), token],
        &[("Host", "evil.example"), ("Origin", "http://evil.example"), token],
    ] {
        server.ask("POST", path, headers).is(403);
    }
    server.ask("POST", path, &[host, ("Origin", &own), token]).is(200);
    server.get(path).is(404);
    // Nothing but the files of the site can be opened.
    for other in ["/../secret.html", "/etc/passwd", "..%2fsecret.html", "%00", "public/index.html"]
    {
        let path = format!("/-careerbook/edit?file={other}&page={other}&anchor=../../x&line=9");
        let answer = server.ask_as_page("POST", &path).is(200);
        assert!(answer.body.starts_with("{\"path\":\"site.yaml\",\"line\":1,"), "{}", answer.body);
    }
    let path = "/-careerbook/edit?file=content/about.md&line=3&column=2";
    let answer = server.ask_as_page("POST", path).is(200);
    assert!(answer.body.contains("content/about.md:3:2"), "{}", answer.body);
}

#[test]
fn other_methods_are_refused() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let answer = server.ask(method, CAREER, &[("Host", &server.host)]).is(405);
        assert_eq!(answer.header("allow"), Some("get, head"));
    }
}
