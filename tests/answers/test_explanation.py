"""The whole account of an answer, and the reason beside each person."""

import re

import pytest

from bot.answers.explanation import explain
from bot.answers.models import (
    Answer,
    Clarify,
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
        neighbourhoods=("ussen",),
        age=(14, 15),
        topics=(
            TopicGuess("blowen", "Blowen en cannabis", 0.5, ("wiet", "stoned")),
            TopicGuess("vapen", "Vapen en roken", 0.25, ()),
        ),
        languages=("dari",),
        free_asked=True,
        names=("wierda",),
        certainty=0.875,
    )
    reason = Reason(("rookt wiet",), "blowen", "Blowen en cannabis", "preventiewerker")
    bare = Reason(("ussen",), None, None, "Ussen", "place")
    suggestions = (
        Suggestion(7, 1.25, "blowen", (reason, bare), "licht"),
        Suggestion("c2", 0.5, None, (Reason((), None, None, "Rouw", "words"),)),
    )
    clarify = Clarify("topic", ("blowen", "vapen"))
    answer = Answer(Danger("113", ("wil", "dood")), understanding, suggestions, clarify)
    assert explain(answer, {7: "Job Wierda"}) == [
        "danger: 113 (wil, dood)",
        "place: Oss (the asker's own)",
        "neighbourhoods: ussen",
        "age: 14 to 15",
        "languages: dari",
        "cost: free",
        "names: wierda",
        "topic 0.50 blowen: wiet, stoned",
        "topic 0.25 vapen: no cue, single words only",
        "certainty: 0.88",
        "asks back: topic: blowen, vapen",
        "1.250 Job Wierda (licht)",
        "    “rookt wiet” → Blowen en cannabis → preventiewerker",
        "    “ussen” → place → Ussen",
        "0.500 ? (no step)",
        "    - → words → Rouw",
    ]


def test_an_answer_that_knows_nothing() -> None:
    """It still tells what was understood, and how unsure it was."""
    answer = Answer(None, Understanding(None, municipality_given=False), ())
    assert explain(answer, {}) == [
        "place: anywhere",
        "certainty: 0.00",
        "nobody: a certainty below 0.50 is “weet ik niet”",
    ]


def test_the_reason_is_in_the_askers_own_words(ask: Ask) -> None:
    """As written, one stretch of the question, and what it met in the person."""
    answer = ask("Zoon ROOKT wiet en heeft rode oogjes, wie bel ik?")
    first = answer.suggestions[0]
    reason = first.reasons[0]
    assert first.topic_id == reason.topic_id == "blowen"
    assert reason.topic_title == "Blowen en cannabis"
    assert reason.words == ("ROOKT wiet en heeft rode oogjes",)
    assert any(word in reason.because for word in ("blowen", "preventiewerker"))
    assert first.step in {"licht", "midden", "zwaar"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("meisje van 14 snijdt zichzelf", "snijdt zichzelf"),
        ("Leerling komt al weken niet op school, wat nu", "komt al weken niet op school"),
        ("er zijn jongeren die hangen op straat bij de bushalte", "jongeren die hangen op straat"),
        ("kind is bang voor allebei de ouders en wordt gepest", "bang voor allebei de ouders"),
        ("zoon van mijn buurvrouw blowt elke dag", "blowt elke dag"),
    ],
)
def test_a_reason_reads_like_a_person_said_it(ask: Ask, text: str, words: str) -> None:
    """Small words at the ends are left out, those in between stay."""
    said = {reason.words for one in ask(text).suggestions for reason in one.reasons}
    assert (words,) in said


@pytest.mark.parametrize(
    "text",
    [
        "jongen van 15 blowt en komt al weken niet op school, ouders hebben schulden, in Oss",
        "meisje snijdt zichzelf; moeder\n\nis   somber en slaapt niet",
        "wie is er voor pesten in Ussen",
        "Ik zoek iemand die Dari spreekt voor een gesprek over verzuim",
    ],
)
def test_every_reason_is_a_stretch_of_the_question(ask: Ask, text: str) -> None:
    """At most six words, within a clause, nothing that was not said."""
    whole = " ".join(text.split()).casefold()
    shown = [w for one in ask(text).suggestions for r in one.reasons for w in r.words]
    assert shown
    for words in shown:
        assert words.casefold() in whole
        assert len(words.split()) <= 6
        assert not re.search(r"[,.;]", words)


def test_a_name_is_told_as_it_was_written(ask: Ask) -> None:
    """Misspelt as well; nobody else gets the name as a reason."""
    answer = ask("nummer van Ilze Kraamer")
    first, *others = answer.suggestions
    assert first.reasons[0].kind == "name"
    assert first.reasons[0].words == ("Ilze Kraamer",)
    assert not any(reason.kind == "name" for one in others for reason in one.reasons)


def test_a_first_name_in_a_story_is_no_colleague(ask: Ask) -> None:
    """It is the pupil's, or who signs; with a title, or nearly alone, it is a colleague's."""
    story = "Leerling van 15 blowt elke dag, ruikt naar wiet en zijn ouders nemen niet op."
    for text in (f"Ilse is 15. {story}", f"{story} Groet, Ilse"):
        answer = ask(text)
        assert answer.understanding.names == ()
        assert answer.suggestions[0].topic_id == "blowen"
    for text in (f"{story} Kan mevrouw Kramer meedenken?", "is Ilse er vandaag"):
        assert ask(text).suggestions[0].reasons[0].kind == "name"


def test_the_cues_that_counted_are_told(ask: Ask) -> None:
    """Whoever wonders why a topic was understood sees the cues."""
    answer = ask("Zoon rookt wiet")
    lines = explain(answer, {})
    assert any(
        line.startswith("topic ") and "blowen: " in line and "wiet" in line for line in lines
    )
    assert any(line.startswith("    “") and " → Blowen en cannabis → " in line for line in lines)
    assert len([line for line in lines if not line.startswith("    ")]) >= len(answer.suggestions)


def test_a_language_and_a_neighbourhood_are_reasons(ask: Ask) -> None:
    """They are told beside the topic."""
    speaker = ask("iemand die Dari praat, voor een meisje dat zichzelf snijdt").suggestions[0]
    assert any(reason.words == ("dari",) for reason in speaker.reasons)
    near = ask("jongeren hangen op straat in Ussen").suggestions[0]
    assert any("Ussen" in reason.because for reason in near.reasons)
