//! Connections and signals, on one thread.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

use super::answer::Site;

/// The port that is tried first, and how many after it.
const USUAL_PORTS: std::ops::Range<u16> = 4000..4020;

/// How long nothing is accepted after a connection could not be.
const PAUSE: Duration = Duration::from_millis(100);

/// Takes `port` on `host`; without a wish the first of the usual ones that is free, or any.
pub(super) fn listen(host: &str, port: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port: u16| TcpListener::bind((host, port));
    let said = |port: u16| move |error| format!("cannot listen on {host}:{port}: {error}");
    if let Some(port) = port {
        return bind(port).map_err(said(port));
    }
    let is_taken = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
    for port in USUAL_PORTS {
        match bind(port) {
            Err(error) if is_taken(&error) => {}
            bound => return bound.map_err(said(port)),
        }
    }
    bind(0).map_err(said(0))
}

/// Answers requests, from the first build on, until the program is asked to end.
pub(super) fn run(listener: TcpListener, site: Site) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start the server: {error}"))?;
    runtime.block_on(async {
        let failure = |error: io::Error| format!("cannot start the server: {error}");
        listener.set_nonblocking(true).map_err(failure)?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failure)?;
        tokio::spawn(accept(listener, Arc::new(site)));
        asked_to_end().await.map_err(failure)
    })
}

async fn accept(listener: tokio::net::TcpListener, site: Arc<Site>) {
    if site.shown.clone().wait_for(|shown| shown.number > 0).await.is_err() {
        return;
    }
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let site = Arc::clone(&site);
                let answer = service_fn(move |request| {
                    let answer = site.answer(&request);
                    async move { Ok::<_, Infallible>(answer) }
                });
                let connection =
                    http1::Builder::new().serve_connection(TokioIo::new(stream), answer);
                // A browser that breaks off is no fault.
                tokio::spawn(async { drop(connection.await) });
            }
            // A connection that went away before it was taken, or too many: others may come.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Waits for Ctrl-C, or for the signal by which other programs end this one.
#[cfg(unix)]
fn asked_to_end() -> impl Future<Output = io::Result<()>> {
    use std::task::Poll;
    use tokio::signal::unix::{SignalKind, signal};
    async {
        let mut signals = Vec::new();
        for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
            signals.push(signal(kind)?);
        }
        std::future::poll_fn(move |context| {
            let is_here = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
            if is_here { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        Ok(())
    }
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
fn asked_to_end() -> impl Future<Output = io::Result<()>> {
    tokio::signal::ctrl_c()
}
