"""A month to tap: one row a week, with a month back and a month on."""

import calendar
from collections.abc import Callable
from datetime import date

from bot.views import moments
from bot.views.reply import Button, Rows
from bot.views.text import Texts

YEARS = 2  # as far ahead as one can plan


def keyboard(
    texts: Texts,
    shown: date,
    today: date,
    pick: Callable[[date], Button],
    turn: Callable[[str, date], Button],
    taken: frozenset[date] = frozenset(),
) -> Rows:
    """Return the month of `shown`; days that were are blank, and blanks turn to the same month."""
    first = shown.replace(day=1)
    blank = turn("·", first)
    weeks: list[tuple[Button, ...]] = []
    for week in calendar.Calendar().monthdatescalendar(first.year, first.month):
        if week[-1] < today:
            continue
        weeks.append(
            tuple(
                _marked(pick(day), day in taken)
                if day.month == first.month and day >= today
                else blank
                for day in week
            )
        )
    names = tuple(turn(name, first) for name in moments.weekdays(texts.language))
    return (_months(texts, first, today, turn), names, *weeks)


def month_of(text: str, today: date) -> date:
    """Read a month as a button carries it ("2027-01"); today's when it is none or out of reach."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    lowest, highest = today.replace(day=1), date(today.year + YEARS, today.month, 1)
    return min(max(found, lowest), highest)


def _months(
    texts: Texts, first: date, today: date, turn: Callable[[str, date], Button]
) -> tuple[Button, ...]:
    before = date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
    after = date(first.year + (first.month == 12), first.month % 12 + 1, 1)
    name = turn(moments.month(first, texts.language), first)
    earlier = (turn("←", before),) if first > today.replace(day=1) else (turn("·", first),)
    return (*earlier, name, turn("→", after))


def _marked(day: Button, taken: bool) -> Button:
    return Button("✅", press=day.press) if taken else day  # both would not fit on a phone
