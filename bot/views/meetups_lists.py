"""Words for lists of meetups: what is coming, all dates of a series, what was."""

from collections.abc import Sequence

from bot.meetups.models import Answer, Card, Harvest, Mine, State
from bot.views.buttons import button, start_link
from bot.views.meetups import fit, in_rows, link, shorten, title, when
from bot.views.reply import Button, Reply
from bot.views.text import Html, Texts, escape

LISTED = 8  # meetups with a button
SIGNS = {Answer.YES: "✅ ", Answer.MAYBE: "🤔 ", Answer.NO: "❌ ", None: ""}


def agenda(texts: Texts, found: Sequence[tuple[Card, Mine]], *, has_feeds: bool) -> Reply:
    """Show a member what is coming, with their own answers."""
    lines = [texts.say("meet-agenda" if found else "meet-agenda-none")]
    buttons = []
    for shown, mine in found:
        lines.append(_line(texts, shown))
        lines.append(Html(f"   <i>{_own_answer(texts, shown, mine)}</i>"))
        buttons.append((
            button(
                shorten(f"{when(texts, shown.meetup)} · {title(texts, shown.meetup)}"),
                "meet", shown.meetup.community_id, shown.meetup.id,
            ),
        ))  # fmt: skip
    plan = button(texts.label("meet-plan"), "plan")
    last = (plan, button(texts.label("feed-button"), "feed")) if has_feeds else (plan,)
    return Reply(fit(lines), (*buttons[:LISTED], last))


def agenda_in_group(
    texts: Texts, username: str, community_id: int, found: Sequence[tuple[Card, Mine]]
) -> Reply:
    """Show the group what is coming."""
    lines = [texts.say("meet-agenda" if found else "meet-agenda-none")]
    lines += [_line(texts, shown) for shown, _mine in found]
    rows = tuple(
        (
            Button(
                shorten(f"{when(texts, one.meetup)} · {title(texts, one.meetup)}"),
                url=link(username, "show", one.meetup),
            ),
        )
        for one, _mine in found[:LISTED]
    )
    plan = Button(texts.label("meet-plan"), url=start_link(username, f"m-plan-{community_id}"))
    return Reply(fit(lines), (*rows, (plan,)))


def series(texts: Texts, found: Sequence[tuple[Card, Mine]]) -> Reply:
    """Show the dates of a series, each to open, with one's own answers."""
    if not found:
        return Reply(texts.say("meet-series-over"), ((button(texts.label("meet-plan"), "plan"),),))
    buttons = [
        button(
            f"{SIGNS[mine.answer]}{when(texts, shown.meetup)}",
            "meet", shown.meetup.community_id, shown.meetup.id,
        )
        for shown, mine in found
    ]  # fmt: skip
    return Reply(texts.say("meet-series", title=title(texts, found[0][0].meetup)), in_rows(buttons))


def past(texts: Texts, found: Sequence[Harvest]) -> Reply:
    """Show the meetups that were, with what the participants took home."""
    lines = [texts.say("meet-past" if found else "meet-past-none")]
    for one in found:
        name = f"{when(texts, one.meetup)} · {title(texts, one.meetup)}"
        lines += [Html(), Html(f"<b>{escape(name)}</b>")]
        if one.heads:
            lines.append(
                texts.say(
                    "meet-past-there",
                    heads=one.heads,
                    disciplines=len(one.disciplines),
                )
            )
        lines += [Html(f"• {escape(sentence)}") for sentence in one.sentences]
    return Reply(fit(lines))


def _line(texts: Texts, shown: Card) -> Html:
    meetup = shown.meetup
    name = f"{when(texts, meetup)} · {title(texts, meetup)}"
    if meetup.state is State.CHOOSING:
        return Html(f"🗳 {escape(name)}")
    told = texts.say("meet-line-coming", heads=shown.heads, disciplines=len(shown.disciplines))
    later = texts.say("meet-line-later", count=shown.later) if shown.later else ""
    return Html(f"🗓 {escape(name)} <i>({told})</i>{later}")


def _own_answer(texts: Texts, shown: Card, mine: Mine) -> Html:
    if shown.meetup.state is State.CHOOSING:
        return texts.say("meet-you-voted" if mine.votes else "meet-you-vote")
    if mine.waiting is not None:
        return texts.say("meet-you-waiting", place=mine.waiting)
    return texts.say(f"meet-you-{mine.answer or 'open'}")
