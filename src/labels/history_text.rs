//! The texts of the record: what each commit did, which deadlines moved, how the plan went on.

use super::texts::{sentences, texts};

texts! {
    /// A text of `plan history`, `plan slippage` and `plan trend`.
    pub enum HistoryText {
        /// Earlier commits are not here.
        Shallow: "This is a shallow clone: the history before its first commit is not here, and what that commit found \
            looks as if that commit had added it. `git fetch --unshallow` gets the rest.",
            "Ez sekély másolat (shallow clone): az első commit előtti előzmények itt nincsenek meg, és ami akkor már megvolt, úgy \
            látszik, mintha az a commit adta volna hozzá. A többit a `git fetch --unshallow` hozza le.";
        /// Contents are not here.
        Partial: "This is a partial clone: what it left out cannot be read, and is missing here. \
            `git fetch --refetch --no-filter` gets the rest, and \
            `git config --unset remote.origin.partialclonefilter` then says that it is here.",
            "Ez részleges másolat (partial clone): ami kimaradt belőle, az itt nem olvasható. A többit a \
            `git fetch --refetch --no-filter` hozza le, utána a `git config --unset remote.origin.partialclonefilter` jelzi, hogy megvan.";
        /// For those who read a page that was made of a clone like these.
        PartAtHand: "Only a part of the history was at hand: what came before is missing here.",
            "Az előzményeknek csak egy része állt rendelkezésre: a korábbiak itt hiányoznak.";
        /// A merge brought another root.
        Joined: "A merge joins a history that has no commit in common with this one, and what changed in that one is not \
            told here. `plan audit` says which.",
            "Egy összefésülés olyan előzményeket csatol be, amelyeknek nincs közös commitjuk ezekkel, és az ottani változások itt \
            nem szerepelnek. Hogy melyek ezek, azt a `plan audit` mondja meg.";
        NothingMatches: "Nothing in the record matches.", "A nyilvántartásban nincs a feltételeknek megfelelő adat.";
        Plan: "plan", "terv";
        /// The first commit.
        PlanBegins: "the plan begins", "a terv kezdete";
        /// Measures that came.
        New: "new", "új";
        /// Measures that went.
        Removed: "removed", "törölve";
        NotKnown: "Deadlines that were not known: the file could not be read, or not in full", "Nem ismert határidők: a fájl nem vagy csak részben volt olvasható";
        NoDeadlines: "The plan has no deadlines.", "A tervben nincs határidő.";
        /// Of a history that is cut off.
        PartThatIsHere: ", in the part of the history that is here", " az itt meglévő előzményekben";
        MoveByMove: "Move by move", "Lépésről lépésre";
        DeadlineOf: "Deadline of", "Minek a határideje";
        First: "First", "Eredeti";
        Now: "Now", "Jelenlegi";
        Moves: "Moves", "Módosítás";
        Days: "Days", "Nap";
        LateMoves: "Late moves", "Késői";
        WithoutBasis: "Without basis", "Jogalap nélkül";
        /// Deadlines that have a day.
        Dated: "Dated", "Dátumos";
        Moved: "Moved", "Módosult";
        /// A day that became words.
        GivenUp: "given up", "feladva";
        /// A deadline that went.
        Gone: "gone", "törölve";
        /// Why there are no days.
        GivenUpForWords: "the day is given up for words", "a nap helyébe szöveg lépett";
        /// A move without an amendment.
        NoAmendment: "no amendment covers it", "nincs hozzá módosítás";
        WhoseSlip: "Whose deadlines slip most", "Kinek a határidői csúsznak leginkább";
        /// Below that table.
        CountedAsNamed: "A deadline counts for the bodies that the measure names; `--body NAME` takes in duties that a body took over as well.",
            "Egy határidő azoknál a szervezeteknél számít, amelyeket az intézkedés megnevez; a `--body NÉV` az átvett feladatokat is számítja.";
        Day: "Day", "Nap";
        Chart: "Chart", "Ábra";
        MonthByMonth: "The plan at the end of each month, as the record then stood",
            "A terv a hónapok végén, az akkori nyilvántartás szerint";
        /// Of days on which no deadline held.
        DraftThen: "–: the plan was a draft then, without `adopted` in plan.toml and without a report. Nothing in it was overdue.",
            "–: a terv akkor tervezet volt, a plan.toml nem adta meg az elfogadás napját (`adopted`), és jelentés sem volt. Határidő még nem járhatott le.";
        /// Where files were broken.
        CouldNotBeRead: "* Some files could not be read then: what they held counts as it was last readable.",
            "* Akkor egyes fájlok nem voltak olvashatók: tartalmuk az utolsó olvasható állapot szerint szerepel.";
    }
}

