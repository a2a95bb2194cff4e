"""Words for teams, stand-ins and tidying up."""

from collections.abc import Sequence

from bot.directory.models import Brief, Card
from bot.views.buttons import button
from bot.views.people import first_name
from bot.views.reply import Button, Reply
from bot.views.text import Texts

MOST = 40  # people of a team on one screen: Telegram takes a hundred buttons


def team(texts: Texts, team_id: int, shown: Card, near: Sequence[Brief]) -> Reply:
    """Show who is in a team, who is on duty, and who could join: each by one tap."""
    inside = {brief.id for brief in shown.team}
    rows: list[tuple[Button, ...]] = []
    for brief in shown.team[:MOST]:
        on_duty = shown.on_duty is not None and shown.on_duty.id == brief.id
        key = "team-duty-now" if on_duty else "team-duty"
        out = texts.label("team-out", name=first_name(brief))
        rows.append(
            (
                button(out, "toggle", team_id, brief.id, 0),
                button(texts.label(key), "duty", team_id, 0 if on_duty else brief.id),
            )
        )
    rows += [
        (button(texts.label("team-in", name=_name(brief)), "toggle", team_id, brief.id, 1),)
        for brief in near
        if brief.id not in inside
    ]
    name = shown.professional.entry.name
    return Reply(texts.say("team-edit" if rows else "team-nobody", name=name), tuple(rows))


def stand_ins(near: Sequence[Brief]) -> tuple[tuple[Button, ...], ...]:
    """Return the colleagues who could take over, a button each."""
    return tuple((button(_name(brief), "stand-in", brief.id),) for brief in near)


def remove(texts: Texts, brief: Brief) -> Reply:
    """Ask once more before an entry goes."""
    yes = button(texts.label("remove-yes"), "remove", brief.id, 1)
    return Reply(texts.say("remove-sure", name=brief.name), ((yes,),))


def _name(brief: Brief) -> str:
    label = f"{brief.name}, {brief.function or brief.organisation}"
    return label if len(label) <= 40 else label[:39] + "…"
