"""Telephone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.numbers import format_number, parse_number, parse_numbers
from bot.errors import Invalid

READ = {
    "06-12345678": ("+31612345678", "cell", None),
    "+31 6 12345678": ("+31612345678", "cell", None),
    "0031612345678": ("+31612345678", "cell", None),
    "612345678": ("+31612345678", "cell", None),  # a spreadsheet took the zero away
    "tel:+31612345678": ("+31612345678", "cell", None),
    "0412 - 34 56 78": ("+31412345678", "voice", None),
    "(0412) 345678": ("+31412345678", "voice", None),
    "0412/345678": ("+31412345678", "voice", None),
    "0412 345678 toestel 12": ("+31412345678", "voice", "12"),
    "0800-2000": ("+318002000", "voice", None),
    "0900-8844": ("+319008844", "voice", None),
    "088 123 4567": ("+31881234567", "voice", None),
    "+32 470 12 34 56": ("+32470123456", "cell", None),
    "112": ("112", "voice", None),
    "113": ("113", "voice", None),
    "14 0412": ("140412", "voice", None),
    "14020": ("14020", "voice", None),
    "06 00 12 34 56": ("+31600123456", "cell", None),  # belongs to nobody: for examples
}


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_reads(text: str, number: tuple[str, str, str | None]) -> None:
    """Dutch, foreign, service, short, municipal and fictional numbers are all understood."""
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "06-1234", "bel maar", "0612345678901", "1234", "+", "06-BELMIJNU", "999", "()"]
)
def test_refuses(text: str) -> None:
    """What nobody can dial is refused with a reason."""
    with pytest.raises(Invalid) as raised:
        parse_number(text)
    assert raised.value.reason == "phone"


def test_several_numbers_once_each_with_descriptions() -> None:
    """Numbers may stand together; the same one counts once."""
    found = parse_numbers("06-12345678 (werk) en 0412-345678, 112; +31612345678")
    assert found == [
        ("+31612345678", "cell", None, ""),
        ("+31412345678", "voice", None, ""),
        ("112", "voice", None, ""),
    ]
    assert parse_numbers("06-12345678 (werk)")[0][3] == "werk"


def test_more_than_three_numbers_are_too_many() -> None:
    """Four different numbers are refused."""
    with pytest.raises(Invalid) as raised:
        parse_numbers("112, 113, 0800-2000, 06-12345678")
    assert raised.value.reason == "phone-many"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+31612345678", "06 12345678"),
        ("+31412345678", "0412 345 678"),
        ("+318002000", "0800 2000"),
        ("+32470123456", "+32 470 12 34 56"),
        ("+31600123456", "06 00123456"),
        ("140412", "14 0412"),
        ("112", "112"),
    ],
)
def test_shows(number: str, shown: str) -> None:
    """Numbers are shown as they are dialled here."""
    assert format_number(number) == shown


@given(
    st.one_of(
        st.integers(10_000_000, 99_999_999).map(lambda n: f"+316{n}"),
        st.integers(100_000, 999_999).map(lambda n: f"+31412{n}"),
        st.integers(0, 999_999).map(lambda n: f"+31600{n:06}"),
    )
)
def test_what_is_shown_reads_back(number: str) -> None:
    """Showing and reading again gives the same number, for all that could be read."""
    try:
        kept, _, _ = parse_number(number)
    except Invalid:
        return
    assert parse_number(format_number(kept))[0] == kept == number


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is either read or refused with a reason."""
    try:
        found, refused = len(parse_numbers(text)), ""
    except Invalid as error:
        found, refused = 0, error.reason
    assert found in {1, 2, 3} or refused in {"phone", "phone-many"}
