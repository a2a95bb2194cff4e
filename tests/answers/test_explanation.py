"""The whole account of an answer, and the reason beside each person."""

from bot.answers.explanation import explain
from bot.answers.models import (
    Answer,
    Danger,
    Reason,
    Suggestion,
    TopicGuess,
    Understanding,
)
from tests.answers.conftest import Ask


def test_every_line_of_an_account() -> None:
    """Danger first, then what was understood by which words, then everybody with reasons."""
    understanding = Understanding(
        municipality="Oss",
        municipality_given=True,
        age=(14, 15),
        topics=(TopicGuess("blowen", "Blowen en cannabis", 0.5, ("wiet", "stoned")),),
        languages=("dari",),
        certainty=0.875,
    )
    reason = Reason(("rookt", "wiet"), "blowen", "Blowen en cannabis", "preventiewerker")
    bare = Reason((), None, None, "Ussen")
    suggestions = (
        Suggestion(7, 1.25, "blowen", (reason, bare), "licht"),
        Suggestion("c2", 0.5, None, ()),
    )
    answer = Answer(Danger("113", ("wil", "dood")), understanding, suggestions)
    assert explain(answer) == [
        "danger: 113 (wil, dood)",
        "place: Oss (the asker's own)",
        "age: 14 to 15",
        "languages: dari",
        "topic 0.50 blowen: wiet, stoned",
        "certainty: 0.88",
        "1.250 7 (licht)",
        "    rookt, wiet → Blowen en cannabis: preventiewerker",
        "    - → -: Ussen",
        "0.500 c2 (no step)",
    ]


def test_an_answer_that_knows_nothing() -> None:
    """It still tells what was understood, and how unsure it was."""
    answer = Answer(None, Understanding(None, municipality_given=False), ())
    assert explain(answer) == ["place: anywhere", "certainty: 0.00"]


def test_the_reason_is_in_the_askers_own_words(ask: Ask) -> None:
    """As written, in the order in which they were said, and what they met in the person."""
    answer = ask("Zoon ROOKT wiet en heeft rode oogjes, wie bel ik?")
    first = answer.suggestions[0]
    reason = first.reasons[0]
    assert first.topic_id == reason.topic_id == "blowen"
    assert reason.topic_title == "Blowen en cannabis"
    assert "wiet" in reason.words
    assert list(reason.words) == sorted(
        reason.words, key="Zoon ROOKT wiet en heeft rode oogjes, wie bel ik?".index
    )
    assert len(reason.words) <= 6
    assert any(word in reason.because for word in ("blowen", "preventiewerker"))
    assert first.step in {"licht", "midden", "zwaar"}


def test_the_cues_that_counted_are_told(ask: Ask) -> None:
    """Whoever wonders why a topic was understood sees the cues."""
    answer = ask("Zoon rookt wiet")
    lines = explain(answer)
    assert any(
        line.startswith("topic ") and "blowen: " in line and "wiet" in line for line in lines
    )
    assert any(line.startswith("    ") and "→ Blowen en cannabis: " in line for line in lines)
    assert len([line for line in lines if not line.startswith("    ")]) >= len(answer.suggestions)


def test_a_language_and_a_neighbourhood_are_reasons(ask: Ask) -> None:
    """They are told beside the topic."""
    speaker = ask("iemand die Dari praat, voor een meisje dat zichzelf snijdt").suggestions[0]
    assert any(reason.words == ("dari",) for reason in speaker.reasons)
    near = ask("jongeren hangen op straat in Ussen").suggestions[0]
    assert any("Ussen" in reason.because for reason in near.reasons)
