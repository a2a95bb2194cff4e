"""Calendar files (RFC 5545) that Google, Apple and Outlook accept; without attendees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Wiebelik//Ontmoetingen//NL"
AROUND = timedelta(days=400)  # clock changes so far before and after the meetups are told


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meetup as a calendar shows it; all texts are ready for reading."""

    uid: str  # the same for ever
    sequence: int  # higher with each change
    summary: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    changed_at: datetime
    place: str = ""
    description: str = ""
    latitude: float | None = None
    longitude: float | None = None
    url: str | None = None
    cancelled: bool = False
    tentative: bool = False


def make_calendar(
    appointments: Sequence[Appointment], *, name: str = "", method: str = "PUBLISH"
) -> bytes:
    """Write appointments, with the zones that they need; `name` is how a feed is shown."""
    from icalendar import Calendar  # loaded when the first calendar is asked for

    from bot.meetups.zones import make_zone

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=4), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT4H")
    for zone in sorted({one.zone for one in appointments}):
        here = [one for one in appointments if one.zone == zone]
        first = min(one.starts_at for one in here) - AROUND
        last = max(one.ends_at for one in here) + AROUND
        calendar.add_component(make_zone(zone, first.date(), last.date()))
    for one in appointments:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Appointment) -> "Event":
    from icalendar import Event

    zone = ZoneInfo(one.zone)
    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed_at.astimezone(UTC))
    event.add("last-modified", one.changed_at.astimezone(UTC))
    event.add("dtstart", one.starts_at.astimezone(zone))
    event.add("dtend", one.ends_at.astimezone(zone))
    event.add("summary", one.summary)
    if one.place:
        event.add("location", one.place)
    if one.latitude is not None and one.longitude is not None:
        event.add("geo", (one.latitude, one.longitude))
    if one.description:
        event.add("description", one.description)
    if one.url:
        event.add("url", one.url)
    state = "TENTATIVE" if one.tentative else "CONFIRMED"
    event.add("status", "CANCELLED" if one.cancelled else state)
    return event
