"""What single words say: for a topic, and for being anybody's business here."""

import pytest

from bot.answers.tuning import Tuning
from bot.answers.words import Ours, Words


@pytest.fixture
def words() -> Words:
    cues = [(0, "wiet", 2.0), (1, "school", 1.0), (0, "school", 0.1)]
    told = [(1, "bed", 1.0), (0, "wiet", 1.0), (0, "vloei", 1.0)]
    return Words(cues, told, 3, Tuning(smoothing=1.0, told_smoothing=1.0))


def test_a_word_speaks_for_the_topic_that_uses_it(words: Words) -> None:
    """In cues or in situations; against the others; and nothing when nobody uses it."""
    assert words.says("wiet", 0) > 0 > words.says("wiet", 1)
    assert words.says("bed", 1) > 0 > words.says("bed", 0)
    assert words.says("onbekend", 0) == 0
    assert words.say("onbekend") is None


def test_what_everybody_uses_tells_less(words: Words) -> None:
    """A word of two topics counts less than a word of one, and least for whom it is not."""
    assert words.commonness("wiet", 0) == 0
    assert 0 < words.commonness("school", 1) <= words.commonness("school", 0)
    assert words.commonness("school", None) >= words.commonness("school", 0)
    assert words.informative("school") < words.informative("wiet") <= 1
    assert words.informative("onbekend") == 1


def test_nothing_was_told() -> None:
    """Without situations the cues speak alone, without either nothing does."""
    assert Words([(0, "wiet", 1.0), (1, "bed", 1.0)], [], 2, Tuning()).says("wiet", 0) > 0
    assert Words([], [], 2, Tuning()).says("wiet", 0) == 0


def test_what_is_nobodys() -> None:
    """Words of the office speak against it, those of need for it, and unknown ones not at all."""
    ours = Ours(
        [["jongen", "blowt"], ["meisje", "huilt"]], [["printer", "stuk"], ["jongen", "bal"]]
    )
    assert ours.say(["meisje", "blowt"]) > 0 > ours.say(["printer"])
    assert ours.say(["printer", "printer"]) == ours.say(["printer"])
    assert ours.say(["qqxq"]) == ours.say([]) == 0
