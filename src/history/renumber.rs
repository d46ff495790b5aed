//! Measures that got another id: which of those that a change brings is one that it takes away.
//!
//! A measure may say so: the id that a change adds to its `formerly` was its own just before. Without that, one that goes
//! and one that comes are one measure where their titles and all but at most two of their other published rows are the
//! same, and no other measure of the change is as much alike.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::rows::NamedPlan;
use crate::model::{Measure, MeasureId};

/// A measure on the two sides of a change; `None` where it is not there.
pub(super) struct MeasurePair<T> {
    pub was: Option<T>,
    pub is: Option<T>,
}

/// The published rows other than the title, each as a number that differs where the row does.
pub(super) type Rows = [u64; 7];

/// Measures with one title by their places, each with its other rows.
type Versions = Vec<(usize, Rows)>;

/// At most so many of them differ between two versions of one measure.
const MOST: usize = 2;

/// The rows of a measure, with the names that its bodies have in both plans.
pub(super) fn rows(names: &NamedPlan<'_>, measure: &Measure) -> Rows {
    fn number(value: impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }
    [
        number(measure.kind.word()),
        number(names.bodies(&measure.responsible)),
        number(names.bodies(&measure.partners)),
        number(&measure.means),
        number((measure.deadline.date(), measure.deadline.words())),
        number(&measure.indicator),
        number(&measure.funding),
    ]
}

/// Joins what a measure was under another id with what it is. Nothing is looked at twice where nothing is new.
pub(super) fn join<T: Borrow<Measure>>(pairs: &mut Vec<MeasurePair<T>>, rows: impl Fn(&T, bool) -> Rows) {
    let named = claims(pairs);
    move_over(pairs, &named);
    let alike = alike(pairs, rows);
    move_over(pairs, &alike);
}

/// Ids that a change adds to `formerly`; those that the measure had on both sides speak of an earlier change.
pub(super) fn added<'a>(was: Option<&Measure>, is: &'a Measure) -> impl Iterator<Item = &'a MeasureId> {
    let known: Vec<MeasureId> = was.map(|was| was.formerly.clone()).unwrap_or_default();
    is.formerly.iter().filter(move |id| **id != is.id && !known.contains(id))
}

/// Earlier measures with the later ones that say to have been them; of several that say so, the first by id.
fn claims<T: Borrow<Measure>>(pairs: &[MeasurePair<T>]) -> Vec<(usize, usize)> {
    let is_new = |pair: &MeasurePair<T>| {
        let was = pair.was.as_ref().map(Borrow::borrow);
        pair.is.as_ref().is_some_and(|is| added(was, is.borrow()).next().is_some())
    };
    let claiming: Vec<usize> = (0..pairs.len()).filter(|&at| is_new(&pairs[at])).collect();
    if claiming.is_empty() {
        return Vec::new();
    }
    let index: HashMap<&MeasureId, usize> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, pair)| Some((&pair.was.as_ref()?.borrow().id, at)))
        .collect();
    // A number that keeps its title keeps its measure, unless that says to have been another itself.
    let is_free = |at: usize| match (&pairs[at].was, &pairs[at].is) {
        (Some(was), Some(is)) => is_new(&pairs[at]) || was.borrow().title != is.borrow().title,
        _ => true,
    };
    let mut claims = Vec::new();
    for new in claiming {
        let Some(is) = pairs[new].is.as_ref().map(Borrow::borrow) else { continue };
        let was = pairs[new].was.as_ref().map(Borrow::borrow);
        let found: Vec<usize> =
            added(was, is).filter_map(|id| index.get(id).copied()).filter(|&at| is_free(at)).collect();
        // What one of them was called before it says itself.
        let is_older = |at: usize| {
            let id = pairs[at].was.as_ref().map(|was| &was.borrow().id);
            let mut others = found.iter().filter_map(|&other| pairs[other].was.as_ref());
            id.is_some_and(|id| others.any(|other| other.borrow().formerly.contains(id)))
        };
        let latest = found.iter().rev().copied().find(|&at| !is_older(at));
        claims.extend(latest.or(found.last().copied()).map(|old| (old, new)));
    }
    claims.sort_by(|(_, a), (_, b)| {
        let id = |at: &usize| pairs[*at].is.as_ref().map(|is| &is.borrow().id);
        id(a).cmp(&id(b))
    });
    let mut seen = HashSet::new();
    claims.retain(|(old, _)| seen.insert(*old));
    claims
}

