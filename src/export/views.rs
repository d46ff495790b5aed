//! The answers of the commands as views: the tests hold that both say the same.

/// A view in the database.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// In the singular where a row is one thing.
    pub name: &'static str,
    /// What a row is, in one line.
    pub about: &'static str,
    /// What it selects.
    pub sql: &'static str,
}

/// The columns of a tally of measures, as `plan results` counts.
macro_rules! tally {
    () => {
        "COUNT(*) AS items,
       COUNT(CASE WHEN measure.result = 'on-time' THEN 1 END) AS on_time,
       COUNT(CASE WHEN measure.result = 'late' THEN 1 END) AS late,
       COUNT(CASE WHEN measure.result = 'completed' THEN 1 END) AS completed_undated,
       COUNT(CASE WHEN measure.result = 'open' THEN 1 END) AS open,
       COUNT(CASE WHEN measure.result = 'overdue' THEN 1 END) AS overdue,
       COUNT(CASE WHEN measure.result = 'not-completed' THEN 1 END) AS not_completed,
       COUNT(CASE WHEN measure.result = 'withdrawn' THEN 1 END) AS withdrawn,
       COUNT(CASE WHEN measure.result = 'unknown' THEN 1 END) AS unknown,
       COUNT(CASE WHEN measure.below_target THEN 1 END) AS below_target,
       COUNT(CASE WHEN measure.status = 'unreported' AND measure.result <> 'unknown' THEN 1 END) AS unreported,
       COUNT(CASE WHEN measure.contested THEN 1 END) AS contested"
    };
}

/// Whether money of a plan is unknown since an allocation of some measure cannot be read: every sum of it is the least that
/// it can be.
macro_rules! unread_money {
    ($plan:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM unknown_value u WHERE u.plan_id = ",
            $plan,
            " AND u.key = 'allocation')"
        )
    };
}

