"""Meetups and what is told about them; all moments are aware UTC, `zone` is the community's."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bot.directory.models import Brief


class Kind(StrEnum):
    """What sort of meetup it is."""

    DIALOGUE = "dialogue"  # transformatiedialoog
    INTERVISION = "intervision"  # intervisie
    DROP_IN = "drop-in"  # inloop
    CONFERENCE = "conference"  # leerconferentie
    ACQUAINTANCE = "acquaintance"  # kennismaking


class State(StrEnum):
    """How far a meetup is; that it is past follows from the clock."""

    CHOOSING = "choosing"  # the date is being chosen
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Answer(StrEnum):
    """Whether somebody comes."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Vote(StrEnum):
    """Whether somebody can on an option: kan, als het moet, kan niet."""

    CAN = "can"
    IF_NEEDED = "if-needed"
    CANNOT = "cannot"


class Frequency(StrEnum):
    """How often a series comes round."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"  # on the nth weekday, as the first one is


class When(StrEnum):
    """How the moment is set."""

    ONE = "one"
    CHOICE = "choice"
    SERIES = "series"


class Hush(StrEnum):
    """The kinds of private messages that /stil pauses or stops."""

    ASKS = "asks"  # "which dates can you?"
    INVITES = "invites"  # "your discipline is missing"
    REMINDERS = "reminders"
    CHANGES = "changes"  # moved, cancelled, a seat came free
    AFTERWARDS = "afterwards"
    PAIRS = "pairs"  # kennismaken


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: in words, on the map, or online."""

    text: str = ""
    latitude: float | None = None
    longitude: float | None = None
    online: bool = False
    link: str | None = None  # of an online meetup; None for whoever does not come


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How a series goes on from its first moment, in local wall time."""

    frequency: Frequency
    until: date | None = None  # the last possible day
    count: int | None = None  # or: how many meetups
    breaks: tuple[tuple[date, date], ...] = ()  # first and last day of each, such as a holiday


@dataclass(frozen=True, slots=True)
class Skipped:
    """A date of a series on which it is not held."""

    day: date
    why: str  # the name of the public holiday; "" for a break that the planner gave


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody tells when planning a meetup."""

    kind: Kind | None = None
    theme: str = ""
    place: Place = field(default_factory=Place)
    host_id: int | None = None  # member id
    host_name: str = ""
    facilitator: str = ""  # a name
    capacity: int | None = None
    when: When | None = None
    starts: tuple[datetime, ...] = ()  # one, the options in order, or the first of the series
    minutes: int = 120
    frequency: Frequency | None = None
    until: date | None = None
    count: int | None = None
    breaks: tuple[tuple[date, date], ...] = ()
    decide_by: datetime | None = None  # of a date choice


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-filled plan: it survives a restart, and silence."""

    step: str  # of planning.STEPS
    plan: Plan
    day: date | None = None  # chosen, still without a time
    dates: tuple[datetime, ...] = ()  # at the preview of a series: all of its starts
    skipped: tuple[Skipped, ...] = ()  # and the dates that are passed over
    hosts: tuple["Hosted", ...] = ()  # at step `host`: who has not hosted (longest) first


@dataclass(frozen=True, slots=True)
class Hosted:
    """A member, and when they last hosted."""

    member_id: int
    name: str
    last_at: datetime | None  # None: never


@dataclass(frozen=True, slots=True)
class Meetup:
    """A meetup as everybody of its community may know it: without the link of an online one."""

    id: int
    community_id: int
    series_id: int | None
    kind: Kind
    theme: str
    place: Place
    host_id: int | None  # member id; None: their data was erased
    host_user_id: int | None  # None, and no name: the host is not in the group any more
    host_name: str
    facilitator: str
    capacity: int | None
    starts_at: datetime | None  # None while the date is being chosen
    ends_at: datetime | None
    minutes: int
    zone: str
    state: State
    version: int  # counts changes: SEQUENCE in a calendar
    decide_by: datetime | None
    card_message_id: int | None  # of the card in the group, once it is known
    created_at: datetime
    changed_at: datetime

    def is_past(self, now: datetime) -> bool:
        """Tell whether it has ended."""
        return self.ends_at is not None and self.ends_at <= now


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes, may come, or waits for a seat."""

    member_id: int
    user_id: int
    name: str
    discipline: str | None  # None: no entry in the directory
    guests: tuple[str, ...] = ()  # disciplines of the guests they bring that are on this list
    present: bool = False  # was marked at the door or by the host


@dataclass(frozen=True, slots=True)
class Item:
    """A point on the agenda of a meetup."""

    id: int
    member_id: int | None
    name: str  # who put it there
    text: str
    source: str | None = None  # an open question it came from: "question-12"


@dataclass(frozen=True, slots=True)
class Tally:
    """How one option of a date choice stands."""

    option_id: int
    starts_at: datetime
    can: tuple[str, ...]  # names
    if_needed: tuple[str, ...]
    cannot: tuple[str, ...]
    disciplines: tuple[str, ...]  # of whoever can, if need be
    host: Vote | None
    possible: bool  # False: nobody can

    @property
    def heads(self) -> int:
        """Count who can, if need be."""
        return len(self.can) + len(self.if_needed)


