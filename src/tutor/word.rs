//! A word that only the trainers of a center know: kept as a hash that tells whether it was typed, and no more.
//!
//! It gates what one may do to another's record; it encrypts nothing. See `Setting::TrainerPin`.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};

use super::Key;

/// Signs that a word has at least.
pub const WORD_MIN: usize = 3;

/// What an old PC has free, in KiB, and how often it is gone through: a tenth of a second there.
const MEMORY_KIB: u32 = 4 * 1024;
const ROUNDS: u32 = 3;

/// Returns the hash of a word; `key` names the entry that will hold it, and salts it.
pub fn hash_of_word(word: &str, key: Key) -> Option<String> {
    let params = Params::new(MEMORY_KIB, ROUNDS, 1, None).ok()?;
    let salt = [key.run.0.to_le_bytes(), key.n.to_le_bytes()].concat();
    let salt = SaltString::encode_b64(&salt).ok()?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon.hash_password(as_typed(word).as_bytes(), &salt).ok()?;
    Some(hash.to_string())
}

/// Whether the word is the one of this hash; a hash of a form that only newer programs know fits none.
pub fn is_word(word: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else {
        return false;
    };
    Argon2::default()
        .verify_password(as_typed(word).as_bytes(), &hash)
        .is_ok()
}

/// Capitals and the air around it make no other word.
fn as_typed(word: &str) -> String {
    word.trim().to_lowercase()
}
