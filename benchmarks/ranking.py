"""Time and memory of the ranking as a directory grows, against a bare FTS5 bm25() query.

python -m benchmarks.ranking [--sizes 150 1000 10000 100000] [--questions Q.jsonl]

The people are the sample's, recombined: load, not quality. They live in as many municipalities as
a region of that size has (one for every 50 people), as in real directories.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.answers import DATA, Bm25
from benchmarks.people import Question, read_people, read_questions
from bot.answers.knowledge import load_knowledge
from bot.answers.lexicon import Lexicon
from bot.answers.ranking import Ranker
from bot.answers.topics import load_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.answers.models import Profile

PER_PLACE = 50
ENDINGS = ("dam", "veen", "horst", "wijk", "oord", "burg", "kerk", "loo", "meer", "hout")
STARTS = ("Noord", "Zuid", "Ooster", "Wester", "Nieuw", "Oud", "Hoog", "Laag", "Groot", "Klein")


def recombine(people: list[Profile], count: int) -> Iterator[Profile]:
    """Yield made-up people: one's work, another's name, a third's words, spread over places."""
    choose = random.Random(count)
    places = [f"{STARTS[n % 10]}{n // 100 or ''}{ENDINGS[n // 10 % 10]}" for n in range(count)]
    towns = list(dict.fromkeys(places[: max(3, count // PER_PLACE)]))
    for number in range(count):
        work, name, words = (choose.choice(people) for _ in range(3))
        other = choose.choice(people)
        half = words.expertise.split(", ")
        yield replace(
            work,
            id=number,
            name=f"{name.name.split()[0]} {other.name.split()[-1]}",
            expertise=", ".join([*work.expertise.split(", ")[:3], *half[:2]]),
            municipality=None if work.municipality is None else choose.choice(towns),
        )


def median_ms(questions: list[Question], ask: Callable[[Question], object]) -> float:
    """Return the median time of a question in ms, each asked twice and the second counted."""
    times = []
    for question in questions:
        ask(question)
        start = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main(argv: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[150, 1000, 10_000, 100_000])
    parser.add_argument("--contacts", type=Path, default=DATA / "contacts.csv")
    parser.add_argument("--questions", type=Path, default=DATA / "questions.jsonl")
    args = parser.parse_args(argv)
    people = read_people(args.contacts)
    questions = read_questions(args.questions)
    start = time.perf_counter()
    sources = load_sources()
    knowledge = load_knowledge(sources=sources)
    print(f"loading the knowledge {time.perf_counter() - start:.2f} s, {memory():.0f} MB")
    print(
        f"{'people':>8}{'ours ms':>10}{'fts5 ms':>10}{'ratio':>8}"
        f"{'put ms':>9}{'MB':>7}{'edit ms':>9}"
    )
    for size in args.sizes:
        made = list(recombine(people, size))
        towns = sorted({p.municipality for p in made if p.municipality})
        asked = [replace(q, municipality=towns[n % len(towns)]) for n, q in enumerate(questions)]
        start = time.perf_counter()
        ranker = Ranker(knowledge, made)
        put = (time.perf_counter() - start) * 1000 / size
        bare = Bm25(made, Lexicon(sources.language))

        def ours(q: Question, ranker: Ranker = ranker) -> object:
            return ranker.answer(q.text, municipality=q.municipality)

        mine, fts = median_ms(asked, ours), median_ms(asked, bare)
        print(
            f"{size:>8}{mine:>10.2f}{fts:>10.2f}{mine / fts:>8.1f}{put:>9.2f}{memory():>7.0f}"
            f"{edit_ms(ranker, made[0]):>9.2f}"
        )
    return 0


def edit_ms(ranker: Ranker, profile: Profile) -> float:
    """Return how long it takes until a changed entry is the answer to its own new words."""
    start = time.perf_counter()
    ranker.put(
        replace(profile, name="Quirina Zwaluwstaart", expertise="zweefvliegen en bijenteelt")
    )
    found = ranker.answer("nummer van Quirina Zwaluwstaart", municipality=profile.municipality)
    took = (time.perf_counter() - start) * 1000
    if not found.suggestions or found.suggestions[0].profile_id != profile.id:
        raise AssertionError("the edit is not found")
    return took


def memory() -> float:
    """Return the resident memory of this process at its largest so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
