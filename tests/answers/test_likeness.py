"""Situations that are alike, though they share no word."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.answers.knowledge import Knowledge
from bot.answers.likeness import Likeness
from bot.answers.topics import KnowledgeError, load_situations
from bot.answers.vectors import WordVectors

Vector = NDArray[np.float32]
Direct = Callable[[str], Vector]
TOLD = {
    0: [
        "deurwaarder met beslag",
        "aanmaning van de incasso",
        "rood staan bij de bank",
        "rekeningen open",
    ],
    2: ["kat krabt hond", "poes met kitten", "papegaai in een kooi", "hamster in het hok"],
}


@pytest.fixture(scope="module")
def vectors() -> WordVectors:
    return WordVectors()


@pytest.fixture
def likeness(vectors: WordVectors, knowledge: Knowledge) -> Likeness:
    stems = knowledge.lexicon.stems
    told = {number: [stems(text) for text in texts] for number, texts in TOLD.items()}
    return Likeness(vectors, told, 3, 0.1)


@pytest.fixture
def direct(likeness: Likeness, knowledge: Knowledge) -> Direct:
    def direct(text: str) -> Vector:
        return likeness.direct(knowledge.lexicon.read(text).terms)

    return direct


def test_other_words_for_the_same(likeness: Likeness, direct: Direct) -> None:
    """Money and animals find their own, in one go; a topic without situations says nothing."""
    money, animals = likeness.scores(
        [direct("geld lenen, achterstand met de huur"), direct("konijn, dieren")]
    )
    assert money[0] > 0 > money[2]
    assert animals[2] > 0 > animals[0]
    assert money[1] == animals[1] == 0


def test_words_that_nobody_knows(likeness: Likeness, direct: Direct) -> None:
    """They point nowhere, and say nothing for any topic."""
    nowhere = direct("qqxq zzyzzx")
    assert not nowhere.any()
    assert not likeness.scores([nowhere]).any()
    assert likeness.scores([]).shape == (0, 3)


def test_a_sure_reading_stands_alone(likeness: Likeness) -> None:
    """What a word may mean besides counts only where it is not known as it stands."""
    plain = likeness.direct([{"hond": 1.0}])
    assert np.allclose(likeness.direct([{"hond": 1.0, "schuld": 0.9}]), plain)
    assert np.allclose(likeness.direct([{"hont": 1.0, "hond": 0.9, "schuld": 0.3}]), plain)


def test_nothing_was_told(vectors: WordVectors) -> None:
    """Without situations everything is as likely."""
    empty = Likeness(vectors, {}, 2, 0.1)
    assert empty.scores([empty.direct([{"hond": 1.0}])]).tolist() == [[0.0, 0.0]]


def test_a_table_of_another_length_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("een\ntwee\n")
    np.save(tmp_path / "words.npy", np.zeros((1, 4), dtype=np.int8))
    np.save(tmp_path / "scales.npy", np.zeros(1, dtype=np.float32))
    with pytest.raises(ValueError, match="differ in number"):
        WordVectors(tmp_path)


def test_situations_are_read_by_topic(tmp_path: Path) -> None:
    """A line each, remarks and empty lines apart; a topic that does not exist is named."""
    (tmp_path / "blowen.txt").write_text("# a remark\nHij ruikt naar wiet\n\nrode ogen\n")
    assert load_situations(tmp_path, {"blowen"}) == {"blowen": ("Hij ruikt naar wiet", "rode ogen")}
    with pytest.raises(KnowledgeError, match=r"blowen\.txt"):
        load_situations(tmp_path, {"alcohol"})
