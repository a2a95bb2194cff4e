"""Hours as people write them, and who can be reached when, also around the clock changes."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.directory.hours import reachability, read_hours

ZONE = "Europe/Amsterdam"
SAMPLE = Path(__file__).parents[2] / "config" / "sample" / "contacts.csv"
WORKDAYS, WEEK = "MO TU WE TH FR", "MO TU WE TH FR SA SU"
READ = {
    "ma-vr 9.00-17.00": [(WORKDAYS, "09:00-17:00")],
    "ma di do 9.00-15.00": [("MO TU TH", "09:00-15:00")],
    "ma en wo 9.00-12.30": [("MO WE", "09:00-12:30")],
    "24/7": [(WEEK, "00:00-00:00")],
    "ma-do 9.00-17.00, di avond": [("MO TU WE TH", "09:00-17:00"), ("TU", "18:00-22:00")],
    "wo-vr 13.00-20.00": [("WE TH FR", "13:00-20:00")],
    "wo middag en za-zo": [("WE", "13:00-17:00"), ("SA SU", "09:00-17:00")],
    "avonden en weekend": [(WEEK, "18:00-22:00"), ("SA SU", "09:00-17:00")],
    "wisselende diensten": None,
    "flexibel, app eerst": None,
    "di-do middag, app altijd": [("TU WE TH", "13:00-17:00")],
    "di do 14.30-21.00, za 13.00-17.00": [("TU TH", "14:30-21:00"), ("SA", "13:00-17:00")],
    "do 19.00-22.00, verder op afspraak": [("TH", "19:00-22:00")],
    "wo middag groep, bellen di-do": [("TU WE TH", "09:00-17:00")],
    "vr-zo, bellen ma-vr": [(WORKDAYS, "09:00-17:00")],
    "dag en nacht, bel overdag": [(WEEK, "09:00-17:00")],
    "overleg op woensdag, bellen kan altijd": [(WEEK, "00:00-00:00")],
    "maandag tot en met vrijdag van 9:00 tot 17:00 uur": [(WORKDAYS, "09:00-17:00")],
    "ma t/m do: 9-17u; vr: 9-12u": [("MO TU WE TH", "09:00-17:00"), ("FR", "09:00-12:00")],
    "ma, di en do 9-12 en 13-17": [("MO TU TH", "09:00-12:00"), ("MO TU TH", "13:00-17:00")],
    "werkdagen 8.30 - 17 uur": [(WORKDAYS, "08:30-17:00")],
    "kantooruren": [(WORKDAYS, "09:00-17:00")],
    "woensdagmiddag": [("WE", "13:00-17:00")],
    "'s avonds": [(WEEK, "18:00-22:00")],
    "18.00-22.00 op za": [("SA", "18:00-22:00")],
    "middag op ma en wo": [("MO WE", "13:00-17:00")],
    "ma-vr 9-17 behalve wo": [("MO TU TH FR", "09:00-17:00")],
    "vr-ma 22.00-6.00": [("MO FR SA SU", "22:00-06:00")],
    "Monday to Friday 9:00-17:00": [(WORKDAYS, "09:00-17:00")],
    "di t/m do, 9.00 - 15.00 uur": [("TU WE TH", "09:00-15:00")],
    "even weken ma 9-12": None,
    "25-30": None,
    "": None,
}  # fmt: skip
SUMMER = datetime(2026, 3, 29, tzinfo=ZoneInfo(ZONE)).date()  # 2.00 becomes 3.00
WINTER = datetime(2026, 10, 25, tzinfo=ZoneInfo(ZONE)).date()  # 3.00 becomes 2.00


def local(day: date, clock: str, fold: int = 0) -> datetime:
    """Give a moment by the clock on the wall."""
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE), fold=fold)


@pytest.mark.parametrize(("text", "week"), READ.items())
def test_reads(text: str, week: list[tuple[str, str]] | None) -> None:
    """What people write is read as a week, or honestly not at all."""
    found = read_hours(text)
    if week is None:
        assert found is None
        return
    assert found is not None
    told = {(one.byday, f"{one.opens_at:%H:%M}-{one.closes_at:%H:%M}") for one in found}
    assert told == {(day, span) for days, span in week for day in days.split()}


def test_nearly_everybody_in_the_sample_can_be_read() -> None:
    """Of all hours in the sample, only the truly vague ones stay unread."""
    with SAMPLE.open(encoding="utf-8-sig", newline="") as stream:
        told = {row["bereikbaar"] for row in csv.DictReader(stream, delimiter=";")}
    unread = {text for text in told if read_hours(text) is None}
    assert unread == {"wisselende diensten", "flexibel, app eerst"}


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read or not, and can be asked about."""
    reachability(text, None, datetime(2026, 3, 2, tzinfo=UTC), ZONE)


