//! The texts of what changed between two versions of a plan.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan diff`, and of whatever says what a change does.
    pub enum DiffText {
        /// Files that are not committed.
        WorkingTree: "the working tree", "a munkamappa";
        PlanItself: "The plan itself", "Maga a terv";
        Totals: "What it does to the totals", "Hatása az összegekre";
        /// A measure that came.
        New: "new", "új";
        /// A measure that went.
        Removed: "removed", "törölve";
        /// A row that is not there.
        IsRewritten: "is rewritten", "átírva";
        /// A row that changes.
        Changes: "changes", "módosul";
        /// An amount that is not known.
        AmountNotKnown: "amount not known", "az összeg nem ismert";
        /// No body.
        NoBody: "no body", "nincs szervezet";
        /// More than before.
        More: "more", "többlet";
        /// Less than before.
        Less: "less", "csökkenés";
    }
}

sentences! {
    DiffText {
        /// Two versions.
        between(from, to): "from {from} to {to}", "{from} → {to}";
        /// Nothing changed.
        nothing(between): "Nothing changed in the plan {between}.", "A tervben semmi sem változott ({between}).";
        /// How much changed.
        changed(count, between): "{count}, {between}.", "{count} ({between}).";
        /// Nothing changed.
        nothing_since(commit): "Nothing changed in the plan since {commit}.", "A tervben semmi sem változott {commit} óta.";
        /// How much changed.
        changed_since(count, commit): "{count} since {commit}.", "{count} {commit} óta.";
        /// There is nothing to compare.
        cannot_be_told(commit): "What this change does since {commit} cannot be told: there are not two plans to compare.", "A változás hatása {commit} óta nem állapítható meg: nincs két összehasonlítható terv.";
        /// What could not be read.
        broken(files): "{files} could not be read in full, on one side or the other: what they say is not compared.", "{files} valamelyik oldalon nem olvasható teljesen: ezek tartalma nem szerepel az összehasonlításban.";
        /// Where the changes are.
        in_measures(changes, measures): "{changes} in {measures}", "{changes}, {measures} érintett";
        /// Where the changes are.
        in_plan_and(changes, measures): "{changes} in the plan itself and {measures}", "{changes} magában a tervben és {measures} szövegében";
        /// How many days later.
        days_later(days): "{days} later", "{days} halasztás";
        /// How many days earlier.
        days_earlier(days): "{days} earlier", "{days} előrehozás";
    }
}
