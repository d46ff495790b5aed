//! The texts of what one body has to do with the plan.

use super::language::Language;
use super::texts::{sentences, texts};
use crate::model::Measure;

texts! {
    /// A text of `plan by-body`.
    pub enum ByBodyText {
        /// Where it has no part as a partner.
        PartnerInNone: "Partner in no measure.", "Partnerként egy intézkedésben sem szerepel.";
        /// Where it answers for nothing.
        ResponsibleForNone: "Responsible for no measure.", "Egy intézkedésnek sem felelőse.";
        /// A column of the other bodies.
        TogetherWith: "Together with", "Társfelelős";
        /// A column of whose duty it was.
        From: "From", "Kitől";
        /// A column of groups.
        Through: "Through", "Testület";
        /// A column of how late decisions are.
        LateOrLeft: "Late, or left", "Késés vagy hátralévő idő";
    }
}

sentences! {
    ByBodyText {
        /// What it answers for.
        responsible(count): "Responsible for {count}", "Felelős: {count}";
        /// What it takes part in.
        partner(count): "Partner in {count}", "Partner: {count}";
        /// What it took over.
        took_over(count): "Took over {count}", "Átvett feladat: {count}";
        /// What it has a part in as a member.
        through_group(count): "Through a group: {count}", "Testület tagjaként: {count}";
        /// Where it takes part as a member alone.
        only_through(groups, count, ids): "Only as a member of {groups}, in {count}: {ids} (`--through-groups` lists them).",
            "Csak testület tagjaként: {groups}, {count}: {ids} (felsorolás: `--through-groups`).";
        /// Whose milestones it answers for.
        milestones_of(count): "Responsible for milestones of {count}", "Részfeladat felelőse: {count}";
        /// What a meeting decided.
        to_carry_out(count): "To carry out {count} of meetings", "Végrehajtandó az ülésekről: {count}";
        /// A measure without a responsible body.
        one_unnamed(ids): "{ids} names no responsible body: the coordinator's body answers for it.",
            "Nincs felelőse: {ids}. A koordinátor szervezete felel érte.";
        /// Several of them.
        several_unnamed(ids): "{ids} name no responsible body: the coordinator's body answers for them.",
            "Nincs felelősük: {ids}. A koordinátor szervezete felel értük.";
        /// Where its name only stands.
        mentioned(ids): "Named without a part of its own in the words of {ids}.", "Saját szerep nélkül említi: {ids}.";
    }
}

impl ByBodyText {
    /// That a body answers for measures that name nobody; `None`: for none.
    pub fn of_unnamed(language: Language, unnamed: &[&Measure]) -> Option<String> {
        let ids: Vec<&str> = unnamed.iter().map(|measure| measure.id.as_str()).collect();
        match ids[..] {
            [] => None,
            [one] => Some(ByBodyText::one_unnamed(language, one)),
            _ => Some(ByBodyText::several_unnamed(language, ids.join(", "))),
        }
    }
}
