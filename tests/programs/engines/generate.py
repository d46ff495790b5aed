"""Writes an invented plan: generate.py FOLDER NUMBER MEASURES. The same numbers give the same plan."""

import os
import random
import sys

WORDS = "quiet harbour light bridge road school river, \"quoted\" = + - letter őrség 人 tower market winter".split(" ")
STATES = ["not-started", "in-progress", "completed"]


def words(chance, count):
    return " ".join(chance.choice(WORDS) for _ in range(count))


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def measure(chance, bodies, number):
    section = number % 10 + 1
    responsible = chance.sample(bodies, chance.choice([1, 1, 1, 2]))
    year = chance.randint(2030, 2032)
    lines = [f"title = {text('T' + words(chance, 8))}",
             f"responsible = {[*responsible]}".replace("'", '"'),
             f"partners = {[chance.choice([b for b in bodies if b not in responsible])]}".replace("'", '"'),
             f"means = {text('M' + words(chance, 12))}"]
    if chance.random() < 0.9:
        lines.append(f"deadline = {year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
    else:
        lines.append('deadline = "contingent on the rate of implementation"')
    lines += [f"indicator = {text('I' + words(chance, 6))}", f"funding = {text('F' + words(chance, 6))}"]
    if chance.random() < 0.3:
        lines += ["[[milestone]]", 'title = "study"', f"due = {year}-01-15"]
    if chance.random() < 0.5:
        lines += ["[[metric]]", 'name = "places"', 'unit = "places"', f"target = {chance.randint(1, 50)}"]
    if chance.random() < 0.6:
        lines += ["[[allocation]]", f"source = \"{chance.choice(['budget', 'grant'])}\"", f"year = {year}"]
        if chance.random() < 0.6:
            lines.append(f"amount = {chance.randint(1, 10**9)}" + chance.choice(["", ".5", ".25", ".0001"]))
    # The first body never says a word, which one of the questions asks for.
    reporting = [body for body in responsible if body != bodies[0]]
    reports = chance.choice([0, 0, 1, 2, 3]) if reporting else 0
    for at in range(reports):
        status = STATES[min(at, 2)] if chance.random() < 0.7 else chance.choice(STATES)
        lines += ["[[report]]", f"date = {2030 + at}-06-{chance.randint(1, 28):02}", f'body = "{chance.choice(reporting)}"',
                  f'status = "{status}"', f"text = {text('R' + words(chance, 10))}"]
        if chance.random() < 0.5:
            lines.append('evidence = ["https://example.org/a.pdf", "https://example.org/b.pdf"]')
    if reports and chance.random() < 0.3:
        lines += ["[[assessment]]", "date = 2032-07-01", 'by = "Roundtable"', f'status = "{chance.choice(STATES)}"',
                  'text = "seen by others"']
    return f"{section}/{section}.{number}.toml", "\n".join(lines) + "\n"


def main():
    folder, number, measures = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(number)
    bodies = [f"Ministry {number}-{at}" for at in range(20)]
    files = {"plan.toml": f'title = "Plan {number}"\nadopted = 2029-12-01\ncurrency = "EUR"\n'
             "period = { start = 2030-01-01, end = 2032-12-31 }\n"
             + "".join(f'[[section]]\nid = "{at}"\ntitle = "Section {at}"\n' for at in range(1, 11))
             + '[[source]]\nid = "budget"\nname = "State budget"\nstate = "decided"\n'
             + '[[source]]\nid = "grant"\nname = "Grant"\nstate = "contingent"\n',
             "bodies.toml": "".join(f'[[body]]\nname = "{name}"\nkind = "ministry"\n' for name in bodies)}
    files.update(measure(chance, bodies, at) for at in range(1, measures + 1))
    for name, content in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)


main()
