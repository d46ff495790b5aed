//! The texts of one change, in words.

use super::texts::{sentences, texts};

texts! {
    /// A text of a change, where nothing is put into it.
    pub enum ChangeText {
        /// The row.
        Responsible: "responsible", "felelős";
        /// The row.
        Partners: "partners", "partnerek";
        /// The published words of a row.
        PublishedResponsible: "the published row of responsible bodies", "a felelősök közzétett sora";
        /// The published words of a row.
        PublishedPartners: "the published row of partners", "a partnerek közzétett sora";
        /// The day that the plan begins.
        PeriodStart: "the beginning of the period", "az időszak kezdete";
        /// The day that it ends.
        PeriodEnd: "the end of the period", "az időszak vége";
        /// The day of the act.
        Adopted: "the day of adoption", "az elfogadás napja";
        /// `[closed]`.
        Closed: "the closing of the plan", "a terv lezárása";
        /// `[levels]`.
        Levels: "how much findings of rules matter", "a szabályok súlya";
        /// What an act does.
        Withdrawn: "withdrawn", "visszavonva";
        /// What an act does.
        Reinstated: "reinstated", "a visszavonás hatálytalan";
        /// Of an amount that was added to others before.
        TotalNow: "is now all that was spent so far, in place of what was said before",
            "mostantól az eddigi teljes kifizetés, a korábban közöltek helyett";
        /// Of an amount that stood for all of them.
        TotalNoMore: "is now an amount of its own, added to what was said before",
            "mostantól külön összeg, a korábban közöltekhez hozzáadva";
        /// The keys of `[coordination]`.
        Coordination: "what is said of the coordination", "a koordináció adatai";
    }
}

