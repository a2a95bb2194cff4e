"""Words for what comes round: silence, kennismaken, the weekly message's settings, the feed."""

from collections.abc import Sequence
from datetime import datetime

from bot.community.models import Community
from bot.meetups.models import Acquainting, Hush, Rhythm, Silence
from bot.views import moments
from bot.views.buttons import button
from bot.views.meetups import in_rows
from bot.views.reply import Button, Reply, Rows
from bot.views.text import Html, Texts

WEEKLY_TIMES = ("8:00", "8:30", "9:00", "12:00", "16:00")
QUIETS = ("20:00-8:00", "21:00-7:30", "22:00-7:00")
LEADS = ("1d,1h", "1d", "1h", "1d,2h", "")
SETTINGS = ("weekly_day", "weekly_time", "leads", "quiet", "pair_weeks")
PAUSES = (2, 4, 8)  # weeks
ALL = "all"  # in place of a kind of private messages


def silence(texts: Texts, community: Community, kept: Silence) -> Reply:
    """Show which private messages somebody gets, to pause or stop each kind."""
    lines = [texts.say("hush", community=community.name)]
    lines += [_hushed(texts, community, kept, kind) for kind in Hush]
    buttons = [
        button(texts.label(f"hush-kind-{kind}"), "hush", community.id, kind, "menu")
        for kind in Hush
    ]
    all_ = button(texts.label("hush-all"), "hush", community.id, ALL, "menu")
    return Reply("\n".join(lines), (*in_rows(buttons), (all_,)))


def hush(texts: Texts, community: Community, kept: Silence, kinds: Sequence[Hush]) -> Reply:
    """Ask how long one kind should be silent, or all."""
    lines = [
        *(_hushed(texts, community, kept, kind) for kind in kinds),
        texts.say("hush-changes" if Hush.CHANGES in kinds else "hush-how"),
    ]
    what = kinds[0] if len(kinds) == 1 else ALL
    pauses = [
        button(texts.label("hush-pause", weeks=weeks), "hush", community.id, what, weeks)
        for weeks in PAUSES
    ]
    stop = button(texts.label("hush-stop"), "hush", community.id, what, "stop")
    again = button(texts.label("hush-again"), "hush", community.id, what, "on")
    back = button(texts.label("step-back"), "hushes", community.id)
    return Reply("\n".join(lines), (tuple(pauses), (stop, again), (back,)))


def acquainting(texts: Texts, community: Community, state: Acquainting, weeks: int) -> Reply:
    """Show how kennismaken stands for somebody, and what they can do."""
    lines = [texts.say("acquaint", weeks=weeks)]
    id_ = community.id
    leave = button(texts.label("acquaint-leave"), "acquaint", id_, "leave")
    if not state.joined:
        join = button(texts.label("acquaint-join"), "acquaint", id_, "join")
        lines.append(texts.say("acquaint-pool", pool=state.pool))
        return Reply("\n".join(lines), ((join,),))
    if state.paused_until is not None:
        until = moments.day(state.paused_until, texts.language, community.zone)
        lines.append(texts.say("acquaint-paused", until=until))
        join = button(texts.label("acquaint-again"), "acquaint", id_, "join")
        return Reply("\n".join(lines), ((join,), (leave,)))
    if state.next_at is not None:
        day = moments.short(state.next_at, texts.language, community.zone)
        lines.append(texts.say("acquaint-next", day=day))
    else:
        lines.append(texts.say("acquaint-joined"))
    key = "acquaint-new-left" if state.new_left else "acquaint-none-left"
    lines.append(texts.say("acquaint-alone" if state.pool == 1 else key, count=state.new_left))
    pauses = tuple(
        button(texts.label("acquaint-pause", weeks=one), "acquaint", id_, "pause", one)
        for one in PAUSES
    )
    return Reply("\n".join(lines), (pauses, (leave,)))


