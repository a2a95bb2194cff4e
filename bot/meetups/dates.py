"""Days and times as people type them, in Dutch and English, and the months of a calendar to tap.

"do 14 jan 19:30", "volgende week dinsdagavond", "over drie weken", "morgen 9 uur",
"14-1 half acht". What is a date by itself is read by `bot.directory.dates`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from bot.directory.dates import DAYS, read_date
from bot.directory.disciplines import plain
from bot.errors import Invalid
from bot.meetups.schedule import at_wall, wall

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "een one a an 'n", "twee two", "drie three", "vier four", "vijf five", "zes six",
            "zeven seven", "acht eight", "negen nine", "tien ten", "elf eleven", "twaalf twelve",
        ),
        1,
    )
    for word in words.split()
} | {"twintig": 20, "twenty": 20}  # fmt: skip
PARTS = {
    "ochtend": "am", "smorgens": "am", "sochtends": "am", "morning": "am", "am": "am",
    "middag": "pm", "smiddags": "pm", "afternoon": "pm", "pm": "pm",
    "avond": "pm", "savonds": "pm", "evening": "pm", "tonight": "pm", "night": "pm",
}  # fmt: skip
EARLIEST = 8  # o'clock: "half acht" and "3 uur" are meant after noon
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_CLOCK = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:[:u]|\.(?!\d+[.\-/]))(\d{2})(?![\d/.:-])(?: ?uur|u\b)?"
)
_RANGE = re.compile(r"(?<=\d) ?(?:-|–|tot|until|to) ?(?=\d{1,2}[:.u]\d{2}\b)")
_SPOKEN = (  # minutes, to be counted from the hour that is named
    (re.compile(rf"\b({_NUMBER}) (?:minuten )?over half ({_NUMBER})\b"), lambda m: m - 30),
    (re.compile(rf"\b({_NUMBER}) (?:minuten )?voor half ({_NUMBER})\b"), lambda m: -30 - m),
    (re.compile(rf"\bhalf (?:past|over) ({_NUMBER})\b"), lambda: 30),
    (re.compile(rf"\b(?:half|halfie) ({_NUMBER})\b"), lambda: -30),
    (re.compile(rf"\b(?:kwart|quarter|a quarter) (?:over|past) ({_NUMBER})\b"), lambda: 15),
    (re.compile(rf"\b(?:kwart|quarter|a quarter) (?:voor|to) ({_NUMBER})\b"), lambda: -15),
    (re.compile(rf"\b(vijf|tien|five|ten|5|10) (?:over|past) ({_NUMBER})\b(?! ?we)"), lambda m: m),
    (re.compile(rf"\b(vijf|tien|five|ten|5|10) (?:voor|to) ({_NUMBER})\b"), lambda m: -m),
    (re.compile(rf"\b({_NUMBER}) ?(?:uur|u|h|o ?clock|oclock|am|pm)\b"), lambda: 0),
    (re.compile(rf"\b(?:om|at|vanaf|from) ({_NUMBER})$"), lambda: 0),
)  # fmt: skip
_HOURS = re.compile(
    r"\b(\d{1,2}) ?(?:-|–|tot|until|to) ?(\d{1,2}) ?(?:uur|u|h)\b"
)  # "van 9 tot 12 uur"
_ORDINAL = re.compile(r"\b(\d{1,2})(?:e|de|ste|st|nd|rd|th)\b")
_NOON = re.compile(r"\b(?:12 uur 's middags|noon)\b")
_DAYNAMES = [name for names in DAYS for name in names]
_SHORT = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}
_DAY = {name: day for day, names in enumerate(DAYS) for name in (*names, names[1][:3])} | _SHORT
_UNIT = {
    "dag": "days", "dagen": "days", "day": "days", "days": "days",
    "week": "weeks", "weken": "weeks", "weeks": "weeks",
    "maand": "months", "maanden": "months", "month": "months", "months": "months",
}  # fmt: skip
_FILLER = {
    "a.s.",
    "op",
    "on",
    "om",
    "at",
    "van",
    "from",
    "aanstaande",
    "komende",
    "a",
    "s",
    "de",
    "the",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood of a typed moment, in local wall time."""

    day: date | None
    at: time | None = None
    until: time | None = None  # "19:30-21:30"


