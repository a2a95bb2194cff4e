"""The fields of an entry, as people fill them in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.models import Community, State
from bot.directory import fields
from bot.directory.models import Entry, Kind, Phone, Visibility
from bot.errors import Invalid

COMMUNITY = Community(1, -1, "Drieland", "Europe/Amsterdam", ("Diemen", "Oss"), State.ACTIVE)
EMPTY = Entry(name="", discipline="")


def fill(field: str, text: str, entry: Entry = EMPTY) -> Entry:
    """Fill in one field."""
    return fields.fill(field, text, entry, COMMUNITY)


def reason(field: str, text: str) -> str:
    """Give the reason for which a text is refused."""
    with pytest.raises(Invalid) as raised:
        fill(field, text)
    assert raised.value.reason in fields.REASONS
    return raised.value.reason


@pytest.mark.parametrize(
    "name",
    ["Zoë 🌻 van 't Hof", "Emre Kılıç", "أحمد العلي", "👩‍👧 Jip", "Anna-Marie d'Ancona; Jr."],
)
def test_names_stay_as_they_are(name: str) -> None:
    """Emoji, accents, apostrophes and right-to-left names survive."""
    assert fill("name", name).name == name


def test_what_cannot_be_seen_is_stripped() -> None:
    """Control characters, direction tricks and zero-width signs go; white space collapses."""
    assert fill("name", "  An\u202ena\x00 \n\t de\u200b  Vries\u2067 ").name == "Anna de Vries"
    assert reason("name", " \u200b\u202e\x07 ") == "empty"
    assert reason("name", "...") == "empty"


@pytest.mark.parametrize(("field", "limit"), [("name", 80), ("expertise", 300), ("cost", 80)])
def test_limits(field: str, limit: int) -> None:
    """A text may be exactly as long as its limit, and is told by how much it may not."""
    assert getattr(fill(field, "é" * limit), field) == "é" * limit
    with pytest.raises(Invalid) as raised:
        fill(field, "é" * (limit + 1))
    assert raised.value.details["limit"] == limit


@pytest.mark.parametrize(
    "text", ["111222333", "bsn 111.222.333 van Jip", "1112 22 333", "123456782"]
)
def test_citizen_numbers_are_refused(text: str) -> None:
    """Nine digits that pass the proof of a citizen service number are never kept."""
    assert reason("expertise", text) == "bsn"


@pytest.mark.parametrize(
    "text", ["bel 0612345678", "+31 612 345 678", "06-12 34 56 78", "111222334", "sinds 1998 2004"]
)
def test_other_numbers_are_no_citizen_numbers(text: str) -> None:
    """Telephone numbers and years may stand in a text."""
    assert fill("expertise", text).expertise == text


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("12-18", (12, 18)), ("12 – 18 jaar", (12, 18)), ("12 tot 18", (12, 18)),
        ("12 t/m 18 jaar", (12, 18)), ("12+", (12, None)), ("vanaf 12 jaar", (12, None)),
        ("t/m 23", (None, 23)), ("tot 23 jaar", (None, 23)), ("16", (16, 16)),
        ("alle leeftijden", (None, None)), ("0-100", (0, 100)), ("18 jaar en ouder", (18, None)),
    ],
)  # fmt: skip
def test_ages(text: str, ages: tuple[int | None, int | None]) -> None:
    """Ages are read as people write them."""
    assert fields.read_ages(text) == ages


@pytest.mark.parametrize("text", ["18-12", "12-180", "jong", "", "12-18-23", "9" * 5000])
def test_ages_that_make_no_sense(text: str) -> None:
    """Reversed, impossible and unreadable ages are refused."""
    assert reason("ages", text) == "ages"


@given(st.integers(0, 120), st.integers(0, 120))
def test_all_ages_read_back(low: int, high: int) -> None:
    """Whatever pair of ages, written in any usual way, is read as that pair, or refused."""
    for text in (f"{low}-{high}", f"{low} t/m {high} jaar", f"van {low} tot {high}"):
        if low > high:
            with pytest.raises(Invalid):
                fields.read_ages(text)
        else:
            assert fields.read_ages(text) == (low, high)


@given(st.sampled_from(sorted(fields.READERS)), st.text(max_size=80))
def test_no_text_breaks_a_field(field: str, text: str) -> None:
    """Any text in any field is kept whole, or refused with a known reason."""
    try:
        once = fill(field, text, Entry(name="A", discipline="politie", phones=(Phone("112"),)))
    except Invalid as error:
        refused = error.reason
    else:
        refused = None
    if refused is not None:
        assert refused in fields.REASONS
        return
    text_of = (once.name, once.expertise, once.organisation, once.hours, *once.languages)
    assert "\0" not in "".join(text_of)
    "".join(text_of).encode()  # no half characters


def test_discipline_in_own_words() -> None:
    """A key, a title, an alias, a typo and a sentence all lead to the discipline."""
    for text in ("politie", "Politie", "wijkagent", "polite", "ik ben wijkagent in Oss"):
        assert fill("discipline", text).discipline == "politie"
    assert reason("discipline", "astronaut") == "discipline"


def test_municipality_of_the_community_only() -> None:
    """One of the community's own, with a typo too, or the whole region."""
    assert fill("municipality", "oss").municipality == "Oss"
    assert fill("municipality", "Dieman").municipality == "Diemen"
    assert fill("municipality", "hele regio").municipality is None
    with pytest.raises(Invalid) as raised:
        fill("municipality", "Groningen")
    assert raised.value.details["options"] == "Diemen, Oss"


