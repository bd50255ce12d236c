//! A bundle that only those can read who know its words: the whole of it in sealed pieces, for a stick that may be lost.
//!
//! ```text
//! magic │ format │ salt │ nonce │ piece piece … last piece      XChaCha20-Poly1305 by STREAM, 64 KiB in a piece
//!                    └─ words ──argon2id──▶ key
//! ```
//! A piece that was altered, left out or put elsewhere is found before anything of it is read. Whose bundle it is and whether it is
//! whole is for what lies inside to say.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, aead::Generate};

use super::secret::{SecretError, key_of, told_words};

pub(super) const MAGIC: &[u8; 8] = b"bazarX\x1a\n";

/// Grows when an older program could not read what is written.
const FORMAT: u16 = 1;

/// Bytes in a piece before it is sealed, and how many longer it is then.
const PIECE: usize = 64 << 10;
const TAG: usize = 16;

type Salt = [u8; 16];
/// Of the cipher's 24 bytes STREAM counts the last five.
type Nonce = [u8; 19];
type Key = [u8; 32];

/// Magic, format, salt and nonce.
const HEAD: usize = 8 + 2 + 16 + 19;

/// What two people have agreed on: whoever knows it can read the bundle.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(String);

/// Tells nothing of them.
impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("Words")
    }
}

impl Words {
    /// Takes words as they were typed; how many spaces are between them is all the same.
    pub fn of(typed: &str) -> Result<Words, SecretError> {
        told_words(typed).map(Words)
    }
}

/// Where a bundle is written to.
pub(super) enum Out {
    Open(BufWriter<File>),
    Closed(Box<Closing>),
}

pub(super) struct Closing {
    out: BufWriter<File>,
    cipher: EncryptorBE32<XChaCha20Poly1305>,
    piece: Vec<u8>,
}

impl Out {
    pub fn new(file: File, words: Option<&Words>) -> io::Result<Out> {
        let mut out = BufWriter::new(file);
        let Some(words) = words else {
            return Ok(Out::Open(out));
        };
        let (salt, nonce) = (Salt::generate(), Nonce::generate());
        out.write_all(MAGIC)?;
        out.write_all(&FORMAT.to_le_bytes())?;
        out.write_all(&salt)?;
        out.write_all(&nonce)?;
        let key = key_of(&words.0, &salt);
        let cipher = EncryptorBE32::from_aead(XChaCha20Poly1305::new(&key.into()), &nonce.into());
        Ok(Out::Closed(Box::new(Closing {
            out,
            cipher,
            piece: Vec::with_capacity(PIECE),
        })))
    }

    /// Writes what is left, and returns the file.
    pub fn finish(self) -> io::Result<File> {
        let out = match self {
            Out::Open(out) => out,
            Out::Closed(closing) => {
                let Closing { mut out, cipher, piece } = *closing;
                let sealed = cipher.encrypt_last(piece.as_slice()).map_err(io::Error::other)?;
                out.write_all(&sealed)?;
                out
            }
        };
        out.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Out::Open(out) => out.write(bytes),
            Out::Closed(closing) => closing.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Out::Open(out) => out.flush(),
            // A piece goes when it is full, and the last one with the end.
            Out::Closed(closing) => closing.out.flush(),
        }
    }
}

impl Closing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            let sealed = self.cipher.encrypt_next(self.piece.as_slice());
            self.out.write_all(&sealed.map_err(io::Error::other)?)?;
            self.piece.clear();
        }
        let count = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..count]);
        Ok(count)
    }
}

/// What a closed bundle is read with, once its words were right.
#[derive(Clone, Copy)]
pub(super) struct Lock {
    key: Key,
    nonce: Nonce,
}

/// Why a bundle cannot be read that begins like a closed one.
pub(super) enum Shut {
    /// Made by a newer program.
    Newer,
    /// No words were given, or others than it was closed with.
    Words,
    Io(io::Error),
}

impl From<io::Error> for Shut {
    fn from(err: io::Error) -> Shut {
        Shut::Io(err)
    }
}

impl Lock {
    /// Tries words on a bundle; nothing if it is not closed at all.
    pub fn of(file: &mut File, words: Option<&Words>) -> Result<Option<Lock>, Shut> {
        let mut head = [0; HEAD];
        match file.read_exact(&mut head) {
            Err(err) if err.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        if &head[..8] != MAGIC {
            return Ok(None);
        }
        if FORMAT < u16::from_le_bytes([head[8], head[9]]) {
            return Err(Shut::Newer);
        }
        let words = words.ok_or(Shut::Words)?;
        let (mut salt, mut nonce) = (Salt::default(), Nonce::default());
        salt.copy_from_slice(&head[10..26]);
        nonce.copy_from_slice(&head[26..]);
        let lock = Lock {
            key: key_of(&words.0, &salt),
            nonce,
        };
        // The first piece tells whether these are its words.
        let mut first = [0];
        match lock.reader(file.try_clone()?)?.read_exact(&mut first) {
            Ok(()) => Ok(Some(lock)),
            Err(err) if err.kind() == io::ErrorKind::InvalidData => Err(Shut::Words),
            Err(err) => Err(Shut::Io(err)),
        }
    }

    /// Reads what is inside.
    pub fn reader(&self, file: File) -> io::Result<Opening> {
        let mut file = BufReader::new(file);
        file.seek(SeekFrom::Start(HEAD as u64))?;
        let cipher = DecryptorBE32::from_aead(XChaCha20Poly1305::new(&self.key.into()), &self.nonce.into());
        Ok(Opening {
            file,
            cipher: Some(cipher),
            piece: Vec::new(),
            at: 0,
        })
    }

    /// How many bytes are inside a file of so many.
    pub fn length_inside(length: u64) -> u64 {
        let sealed = length.saturating_sub(HEAD as u64);
        let pieces = sealed.div_ceil((PIECE + TAG) as u64);
        sealed.saturating_sub(pieces * TAG as u64)
    }
}

pub(super) struct Opening {
    file: BufReader<File>,
    /// None after the last piece.
    cipher: Option<DecryptorBE32<XChaCha20Poly1305>>,
    piece: Vec<u8>,
    /// How much of the piece was read.
    at: usize,
}

impl Opening {
    fn open_next(&mut self) -> io::Result<()> {
        let Some(mut cipher) = self.cipher.take() else {
            return Ok(());
        };
        let mut sealed = Vec::with_capacity(PIECE + TAG);
        self.file.by_ref().take((PIECE + TAG) as u64).read_to_end(&mut sealed)?;
        let is_last = io::BufRead::fill_buf(&mut self.file)?.is_empty();
        let opened = match is_last {
            true => cipher.decrypt_last(sealed.as_slice()),
            false => {
                let opened = cipher.decrypt_next(sealed.as_slice());
                self.cipher = Some(cipher);
                opened
            }
        };
        self.piece = opened.map_err(|err| io::Error::new(io::ErrorKind::InvalidData, err))?;
        self.at = 0;
        Ok(())
    }
}

impl Read for Opening {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            self.piece.clear();
            self.at = 0;
            self.open_next()?;
        }
        let count = bytes.len().min(self.piece.len() - self.at);
        bytes[..count].copy_from_slice(&self.piece[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}
