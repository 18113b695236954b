//! The heads of requests, made readable.
//!
//! The parser ends a connection without a word when the value of a header has a control character
//! in it. A key that was pasted with one should be told that it is no key. So such characters reach
//! the parser as a byte that is allowed and no text: whoever reads the header finds that it has no
//! valid value, and says so. Nothing is left out, and names and request lines stay as they are.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Stands for a control character: no character of any text, and allowed in values.
const UNREADABLE: u8 = 0xff;

/// Whether a request was answered, after which the head of the next one comes.
#[derive(Clone, Debug, Default)]
pub struct Answered(Arc<AtomicBool>);

impl Answered {
    /// A request was answered.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn take(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

/// A connection whose requests have heads that the parser can read. A head that comes before the
/// request in front of it was answered stays as it is.
pub struct Heads<S> {
    stream: S,
    answered: Answered,
    place: Place,
}

/// What the next byte belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The first line, or an empty one before it.
    Request { begun: bool },
    /// The name of a header, or the empty line that ends the head.
    Name { begun: bool },
    /// The value of a header.
    Value,
    /// The body.
    Body,
}

impl Place {
    const START: Self = Self::Request { begun: false };

    /// Where the byte behind `byte` is.
    const fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Request { begun: true } | Self::Value, b'\n') => Self::Name { begun: false },
            (Self::Name { begun: false }, b'\n') | (Self::Body, _) => Self::Body,
            (Self::Name { begun: true }, b'\n') => Self::Name { begun: false },
            (Self::Request { begun: false }, b'\r' | b'\n') => Self::START,
            (Self::Request { .. }, _) => Self::Request { begun: true },
            (Self::Name { begun: false }, b'\r') => self,
            (Self::Name { .. }, b':') => Self::Value,
            (Self::Name { .. }, _) => Self::Name { begun: true },
            (Self::Value, _) => self,
        }
    }
}

impl<S> Heads<S> {
    /// A connection on which no request has come yet.
    pub fn new(stream: S, answered: Answered) -> Self {
        let place = Place::START;
        Self {
            stream,
            answered,
            place,
        }
    }

    fn mend(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            if self.place == Place::Body {
                return;
            }
            let control = byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n');
            if control && self.place == Place::Value {
                *byte = UNREADABLE;
            }
            self.place = self.place.after(*byte);
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Heads<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if self.answered.take() {
            self.place = Place::START;
        }
        if let Some(read) = buffer.filled_mut().get_mut(before..) {
            self.mend(read);
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Heads<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    /// What reaches the parser of these pieces.
    fn mended(pieces: &[&[u8]]) -> Vec<u8> {
        let mut heads = Heads::new((), Answered::default());
        let mut seen = Vec::new();
        for piece in pieces {
            let mut piece = piece.to_vec();
            heads.mend(&mut piece);
            seen.extend(piece);
        }
        seen
    }

    #[test]
    fn control_characters_in_values_become_unreadable() {
        let sent = b"GET / HTTP/1.1\r\na: Bearer \x7f\r\nb:\x01\x00x\ty\r\n\r\n";
        let seen = b"GET / HTTP/1.1\r\na: Bearer \xff\r\nb:\xff\xffx\ty\r\n\r\n";
        assert_eq!(mended(&[sent]), seen);
        for at in 1..sent.len() {
            assert_eq!(mended(&[&sent[..at], &sent[at..]]), seen, "cut at {at}");
        }
    }

    #[test]
    fn request_lines_names_and_bodies_stay_as_they_are() {
        for sent in [
            &b"GET /\x7f HTTP/1.1\r\nhost: a\r\n\r\n"[..],
            b"GET / HTTP/1.1\r\na\x7fb: c\r\n\r\n",
            b"POST / HTTP/1.1\r\na: b\r\n\r\nx: \x7f\r\ny: \x00",
            b"\r\n\r\nPOST / HTTP/1.1\na: b\n\nx: \x7f\n",
        ] {
            assert_eq!(mended(&[sent]), sent);
        }
    }

    async fn read(heads: &mut Heads<&[u8]>) -> Vec<u8> {
        let mut bytes = [0; 256];
        let mut buffer = ReadBuf::new(&mut bytes);
        let read = poll_fn(|cx| Pin::new(&mut *heads).poll_read(cx, &mut buffer));
        read.await.unwrap();
        buffer.filled().to_vec()
    }

    #[tokio::test]
    async fn the_next_head_begins_when_a_request_was_answered() {
        let sent = b"POST / HTTP/1.1\r\n\r\nk: \x7f\n";
        let answered = Answered::default();
        let mut heads = Heads::new(&sent[..], answered.clone());
        assert_eq!(read(&mut heads).await, sent);
        heads.stream = b"GET / HTTP/1.1\r\nk: \x7f\r\n\r\n";
        answered.set();
        assert_eq!(read(&mut heads).await, b"GET / HTTP/1.1\r\nk: \xff\r\n\r\n");
    }
}
