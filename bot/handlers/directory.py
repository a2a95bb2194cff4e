"""Nummer van…: looking somebody up, their card, and telling that it is wrong."""

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.directory.models import Brief
from bot.handlers import edge
from bot.views import people as view
from bot.views.buttons import Press
from bot.views.reply import Reply, Toast


async def find(update: Update, context: Context) -> None:
    """Answer /nummer with a name: the card in private, names alone in the group."""
    member = await edge.member(update, context)
    text = " ".join(context.args or ())
    if not text:
        await edge.say(update, Reply(edge.texts(update).say("what-number")))
        return
    briefs = await context.services.directory.find(member, text)
    if briefs:
        await show(update, context, member, briefs)
    else:
        await edge.say(update, view.nobody(edge.texts(update), text))


async def show(update: Update, context: Context, member: Member, briefs: list[Brief]) -> None:
    """Show who was found; in private, when it is one, with the card."""
    texts = edge.texts(update)
    if not edge.in_private(update):
        await edge.say(update, view.several_in_group(texts, context.bot.username, briefs))
    elif len(briefs) == 1:
        await edge.say(update, await _card(update, context, member, briefs[0].id))
    else:
        await edge.say(update, view.several(texts, briefs))


async def number(update: Update, context: Context, press: Press) -> None:
    """Give a card in private, or ask whose number it should be."""
    if not press.arguments:
        await edge.say(update, Reply(edge.texts(update).say("what-number")))
        return
    member = await edge.member(update, context)
    await edge.say(update, await _card(update, context, member, press.number(0)))


async def number_by_link(update: Update, context: Context, professional_id: int) -> None:
    """Give a card to whoever followed a number's link from the group, if they are a member.

    The link may be about another of their communities than the private chat is about.
    """
    who = edge.asker(update)
    for member in await context.services.community.memberships(who):
        if await context.services.directory.knows(member, professional_id):
            await edge.say(update, await _card(update, context, member, professional_id))
            return
    await edge.member(update, context)  # an outsider is told so, and nothing else
    await edge.say(update, Reply(edge.texts(update).say("card-sleeping")))


async def wrong(update: Update, context: Context, press: Press) -> Toast:
    """Note that an entry is no longer right; its owner is asked."""
    member = await edge.member(update, context)
    report = await context.services.directory.report(member, press.number(0))
    texts = edge.texts(update)
    key = "card-wrong-thanks" if report.first else "card-wrong-already"
    return Toast(texts.label(key), alert=True)


async def ask_number(update: Update, context: Context, press: Press) -> None:
    """Ask an owner for a number that is given on request only; give the card once they said yes."""
    member = await edge.member(update, context)
    request = await context.services.directory.ask_number(member, press.number(0))
    if request is None or request.given:
        await edge.say(update, await _card(update, context, member, press.number(0)))
    else:
        await edge.say(update, view.asked(edge.texts(update), request))


async def decide_number(update: Update, context: Context, press: Press) -> None:
    """Take the owner's yes or no; the asker is told by a notice."""
    who, give = edge.asker(update), press.number(2) == 1
    member = await context.services.community.member_of(press.number(0), who)
    request = await context.services.directory.decide_number(member, press.number(1), give=give)
    key = "request-given" if request.given else "request-refused"
    await edge.edit(update, Reply(edge.texts(update).say(key, asker=request.asker_name)))


async def assure(update: Update, context: Context, press: Press) -> None:
    """Take an owner's word that everything is still right."""
    who = edge.asker(update)
    member = await context.services.community.member_of(press.number(0), who)
    await context.services.directory.assure(member, press.number(1))
    await edge.edit(update, Reply(edge.texts(update).say("report-assured")))


async def _card(update: Update, context: Context, member: Member, professional_id: int) -> Reply:
    services = context.services
    shown = await services.directory.card(member, professional_id)
    brief = await services.directory.brief(member, professional_id)
    mine = await services.directory.mine(member)
    return view.card(
        edge.texts(update), member, shown, brief, services.clock(), mine.id if mine else None
    )
