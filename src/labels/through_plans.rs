//! The texts of a promise on its way through several plans.

use super::texts::texts;

texts! {
    /// A text in every language.
    pub enum ThroughPlans {
        /// Before the title of the earlier plan in which something happened.
        Within: "in the plan before", "a korábbi tervben";
        /// Before the title of the plan from which it was carried on.
        CarriedFrom: "carried on from", "folytatva innen";
    }
}