@dataclass(frozen=True, slots=True)
class Advice:
    """The options, best first, with why: disciplines that come along there and not everywhere."""

    tallies: tuple[Tally, ...]
    extra: dict[int, tuple[str, ...]]  # option id → disciplines that another option lacks

    @property
    def best(self) -> Tally | None:
        """Give the option to choose; None when nobody can on any."""
        return next((one for one in self.tallies if one.possible), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A date choice as it stands."""

    advice: Advice
    decide_by: datetime | None
    answered: int  # members
    unanswered: tuple[str, ...]  # names, of the roster
    closed: bool  # the deadline is past


@dataclass(frozen=True, slots=True)
class Card:
    """A meetup with who comes and who is missing: for the group as well as in private."""

    meetup: Meetup
    coming: tuple[Comer, ...]
    maybe: tuple[Comer, ...]
    declined: int
    waiting: tuple[Comer, ...]  # in order
    heads: int  # seats taken, guests too
    free: int | None  # None: no limit
    disciplines: dict[str, int]  # that come → heads, most first
    missing: tuple[str, ...]  # disciplines of which nobody comes, of most members first
    agenda: tuple[Item, ...]
    past: bool
    choice: Choice | None = None  # while the date is being chosen
    later: int = 0  # in an agenda: how many of its series come after it


@dataclass(frozen=True, slots=True)
class Mine:
    """What one member has to do with a meetup."""

    meetup: Meetup  # with its link when they come or host
    answer: Answer | None
    waiting: int | None  # place in the waiting list, from 1
    guests: tuple[str, ...]  # disciplines, waiting ones too
    present: bool
    may_change: bool  # host or coordinator
    hosts: bool
    votes: dict[int, Vote] = field(default_factory=dict)  # option id → own vote


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an answer."""

    card: Card
    mine: Mine
    changed: bool  # False: it was so already


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed of a meetup: fields with how they were."""

    fields: tuple[str, ...]  # theme, place, link, host, facilitator, capacity, starts_at, minutes
    before: Meetup
    after: Meetup
    count: int = 1  # meetups of the series to which it applies


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of a missing discipline who can be invited."""

    member_id: int
    name: str
    discipline: str
    municipality: str | None
    reachable: bool  # False: has not started the private chat
    invited: bool  # already: once is enough


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of inviting: a count, and who could not be written to."""

    count: int
    unreached: tuple[str, ...]  # names


@dataclass(frozen=True, slots=True)
class Door:
    """The code at the door of a meetup."""

    payload: str  # of a deep link
    opens_at: datetime | None  # None: it is open


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What those present get on the evening itself."""

    meetup: Meetup
    present: tuple[Comer, ...]
    disciplines: dict[str, int]
    contacts: str  # one vCard file of all others who agreed, in what this reader may see; "" none
    contact_count: int
    newcomer: bool  # the reader has no entry yet
    may_harvest: bool


@dataclass(frozen=True, slots=True)
class Harvest:
    """The sentences that the participants took home, without names."""

    meetup: Meetup
    sentences: tuple[str, ...]
    disciplines: dict[str, int] = field(default_factory=dict)  # who were there
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder at the moment that it is sent."""

    card: Card
    mine: Mine | None  # None in the group
    begins_in: int  # minutes from now
    unreached: tuple[str, ...] = ()  # for the host: comers who can't be written to in private


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed, for whoever is concerned; compared with what they were told before."""

    card: Card
    mine: Mine | None
    change: Change
    by: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A member who made an entry in the last week."""

    professional_id: int
    name: str
    discipline: str
    organisation: str
    expertise: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What somebody asked for and found nobody: the title of its topic, and where."""

    topic: str
    topic_en: str
    municipality: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a community's questions: how many found the right colleague, and the others."""

    helped: int = 0
    open: tuple[OpenQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Weekly:
    """The weekly message; never empty."""

    coming: tuple[Card, ...]
    newcomers: tuple[Newcomer, ...]
    asked: Asked


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a community has set about messages."""

    weekly: bool = True
    weekly_day: int = 0  # Monday
    weekly_time: time = time(8, 30)
    leads: tuple[str, ...] = ("1d", "1h")  # reminders before the start: days by the wall clock
    quiet_from: time = time(21, 0)
    quiet_until: time = time(7, 30)
    pair_weeks: int = 2  # a round of kennismaken every two or four weeks


@dataclass(frozen=True, slots=True)
class Silence:
    """What a member has paused or stopped."""

    stopped: frozenset[Hush]
    paused: dict[Hush, datetime]  # until when


@dataclass(frozen=True, slots=True)
class Acquainting:
    """How kennismaken stands for a member."""

    joined: bool
    paused_until: datetime | None
    next_at: datetime | None  # the next round
    pool: int  # members who join in
    new_left: int  # of those, whom this member has not met


@dataclass(frozen=True, slots=True)
class Paired:
    """Whom a member is to meet."""

    others: tuple[Brief, ...]
    names: tuple[str, ...]  # all of them, also without an entry
    question: int  # which question to start with: 0, 1, 2, …
    repeat: bool  # they met before: nobody new was left
    round_id: int
