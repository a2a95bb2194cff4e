"""Words for the host: inviting, changing, moving, cancelling, the door and who is there."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import segno

from bot.directory.disciplines import discipline_title
from bot.meetups.models import Candidate, Card, Change, Comer, Door, Invited, Meetup, Skipped, State
from bot.views import calendar, moments
from bot.views.buttons import button, start_link
from bot.views.meetups import fit, in_rows, press, shorten, title, when
from bot.views.meetups_plan import skipped
from bot.views.reply import Button, Reply, Rows
from bot.views.text import Html, Texts

CHANGES = ("theme", "place", "link", "host", "facilitator", "capacity", "duration", "decide_by")
EVERYWHERE = "+"  # in place of a municipality
MISSED = 12  # disciplines to invite of at once
PAGE = 20  # people to tick at once
HOURS = ("9:00", "10:00", "13:30", "15:00", "16:00", "19:00", "19:30", "20:00")


def missing(texts: Texts, meetup: Meetup, wanted: Mapping[str, int], page: int) -> Reply:
    """Ask of which missing discipline members should be invited."""
    ids = (meetup.community_id, meetup.id)
    buttons = [
        button(
            f"{shorten(discipline_title(key, texts.language), 36)} · {count}", "missing", *ids, key
        )
        for key, count in list(wanted.items())[page * MISSED : (page + 1) * MISSED]
    ]
    turns = []
    if page > 0:
        turns.append(button("←", "missing", *ids, page - 1))
    if (page + 1) * MISSED < len(wanted):
        turns.append(button("→", "missing", *ids, page + 1))
    text = texts.say("invite-which" if buttons else "invite-none")
    bring = (press(texts, "meet-bring", "guest", meetup),)
    rows = (*in_rows(buttons), *((tuple(turns),) if turns else ()), bring, _back(texts, meetup))
    return Reply(text, rows)


def candidates(
    texts: Texts,
    shown: Card,
    discipline: str,
    found: Sequence[Candidate],
    municipalities: Sequence[str],
) -> Reply:
    """Show who can be invited, with one tap for a municipality or for all."""
    meetup, name = shown.meetup, discipline_title(discipline, texts.language)
    lines = [texts.say("invite-who", discipline=name)]
    for one in found:
        state = "invited" if one.invited else "open" if one.reachable else "unreachable"
        who = " · ".join(part for part in (one.name, one.municipality) if part)
        lines.append(texts.say(f"invite-line-{state}", who=who))
    wanted = [one for one in found if one.reachable and not one.invited]
    rows: list[tuple[Button, ...]] = []
    if wanted:
        label = shorten(texts.label("invite-all", count=len(wanted), name=wanted[0].name))
        ids = (meetup.community_id, meetup.id, discipline)
        rows.append((button(label, "invite", *ids, EVERYWHERE),))
        for index, place in enumerate(municipalities if len(municipalities) > 1 else ()):
            there = [one for one in wanted if one.municipality in (place, None)]
            if there:
                label = texts.label("invite-in", place=place, count=len(there))
                rows.append((button(shorten(label), "invite", *ids, index),))
    if not found:
        lines.append(texts.say("invite-nobody"))
    back = (press(texts, "step-back", "missing", meetup, 0),)
    return Reply(fit(lines), (*rows, back))


def invited(texts: Texts, meetup: Meetup, done: Invited) -> Reply:
    """Say how many were invited, and whom the bot can't write to."""
    lines = [texts.say("invite-done", count=done.count)]
    if done.unreached:
        names = ", ".join(done.unreached)
        lines.append(texts.say("unreached", count=len(done.unreached), names=names))
    return Reply(fit(lines), (_back(texts, meetup),))


def door(texts: Texts, username: str, meetup: Meetup, code: Door) -> Reply:
    """Show the code at the door; whoever scans it is marked as present."""
    url = start_link(username, code.payload)
    picture = BytesIO()
    segno.make(url, error="m").save(picture, kind="png", scale=12, border=4)
    lines = [texts.say("door", title=title(texts, meetup), link=url)]
    if code.opens_at is not None:
        opens = moments.short(code.opens_at, texts.language, meetup.zone)
        lines.append(texts.say("door-opens", opens=opens))
    ticks = press(texts, "meet-ticks", "ticks", meetup, 0)
    return Reply(fit(lines), ((ticks,),), picture=picture.getvalue())


