"""What each part of the ranking adds, and what its numbers reach when they are cross-validated.

python -m benchmarks.ablation [--contacts C.csv] [--questions Q.jsonl] [--situations S.tsv]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.answers import DATA, Result, run, score, wiebelik
from benchmarks.people import Question, read_people, read_questions
from benchmarks.topics import rank_topics, read_situations
from bot.answers.knowledge import Knowledge, load_knowledge
from bot.answers.ranking import Ranker
from bot.answers.topics import Sources, load_sources
from bot.answers.tuning import Tuning

if TYPE_CHECKING:
    from bot.answers.models import Profile

OFF: dict[str, dict[str, Any]] = {
    "everything on": {},
    "no cues, single words only": {"by_cues": 0.0},
    "no single words, cues only": {"by_words": 0.0},
    "words of situations not counted": {"told": 0.0},
    "no likeness to situations": {"by_likeness": 0.0},
    "own words of people not matched": {"lexical": 0.0},
    "named kinds of work not counted": {"discipline_mention": 0.0},
    "cues in people's own words off": {"own_cues": 0.0},
    "who: discipline only": {"who": (0.5, 0.0, 0.0, 0.0), "own_cues": 0.0},
    "who: no discipline": {"who": (0.0, 0.25, 0.1, 0.35)},
    "not relative to the best here": {"floor": 1.4},
    "affinity not sharpened": {"sharpen": 1.0},
    "several problems as one": {"part": 99.0},
    "always answer": {"certain": (0.0,) * 8 + (9.0,)},
}
WITHOUT = {"synonyms": {"groups": ""}, "english": {}, "abbreviations": {}, "slang": {}}
GRID: list[dict[str, Any]] = [
    {"sharpen": sharpen, "lexical": lexical, "cover": cover, "context": context}
    for sharpen in (1.5, 2.0, 2.5)
    for lexical in (0.6, 0.8)
    for cover in (0.3, 0.6)
    for context in (0.3, 0.5)
]
FOLDS = 5


def ask(sources: Sources, people: list[Profile], questions: list[Question]) -> list[Result]:
    """Ask every question with the standing numbers."""
    return run(questions, wiebelik(Ranker(load_knowledge(sources=sources), people)))


def tuned(
    sources: Sources, people: list[Profile], questions: list[Question], numbers: dict[str, Any]
) -> tuple[Knowledge, list[Result]]:
    """Ask every question with other numbers."""
    knowledge = load_knowledge(Tuning(**numbers), sources)
    return knowledge, run(questions, wiebelik(Ranker(knowledge, people)))


def show(name: str, results: list[Result], topic: str = "") -> None:
    """Print one line of the table."""
    whole = score(results)
    hard = score(r for r in results if r.question.kind == "symptom")
    asked = score(r for r in results if r.question.relevant)
    empty = score(r for r in results if not r.question.relevant)
    print(
        f"{name:34}{whole.first:>6.2f}{whole.third:>6.2f}{hard.first:>8.2f}{hard.third:>6.2f}"
        f"{whole.cover:>7.2f}{empty.refused:>7.2f}{asked.refused:>8.2f}   {topic}"
    )


def cross_validate(
    sources: Sources, people: list[Profile], questions: list[Question]
) -> list[Result]:
    """Choose the numbers on four fifths of the questions and answer the fifth with them."""
    answers = [tuned(sources, people, questions, numbers)[1] for numbers in GRID]
    kept: list[Result] = []
    for fold in range(FOLDS):

        def worth(results: list[Result], fold: int = fold) -> float:
            seen = score(r for n, r in enumerate(results) if n % FOLDS != fold)
            return seen.first + seen.third

        best = max(answers, key=worth)
        kept += [result for n, result in enumerate(best) if n % FOLDS == fold]
    return kept


def main(argv: list[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=Path, default=DATA / "contacts.csv")
    parser.add_argument("--questions", type=Path, default=DATA / "questions.jsonl")
    parser.add_argument("--situations", type=Path, default=DATA / "situations.tsv")
    args = parser.parse_args(argv)
    people = read_people(args.contacts)
    questions = read_questions(args.questions)
    situations = read_situations(args.situations)
    sources = load_sources()
    print(f"{'':34}   S@1   S@3  sym@1     @3  cover  nohit refused   topic first / in three")
    for name, numbers in OFF.items():
        knowledge, results = tuned(sources, people, questions, numbers)
        topic = ""
        if {"by_cues", "by_words"} & numbers.keys() or not numbers:
            ranks = [rank_topics(knowledge, text)[:3] for _, text in situations]
            wanted = [topic_id for topic_id, _ in situations]
            pairs = list(zip(ranks, wanted, strict=True))
            first = sum(r[:1] == [w] for r, w in pairs) / len(pairs)
            third = sum(w in r for r, w in pairs) / len(pairs)
            topic = f"{first:.2f} / {third:.2f}"
        show(name, results, topic)
    for part, nothing in WITHOUT.items():
        bare = replace(sources, language={**sources.language, part: nothing})
        show(f"without {part}", ask(bare, people, questions))
    show(f"numbers chosen on other folds ({FOLDS})", cross_validate(sources, people, questions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
