"""Asking for a kind of work, a function or an organisation, and nothing else."""

from dataclasses import replace

import pytest

from bot.answers.knowledge import Knowledge
from bot.answers.ranking import Ranker
from tests.answers.conftest import PEOPLE, Ask, ids, person, topics

POLICE = (
    person("youth-police", "Jet Kolk", "politie", "Politie basisteam", "jeugdagent", "Oss", ""),
    person("police-diemen", "Ton Baks", "politie", "Politie basisteam", "wijkagent", "Diemen", ""),
)
EMPLOYED = [
    replace(PEOPLE[0], id="boat", organisation="Kanteling Verslavingszorg", function="schipper"),
    replace(PEOPLE[15], id="far", organisation="Kanteling Verslavingszorg", function="kok"),
]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("wijkagent", ["police-oss", "youth-police"]),
        ("wijkagent Oss", ["police-oss", "youth-police"]),
        ("wie is de jeugdagent?", ["youth-police", "police-oss"]),
        ("nummer van de wijkagent in Diemen", ["police-diemen"]),
        ("leerplichtambtenaar Diemen", ["attendance-diemen"]),
        ("leerplictambtenaar", ["attendance-oss"]),
        ("jongerenwerker Ruwaard", ["youth-oss", "youth-oss-north"]),
    ],
)
def test_a_named_function_lists_that_function_there(
    knowledge: Knowledge, text: str, best: list[str]
) -> None:
    """First who has exactly that function in that place, then the others of that kind of work."""
    answer = Ranker(knowledge, [*POLICE, *PEOPLE]).answer(text, municipality="Oss")
    assert ids(answer)[: len(best)] == best
    assert topics(answer) == []


@pytest.mark.parametrize("text", ["politie", "wijkagent Oss", "leerplicht", "jongerenwerk"])
def test_nothing_is_said_to_be_understood_of_a_function(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.suggestions
    assert topics(answer) == []
    assert {one.topic_id for one in answer.suggestions} == {None}


@pytest.mark.parametrize(
    ("text", "topic"), [("autisme", "autisme"), ("pesten", "pesten"), ("scheiding", "scheiding")]
)
def test_a_problem_stays_a_problem(ask: Ask, text: str, topic: str) -> None:
    """Also when a kind of work is called after it."""
    assert topics(ask(text))[:1] == [topic]


@pytest.mark.parametrize(
    "text",
    ["kanteling", "Kanteling Verslavingszorg", "kantelinc", "wie werkt er bij kanteling?"],
)
def test_an_organisation_lists_its_people(knowledge: Knowledge, text: str) -> None:
    """By a part of its name or lightly misspelt; from here first, those elsewhere as well."""
    answer = Ranker(knowledge, [*EMPLOYED, *PEOPLE]).answer(text, municipality="Oss")
    assert ids(answer)[:2] == ["boat", "far"]
    assert answer.sure


def test_an_organisation_in_a_place_lists_its_people_there(knowledge: Knowledge) -> None:
    answer = Ranker(knowledge, [*EMPLOYED, *PEOPLE]).answer("kanteling Diemen", municipality="Oss")
    assert ids(answer)[0] == "far"


def test_who_left_an_organisation_is_not_listed(knowledge: Knowledge) -> None:
    ranker = Ranker(knowledge, [*EMPLOYED, *PEOPLE])
    ranker.remove("boat")
    ranker.put(replace(EMPLOYED[1], organisation="Buurtkracht"))
    assert not {"boat", "far"} & set(ids(ranker.answer("kanteling", municipality="Oss")))
