"""Dates as people write them: "vrijdag", "24 december", "24-12", "3 weken"."""

import re
from datetime import date, timedelta

from bot.directory.disciplines import plain
from bot.errors import Invalid

MONTHS = (
    ("jan", "januari", "january"), ("feb", "februari", "february"), ("mrt", "maart", "march"),
    ("apr", "april"), ("mei", "may"), ("jun", "juni", "june"), ("jul", "juli", "july"),
    ("aug", "augustus", "august"), ("sep", "september", "sept"), ("okt", "oktober", "october"),
    ("nov", "november"), ("dec", "december"),
)  # fmt: skip
DAYS = (
    ("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday"),
    ("donderdag", "thursday"), ("vrijdag", "friday"), ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_DAY = {
    way: day for day, names in enumerate(DAYS) for name in names for way in (name, name[:2])
} | {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_NEARBY = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}
_SPAN = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}
_FILLING = re.compile(r"^(?:(?:tot en met|t m|tm|tot|until|t|op|met|over|volgende) )+")


def read_date(text: str, today: date) -> date:
    """Read a coming date; one without a year is the next such day, today included.

    ISO and day-month(-year) too; those with a year may be past. Raises Invalid `date`.
    """
    words = _FILLING.sub("", plain(text[:60]).replace("+", "")).split()
    try:
        found = _read(words, today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise Invalid("date", text=text[:40])
    return found


def _read(words: list[str], today: date) -> date | None:
    if len(words) > 1 and words[0] in _DAY:  # "vrijdag 24 december"
        words = words[1:]
    days = _days_ahead(words, today)
    if days is not None:
        return today + timedelta(days=days)
    if len(words) == 2:
        day, month = int(words[0]), _month(words[1])
        coming = date(today.year, month, day)
        return coming if coming >= today else date(today.year + 1, month, day)
    if len(words) != 3:
        return None
    year, month_name, day_name = words if len(words[0]) == 4 else reversed(words)
    century = 2000 if len(year) == 2 else 0
    return date(int(year) + century, _month(month_name), int(day_name))


def _days_ahead(words: list[str], today: date) -> int | None:
    if len(words) == 1:
        weekday = _DAY.get(words[0])
        return _NEARBY.get(words[0]) if weekday is None else (weekday - today.weekday()) % 7
    if len(words) == 2 and words[1] in _SPAN:
        return int(words[0]) * _SPAN[words[1]]
    return None


def _month(word: str) -> int:
    return _MONTH[word] if word in _MONTH else int(word)
