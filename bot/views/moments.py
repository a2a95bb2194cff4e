"""Dates and times in the words of the reader, in the community's zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from bot.views.text import Texts


def day(value: date | datetime, language: str, zone: str = "UTC") -> str:
    """Return a date in words: `3 mrt. 2026`."""
    if isinstance(value, datetime):
        value = value.astimezone(ZoneInfo(zone)).date()
    return format_date(value, "d MMM y", locale=language)


def lately(moment: datetime, now: datetime, language: str, zone: str) -> str:
    """Return a day that was, with the year only when it is another: `3 mrt` or `3 mrt 2025`."""
    same = moment.astimezone(ZoneInfo(zone)).year == now.astimezone(ZoneInfo(zone)).year
    return _local(moment, "d MMM" if same else "d MMM y", language, zone)


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


def short_day(moment: datetime, language: str, zone: str) -> str:
    """Return a day for a button: `do 14 jan`."""
    return _local(moment, "EEEEEE d MMM", language, zone)


def tiny_day(moment: datetime, language: str, zone: str) -> str:
    """Return a day for one of three buttons in a row: `do 14`."""
    return _local(moment, "EEEEEE d", language, zone)


def short(moment: datetime, language: str, zone: str) -> str:
    """Return a day and time in one breath: `do 14 jan 19:30`."""
    return _local(moment, "EEEEEE d MMM H:mm", language, zone)


def clock(moment: datetime, zone: str) -> str:
    """Return the time alone: `19:30`."""
    return f"{moment.astimezone(ZoneInfo(zone)):%-H:%M}"


def full_day(value: date, language: str) -> str:
    """Return a day in full: `donderdag 14 januari 2027`."""
    return format_date(value, "EEEE d MMMM y", locale=language)


def full(moment: datetime, language: str, zone: str) -> str:
    """Return a moment in full, to check: `donderdag 14 januari 2027, 19:30`."""
    return _local(moment, "EEEE d MMMM y, H:mm", language, zone)


def span(start: datetime, end: datetime, language: str, zone: str) -> str:
    """Return from when to when: `donderdag 14 januari, 19:30–21:30`."""
    begin, close = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    if begin.date() == close.date():
        return _local(start, "EEEE d MMMM, H:mm", language, zone) + "–" + clock(end, zone)
    return f"{short(start, language, zone)} – {short(end, language, zone)}"


def month(value: date, language: str) -> str:
    """Return a month for a button: `jan 2027`."""
    return format_date(value, "LLL y", locale=language)


def weekdays(language: str) -> list[str]:
    """Return the seven days as short as they go, Monday first."""
    return [format_date(date(2024, 1, day), "EEEEEE", locale=language) for day in range(1, 8)]


def weekday(number: int, language: str) -> str:
    """Return the name of a day; 0 is Monday."""
    return format_date(date(2024, 1, 1 + number), "EEEE", locale=language)


def ahead(start: datetime, now: datetime, texts: Texts, zone: str) -> str:
    """Say how long something takes to begin, as it is now: `over 20 minuten`, `morgen om 19:30`."""
    minutes = round((start - now).total_seconds() / 60)
    days = (start.astimezone(ZoneInfo(zone)).date() - now.astimezone(ZoneInfo(zone)).date()).days
    at = clock(start, zone)
    if minutes < 0:
        return texts.label("ahead-begun", at=at)
    if minutes < 1:
        return texts.label("ahead-now")
    if minutes < 100:
        return texts.label("ahead-minutes", minutes=minutes)
    if days == 0:
        return texts.label("ahead-today", at=at)
    if days == 1:
        return texts.label("ahead-tomorrow", at=at)
    return texts.label("ahead-days", days=days, day=short(start, texts.language, zone))


def _local(moment: datetime, pattern: str, language: str, zone: str) -> str:
    return format_datetime(moment.astimezone(ZoneInfo(zone)), pattern, locale=language)
