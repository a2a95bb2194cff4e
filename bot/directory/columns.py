"""The columns of a list: which heading means which field, and a row as an entry and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.community.models import Community
from bot.directory import fields, numbers
from bot.directory.dates import read_date
from bot.directory.disciplines import discipline_title, plain
from bot.directory.models import Entry, Kind, Listing, Phone, Visibility
from bot.errors import Invalid

WITHHELD = "afgeschermd"  # in place of a number that only its owner gives away
REQUIRED = ("name", "discipline")
HEADINGS = {  # in the order of an export
    "code": "code",
    "kind": "soort",
    "name": "naam",
    "discipline": "vakgebied",
    "organisation": "organisatie",
    "function": "functie",
    "municipality": "gemeente",
    "neighbourhoods": "wijken",
    "expertise": "waar bel je mij voor",
    "how_to_refer": "wat wil ik weten als je belt",
    "minimum_age": "leeftijd van",
    "maximum_age": "leeftijd tot en met",
    "languages": "talen",
    "cost": "kosten",
    "referral": "verwijzing nodig",
    "hours": "bereikbaar",
    **{
        f"{name}_{number}": f"{heading} {number}"
        for number in range(1, numbers.MOST + 1)
        for name, heading in (
            ("phone", "telefoon"),
            ("phone_type", "soort telefoon"),
            ("phone_visibility", "wie ziet telefoon"),
        )
    },
    "email": "e-mail",
    "email_visibility": "wie ziet e-mail",
    "away_until": "afwezig tot en met",
    "stand_in": "vervanger (code)",
    "teams": "teams (code, * heeft dienst)",
    "listing": "stand",
    "assured": "klopte op",
}
_MORE = {  # what others call them
    "code": ("id", "nummer in lijst"),
    "kind": ("kind", "type"),
    "name": ("name", "volledige naam", "contactpersoon", "contact", "wie"),
    "first_name": ("voornaam", "roepnaam", "first name", "given name"),
    "infix": ("tussenvoegsel", "tussenvoegsels", "tv"),
    "last_name": ("achternaam", "familienaam", "last name", "surname"),
    "discipline": ("discipline", "sector", "branche", "beroepsgroep", "werkveld"),
    "organisation": ("organisation", "organization", "instelling", "bedrijf", "werkgever"),
    "function": ("function", "role", "rol", "beroep", "titel", "title", "functietitel"),
    "municipality": ("municipality", "plaats", "woonplaats", "regio", "gebied", "werkgebied"),
    "neighbourhoods": ("neighbourhoods", "wijk", "buurt", "buurten", "wijken en buurten"),
    "expertise": ("expertise", "waarvoor", "onderwerpen", "specialisatie", "deskundigheid"),
    "how_to_refer": ("how to refer", "aanmelden", "vooraf weten", "wat wil ik weten"),
    "minimum_age": ("age min", "minimum age", "leeftijd vanaf", "vanaf leeftijd", "min leeftijd"),
    "maximum_age": ("age max", "maximum age", "leeftijd tot", "tot leeftijd", "max leeftijd"),
    "ages": ("ages", "leeftijd", "leeftijden", "doelgroep leeftijd"),
    "languages": ("languages", "taal"),
    "cost": ("cost", "kosten voor ouders"),
    "referral": ("referral", "verwijzing"),
    "hours": ("hours", "bereikbaarheid", "werktijden", "openingstijden", "tijden", "werkdagen"),
    "phone_1": ("telefoon", "telefoonnummer", "tel", "phone", "phone number", "nummer", "vast"),
    "phone_2": ("mobiel", "mobiele telefoon", "mobile", "06", "06 nummer", "mobiel nummer"),
    "phone_visibility_1": ("visibility", "zichtbaarheid", "wie ziet telefoon"),
    "email": ("email", "mail", "e mailadres", "emailadres", "mailadres"),
    "email_visibility": ("email visibility",),
    "away_until": ("away until", "afwezig tot", "weg tot", "verlof tot"),
    "stand_in": ("stand in", "vervanger", "waarnemer"),
    "teams": ("teams", "team"),
    "listing": ("listing", "status"),
    "assured": ("assured", "assured date", "laatst gecontroleerd"),
}
_TITLES: dict[str, str] = {
    **{plain(name.replace("_", " ")): name for name in HEADINGS},
    **{plain(heading): name for name, heading in HEADINGS.items()},
    **{plain(way): name for name, ways in _MORE.items() for way in ways},
}
_VISIBILITY = {
    Visibility.MEMBERS: "leden",
    Visibility.ASK: "vraag eerst",
    Visibility.COORDINATORS: "coördinatoren",
    Visibility.GROUP: "groep",
}
_LISTING = {Listing.LISTED: "in de lijst", Listing.INVITED: "uitgenodigd"}
_LISTINGS = {plain(way): key for key, way in _LISTING.items()} | {
    "listed": Listing.LISTED,
    "invited": Listing.INVITED,
}
_TYPES = {"cell": "mobiel", "voice": "vast", "text": "sms", "fax": "fax"}
_TYPE = {way: key for key, word in _TYPES.items() for way in (key, word)} | {"mobile": "cell"}
_PLAIN = (
    *("kind", "name", "discipline", "organisation", "function", "municipality"),
    *("neighbourhoods", "expertise", "how_to_refer", "ages", "languages", "cost", "referral"),
    *("hours", "email_visibility"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry as a list tells it."""

    entry: Entry
    code: str | None = None
    away_until: date | None = None
    stand_in: str | None = None  # a code
    teams: Mapping[str, bool] = field(default_factory=dict)  # code of a team: on duty
    listing: Listing = Listing.LISTED
    assured: date | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """Where in a row each known column is."""

    places: Mapping[str, int]
    titles: tuple[str, ...]  # as the file has them
    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    def of(self, name: str) -> str:
        """Give the file's own title of a column."""
        place = self.places.get(name)
        return HEADINGS.get(name, name) if place is None else self.titles[place]