def test_open_now_and_until_when() -> None:
    """Within hours somebody can be reached, until closing time."""
    found = reachability("ma-vr 9.00-17.00", None, local(date(2026, 3, 2), "9:00"), ZONE)
    assert found.now is True
    assert found.until == local(date(2026, 3, 2), "17:00")
    assert found.next_at is None


@pytest.mark.parametrize(
    ("day", "clock", "opens"),
    [
        (date(2026, 3, 2), "8:59", local(date(2026, 3, 2), "9:00")),
        (date(2026, 3, 2), "17:00", local(date(2026, 3, 3), "9:00")),
        (date(2026, 3, 6), "18:00", local(date(2026, 3, 9), "9:00")),  # over the weekend
        (date(2026, 3, 27), "18:00", local(date(2026, 3, 30), "9:00")),  # and over summer time
        (date(2026, 10, 23), "18:00", local(date(2026, 10, 26), "9:00")),
    ],
)
def test_closed_now_and_from_when(day: date, clock: str, opens: datetime) -> None:
    """Outside hours the next opening is told, by the clock on the wall."""
    found = reachability("ma-vr 9.00-17.00", None, local(day, clock), ZONE)
    assert found.now is False
    assert found.next_at == opens
    assert found.next_at is not None
    assert found.next_at.tzinfo == ZoneInfo(ZONE)


def test_day_and_night_has_no_end() -> None:
    """Who can always be reached has no closing time, clock changes or not."""
    for day in (SUMMER, WINTER, date(2026, 3, 2)):
        found = reachability("24/7", None, local(day, "2:30"), ZONE)
        assert found.now is True
        assert found.until is None


def test_a_night_over_summer_time_is_an_hour_shorter() -> None:
    """A shift from 22 to 6 ends at 6 by the clock, after seven hours."""
    found = reachability("za 22.00-6.00", None, local(date(2026, 3, 28), "23:00"), ZONE)
    assert found.until == local(SUMMER, "6:00")
    assert found.until is not None
    assert (found.until - local(date(2026, 3, 28), "22:00").astimezone(UTC)).seconds == 7 * 3600


def test_time_that_summer_skips_opens_right_after() -> None:
    """Hours that begin at 2.30, on the night that has no 2.30, begin at 3.30 on the new clock."""
    before = reachability("zo 2.30-8.00", None, local(SUMMER, "1:59"), ZONE)
    assert before.now is False
    assert before.next_at == local(SUMMER, "3:30")
    assert reachability("zo 2.30-8.00", None, local(SUMMER, "3:30"), ZONE).now is True


def test_time_that_winter_repeats_is_open_both_times() -> None:
    """Hours from 2.15 to 2.45, on the night that has them twice, run from the first to the last."""
    hours = "zo 2.15-2.45"
    assert reachability(hours, None, local(WINTER, "2:20"), ZONE).now is True
    assert reachability(hours, None, local(WINTER, "2:20", fold=1), ZONE).now is True
    assert reachability(hours, None, local(WINTER, "2:50", fold=1), ZONE).now is False


def test_after_midnight_yesterday_counts() -> None:
    """A shift that began yesterday evening is still on."""
    found = reachability("vr 20.00-4.00", None, local(date(2026, 3, 7), "3:59"), ZONE)
    assert found.now is True
    assert reachability("vr 20.00-4.00", None, local(date(2026, 3, 7), "4:00"), ZONE).now is False


def test_away_counts_up_to_and_including_the_day() -> None:
    """Somebody away until Friday is back at their first hours after it."""
    friday = date(2026, 3, 6)
    found = reachability("ma-vr 9.00-17.00", friday, local(friday, "23:59"), ZONE)
    assert found.now is False
    assert found.away_until == friday
    assert found.next_at == local(date(2026, 3, 9), "9:00")
    after = reachability("24/7", friday, local(date(2026, 3, 7), "0:00"), ZONE)
    assert after.now is True
    assert after.away_until is None


def test_unreadable_hours_are_not_guessed() -> None:
    """Who has no readable hours is neither there nor not."""
    found = reachability("wisselende diensten", None, local(date(2026, 3, 2), "12:00"), ZONE)
    assert found.now is None
    assert found.next_at is None
