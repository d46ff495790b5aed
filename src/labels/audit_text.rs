//! The texts of what the rules find in the record.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan audit`.
    pub enum AuditText {
        Accepted: "Accepted", "Elfogadva";
        Unreadable: "Files that could not be read, or not in full", "Nem vagy csak részben olvasható fájlok";
        NothingBroken: "no rule was broken", "egyetlen szabály sem sérült";
        /// Who signed is not known.
        UnknownKey: "an unknown key", "ismeretlen kulcs";
        Signed: "signed", "aláírva";
        /// Signatures that hold.
        Verify: "verify", "érvényes";
        /// Signatures that hold for others.
        NotTrusted: "verify with a key that is not trusted here", "érvényes, itt nem megbízható kulccsal";
        /// Signatures whose key is not known here.
        CannotBeChecked: "cannot be checked here", "itt nem ellenőrizhető";
        /// Signatures that do not hold.
        DoNotVerify: "DO NOT verify", "ÉRVÉNYTELEN";
    }
}

sentences! {
    AuditText {
        /// A finding that was accepted.
        accepted_for(rule, message, reason): "{rule}: {message}; accepted: {reason}", "{rule}: {message}; elfogadva: {reason}";
        /// After which commit it begins.
        since(commit): " since {commit}", " {commit} óta";
        /// What was found.
        found(commits, since, found): "{commits} of the plan{since}: {found}.", "A terv előzményei{since}: {commits}; {found}.";
        /// A commit that is there.
        is_part(commit): "{commit} is part of this history: nothing before it was rewritten.", "{commit} része az előzményeknek: előtte semmit sem írtak át.";
        /// A commit that is not.
        is_not_part(commit): "{commit} IS NOT part of this history, although this repository knows it: the history was rewritten, or is on another branch.", "{commit} NEM része az előzményeknek, bár ez a tároló ismeri: az előzményeket átírták, vagy másik ágon van.";
        /// A commit that is not known.
        is_unknown(commit): "{commit} IS NOT part of this history: this repository knows no such commit. The history was rewritten, or this is another repository.", "{commit} NEM része az előzményeknek: ez a tároló nem ismer ilyen commitot. Az előzményeket átírták, vagy ez másik tároló.";
        /// Who signed.
        signed_by(who, state): "by {who}: {state}", "{who}: {state}";
        /// No commit is signed.
        no_signatures(all): "Signatures: none, of {all}.", "Aláírások: nincs ({all}).";
        /// Some are.
        signatures(signed, all, said): "Signatures: {signed} of {all} signed; {said}.", "Aláírások: aláírt {signed} / {all}; {said}.";
        /// How long a file was broken.
        gap(from, until, days): "from {from} to {until}: {days}", "{from} – {until}: {days}";
        /// A file that still is.
        still(from): "since {from}, and still", "azóta is: {from}";
    }
}
