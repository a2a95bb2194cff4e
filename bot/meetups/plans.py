"""A plan as it grows: which step comes next, what each answer means, and how it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.errors import Invalid
from bot.meetups import fields
from bot.meetups.dates import Typed, read_minutes, read_moment, read_periods, read_time, read_typed
from bot.meetups.fields import Around
from bot.meetups.models import Frequency, Kind, Place, Plan, Recurrence, When
from bot.meetups.schedule import LONGEST, MOST, at_wall, wall

STEPS = (
    *("kind", "theme", "place", "link", "host", "facilitator", "capacity", "when"),
    *("start", "time", "options", "duration", "frequency", "until", "breaks", "decide_by"),
    "preview",
)
SKIPPED: dict[str, dict[str, Any]] = {  # what a step that is left out gives
    "theme": {"theme": ""},
    "place": {"place": Place()},
    "link": {},
    "facilitator": {"facilitator": ""},
    "capacity": {"capacity": None},
    "duration": {},
    "breaks": {"breaks": ()},
    "decide_by": {"decide_by": None},
}
TIMED = {When.CHOICE: ("options", "decide_by"), When.SERIES: ("frequency", "until", "breaks")}
MOST_OPTIONS = 8
NOTHING = {"none", "geen", "nee", "no", "-"}
DECIDE_AT = time(20, 0)
WEEK, TWO_DAYS = timedelta(days=7), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A plan with how far it is."""

    step: str
    plan: Plan
    day: date | None = None  # chosen, still without a time
    back_to_preview: bool = False  # one step is being changed


def answer(sketch: Sketch, value: str, around: Around) -> Sketch:
    """Take the answer to the present step and move on; raises Invalid."""
    step, plan = sketch.step, sketch.plan
    if step in {"start", "options", "time"}:
        return _take_moment(sketch, value, around)
    if step == "preview":
        raise Invalid("step-needed", field=step)
    return forward(replace(sketch, plan=_READERS[step](plan, value.strip(), around)))


def skip(sketch: Sketch) -> Sketch:
    """Leave out the present step; raises Invalid `step-needed`."""
    if sketch.step == "options":
        return _done(sketch)
    if sketch.step not in SKIPPED:
        raise Invalid("step-needed", field=sketch.step)
    return forward(replace(sketch, plan=replace(sketch.plan, **SKIPPED[sketch.step])))


def forward(sketch: Sketch) -> Sketch:
    """Go to the next step that this plan needs."""
    if sketch.back_to_preview and sketch.step != "when":
        return replace(sketch, step="preview", day=None, back_to_preview=False)
    order = _steps(sketch.plan)
    later = [step for step in order if STEPS.index(step) > STEPS.index(sketch.step)]
    return replace(sketch, step=later[0], day=None, back_to_preview=False)


def back(sketch: Sketch) -> Sketch:
    """Go to the step before."""
    if sketch.back_to_preview:
        return replace(sketch, step="preview", day=None, back_to_preview=False)
    if sketch.step == "time":
        step = "options" if sketch.plan.starts and sketch.plan.when is When.CHOICE else "start"
        return replace(sketch, step=step, day=None)
    order = _steps(sketch.plan)
    before = [step for step in order if STEPS.index(step) < STEPS.index(sketch.step)]
    return replace(sketch, step=before[-1] if before else order[0], day=None)


def go_to(sketch: Sketch, step: str) -> Sketch:
    """Change one step from the preview; raises Invalid `choice`."""
    if sketch.step != "preview" or step not in _steps(sketch.plan) or step == "preview":
        raise Invalid("choice", field=step)
    return replace(sketch, step=step, back_to_preview=True)


def recurrence(plan: Plan) -> Recurrence:
    """Return how a planned series goes on; raises Invalid `step-needed`."""
    if plan.frequency is None or (plan.until is None and plan.count is None):
        raise Invalid("step-needed", field="frequency" if plan.frequency is None else "until")
    return Recurrence(plan.frequency, plan.until, plan.count, plan.breaks)


def decide_by(plan: Plan, now: datetime, zone: str) -> datetime:
    """Return the deadline of a date choice: as told, else in the evening two days before.

    Within a week; when the first option is near, halfway.
    """
    first = plan.starts[0]
    if plan.decide_by is not None:
        return plan.decide_by
    last = first - TWO_DAYS
    if last <= now + TWO_DAYS:
        return now + (first - now) / 2
    return at_wall(wall(min(now + WEEK, last), zone).date(), DECIDE_AT, zone)


def check_start(start: datetime, now: datetime) -> datetime:
    """Return a start that lies ahead; raises Invalid `meetup-past`, `meetup-far`."""
    if start <= now:
        raise Invalid("meetup-past")
    if start > now + LONGEST:
        raise Invalid("meetup-far")
    return start


def to_data(sketch: Sketch) -> dict[str, Any]:
    """Return a plan as plain values, to keep."""
    data = asdict(sketch.plan)
    data["starts"] = [start.isoformat() for start in sketch.plan.starts]
    data["breaks"] = [[first.isoformat(), last.isoformat()] for first, last in sketch.plan.breaks]
    for name in ("until", "decide_by"):
        data[name] = data[name].isoformat() if data[name] else None
    return {
        "plan": data,
        "day": sketch.day.isoformat() if sketch.day else None,
        "back_to_preview": sketch.back_to_preview,
    }


