"""When: wall time, recurrence, due moments and quiet hours; right across both clock changes.

Wall time is resolved in one place. A time that the clock skips in spring is taken as long after
midnight as it always is (2:30 becomes 3:30); one that comes twice in autumn is the first.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from bot.meetups.models import Frequency, Recurrence, Rhythm, Skipped

MOST = 60  # meetups in one series
LONGEST = relativedelta(years=2)
UNITS = {"d": "days", "h": "hours", "m": "minutes"}
MARGIN = timedelta(minutes=15)  # a reminder may be held back until so long before the start
LATE = time(23, 0)  # what belongs to an evening goes out until then


def at_wall(day: date, at: time, zone: str) -> datetime:
    """Return the moment at which a clock in this zone shows this time on this day."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def wall(moment: datetime, zone: str) -> datetime:
    """Return the moment as a clock in this zone shows it."""
    return moment.astimezone(ZoneInfo(zone))


def next_moment(weekday_: int | None, at: time, zone: str, after: datetime) -> datetime:
    """Return the first moment after another at which it is this time, daily or on a weekday.

    Weekday 0 is Monday. Each day has the time exactly once, also when the clock changes.
    """
    day = wall(after, zone).date() - timedelta(days=1)
    while True:
        if weekday_ is None or day.weekday() == weekday_:
            moment = at_wall(day, at, zone)
            if moment > after:
                return moment
        day += timedelta(days=1)


def starts_of(
    recurrence: Recurrence, first: datetime, zone: str
) -> tuple[tuple[datetime, ...], tuple[Skipped, ...]]:
    """Return the starts of a series, and the dates that are skipped, in order.

    All at the wall time of the first. Dutch public holidays and the planner's own breaks are
    skipped and do not count: twelve times is twelve meetups. At most MOST, within LONGEST.
    """
    starts: list[datetime] = []
    skipped: list[Skipped] = []
    start = wall(first, zone)
    last = min(recurrence.until or date.max, start.date() + LONGEST)
    most = min(recurrence.count or MOST, MOST)
    for day in _days(recurrence.frequency, start.date()):
        if day > last or len(starts) == most:
            break
        why = _reason_to_skip(day, recurrence)
        if why is None:
            starts.append(at_wall(day, start.time(), zone))
        else:
            skipped.append(Skipped(day, why))
    return tuple(starts), tuple(one for one in skipped if starts and _is_told(one, starts, zone))


def nth_of_month(day: date) -> int:
    """Return which one of its weekday a day is in its month: 1 to 4, or -1 for a fifth, the last.

    A monthly series goes by it.
    """
    nth = (day.day - 1) // 7 + 1
    return nth if nth < 5 else -1


def holiday(day: date) -> str | None:
    """Name the Dutch public holiday on a day (package `holidays`, in Dutch)."""
    return _holidays(day.year).get(day)


def due_at(starts_at: datetime, lead: str, zone: str) -> datetime:
    """Return when a reminder is due: "1d" is a day earlier by the wall clock, "1h" an hour."""
    number, unit = int(lead[:-1]), UNITS[lead[-1]]
    if unit == "days":
        start = wall(starts_at, zone)
        return at_wall(start.date() - timedelta(days=number), start.time(), zone)
    return starts_at - timedelta(**{unit: number})


def is_quiet(moment: datetime, rhythm: Rhythm, zone: str) -> bool:
    """Tell whether a moment is in the quiet hours."""
    at, start, end = wall(moment, zone).time(), rhythm.quiet_from, rhythm.quiet_until
    return start <= at < end if start <= end else at >= start or at < end


def hold_back(
    moment: datetime, rhythm: Rhythm, zone: str, before: datetime | None = None
) -> datetime:
    """Move what can wait out of the quiet hours; what would come after `before` can't wait."""
    if not is_quiet(moment, rhythm, zone):
        return moment
    end = next_moment(None, rhythm.quiet_until, zone, moment)
    return moment if before is not None and end > before else end


def reminder_at(starts_at: datetime, lead: str, rhythm: Rhythm, zone: str) -> datetime:
    """Return when a reminder goes out, with the quiet hours."""
    return hold_back(due_at(starts_at, lead, zone), rhythm, zone, starts_at - MARGIN)


def afterwards_at(ends_at: datetime, rhythm: Rhythm, zone: str) -> datetime:
    """Return when those present hear who was there: the same evening, else in the morning."""
    start, end = rhythm.quiet_from, rhythm.quiet_until
    if start > end:  # an evening that ends in the quiet hours is not over yet
        start = max(start, LATE)
    return hold_back(ends_at, Rhythm(quiet_from=start, quiet_until=end), zone)


def is_lead(text: str) -> bool:
    """Tell whether this is a lead: at most 14 days, 72 hours or 240 minutes."""
    number, unit = text[:-1], text[-1:]
    most = {"d": 14, "h": 72, "m": 240}.get(unit, 0)
    return number.isascii() and number.isdigit() and 0 < int(number) <= most


def _days(frequency: Frequency, first: date) -> Iterator[date]:
    start = datetime.combine(first, time())
    if frequency is Frequency.MONTHLY:
        on = weekday(first.weekday(), nth_of_month(first))
        rule = rrule(MONTHLY, dtstart=start, byweekday=on)
    else:
        rule = rrule(WEEKLY, dtstart=start, interval=1 + (frequency is Frequency.FORTNIGHTLY))
    # Two years of weeks; more than that nobody plans ahead.
    return (moment.date() for moment in islice(rule, 120))


def _reason_to_skip(day: date, recurrence: Recurrence) -> str | None:
    found = holiday(day)
    if found is None and any(start <= day <= end for start, end in recurrence.breaks):
        return ""
    return found


def _is_told(skipped: Skipped, starts: list[datetime], zone: str) -> bool:
    """Leave out what comes after the last meetup: nobody would have come."""
    return skipped.day < wall(starts[-1], zone).date()


@lru_cache(maxsize=16)
def _holidays(year: int) -> dict[date, str]:
    import holidays  # a large package, needed when a series is planned

    return dict(holidays.country_holidays("NL", years=year, language="nl").items())
