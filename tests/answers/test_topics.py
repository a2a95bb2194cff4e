"""The knowledge as files: every topic complete, nothing in it twice, and a wrong file is named."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.answers.knowledge import Knowledge
from bot.answers.topics import (
    CONFIG,
    STEPS,
    URGENCIES,
    KnowledgeError,
    load_sources,
    load_topics,
    read_topic,
)

FILES = sorted((CONFIG / "topics").glob("*.toml"))
TOPICS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in FILES
}
DISCIPLINES = {
    one["key"]
    for one in tomllib.loads((CONFIG / "disciplines.toml").read_text("utf-8"))["disciplines"]
}
NEEDED = {"title", "title_en", "description", "related", "cues", "contrasts", "who"}
WHO = {"step", "fit", "disciplines", "roles", "organisations", "expertise"}
every_topic = pytest.mark.parametrize("topic", TOPICS)


def cues(topic: str) -> list[str]:
    """List all cues of a topic, of every weight."""
    return [cue for weight in TOPICS[topic]["cues"].values() for cue in weight]


def test_there_are_about_130_topics() -> None:
    """What professionals around young people meet, in files of its own."""
    assert 120 <= len(TOPICS) <= 180


@every_topic
def test_every_file_has_exactly_the_known_keys(topic: str) -> None:
    """A misspelt key would silently do nothing."""
    found = TOPICS[topic]
    assert set(found) - {"ages", "urgency"} == NEEDED
    assert list(found["cues"]) == ["3", "2", "1"]
    assert set(found["contrasts"]) == {"phrases"}
    assert all(set(block) == WHO for block in found["who"])


@every_topic
def test_every_topic_has_titles_a_description_and_bounds(topic: str) -> None:
    """Short enough to read at a glance, ages in years, a help line that exists."""
    found = TOPICS[topic]
    for title in (found["title"], found["title_en"]):
        assert 3 <= len(title) <= 70
        assert title == title.strip()
    assert 30 <= len(found["description"]) <= 400
    assert found.get("urgency") in {None, *URGENCIES}
    low, high = found.get("ages", (0, 27))
    assert 0 <= low < high <= 120


@every_topic
def test_every_topic_has_150_cues_or_more_and_none_twice(topic: str) -> None:
    """A cue has one weight; it is written in lower case, without loose spaces."""
    written = cues(topic)
    assert len(written) >= 150
    assert [cue for cue, times in Counter(written).items() if times > 1] == []
    assert [cue for cue in written if cue != " ".join(cue.lower().split())] == []
    assert [cue for cue in written if not any(letter.isalnum() for letter in cue)] == []
    assert [cue for cue in written if cue.startswith("..") or cue.endswith("..")] == []


@every_topic
def test_contrasts_are_no_cues(topic: str) -> None:
    """A phrase can't both mean the topic and take it away."""
    phrases = TOPICS[topic]["contrasts"]["phrases"]
    assert phrases
    assert set(phrases).isdisjoint(cues(topic))
    assert [phrase for phrase in phrases if phrase != phrase.lower()] == []


@every_topic
def test_it_belongs_to_disciplines_that_exist(topic: str) -> None:
    """With steps and fits that are known, and at least one who is the first to call."""
    blocks = TOPICS[topic]["who"]
    assert max(block["fit"] for block in blocks) == 3
    for block in blocks:
        assert block["step"] in STEPS
        assert block["fit"] in {1, 2, 3}
        assert block["disciplines"]
        assert set(block["disciplines"]) <= DISCIPLINES
        assert block["roles"]


@every_topic
def test_related_topics_exist(topic: str) -> None:
    """And are others, each once."""
    related = TOPICS[topic]["related"]
    assert set(related) <= set(TOPICS) - {topic}
    assert len(set(related)) == len(related)


@pytest.mark.parametrize("language", ["title", "title_en"])
def test_no_two_topics_have_the_same_title(language: str) -> None:
    """They are chosen by title, from buttons."""
    titles = Counter(topic[language].casefold() for topic in TOPICS.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_discipline_has_a_topic() -> None:
    """Nobody is in the list of disciplines without anything to be called for.

    Those who are there for the colleagues rather than for a problem are the exception.
    """
    needed = {
        key for topic in TOPICS.values() for block in topic["who"] for key in block["disciplines"]
    }
    assert DISCIPLINES - needed <= {"bestuur", "bedrijfsvoering", "ouder"}


def test_all_of_it_is_read(knowledge: Knowledge) -> None:
    """What stands in the files is what the engine works with."""
    assert [topic.id for topic in knowledge.topics] == sorted(TOPICS)
    for topic in knowledge.topics:
        assert len(topic.cues) == len(cues(topic.id))
        assert {weight for _, weight in topic.cues} == {1, 2, 3}
    assert {one.key for one in knowledge.disciplines} == DISCIPLINES
    assert load_sources().elsewhere


@every_topic
def test_a_topic_is_found_by_its_id_and_titles(topic: str, knowledge: Knowledge) -> None:
    """As a coordinator types it when teaching a word."""
    for text in (topic, TOPICS[topic]["title"], TOPICS[topic]["title_en"].upper()):
        found = knowledge.find_topic(text)
        assert found is not None
        assert found.id == topic


@pytest.mark.parametrize("text", ["", "de", "en", "qwxz", "trein naar Utrecht"])
def test_no_topic_is_meant_by_any_word(text: str, knowledge: Knowledge) -> None:
    """A word that happens to stand in a title names none."""
    assert knowledge.find_topic(text) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('title = "', 'titel = "'),
        ("fit = 3", "fit = 4"),
        ('step = "licht"', 'step = "heel licht"'),
        ('disciplines = ["', 'disciplines = ["bakkerij", "'),
        ("[cues]", "[cues"),
        ("[cues]\n3 = [", '[cues]\n3 = [ "", '),
        ("[cues]\n3 = [", "[cues]\n3 = [ 7, "),
        ("ages = [12, 27]", "ages = [12]"),
        ("ages = [12, 27]", 'urgency = "911"'),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(before: str, after: str, tmp_path: Path) -> None:
    """An operator who edits knowledge is told what is wrong, and where."""
    right = (CONFIG / "topics" / "blowen.toml").read_text("utf-8")
    assert before in right
    path = tmp_path / "blowen.toml"
    path.write_text(right.replace(before, after, 1), "utf-8")
    with pytest.raises(KnowledgeError, match=r"blowen\.toml"):
        read_topic(path, DISCIPLINES)


def test_a_community_may_have_a_topic_of_its_own(tmp_path: Path) -> None:
    """A new file is a new topic, without a line of code."""
    text = (CONFIG / "topics" / "blowen.toml").read_text("utf-8")
    (tmp_path / "flierflap.toml").write_text(
        text.replace("Blowen en cannabis", "Flierflap"), "utf-8"
    )
    found = load_topics(tmp_path, DISCIPLINES)
    assert found["flierflap"].title == "Flierflap"
