"""Dates and times in the words of the reader, in the community's zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime


def day(value: date | datetime, language: str, zone: str = "UTC") -> str:
    """Return a date in words: `3 mrt. 2026`."""
    if isinstance(value, datetime):
        value = value.astimezone(ZoneInfo(zone)).date()
    return format_date(value, "d MMM y", locale=language)


def soon(moment: datetime, now: datetime, language: str, zone: str) -> str:
    """Return a coming moment as short as it can be: `9:00`, `ma 9:00` or `ma 12 jan 9:00`."""
    local, today = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    if local.date() == today.date():
        pattern = "H:mm"
    elif local.date() - today.date() < timedelta(days=7):
        pattern = "EEEEEE H:mm"
    else:
        pattern = "EEEEEE d MMM H:mm"
    return format_datetime(local, pattern, locale=language)
