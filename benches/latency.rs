//! From an edit to the changed page being served: careerbook's dev server, and its peers'.
//!
//! `cargo bench --bench latency -- 100 10000` measures sites of these numbers of careers. One
//! sentence is written to the end of one career's text; the clock runs from before the file is
//! written until an answer of the server holds the sentence, debouncing included. The peers are
//! measured on the same careers, each in its own layout: Hugo, Eleventy and Zola, which are
//! installed below `target/`; a Zola on the PATH goes first.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measures")]

mod corpus;
mod peers;

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use corpus::{Corpus, Files, Shape};
use peers::programs::Program;

/// How long a server may take for its first build.
const START: Duration = Duration::from_mins(10);
/// How long it may take for an edit.
const EDIT: Duration = Duration::from_mins(1);
/// How long an editor thinks between two edits.
const PAUSE: Duration = Duration::from_millis(200);

/// A dev server to measure.
struct Server {
    name: &'static str,
    files: fn(&Corpus) -> Files,
    program: fn() -> Result<Program, String>,
    /// Makes it serve the site in a folder at a port.
    serve: fn(&mut Command, &Path, u16),
    /// The address of a career's page.
    page: fn(&str) -> String,
    edits: usize,
}

const SERVERS: [Server; 4] = [
    Server {
        name: "careerbook",
        files: Corpus::careerbook,
        program: || Ok(Program::Binary(PathBuf::from(env!("CARGO_BIN_EXE_careerbook")))),
        serve: |command, site, port| {
            command.arg("serve").arg("--site").arg(site).arg("--port").arg(port.to_string());
        },
        page: |slug| format!("/careers/{slug}.html"),
        edits: 101,
    },
    Server {
        name: "Hugo",
        files: peers::hugo::files,
        program: peers::programs::hugo,
        serve: |command, site, port| {
            command.arg("server").arg("--source").arg(site).arg("--port").arg(port.to_string());
        },
        page: |slug| format!("/careers/{slug}/"),
        edits: 11,
    },
    Server {
        name: "Eleventy",
        files: peers::eleventy::files,
        program: peers::programs::eleventy,
        serve: |command, site, port| {
            command.arg("--serve").arg("--quiet").arg(format!("--port={port}")).current_dir(site);
        },
        page: |slug| format!("/careers/{slug}/"),
        edits: 11,
    },
    Server {
        name: "Zola",
        files: peers::zola::files,
        program: peers::programs::zola,
        serve: |command, site, port| {
            // Makes only the changed page, which is the one that is waited for.
            command.args(["serve", "--fast", "--port", &port.to_string()]).current_dir(site);
        },
        page: |slug| format!("/careers/{slug}/"),
        edits: 11,
    },
];

fn main() -> io::Result<()> {
    let sizes: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    for careers in if sizes.is_empty() { vec![100, 1_000] } else { sizes } {
        println!("{careers} careers");
        let corpus = Corpus::new(Shape::usual(careers));
        for server in &SERVERS {
            let program = match (server.program)() {
                Ok(program) => program,
                Err(why) => {
                    println!("{:>12} is left out: {why}", server.name);
                    continue;
                }
            };
            let site = tempfile::tempdir()?;
            write_all(site.path(), &(server.files)(&corpus))?;
            measure(server, &program, site.path(), careers)?;
        }
    }
    Ok(())
}

fn measure(server: &Server, program: &Program, site: &Path, careers: usize) -> io::Result<()> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut command = program.command();
    (server.serve)(&mut command, site, port);
    let start = Instant::now();
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).spawn()?;
    let _running = Running(child);
    let page = (server.page)(&corpus::slug(0));
    wait_for(port, &page, "</html>", START)?;
    let first = start.elapsed();
    let mut times = Vec::new();
    for edit in 0..server.edits {
        sleep(PAUSE);
        let slug = corpus::slug(edit * 7 % careers);
        let file: PathBuf = site.join(format!("content/careers/{slug}.md"));
        let sentence = format!("Edited for the {edit}th time.");
        let text = format!("{}\n{sentence}\n", fs::read_to_string(&file)?);
        let start = Instant::now();
        fs::write(&file, text)?;
        wait_for(port, &(server.page)(&slug), &sentence, EDIT)?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let part = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
    println!(
        "{:>12} median {:>8.1} ms, 95th percentile {:>8.1} ms, of {} edits; first page after {first:.1?}",
        server.name,
        part(50),
        part(95),
        times.len()
    );
    Ok(())
}

/// Writes files below `folder`, and makes the folders they need.
fn write_all(folder: &Path, files: &Files) -> io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Asks for a page until the answer holds `text`.
fn wait_for(port: u16, page: &str, text: &str, most: Duration) -> io::Result<()> {
    let start = Instant::now();
    while start.elapsed() < most {
        if get(port, page).is_ok_and(|answer| answer.contains(text)) {
            return Ok(());
        }
        sleep(Duration::from_millis(1));
    }
    let what = format!("{page} does not say `{text}` after {most:?}");
    Err(io::Error::new(io::ErrorKind::TimedOut, what))
}

fn get(port: u16, page: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(stream, "GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A server that ends with the measurement, whatever comes.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended by itself needs no end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
