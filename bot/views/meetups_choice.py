"""Words for choosing a date: the card in the group, one's own votes, and deciding."""

from collections.abc import Sequence
from datetime import datetime

from bot.directory.disciplines import discipline_title
from bot.meetups.models import Card, Choice, Hush, Meetup, Mine, Tally, Vote
from bot.views import moments
from bot.views.buttons import button
from bot.views.meetups import disciplines, facts, fit, in_rows, link, press
from bot.views.reply import Button, CardOf, Reply, Rows
from bot.views.text import Html, Texts, escape

SIGNS = {Vote.CAN: "✅", Vote.IF_NEEDED: "🤏", Vote.CANNOT: "❌"}
NAMED = 10  # who have not answered yet
ADVISED = 3  # options that the advice compares
MIX = 6  # disciplines of an option
EXTRA = 3  # disciplines that make the difference


def card(texts: Texts, username: str, shown: Card, choice: Choice) -> Reply:
    """Show the group how the options stand, with a row of answers for each."""
    meetup = shown.meetup
    title = texts.say("choice-title-closed" if choice.closed else "choice-title")
    lines = [title, *facts(texts, meetup), *_standing(texts, meetup, choice)]
    rows: Rows = ()
    if not choice.closed:
        rows = (
            *_votes(texts, meetup, choice),
            (press(texts, "choice-never", "vote-all", meetup, Vote.CANNOT),),
            (Button(texts.label("meet-more"), url=link(username, "show", meetup)),),
        )
    return Reply(fit(lines), rows, card=CardOf(meetup.id))


def own(texts: Texts, shown: Card, choice: Choice, mine: Mine) -> Reply:
    """Show a member the options with their own votes; the host can decide here too."""
    meetup = shown.meetup
    title = texts.say("choice-title-closed" if choice.closed else "choice-title-own")
    lines = [title, *facts(texts, meetup), *_standing(texts, meetup, choice, mine.votes)]
    rows: Rows = ()
    if not choice.closed:
        never = (press(texts, "choice-never", "vote-all", meetup, Vote.CANNOT),)
        rows = (*_votes(texts, meetup, choice, mine.votes), never)
    if mine.may_change:
        host = (
            press(texts, "choice-decide", "deciding", meetup),
            press(texts, "meet-change", "change", meetup, 0),
            press(texts, "meet-cancel", "cancel", meetup, 0, 0),
        )
        rows = (*rows, (host[0],), host[1:])
    return Reply(fit(lines), rows)


def asked(texts: Texts, community: str, shown: Card, choice: Choice, mine: Mine) -> Reply:
    """Ask somebody who has not answered, once, which dates they can."""
    meetup = shown.meetup
    lines = [
        texts.say("choice-asked", community=community),
        *facts(texts, meetup),
        _deadline(texts, meetup, choice),
    ]
    rows = (
        *_votes(texts, meetup, choice, mine.votes),
        (press(texts, "choice-never", "vote-all", meetup, Vote.CANNOT),),
        (button(texts.label("choice-stop"), "hush", meetup.community_id, Hush.ASKS, "stop"),),
    )
    return Reply(fit(lines), rows)


def deciding(
    texts: Texts, shown: Card, choice: Choice, *, told: str = "choice-decide-ask"
) -> Reply:
    """Let the host choose the date by one tap; an option that nobody can is not offered."""
    meetup = shown.meetup
    lines = [texts.say(told), *facts(texts, meetup)[:1], *_standing(texts, meetup, choice)]
    buttons = [
        button(
            texts.label("choice-take", day=_moment(texts, meetup, tally.starts_at)),
            "decide", meetup.community_id, meetup.id, tally.option_id,
        )
        for tally in choice.advice.tallies
        if tally.possible
    ]  # fmt: skip
    if not buttons:
        lines.append(texts.say("choice-none-possible"))
    back = (press(texts, "meet-open", "meet", meetup),)
    return Reply(fit(lines), (*in_rows(buttons, 1), back))


def decided(texts: Texts, shown: Card, mine: Mine | None) -> Reply:
    """Say which date it became."""
    meetup = shown.meetup
    lines = [texts.say("choice-decided"), *facts(texts, meetup)]
    if mine is not None and mine.answer is not None:
        lines.append(texts.say(f"choice-decided-{mine.answer}"))
    return Reply(fit(lines))


def voted(texts: Texts, meetup: Meetup, choice: Choice | None, option_id: int, vote: Vote) -> str:
    """Say in a word what was noted."""
    for tally in choice.advice.tallies if choice else ():
        if tally.option_id == option_id:
            day = _moment(texts, meetup, tally.starts_at)
            return texts.label(f"choice-toast-{vote}", day=day)
    return texts.label("choice-toast")


def advice(texts: Texts, meetup: Meetup, choice: Choice) -> Html:
    """Say which date brings the disciplines together, and why."""
    best = choice.advice.best
    if best is None:
        return texts.say("choice-advice-none")
    shown = [tally for tally in choice.advice.tallies if tally.possible][:ADVISED]
    told = [_reason(texts, meetup, tally, _extra(tally, shown)) for tally in shown]
    return texts.say("choice-advice", told=Html("; ".join(told)))