/// Pairs earlier measures with the later ones that they became; what is left without a pair comes or goes.
fn move_over<T>(pairs: &mut Vec<MeasurePair<T>>, matches: &[(usize, usize)]) {
    let taken: Vec<Option<T>> = matches.iter().map(|&(old, _)| pairs[old].was.take()).collect();
    for (&(_, new), was) in matches.iter().zip(taken) {
        if let Some(left) = std::mem::replace(&mut pairs[new].was, was) {
            pairs.push(MeasurePair { was: Some(left), is: None });
        }
    }
    if !matches.is_empty() {
        pairs.retain(|pair| pair.was.is_some() || pair.is.is_some());
    }
}

/// Pairs of a measure that is gone and a new one that says the same.
fn alike<T: Borrow<Measure>>(
    pairs: &[MeasurePair<T>],
    rows: impl Fn(&T, bool) -> Rows,
) -> Vec<(usize, usize)> {
    let gone = |at: &usize| pairs[*at].is.is_none();
    let come = |at: &usize| pairs[*at].was.is_none();
    let (gone, come): (Vec<usize>, Vec<usize>) =
        ((0..pairs.len()).filter(gone).collect(), (0..pairs.len()).filter(come).collect());
    if gone.is_empty() || come.is_empty() {
        return Vec::new();
    }
    let mut titles: HashMap<&str, (Versions, Versions)> = HashMap::new();
    for (side, indexes) in [(false, gone), (true, come)] {
        for at in indexes {
            let pair = &pairs[at];
            let Some(version) = pair.was.as_ref().or(pair.is.as_ref()) else { continue };
            let group = titles.entry(version.borrow().title.as_str()).or_default();
            let list = if side { &mut group.1 } else { &mut group.0 };
            list.push((at, rows(version, side)));
        }
    }
    let mut matches: Vec<(usize, usize)> =
        titles.into_values().flat_map(|(old, new)| one_to_one(&old, &new)).collect();
    matches.sort_unstable();
    matches
}

/// Those of two lists that are alike, and like no other. Two that differ in two rows at most agree in one of the
/// choices of five: so each is only looked up under its choices, however many there are.
fn one_to_one(old: &[(usize, Rows)], new: &[(usize, Rows)]) -> Vec<(usize, usize)> {
    if let ([(old, was)], [(new, is)]) = (old, new) {
        let differing = was.iter().zip(is).filter(|(was, is)| was != is).count();
        return if differing <= MOST { vec![(*old, *new)] } else { Vec::new() };
    }
    let (mut of_old, mut of_new) = (vec![Matches::None; old.len()], vec![Matches::None; new.len()]);
    for (a, b) in (0..7).flat_map(|a| (0..a).map(move |b| (a, b))) {
        let key = |rows: &Rows| {
            let mut rows = *rows;
            (rows[a], rows[b]) = (0, 0);
            rows
        };
        let mut buckets: HashMap<Rows, (Matches, Matches)> = HashMap::new();
        for (at, (_, rows)) in old.iter().enumerate() {
            buckets.entry(key(rows)).or_default().0.add(at);
        }
        for (at, (_, rows)) in new.iter().enumerate() {
            buckets.entry(key(rows)).or_default().1.add(at);
        }
        let met = |rows: &Rows| buckets.get(&key(rows)).copied().unwrap_or_default();
        old.iter().zip(&mut of_old).for_each(|((_, rows), like)| like.merge(met(rows).1));
        new.iter().zip(&mut of_new).for_each(|((_, rows), like)| like.merge(met(rows).0));
    }
    let pair = |(at, like): (usize, &Matches)| match *like {
        Matches::One(other) if of_new[other] == Matches::One(at) => Some((old[at].0, new[other].0)),
        _ => None,
    };
    of_old.iter().enumerate().filter_map(pair).collect()
}

/// How many are alike.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Matches {
    #[default]
    None,
    One(usize),
    Several,
}

impl Matches {
    fn add(&mut self, at: usize) {
        self.merge(Matches::One(at));
    }

    fn merge(&mut self, other: Matches) {
        *self = match (*self, other) {
            (like, Matches::None) | (Matches::None, like) => like,
            (Matches::One(a), Matches::One(b)) if a == b => Matches::One(a),
            _ => Matches::Several,
        };
    }
}