/// Every view.
pub const VIEWS: [View; 14] = [
    View {
        name: "overdue",
        about: "`plan overdue`: measures and points past their deadline and still owed, the longest late first",
        sql: "
SELECT plan_id, id, kind, title, deadline, days_overdue, status
FROM measure WHERE days_overdue IS NOT NULL ORDER BY days_overdue DESC, position",
    },
    View {
        name: "overdue_milestone",
        about: "`plan overdue`: milestones past their day and still owed",
        sql: "
SELECT milestone.plan_id, milestone.measure, milestone.id, milestone.title, milestone.due, milestone.days_overdue
FROM milestone JOIN measure ON measure.plan_id = milestone.plan_id AND measure.id = milestone.measure
WHERE milestone.days_overdue IS NOT NULL
ORDER BY milestone.days_overdue DESC, measure.position, milestone.position",
    },
    View {
        name: "overdue_decision",
        about: "`plan overdue`: decisions of meetings past their day and still owed",
        sql: "
SELECT decision.plan_id, decision.meeting, decision.id, decision.text, decision.due, decision.days_overdue
FROM decision JOIN meeting ON meeting.plan_id = decision.plan_id AND meeting.id = decision.meeting
WHERE decision.days_overdue IS NOT NULL
ORDER BY decision.days_overdue DESC, meeting.position, decision.position",
    },
    View {
        name: "undated",
        about: "`plan overdue`: measures and points still owed that have no date, and so are never overdue",
        sql: "
SELECT plan_id, id, kind, title, deadline_text
FROM measure WHERE owed AND deadline IS NULL
  AND NOT EXISTS (SELECT 1 FROM unknown_value u
                  WHERE u.plan_id = measure.plan_id AND u.measure = measure.id AND u.key = 'deadline')
ORDER BY position",
    },
    View {
        name: "allocation_in_year",
        about: "each allocation that counts, once for each year of the plan in which it is given; `year` is null where none is said",
        sql: "
SELECT a.plan_id, a.measure, a.position, a.source, source.position AS source_position, a.chapter, year.year, a.currency, a.amount,
       a.amount_ten_thousandths, a.appropriation
FROM allocation a
JOIN measure ON measure.plan_id = a.plan_id AND measure.id = a.measure AND measure.kind = 'measure'
JOIN source ON source.plan_id = a.plan_id AND source.id = a.source
JOIN year ON year.plan_id = a.plan_id
     AND (a.year = year.year OR (a.recurring = 'yearly' AND a.year <= year.year))
WHERE a.counts
UNION ALL
SELECT a.plan_id, a.measure, a.position, a.source, source.position, a.chapter, NULL, a.currency, a.amount,
       a.amount_ten_thousandths, a.appropriation
FROM allocation a
JOIN measure ON measure.plan_id = a.plan_id AND measure.id = a.measure AND measure.kind = 'measure'
JOIN source ON source.plan_id = a.plan_id AND source.id = a.source
WHERE a.counts AND a.year IS NULL",
    },
    View {
        name: "funding",
        about: "`plan funding --by source`: what is known for the years of the plan, by source and currency; `amount` is null where nothing is; `without_amount` counts the measures with something that has no amount, and then what is known is the least that it can be, as it is where an allocation cannot be read",
        sql: concat!(
            "
WITH known AS (
  SELECT plan_id, source, currency, SUM(amount_ten_thousandths) AS sum, COUNT(DISTINCT measure) AS measures
  FROM allocation_in_year WHERE amount IS NOT NULL GROUP BY plan_id, source, currency
), unknown AS (
  SELECT plan_id, source, COUNT(DISTINCT measure) AS measures
  FROM allocation_in_year WHERE amount IS NULL GROUP BY plan_id, source
)
SELECT source.plan_id, source.id AS source, known.currency, known.sum AS amount_ten_thousandths,
       CASE WHEN known.sum % 10000 = 0 THEN known.sum / 10000 ELSE known.sum / 10000.0 END AS amount,
       COALESCE(known.measures, 0) AS measures, COALESCE(unknown.measures, 0) AS without_amount,
       unknown.measures IS NOT NULL OR ",
            unread_money!("source.plan_id"),
            " AS at_least
FROM source
LEFT JOIN known ON known.plan_id = source.plan_id AND known.source = source.id
LEFT JOIN unknown ON unknown.plan_id = source.plan_id AND unknown.source = source.id
WHERE known.source IS NOT NULL OR unknown.source IS NOT NULL
ORDER BY source.plan_id, source.position, known.currency",
        ),
    },
    View {
        name: "funding_by_year",
        about: "`plan funding --by source,year`: the same, year by year; what has neither a year nor an amount may be for each year",
        sql: concat!(
            "
WITH allocated AS (
  SELECT a.plan_id, a.source, a.source_position, a.measure, a.currency, a.amount_ten_thousandths,
         COALESCE(a.year, year.year) AS year
  FROM allocation_in_year a
  LEFT JOIN year ON year.plan_id = a.plan_id AND a.year IS NULL AND a.amount IS NULL
), known AS (
  SELECT plan_id, source, year, currency, SUM(amount_ten_thousandths) AS sum, COUNT(DISTINCT measure) AS measures
  FROM allocated WHERE amount_ten_thousandths IS NOT NULL GROUP BY plan_id, source, year, currency
), unknown AS (
  SELECT plan_id, source, year, COUNT(DISTINCT measure) AS measures
  FROM allocated WHERE amount_ten_thousandths IS NULL AND year IS NOT NULL GROUP BY plan_id, source, year
), kept AS (
  SELECT DISTINCT plan_id, source, source_position, year
  FROM allocated WHERE year IS NOT NULL OR amount_ten_thousandths IS NOT NULL
)
SELECT kept.plan_id, kept.source, kept.year, known.currency, known.sum AS amount_ten_thousandths,
       CASE WHEN known.sum % 10000 = 0 THEN known.sum / 10000 ELSE known.sum / 10000.0 END AS amount,
       COALESCE(known.measures, 0) AS measures, COALESCE(unknown.measures, 0) AS without_amount,
       unknown.measures IS NOT NULL OR ",
            unread_money!("kept.plan_id"),
            " AS at_least
FROM kept
LEFT JOIN known ON known.plan_id = kept.plan_id AND known.source = kept.source AND known.year IS kept.year
LEFT JOIN unknown ON unknown.plan_id = kept.plan_id AND unknown.source = kept.source AND unknown.year IS kept.year
ORDER BY kept.plan_id, kept.source_position, kept.year, known.currency",
        ),
    },
    View {
        name: "funding_in_other_years",
        about: "`plan funding`: what is known for years outside the plan's, which the totals leave out, by source and currency; of what recurs, the years before the plan's",
        sql: concat!(
            "
WITH span AS (
  SELECT plan_id, MIN(year) AS first_year, MAX(year) AS last_year FROM year GROUP BY plan_id
), elsewhere AS (
  SELECT a.plan_id, a.measure, a.source, a.currency,
         a.amount_ten_thousandths * CASE WHEN a.recurring = 'yearly' THEN span.first_year - a.year ELSE 1 END AS amount
  FROM allocation a
  JOIN measure ON measure.plan_id = a.plan_id AND measure.id = a.measure AND measure.kind = 'measure'
  JOIN span ON span.plan_id = a.plan_id
  WHERE a.counts AND a.amount IS NOT NULL
        AND (a.year < span.first_year OR (a.year > span.last_year AND a.recurring IS NULL))
)
SELECT elsewhere.plan_id, elsewhere.source, elsewhere.currency, SUM(elsewhere.amount) AS amount_ten_thousandths,
       COUNT(DISTINCT elsewhere.measure) AS measures, ",
            unread_money!("elsewhere.plan_id"),
            " AS at_least
FROM elsewhere JOIN source ON source.plan_id = elsewhere.plan_id AND source.id = elsewhere.source
GROUP BY elsewhere.plan_id, elsewhere.source, elsewhere.currency, source.position
ORDER BY elsewhere.plan_id, source.position, elsewhere.currency",
        ),
    },
    View {
        name: "funding_of_measure",
        about: "each measure with whether it is quantified, unquantified (a source, no amount; or an allocation that cannot be read), other-years (a source, but in other years only) or unfunded (no source), as `plan funding` counts; `at_least`: more of it is not known",
        sql: "
SELECT measure.plan_id, measure.id AS measure,
       CASE WHEN COUNT(a.amount) > 0 THEN 'quantified'
            WHEN COUNT(a.position) > 0 OR MAX(unread.measure) IS NOT NULL THEN 'unquantified'
            WHEN EXISTS (SELECT 1 FROM allocation
                         WHERE allocation.plan_id = measure.plan_id AND allocation.measure = measure.id) THEN 'other-years'
            ELSE 'unfunded' END AS funding,
       COUNT(a.amount) < COUNT(a.position) OR MAX(unread.measure) IS NOT NULL AS at_least
FROM measure LEFT JOIN allocation_in_year a ON a.plan_id = measure.plan_id AND a.measure = measure.id
LEFT JOIN unknown_value unread ON unread.plan_id = measure.plan_id AND unread.measure = measure.id AND unread.key = 'allocation'
WHERE measure.kind = 'measure' GROUP BY measure.plan_id, measure.id, measure.position ORDER BY measure.position",
    },
    View {
        name: "spending",
        about: "`plan funding --by source,year`: what was spent on measures of the budgets of the plan's years, by source, year and currency; what was spent on points of the decision or of other budgets is in `spent` alone",
        sql: "
SELECT s.plan_id, s.source, s.year, s.currency, SUM(s.amount_ten_thousandths) AS amount_ten_thousandths,
       COUNT(DISTINCT s.measure) AS measures
FROM spent s
JOIN measure ON measure.plan_id = s.plan_id AND measure.id = s.measure AND measure.kind = 'measure'
JOIN source ON source.plan_id = s.plan_id AND source.id = s.source
WHERE s.counts
      AND (EXISTS (SELECT 1 FROM year WHERE year.plan_id = s.plan_id AND year.year = s.year)
           OR NOT EXISTS (SELECT 1 FROM year WHERE year.plan_id = s.plan_id))
GROUP BY s.plan_id, s.source, s.year, s.currency, source.position
ORDER BY s.plan_id, source.position, s.year, s.currency",
    },
    View {
        name: "balance",
        about: "`plan funding`: each appropriation in the years of the plan with what measures are known to take from it, in ten-thousandths; `at_least`: they may take more",
        sql: concat!(
            "
WITH provided AS (
  SELECT p.plan_id, p.id, p.position, p.currency, SUM(p.amount_ten_thousandths) AS amount
  FROM appropriation p JOIN year ON year.plan_id = p.plan_id
       AND (p.year = year.year OR (p.recurring = 'yearly' AND p.year <= year.year))
  GROUP BY p.plan_id, p.id, p.position, p.currency
), taken AS (
  SELECT plan_id, appropriation, currency, SUM(amount_ten_thousandths) AS amount
  FROM allocation_in_year WHERE amount IS NOT NULL GROUP BY plan_id, appropriation, currency
), unknown AS (
  SELECT DISTINCT plan_id, appropriation FROM allocation_in_year WHERE amount IS NULL
)
SELECT provided.plan_id, provided.id, provided.currency, provided.amount AS appropriated_ten_thousandths,
       COALESCE(taken.amount, 0) AS allocated_ten_thousandths,
       provided.amount - COALESCE(taken.amount, 0) AS difference_ten_thousandths,
       unknown.appropriation IS NOT NULL OR ",
            unread_money!("provided.plan_id"),
            " AS at_least
FROM provided LEFT JOIN taken ON taken.plan_id = provided.plan_id AND taken.appropriation = provided.id
     AND taken.currency = provided.currency
LEFT JOIN unknown ON unknown.plan_id = provided.plan_id AND unknown.appropriation = provided.id
ORDER BY provided.position",
        ),
    },
    View {
        name: "due",
        about: "`plan due`: each report that is owed for the latest period that has ended, with the one that came in",
        sql: "
SELECT owed.plan_id, owed.body, owed.measure, owed.period, period.due, owed.received, owed.received_by, owed.late
FROM owed_report owed JOIN period ON period.plan_id = owed.plan_id AND period.id = owed.period
WHERE period.latest ORDER BY owed.position",
    },
    View {
        name: "results_by_chapter",
        about: "`plan results`: how many measures of each chapter ended how",
        sql: concat!(
            "
SELECT measure.plan_id, chapter.id, chapter.title, ",
            tally!(),
            "
FROM measure JOIN section ON section.plan_id = measure.plan_id AND section.id = measure.section
JOIN section chapter ON chapter.plan_id = section.plan_id AND chapter.id = section.chapter
GROUP BY measure.plan_id, chapter.id, chapter.title, chapter.position ORDER BY chapter.position",
        ),
    },
    View {
        name: "results_by_body",
        about: "`plan results`: how many measures of each body that answers for them ended how; a measure with several counts for each",
        sql: concat!(
            "
SELECT measure.plan_id, answerable.body, ",
            tally!(),
            "
FROM answerable JOIN measure ON measure.plan_id = answerable.plan_id AND measure.id = answerable.measure
JOIN body ON body.plan_id = answerable.plan_id AND body.name = answerable.body
GROUP BY measure.plan_id, answerable.body, body.position ORDER BY body.position",
        ),
    },
];
