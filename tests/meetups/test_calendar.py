"""Calendar files, read back with the libraries that calendars are made of."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from bot.meetups.calendar import Appointment, make_calendar
from bot.meetups.zones import clock_changes, make_zone

AMSTERDAM = "Europe/Amsterdam"
MOMENTS = st.integers(2_944_000, 3_500_000).map(
    lambda number: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=10 * number)
)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def appointment(starts_at: datetime, **more: object) -> Appointment:
    """Make one of two hours."""
    values: dict[str, object] = {
        "uid": "1-5@wiebelik",
        "sequence": 0,
        "summary": "Inloop",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "zone": AMSTERDAM,
        "changed_at": NOW,
        **more,
    }
    return Appointment(**values)  # type: ignore[arg-type]


def read(data: bytes) -> icalendar.Calendar:
    """Read a file back."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def test_a_meetup_is_read_back() -> None:
    """With its place, text with signs in it, and no attendee at all."""
    start = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    text = "Wie zit er aan tafel?\n- regels; komma's, en é"
    data = make_calendar(
        [appointment(start, place="De Brug, Oss", description=text, latitude=51.7, longitude=5.5)],
        name="Drieland",
    )
    calendar = read(data)
    event = calendar.walk("VEVENT")[0]
    assert event.decoded("dtstart") == start
    assert event["dtstart"].params["TZID"] == AMSTERDAM
    assert str(event["location"]) == "De Brug, Oss"
    assert str(event["description"]) == text
    assert str(calendar["x-wr-calname"]) == "Drieland"
    assert not any(word in data.lower() for word in (b"attendee", b"organizer", b"mailto"))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_changes_and_cancelling() -> None:
    """The same uid with a higher sequence; cancelled is said."""
    start = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    event = read(make_calendar([appointment(start, sequence=3, cancelled=True)])).walk("VEVENT")[0]
    assert (str(event["uid"]), event["sequence"]) == ("1-5@wiebelik", 3)
    assert str(event["status"]) == "CANCELLED"


def test_another_library_finds_them_on_their_days() -> None:
    """recurring-ical-events, around both clock changes."""
    starts = [
        datetime(2026, month, day, hour, tzinfo=UTC)
        for month, day in ((3, 28), (3, 29), (3, 30), (10, 24), (10, 25), (10, 26))
        for hour in (8, 18)
    ]
    data = make_calendar(
        [appointment(start, uid=f"{number}@wiebelik") for number, start in enumerate(starts)]
    )
    found = recurring_ical_events.of(read(data)).between((2026, 1, 1), (2027, 1, 1))
    assert sorted(event["DTSTART"].dt.astimezone(UTC) for event in found) == starts


def offset_by_the_file(zone: icalendar.Timezone, wall: datetime) -> timedelta:
    """Work out, by the rules of the file alone, how far a wall time is from UTC (RFC 5545)."""
    best: tuple[datetime, timedelta] | None = None
    for part in zone.subcomponents:
        onsets = [part["dtstart"].dt]
        if "rrule" in part:
            calendar = icalendar.Calendar()
            event = icalendar.Event()
            event.add("dtstart", part["dtstart"].dt)
            event.add("dtend", part["dtstart"].dt + timedelta(minutes=1))
            event.add("rrule", part["rrule"])
            calendar.add_component(event)
            until = wall + timedelta(days=400)
            onsets = [
                one["DTSTART"].dt
                for one in recurring_ical_events.of(calendar).between(part["dtstart"].dt, until)
            ]
        for onset in onsets:
            if onset <= wall and (best is None or onset > best[0]):
                best = (onset, part["tzoffsetto"].td)
    assert best is not None
    return best[1]


@pytest.mark.parametrize(
    "zone", [AMSTERDAM, "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Tokyo"]
)
def test_the_zone_in_the_file_is_right_hour_by_hour(zone: str) -> None:
    """A calendar that knows no zones but those of the file gets every moment of two years right."""
    component = make_zone(zone, date(2025, 12, 1), date(2027, 12, 31))
    place, wrong = ZoneInfo(zone), []
    changes = [one.at for one in clock_changes(zone, date(2025, 12, 1), 2027)]
    hours = [
        change + timedelta(hours=hours) for change in changes for hours in (-48, -3, 3, 25, 400)
    ]
    for wall in [
        *hours,
        *(datetime.combine(date(2026, month, 15), time(12)) for month in range(1, 13)),
    ]:
        if wall.year > 2027:
            continue
        if offset_by_the_file(component, wall) != wall.replace(tzinfo=place).utcoffset():
            wrong.append(wall)
    assert wrong == []


def test_the_clock_changes_of_amsterdam() -> None:
    """Told in the time before the change, and as a rule for the last Sunday."""
    text = make_zone(AMSTERDAM, date(2026, 1, 1), date(2026, 12, 31)).to_ical().decode()
    assert "DTSTART:20260329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "DTSTART:20261025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in text


@given(
    MOMENTS,
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
)
def test_any_text_and_moment_survives(start: datetime, text: str) -> None:
    """Whatever people type as a theme."""
    event = read(make_calendar([appointment(start, summary=text or "x")])).walk("VEVENT")[0]
    assert str(event["summary"]) == (text or "x")
    assert event.decoded("dtstart") == start
