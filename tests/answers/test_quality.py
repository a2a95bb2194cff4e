"""The floor under the answers: what may be called done, on the sets that everybody can run."""

from pathlib import Path

import pytest

from benchmarks.answers import DATA, run, score, wiebelik
from benchmarks.people import read_people, read_questions
from benchmarks.topics import rank_topics, read_situations
from bot.answers.knowledge import load_knowledge
from bot.answers.ranking import Ranker

FLOORS = [
    (DATA / "questions.jsonl", 0.75, 0.90, 0.75),
    (DATA / "questions_more.jsonl", 0.70, 0.90, 0.85),
]


@pytest.mark.parametrize(("file", "first", "third", "hard"), FLOORS)
def test_the_right_colleague(file: Path, first: float, third: float, hard: float) -> None:
    ranker = Ranker(load_knowledge(), read_people(DATA / "contacts.csv"))
    results = run(read_questions(file), wiebelik(ranker))
    whole = score(results)
    assert whole.first >= first
    assert whole.third >= third
    assert score(r for r in results if r.question.kind == "symptom").third >= hard
    assert score(r for r in results if r.question.relevant).refused <= 0.02
    nobody = [r for r in results if not r.question.relevant]
    assert not nobody or score(nobody).refused >= 0.85


def test_topics_of_situations_that_the_cues_have_not_seen() -> None:
    knowledge = load_knowledge()
    every_fifth = read_situations(DATA / "situations.tsv")[::5]
    hits = sum(topic in rank_topics(knowledge, text)[:3] for topic, text in every_fifth)
    assert hits / len(every_fifth) >= 0.6
