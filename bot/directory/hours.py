"""Hours as people write them, read to a weekly schedule (HSDS), and who can be reached now."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.directory.models import Reachability

BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # HSDS, as in iCalendar
WEEK, WORKDAYS, WEEKEND = tuple(range(7)), tuple(range(5)), (5, 6)
DAY_PARTS = {  # a guess at what people mean; they see on their card how it was read
    "ochtend": (time(9), time(12)),
    "morgen": (time(9), time(12)),
    "middag": (time(13), time(17)),
    "avond": (time(18), time(22)),
    "nacht": (time(22), time(7)),
    "overdag": (time(9), time(17)),
    "kantooruren": (time(9), time(17)),
    "kantoortijden": (time(9), time(17)),
}
_NAMES = (
    ("ma", "maandag", "mon", "monday"),
    ("di", "dinsdag", "tue", "tuesday"),
    ("wo", "woe", "woensdag", "wed", "wednesday"),
    ("do", "don", "donderdag", "thu", "thursday"),
    ("vr", "vrij", "vrijdag", "fri", "friday"),
    ("za", "zat", "zaterdag", "sat", "saturday"),
    ("zo", "zon", "zondag", "sun", "sunday"),
)
_DAYS: dict[str, tuple[int, ...]] = {
    **{name: (day,) for day, names in enumerate(_NAMES) for name in names},
    **dict.fromkeys(("werkdag", "werkdagen", "doordeweeks", "weekdagen"), WORKDAYS),
    **dict.fromkeys(("weekend", "weekeinde", "weekenden", "weekends"), WEEKEND),
    **dict.fromkeys(("dagelijks", "dag", "dagen"), WEEK),
}
_SPELLINGS = [
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"\s*\btot en met\b|\bt/m\b|\btm\b|[–—]|\s+tot\s+|\bto\b", "-"),
        (r"['’]s\s*", ""),
        (r"(?<=dag)(?=(?:ochtend|morgen|middag|avond)(?:en)?\b)", " "),
    )
]
_ALWAYS = re.compile(
    r"24\s*/\s*7|24\s*uur per dag|dag en nacht|kan altijd|^altijd$|altijd bereikbaar"
)
_ASIDE = re.compile(r"\b(app|appen|whatsapp|mail|mailen|e-mail|afspraak|inloop op)\b")
_CALL = re.compile(r"\b(bel|bellen|telefonisch|bereikbaar)\b")
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?\s*(?:uur|u|h)?"
_RANGE = re.compile(rf"{_CLOCK}\s*-\s*{_CLOCK}(?![\d.:])")
_TOKEN = re.compile(rf"{_RANGE.pattern}|(-)|([^\W\d_]+)|(\S)")
_GOES_ON = re.compile(rf"(?:{'|'.join(names[0] for names in _NAMES)}|\d)")
_EXCEPT = {"behalve", "niet"}
_FILLING = frozenset((
    "-", "/", "&", "+", ":", ".", "en", "and", "op", "van", "from", "de", "het", "in", "tussen",
    "bel", "bellen", "telefonisch", "bereikbaar", "groep", "alleen", "open", "uur",
    "elke", "iedere", "alle",
))  # fmt: skip
Span = tuple[time, time]


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """One weekly interval in local time; when it closes at or before it opens, that is next day."""

    byday: str  # MO … SU
    opens_at: time
    closes_at: time


def read_hours(text: str) -> tuple[Opening, ...] | None:
    """Read "ma-do 9.00-17.00, di avond" to weekly intervals, in order; None when not readable."""
    return _read(" ".join(text.split()).casefold())


def reachability(hours: str, away_until: date | None, now: datetime, zone: str) -> Reachability:
    """Tell whether somebody can be reached at `now` (aware), and else from when, in local time.

    Somebody who is away is away up to and including that date.
    """
    local = ZoneInfo(zone)
    openings = read_hours(hours)
    today = now.astimezone(local).date()
    away = away_until if away_until is not None and away_until >= today else None
    start = now.astimezone(UTC)
    if away is not None:
        after = datetime.combine(away + timedelta(days=1), time(), local)
        following = _next_opening(openings, after.astimezone(UTC), local) if openings else None
        return Reachability(now=False, next_at=following, away_until=away)
    if openings is None:
        return Reachability(now=None)
    closes = _open_until(openings, start, local)
    if closes is None:
        return Reachability(now=False, next_at=_next_opening(openings, start, local))
    soon = closes - start < timedelta(days=7)
    return Reachability(now=True, until=closes.astimezone(local) if soon else None)


def _open_until(openings: tuple[Opening, ...], start: datetime, local: ZoneInfo) -> datetime | None:
    """When the interval around `start` ends, joined with those that follow on it; None: closed."""
    until = None
    for opens, closes in _moments(openings, start, local):
        if opens <= (until or start) < closes:
            until = closes
    return until


def _next_opening(
    openings: tuple[Opening, ...], start: datetime, local: ZoneInfo
) -> datetime | None:
    for opens, closes in _moments(openings, start, local):
        if closes > start:
            return max(opens, start).astimezone(local)
    return None


def _moments(
    openings: tuple[Opening, ...], start: datetime, local: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """All intervals from the day before `start` to nine days after it, in UTC, in order.

    Wall time that the spring change skips moves on by that hour; time that the autumn change
    repeats opens at the first and closes at the second.
    """
    first = start.astimezone(local).date() - timedelta(days=1)
    for day in (first + timedelta(days=step) for step in range(11)):
        for one in openings:
            if BYDAY[day.weekday()] == one.byday:
                end = day + timedelta(days=one.closes_at <= one.opens_at)
                opens = datetime.combine(day, one.opens_at, local)
                closes = datetime.combine(end, one.closes_at, local).replace(fold=1)
                yield opens.astimezone(UTC), closes.astimezone(UTC)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Opening, ...] | None:
    for pattern, sign in _SPELLINGS:
        text = pattern.sub(sign, text)
    clauses = [
        clause.strip(" .") for clause in re.split(r"[,;]|\bmaar\b", text) if clause.strip(" .")
    ]
    if calls := [clause for clause in clauses if _CALL.search(clause)]:
        clauses = calls  # "wo middag groep, bellen di-do": the rest is not about the telephone
    found: set[Opening] = set()
    days: list[int] = []  # days whose times follow in the next clause: "ma, di en do 9-12"
    for position, clause in enumerate(clauses):
        if _ASIDE.search(clause):
            continue
        if _ALWAYS.search(clause):
            return tuple(Opening(byday, time(), time()) for byday in BYDAY)
        reader = _Clause(days)
        if not reader.read(clause):
            days = []
            continue
        followed = any(
            _GOES_ON.match(following) for following in clauses[position + 1 : position + 2]
        )
        days = reader.days if followed and not reader.found and not reader.times else []
        if not days:
            found |= reader.openings()
    if not found:
        return None
    return tuple(sorted(found, key=lambda one: (BYDAY.index(one.byday), one.opens_at)))


class _Clause:
    """Reads one clause, as "ma en wo 9.00-12.00 en 13.00-17.00", word by word."""

    def __init__(self, days: list[int]):
        self.found: set[Opening] = set()
        self.days = list(days)
        self.times: list[Span] = []
        self._default = WORKDAYS  # days meant when none are named
        self._times_first = False
        self._before = ""
        self._dropping = False

    def read(self, clause: str) -> bool:
        """Take in all words; False when one of them is unknown."""
        for token in _TOKEN.finditer(clause):
            if token[1]:
                known = self._take_times(_span(token))
            else:
                known = self._take_word(token[5] or token[6] or token[7])
            if not known:
                return False
        return bool(self.found or self.days or self.times)

    def openings(self) -> set[Opening]:
        """Give what was read; days without times are office hours."""
        if self.times:
            self._close()
        return self.found | _on(self.days, [DAY_PARTS["overdag"]])

    def _take_times(self, span: Span | None) -> bool:
        if span is None:
            return False
        self._times_first |= not self.days
        self.times.append(span)
        self._before = ""
        return True

    def _take_word(self, word: str) -> bool:
        if days := list(_DAYS.get(word, ())):
            self._take_days(days)
        elif part := _part_of(word):
            self._take_times(DAY_PARTS[part])
            self._default = WORKDAYS if part.startswith("kantoor") else WEEK
        elif word in _EXCEPT:
            if self.times:
                self._close()
            self._dropping = True
        elif word not in _FILLING:
            return False
        self._before = word
        return True

    def _take_days(self, days: list[int]) -> None:
        if self._dropping:
            self.found = {one for one in self.found if BYDAY.index(one.byday) not in days}
            self.days = [day for day in self.days if day not in days]
        elif self._before == "-" and self.days:
            self.days += _through(self.days[-1], days[0])
        else:
            # "avonden en weekend" is two things, "middag op ma en wo" is one.
            apart = not self.days and self._before == "en"
            if self.times and (apart or not self._times_first):
                self._close()
            self.days += days

    def _close(self) -> None:
        """Give the times so far to the days so far."""
        self.found |= _on(self.days or self._default, self.times)
        self.days, self.times, self._default = [], [], WORKDAYS
        self._times_first = False


def _span(token: re.Match[str]) -> Span | None:
    hour, minute, end_hour, end_minute = (int(token[group] or 0) for group in range(1, 5))
    if max(hour, end_hour) > 24 or max(minute, end_minute) > 59:
        return None
    return time(hour % 24, minute), time(end_hour % 24, end_minute)


def _on(days: Iterable[int], times: Iterable[Span]) -> set[Opening]:
    return {Opening(BYDAY[day], *span) for span in times for day in days}


def _through(first: int, last: int) -> list[int]:
    """List the days after `first` up to `last`, past Sunday if need be."""
    return [(first + step) % 7 for step in range(1, (last - first) % 7 + 1)]


def _part_of(word: str) -> str:
    """Recognise a part of the day, also in the plural; empty when it is none."""
    return next((part for part in (word, word[:-2], word[:-1]) if part in DAY_PARTS), "")
