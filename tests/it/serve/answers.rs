//! What stands at which address, and with which headers.

use super::{CAREER, DATA, PROSE, Server};
use crate::program::{Place, program, run};

#[test]
fn addresses_lead_to_files_folders_and_the_page_for_what_is_missing() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    for path in ["/", "/index.html", "/careers/", CAREER, "/careers.json?v=1", "/%61bout.html"] {
        server.get(path).is(200);
    }
    assert_eq!(server.get("/careers").is(302).header("location"), Some("/careers/"));
    let missing = server.get("/no/such/page.html").is(404);
    assert!(missing.body.contains("<base href=\"/\">") && missing.body.contains("Page not found"));
    server.get("/-careerbook/nothing").is(404);
    server.get("/%zz").is(400);
    let head = server.ask("HEAD", CAREER, &[("Host", &server.host)]).is(200);
    let whole = server.get(CAREER);
    assert_eq!(head.body, "");
    assert_eq!(head.header("content-length"), whole.header("content-length"));
}

#[test]
fn answers_have_the_headers_that_a_host_should_set() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let page = server.get(CAREER);
    let (_, asset) = page.body.split_once("href=\"../assets/").expect("a page has assets");
    let asset = format!("/assets/{}", asset.split('"').next().unwrap_or_default());
    let long = "public, max-age=31536000, immutable";
    for (path, kind, cache) in [
        (CAREER, "text/html; charset=utf-8", "no-store"),
        ("/careers.json", "application/json", "no-store"),
        ("/careers.csv", "text/csv; charset=utf-8", "no-store"),
        ("/careers/bicycle-mechanic.png", "image/png", "no-store"),
        ("/-careerbook/client.js", "text/javascript; charset=utf-8", "no-store"),
        ("/-careerbook/client.css", "text/css; charset=utf-8", "no-store"),
        (&asset, "image/svg+xml", long),
    ] {
        let answer = server.get(path).is(200);
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(answer.header("cache-control"), Some(cache), "{path}");
        assert_eq!(answer.header("content-security-policy"), Some("default-src 'self'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn a_port_that_is_taken_is_left_and_another_is_found() {
    let place = Place::with_new_site();
    let taken = Server::start(&place);
    let (_, port) = taken.host.rsplit_once(':').expect("an address has a port");
    let mut command = program(&["serve", "--port", port]);
    run(command.current_dir(place.path(""))).ends_with(2).says("cannot listen on 127.0.0.1:");
    // Whether or not the usual port is free here, it is not for the second.
    let (first, _) = Server::start_with(&place, &[]);
    let (second, _) = Server::start_with(&place, &[]);
    assert_ne!(first.host, second.host);
    first.get("/").is(200);
    second.get("/").is(200);
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_well_and_frees_the_port() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let host = server.host.clone();
    let _open = server.listen(CAREER);
    assert_eq!(server.interrupt(), Some(0));
    std::net::TcpListener::bind(host).expect("the port is free");
}

#[test]
#[cfg(unix)]
fn edit_opens_the_line_that_a_part_of_a_page_is_written_in() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_new_site();
    place.write("editor", "#!/bin/sh\necho \"$@\" > asked.new; mv asked.new asked\n");
    let editor = place.path("editor");
    std::fs::set_permissions(&editor, PermissionsExt::from_mode(0o755)).expect("it can be run");
    let command = format!("'{}' at {{line}} of {{file}}", editor.display());
    let (server, _) = Server::start_with(&place, &["--port", "0", "--editor", &command]);
    let line = |path: &str, start: &str| {
        let text = place.text(path);
        1 + text.lines().position(|line| line.starts_with(start)).expect("the line is there")
    };
    let tools = "content/data/tools.yaml";
    for (page, anchor, path, line) in [
        (CAREER, "", PROSE, 1),
        (CAREER, "skills", PROSE, line(PROSE, "## Top skills")),
        (CAREER, "roles", DATA, line(DATA, "roles:")),
        ("/tools/work-stand.html", "", tools, line(tools, "work-stand:")),
        ("/tools/", "", tools, 1),
        ("/sources.html", "", "content/data/sources.yaml", 1),
        ("/", "", "content/index.md", 1),
        ("/careers/table.html", "", "site.yaml", 1),
    ] {
        let _ = std::fs::remove_file(place.path("asked"));
        let query = format!("/-careerbook/edit?page={page}&anchor={anchor}");
        let answer = server.ask_as_page("POST", &query).is(200);
        let told: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!((&told["path"], &told["line"]), (&path.into(), &line.into()), "{page}#{anchor}");
        let expected = format!(
            "at {line} of {}\n",
            place.path(path).canonicalize().expect("it is there").display()
        );
        while !place.path("asked").exists() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        assert_eq!(place.text("asked"), expected);
    }
}

#[test]
fn without_an_editor_the_browser_is_given_an_address_that_opens_the_line() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let answer = server.ask_as_page("POST", "/-careerbook/edit?page=/about.html").is(200);
    let told: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let address = told["open"].as_str().expect("an address");
    assert!(
        address.starts_with("vscode://file/") && address.ends_with("content/about.md:1:1"),
        "{address}"
    );
}
