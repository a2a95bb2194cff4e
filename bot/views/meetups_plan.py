"""Words for planning a meetup, one step at a time; the calendar to tap."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.community.models import Community, Member
from bot.meetups.models import Draft, Frequency, Kind, Meetup, Plan, Skipped, When
from bot.meetups.schedule import nth_of_month, wall
from bot.views import calendar, moments
from bot.views.buttons import button
from bot.views.meetups import fit, in_rows, press, shorten, title
from bot.views.reply import Button, Reply, Rows
from bot.views.text import Html, Texts, escape

TIMES = ("9:00", "10:00", "12:00", "13:30", "15:00", "16:00", "17:00", "19:00", "19:30", "20:00")
LENGTHS = (60, 90, 120, 180)  # minutes
SEATS = (8, 12, 16, 24)
COUNTS = (4, 6, 10)  # meetups of a series
DEADLINES = (0, 1, 2, 3, 5, 7)  # days to choose a date in
EVENING = time(20)  # of a deadline that is tapped
LAST = timedelta(hours=1)  # before the first day, when no evening lies before it
DATES = 20  # of a series, shown in full
SKIPPABLE = {  # steps that may be left out
    *("theme", "place", "link", "facilitator", "capacity", "duration", "breaks", "decide_by"),
}
EDITABLE = ("kind", "theme", "place", "host", "facilitator", "capacity", "when", "duration")


def step(texts: Texts, draft: Draft, who: Member, now: datetime, month: str = "") -> Reply:
    """Ask the present step, under what is known so far; `month` as the calendar is turned to."""
    community = who.community
    if draft.step == "preview":
        return preview(texts, draft, community)
    lines = [*_so_far(texts, draft.plan, community.zone), _question(texts, draft, community)]
    rows = (*_choices(texts, draft, who, now, month), *_moves(texts, draft))
    return Reply(fit(lines), rows)


def preview(texts: Texts, draft: Draft, community: Community) -> Reply:
    """Echo the whole plan back before it is kept, every date in full."""
    lines = [texts.say("plan-preview"), Html(), *_told(texts, draft, community.zone)]
    fields = (*EDITABLE, "decide_by") if draft.plan.when is When.CHOICE else EDITABLE
    buttons = [button(texts.label(f"plan-edit-{name}"), "plan-edit", name) for name in fields]
    save = (button(texts.label("plan-save"), "plan-save"),)
    return Reply(fit(lines), (save, *in_rows(buttons), (_stop(texts),)))


def stopped(texts: Texts, *, stopped: bool) -> Reply:
    """Say that the plan was thrown away, or that it was over already."""
    return Reply(texts.say("plan-stopped" if stopped else "error-invalid-plan-over"))


def saved(texts: Texts, meetup: Meetup) -> Reply:
    """Say that it is planned and that the group hears of it."""
    open_ = (press(texts, "meet-open", "meet", meetup),)
    return Reply(texts.say("plan-saved", title=title(texts, meetup)), (open_,))


def busy(texts: Texts) -> Reply:
    """Say that another form is still open."""
    rows = (
        (button(texts.label("start-draft"), "resume"),),
        (button(texts.label("step-stop"), "stop"),),
    )
    return Reply(texts.say("plan-busy"), rows)


def _question(texts: Texts, draft: Draft, community: Community) -> Html:
    day = moments.full_day(draft.day, texts.language) if draft.day else ""
    if draft.step == "start":
        return texts.say(f"plan-step-start-{draft.plan.when or When.ONE}")
    return texts.say(f"plan-step-{draft.step}", day=day, community=community.name)


def _choices(  # noqa: PLR0911  # one line for each step that has buttons
    texts: Texts, draft: Draft, who: Member, now: datetime, month: str
) -> Rows:
    match draft.step:
        case "kind":
            kinds = {texts.label(f"meet-kind-{one}"): one for one in Kind}
            ((first,), *rest) = _values(texts, "kind", kinds, 1)  # the longest has its own row
            return ((first,), *in_rows([one for row in rest for one in row]))
        case "place":
            return _values(texts, "place", {texts.label("plan-online"): "online"})
        case "host":
            return _hosts(texts, draft, who)
        case "capacity":
            return _values(texts, "capacity", {str(seats): str(seats) for seats in SEATS}, 4)
        case "when":
            return _values(texts, "when", {texts.label(f"plan-when-{one}"): one for one in When}, 1)
        case "start" | "options":
            return _calendar(texts, draft, who.community, now, month)
        case "time":
            return _values(texts, "time", {one: one for one in TIMES}, 5)
        case "duration":
            lengths = {texts.label("plan-minutes", minutes=one): str(one) for one in LENGTHS}
            return _values(texts, "duration", lengths)
        case "frequency":
            zone = who.community.zone
            often = {_often(texts, one, draft.plan, zone): one for one in Frequency}
            return _values(texts, "frequency", often, 1)
        case "until":
            times = {texts.label("plan-times", count=one): str(one) for one in COUNTS}
            return _values(texts, "until", times, 3)
        case "breaks":
            return _values(texts, "breaks", {texts.label("plan-no-breaks"): "none"})
        case "decide_by":
            return _deadlines(texts, draft, who.community, now)
    return ()


def _values(texts: Texts, name: str, labels: Mapping[str, str], size: int = 2) -> Rows:
    buttons = [button(label, "plan-answer", name, value) for label, value in labels.items()]
    return in_rows(buttons, size)


def _hosts(texts: Texts, draft: Draft, who: Member) -> Rows:
    """Offer oneself, and who has not hosted yet or longest ago."""
    offered = [button(texts.label("plan-me"), "plan-answer", "host", "me")]
    for one in [one for one in draft.hosts if one.member_id != who.id][:5]:
        label = texts.label("plan-host-never", name=one.name)
        if one.last_at is not None:
            label = texts.label(
                "plan-host-last", name=one.name, day=moments.day(one.last_at, texts.language)
            )
        offered.append(button(shorten(label), "plan-answer", "host", one.member_id))
    return in_rows(offered, 1)


def _calendar(texts: Texts, draft: Draft, community: Community, now: datetime, month: str) -> Rows:
    zone = ZoneInfo(community.zone)
    today = now.astimezone(zone).date()
    chosen = [start.astimezone(zone) for start in draft.plan.starts]
    options = draft.step == "options"
    # People plan a week ahead at least: at the end of a month the next one is shown.
    likely = chosen[-1] if options and chosen else today + timedelta(weeks=1)

    def pick(day: date) -> Button:
        return button(str(day.day), "plan-answer", draft.step, day.isoformat())

    def turn(label: str, first: date) -> Button:
        return button(label, "plan-month", draft.step, f"{first:%Y-%m}")

    shown = calendar.month_of(month or f"{likely:%Y-%m}", today)
    taken = frozenset(one.date() for one in chosen)
    rows = calendar.keyboard(texts, shown, today, pick, turn, taken if options else frozenset())
    if not options:
        return rows
    removals = [
        button(f"✕ {moments.short(one, texts.language, community.zone)}", "plan-remove", index)
        for index, one in enumerate(draft.plan.starts)
    ]
    done = (button(texts.label("plan-options-done"), "plan-answer", "options", "done"),)
    return (*rows, *in_rows(removals), *((done,) if len(chosen) > 1 else ()))


def _deadlines(texts: Texts, draft: Draft, community: Community, now: datetime) -> Rows:
    zone = ZoneInfo(community.zone)
    first, today = draft.plan.starts[0].astimezone(zone), now.astimezone(zone).date()
    evenings = [datetime.combine(today + timedelta(days=days), EVENING, zone) for days in DEADLINES]
    offered = [one for one in evenings if now < one < first] or [first - LAST]
    buttons = [
        button(
            moments.short(one, texts.language, community.zone),
            "plan-answer", "decide_by", f"{one:%Y-%m-%d %H:%M}",
        )
        for one in offered
    ]  # fmt: skip
    return in_rows(buttons)


def _moves(texts: Texts, draft: Draft) -> Rows:
    row: list[Button] = []
    if draft.step != "kind":
        row.append(button(texts.label("step-back"), "plan-back", draft.step))
    if draft.step in SKIPPABLE:
        row.append(button(texts.label("step-skip"), "plan-skip", draft.step))
    return ((*row, _stop(texts)),)


def _stop(texts: Texts) -> Button:
    return button(texts.label("step-stop"), "plan-stop")


def _so_far(texts: Texts, plan: Plan, zone: str) -> list[Html]:
    """Say in two lines what is known already."""
    if plan.kind is None:
        return [texts.say("plan-title"), Html()]
    name = texts.label(f"meet-kind-{plan.kind}") + (f": {plan.theme}" if plan.theme else "")
    starts = ", ".join(moments.short(one, texts.language, zone) for one in plan.starts)
    place = texts.label("plan-online") if plan.place.online else plan.place.text
    known = " · ".join(part for part in (name, place, plan.host_name, starts) if part)
    return [Html(f"<i>{escape(known)}</i>"), Html()]


def _told(texts: Texts, draft: Draft, zone: str) -> list[Html]:
    plan = draft.plan
    kind = texts.label(f"meet-kind-{plan.kind}") if plan.kind else ""
    lines = [Html(f"<b>{escape(f'{kind}: {plan.theme}' if plan.theme else kind)}</b>")]
    lines += _dates(texts, draft, zone)
    lines.append(texts.say("plan-lasts", minutes=plan.minutes))
    if plan.place.online:
        key = "plan-place-online" if plan.place.link else "plan-place-online-later"
        lines.append(texts.say(key, link=plan.place.link or ""))
    elif plan.place.text or plan.place.latitude is not None:
        lines.append(texts.say("meet-place", place=plan.place.text or texts.label("meet-map")))
    else:
        lines.append(texts.say("plan-place-none"))
    key = "meet-led" if plan.facilitator else "meet-host"
    lines.append(texts.say(key, host=plan.host_name, facilitator=plan.facilitator))
    lines.append(
        texts.say("plan-seats", seats=plan.capacity)
        if plan.capacity
        else texts.say("plan-seats-free")
    )
    return lines


def _dates(texts: Texts, draft: Draft, zone: str) -> list[Html]:
    plan = draft.plan
    starts = [moments.full(one, texts.language, zone) for one in plan.starts]
    if plan.when is When.CHOICE:
        lines = [texts.say("plan-options"), *(Html(f"• {escape(one)}") for one in starts)]
        if plan.decide_by:
            until = moments.full(plan.decide_by, texts.language, zone)
            lines.append(texts.say("plan-decide-by", until=until))
        return lines
    if plan.when is not When.SERIES:
        return [Html(f"🗓 {escape(one)}") for one in starts]
    often = _often(texts, plan.frequency, plan, zone) if plan.frequency else ""
    lines = [texts.say("plan-series", often=often, count=len(draft.dates))]
    shown = [moments.full(one, texts.language, zone) for one in draft.dates[:DATES]]
    lines += [Html(f"• {escape(one)}") for one in shown]
    if len(draft.dates) > DATES:
        lines.append(texts.say("plan-series-more", count=len(draft.dates) - DATES))
    return [*lines, *skipped(texts, draft.skipped)]


def _often(texts: Texts, frequency: Frequency, plan: Plan, zone: str) -> str:
    first = wall(plan.starts[0], zone).date()
    day = moments.weekday(first.weekday(), texts.language)
    return texts.label(f"plan-frequency-{frequency}", day=day, nth=nth_of_month(first))


def skipped(texts: Texts, days: tuple[Skipped, ...]) -> list[Html]:
    """Say which dates of a series are passed over, and why."""
    return [
        texts.say(
            "plan-skipped",
            day=moments.full_day(one.day, texts.language),
            why=one.why or texts.label("plan-skipped-break"),
        )
        for one in days[:DATES]
    ]
