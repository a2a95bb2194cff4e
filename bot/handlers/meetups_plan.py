"""Planning a meetup step by step, by tapping and by typing."""

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.handlers import edge, profile
from bot.meetups.models import Draft
from bot.views import community as community_view
from bot.views import meetups as cards
from bot.views import meetups_plan as view
from bot.views.buttons import OldButton, Press
from bot.views.reply import Reply


async def plan(update: Update, context: Context) -> None:
    """Begin a plan in private, or go on with the one that is under way."""
    who = await edge.member(update, context)
    if edge.in_private(update):
        await _begin(update, context, who)
    else:
        texts, name = edge.texts(update), context.bot.username
        await edge.say(update, cards.privately(texts, name, "plan", who.community.id))


async def plan_pressed(update: Update, context: Context, press: Press) -> None:
    """Begin a plan."""
    await _begin(update, context, await edge.member(update, context))


async def question(update: Update, context: Context, who: Member) -> Reply:
    """Word the present step, the first one of a new plan."""
    draft = await context.services.meetups.planning.start(who)
    return view.step(edge.texts(update), draft, who, context.services.clock())


async def answered(update: Update, context: Context, who: Member, text: str) -> None:
    """Take a typed answer to the present step."""
    draft = await context.services.meetups.planning.answer(who, text)
    await _ask(update, context, who, draft)


async def tapped(update: Update, context: Context, press: Press) -> None:
    """Take an answer that was tapped: the step that it answers, and the answer."""
    who = await edge.member(update, context)
    planning = context.services.meetups.planning
    await _ask(update, context, who, await planning.answer(who, press.word(1), press.word(0)))


async def place_shared(update: Update, context: Context) -> None:
    """Take a shared location as the place."""
    who, message = await edge.member(update, context), update.message
    if message is None or message.location is None:
        return
    if await context.services.meetups.planning.draft(who) is None:
        await edge.say(update, community_view.private_help(edge.texts(update)))
        return
    at = message.location
    draft = await context.services.meetups.planning.place_at(who, at.latitude, at.longitude)
    await _ask(update, context, who, draft)


async def month(update: Update, context: Context, press: Press) -> None:
    """Turn the calendar to another month."""
    who = await edge.member(update, context)
    draft = await context.services.meetups.planning.draft(who)
    if draft is None or draft.step != press.word(0):
        raise OldButton
    await _ask(update, context, who, draft, press.word(1))


async def remove(update: Update, context: Context, press: Press) -> None:
    """Take back an option of a date choice."""
    who = await edge.member(update, context)
    planning = context.services.meetups.planning
    await _ask(update, context, who, await planning.remove_option(who, press.number(0)))


async def edit(update: Update, context: Context, press: Press) -> None:
    """Change one step from the preview."""
    who = await edge.member(update, context)
    await _ask(
        update, context, who, await context.services.meetups.planning.go_to(who, press.word(0))
    )


async def skip_pressed(update: Update, context: Context, press: Press) -> None:
    """Leave a step out."""
    who = await edge.member(update, context)
    planning = context.services.meetups.planning
    await _ask(update, context, who, await planning.skip(who, press.word(0)))


async def back_pressed(update: Update, context: Context, press: Press) -> None:
    """Go one step back."""
    who = await edge.member(update, context)
    planning = context.services.meetups.planning
    await _ask(update, context, who, await planning.back(who, press.word(0)))


async def stop_pressed(update: Update, context: Context, press: Press) -> None:
    """Throw the plan away; an old button says that there is none any more."""
    who = await edge.member(update, context)
    stopped = await context.services.meetups.planning.stop(who)
    await edge.edit(update, view.stopped(edge.texts(update), stopped=stopped))


async def save(update: Update, context: Context, press: Press) -> None:
    """Keep what the preview showed; the group hears of it by a notice."""
    who, texts = await edge.member(update, context), edge.texts(update)
    saved = await context.services.meetups.planning.save(who)
    await edge.edit(update, view.saved(texts, saved.meetup))


async def skip(update: Update, context: Context) -> None:
    """Leave a step out of whichever form is open."""
    who = await edge.member(update, context)
    if not await _is_planning(context, who):
        await profile.skip(update, context)
        return
    await _ask(update, context, who, await context.services.meetups.planning.skip(who))


async def back(update: Update, context: Context) -> None:
    """Go one step back in whichever form is open."""
    who = await edge.member(update, context)
    if not await _is_planning(context, who):
        await profile.back(update, context)
        return
    await _ask(update, context, who, await context.services.meetups.planning.back(who))


async def stop(update: Update, context: Context) -> None:
    """Stop with making a community, or with whichever form is open."""
    if await context.services.registration.stop(edge.asker(update).user_id):
        await edge.say(update, Reply(edge.texts(update).say("stopped")))
        return
    who = await edge.member(update, context)
    if not await _is_planning(context, who):
        await profile.stop(update, context)
        return
    stopped = await context.services.meetups.planning.stop(who)
    await edge.say(update, view.stopped(edge.texts(update), stopped=stopped))


async def _is_planning(context: Context, who: Member) -> bool:
    if await context.services.forms.draft(who) is not None:
        return False
    return await context.services.meetups.planning.draft(who) is not None


async def _begin(update: Update, context: Context, who: Member) -> None:
    if await context.services.forms.draft(who) is not None:
        await edge.say(update, view.busy(edge.texts(update)))
        return
    await edge.say(update, await question(update, context, who))


async def _ask(
    update: Update, context: Context, who: Member, draft: Draft, shown_month: str = ""
) -> None:
    now = context.services.clock()
    reply = view.step(edge.texts(update), draft, who, now, shown_month)
    await (edge.edit if update.callback_query else edge.say)(update, reply)
