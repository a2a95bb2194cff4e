"""How people are described in one line."""

import pytest

from bot.directory.models import Brief, Kind, Reachability
from bot.views import people
from bot.views.text import Texts

NL = Texts("nl")


def brief(name: str, organisation: str, function: str = "", place: str | None = "Oss") -> Brief:
    """Give somebody; a team when there is no function."""
    return Brief(
        id=1,
        name=name,
        kind=Kind.PERSON if function else Kind.TEAM,
        discipline="politie",
        organisation=organisation,
        function=function,
        municipality=place,
        reachability=Reachability(now=None),
        assured_at=None,
        doubtful=False,
    )


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (brief("Ali Öz", "Gemeente Oss", "beleidsmedewerker"), "beleidsmedewerker · Gemeente Oss"),
        (brief("Ali Öz", "Wijkteam", "wijkagent Oss"), "wijkagent Oss · Wijkteam"),
        (
            brief("Eva van Oss", "Buurtkracht", "jongerenwerker"),
            "jongerenwerker · Buurtkracht · Oss",
        ),
        (brief("Ali Öz", "Ossenhof", "wijkagent"), "wijkagent · Ossenhof · Oss"),
        (brief("Basisteam Oss", "Politie"), "Politie"),
        (brief("Ali Öz", "Politie", "wijkagent", None), "wijkagent · Politie · hele regio"),
    ],
)
def test_a_place_is_said_once(who: Brief, told: str) -> None:
    """Nor is the rest: what the organisation, function or name of a team tells is not repeated."""
    assert people.role(who, NL) == told


def test_namesakes_are_told_apart_by_place() -> None:
    """Who of several is meant: the municipality stands behind the name, and once."""
    found = [
        brief("Ali Öz", "Gemeente", "wijkagent"),
        brief("Eva Bos", "Gemeente", "wijkagent", "Diemen"),
        brief("Basisteam Oss", "Politie"),
    ]
    labels = [row[0].label for row in people.several(NL, found).buttons]
    assert labels == [
        "Ali Öz (Oss), wijkagent",
        "Eva Bos (Diemen), wijkagent",
        "Basisteam Oss, Politie",
    ]
