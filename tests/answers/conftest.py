"""A small community of fictional people, and the knowledge, loaded once for all tests."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from bot.answers.knowledge import Knowledge
from bot.answers.models import Answer, Profile
from bot.answers.rankers import _load_once
from bot.answers.ranking import Ranker

settings.register_profile("wiebelik", deadline=None)  # a busy machine is not an error
settings.load_profile("wiebelik")

Ask = Callable[..., Answer]


def person(  # as a row of a table: the rest by name
    id_: str,
    name: str,
    discipline: str,
    organisation: str,
    function: str,
    municipality: str | None,
    expertise: str,
    ages: tuple[int, int] = (0, 99),
    **more: Any,
) -> Profile:
    """Make a professional; the languages are Dutch unless told."""
    return Profile(
        id=id_,
        name=name,
        discipline=discipline,
        organisation=organisation,
        function=function,
        municipality=municipality,
        expertise=expertise,
        minimum_age=ages[0],
        maximum_age=ages[1],
        **{"languages": ("Nederlands",), **more},
    )


PEOPLE = (
    person(
        "youth-oss", "Tamar Blom", "jongerenwerk", "Welzijn Maasoever", "jongerenwerker", "Oss",
        "hangplekken, meidenclub, jongeren die zich vervelen", (10, 23),
        neighbourhoods=("Ruwaard",),
    ),
    person(
        "youth-oss-north", "Quirijn Zegers", "jongerenwerk", "Welzijn Maasoever", "jongerenwerker",
        "Oss", "hangplekken, voetbal, jongeren die zich vervelen", (10, 23),
        neighbourhoods=("Ussen",),
    ),
    person(
        "addiction-oss", "Job Wierda", "verslavingszorg", "Kentering Verslavingszorg",
        "preventiewerker jeugd", "Oss", "blowen, alcohol en gamen bij jongeren", (12, 23),
    ),
    person(
        "attendance-oss", "Ilse Kramer", "leerplicht", "Gemeente Oss", "leerplichtambtenaar", "Oss",
        "verzuim en thuiszitters", (5, 18),
    ),
    person(
        "ggz", "Farah Azizi", "jeugd_ggz", "Helder Jeugd-GGZ", "gz-psycholoog", None,
        "zelfbeschadiging, somberheid, eetproblemen en angst", (8, 18),
        languages=("Nederlands", "Dari"),
    ),
    person(
        "police-oss", "Bas Oudshoorn", "politie", "Politie basisteam", "wijkagent", "Oss",
        "overlast, vernieling, ruzie tussen buren",
    ),
    person(
        "school-social-oss", "Marieke Vonk", "schoolmaatschappelijk_werk", "Welzijn Maasoever",
        "schoolmaatschappelijk werker", "Oss", "pesten, ruzie thuis, gesprekken op school", (4, 18),
    ),
    person(
        "team-oss", "Nour Haddad", "wijkteam", "Sociaal team Oss", "gezinsbegeleider", "Oss",
        "hulp in het gezin, opvoeden", (0, 23), languages=("Nederlands", "Arabisch"),
    ),
    person(
        "baby-oss", "Greet Hulst", "jeugdgezondheidszorg", "GGD", "jeugdverpleegkundige", "Oss",
        "huilen, slapen en voeding van baby's en peuters", (0, 4),
    ),
    person(
        "debt-oss", "Koen Tuinstra", "schuldhulp", "Gemeente Oss", "schuldhulpverlener", "Oss",
        "schulden, budgetbeheer, beslag op loon", (18, 99), cost="gratis",
    ),
    person(
        "carer-oss", "Wendy Prins", "mantelzorg", "Steunpunt Mantelzorg", "consulent", "Oss",
        "jonge mantelzorgers, kinderen die voor een zieke ouder zorgen", (8, 24),
    ),
    person(
        "homework-oss", "Ravi Bisnajak", "huiswerkbegeleiding", "Studieplek", "begeleider", "Oss",
        "huiswerk, plannen, bijles", (12, 18), cost="€ 20 per uur",
    ),
    person(
        "rainbow", "Merel Stam", "lhbti", "Regenboogpunt", "vrijwilliger", None,
        "jongeren die twijfelen over wie ze zijn of op wie ze vallen", (12, 25),
    ),
    person(
        "refugee-oss", "Hanneke Smulders", "vluchtelingenwerk", "Vluchtelingensteun",
        "maatschappelijk begeleider", "Oss", "statushouders, gezinshereniging",
        languages=("Nederlands", "Engels", "Tigrinya"),
    ),
    person(
        "chores-oss", "Rieks Terlouw", "vrijwilligers", "Stichting Heel Oss", "klusser", "Oss",
        "kleine karweitjes in en om het huis",
    ),
    person(
        "youth-diemen", "Dirk van Loon", "jongerenwerk", "Buurtkracht", "jongerenwerker", "Diemen",
        "hangplekken, sport, jongeren die zich vervelen", (10, 23),
    ),
    person(
        "addiction-diemen", "Anouk Verhees", "verslavingszorg", "Oever Verslavingszorg",
        "preventiewerker jeugd", "Diemen", "blowen, alcohol en gamen bij jongeren", (12, 23),
    ),
    person(
        "attendance-diemen", "Safiya el Idrissi", "leerplicht", "Gemeente Diemen",
        "leerplichtambtenaar", "Diemen", "verzuim en thuiszitters", (5, 18),
        languages=("Nederlands", "Arabisch"),
    ),
    person(
        "debt-diemen", "Pepijn Grootveld", "schuldhulp", "Gemeente Diemen", "schuldhulpverlener",
        "Diemen", "schulden, budgetbeheer, beslag op loon", (18, 99), cost="gratis",
    ),
    person(
        "baby-diemen", "Yvonne Lagerweij", "jeugdgezondheidszorg", "GGD", "jeugdverpleegkundige",
        "Diemen", "huilen, slapen en voeding van baby's en peuters", (0, 4),
    ),
)  # fmt: skip


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Give the knowledge in config/, which every service of a process shares."""
    return _load_once()


@pytest.fixture
def ranker(knowledge: Knowledge) -> Ranker:
    """Give a ranker with the whole small community."""
    return Ranker(knowledge, PEOPLE)


@pytest.fixture
def ask(ranker: Ranker) -> Ask:
    """Ask as somebody from Oss, unless told otherwise."""

    def answer(text: str, municipality: str | None = "Oss", **more: Any) -> Answer:
        return ranker.answer(text, municipality=municipality, **more)

    return answer


def ids(answer: Answer) -> list[str]:
    """List who was suggested, best first."""
    return [str(suggestion.profile_id) for suggestion in answer.suggestions]


def topics(answer: Answer) -> list[str]:
    """List the topics that were understood, likeliest first."""
    return [guess.topic_id for guess in answer.understanding.topics]