def _standing(
    texts: Texts, meetup: Meetup, choice: Choice, votes: dict[int, Vote] | None = None
) -> list[Html]:
    lines = []
    for tally in sorted(choice.advice.tallies, key=lambda one: one.starts_at):
        lines += [Html(), *_option(texts, meetup, tally, votes)]
    lines.append(Html())
    if choice.answered:
        lines.append(advice(texts, meetup, choice))
    lines.append(_deadline(texts, meetup, choice))
    if choice.unanswered:
        names = ", ".join(choice.unanswered[:NAMED])
        if (more := len(choice.unanswered) - NAMED) > 0:
            names += " " + texts.label("meet-and-more", count=more)
        key = "choice-silent" if choice.closed else "choice-unanswered"
        lines.append(texts.say(key, count=len(choice.unanswered), names=names))
    elif choice.answered:
        lines.append(texts.say("choice-all-answered"))
    return lines


def _option(
    texts: Texts, meetup: Meetup, tally: Tally, votes: dict[int, Vote] | None
) -> list[Html]:
    head = Html(f"<b>{escape(_moment(texts, meetup, tally.starts_at))}</b>")
    groups = ((Vote.CAN, tally.can), (Vote.IF_NEEDED, tally.if_needed), (Vote.CANNOT, tally.cannot))
    counts = " · ".join(f"{SIGNS[vote]} {len(names)}" for vote, names in groups)
    lines = [Html(f"{head}  {counts}")]
    if tally.disciplines:
        lines.append(
            texts.say(
                "choice-disciplines",
                count=len(tally.disciplines),
                names=_some(texts, tally.disciplines),
            )
        )
    told = [f"{SIGNS[vote]} {', '.join(names[:NAMED])}" for vote, names in groups if names]
    if told:
        lines.append(escape(" · ".join(told)))
    if votes is not None:
        vote = votes.get(tally.option_id)
        lines.append(texts.say(f"choice-you-{vote}" if vote else "choice-you-open"))
    return lines


def _extra(tally: Tally, shown: Sequence[Tally]) -> list[str]:
    """Give the disciplines of the best option that another option lacks."""
    if tally is not shown[0]:
        return []
    return [key for key in tally.disciplines if any(key not in one.disciplines for one in shown)]


def _reason(texts: Texts, meetup: Meetup, tally: Tally, extra: Sequence[str]) -> Html:
    parts = [texts.say("choice-heads", count=tally.heads)]
    if tally.disciplines:
        parts.append(texts.say("choice-mix", count=len(tally.disciplines)))
    if extra:
        parts.append(texts.say("choice-extra", names=_and(texts, extra)))
    if tally.host is Vote.CANNOT:
        parts.append(texts.say("choice-without-host", name=meetup.host_name))
    day = _moment(texts, meetup, tally.starts_at)
    return Html(f"<b>{escape(day)}</b>: {', '.join(parts)}")


def _some(texts: Texts, keys: Sequence[str]) -> str:
    names, more = disciplines(texts, keys[:MIX]), len(keys) - MIX
    return f"{names} {texts.label('meet-and-more', count=more)}" if more > 0 else names


def _and(texts: Texts, keys: Sequence[str]) -> str:
    names = [discipline_title(key, texts.language) for key in keys]
    if len(names) > EXTRA:
        names[EXTRA - 1 :] = [texts.label("meet-and-more", count=len(names) - EXTRA + 1)]
        return f"{', '.join(names[:-1])} {names[-1]}"
    joined = texts.label("and").join((", ".join(names[:-1]), names[-1]))
    return names[0] if len(names) == 1 else joined


def _deadline(texts: Texts, meetup: Meetup, choice: Choice) -> Html:
    if choice.closed:
        return texts.say("choice-closed")
    if choice.decide_by is None:
        return texts.say("choice-open")
    until = moments.short(choice.decide_by, texts.language, meetup.zone)
    return texts.say("choice-until", until=until)


def _votes(
    texts: Texts, meetup: Meetup, choice: Choice, votes: dict[int, Vote] | None = None
) -> Rows:
    tallies = sorted(choice.advice.tallies, key=lambda one: one.starts_at)
    days = [moments.tiny_day(one.starts_at, texts.language, meetup.zone) for one in tallies]
    rows = []
    for tally, day in zip(tallies, days, strict=True):
        at = f" {moments.clock(tally.starts_at, meetup.zone)}" if days.count(day) > 1 else ""
        chosen = (votes or {}).get(tally.option_id)
        rows.append(
            tuple(
                button(
                    ("● " if vote is chosen else "") + SIGNS[vote] + f" {day}{at}",
                    "vote", meetup.community_id, meetup.id, tally.option_id, vote,
                )
                for vote in Vote
            )
        )  # fmt: skip
    return tuple(rows)


def _moment(texts: Texts, meetup: Meetup, moment: datetime) -> str:
    return moments.short(moment, texts.language, meetup.zone)
