"""The fields of an entry, each read from what people type in a form, an edit or an import."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from operator import mul
from typing import Any

from rapidfuzz import fuzz, process

from bot.community.models import Community
from bot.directory import numbers
from bot.directory.disciplines import load_disciplines, plain
from bot.directory.models import Entry, Kind, Phone, Visibility
from bot.errors import Invalid

LIMITS = {  # characters
    "name": 80, "organisation": 80, "function": 80, "municipality": 60, "neighbourhoods": 40,
    "expertise": 300, "how_to_refer": 500, "languages": 30, "cost": 80, "hours": 80, "email": 254,
}  # fmt: skip
MOST = 12  # neighbourhoods or languages
REASONS = (  # every reason with which this room raises Invalid; each needs a text
    "empty", "too-long", "too-many", "bsn", "discipline", "municipality", "ages", "email", "choice",
    "phone", "phone-many", "date", "date-past", "already-listed", "not-listed", "step-needed",
    "not-a-person", "not-a-team", "file", "file-too-large", "file-empty", "import-refused",
    "row-double", "code-taken", "code-unknown", "listing",
)  # fmt: skip
OPTIONAL = frozenset((
    "organisation", "function", "neighbourhoods", "expertise", "how_to_refer", "ages",
    "languages", "cost", "referral", "hours", "phone", "email",
))  # fmt: skip
WHOLE_REGION = frozenset((
    "regio", "de regio", "region", "hele regio", "de hele regio", "heel de regio", "regionaal",
    "whole region", "alle gemeenten", "overal", "*",
))  # fmt: skip
VISIBILITIES = {
    "members": Visibility.MEMBERS, "leden": Visibility.MEMBERS,
    "ask": Visibility.ASK, "vraag eerst": Visibility.ASK, "eerst vragen": Visibility.ASK,
    "coordinators": Visibility.COORDINATORS, "coordinatoren": Visibility.COORDINATORS,
    "group": Visibility.GROUP, "groep": Visibility.GROUP,
}  # fmt: skip
KINDS = {
    "person": Kind.PERSON, "persoon": Kind.PERSON, "mens": Kind.PERSON,
    "team": Kind.TEAM, "dienst": Kind.TEAM, "service": Kind.TEAM, "organisatie": Kind.TEAM,
}  # fmt: skip
YES = frozenset(("ja", "yes", "j", "y", "ok", "oke", "goed", "akkoord", "prima", "1", "waar"))
NO = frozenset(("nee", "no", "n", "neen", "geen", "niet nodig", "0", "onwaar"))
UNKNOWN = frozenset(("onbekend", "weet niet", "unknown", "?", "-", ""))
# Direction marks that make text show as something else than it is, and signs that show as nothing.
_SLY = {0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_EMAIL = re.compile(r"[^\s@<>\"',;:()\\]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_TELEPHONE = re.compile(r"\+\d[\d .-]{8,}\d|(?<!\d)0\d(?:[ .-]?\d){8}(?!\d)")
_NINE = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?![ .-]?\d)")


def fill(field: str, text: str, entry: Entry, community: Community) -> Entry:
    """Read the text for one field and give the entry with it.

    Fields: those of Entry, `phone` for the phones (all of them), `ages`, `visibility` (of all
    phones, or of one as "+31612345678=ask"). Raises Invalid with a reason of REASONS and details
    `field`, `text`, `limit`, `options`.
    """
    reader = READERS.get(field)
    if reader is None:
        raise Invalid("choice", field=field)
    changes = reader(text, entry, community)
    return replace(entry, **changes)


def clear(field: str, entry: Entry) -> Entry:
    """Give the entry without this field; raises Invalid `step-needed` when it can't be missed."""
    if field not in OPTIONAL:
        raise Invalid("step-needed", field=field)
    names = {"ages": ("minimum_age", "maximum_age"), "phone": ("phones",)}.get(field, (field,))
    empty = Entry(name="", discipline="")
    return replace(entry, **{name: getattr(empty, name) for name in names})


