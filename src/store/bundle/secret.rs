//! The center's secret: what its PCs seal their bundles with. Typed or brought in a file, once on each PC; kept beside the record and
//! never in it, nor in a bundle.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};

use crate::store::file::{beside, make_folder, mark_as_written, put_in_place};

/// The file's name inside the data folder: 64 hexadecimal digits.
const FILE: &str = "center.key";

/// Shorter words are guessed.
const FEWEST_SIGNS: usize = 8;

/// 19 MiB, twice, one lane: what is commonly asked of a password's hash; half a second on an old PC.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

/// Tells nothing of it.
impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("Secret")
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("fewer than {FEWEST_SIGNS} signs")]
    TooShort,
    /// There is one: bundles sealed with it would be another center's.
    #[error("there is one already")]
    IsSet,
    #[error("cannot use `{}`", path.display())]
    Io { path: PathBuf, source: io::Error },
}

impl Secret {
    /// Makes the secret out of words; the same words make the same secret on every PC.
    pub fn of(words: &str) -> Result<Secret, SecretError> {
        Ok(Secret(key_of(&told_words(words)?, b"bazar center secret")))
    }

    /// Returns the folder's secret, if one was set.
    pub fn in_folder(dir: &Path) -> Result<Option<Secret>, SecretError> {
        let path = dir.join(FILE);
        let text = match super::super::read_file(&path) {
            Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(None),
            text => text.map_err(|source| SecretError::Io {
                path: path.clone(),
                source,
            })?,
        };
        match blake3::Hash::from_hex(text.trim()) {
            Ok(hash) => Ok(Some(Secret(*hash.as_bytes()))),
            Err(err) => Err(SecretError::Io {
                path,
                source: io::Error::other(err),
            }),
        }
    }

    /// Keeps it in the folder, readable to this account alone; a folder has one for good.
    pub fn keep_in(&self, dir: &Path) -> Result<(), SecretError> {
        match Secret::in_folder(dir)? {
            Some(there) if there == *self => return Ok(()),
            Some(_) => return Err(SecretError::IsSet),
            None => {}
        }
        let path = dir.join(FILE);
        let io = |source| SecretError::Io {
            path: path.clone(),
            source,
        };
        make_folder(dir).map_err(io)?;
        // Beside first: half a secret under its name would be in the way of the whole one for good.
        let part = beside(&path);
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let text = format!("{}\n", blake3::Hash::from(self.0).to_hex());
        let mut file = options.open(&part).map_err(io)?;
        mark_as_written(&file);
        io::Write::write_all(&mut file, text.as_bytes()).map_err(io)?;
        file.sync_all().map_err(io)?;
        put_in_place(&part, &path).map_err(io)
    }

    /// Four digits by which two PCs are seen to have the same one; they tell nothing of it.
    pub fn mark(&self) -> u16 {
        let hash = blake3::derive_key("bazar center secret mark", &self.0);
        u16::from_le_bytes([hash[0], hash[1]]) % 10_000
    }

    pub(super) fn key(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Words as two people tell them to each other.
pub(super) fn told_words(typed: &str) -> Result<String, SecretError> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let words = words.join(" ");
    match words.chars().count() < FEWEST_SIGNS {
        true => Err(SecretError::TooShort),
        false => Ok(words),
    }
}

/// Makes a key out of words, slowly, so that nobody tries millions of them.
pub(super) fn key_of(words: &str, salt: &[u8]) -> [u8; 32] {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, Some(32)).expect("within what the library allows");
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(words.as_bytes(), salt, &mut key)
        .expect("salt and length are as the library wants them");
    key
}
