"""Answer quality per kind of question, against BM25, in one table.

python -m benchmarks.answers [--contacts C.csv] [--questions Q.jsonl] [--out RANKED.jsonl]
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.people import Question, read_people, read_questions
from bot.answers.knowledge import load_knowledge
from bot.answers.lexicon import Lexicon
from bot.answers.ranking import Ranker
from bot.answers.topics import load_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.answers.models import Profile

DATA = Path(__file__).parent / "data"
GOALS = "goals: S@1 0.80, S@3 0.92, symptom S@3 0.85, multi cover 0.85, nohit 0.85, refused 0.02"


@dataclass(frozen=True, slots=True)
class Result:
    """A ranking for one question."""

    question: Question
    ranked: list[str]
    topics: list[str]
    ms: float


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of a set of results."""

    count: int
    first: float
    third: float
    cover: float
    refused: float


def score(results: Iterable[Result]) -> Score:
    """Share of questions with a best person first and in three, problems covered, and refusals."""
    results = list(results)
    asked = [r for r in results if r.question.relevant]
    several = [r for r in asked if r.question.facets]

    def best(result: Result, depth: int) -> bool:
        return any(result.question.relevant.get(i) == 2 for i in result.ranked[:depth])

    def covered(result: Result) -> bool:
        return all(facet & set(result.ranked[:3]) for facet in result.question.facets)

    return Score(
        len(results),
        _share(best(r, 1) for r in asked),
        _share(best(r, 3) for r in asked),
        _share(covered(r) for r in several),
        _share(not r.ranked for r in results),
    )


def _share(values: Iterable[bool]) -> float:
    values = list(values)
    return sum(values) / len(values) if values else float("nan")


def run(
    questions: Iterable[Question], answer: Callable[[Question], tuple[list[str], list[str]]]
) -> list[Result]:
    """Ask every question, and time it."""
    results = []
    for question in questions:
        start = time.perf_counter()
        ranked, topics = answer(question)
        results.append(Result(question, ranked, topics, (time.perf_counter() - start) * 1000))
    return results


def wiebelik(ranker: Ranker) -> Callable[[Question], tuple[list[str], list[str]]]:
    """Our own answer."""

    def answer(question: Question) -> tuple[list[str], list[str]]:
        found = ranker.answer(question.text, municipality=question.municipality)
        ranked = [str(s.profile_id) for s in found.suggestions]
        return ranked, [guess.topic_id for guess in found.understanding.topics]

    return answer


class Bm25:
    """The baseline: SQLite FTS5 bm25() over Dutch stems, within the asker's municipality."""

    def __init__(self, people: Iterable[Profile], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            "CREATE VIRTUAL TABLE people USING fts5(id UNINDEXED, place UNINDEXED, words)"
        )
        self._db.executemany(
            "INSERT INTO people VALUES (?, ?, ?)",
            (
                (
                    str(p.id),
                    p.municipality or "",
                    " ".join(
                        lexicon.stems(
                            f"{p.name} {p.discipline} {p.organisation} {p.function} "
                            f"{p.expertise} {p.municipality or ''} "
                            f"{' '.join(p.neighbourhoods + p.languages)}"
                        )
                    ),
                )
                for p in people
            ),
        )

    def __call__(self, question: Question) -> tuple[list[str], list[str]]:
        """Rank for one question."""
        stems = [s.replace('"', "") for s in self._lexicon.stems(question.text)]
        query = " OR ".join(f'"{s}"' for s in dict.fromkeys(stems) if s not in self._lexicon.stop)
        if not query:
            return [], []
        rows = self._db.execute(
            "SELECT id FROM people WHERE people MATCH ? AND (? = '' OR place IN ('', ?)) "
            "ORDER BY bm25(people) LIMIT 10",
            (query, question.municipality or "", question.municipality or ""),
        )
        return [row[0] for row in rows], []


def table(name: str, results: list[Result]) -> None:
    """Print the figures per kind."""
    print(f"\n{name}   median {statistics.median(r.ms for r in results):.2f} ms")
    print(f"{'kind':<10}{'n':>5}{'S@1':>8}{'S@3':>8}{'cover':>8}{'unknown':>9}")
    kinds = dict.fromkeys(r.question.kind for r in results)
    rows = [(kind, score(r for r in results if r.question.kind == kind)) for kind in sorted(kinds)]
    rows.append(("all", score(results)))
    rows.append(("answerable", score(r for r in results if r.question.relevant)))
    for kind, s in rows:
        print(
            f"{kind:<10}{s.count:>5}{s.first:>8.2f}{s.third:>8.2f}{s.cover:>8.2f}{s.refused:>9.2f}"
        )


def main(argv: list[str] | None = None) -> int:
    """Print the tables; 1 when a figure is below what may be called done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=Path, default=DATA / "contacts.csv")
    parser.add_argument("--questions", type=Path, default=DATA / "questions.jsonl")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--failures", action="store_true", help="print what went wrong")
    args = parser.parse_args(argv)
    people = read_people(args.contacts)
    questions = read_questions(args.questions)
    sources = load_sources()
    knowledge = load_knowledge(sources=sources)
    ours = run(questions, wiebelik(Ranker(knowledge, people)))
    table(
        "BM25 (SQLite FTS5, Dutch stems)", run(questions, Bm25(people, Lexicon(sources.language)))
    )
    table("Wiebelik", ours)
    print(f"\n{GOALS}")
    if args.failures:
        print_failures(ours, people)
    if args.out:
        with args.out.open("w", encoding="utf-8") as file:
            for r in ours:
                row = {
                    "id": r.question.id,
                    "ranked": r.ranked,
                    "topics": r.topics,
                    "ms": round(r.ms, 3),
                }
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    whole = score(ours)
    hard = score(r for r in ours if r.question.kind == "symptom")
    return int(whole.first < 0.70 or whole.third < 0.85 or hard.third < 0.65)


def print_failures(results: list[Result], people: list[Profile]) -> None:
    """Every question whose best person is not first, with what came instead."""
    by_id = {str(p.id): p for p in people}
    for r in results:
        wanted = r.question.relevant
        covered = all(facet & set(r.ranked[:3]) for facet in r.question.facets)
        right = bool(r.ranked) and wanted.get(r.ranked[0]) == 2 and covered
        if right or not (wanted or r.ranked):
            continue
        hit = any(wanted.get(i) == 2 for i in r.ranked[:3])
        print(
            f"\n{'~' if hit else 'X'} {r.question.id} {r.question.kind} "
            f"[{r.question.municipality}] {r.question.text}"
        )
        print("   topics:", ", ".join(r.topics))
        for i in r.ranked[:4]:
            p = by_id[i]
            print(f"   {wanted.get(i, 0)} {i} {p.function} · {p.organisation} · {p.expertise[:60]}")
        print(
            "   want:",
            "; ".join(
                f"{i} {by_id[i].function}/{by_id[i].organisation}"
                for i, g in wanted.items()
                if g == 2
            ),
        )
        if r.question.facets:
            print("   facets:", [bool(f & set(r.ranked[:3])) for f in r.question.facets])


if __name__ == "__main__":
    sys.exit(main())
