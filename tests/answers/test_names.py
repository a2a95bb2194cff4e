"""Finding people by what one remembers of them."""

import pytest

from bot.answers.models import Profile
from bot.answers.names import NameIndex, find_people, name_parts


def profile(key: str, name: str, organisation: str = "", function: str = "") -> Profile:
    return Profile(key, name, "", organisation, function, "Oss")


PEOPLE = (
    profile("bos", "Gert-Jan van den Bos", "Gemeente Oss", "leerplichtambtenaar"),
    profile("kwak", "Hanneke Kwakkelstein", "Huisartsenpraktijk De Linde", "huisarts"),
    profile("yil", "Bürhan Yıldırım", "Politie", "wijkagent"),
    profile("halt", "Mia Tol", "Bureau Halt", "Halt-medewerker"),
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("gertjan bos", "bos"),
        ("Gert-Jan", "bos"),
        ("nummer van mevrouw Kwakelstein", "kwak"),
        ("yildirim", "yil"),
        ("burhan", "yil"),
        ("huisarts de linde", "kwak"),
        ("wijkagent", "yil"),
        ("halt", "halt"),
        ("hanneke k", "kwak"),
    ],
)
def test_the_one_that_is_meant_comes_first(query: str, first: str) -> None:
    assert find_people(query, PEOPLE)[0] == first


@pytest.mark.parametrize("query", ["", "van de", "wie is het", "zzqx", "nummer"])
def test_nobody_is_meant(query: str) -> None:
    assert find_people(query, PEOPLE) == []


def test_a_name_with_a_hyphen_is_found_in_one_and_in_two() -> None:
    assert {"gert", "jan", "gertjan", "bos"} <= set(name_parts("Gert-Jan van den Bos"))
    assert "den" not in name_parts("Gert-Jan van den Bos")


def test_who_was_removed_is_not_found_any_more() -> None:
    index = NameIndex()
    index.add(1, "Mia Tol")
    index.add(2, "Mia Vos")
    index.remove(1, "Mia Tol")
    assert index.rows("mia") == {2}
    assert "tol" not in index
    assert index.near("toll") == []
    assert [part for part, _ in index.near("vosje"[:4])] == []