sentences! {
    ChangeText {
        /// A value that is there now.
        is_now(what, value): "{what} is now {value}", "{what}: mostantól {value}";
        /// The same of something that is many.
        are_now(what, value): "{what} are now {value}", "{what}: mostantól {value}";
        /// A value that went.
        was_removed(what, value): "{what} is removed; it was {value}", "{what}: törölve; korábban {value}";
        /// The same of something that was many.
        were_removed(what, value): "{what} are removed; they were {value}", "{what}: törölve; korábban {value}";
        /// A measure that came or went.
        whole(kind, title, deadline): "is {kind}: {title} (deadline {deadline})", "{kind}: {title} (határidő: {deadline})";
        /// The same, of which nothing is known.
        bare(kind): "is {kind}", "{kind}";
        /// A day that moves.
        moves(what, from, to, days): "{what} moves from {from} to {to}, {days}", "{what}: {from} helyett {to}, {days}";
        /// A list that changes.
        list(what, how): "{what}: {how}", "{what}: {how}";
        /// Another id.
        renumbered(from, to): "is renumbered from {from} to {to}", "új azonosító: {from} helyett {to}";
        /// Another file.
        file_moves(from, to): "its file moves from {from} to {to}", "a fájl áthelyezve: {from} helyett {to}";
        /// A value that changes.
        changes(what, how): "{what} changes {how}", "{what}: {how}";
        /// What left a list.
        without(gone): "without {gone}", "kikerült: {gone}";
        /// What came into a list.
        with(come): "with {come} added", "bekerült: {come}";
        /// Both.
        in_place_of(come, gone): "{come} in place of {gone}", "{gone} helyett {come}";
        /// Published words.
        published_text(field): "the published text of `{field}`", "közzétett szöveg (`{field}`)";
        /// Any other key.
        other_key(field): "the {field}", "{field}";
        /// A row that went.
        row_removed(what, rest): "{what} is removed{rest}", "törölve: {what}{rest}";
        /// A row that came.
        row_new(what, rest): "{what} is new{rest}", "új: {what}{rest}";
        /// A report that came.
        reports(body, date, status, rest): "{body} reports on {date}: {status}{rest}", "{body} jelentése, {date}: {status}{rest}";
        /// An amendment that came.
        amended(basis, date, fields): "amended by {basis} of {date}: {fields}", "módosítás, {basis}, {date}: {fields}";
        /// The same, where nothing is said of what it changes.
        amended_bare(basis, date): "amended by {basis} of {date}", "módosítás, {basis}, {date}";
        /// A milestone that an act withdraws or takes back.
        milestone_so(title, how): "the milestone {title} {how}", "részfeladat, {title}: {how}";
        /// Findings that are accepted.
        accepts(rule, reason): "findings of {rule} are to be accepted: {reason}", "elfogadott eltérés, {rule}: {reason}";
        /// A row that changes.
        row_changes(what, verb): "{what} {verb}", "{what}: {verb}";
        /// The same, and how.
        row_changes_so(what, verb, how): "{what} {verb}: {how}", "{what}: {verb}: {how}";
        /// What a report is about.
        about(title): " about {title}", ", {title}";
        /// A report.
        the_report(date, body, about): "the report of {date} by {body}{about}", "{body} jelentése, {date}{about}";
        /// An assessment.
        the_assessment(date, by): "the assessment of {date} by {by}", "{by} értékelése, {date}";
        /// An amendment.
        the_amendment(basis, date): "the amendment by {basis} of {date}", "módosítás, {basis}, {date}";
        /// An allocation.
        the_allocation(source, year, purpose): "the allocation from {source}{year}{purpose}", "forrás, {source}{year}{purpose}";
        /// What a body spent.
        spent(body, date, source, year): "what {body} spent on {date} from {source} in the budget of {year}",
            "{body} kifizetése, {date}, forrás: {source}, költségvetési év: {year}";
        /// All that a body spent up to a day.
        spent_so_far(body, date, source, year): "all that {body} had spent by {date} from {source} in the budget of {year}",
            "{body} összes kifizetése eddig a napig: {date}, forrás: {source}, költségvetési év: {year}";
        /// What a form says was spent, and what was said before.
        spent_now(source, year, now): "spent so far of {source} in the budget of {year}: {now}",
            "eddig kifizetve, forrás: {source}, költségvetési év: {year}: {now}";
        /// The same, where something was said before.
        spent_now_and_before(source, year, now, before): "spent so far of {source} in the budget of {year}: {now}, {before} before",
            "eddig kifizetve, forrás: {source}, költségvetési év: {year}: {now} (korábban {before})";
        /// The same amount, said again.
        stays_at(what, money): "{what} stays at {money}", "{what}: változatlanul {money}";
        /// An acceptance.
        the_acceptance(rule): "the acceptance of {rule}", "elfogadás, {rule}";
        /// A duty that moved.
        passing(duty, from, to): "{duty} passing from {from} to {to}", "{duty} átadása, {from} → {to}";
        /// A milestone.
        the_milestone(id, title): "the milestone \"{id}{title}\"", "részfeladat, „{id}{title}”";
        /// A decision or a meeting.
        the_named(field, id, words): "the {field} {id} \"{words}\"", "{field} {id}, „{words}”";
        /// Any other row.
        the_row(field, about): "the {field}{about}", "{field}{about}";
        /// When something falls due.
        due(when): "due {when}", "esedékes: {when}";
        /// What is to be reached.
        target(value): "target {value}", "célérték: {value}";
        /// An amount that changes.
        amount(from, to, difference, side): "from {from} to {to}, {difference} {side}", "{from} helyett {to} ({difference} {side})";
        /// An amount that is gone.
        amount_gone(old): "{old} before, not known any more", "korábban {old}, most nem ismert";
        /// An amount that is there now.
        amount_known(new): "{new}, not known before", "{new}, korábban nem volt ismert";
        /// A day of a row that moves.
        key_moves(key, from, to, days): "{key} from {from} to {to}, {days}", "{key}: {from} helyett {to}, {days}";
        /// A key that changes.
        key_changes(key, how): "{key} {how}", "{key}: {how}";
        /// A key that came.
        key_added(key, value): "{key} {value} added", "{key}: hozzáadva {value}";
        /// A key that went.
        key_removed(key, value): "{key} {value} removed", "{key}: törölve {value}";
        /// A key and its value.
        key(key, value): "{key} {value}", "{key}: {value}";
        /// For a year.
        for_year(year): " for {year}", ", {year}";
        /// Every year.
        yearly_from(year): " yearly from {year}", ", évente, első év: {year}";
        /// Before and after.
        from_to(from, to): "from {from} to {to}", "{from} helyett {to}";
        /// What a body says that only has a part in a measure.
        of_partner(status): "says {status} as a partner: the status stays", "közreműködőként ezt mondja: {status}; az állapot marad";
        /// How far a body says that a measure is: its own word, which need not become the status.
        reported(status): "reported status {status}", "jelentett állapot: {status}";
        /// The same, said again.
        as_before(status): "reported status {status}, as before", "jelentett állapot: {status}, mint eddig";
        /// The status of a measure with a new report, where it is another than was reported.
        status_then(status): "the measure is then {status}", "az intézkedés állapota ezután: {status}";
        /// The same, where the responsible bodies do not say the same.
        status_disputed(status): "{status} (disputed)", "{status} (a felelősök eltérően jelentettek)";
        /// What a report does not change.
        stays_withdrawn(date): "withdrawn by an act of {date}, and stays so", "visszavont ({date}), és az is marad";
        /// Words in quotes.
        quoted(words): "\"{words}\"", "„{words}”";
    }
}