def clean(field: str, text: str) -> str:
    """Strip what can't be seen, collapse white space; emoji and right-to-left text stay whole.

    Raises Invalid `empty`, `too-long` or `bsn` (a citizen service number: never stored).
    """
    text = unicodedata.normalize("NFC", text)
    text = " ".join("".join(sign for sign in text if _shows(sign)).split())
    if not any(unicodedata.category(sign)[0] in "LNS" for sign in text):
        raise Invalid("empty", field=field)
    if len(text) > LIMITS[field]:
        raise Invalid("too-long", field=field, limit=LIMITS[field], length=len(text))
    if holds_bsn(text):
        raise Invalid("bsn", field=field)
    return text


def is_whole_region(municipality: str) -> bool:
    """Tell whether somebody works everywhere here, however that is written: "Regio Oost"."""
    folded = municipality.casefold().strip()
    return folded in WHOLE_REGION or folded.startswith("regio ")


def holds_bsn(text: str) -> bool:
    """Tell whether text holds nine digits that pass the "elfproef" of a citizen service number."""
    bare = _TELEPHONE.sub(" ", text)
    for found in _NINE.finditer(bare):
        digits = [int(sign) for sign in found[0] if sign.isdigit()]
        weighed = sum(map(mul, digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)))
        if any(digits) and weighed % 11 == 0:
            return True
    return False


def read_ages(text: str) -> tuple[int | None, int | None]:
    """Read "12-18", "12+", "t/m 23", "vanaf 12", "16 jaar" or "alle leeftijden" as years."""
    bare = plain(text[:60].replace("–", "-").replace("-", " tot ").replace("/", ""))
    if bare in {"alle leeftijden", "alle", "iedereen", "all ages", "alles"}:
        return None, None
    bare = re.sub(r"\b(jaar|jarigen|jarige|jr|leeftijd|years?|old|van)\b", " ", bare)
    numbers_ = [int(number) for number in re.findall(r"\d+", bare)]
    words = " ".join(re.sub(r"\d+", "#", bare).split())
    low: int | None = None
    high: int | None = None
    if words in {"# tot #", "# tm #", "# tot en met #", "# to #", "# en #"}:
        low, high = numbers_
    elif words in {"#+", "vanaf #", "# en ouder", "from #", "# plus", "# tot"}:
        low = numbers_[0]
    elif words in {"tm #", "tot #", "tot en met #", "# en jonger", "up to #"}:
        high = numbers_[0]
    elif words == "#":
        low = high = numbers_[0]
    else:
        raise Invalid("ages", text=text[:40])
    if max(low or 0, high or 0) > 120 or (low is not None and high is not None and low > high):
        raise Invalid("ages", text=text[:40])
    return low, high


def read_visibility(text: str) -> Visibility:
    """Read a visibility by its key or its Dutch word; raises Invalid `choice`."""
    found = VISIBILITIES.get(plain(text))
    if found is None:
        raise Invalid("choice", text=text[:40])
    return found


def read_referral(text: str) -> bool | None:
    """Read yes, no or not known; raises Invalid `choice`."""
    word = plain(text)
    if word in UNKNOWN:
        return None
    if word in YES | {"verwijzing nodig", "nodig", "true"}:
        return True
    if word in NO | {"zonder verwijzing", "false"}:
        return False
    raise Invalid("choice", text=text[:40])


def read_list(field: str, text: str, apart: str = r"[;,\n]") -> tuple[str, ...]:
    """Read a list of words, each once; raises Invalid as `clean` does, or `too-many`."""
    words = [clean(field, part) for part in re.split(apart, text) if part.strip()]
    if len(words) > MOST:
        raise Invalid("too-many", field=field, limit=MOST)
    if not words:
        raise Invalid("empty", field=field)
    once: dict[str, str] = {}
    for word in words:
        once.setdefault(plain(word) or word, word)
    return tuple(once.values())


