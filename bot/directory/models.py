"""Entries of the directory and what is told about them; fields follow HSDS 3.0 where it has one."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

LOOKED = "number-seen"  # what the audit calls a look at somebody's number
PATIENCE = timedelta(days=7)  # how long a request for a number waits for an answer


class Kind(StrEnum):
    """A person, or a team or service with a shared number."""

    PERSON = "person"
    TEAM = "team"


class Visibility(StrEnum):
    """Who gets to see a number or address."""

    MEMBERS = "members"  # every member, in private
    ASK = "ask"  # the owner is asked first, each time somebody new would like it
    COORDINATORS = "coordinators"
    GROUP = "group"  # also in the group chat


class Listing(StrEnum):
    """Whether an entry can be found."""

    LISTED = "listed"
    INVITED = "invited"  # made by somebody else; waits for the person's own yes
    HIDDEN = "hidden"  # its owner left the group


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number (HSDS phone)."""

    number: str  # E.164
    type: str = "voice"  # voice, cell, text, fax
    extension: str | None = None
    description: str = ""
    visibility: Visibility = Visibility.MEMBERS


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody tells about themselves or a team: the part of an entry that a form fills."""

    name: str
    discipline: str  # a key of config/disciplines.toml
    organisation: str = ""
    function: str = ""
    municipality: str | None = None  # None: the whole region
    neighbourhoods: tuple[str, ...] = ()
    expertise: str = ""
    how_to_refer: str = ""
    minimum_age: int | None = None  # years
    maximum_age: int | None = None
    languages: tuple[str, ...] = ("Nederlands",)
    cost: str = ""
    referral: bool | None = None  # None: not known
    hours: str = ""  # as people write it; hours.py reads it
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    email_visibility: Visibility = Visibility.MEMBERS
    kind: Kind = Kind.PERSON


@dataclass(frozen=True, slots=True)
class Professional:
    """An entry in the directory of one community. Holds all numbers: views show a Card instead."""

    id: int
    community_id: int
    entry: Entry
    listing: Listing
    member_id: int | None  # whose own entry this is
    owner_user_id: int | None  # the same person's Telegram id
    code: str | None
    away_until: date | None
    stand_in_id: int | None
    assured_at: datetime | None
    reports: int  # members who said "klopt niet meer" since assured_at
    consented_at: datetime | None
    updated_at: datetime

    @property
    def doubtful(self) -> bool:
        """Tell whether enough members reported it: marked after the second."""
        return self.reports >= 2


@dataclass(frozen=True, slots=True)
class Reachability:
    """Whether somebody can be reached now, by their hours and absence, in the community's zone."""

    now: bool | None  # None: the hours can't be read or are not given
    next_at: datetime | None = None  # aware, in the community's zone; None: not known
    away_until: date | None = None
    until: datetime | None = None  # while reachable: until when, likewise; None: day and night


@dataclass(frozen=True, slots=True)
class Brief:
    """What may be said of somebody in the group: no number unless its owner chose so."""

    id: int
    name: str
    kind: Kind
    discipline: str
    organisation: str
    function: str
    municipality: str | None
    reachability: Reachability
    assured_at: datetime | None
    doubtful: bool
    group_phones: tuple[Phone, ...] = ()
    stand_in: str | None = None  # the name of who takes over while away
    referral: bool | None = None  # whether one is needed; None: not known


@dataclass(frozen=True, slots=True)
class Card:
    """All that one member may see of an entry, in private."""

    professional: Professional  # its phones and e-mail, too, are only what this member may see
    phones: tuple[Phone, ...]  # only those which this member may see
    email: str | None  # likewise
    reachability: Reachability
    must_ask: bool  # there is a number for which the owner wants to be asked first
    stand_in: Brief | None = None  # who takes over while away
    on_duty: Brief | None = None  # of a team
    team: tuple[Brief, ...] = ()
    vcard: str = ""  # at most 2048 bytes; holds only what this member may see
    own: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled form of one person."""

    form: str  # entry: one's own; colleague: by a coordinator; field: one field of an entry
    step: str
    entry: Entry
    professional_id: int | None = None  # for form "field"
    chosen: dict[str, str] = field(default_factory=dict)  # what a step keeps between two taps


@dataclass(frozen=True, slots=True)
class NumberRequest:
    """A member who would like a number of which the owner said: ask me first."""

    id: int
    asker_user_id: int
    asker_name: str
    asker: Brief | None  # when they are in the list themselves
    professional: Brief
    owner_user_id: int | None  # None: coordinators decide
    given: bool | None  # None: not decided yet
    reached: bool  # whether the bot can write to anybody who decides
    lapsed: bool  # nobody decided in time: it may be asked again
    changed: bool = False  # whether this question or decision is new


@dataclass(frozen=True, slots=True)
class Report:
    """What came of "klopt niet meer"."""

    count: int  # members who said so since the entry was last assured
    owner_user_id: int | None  # None: coordinators look after it
    name: str
    first: bool  # whether this member says so for the first time


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a number."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What an import will do with one row."""

    row: int  # as a spreadsheet counts: the first row below the headings is 2
    name: str
    action: str  # add, change, same, kept (its owner looks after it: stays as it is), refuse
    fields: tuple[str, ...] = ()  # what changes
    problems: tuple[tuple[str, str, str], ...] = ()  # column, value, reason key


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run of a file: nothing happens until it is applied, and then all or nothing."""

    rows: tuple[RowPlan, ...]
    unknown_columns: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()

    def count(self, action: str) -> int:
        """Count the rows with this action."""
        return sum(row.action == action for row in self.rows)

    @property
    def refused(self) -> bool:
        """Tell whether anything stands in the way."""
        return bool(self.missing_columns) or self.count("refuse") > 0
