#!/usr/bin/env bash
# Reads the calendar of the real plan, whole and of a body, in both languages, by two libraries of others: each must find the
# same events with the same fields. Python must have `icalendar` and `vobject`.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --locked --quiet
plan="${CARGO_TARGET_DIR:-$PWD/target}/debug/plan"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
"$plan" calendar -o "$folder/whole.ics"
"$plan" calendar --lang hu --alarm 30d -o "$folder/hungarian.ics"
"$plan" calendar --lang hu --body IM -o "$folder/justice.ics"
"$plan" calendar -o "$folder/again.ics"
cmp "$folder/whole.ics" "$folder/again.ics"
"$plan" list --format json >"$folder/list.json"
python3 - "$folder" <<'END'
import datetime, json, sys
import icalendar, vobject

folder = sys.argv[1]

def by_icalendar(path):
    calendar = icalendar.Calendar.from_ical(open(path, "rb").read())
    assert not calendar.errors, calendar.errors
    found = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        categories = event.get("CATEGORIES")
        found[str(event["UID"])] = {
            "day": event["DTSTART"].dt,
            "stamp": event["DTSTAMP"].dt,
            "changed": event["LAST-MODIFIED"].dt,
            "sequence": int(event["SEQUENCE"]),
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "categories": [str(one) for one in categories.cats] if categories else [],
            "status": str(event["STATUS"]),
            "transparency": str(event["TRANSP"]),
            "alarms": [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")],
        }
    return str(calendar["X-WR-CALNAME"]), found

def by_vobject(path):
    calendar = vobject.readOne(open(path, encoding="utf-8", newline="").read())
    found = {}
    for event in calendar.vevent_list:
        text = lambda name: getattr(event, name).value if hasattr(event, name) else ""
        found[event.uid.value] = {
            "day": event.dtstart.value,
            "stamp": event.dtstamp.value,
            "changed": event.last_modified.value,
            "sequence": int(event.sequence.value),
            "summary": event.summary.value,
            "description": text("description"),
            "categories": list(event.categories.value) if hasattr(event, "categories") else [],
            "status": event.status.value,
            "transparency": event.transp.value,
            "alarms": [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])],
        }
    return calendar.x_wr_calname.value, found

for name in ["whole", "hungarian", "justice"]:
    path = f"{folder}/{name}.ics"
    (title, one), (other_title, other) = by_icalendar(path), by_vobject(path)
    assert title == other_title, (title, other_title)
    assert one.keys() == other.keys() and len(one) > 10, (len(one), len(other))
    for uid in one:
        a, b = one[uid], other[uid]
        # vobject keeps moments without their zone where it is UTC.
        for moment in ("stamp", "changed"):
            a[moment], b[moment] = (when.replace(tzinfo=None) for when in (a[moment], b[moment]))
        assert a == b, (uid, a, b)
        assert type(a["day"]) is datetime.date and a["transparency"] == "TRANSPARENT", a
        assert a["alarms"] == ([datetime.timedelta(days=-30)] if name == "hungarian" else []), a
    print(f"{name}: {len(one)} events read alike, \"{title}\"")
    if name == "whole":
        # Every deadline that is a day, and no other, is an event on its day under the title as published.
        items = [item for item in json.load(open(f"{folder}/list.json"))["items"] if item["deadline"]]
        for item in items:
            event = next(event for uid, event in one.items() if uid.startswith(f"{item['id']}.deadline@"))
            assert event["day"].isoformat() == item["deadline"], (item, event)
            assert event["summary"].endswith(item["title"]), (item, event)
        assert sum(".deadline@" in uid for uid in one) == len(items)
END
