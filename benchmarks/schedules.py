"""1,920 daily and weekly schedules over a year with both clock changes, against a plain oracle.

python -m benchmarks.schedules [--json]

At every half hour of the day, daily and on each weekday, in five zones. Skipped is a moment that
the oracle knows and a schedule does not have; extra is one that it has and should not, or twice.
The baseline are the triggers of APScheduler, that the bot uses for nothing but its tick.
"""

import argparse
import json
import time as timing
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from bot.meetups.schedule import at_wall, next_moment

ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "America/Santiago",  # changes at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Asia/Tokyo",  # never
)
TIMES = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
YEAR = 2026
HALF = timedelta(minutes=30)

Way = Callable[[int | None, time, str], Iterator[datetime]]


@dataclass
class Run:
    """What came of all schedules in one way."""

    way: str
    schedules: int = 0
    moments: int = 0  # that the oracle knows
    skipped: int = 0
    extra: int = 0
    seconds: float = 0.0


def oracle(zone: str) -> dict[time, list[datetime]]:
    """Find, half hour by half hour, when each day of the year a clock shows each time.

    The first time that it does; a time that is passed over comes as long after midnight as
    the clock should have shown, which is the moment that the skipped minutes last.
    """
    place = ZoneInfo(zone)
    seen: dict[tuple[date, time], datetime] = {}
    moment = datetime(YEAR - 1, 12, 31, tzinfo=UTC)
    while moment < datetime(YEAR + 1, 1, 2, tzinfo=UTC):
        local = moment.astimezone(place)
        seen.setdefault((local.date(), local.time()), moment)
        moment += HALF
    return {
        at: [_moment(seen, date(YEAR, 1, 1) + timedelta(days=day), at) for day in range(365)]
        for at in TIMES
    }


def _moment(seen: dict[tuple[date, time], datetime], day: date, at: time) -> datetime:
    """Give the moment at which it is this time, or counted on from the last half hour before it."""
    wanted = datetime.combine(day, at)
    shown = wanted
    while (shown.date(), shown.time()) not in seen:
        shown -= HALF
    return seen[shown.date(), shown.time()] + (wanted - shown)


def ours(weekday: int | None, at: time, zone: str) -> Iterator[datetime]:
    """Go through the year as the bot does: always on to the next moment."""
    moment = at_wall(date(YEAR - 1, 12, 31), time(23, 59), zone)
    last = at_wall(date(YEAR, 12, 31), time(23, 59), zone)
    while (moment := next_moment(weekday, at, zone, moment)) <= last:
        yield moment


def triggers(weekday: int | None, at: time, zone: str) -> Iterator[datetime]:
    """Go through the year as APScheduler does."""
    place = ZoneInfo(zone)
    trigger = CronTrigger(
        day_of_week="*" if weekday is None else weekday,
        hour=at.hour,
        minute=at.minute,
        second=0,
        timezone=place,
    )
    now = datetime(YEAR, 1, 1, tzinfo=place)
    before: datetime | None = None
    while found := trigger.get_next_fire_time(before, now):
        if found.year > YEAR:
            return
        yield found.astimezone(UTC)
        before, now = found, found


def compare(name: str, way: Way) -> Run:
    """Count what a way skips and has too much, over all schedules."""
    run, start = Run(name), timing.perf_counter()
    for zone in ZONES:
        expected = oracle(zone)
        for at in TIMES:
            for weekday in (None, *range(7)):
                due = {
                    moment
                    for number, moment in enumerate(expected[at])
                    if weekday is None
                    or (date(YEAR, 1, 1) + timedelta(days=number)).weekday() == weekday
                }
                found = list(way(weekday, at, zone))
                run.schedules += 1
                run.moments += len(due)
                run.skipped += len(due - set(found))
                run.extra += len(set(found) - due) + len(found) - len(set(found))
    run.seconds = round(timing.perf_counter() - start, 1)
    return run


def main() -> None:
    """Print both ways beside each other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    runs = [compare("Wiebelik", ours), compare("APScheduler's CronTrigger", triggers)]
    if options.json:
        print(json.dumps([asdict(run) for run in runs], indent=2))
        return
    print("| | schedules | moments | skipped | extra | s |")
    print("|---|---:|---:|---:|---:|---:|")
    for run in runs:
        numbers = (run.schedules, run.moments, run.skipped, run.extra, run.seconds)
        print(f"| {run.way} | {' | '.join(f'{number:,}' for number in numbers)} |")


if __name__ == "__main__":
    main()
