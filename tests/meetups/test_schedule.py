"""When things come round, across both clock changes, against a plain oracle."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.schedules import ZONES, compare, ours
from bot.meetups.models import Frequency, Recurrence, Rhythm, Skipped
from bot.meetups.schedule import (
    MARGIN,
    afterwards_at,
    at_wall,
    due_at,
    hold_back,
    holiday,
    is_lead,
    is_quiet,
    next_moment,
    reminder_at,
    starts_of,
    wall,
)

AMSTERDAM = "Europe/Amsterdam"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
moments = st.integers(28_927_000, 30_500_000).map(  # minutes: 2025 to 2027
    lambda number: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
)
zones = st.sampled_from(ZONES)
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def test_1920_schedules_skip_nothing_and_double_nothing() -> None:
    """Daily and weekly, at every half hour, in five zones, over a year with both clock changes."""
    run = compare("ours", ours)
    assert (run.schedules, run.moments) == (1920, 175_200)
    assert (run.skipped, run.extra) == (0, 0)


@given(st.none() | st.integers(0, 6), clocks, zones, moments)
def test_the_next_moment_is_later_and_there_is_none_in_between(
    weekday: int | None, at: time, zone: str, after: datetime
) -> None:
    """At most a day or week later by the calendar, on the right day, once a day."""
    found = next_moment(weekday, at, zone, after)
    assert found > after
    day = wall(found - timedelta(hours=1), zone).date()  # a skipped midnight is one o'clock
    days = [day, day + timedelta(days=1)]
    assert found in [at_wall(one, at, zone) for one in days if weekday in {None, one.weekday()}]
    again = next_moment(weekday, at, zone, found)
    assert (
        timedelta(hours=22)
        <= again - found
        <= timedelta(days=7 if weekday is not None else 1, hours=2)
    )
    assert next_moment(weekday, at, zone, found - timedelta(seconds=1)) == found


def test_wall_time_at_both_clock_changes() -> None:
    """Half past two comes an hour late in spring, and the first of both in autumn."""
    assert at_wall(SPRING, time(2, 30), AMSTERDAM) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert at_wall(AUTUMN, time(2, 30), AMSTERDAM) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_weekly_series_keeps_its_wall_time() -> None:
    """Half past seven stays half past seven when summer time begins."""
    first = at_wall(date(2026, 3, 19), time(19, 30), AMSTERDAM)
    starts, skipped = starts_of(Recurrence(Frequency.WEEKLY, count=4), first, AMSTERDAM)
    assert [wall(start, AMSTERDAM).strftime("%d-%m %H:%M") for start in starts] == [
        "19-03 19:30",
        "26-03 19:30",
        "02-04 19:30",
        "09-04 19:30",
    ]
    assert starts[2] - starts[1] == timedelta(days=7, hours=-1)
    assert skipped == ()


def test_holidays_are_skipped_and_said_and_do_not_count() -> None:
    """Four Mondays from the end of March 2026: Easter Monday is none of them."""
    first = at_wall(date(2026, 3, 30), time(9), AMSTERDAM)
    starts, skipped = starts_of(Recurrence(Frequency.WEEKLY, count=4), first, AMSTERDAM)
    assert [wall(start, AMSTERDAM).day for start in starts] == [30, 13, 20, 4]
    assert skipped == (
        Skipped(date(2026, 4, 6), "Tweede paasdag"),
        Skipped(date(2026, 4, 27), "Koningsdag"),
    )
    assert holiday(date(2026, 4, 27)) == "Koningsdag"
    assert holiday(date(2026, 4, 28)) is None


def test_breaks_are_skipped_too() -> None:
    """A school holiday that the planner gave."""
    first = at_wall(date(2026, 10, 8), time(15), AMSTERDAM)
    autumn = ((date(2026, 10, 17), date(2026, 10, 25)),)
    rule = Recurrence(Frequency.FORTNIGHTLY, until=date(2026, 11, 19), breaks=autumn)
    starts, skipped = starts_of(rule, first, AMSTERDAM)
    assert [wall(start, AMSTERDAM).strftime("%d-%m") for start in starts] == [
        "08-10",
        "05-11",
        "19-11",
    ]
    assert skipped == (Skipped(date(2026, 10, 22), ""),)


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (date(2026, 1, 13), [13, 10, 10, 14]),  # the second Tuesday
        (date(2026, 1, 29), [29, 26, 26, 30]),  # the fifth Thursday is the last
    ],
)
def test_each_month_on_the_nth_weekday(first: date, days: list[int]) -> None:
    """As the first one is: the second Tuesday, or the last Thursday."""
    start = at_wall(first, time(10), AMSTERDAM)
    starts, _ = starts_of(Recurrence(Frequency.MONTHLY, count=4), start, AMSTERDAM)
    assert [wall(one, AMSTERDAM).day for one in starts] == days


@given(
    st.sampled_from(Frequency),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    clocks,
    zones,
    st.integers(2, 60) | st.none(),
    st.integers(1, 500),
)
def test_every_series_is_on_its_days_at_its_time(
    frequency: Frequency, day: date, at: time, zone: str, count: int | None, span: int
) -> None:
    """In order, on one weekday and wall time, never on a holiday, never past its end."""
    first, until = at_wall(day, at, zone), day + timedelta(days=span)
    rule = Recurrence(frequency, until=None if count else until, count=count)
    starts, skipped = starts_of(rule, first, zone)
    assert list(starts) == sorted(set(starts))
    held = [wall(start, zone).date() for start in starts]
    assert starts == tuple(at_wall(one, wall(first, zone).time(), zone) for one in held)
    assert all(one.weekday() == wall(first, zone).weekday() for one in held)
    assert not any(holiday(one) for one in held)
    assert all(holiday(one.day) == one.why for one in skipped)
    assert len(starts) <= (count or 60)
    if count is None:
        assert all(one <= max(until, day) for one in held)
    every = sorted([*held, *(one.day for one in skipped)])
    gaps = {(later - one).days for one, later in pairwise(every)}
    allowed = {
        Frequency.WEEKLY: {7},
        Frequency.FORTNIGHTLY: {14},
        Frequency.MONTHLY: {28, 35},
    }
    assert gaps <= allowed[frequency]


@given(moments, st.integers(1, 14), zones)
def test_days_before_are_days_by_the_wall_clock(start: datetime, days: int, zone: str) -> None:
    """So many dates earlier at the same time, unless the clock skipped that."""
    due, local = due_at(start, f"{days}d", zone), wall(start, zone)
    shown = wall(due, zone)
    wanted = local.replace(tzinfo=None) - timedelta(days=days)
    skipped = shown.utcoffset() != wall(due - timedelta(hours=2), zone).utcoffset()
    assert shown.replace(tzinfo=None) == wanted or skipped
    assert abs(start - due - timedelta(days=days)) <= timedelta(hours=1)


def test_the_day_before_is_at_the_same_wall_time() -> None:
    """Also in the night that the clock changes: 23 and 25 hours earlier."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        start = at_wall(day, time(19, 30), AMSTERDAM)
        assert start - due_at(start, "1d", AMSTERDAM) == timedelta(hours=hours)
        assert start - due_at(start, "1h", AMSTERDAM) == timedelta(hours=1)


