"""The two ways by which the private chat learns what is meant: links, and replies to a question."""

from collections.abc import Awaitable, Callable
from typing import TypeGuard

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.errors import Invalid, NotFound
from bot.handlers import edge, meetups, meetups_host, meetups_plan, meetups_rhythm
from bot.meetups.presence import DOOR
from bot.views import errors
from bot.views.buttons import NUMBER
from bot.views.reply import Reply

OVER = frozenset((  # why no words can be taken any more
    "harvest-closed", "items", "meetup-cancelled", "meetup-choice-closed", "meetup-choosing",
))  # fmt: skip
ABOUT_US = {  # m-<what>-<community>: what the group leads to
    "plan": meetups_plan.plan,
    "stil": meetups_rhythm.hushes,
    "kennismaken": meetups_rhythm.acquaint,
}


async def by_link(update: Update, context: Context, payload: str) -> bool:
    """Follow a link about a meetup; False when it is about something else."""
    if payload.startswith(DOOR):
        await meetups.enter(update, context, payload)
        return True
    if not payload.startswith(f"{meetups.ASKED}-"):
        return False
    what, *numbers = payload.split("-")[1:]
    if what in ABOUT_US:
        await _choose(update, context, _id(numbers, 0))
        await ABOUT_US[what](update, context)
    elif what in meetups.FOLLOWED:
        who = await meetups.member(update, context, _id(numbers, 0))
        await meetups.FOLLOWED[what](update, context, who, _id(numbers, 1))
    else:
        return False
    return True


def takes(payload: str | None) -> TypeGuard[str]:
    """Tell whether a payload is of a question about a meetup that words answer."""
    return payload is not None and "-" in payload and payload.split("-")[1] in TAKEN


async def member(update: Update, context: Context, payload: str) -> Member:
    """Return who acts as a member of the community that a question is about."""
    _what, *more = payload.split("-")[1:]
    return await meetups.member(update, context, _id(more, 0))


async def question(update: Update, context: Context, who: Member, payload: str) -> Reply:
    """Word a question about a meetup once more."""
    what, *more = payload.split("-")[1:]
    return await meetups.question(update, context, who, _id(more, 1), what, *more[2:])


async def take(update: Update, context: Context, who: Member, payload: str, text: str) -> None:
    """Take the words that answer a question about a meetup; ask again what can't be understood."""
    what, *more = payload.split("-")[1:]
    try:
        await TAKEN[what](update, context, who, _id(more, 1), text, *more[2:])
    except Invalid as problem:
        if problem.reason in OVER or (problem.reason == "meetup-past" and what != "move"):
            raise
        asked = await question(update, context, who, payload)
        await edge.say(update, errors.again(edge.texts(update), problem, asked))
        context.remember(payload)


async def place_shared(update: Update, context: Context) -> None:
    """Take a shared location: as the new place of a meetup, or of a plan."""
    payload = meetups.payload_of(update.message) if update.message else None
    what, *more = (payload or "").split("-")[1:] or [""]
    if what != "field" or more[2:3] != ["place"]:
        await meetups_plan.place_shared(update, context)
        return
    who = await meetups.member(update, context, _id(more, 0))
    await meetups_host.take_place(update, context, who, _id(more, 1), *more[3:])


async def _choose(update: Update, context: Context, community_id: int) -> None:
    await meetups.member(update, context, community_id)
    await context.services.community.choose(edge.asker(update), community_id)


def _id(numbers: list[str], index: int) -> int:
    if index >= len(numbers) or not NUMBER.fullmatch(numbers[index]):
        raise NotFound
    return int(numbers[index])


TAKEN: dict[str, Callable[..., Awaitable[None]]] = {  # what a question asked → who takes the words
    "item": meetups.take_item,
    "harvest": meetups.take_harvest,
    "field": meetups_host.take_field,
    "move": meetups_host.take_moment,
}
