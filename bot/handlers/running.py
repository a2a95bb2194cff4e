"""What waits for typed words in private: making a community, a form, a plan, or one question."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.handlers import edge, meetups_links, meetups_plan, profile, registration
from bot.views.reply import Reply


@dataclass(frozen=True, slots=True)
class Running:
    """A question that was asked: how it is asked again, and who takes the answer."""

    member: Member | None  # None: somebody who is still making a community
    step: str  # of a form or plan; of a question about a meetup its payload
    ask: Callable[[], Awaitable[Reply]]
    take: Callable[[str], Awaitable[None]]


async def find(
    update: Update, context: Context, replied: str | None, recalled: str | None = None
) -> Running | None:
    """Return what waits for an answer.

    `replied` is the payload of the question that was replied to; `recalled` what was asked just
    before, which counts when nothing else is open.
    """
    community = await context.services.registration.of(edge.asker(update).user_id)
    if community is not None and community.registration is not None:
        ask = partial(registration.question, update, context)
        take = partial(registration.answered, update, context)
        return Running(None, community.registration.step, ask, take)
    if meetups_links.takes(replied):
        return await _about_meetup(update, context, replied)
    member = await edge.member(update, context)
    if (form := await _form(update, context, member)) or recalled is None:
        return form
    if meetups_links.takes(recalled):
        return await _about_meetup(update, context, recalled)
    ask = partial(profile.ask_away, update, context, member)
    take = partial(profile.take_away, update, context, member)
    return Running(member, recalled, ask, take) if recalled == profile.AWAY else None


async def _form(update: Update, context: Context, member: Member) -> Running | None:
    if form := await context.services.forms.draft(member):
        ask = partial(profile.question, update, context, member)
        take = partial(profile.answered, update, context, member)
        return Running(member, form.step, ask, take)
    if plan := await context.services.meetups.planning.draft(member):
        ask = partial(meetups_plan.question, update, context, member)
        take = partial(meetups_plan.answered, update, context, member)
        return Running(member, plan.step, ask, take)
    return None


async def _about_meetup(update: Update, context: Context, payload: str) -> Running:
    who = await meetups_links.member(update, context, payload)
    ask = partial(meetups_links.question, update, context, who, payload)
    take = partial(meetups_links.take, update, context, who, payload)
    return Running(who, payload, ask, take)
