"""What comes round: /stil, /kennismaken, the weekly message's settings, the calendar's address."""

from datetime import datetime, timedelta

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.errors import NotAllowed
from bot.handlers import edge
from bot.handlers.manage import NotACoordinator
from bot.handlers.meetups import member
from bot.meetups.models import Acquainting, Hush
from bot.views import meetups as cards
from bot.views import meetups_rhythm as view
from bot.views.buttons import OldButton, Press
from bot.views.reply import Reply


async def hushes(update: Update, context: Context) -> None:
    """Show which private messages somebody gets."""
    who = await edge.member(update, context)
    await _privately(update, context, who, "stil", await _hushes(update, context, who))


async def hushes_pressed(update: Update, context: Context, press: Press) -> None:
    """Show which private messages somebody gets."""
    who = await member(update, context, press.number(0))
    await edge.edit(update, await _hushes(update, context, who))


async def hush(update: Update, context: Context, press: Press) -> None:
    """Pause or stop one kind of private messages or all, or take them up again."""
    who = await member(update, context, press.number(0))
    kinds = tuple(Hush) if press.word(1) == view.ALL else (press.one_of(1, Hush),)
    rhythm, texts, what = context.services.meetups.rhythm, edge.texts(update), press.word(2)
    if what == "menu":
        kept = await rhythm.silence(who)
        await edge.edit(update, view.hush(texts, who.community, kept, kinds))
        return
    if what == "on":
        kept = await rhythm.unhush(who, *kinds)
    elif what == "stop":
        kept = await rhythm.hush(who, *kinds)
    else:
        kept = await rhythm.hush(who, *kinds, until=_until(context, press))
    await edge.edit(update, view.silence(texts, who.community, kept))


async def acquaint(update: Update, context: Context) -> None:
    """Show how kennismaken stands."""
    who = await edge.member(update, context)
    state = await context.services.meetups.acquainting.status(who)
    reply = await _acquaint(update, context, who, state)
    await _privately(update, context, who, "kennismaken", reply)


async def acquaint_pressed(update: Update, context: Context, press: Press) -> None:
    """Join kennismaken, pause it or leave it."""
    who = await member(update, context, press.number(0))
    acquainting, what = context.services.meetups.acquainting, press.word(1)
    if what == "join":
        state = await acquainting.join(who)
    elif what == "pause":
        state = await acquainting.pause(who, _until(context, press))
    else:
        state = await acquainting.leave(who)
    await edge.edit(update, await _acquaint(update, context, who, state))


async def rhythm(update: Update, context: Context, press: Press) -> None:
    """Show a coordinator the settings, ask for one, or keep it."""
    who = await member(update, context, press.number(0))
    try:
        who = await context.services.community.become_coordinator(who)
    except NotAllowed:
        raise NotACoordinator from None
    services, texts = context.services.meetups.rhythm, edge.texts(update)
    match press.arguments[1:]:
        case [name] if name in view.SETTINGS:
            await edge.edit(update, view.rhythm_choice(texts, who.community, name))
        case [name, value]:
            kept = await services.set_rhythm(who, name, "" if value == "-" else value)
            await edge.edit(update, view.rhythm(texts, who.community, kept))
        case []:
            kept = await services.rhythm(who)
            await edge.edit(update, view.rhythm(texts, who.community, kept))
        case _:
            raise OldButton


async def feed(update: Update, context: Context, press: Press) -> None:
    """Explain the calendar's own address, make one, or close it."""
    if not press.arguments:
        who = await edge.member(update, context)
        await edge.edit(update, await _feed(update, context, who))
        return
    who = await member(update, context, press.number(0))
    feeds, url = context.services.meetups.feeds, context.services.public_url
    if press.word(1) == "open" and url is not None:
        address = f"{url}{await feeds.open_feed(who)}"
        await edge.edit(update, view.feed_opened(edge.texts(update), who.community, address))
        return
    await feeds.revoke(who)
    await edge.edit(update, view.feed_revoked(edge.texts(update), who.community))


def _until(context: Context, press: Press) -> datetime:
    """Return the end of a pause of as many weeks as were tapped."""
    if press.number(2) not in view.PAUSES:
        raise OldButton
    return context.services.clock() + timedelta(weeks=press.number(2))


async def _hushes(update: Update, context: Context, who: Member) -> Reply:
    kept = await context.services.meetups.rhythm.silence(who)
    return view.silence(edge.texts(update), who.community, kept)


async def _acquaint(update: Update, context: Context, who: Member, state: Acquainting) -> Reply:
    weeks = (await context.services.meetups.rhythm.rhythm(who)).pair_weeks
    return view.acquainting(edge.texts(update), who.community, state, weeks)


async def _feed(update: Update, context: Context, who: Member) -> Reply:
    has_one = await context.services.meetups.feeds.has_feed(who)
    possible = context.services.public_url is not None
    return view.feed(edge.texts(update), who.community, possible=possible, has_one=has_one)


async def _privately(
    update: Update, context: Context, who: Member, what: str, reply: Reply
) -> None:
    """Say it in private; in the group lead to there."""
    if not edge.in_private(update):
        name = context.bot.username
        reply = cards.privately(edge.texts(update), name, what, who.community.id)
    await edge.say(update, reply)
