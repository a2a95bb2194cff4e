"""Telephone numbers: read as people type them, kept as E.164, shown as they are dialled."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from bot.errors import Invalid

REGION = "NL"
MOST = 3  # numbers of one entry
SHORT = frozenset({"112", "113", "144", "116000", "116006", "116111", "116123"})
_EXTENSION = re.compile(r"[\s,;]*(?:toestel|tst|ext|doorkies)\.?[\s:]*(\d{1,6})$", re.IGNORECASE)
_DESCRIPTION = re.compile(r"\s*\(([^()\d][^()]*)\)$")
_MUNICIPAL = re.compile(r"14\s?0\d{2,3}")  # 14 + area code, since 2006
_FICTIONAL = re.compile(r"\+31600\d{6}")  # 06-00 is handed out to nobody: for examples
_BETWEEN = re.compile(r"[,;\n/]|\s(?:en|of|and|or)\s", re.IGNORECASE)
_WRITTEN = re.compile(r"[+0-9(][-0-9()./\s\u2010-\u2015]*")
_INSIDE = re.compile(r"(?<!\d)(?:\+\d|0)(?:[-()./\s\u2010-\u2015]*\d){8,}")


def parse_number(text: str) -> tuple[str, str, str | None]:
    """Read one number as (E.164 or short number, type `voice` or `cell`, extension).

    Dutch numbers need no country code. Raises Invalid `phone`.
    """
    text = text.strip().removeprefix("tel:")
    extension = None
    if found := _EXTENSION.search(text):
        extension, text = found[1], text[: found.start()]
    bare = re.sub(r"[\s.-]", "", text)
    if bare in SHORT or _MUNICIPAL.fullmatch(bare):
        return bare, "voice", extension
    if not _WRITTEN.fullmatch(text):  # the library would read letters as keys of a telephone
        raise Invalid("phone", text=text[:40])
    try:
        number = phonenumbers.parse(text, REGION)
    except NumberParseException:
        raise Invalid("phone", text=text[:40]) from None
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if _MUNICIPAL.fullmatch(e164.removeprefix("+31")):
        return e164.removeprefix("+31"), "voice", extension
    if _FICTIONAL.fullmatch(e164):
        return e164, "cell", extension
    if not phonenumbers.is_valid_number(number):
        raise Invalid("phone", text=text[:40])
    mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    return e164, "cell" if mobile else "voice", extension


def parse_numbers(text: str) -> list[tuple[str, str, str | None, str]]:
    """Read one or more numbers as (number, type, extension, description), each once, in order.

    A description stands in brackets behind its number. Raises Invalid `phone`
    or `phone-many`.
    """
    try:
        found = [_described(text)]
    except Invalid:
        parts = [part for part in _BETWEEN.split(text) if part.strip()]
        if len(parts) < 2:
            raise
        found = [_described(part) for part in parts]
    once = {(number, extension): rest for number, *rest, extension in map(_keyed, found)}
    if len(once) > MOST:
        raise Invalid("phone-many", limit=MOST)
    return [
        (number, type_, extension, about) for (number, extension), (type_, about) in once.items()
    ]


def holds_number(text: str) -> bool:
    """Tell whether somebody's number stands in a sentence; short help lines are none."""
    return _INSIDE.search(text) is not None


def format_number(number: str) -> str:
    """Write a kept number as people dial it: national, or with the country when it is foreign."""
    if not number.startswith("+"):
        return f"14 {number[2:]}" if _MUNICIPAL.fullmatch(number) else number
    if _FICTIONAL.fullmatch(number):  # the library has no pattern for what doesn't exist
        return f"06 {number[4:]}"
    parsed = phonenumbers.parse(number)
    home = parsed.country_code == phonenumbers.country_code_for_region(REGION)
    style = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def _described(text: str) -> tuple[str, str, str | None, str]:
    text, about = text.strip(), ""
    if found := _DESCRIPTION.search(text):
        about, text = found[1].strip(), text[: found.start()]
    number, type_, extension = parse_number(text)
    return number, type_, extension, about


def _keyed(found: tuple[str, str, str | None, str]) -> tuple[str, str, str, str | None]:
    number, type_, extension, about = found
    return number, type_, about, extension