def read_phones(text: str, before: tuple[Phone, ...] = ()) -> tuple[Phone, ...]:
    """Read numbers; one that was there before keeps its visibility and description."""
    known = {phone.number: phone for phone in before}
    found = []
    for number, type_, extension, about in numbers.parse_numbers(text):
        old = known.get(number, Phone(number))
        description = clean("function", about) if about else old.description
        found.append(replace(old, type=type_, extension=extension, description=description))
    return tuple(found)


def _shows(sign: str) -> bool:
    return sign.isspace() or (
        unicodedata.category(sign) not in {"Cc", "Cs"} and ord(sign) not in _SLY
    )


def _text(field: str) -> Callable[[str, Entry, Community], dict[str, Any]]:
    return lambda text, _entry, _community: {field: clean(field, text)}


def _discipline(text: str, _entry: Entry, _community: Community) -> dict[str, Any]:
    known = load_disciplines()
    key = text if text in known else known.recognise(text)
    if key is None:
        raise Invalid("discipline", text=text[:40])
    return {"discipline": key}


def _municipality(text: str, _entry: Entry, community: Community) -> dict[str, Any]:
    name = clean("municipality", text) if text.strip() != "*" else "*"
    if is_whole_region(name):
        return {"municipality": None}
    if not community.municipalities:
        return {"municipality": name}
    known = {plain(one): one for one in community.municipalities}
    near = process.extractOne(plain(name), list(known), scorer=fuzz.ratio, score_cutoff=80)
    if near is None:
        options = ", ".join(community.municipalities)
        raise Invalid("municipality", text=name[:40], options=options)
    return {"municipality": known[near[0]]}


def _ages(text: str, _entry: Entry, _community: Community) -> dict[str, Any]:
    low, high = read_ages(text)
    return {"minimum_age": low, "maximum_age": high}


def _languages(text: str, _entry: Entry, _community: Community) -> dict[str, Any]:
    words = read_list("languages", text, r"[;,/\n]|\s+(?:en|and)\s+")
    return {"languages": tuple(word[:1].upper() + word[1:] for word in words)}


def _email(text: str, _entry: Entry, _community: Community) -> dict[str, Any]:
    address = text.strip().removeprefix("mailto:")
    if len(address) > LIMITS["email"] or not _EMAIL.fullmatch(address):
        raise Invalid("email", text=address[:40])
    name, _, domain = address.rpartition("@")
    return {"email": f"{name}@{domain.lower()}"}


def _visibility(text: str, entry: Entry, _community: Community) -> dict[str, Any]:
    number, _, word = text.rpartition("=")
    chosen = read_visibility(word)
    if number and number not in {phone.number for phone in entry.phones}:
        raise Invalid("phone", text=number[:40])
    return {
        "phones": tuple(
            replace(phone, visibility=chosen) if number in {"", phone.number} else phone
            for phone in entry.phones
        )
    }


def _kind(text: str, _entry: Entry, _community: Community) -> dict[str, Any]:
    kind = KINDS.get(plain(text))
    if kind is None:
        raise Invalid("choice", text=text[:40])
    return {"kind": kind}


READERS: dict[str, Callable[[str, Entry, Community], dict[str, Any]]] = {
    **{field: _text(field) for field in ("name", "organisation", "function", "expertise")},
    **{field: _text(field) for field in ("how_to_refer", "cost", "hours")},
    "discipline": _discipline,
    "municipality": _municipality,
    "neighbourhoods": lambda text, _entry, _community: {
        "neighbourhoods": read_list("neighbourhoods", text)
    },
    "ages": _ages,
    "languages": _languages,
    "referral": lambda text, _entry, _community: {"referral": read_referral(text)},
    "phone": lambda text, entry, _community: {"phones": read_phones(text, entry.phones)},
    "visibility": _visibility,
    "email": _email,
    "email_visibility": lambda text, _entry, _community: {
        "email_visibility": read_visibility(text)
    },
    "kind": _kind,
}
