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


async def find(update: Update, context: Context, payload: str | None) -> Running | None:
    """Return what waits for an answer; `payload` is that of the question that was replied to."""
    services = context.services
    community = await services.registration.of(edge.asker(update).user_id)
    if community is not None and community.registration is not None:
        ask = partial(registration.question, update, context)
        take = partial(registration.answered, update, context)
        return Running(None, community.registration.step, ask, take)
    if meetups_links.takes(payload):
        who = await meetups_links.member(update, context, payload)
        ask = partial(meetups_links.question, update, context, who, payload)
        take = partial(meetups_links.take, update, context, who, payload)
        return Running(who, payload, ask, take)
    member = await edge.member(update, context)
    if form := await services.forms.draft(member):
        ask = partial(profile.question, update, context, member)
        take = partial(profile.answered, update, context, member)
        return Running(member, form.step, ask, take)
    if plan := await services.meetups.planning.draft(member):
        ask = partial(meetups_plan.question, update, context, member)
        take = partial(meetups_plan.answered, update, context, member)
        return Running(member, plan.step, ask, take)
    return None