@given(moments, st.sampled_from(("1d", "2d", "14d", "1h", "3h", "30m")), zones)
def test_reminders_come_before_the_start_and_not_at_night(
    start: datetime, lead: str, zone: str
) -> None:
    """What can't wait for the morning comes when it is due."""
    rhythm = Rhythm()
    raw, due = due_at(start, lead, zone), reminder_at(start, lead, rhythm, zone)
    assert raw <= due < start
    if is_quiet(due, rhythm, zone):
        morning = next_moment(None, rhythm.quiet_until, zone, due)
        assert due == raw
        assert morning > start - MARGIN


@given(moments, zones, clocks, clocks)
def test_what_can_wait_is_never_sent_in_the_quiet_hours(
    moment: datetime, zone: str, quiet_from: time, quiet_until: time
) -> None:
    """Whatever the quiet hours are, and at most a day later."""
    rhythm = Rhythm(quiet_from=quiet_from, quiet_until=quiet_until)
    held = hold_back(moment, rhythm, zone)
    assert moment <= held <= moment + timedelta(hours=26)
    changes = wall(held, zone).utcoffset() != wall(held - timedelta(hours=3), zone).utcoffset()
    assert not is_quiet(held, rhythm, zone) or changes


def test_quiet_hours_end_at_their_wall_time() -> None:
    """From nine in the evening to half past seven."""
    evening = at_wall(date(2026, 3, 28), time(22), AMSTERDAM)
    morning = hold_back(evening, Rhythm(), AMSTERDAM)
    assert wall(morning, AMSTERDAM).strftime("%d %H:%M") == "29 07:30"
    assert hold_back(evening, Rhythm(), AMSTERDAM, evening + timedelta(hours=1)) == evening
    day = at_wall(date(2026, 3, 28), time(20, 59), AMSTERDAM)
    assert hold_back(day, Rhythm(), AMSTERDAM) == day


def test_those_present_hear_the_same_evening() -> None:
    """Until eleven; a conference that ends at midnight is told about in the morning."""
    half_past_nine = at_wall(date(2026, 3, 12), time(21, 30), AMSTERDAM)
    assert afterwards_at(half_past_nine, Rhythm(), AMSTERDAM) == half_past_nine
    midnight = at_wall(date(2026, 3, 13), time(0), AMSTERDAM)
    found = afterwards_at(midnight, Rhythm(), AMSTERDAM)
    assert wall(found, AMSTERDAM).strftime("%d %H:%M") == "13 07:30"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("1d", True),
        ("14d", True),
        ("15d", False),
        ("72h", True),
        ("0h", False),
        ("1w", False),
        ("", False),
        ("d", False),
        ("-1d", False),
    ],
)
def test_leads(text: str, known: bool) -> None:
    """How long before the start a reminder may be."""
    assert is_lead(text) is known
