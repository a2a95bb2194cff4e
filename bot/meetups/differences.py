"""What is different about a meetup: kept in plain values, to be told when the time is there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.meetups.models import Meetup, State

_READ: dict[str, Callable[[Meetup], Any]] = {
    "theme": lambda one: one.theme,
    "place": lambda one: [
        one.place.text,
        one.place.latitude,
        one.place.longitude,
        one.place.online,
    ],
    "link": lambda one: one.place.link,
    "host": lambda one: [one.host_id, one.host_user_id, one.host_name],
    "facilitator": lambda one: one.facilitator,
    "capacity": lambda one: one.capacity,
    "starts_at": lambda one: one.starts_at.isoformat() if one.starts_at else None,
    "minutes": lambda one: one.minutes,
    "decide_by": lambda one: one.decide_by.isoformat() if one.decide_by else None,
    "state": lambda one: one.state.value,
}


def difference(before: Meetup, after: Meetup) -> dict[str, Any]:
    """Return the fields that differ, as they were."""
    return {name: read(before) for name, read in _READ.items() if read(before) != read(after)}


def undo(after: Meetup, before: Mapping[str, Any]) -> Meetup:
    """Return a meetup as it was, by the fields that differ."""
    was = after
    for name, value in before.items():
        was = _set(was, name, value)
    ends_at = was.starts_at + timedelta(minutes=was.minutes) if was.starts_at else None
    return replace(was, ends_at=ends_at)


def _set(was: Meetup, name: str, value: Any) -> Meetup:
    if name == "place":
        text, latitude, longitude, online = value
        place = replace(was.place, text=text, latitude=latitude, longitude=longitude, online=online)
        return replace(was, place=place)
    if name == "link":
        return replace(was, place=replace(was.place, link=value))
    if name == "host":
        return replace(was, host_id=value[0], host_user_id=value[1], host_name=value[2])
    if name in {"starts_at", "decide_by"}:
        value = datetime.fromisoformat(value) if value else None
    if name == "state":
        value = State(value)
    changed: dict[str, Any] = {name: value}
    return replace(was, **changed)
