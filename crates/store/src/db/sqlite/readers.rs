//! The connections that read: opened when they are needed, and kept.

use std::{
    ops::{Deref, DerefMut},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{super::Options, closed, connect};
use crate::{
    Error, Result,
    sql::{Conn, Link, Sqlite},
};

/// The pool.
#[derive(Clone)]
pub(super) struct Readers {
    path: Arc<Path>,
    options: Options,
    idle: Arc<Mutex<Vec<Sqlite>>>,
    places: Arc<Semaphore>,
}

/// A connection that goes back to the pool.
pub(crate) struct Reader {
    conn: Conn,
    link: Sqlite,
    idle: Arc<Mutex<Vec<Sqlite>>>,
    _place: OwnedSemaphorePermit,
}

impl Readers {
    pub(super) fn new(path: Arc<Path>, options: &Options) -> Self {
        let places = usize::try_from(options.readers).unwrap_or(Semaphore::MAX_PERMITS);
        Self {
            path,
            options: options.clone(),
            idle: Arc::default(),
            places: Arc::new(Semaphore::new(places)),
        }
    }

    pub(super) async fn acquire(&self) -> Result<Reader> {
        let place = self.place().await?;
        let found = kept(&self.idle).pop();
        let link = match found {
            Some(link) => link,
            None => Sqlite::new(connect::reader(self.path.clone(), &self.options).await?)?,
        };
        Ok(Reader {
            conn: Conn::new(Link::Sqlite(link.clone())),
            link,
            idle: self.idle.clone(),
            _place: place,
        })
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit> {
        let waiting = timeout(self.options.patience, self.places.clone().acquire_owned());
        match waiting.await {
            Ok(place) => place.map_err(|_| closed()),
            Err(_) => Err(Error::Busy("too much is read at once")),
        }
    }

    /// Lets nobody read any more.
    pub(super) fn close(&self) {
        self.places.close();
        kept(&self.idle).clear();
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // A statement whose caller went away is about to end, and its connection with it.
        if !self.link.is_busy() {
            kept(&self.idle).push(self.link.clone());
        }
    }
}

impl Deref for Reader {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

fn kept(idle: &Mutex<Vec<Sqlite>>) -> std::sync::MutexGuard<'_, Vec<Sqlite>> {
    idle.lock().unwrap_or_else(PoisonError::into_inner)
}