def of_data(step: str, data: Mapping[str, Any]) -> Sketch:
    """Read a plan back."""
    kept = data["plan"]
    plan = Plan(
        **{
            **kept,
            "kind": Kind(kept["kind"]) if kept["kind"] else None,
            "place": Place(**kept["place"]),
            "when": When(kept["when"]) if kept["when"] else None,
            "starts": tuple(datetime.fromisoformat(one) for one in kept["starts"]),
            "frequency": Frequency(kept["frequency"]) if kept["frequency"] else None,
            "until": date.fromisoformat(kept["until"]) if kept["until"] else None,
            "breaks": tuple(
                (date.fromisoformat(first), date.fromisoformat(last))
                for first, last in kept["breaks"]
            ),
            "decide_by": datetime.fromisoformat(kept["decide_by"]) if kept["decide_by"] else None,
        }
    )
    day = date.fromisoformat(data["day"]) if data["day"] else None
    return Sketch(step, plan, day, data["back_to_preview"])


def _steps(plan: Plan) -> list[str]:
    """List the steps that this plan goes through, in order."""
    gone = {"time"}
    if not plan.place.online:
        gone.add("link")
    for when, steps in TIMED.items():
        if plan.when is not when:
            gone |= set(steps)
    return [step for step in STEPS if step not in gone]


def _take_moment(sketch: Sketch, value: str, around: Around) -> Sketch:
    plan, choice = sketch.plan, sketch.plan.when is When.CHOICE
    if sketch.step == "options" and value.strip().casefold() in {"done", "klaar"}:
        return _done(sketch)
    if sketch.step == "time" and sketch.day is not None:
        typed = Typed(sketch.day, read_time(value))
    else:
        typed = read_typed(value, wall(around.now, around.zone).date())
    if typed.day is None:
        raise Invalid("day-needed")
    if typed.at is None:
        check_start(at_wall(typed.day, time(23, 59), around.zone), around.now)
        return replace(sketch, step="time", day=typed.day)
    start = check_start(at_wall(typed.day, typed.at, around.zone), around.now)
    if choice:
        starts = tuple(sorted({*plan.starts, start}))
        if len(starts) > MOST_OPTIONS:
            raise Invalid("options", limit=MOST_OPTIONS)
    else:
        starts = (start,)
    plan = replace(plan, starts=starts)
    if typed.until is not None:
        plan = replace(plan, minutes=read_minutes(typed.until.isoformat("minutes"), typed.at))
    moved = replace(sketch, plan=plan, day=None)
    if choice:
        return replace(moved, step="options")
    moved = forward(replace(moved, step="start"))
    return forward(moved) if typed.until is not None and moved.step == "duration" else moved


def _done(sketch: Sketch) -> Sketch:
    if len(sketch.plan.starts) < 2:
        raise Invalid("options-few")
    return forward(replace(sketch, step="options", day=None))


def _kind(plan: Plan, value: str, around: Around) -> Plan:
    return replace(plan, kind=_member_of(Kind, value, "kind"))


def _when(plan: Plan, value: str, around: Around) -> Plan:
    return replace(plan, when=_member_of(When, value, "when"), starts=())


def _frequency(plan: Plan, value: str, around: Around) -> Plan:
    return replace(plan, frequency=_member_of(Frequency, value, "frequency"))


def _link(plan: Plan, value: str, around: Around) -> Plan:
    return replace(plan, place=replace(plan.place, link=fields.read_link(value)))


def _host(plan: Plan, value: str, around: Around) -> Plan:
    id_ = fields.read_host(value, around)
    return replace(plan, host_id=id_, host_name=around.hosts.get(id_, plan.host_name))


def _duration(plan: Plan, value: str, around: Around) -> Plan:
    start = wall(plan.starts[0], around.zone).time() if plan.starts else time(12)
    return replace(plan, minutes=read_minutes(value, start))


def _until(plan: Plan, value: str, around: Around) -> Plan:
    words = value.split()
    times = words[0].rstrip("x") if words else ""
    alone = len(words) == 1 or (len(words) == 2 and words[1] in {"keer", "times", "x"})
    if alone and times.isascii() and times.isdigit():
        if not 2 <= int(times[:4]) <= MOST:
            raise Invalid("times", limit=MOST)
        return replace(plan, count=int(times), until=None)
    first = wall(plan.starts[0] if plan.starts else around.now, around.zone).date()
    typed = read_typed(value, first)
    if typed.day is None or typed.day <= first:
        raise Invalid("date", text=value[:40])
    return replace(plan, until=typed.day, count=None)


def _breaks(plan: Plan, value: str, around: Around) -> Plan:
    if value.casefold() in NOTHING:
        return replace(plan, breaks=())
    first = wall(plan.starts[0] if plan.starts else around.now, around.zone).date()
    return replace(plan, breaks=read_periods(value, first))


def _decide_by(plan: Plan, value: str, around: Around) -> Plan:
    deadline = read_moment(value, around.now, around.zone, DECIDE_AT)
    return replace(plan, decide_by=check_deadline(deadline, plan.starts[0], around.now))


def check_deadline(deadline: datetime, first: datetime, now: datetime) -> datetime:
    """Return a deadline that lies between now and the first option; raises Invalid."""
    if not now < deadline < first:
        raise Invalid("deadline")
    return deadline


_READERS: dict[str, Callable[[Plan, str, Around], Plan]] = {
    "kind": _kind,
    "theme": lambda plan, value, _: replace(plan, theme=fields.read_theme(value)),
    "place": lambda plan, value, _: replace(plan, place=fields.read_place(plan.place, value)),
    "link": _link,
    "host": _host,
    "facilitator": lambda plan, value, _: replace(plan, facilitator=fields.read_facilitator(value)),
    "capacity": lambda plan, value, _: replace(plan, capacity=fields.read_capacity(value)),
    "when": _when,
    "duration": _duration,
    "frequency": _frequency,
    "until": _until,
    "breaks": _breaks,
    "decide_by": _decide_by,
}


def _member_of(choices: Any, value: str, field: str) -> Any:
    try:
        return choices(value.casefold())
    except ValueError:
        raise Invalid("choice", field=field) from None
