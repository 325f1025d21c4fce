//! The body of an answer: bytes that are there, or events that come one after the other.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use tokio::sync::{mpsc, watch};

use super::shown::Shown;

/// The body of an answer.
pub(super) enum Body {
    /// Bytes; none once they are sent.
    Whole(Option<Bytes>),
    /// Server-sent events, until the server ends.
    Events(mpsc::Receiver<Bytes>),
}

impl Body {
    /// All of `bytes`.
    pub(super) fn whole(bytes: Bytes) -> Self {
        Self::Whole(Some(bytes))
    }

    /// What `news` says about the site as it is shown now, and each time that it is exchanged.
    pub(super) fn events(
        mut shown: watch::Receiver<Arc<Shown>>,
        news: impl Fn(&Shown) -> String + Send + 'static,
    ) -> Self {
        let (sender, events) = mpsc::channel(1);
        tokio::spawn(async move {
            loop {
                let now = Arc::clone(&shown.borrow_and_update());
                let event = Bytes::from(format!("data: {}\n\n", news(&now)));
                drop(now);
                if sender.send(event).await.is_err() || shown.changed().await.is_err() {
                    break;
                }
            }
        });
        Self::Events(events)
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let bytes = match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take()),
            Self::Events(events) => events.poll_recv(context),
        };
        bytes.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Self::Events(_) => SizeHint::default(),
        }
    }
}
