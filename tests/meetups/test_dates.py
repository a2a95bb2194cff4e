"""Days and times as people type them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.meetups.dates import (
    Typed,
    month_after,
    month_page,
    read_minutes,
    read_moment,
    read_periods,
    read_time,
    read_typed,
)

TODAY = date(2026, 11, 23)  # a Monday
THURSDAY = date(2027, 1, 14)
NEXT_TUESDAY = date(2026, 12, 1)
CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("do 14 jan 19:30", THURSDAY, time(19, 30)),
        ("Do 14 januari om 19.30 uur", THURSDAY, time(19, 30)),
        ("donderdag 14 januari 2027, 19:30 uur", THURSDAY, time(19, 30)),
        ("14-1 half acht", THURSDAY, time(19, 30)),
        ("14-01-2027 19u30", THURSDAY, time(19, 30)),
        ("2027-01-14T19:30", THURSDAY, time(19, 30)),
        ("2027-01-14", THURSDAY, None),
        ("thursday 14 january 7.30 pm", THURSDAY, time(19, 30)),
        ("14 jan half past seven", THURSDAY, time(19, 30)),
        ("volgende week dinsdagavond", NEXT_TUESDAY, None),
        ("dinsdag volgende week half 8", NEXT_TUESDAY, time(19, 30)),
        ("next week tuesday 7pm", NEXT_TUESDAY, time(19)),
        ("over drie weken", date(2026, 12, 14), None),
        ("in three weeks", date(2026, 12, 14), None),
        ("over 2 weken donderdag 20:00", date(2026, 12, 10), time(20)),
        ("over een maand", date(2026, 12, 23), None),
        ("morgen 9 uur", date(2026, 11, 24), time(9)),
        ("morgenochtend 9:15", date(2026, 11, 24), time(9, 15)),
        ("morgenavond acht uur", date(2026, 11, 24), time(20)),
        ("vanavond half acht", TODAY, time(19, 30)),
        ("vrijdagmiddag 3 uur", date(2026, 11, 27), time(15)),
        ("woensdag om 9", date(2026, 11, 25), time(9)),
        ("tomorrow morning quarter past nine", date(2026, 11, 24), time(9, 15)),
        ("kwart voor acht morgen", date(2026, 11, 24), time(19, 45)),
        ("dinsdag tien over half acht", date(2026, 11, 24), time(19, 40)),
        ("dinsdag 's avonds 8 uur", date(2026, 11, 24), time(20)),
        ("14/1 19:30", THURSDAY, time(19, 30)),
        ("do. 14 jan. 19:30", THURSDAY, time(19, 30)),
        ("donderdag 14e januari", THURSDAY, None),
        ("a.s. dinsdag 20:00", date(2026, 11, 24), time(20)),
        ("next tuesday 19:00", date(2026, 11, 24), time(19)),
        ("di 1/12 20u", NEXT_TUESDAY, time(20)),
        ("24 uur", None, time(0)),
        ("half een", None, time(12, 30)),
        ("19:30", None, time(19, 30)),
        ("do 14 jan 00:00", THURSDAY, time(0)),
    ],
)
def test_moments_are_read(text: str, day: date | None, at: time | None) -> None:
    """People write in many ways, and are understood."""
    assert read_typed(text, TODAY) == Typed(day, at)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("vr 14 jan 19:30", "weekday"),
        ("do 14 jan 25:00", "time"),
        ("31 februari", "date"),
        ("binnenkort", "date"),
        ("", "date"),
        ("over drie dingen", "date"),
        ("volgende week ooit", "date"),
    ],
)
def test_what_can_not_be_meant_is_refused(text: str, reason: str) -> None:
    """A wrong day of the week is a mistake that the writer wants to hear of."""
    with pytest.raises(Invalid) as refused:
        read_typed(text, TODAY)
    assert refused.value.reason == reason


@given(st.text(max_size=60))
def test_nonsense_never_breaks_it(text: str) -> None:
    """Whatever is typed gives a moment or Invalid."""
    try:
        read_typed(text, TODAY)
    except Invalid:
        return


@given(st.dates(date(2026, 11, 23), date(2028, 11, 1)), CLOCK)
def test_iso_is_read_back(day: date, at: time) -> None:
    """What the buttons of the calendar send is read exactly."""
    assert read_typed(f"{day.isoformat()}T{at:%H:%M}", TODAY) == Typed(day, at)


def test_until_when_is_read_too() -> None:
    """From when to when can be typed in one go."""
    assert read_typed("do 14 jan 19:30-21:30", TODAY) == Typed(THURSDAY, time(19, 30), time(21, 30))
    assert read_typed("14 jan van 19.30 tot 21.30", TODAY).until == time(21, 30)
    assert read_typed("14 jan van 9 tot 12 uur", TODAY) == Typed(THURSDAY, time(9), time(12))
    assert read_typed("do 14-1 2-4 uur", TODAY) == Typed(THURSDAY, time(14), time(16))


def test_a_moment_is_in_the_community_s_zone() -> None:
    """Half past seven in January is 18:30 UTC, in July 17:30."""
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    winter = read_moment("14 jan 19:30", now, "Europe/Amsterdam")
    assert winter == datetime(2027, 1, 14, 18, 30, tzinfo=UTC)
    summer = read_moment("14 juli 2027", now, "Europe/Amsterdam", time(19, 30))
    assert summer == datetime(2027, 7, 14, 17, 30, tzinfo=UTC)
    with pytest.raises(Invalid, match="invalid-time"):
        read_moment("14 jan", now, "Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "at"),
    [("9", time(9)), ("half acht", time(19, 30)), ("20u", time(20)), ("7:30", time(7, 30))],
)
def test_times_are_read(text: str, at: time) -> None:
    """A time alone; digits with minutes are taken as they stand."""
    assert read_time(text) == at


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("2", 120),
        ("2 uur", 120),
        ("anderhalf uur", 90),
        ("21:30", 120),
        ("tot half tien", 120),
        ("tot 0:30", 300),
    ],
)
def test_durations_are_read(text: str, minutes: int) -> None:
    """How long it takes, or until when."""
    assert read_minutes(text, time(19, 30)) == minutes


def test_periods_are_read() -> None:
    """School holidays as people write them."""
    assert read_periods("1 mei - 9 mei, 17 t/m 25 oktober, 24-12", TODAY) == (
        (date(2027, 5, 1), date(2027, 5, 9)),
        (date(2027, 10, 17), date(2027, 10, 25)),
        (date(2026, 12, 24), date(2026, 12, 24)),
    )
    over_new_year = read_periods("24 december - 2 januari", TODAY)
    assert over_new_year == ((date(2026, 12, 24), date(2027, 1, 2)),)


@given(st.integers(2024, 2032), st.integers(1, 12), st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_a_month_to_tap_holds_each_day_that_can_be_chosen_once(
    year: int, month: int, first: date
) -> None:
    """Weeks of seven, Monday first, and nothing of another month or the past."""
    page = month_page(year, month, first)
    days = [day for week in page for day in week if day is not None]
    assert all(len(week) == 7 for week in page)
    assert all(week[day.weekday()] == day for week in page for day in week if day is not None)
    assert days == sorted(set(days))
    assert all(day >= first and (day.year, day.month) == (year, month) for day in days)


def test_months_follow_each_other() -> None:
    """December is followed by January."""
    assert month_after(2026, 12) == (2027, 1)
    assert month_after(2026, 1, -1) == (2025, 12)