def rhythm(texts: Texts, community: Community, kept: Rhythm) -> Reply:
    """Show a coordinator when the bot writes of its own accord, to change it."""
    day = moments.weekday(kept.weekly_day, texts.language)
    lines = [
        texts.say("rhythm", community=community.name),
        texts.say(
            "rhythm-weekly" if kept.weekly else "rhythm-weekly-off",
            day=day, time=f"{kept.weekly_time:%-H:%M}",
        ),
        texts.say("rhythm-leads", leads=leads(texts, ",".join(kept.leads))),
        texts.say(
            "rhythm-quiet", start=f"{kept.quiet_from:%-H:%M}", end=f"{kept.quiet_until:%-H:%M}"
        ),
        texts.say("rhythm-pairs", weeks=kept.pair_weeks),
    ]  # fmt: skip
    switch = "off" if kept.weekly else "on"
    rows = (
        (
            _ask(texts, community, "weekly_day"),
            _ask(texts, community, "weekly_time"),
        ),
        (button(texts.label(f"rhythm-switch-{switch}"), "rhythm", community.id, "weekly", switch),),
        (_ask(texts, community, "leads"), _ask(texts, community, "quiet")),
        (_ask(texts, community, "pair_weeks"),),
    )
    return Reply("\n".join(lines), rows)


def rhythm_choice(texts: Texts, community: Community, field: str) -> Reply:
    """Ask for one setting; every answer is a tap."""
    labels = {
        "weekly_day": {moments.weekday(day, texts.language): str(day) for day in range(7)},
        "weekly_time": {time: time for time in WEEKLY_TIMES},
        "leads": {leads(texts, one): one for one in LEADS},
        "quiet": {one.replace("-", "–"): one for one in QUIETS},
        "pair_weeks": {texts.label("rhythm-weeks", weeks=one): str(one) for one in (2, 4)},
    }.get(field, {})
    buttons = [
        button(label, "rhythm", community.id, field, value or "-")
        for label, value in labels.items()
    ]
    back = button(texts.label("step-back"), "rhythm", community.id)
    return Reply(texts.say(f"rhythm-ask-{field}"), (*in_rows(buttons), (back,)))


def leads(texts: Texts, value: str) -> str:
    """Say when reminders go: `1d,1h` is a day and an hour before."""
    told = [
        texts.label("rhythm-days" if one.endswith("d") else "rhythm-hours", count=int(one[:-1]))
        for one in value.split(",")
        if one
    ]
    return texts.label("and").join(told) if told else texts.label("rhythm-none")


def feed(texts: Texts, community: Community, *, possible: bool, has_one: bool) -> Reply:
    """Explain the calendar's own address, to make or close it."""
    if not possible:
        return Reply(texts.say("feed-impossible"), (_to_agenda(texts, community),))
    make = "feed-renew" if has_one else "feed-make"
    rows: Rows = ((button(texts.label(make), "feed", community.id, "open"),),)
    if has_one:
        rows = (*rows, (button(texts.label("feed-revoke"), "feed", community.id, "revoke"),))
    rows = (*rows, _to_agenda(texts, community))
    return Reply(texts.say("feed-has" if has_one else "feed"), rows)


def feed_opened(texts: Texts, community: Community, url: str) -> Reply:
    """Show a new address, once."""
    revoke = button(texts.label("feed-revoke"), "feed", community.id, "revoke")
    return Reply(texts.say("feed-opened", url=url), ((revoke,), _to_agenda(texts, community)))


def feed_revoked(texts: Texts, community: Community) -> Reply:
    """Say that the address no longer works."""
    return Reply(texts.say("feed-revoked"), (_to_agenda(texts, community),))


def _to_agenda(texts: Texts, community: Community) -> tuple[Button, ...]:
    return (button(texts.label("step-back"), "agenda", community.id),)


def _hushed(texts: Texts, community: Community, kept: Silence, kind: Hush) -> Html:
    name = texts.label(f"hush-kind-{kind}")
    if kind in kept.stopped:
        return texts.say("hush-stopped", kind=name)
    until: datetime | None = kept.paused.get(kind)
    if until is not None:
        day = moments.day(until, texts.language, community.zone)
        return texts.say("hush-paused", kind=name, until=day)
    return texts.say("hush-on", kind=name)


def _ask(texts: Texts, community: Community, field: str) -> Button:
    return button(texts.label(f"rhythm-set-{field}"), "rhythm", community.id, field)
