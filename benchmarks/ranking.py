"""Speed and memory of the ranking, beside SQLite FTS5's bm25() on the same people in the same run.

python -m benchmarks.ranking [--sizes 150,1000,10000,100000] [--no-bot] [--json]

LOAD ONLY: the people beyond the sample are its own, recombined; nothing here says how good an
answer is (benchmarks.answers does). Every size is measured in a fresh process on one core.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.people import Question, read_people, read_questions
from bot.answers.knowledge import Knowledge, load_knowledge
from bot.answers.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.models import Profile

DATA = Path(__file__).parent / "data"
SIZES = (150, 1_000, 10_000, 100_000)
BOT_SIZE = 10_000
EDITS = 40
FILLS_UP = 1_000  # up to this size as many edits are made as it takes to tidy up once
ONE_CORE = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
Figures = dict[str, float]


def recombine(sample: Sequence[Profile], count: int, seed: int = 1) -> Iterator[Profile]:
    """Give the sample itself and then people put together from several of it, for load only.

    A newcomer has one person's function and ages, words of two people of that discipline, the
    place of another, and the first and last name of two more.
    """
    chance = random.Random(seed)
    yield from sample[:count]
    alike: dict[str, list[Profile]] = {}
    for one in sample:
        alike.setdefault(one.discipline, []).append(one)
    for number in range(len(sample), count):
        base, here, first, last = (chance.choice(sample) for _ in range(4))
        other = chance.choice(alike[base.discipline])
        words = [
            part.strip() for part in re.split(r"[,.;:]", f"{base.expertise},{other.expertise}")
        ]
        words = [part for part in dict.fromkeys(words) if part]
        yield replace(
            base,
            id=f"load{number}",
            name=f"{first.name.split()[0]} {' '.join(last.name.split()[1:])}",
            organisation=other.organisation,
            municipality=here.municipality,
            neighbourhoods=here.neighbourhoods,
            languages=last.languages,
            expertise=", ".join(chance.sample(words, min(len(words), chance.randint(3, 6)))),
        )


class Fts5:
    """The same people in SQLite's full-text index, by the same stems, in memory."""

    def __init__(self, people: Iterator[Profile], knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE people USING fts5(words, content='')")
        rows = ((number, self._words(one)) for number, one in enumerate(people))
        self._database.executemany("INSERT INTO people (rowid, words) VALUES (?, ?)", rows)

    def _words(self, one: Profile) -> str:
        own = (one.name, one.discipline, one.organisation, one.function, one.expertise)
        text = " ".join((*own, one.municipality or "", *one.neighbourhoods, *one.languages))
        return " ".join(self._lexicon.stems(text))

    def query(self, text: str) -> str:
        """Put a question as the index wants it: any of its stems."""
        stems = dict.fromkeys(self._lexicon.stems(text))
        return " OR ".join(f'"{s}"' for s in stems if s not in self._lexicon.stop and '"' not in s)

    def ask(self, query: str) -> list[int]:
        """Run the bare query."""
        found = self._database.execute(
            "SELECT rowid FROM people WHERE people MATCH ? ORDER BY bm25(people) LIMIT 10", (query,)
        )
        return [row[0] for row in found]


def memory(pid: int | str = "self", what: str = "VmRSS") -> float:
    """Megabytes of memory of a process, now (VmRSS) or at most so far (VmHWM); Linux only."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return float("nan")
    return int(re.findall(rf"{what}:\s+(\d+)", status)[0]) / 1024


def measure(size: int) -> Figures:
    """Measure one size, in this process."""
    start = time.perf_counter()
    knowledge = load_knowledge()
    found = {"people": size, "load_s": time.perf_counter() - start}
    sample = read_people(DATA / "contacts.csv")
    questions = read_questions(DATA / "questions.jsonl")
    before, start = memory(), time.perf_counter()
    ranker = Ranker(knowledge, recombine(sample, size))
    found["build_s"] = time.perf_counter() - start
    found["ranker_mb"] = memory() - before
    ours = [_timed(ranker, question) for question in questions]
    found["ours_ms"] = statistics.median(ours)
    found["ours_p95_ms"] = statistics.quantiles(ours, n=20)[-1]
    index = Fts5(recombine(sample, size), knowledge)
    theirs = []
    for question in questions:
        query = index.query(question.text)
        if query:
            start = time.perf_counter()
            index.ask(query)
            theirs.append((time.perf_counter() - start) * 1000)
    found["fts5_ms"] = statistics.median(theirs)
    found["ratio"] = found["ours_ms"] / found["fts5_ms"]
    return found | measure_edits(ranker, list(recombine(sample, min(size, EDITS * 25))))


def _timed(ranker: Ranker, question: Question) -> float:
    start = time.perf_counter()
    ranker.answer(question.text, municipality=question.municipality)
    return (time.perf_counter() - start) * 1000


def measure_edits(ranker: Ranker, people: Sequence[Profile]) -> Figures:
    """Change people's words, and ask for the new words, until they are found."""
    puts, until_found = [], []
    for number, one in enumerate(people[:: max(1, len(people) // EDITS)]):
        word = f"zwaluwnest{'abcdefghij'[number % 10] * (2 + number // 10)}"
        start = time.perf_counter()
        ranker.put(replace(one, name=f"Quirina {word.title()}"))
        puts.append((time.perf_counter() - start) * 1000)
        answer = ranker.answer(f"nummer van Quirina {word.title()}")
        until_found.append((time.perf_counter() - start) * 1000)
        if not answer.suggestions or answer.suggestions[0].profile_id != one.id:
            raise RuntimeError(f"an edit was not found: {word}")
    found = {
        "edit_ms": statistics.median(puts),
        "found_ms": statistics.median(until_found),
        "worst_edit_ms": max(puts),
    }
    if len(ranker) <= FILLS_UP:
        for turn in range(len(ranker) + 300):
            start = time.perf_counter()
            ranker.put(people[turn % len(people)])
            found["worst_edit_ms"] = max(
                found["worst_edit_ms"], (time.perf_counter() - start) * 1000
            )
    return found


def spawn(*arguments: str) -> Any:
    """Run this file in a fresh process on one core; give what it prints."""
    command = [sys.executable, "-m", "benchmarks.ranking", *arguments]
    if hasattr(os, "sched_getaffinity"):
        core = str(max(os.sched_getaffinity(0)))
        command = [*command, "--core", core]
    done = subprocess.run(
        command, env={**os.environ, **ONE_CORE}, stdout=subprocess.PIPE, check=True, text=True
    )
    return json.loads(done.stdout)


# The whole bot


async def measure_bot(size: int) -> Figures:
    """Run `python -m bot` with so many people, ask it through Telegram's protocol, and look.

    The directory is changed by this process meanwhile, as another worker would.
    """
    from benchmarks.town import open_town  # noqa: PLC0415 - the bot's rooms, for this alone

    logging.disable(logging.CRITICAL)  # of the local Telegram's server
    sample = read_people(DATA / "contacts.csv")
    questions = [q.text for q in read_questions(DATA / "questions.jsonl") if q.relevant]
    with tempfile.TemporaryDirectory(prefix="wiebelik-benchmark-") as folder:
        async with open_town(Path(folder), recombine(sample, size), ONE_CORE) as town:
            found = {"bot_start_mb": memory(town.pid)}
            found["bot_first_s"] = await town.ask(questions[0])
            later = [await town.ask(text) for text in questions[1:40]]
            found["bot_answer_ms"] = statistics.median(later) * 1000
            found["bot_mb"], found["bot_peak_mb"] = memory(town.pid), memory(town.pid, "VmHWM")
            edited = []
            for number in range(5):
                await town.edit(number)
                edited.append(await town.ask(f"nummer van Quirina Zwaluwnest{number}"))
            found["bot_after_edit_ms"] = statistics.median(edited) * 1000
            return {"people": size} | found


COLUMNS = (
    ("people", "people", "{:,.0f}"),
    ("ours_ms", "ours ms", "{:.2f}"),
    ("ours_p95_ms", "p95 ms", "{:.2f}"),
    ("fts5_ms", "FTS5 ms", "{:.2f}"),
    ("ratio", "ratio", "{:.1f}"),
    ("edit_ms", "edit ms", "{:.1f}"),
    ("found_ms", "found ms", "{:.1f}"),
    ("worst_edit_ms", "worst ms", "{:.0f}"),
    ("ranker_mb", "MB", "{:.0f}"),
    ("build_s", "build s", "{:.1f}"),
    ("load_s", "load s", "{:.2f}"),
)
GOALS = """goals  ours ms: 3 at 150; at 100,000 at most 3 times FTS5; growth well below linear
       found ms: 50 from an edit until it is found   load s: 1
       worst ms: the longest edit (up to 1,000 people: until old rows were tidied up once)"""

BOT = """
`python -m bot` with {people:,} people (SQLite, polling)
  memory at first         {bot_start_mb:6.0f} MB
  after 40 questions      {bot_mb:6.0f} MB, {bot_peak_mb:.0f} at most (goal 250)
  first answer            {bot_first_s:6.1f} s
  median of later answers {bot_answer_ms:6.0f} ms, from message to answer
  first after an edit     {bot_after_edit_ms:6.0f} ms, by another process"""


def row(found: Figures) -> str:
    """Word one line of the table."""
    return "".join(f"{form.format(found[name]):>10}" for name, _, form in COLUMNS)


def main(argv: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ranking", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="people, by commas")
    parser.add_argument("--no-bot", action="store_true", help="leave out the whole bot process")
    parser.add_argument("--json", action="store_true", help="print one JSON object last")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--core", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.measure is not None:
        if options.core is not None:
            os.sched_setaffinity(0, {options.core})
        print(json.dumps(measure(options.measure)))
        return 0
    print("LOAD ONLY: the sample recombined; medians over the dev questions, one core\n")
    print("".join(f"{title:>10}" for _, title, _ in COLUMNS), flush=True)
    sizes = []
    for size in options.sizes.split(","):
        sizes.append(spawn("--measure", size))
        print(row(sizes[-1]), flush=True)
    print(GOALS)
    whole = None
    if not options.no_bot:
        whole = asyncio.run(measure_bot(BOT_SIZE))
        print(BOT.format(**whole))
    if options.json:
        print(json.dumps({"sizes": sizes, "bot": whole}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
