//! Whether a commit is signed, and whether that holds: as far as git can tell here.

/// What git says of a commit's signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// How the check ended.
    pub state: Signed,
    /// Who signed, as the key says; empty without a signature, or the key is not known.
    pub signer: String,
}

/// How the check of a signature ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signed {
    /// There is no signature, or it was not asked for.
    #[default]
    No,
    /// It verifies.
    Good,
    /// It verifies, with a key that is not trusted here, or that has expired since.
    Untrusted,
    /// It cannot be checked: the key, or the program that checks it, is not here.
    Unknown,
    /// It does not verify, or its key was revoked.
    Bad,
}

impl Signature {
    /// By the letter that git gives, and what the program that checked it said.
    pub(super) fn of(letter: &str, signer: String, said: &str) -> Self {
        let state = match letter {
            "G" => Signed::Good,
            "U" | "X" | "Y" => Signed::Untrusted,
            // Where there is no program to check it, git calls it bad without a word.
            "B" if said.is_empty() => Signed::Unknown,
            "B" | "R" => Signed::Bad,
            "E" => Signed::Unknown,
            _ => Signed::No,
        };
        Signature { state, signer }
    }

    /// Looks at the commit as it is stored: of a signature that it has no program for, git may say that there is none.
    pub(super) fn look_at(&mut self, stored: &[u8]) {
        let mut head = stored.split(|&byte| byte == b'\n').take_while(|line| !line.is_empty());
        let is_signature = |line: &[u8]| line.starts_with(b"gpgsig ") || line.starts_with(b"gpgsig-sha256 ");
        if self.state == Signed::No && head.any(is_signature) {
            self.state = Signed::Unknown;
        }
    }
}

impl Signed {
    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Signed::No => "none",
            Signed::Good => "good",
            Signed::Untrusted => "untrusted",
            Signed::Unknown => "unknown",
            Signed::Bad => "bad",
        }
    }
}
