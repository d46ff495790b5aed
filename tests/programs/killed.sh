#!/usr/bin/env bash
# Kills every command that writes, 500 times altogether, at moments spread over its run: each file is the old or the new one,
# and after the next run nothing is left over. By hand, for it takes minutes: tests/programs/killed.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${PLAN_BINARY:-}" ]; then
    cargo build --locked --quiet
    PLAN_BINARY="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
fi
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
PLAN_BINARY="$(realpath "$PLAN_BINARY")" python3 - "$PWD" "$folder" "${1:-24}" <<'END'
import os, shutil, subprocess, sys, time

source, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
plan = os.environ["PLAN_BINARY"]
ID = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org"]

def environment(home):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_", "LANG"))}
    day = "2022-12-20T12:00:00+0100"
    return kept | {"HOME": home, "TMPDIR": f"{home}/tmp", "PLAN_TODAY": "2022-12-20", "GIT_AUTHOR_DATE": day,
                   "GIT_COMMITTER_DATE": day, "GIT_CONFIG_NOSYSTEM": "1"}

def run(home, *args, program=plan):
    return subprocess.run([program, *args], cwd=f"{home}/work", env=environment(home), capture_output=True, text=True)

def git(home, *args):
    return run(home, *ID, *args, program="git")

def write(home, name, text):
    path = f"{home}/work/{name}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").write(text)

def prepare():
    home = f"{folder}/base"
    os.makedirs(f"{home}/work")
    os.makedirs(f"{home}/tmp")
    for part in ["plan", "seeds"]:
        shutil.copytree(f"{source}/{part}", f"{home}/work/{part}")
    measure = f"{home}/work/plan/I/I.1.1.toml"
    text = open(measure).read()
    # Files for `fmt`, and a meeting.
    write(home, "plan/I/I.1.1.toml", text.replace("title ", "title    ").replace("means ", "means   "))
    other = open(f"{home}/work/plan/I/I.1.2.toml").read()
    write(home, "plan/I/I.1.2.toml", other.replace("title ", "title  "))
    write(home, "plan/meetings/2022-12-13.toml",
          'title  = "A meeting"\nbody   = "National Coordination Mechanism"\nperiod = "2022-H2"\n')
    git(home, "init", "--quiet", "--initial-branch=main")
    git(home, "config", "user.name", "Clerk")
    git(home, "config", "user.email", "clerk@example.org")
    git(home, "add", "--all")
    assert git(home, "commit", "--quiet", "-m", "The plan").returncode == 0
    run(home, "form", "--body", "IM", "--period", "2022-H2", "--lang", "en", "-o", "../sent.xlsx")
    rows = "".join(f"{id};in progress;;;;;\n" for id in ["II.1.2", "II.1.4"])
    write(home, "back.csv", "Body;Ministry of Justice\nPeriod;2022-H2\nDate of the report;2022-12-10\n\n"
          "Row;Status;Value;Date;Evidence;In your words\n" + rows)
    write(home, "sheet.csv", "No.;Measure;Responsible;Deadline\n" +
          "".join(f"I.1.{n};Invented measure {n};Ministry of Justice;2023-12-31\n" for n in range(11, 40)))
    return home

REPORT = ["report", "II.1.2", "--body", "IM", "--status", "in-progress", "--text", "words"]
AMEND = ["amend", "II.1.2", "--basis", "Decision 1/2022", "--deadline", "2023-06-30"]
COMMANDS = [
    REPORT, REPORT + ["--commit"], REPORT + ["--branch", "justice"],
    ["assess", "II.1.2", "--by", "NGO Roundtable", "--status", "not-started"],
    AMEND, AMEND + ["--commit"],
    ["new", "I.1.9", "--title", "T", "--responsible", "IM", "--means", "m", "--deadline", "2023-12-31", "--indicator", "i",
     "--funding", "-"],
    ["fmt"], ["check", "--fix"],
    ["import", "sheet.csv", "--write", "--no-input"],
    ["-C", "other/plan", "import", "sheet.csv", "--write", "--no-input", "--title", "T", "--start", "2023-01-01", "--end",
     "2023-12-31", "--currency", "HUF"],
    ["-C", "fresh", "init", "--title", "T", "--start", "2023-01-01", "--end", "2023-12-31", "--currency", "HUF",
     "--languages", "en,hu", "--no-input"],
    ["form", "--body", "IM", "--period", "2022-H2", "-o", "form.xlsx"],
    ["form", "--all", "--partners", "--period", "2022-H2", "-o", "forms"],
    ["collect", "back.csv", "--write"], ["collect", "back.csv", "--write", "--commit"],
    ["agenda", "--meeting", "2023-06-13"],
    ["decide", "--meeting", "2022-12-13", "--text", "the ministry reports", "--no-input"],
    ["minutes", "--meeting", "2022-12-13", "--format", "markdown", "-o", "minutes.md"],
    ["brief", "--meeting", "2022-12-13", "-o", "paper.docx"],
    ["brief", "--meeting", "2022-12-13", "--members", "-o", "papers"],
    ["close", "--date", "2022-12-20", "--basis", "Decision 2/2022"],
    ["succeed", "next/plan", "--title", "Next"],
    ["export", "sqlite", "out.sqlite"], ["export", "csv", "out-csv"], ["export", "jsonl", "out.jsonl"],
    ["export", "datapackage", "out-package"], ["export", "xlsx", "out.xlsx"],
    ["export", "partitions", "out-parts", "--plan-id", "hu"],
    ["site", "public", "--lang", "en"],
]

