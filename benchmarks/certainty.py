"""When to say "weet ik niet": the weights of `Tuning.certain`, fitted, and what they reach.

python -m benchmarks.certainty

Fitted (a logistic regression) on what is nobody's and what is somebody's: messages that were
written for it, situations that no knowledge was taken from, and the sets on which everything is
developed. The last three sets are only counted.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.people import read_people, read_questions
from benchmarks.topics import read_situations
from bot.answers.knowledge import Knowledge, load_knowledge
from bot.answers.ranking import Ranker

DATA = Path(__file__).parent / "data"
PLACES = ("Oss", "Diemen", "Vlissingen", None)
SITUATIONS = 800
NOBODYS = 0.55  # what wrongly answering counts, against wrongly refusing
STIFF = 2e-3
HERE, ELSEWHERE = "contacts.csv", "contacts_elsewhere.csv"
SETS = {  # people, and whether it is learned from
    "questions": (HERE, True),
    "questions_more": (HERE, True),
    "questions_images": (HERE, False),
    "questions_apart": (HERE, False),
    "questions_elsewhere": (ELSEWHERE, False),
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """Messages of one kind: whether somebody can help, the signs of each, and what was certain."""

    name: str
    ours: bool
    learned: bool
    signs: list[tuple[float, ...]]
    certain: list[float]  # of those that need no weighing

    def refused(self, weights: np.ndarray) -> float:
        """Return the share that gets "weet ik niet"."""
        doubtful = sum(float(np.dot(signs, weights)) < 0 for signs in self.signs)
        count = len(self.signs) + len(self.certain)
        return (doubtful + sum(one < 0.5 for one in self.certain)) / count


def main() -> int:
    """Print the weights, and how many of each kind are refused."""
    knowledge = load_knowledge()
    crowds = list(read_crowds(knowledge))
    weights = fit([crowd for crowd in crowds if crowd.learned])
    print("certain =", tuple(round(float(weight), 2) for weight in weights))
    print(f"{'messages':<24}{'n':>6}{'refused':>9}   with the weights in use")
    used = np.array(knowledge.tuning.certain)
    for crowd in crowds:
        count = len(crowd.signs) + len(crowd.certain)
        name = f"{crowd.name}, {'ours' if crowd.ours else 'nobody’s'}"
        print(f"{name:<32}{count:>6}{crowd.refused(weights):>9.3f}{crowd.refused(used):>9.3f}")
    return 0


def read_crowds(knowledge: Knowledge) -> list[Crowd]:
    """Ask everything, and keep what the certainty is weighed from."""
    rankers = {name: Ranker(knowledge, read_people(DATA / name)) for name in (HERE, ELSEWHERE)}
    chance = random.Random(1)
    situations = [text for _topic, text in read_situations(DATA / "situations.tsv")]

    def anywhere(name: str, texts: list[str], *, ours: bool) -> Crowd:
        asked = [(text, chance.choice(PLACES)) for text in texts]
        return ask(rankers[HERE], name, asked, ours=ours, learned=True)

    crowds = [
        anywhere("written for it", _lines("asked_of_nobody.txt"), ours=False),
        anywhere("in short", _lines("asked_in_short.txt"), ours=True),
        anywhere("situations", chance.sample(situations, SITUATIONS), ours=True),
    ]
    for name, (people, learned) in SETS.items():
        questions = read_questions(DATA / f"{name}.jsonl")
        for ours in (True, False):
            asked = [(q.text, q.municipality) for q in questions if bool(q.relevant) is ours]
            if asked:
                crowds.append(ask(rankers[people], name, asked, ours=ours, learned=learned))
    return crowds


def ask(
    ranker: Ranker, name: str, asked: list[tuple[str, str | None]], *, ours: bool, learned: bool
) -> Crowd:
    """Return the signs of each message."""
    understood = [ranker.answer(text, municipality=where).understanding for text, where in asked]
    return Crowd(
        name,
        ours,
        learned,
        [one.signs for one in understood if one.signs],
        [one.certainty for one in understood if not one.signs],
    )


def fit(crowds: list[Crowd]) -> np.ndarray:
    """Return the weights of a logistic regression on all messages."""
    signs = np.array([row for crowd in crowds for row in crowd.signs])
    ours = np.array([crowd.ours for crowd in crowds for _ in crowd.signs])
    counts = np.where(ours, 1 / ours.sum(), NOBODYS / (~ours).sum())
    weights = np.zeros(signs.shape[1])
    for _ in range(50):  # Newton's method
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (counts * (ours - chance)) - STIFF * weights
        bend = (signs.T * (counts * chance * (1 - chance))) @ signs + STIFF * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    sys.exit(main())