def entered(texts: Texts, meetup: Meetup, *, listed: bool) -> Reply:
    """Welcome somebody who came in by the door."""
    lines = [texts.say("door-entered", title=title(texts, meetup), host=meetup.host_name)]
    rows: Rows = ()
    if not listed:
        lines.append(texts.say("door-newcomer"))
        rows = ((button(texts.label("start-join"), "join"),),)
    return Reply(fit(lines), rows)


def ticks(texts: Texts, shown: Card, comers: Sequence[Comer], page: int) -> Reply:
    """Let the host tick who is there, or was."""
    meetup = shown.meetup
    pages = max(1, -(-len(comers) // PAGE))
    page = min(max(page, 0), pages - 1)
    buttons = [
        button(
            shorten(("✅ " if one.present else "▫️ ") + one.name, 30),
            "tick", meetup.community_id, meetup.id, one.member_id, int(not one.present), page,
        )
        for one in comers[page * PAGE : (page + 1) * PAGE]
    ]  # fmt: skip
    turns = []
    if page > 0:
        turns.append(button("←", "ticks", meetup.community_id, meetup.id, page - 1))
    if page < pages - 1:
        turns.append(button("→", "ticks", meetup.community_id, meetup.id, page + 1))
    present = sum(one.present for one in comers)
    key = "ticks-past" if shown.past else "ticks"
    text = texts.say(key, title=title(texts, meetup), count=present)
    rows = (*in_rows(buttons), *((tuple(turns),) if turns else ()), _back(texts, meetup))
    return Reply(text, rows)


def change(texts: Texts, meetup: Meetup, onwards: int) -> Reply:
    """Ask what to change, of this meetup or of the series from here on."""
    apply = {"link": meetup.place.online, "decide_by": meetup.state is State.CHOOSING}
    fields = [one for one in CHANGES if apply.get(one, True)]
    buttons = [
        button(
            texts.label(f"change-{name}"), "field-of", meetup.community_id, meetup.id, name, onwards
        )
        for name in fields
    ]
    rows: list[tuple[Button, ...]] = [*in_rows(buttons)]
    if meetup.starts_at is not None:
        rows.insert(0, (press(texts, "change-moment", "move", meetup, onwards),))
    if meetup.series_id is not None:
        key = "change-only-this" if onwards else "change-onwards"
        rows.append((press(texts, key, "change", meetup, 1 - onwards),))
    text = texts.say(
        "change-what-onwards" if onwards else "change-what",
        title=title(texts, meetup), when=when(texts, meetup),
    )  # fmt: skip
    return Reply(text, (*rows, _back(texts, meetup)))


def move(texts: Texts, meetup: Meetup, onwards: int, now: datetime, month: str = "") -> Reply:
    """Show the calendar to move a meetup by."""
    zone = ZoneInfo(meetup.zone)
    today = now.astimezone(zone).date()
    start = meetup.starts_at.astimezone(zone) if meetup.starts_at else now.astimezone(zone)
    ids = (meetup.community_id, meetup.id, onwards)

    def pick(day: date) -> Button:
        return button(str(day.day), "move-day", *ids, day.isoformat())

    def turn(label: str, first: date) -> Button:
        return button(label, "move", *ids, f"{first:%Y-%m}")

    shown = calendar.month_of(month or f"{start:%Y-%m}", today)
    rows = calendar.keyboard(texts, shown, today, pick, turn, frozenset({start.date()}))
    typed = (press(texts, "move-type", "move-type", meetup, onwards),)
    text = texts.say("move-when", title=title(texts, meetup), when=when(texts, meetup))
    return Reply(text, (*rows, typed, (press(texts, "step-back", "change", meetup, onwards),)))


def move_time(texts: Texts, meetup: Meetup, onwards: int, day: date) -> Reply:
    """Ask at what time it begins on the new day; the same time first."""
    ids = (meetup.community_id, meetup.id, onwards)
    same = moments.clock(meetup.starts_at, meetup.zone) if meetup.starts_at else HOURS[0]
    hours = [same, *(hour for hour in HOURS if hour != same)]
    buttons = [button(hour, "move-to", *ids, f"{day.isoformat()} {hour}") for hour in hours]
    text = texts.say("move-time", day=moments.full_day(day, texts.language), same=same)
    back = (press(texts, "step-back", "move", meetup, onwards),)
    return Reply(text, (*in_rows(buttons, 4), back))


def move_sure(texts: Texts, meetup: Meetup, onwards: int, start: datetime) -> Reply:
    """Echo the new moment in full before it is told to everybody."""
    text = texts.say(
        "move-sure-onwards" if onwards else "move-sure",
        title=title(texts, meetup),
        before=when(texts, meetup),
        after=moments.full(start, texts.language, meetup.zone),
    )
    stamp = int(start.timestamp())
    yes = press(texts, "move-yes", "moved", meetup, onwards, stamp)
    return Reply(text, ((yes,), (press(texts, "step-back", "move", meetup, onwards),)))


def cancel(texts: Texts, meetup: Meetup, count: int = 0) -> Reply:
    """Ask once more before a meetup is called off; with a count, before the rest of a series is."""
    name, moment = title(texts, meetup), when(texts, meetup)
    if count:
        label = texts.label("cancel-yes-all", count=count)
        yes = button(label, "cancel", meetup.community_id, meetup.id, 1, 1)
        text = texts.say("cancel-sure-onwards", title=name, when=moment, count=count)
        return Reply(text, ((yes,), (press(texts, "step-back", "cancel", meetup, 0, 0),)))
    rows = [(press(texts, "cancel-yes", "cancel", meetup, 0, 1),)]
    if meetup.series_id is not None:
        rows.append((press(texts, "cancel-onwards", "cancel", meetup, 1, 0),))
    text = texts.say("cancel-sure", title=name, when=moment)
    return Reply(text, (*rows, _back(texts, meetup)))


def cancelled(texts: Texts, done: Change) -> Reply:
    """Say to the host that it is called off, and that everybody concerned hears of it."""
    name = title(texts, done.after)
    return Reply(texts.say("cancel-done", title=name, count=done.count))


def changed(texts: Texts, done: Change, days: tuple[Skipped, ...] = ()) -> Reply:
    """Say to the host what was changed, and that everybody concerned hears of it."""
    if not done.fields and done.before.state == done.after.state:
        return Reply(texts.say("change-nothing"), (_back(texts, done.after),))
    lines = [
        texts.say("change-done", count=done.count),
        *differences(texts, done),
        *skipped(texts, days),
    ]
    return Reply(fit(lines), (_back(texts, done.after),))


def differences(texts: Texts, done: Change) -> list[Html]:
    """Say line by line what is otherwise now."""
    return [_difference(texts, name, done.before, done.after) for name in done.fields]


def _difference(texts: Texts, name: str, before: Meetup, after: Meetup) -> Html:
    if name == "starts_at":
        key = "changed-moment" if before.starts_at else "changed-moment-set"
        moment = after.starts_at
        new = moments.full(moment, texts.language, after.zone) if moment else ""
        return texts.say(key, before=when(texts, before), after=new)
    if name == "place" and after.place.online:
        return texts.say("changed-online")
    if name == "link":
        return texts.say("changed-link")
    until = after.decide_by
    values = {
        "decide_by": moments.full(until, texts.language, after.zone) if until else "",
        "theme": after.theme,
        "place": after.place.text or texts.label("meet-map"),
        "host": after.host_name,
        "facilitator": after.facilitator,
        "capacity": str(after.capacity or ""),
        "minutes": str(after.minutes),
    }
    value = values.get(name, "")
    return texts.say(f"changed-{name}" if value else f"changed-{name}-none", value=value)


def _back(texts: Texts, meetup: Meetup) -> tuple[Button, ...]:
    return (press(texts, "meet-open", "meet", meetup),)