sentences! {
    HistoryText {
        /// Of rows after the closing that count what is overdue.
        closing_entered(day): "The closing came into the record after {day}: the rows between the two show the plan as the record had it, still open.",
            "A lezárás e nap után került a nyilvántartásba: {day} A közbeeső sorok az akkori nyilvántartás szerint még nyitott tervet mutatnak.";
        /// What moved and stands in no row of a body.
        moved_of_nobody(ids): "Moved, and in no row as no responsible body is named: {ids}.",
            "Módosult, de felelős híján egyik sorban sem szerepel: {ids}.";
        /// How many commits.
        commits(count): "{count}.", "{count}.";
        /// And what they left unreadable.
        commits_and_file(count): "{count}; 1 file was left that could not be read.", "{count}; olvashatatlanul hagyott fájl: 1.";
        /// And what they left unreadable.
        commits_and_files(count, n): "{count}; {n} files were left that could not be read.", "{count}; olvashatatlanul hagyott fájl: {n}.";
        /// Several measures of one commit.
        measures_are(n, what, named): "{n} measures are {what}: {named}", "{n} intézkedés {what}: {named}";
        /// What a merge changed of what its other side had.
        against_other_parent(what, parent): "{what} (by the merge: {parent}, its other parent, had it otherwise)",
            "{what} (az összefésülés műve: a másik szülőjében, {parent}, másképp állt)";
        /// The same of a deadline.
        other_parent(parent): "as {parent}, the other parent of the merge, had it", "az összefésülés másik szülője ({parent}) szerinti értékről";
        /// A file that is broken.
        cannot_be_read(line, message): "cannot be read, line {line}: {message}", "nem olvasható, {line}. sor: {message}";
        /// A file of which a value is wrong.
        not_known_in_full(line, message): "is not known in full, line {line}: {message}", "csak részben olvasható, {line}. sor: {message}";
        /// No deadline moved.
        none_moved(all, part): "None of {all} has moved since it was first recorded{part}.", "Az első rögzítés óta egy sem módosult{part}: {all}.";
        /// Some did.
        moved(n, all): "{n} of {all} moved", "Módosult: {n} / {all}";
        /// And some became words.
        moved_given_up(n, all, words): "{n} of {all} moved; {words} of them gave up a day for words", "Módosult: {n} / {all}; ebből nap helyett szöveg lett: {words}";
        /// And some never had a day.
        moved_and_undated(moved, n): "{moved}; {n} undated", "{moved}; dátum nélküli: {n}";
        /// Beside those of which none moved.
        undated_besides(n): "Undated: {n}.", "Dátum nélküli: {n}.";
        /// None has a day.
        all_undated(n): "No deadline of the plan is a date; undated: {n}.", "A tervben egyetlen határidő sem dátum; dátum nélküli: {n}.";
        /// Some are gone.
        removed(n, without): "{n} removed from the plan, {without} without an amendment", "A tervből törölve: {n}, ebből módosítás nélkül: {without}";
        milestone(label): "milestone {label}", "részfeladat: {label}";
        quoted_milestone(label): "milestone \"{label}\"", "részfeladat: „{label}”";
        /// When it moved.
        before_due(days): "{days} before it fell due", "az esedékesség előtt {days}";
        /// When it moved.
        after_due(days): "{days} after it had fallen due", "az esedékesség után {days}";
        /// When the record can first have had a move whose commit says to be older.
        counted_to(left, day): "{left}, counted to {day}, which an earlier commit is dated", "{left}, a számítás napja: {day}, egy korábbi rögzítés kelte";
        /// The amendment.
        basis_added(basis, day): "by {basis}, added only on {day}", "alapja: {basis}, utólag rögzítve: {day}";
        /// The amendment.
        basis(basis): "by {basis}", "alapja: {basis}";
        /// From where to where.
        from_to(from, to): "from {from} to {to}", "{from} helyett {to}";
        late_moves(days): "A late move was made in the last {days} before the deadline fell due, or after. A deadline with several responsible bodies counts for each.", "Késői az a módosítás, amely az esedékesség előtti {days} során vagy utána történt. A több felelőssel járó határidő mindegyik felelősnél szerepel.";
        no_points(day): "The record holds nothing of the plan on the days asked for, up to {day}.", "A nyilvántartásban a kért napokra nincs adat a tervről (utolsó nap: {day}).";
        /// What the marks mean.
        chart(legend, most): "Chart: {legend} The longest bar is {most}.", "Ábra: {legend} A leghosszabb sáv: {most}.";
        /// What the table does not show.
        late_milestones(day, late): "On {day} {late} late: CSV and JSON count them for every day.", "{day}: {late}. Napi bontásban a CSV és a JSON tartalmazza.";
    }
}