def files(home):
    found = {}
    for place in ["work", "tmp"]:
        for at, folders, names in os.walk(f"{home}/{place}"):
            # What git keeps for itself is its own; what this program keeps there is not.
            if at == f"{home}/work/.git":
                folders[:] = [name for name in folders if name.startswith("plan")]
                names = [name for name in names if name.startswith("plan") or name.endswith(".lock")]
            for name in names:
                path = os.path.join(at, name)
                found[os.path.relpath(path, home)] = open(path, "rb").read()
            for name in folders:
                if name.startswith((".plan", "plan-tmp")):
                    found[os.path.relpath(os.path.join(at, name), home) + "/"] = b""
    return found

def copy(base, name):
    home = f"{folder}/{name}"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(base, home, symlinks=True)
    return home

def misspelt(base):
    home = copy(base, "misspelt")
    for n in range(1, 9):
        path = f"plan/I/I.1.{n}.toml"
        if os.path.exists(f"{home}/work/{path}"):
            write(home, path, open(f"{home}/work/{path}").read().replace("partners ", "partnres ", 1))
    return home

def start(home, command):
    return subprocess.Popen([plan, *command], cwd=f"{home}/work", env=environment(home), stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

def is_passing(name):
    return any(part.startswith((".plan-new-", ".plan-tmp", "plan-tmp")) for part in name.split("/"))

sound = prepare()
to_fix = misspelt(sound)
killed, halfway, wrong = 0, 0, []
for command in COMMANDS:
    name = " ".join(command)
    base = to_fix if "--fix" in command else sound
    old = files(base)
    done = copy(base, "done")
    times = []
    begun = time.monotonic()
    code = start(done, command).wait()
    took = time.monotonic() - begun
    if code not in (0, 1):
        sys.exit(f"plan {name} ends with {code}: {run(done, *command).stderr}")
    new = files(done)
    if new == old:
        wrong.append(f"{name}: it writes nothing")
    before = len(wrong)
    for nth in range(rounds):
        home = copy(base, "trial")
        child = start(home, command)
        time.sleep(took * (0.15 + nth / rounds))
        was_running = child.poll() is None
        child.kill()
        child.wait()
        # Git, which it may have started, goes on to its end.
        time.sleep(0.2 if "--commit" in command or "--branch" in command else 0)
        killed += was_running
        found = files(home)
        halfway += found not in (old, new)
        for path in found:
            if found[path] not in (old.get(path), new.get(path)) and not is_passing(path):
                wrong.append(f"{name}: {path} is neither the old nor the new one")
        for path in set(old) - set(found) - (set(old) - set(new)):
            # A folder that is replaced as a whole is nowhere for a moment; the next run puts it back.
            if not any(part.startswith(".plan-new-") for other in found for part in other.split("/")):
                wrong.append(f"{name}: {path} is gone")
        again = run(home, *command)
        run(home, "check")
        after = files(home)
        for path in set(after) - set(old) - set(new):
            wrong.append(f"{name}: after the next run {path} is left over")
        for path in set(new) - set(after):
            wrong.append(f"{name}: run again, it does not write {path} ({again.returncode}: {again.stderr.strip()[:300]})")
        # What is written and not committed is for whoever runs it to commit: that is said.
        is_told = again.returncode == 3 and any(words in again.stderr for words in ["is staged", "not committed", "a branch \"justice\" already"])
        if again.returncode not in (0, 1, 2) and not is_told:
            wrong.append(f"{name}: run again, it ends with {again.returncode}: {again.stderr.strip()[:300]}")
    print(f"{'wrong' if len(wrong) > before else 'fine '}  plan {name}", flush=True)
for line in sorted(set(wrong)):
    print(line)
print(f"{killed} runs of {len(COMMANDS) * rounds} were killed while they ran, {halfway} left something halfway")
sys.exit(1 if wrong else 0)
END
