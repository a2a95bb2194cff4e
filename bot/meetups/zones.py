"""A time zone for a calendar file (RFC 5545 VTIMEZONE), from the clock changes as they are.

The onset of a change is told in the time before it, as the standard asks; a change that falls on
the same weekday of its month each year becomes a rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

YEARS = 4  # of clock changes that must agree before they are called a rule
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Onset:
    """A clock change: the wall time before it at which it comes, and both offsets."""

    at: datetime  # naive
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def make_zone(zone: str, first: date, last: date) -> Timezone:
    """Describe a zone from some day on, at least until another."""
    component = Timezone()
    component.add("tzid", zone)
    years = max(last.year + 1, first.year + YEARS)
    onsets = list(clock_changes(zone, first, years))
    component.add_component(_part(_opening(zone, first)))
    kinds: dict[tuple[int, timedelta, timedelta], list[Onset]] = {}
    for onset in onsets:
        kinds.setdefault((onset.at.month, onset.before, onset.after), []).append(onset)
    for same in kinds.values():
        rule = _rule(same)
        if rule is not None and len(same) >= YEARS:
            part = _part(same[0])
            part.add("rrule", rule)
            component.add_component(part)
        else:
            for onset in same:
                component.add_component(_part(onset))
    return component


def clock_changes(zone: str, first: date, last_year: int) -> Iterator[Onset]:
    """Find every clock change of a zone from a day to the end of a year."""
    place, day = ZoneInfo(zone), datetime(first.year, first.month, first.day, tzinfo=UTC)
    while day.year <= last_year:
        after = day + timedelta(days=1)
        if day.astimezone(place).utcoffset() != after.astimezone(place).utcoffset():
            yield _onset(place, _moment(place, day, after))
        day = after


def _moment(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Halve the day until the minute of the change is found."""
    offset = before.astimezone(place).utcoffset()
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if middle.astimezone(place).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def _onset(place: ZoneInfo, moment: datetime) -> Onset:
    earlier, now = (moment - timedelta(minutes=1)).astimezone(place), moment.astimezone(place)
    before, after = earlier.utcoffset() or timedelta(), now.utcoffset() or timedelta()
    naive = (moment + before).replace(tzinfo=None)
    return Onset(naive, before, after, now.tzname() or "", bool(now.dst()))


def _opening(zone: str, first: date) -> Onset:
    now = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(zone))
    offset = now.utcoffset() or timedelta()
    return Onset(now.replace(tzinfo=None), offset, offset, now.tzname() or "", bool(now.dst()))


def _part(onset: Onset) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if onset.daylight else TimezoneStandard()
    part.add("dtstart", onset.at)
    part.add("tzoffsetfrom", onset.before)
    part.add("tzoffsetto", onset.after)
    part.add("tzname", onset.name)
    return part


def _rule(same: list[Onset]) -> vRecur | None:
    """Return the rule that all of these keep: the nth or last weekday of their month."""
    first = same[0].at
    if any(onset.at.time() != first.time() for onset in same):
        return None
    if len({onset.at.weekday() for onset in same}) != 1:
        return None
    if any(later.at.year - one.at.year != 1 for one, later in pairwise(same)):
        return None
    last = all((onset.at + timedelta(days=7)).month != onset.at.month for onset in same)
    nths = {(onset.at.day - 1) // 7 + 1 for onset in same}
    if not last and len(nths) != 1:
        return None
    nth = -1 if last else nths.pop()
    return vRecur(freq="yearly", bymonth=first.month, byday=f"{nth}{WEEKDAYS[first.weekday()]}")