def read_typed(text: str, today: date) -> Typed:
    """Read a day with or without a time, or a time alone.

    Raises Invalid `date` when nothing is understood, `weekday` when the day of the week that is
    named is another than that of the date.
    """
    words = _normalised(text)
    words, at, until = _take_times(words)
    words = _without(words, set(PARTS))
    words = " ".join(word for word in words.split() if word not in _FILLER).strip(" ,.-")
    if not words:
        if at is None:
            raise Invalid("date", text=text[:40])
        return Typed(None, at, until)
    return Typed(_read_day(words, text, today), at, until)


def read_moment(text: str, now: datetime, zone: str, at: time | None = None) -> datetime:
    """Read a whole moment; `at` is the time for a day without one.

    A time alone is today's. Raises Invalid `date`, `weekday`, or `time` when there is none.
    """
    today = wall(now, zone).date()
    typed = read_typed(text, today)
    found = typed.at or at
    if found is None:
        raise Invalid("time", text=text[:40])
    return at_wall(typed.day or today, found, zone)


def read_time(text: str) -> time:
    """Read a time alone: "19:30", "half acht", "9"; raises Invalid `time`."""
    words = text.strip()
    if words.isascii() and words.isdigit() and len(words) <= 2:
        words = f"{words} uur"
    try:
        typed = read_typed(words, date(2000, 1, 3))
    except Invalid:
        typed = Typed(None)
    if typed.at is None or typed.day is not None:
        raise Invalid("time", text=text[:40])
    return typed.at


def read_minutes(text: str, start: time) -> int:
    """Read how long it takes: "90", "2 uur", "anderhalf uur", or until when: "21:30".

    Raises Invalid `duration` below 15 minutes or above twelve hours.
    """
    words = plain(text)
    spoken = {"half uur": 30, "anderhalf uur": 90, "een uur": 60, "an hour": 60, "hour": 60}
    found = re.fullmatch(r"(\d{1,3}) ?(m|min|minuten|minutes|u|uur|h|hour|hours)?", words)
    if words in spoken:
        minutes = spoken[words]
    elif found:
        number, unit = int(found[1]), found[2] or ("uur" if int(found[1]) <= 12 else "min")
        minutes = number if unit.startswith("m") else number * 60
    elif re.fullmatch(r"(\d{1,2}) (?:en een )?half(?: uur)?", words):
        minutes = int(words.split()[0]) * 60 + 30
    else:
        try:
            end = read_time(re.sub(r"^\s*(?:tot|until|to)\s+", "", text.lower()))
        except Invalid:
            raise Invalid("duration", text=text[:40]) from None
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        while minutes <= 0:  # "half tien" said in the evening, or past midnight
            minutes += 12 * 60
    if not 15 <= minutes <= 12 * 60:
        raise Invalid("duration", text=text[:40])
    return minutes


def read_periods(text: str, today: date) -> tuple[tuple[date, date], ...]:
    """Read periods such as "1 mei - 9 mei, 17 t/m 25 oktober, 24-12"; raises Invalid `date`."""
    periods = []
    for part in re.split(r"[,;\n]| en | and ", text.strip()):
        if not part.strip():
            continue
        ends = re.split(r"\s*(?:t/m|tot en met|\btm\b|\btot\b|\buntil\b|\bto\b|–|\s-\s)\s*", part)
        if len(ends) > 2:
            raise Invalid("date", text=part[:40])
        last = read_date(ends[-1], today)
        first = last
        if len(ends) == 2:
            start = ends[0].strip()
            if start.isdigit():  # "17 t/m 25 oktober"
                start = f"{start}-{last.month}-{last.year}"
            first = read_date(start, today)
            if last < first:  # "24 december - 2 januari"
                last = read_date(ends[-1], first)
        if last < first:
            raise Invalid("date", text=part[:40])
        periods.append((first, last))
    if not periods:
        raise Invalid("date", text=text[:40])
    return tuple(periods)


def month_page(year: int, month: int, first: date) -> tuple[tuple[date | None, ...], ...]:
    """Return the weeks of a month, Monday first; None where there is nothing to tap.

    `first` is the first day that can be chosen.
    """
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return tuple(
        tuple(day if day.month == month and day >= first else None for day in week)
        for week in weeks
    )


def month_after(year: int, month: int, step: int = 1) -> tuple[int, int]:
    """Return the month that is some months later, or earlier."""
    count = year * 12 + month - 1 + step
    return count // 12, count % 12 + 1