def test_lists() -> None:
    """Languages and neighbourhoods are lists, each word once."""
    assert fill("languages", "nederlands, Turks en turks").languages == ("Nederlands", "Turks")
    assert fill("neighbourhoods", "Ruwaard; Centrum,Ruwaard").neighbourhoods == (
        "Ruwaard",
        "Centrum",
    )
    assert reason("neighbourhoods", ";".join(f"wijk {n}" for n in range(13))) == "too-many"


@pytest.mark.parametrize(
    "text", ["a@b.nl", "Anna.de-Vries+werk@Sub.Organisatie.NL", "mailto:x@y.example"]
)
def test_email(text: str) -> None:
    """An address keeps its name and gets a lower-case domain."""
    kept = fill("email", text).email
    assert kept is not None
    name, _, domain = text.removeprefix("mailto:").rpartition("@")
    assert kept == f"{name}@{domain.lower()}"


@pytest.mark.parametrize(
    "text", ["a@b", "a b@c.nl", "@c.nl", "a@c..nl", "a@c.nl\nbcc:x", "x" * 260 + "@c.nl"]
)
def test_no_email(text: str) -> None:
    """What is no address, or holds more than one line, is refused."""
    assert reason("email", text) == "email"


def test_visibility_of_all_or_of_one_number() -> None:
    """A visibility goes for all numbers, or for the one that is named."""
    entry = replace(EMPTY, phones=(Phone("+31612345678"), Phone("112")))
    asked = fill("visibility", "vraag eerst", entry)
    assert {phone.visibility for phone in asked.phones} == {Visibility.ASK}
    one = fill("visibility", "112=group", asked)
    assert [phone.visibility for phone in one.phones] == [Visibility.ASK, Visibility.GROUP]
    with pytest.raises(Invalid):
        fill("visibility", "+31600000000=group", asked)


def test_new_numbers_keep_the_visibility_of_known_ones() -> None:
    """Retyping the numbers does not open one that was closed."""
    entry = replace(EMPTY, phones=(Phone("+31612345678", "cell", visibility=Visibility.ASK),))
    phones = fill("phone", "0612345678 en 0412-345678", entry).phones
    assert [phone.visibility for phone in phones] == [Visibility.ASK, Visibility.MEMBERS]


def test_other_fields() -> None:
    """Referral and kind are read by their words; unknown fields are refused."""
    assert fill("referral", "Ja").referral is True
    assert fill("referral", "nee").referral is False
    assert fill("referral", "?").referral is None
    assert fill("kind", "dienst").kind is Kind.TEAM
    assert reason("id", "7") == "choice"


def test_clearing() -> None:
    """What may be missing can be emptied; a name and a discipline cannot."""
    entry = replace(EMPTY, name="A", minimum_age=3, phones=(Phone("112"),), languages=("Turks",))
    assert fields.clear("ages", entry).minimum_age is None
    assert fields.clear("phone", entry).phones == ()
    assert fields.clear("languages", entry).languages == ("Nederlands",)
    for field in ("name", "discipline", "visibility", "kind"):
        with pytest.raises(Invalid):
            fields.clear(field, entry)
