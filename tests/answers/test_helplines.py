"""National help lines: each with its source, the checked ones with a date, all dangers served."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.answers.helplines import load_helplines
from bot.answers.topics import URGENCIES, load_sources
from bot.answers.urgency import LABELS, find_danger

LINES = load_helplines()
UNCHECKED = {"kindertelefoon"}  # no official page could be looked at
every_line = pytest.mark.parametrize("key", LINES)


@every_line
def test_every_line_is_complete(key: str) -> None:
    """What it does in both languages, when, at what price, and where that was found."""
    line = LINES[key]
    for text in (line.name, line.number, line.nl, line.en, line.hours, line.cost, line.source):
        assert text.strip()
    assert line.nl != line.en
    assert re.fullmatch(r"112|0\d{2,3}-\d{4,7}", line.number)
    assert line.short is None or re.fullmatch(r"\d{3}", line.short)


@every_line
def test_a_checked_line_names_an_official_page_and_the_day(key: str) -> None:
    """One that was not checked has no date, and says so in its source."""
    line = LINES[key]
    if key in UNCHECKED:
        assert line.checked is None
        assert "niet" in line.source
        return
    assert isinstance(line.checked, date)
    assert line.checked <= datetime.now(UTC).date() + timedelta(days=1)
    assert re.fullmatch(r"[\w.-]+\.nl", line.source)


def test_no_number_twice() -> None:
    """Two lines with one number would be a mistake in copying."""
    numbers = [line.number for line in LINES.values()]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("112", "112"), ("113", "0800-0113"), ("veilig_thuis", "0800-2000"), ("csg", "0800-0188"),
        ("politie", "0900-8844"), ("meld_misdaad_anoniem", "0800-7000"),
        ("slachtofferhulp", "0900-0101"), ("luisterlijn", "088-0767000"),
        ("vertrouwensinspecteur", "0900-1113111"), ("kindertelefoon", "0800-0432"),
    ],
)  # fmt: skip
def test_the_numbers_are_what_the_organisations_publish(key: str, number: str) -> None:
    """Written down twice, so that no slip of the keyboard goes unseen."""
    assert LINES[key].number == number


def test_every_danger_has_its_line() -> None:
    """Whatever danger is found, there is a number to show."""
    assert set(LABELS) <= set(LINES)
    assert set(URGENCIES) <= set(LINES)
    assert {topic.urgency for topic in load_sources().topics.values()} - {None} <= set(LINES)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("er ligt hier iemand bewusteloos op de grond", "112"),
        ("mijn leerling zegt dat ze dood wil", "113"),
        ("ze is gisteravond verkracht op een feestje", "csg"),
        ("kind komt met blauwe plekken en zegt dat papa hem slaat", "veilig_thuis"),
    ],
)
def test_a_danger_leads_to_its_line(text: str, label: str) -> None:
    """One plain sentence for each."""
    danger = find_danger(text)
    assert danger is not None
    assert danger.label == label
    assert danger.words
    assert LINES[label].number


def test_a_file_with_a_mistake_is_refused(tmp_path: Path) -> None:
    """A line without a source, or with a field that nobody reads."""
    right = (
        '[[helplines]]\nkey = "x"\nname = "X"\nnumber = "112"\nnl = "a"\nen = "b"\n'
        'hours = "24/7"\ncost = "gratis"\nsource = "x.nl"\n'
    )
    for number, text in enumerate(
        (right.replace('source = "x.nl"\n', ""), right + 'tel = "112"\n', "lines = []\n")
    ):
        file = tmp_path / f"{number}.toml"
        file.write_text(text, "utf-8")
        with pytest.raises((TypeError, KeyError)):
            load_helplines(file)
    file = tmp_path / "right.toml"
    file.write_text(right, "utf-8")
    assert load_helplines(file)["x"].checked is None