def _normalised(text: str) -> str:
    words = " ".join(text[:80].lower().replace("’", "'").replace("'s ", "s").split())
    words = re.sub(r"\b(\d{4})-(\d{2})-(\d{2})[t ](\d{2}:\d{2})", r"\1-\2-\3 \4", words)
    words = re.sub(r"\b(?:vanavond|tonight)\b", "vandaag avond", words)
    words = re.sub(r"\bvanmiddag\b", "vandaag middag", words)
    words = re.sub(r"\b(?:vanochtend|vanmorgen)\b", "vandaag ochtend", words)
    words = _ORDINAL.sub(r"\1", words)
    joined = "|".join([*_DAYNAMES, *_SHORT, "morgen", "overmorgen"])
    return re.sub(rf"\b({joined})(ochtend|morgen|middag|avond)\b", _split_part, words)


def _split_part(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2].replace('morgen', 'ochtend')}"


def _take_times(words: str) -> tuple[str, time | None, time | None]:
    """Take the time, or from when to when, out of the words."""
    part = next((PARTS[word] for word in words.split() if word.strip(",.") in PARTS), None)
    glued = re.search(r"\d ?(am|pm)\b", words)
    part = glued[1] if glued else part
    words = _NOON.sub("12:00", words)
    words = _RANGE.sub(" ~ ", words)
    found = list(_CLOCK.finditer(words))[:2]
    if found:
        times = [_clock(int(one[1]), int(one[2]), part) for one in found]
        for one in reversed(found):
            words = words[: one.start()] + " " + words[one.end() :]
        return words.replace("~", " "), times[0], times[1] if len(times) == 2 else None
    if hours := _HOURS.search(words):
        start, end = (_spoken(int(one) % 24 * 60, part) for one in hours.groups())
        return words[: hours.start()] + " " + words[hours.end() :], start, end
    for pattern, minutes in _SPOKEN:
        spoken = pattern.search(words)
        if spoken is None:
            continue
        numbers = [NUMBERS.get(group) or int(group) for group in spoken.groups()]
        if numbers[-1] > 24:
            continue
        at = numbers[-1] * 60 + minutes(*numbers[:-1])
        words = words[: spoken.start()] + " " + words[spoken.end() :]
        return words, _spoken(at, part), None
    return words, None, None


def _clock(hour: int, minute: int, part: str | None) -> time:
    if part == "pm" and hour < 12:
        hour += 12
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        raise Invalid("time", text=f"{hour}:{minute:02}")
    return time(hour, minute)


def _spoken(minutes: int, part: str | None) -> time:
    """Read minutes after midnight as people say them: "half acht" is in the evening."""
    minutes %= 24 * 60
    if minutes == 0:  # "24 uur"
        return time(0)
    late = part == "pm" or (part is None and minutes < EARLIEST * 60)
    if late and minutes < 12 * 60:
        minutes += 12 * 60
    return time(minutes // 60, minutes % 60)


def _read_day(words: str, text: str, today: date) -> date:
    week = re.match(r"^(?:volgende|komende|next) week ?(.*)$", words) or re.match(
        r"^(\S+) (?:volgende|next) week$", words
    )
    monday = today - timedelta(days=today.weekday())
    if week:
        name = week[1].strip()
        if not name:
            return today + timedelta(weeks=1)
        if name in _DAY:
            return monday + timedelta(weeks=1, days=_DAY[name])
        raise Invalid("date", text=text[:40])
    if ahead := re.fullmatch(rf"(?:(\S+) )?(?:over|in) ({_NUMBER}) (\w+)(?: (\S+))?", words):
        return _read_ahead(ahead, text, today)
    named = re.match(r"^(\S+?),? (?=\d)(.+)$", words)
    found = read_date(words.removeprefix("next "), today)
    if named and named[1] in _DAY and found.weekday() != _DAY[named[1]]:
        raise Invalid("weekday", text=text[:40])
    return found


def _read_ahead(ahead: re.Match[str], text: str, today: date) -> date:
    name = ahead[1] or ahead[4]
    number, unit = NUMBERS.get(ahead[2]) or int(ahead[2]), _UNIT.get(ahead[3])
    if unit is None or (name is not None and name not in _DAY):
        raise Invalid("date", text=text[:40])
    step = {"days": relativedelta(days=number), "weeks": relativedelta(weeks=number)}
    day = today + step.get(unit, relativedelta(months=number))
    if name is None:
        return day
    return day - timedelta(days=day.weekday()) + timedelta(days=_DAY[name])


def _without(words: str, gone: set[str]) -> str:
    return " ".join(word for word in words.split() if word.strip(",.") not in gone)