def read_headings(titles: Sequence[str]) -> Headings:
    """Recognise the columns of a file by Dutch or English headings."""
    places: dict[str, int] = {}
    unknown = []
    for place, title in enumerate(titles):
        name = _TITLES.get(plain(title))
        if name is None or name in places:
            unknown.append(title)
        else:
            places[name] = place
    told = {*places, "name"} if "last_name" in places else set(places)
    missing = tuple(HEADINGS[name] for name in REQUIRED if name not in told)
    return Headings(places, tuple(titles), tuple(title for title in unknown if title), missing)


class RowReader:
    """Reads one row over what an entry already holds, and gathers what is wrong with it."""

    def __init__(self, headings: Headings, cells: Sequence[str], community: Community, today: date):
        self._headings = headings
        self._cells = cells
        self._community = community
        self._today = today
        self.problems: list[tuple[str, str, str]] = []  # column, value, reason

    def text(self, name: str) -> str | None:
        """Give a cell; None when the file has no such column."""
        place = self._headings.places.get(name)
        if name == "name" and place is None:
            parts = (self.text(part) for part in ("first_name", "infix", "last_name"))
            return " ".join(part for part in parts if part)
        return None if place is None else self._cells[place]

    def who(self) -> tuple[str, str]:
        """Give the name and organisation, to compare with."""
        return plain(self.text("name") or ""), plain(self.text("organisation") or "")

    def read(self, before: Listed) -> Listed:
        """Give the row over what was there; a column that the file lacks leaves things be."""
        entry = self._ages(before.entry)
        for name in _PLAIN:
            entry = self._field(entry, name)
        entry = self._email(self._phones(entry))
        return Listed(
            entry=entry,
            code=self.text("code") or before.code,
            away_until=self._date("away_until", before.away_until),
            stand_in=before.stand_in if (code := self.text("stand_in")) is None else code or None,
            teams=self._teams(before.teams),
            listing=self._listing(before.listing),
            assured=self._date("assured", before.assured),
        )

    def problem(self, name: str, reason: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append((self._headings.of(name), self.text(name) or "", reason))

    def _field(self, entry: Entry, name: str) -> Entry:
        text = self.text(name)
        if text is None:
            return entry
        empty = Entry(name="", discipline="")
        if not text and name not in REQUIRED:
            return entry if name == "ages" else replace(entry, **{name: getattr(empty, name)})
        try:
            return fields.fill(name, text, entry, self._community)
        except Invalid as error:
            self.problem(name, error.reason)
            return entry

    def _ages(self, entry: Entry) -> Entry:
        low, high = self._age("minimum_age", entry), self._age("maximum_age", entry)
        if low is not None and high is not None and low > high:
            self.problem("minimum_age", "ages")
        return replace(entry, minimum_age=low, maximum_age=high)

    def _age(self, name: str, entry: Entry) -> int | None:
        text = self.text(name)
        if text is None:
            known: int | None = getattr(entry, name)
            return known
        if not text:
            return None
        digits = text.removesuffix("jaar").strip()
        if digits.isdecimal() and len(digits) < 4 and int(digits) <= 120:
            return int(digits)
        self.problem(name, "ages")
        return None

    def _phones(self, entry: Entry) -> Entry:
        if not any(f"phone_{number}" in self._headings.places for number in (1, 2, 3)):
            return entry
        withheld = [phone for phone in entry.phones if phone.visibility is Visibility.ASK]
        phones: dict[str, Phone] = {}
        for number in range(1, numbers.MOST + 1):
            text = self.text(f"phone_{number}")
            if not text:
                continue
            if plain(text) == WITHHELD:
                found = withheld[:1]
                del withheld[:1]
            else:
                found = self._numbers(number, text, entry.phones)
            for phone in found:
                phones.setdefault(phone.number, phone)
        if len(phones) > numbers.MOST:
            self.problem("phone_1", "phone-many")
        return replace(entry, phones=tuple(phones.values()))

    def _numbers(self, number: int, text: str, before: tuple[Phone, ...]) -> list[Phone]:
        visibility, kind = (
            self.text(f"phone_visibility_{number}"),
            self.text(f"phone_type_{number}"),
        )
        try:
            found = fields.read_phones(text, before)
        except Invalid as error:
            self.problem(f"phone_{number}", error.reason)
            return []
        if visibility:
            try:
                seen = fields.read_visibility(visibility)
                found = tuple(replace(phone, visibility=seen) for phone in found)
            except Invalid as error:
                self.problem(f"phone_visibility_{number}", error.reason)
        if kind:
            if plain(kind) not in _TYPE:
                self.problem(f"phone_type_{number}", "choice")
            found = tuple(
                replace(phone, type=_TYPE.get(plain(kind), phone.type)) for phone in found
            )
        return list(found)

    def _email(self, entry: Entry) -> Entry:
        text = self.text("email")
        if text is not None and plain(text) == WITHHELD:
            return entry
        return self._field(entry, "email")

    def _date(self, name: str, before: date | None) -> date | None:
        text = self.text(name)
        if text is None:
            return before
        try:
            return read_date(text, self._today) if text else None
        except Invalid as error:
            self.problem(name, error.reason)
            return before

    def _teams(self, before: Mapping[str, bool]) -> Mapping[str, bool]:
        text = self.text("teams")
        if text is None:
            return before
        codes = [code.strip() for code in text.replace(",", ";").split(";") if code.strip()]
        return {code.removesuffix("*").strip(): code.endswith("*") for code in codes}

    def _listing(self, before: Listing) -> Listing:
        text = self.text("listing")
        if not text:
            return before
        if plain(text) not in _LISTINGS:
            self.problem("listing", "listing")
        return _LISTINGS.get(plain(text), before)


def write_row(listed: Listed, hidden: frozenset[Phone], *, hide_email: bool) -> list[str]:
    """Give the cells of one entry, in the order of HEADINGS, with `hidden` numbers withheld."""
    entry = listed.entry
    cells = {
        "code": listed.code or "",
        "kind": "team" if entry.kind is Kind.TEAM else "persoon",
        "name": entry.name,
        "discipline": discipline_title(entry.discipline),
        "organisation": entry.organisation,
        "function": entry.function,
        "municipality": entry.municipality or "Regio",
        "neighbourhoods": "; ".join(entry.neighbourhoods),
        "expertise": entry.expertise,
        "how_to_refer": entry.how_to_refer,
        "minimum_age": _number(entry.minimum_age),
        "maximum_age": _number(entry.maximum_age),
        "languages": "; ".join(entry.languages),
        "cost": entry.cost,
        "referral": {True: "ja", False: "nee", None: ""}[entry.referral],
        "hours": entry.hours,
        "email": WITHHELD if hide_email and entry.email else entry.email or "",
        "email_visibility": _VISIBILITY[entry.email_visibility],
        "away_until": listed.away_until.isoformat() if listed.away_until else "",
        "stand_in": listed.stand_in or "",
        "teams": "; ".join(code + "*" * duty for code, duty in listed.teams.items()),
        "listing": _LISTING.get(listed.listing, ""),
        "assured": listed.assured.isoformat() if listed.assured else "",
    }
    for position, phone in enumerate(entry.phones, 1):
        cells[f"phone_{position}"] = WITHHELD if phone in hidden else _dialled(phone)
        cells[f"phone_type_{position}"] = "" if phone in hidden else _TYPES.get(phone.type, "")
        cells[f"phone_visibility_{position}"] = _VISIBILITY[phone.visibility]
    return [cells.get(name, "") for name in HEADINGS]


def _dialled(phone: Phone) -> str:
    shown = numbers.format_number(phone.number)
    shown += f" toestel {phone.extension}" if phone.extension else ""
    return shown + (f" ({phone.description})" if phone.description else "")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
