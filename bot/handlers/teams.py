"""Teams and stand-ins: who is in a team, who is on duty, who takes over; and tidying up."""

from telegram import Update

from bot.context import Context
from bot.handlers import edge
from bot.views import teams as view
from bot.views.buttons import Press
from bot.views.reply import Reply


async def team(update: Update, context: Context, press: Press) -> None:
    """Show who is in a team and who could be."""
    member, directory = await edge.member(update, context), context.services.directory
    shown = await directory.card(member, press.number(0))
    near = await directory.colleagues(member, press.number(0))
    await edge.edit(update, view.team(edge.texts(update), press.number(0), shown, near))


async def toggle(update: Update, context: Context, press: Press) -> None:
    """Put somebody in a team or take them out."""
    member = await edge.member(update, context)
    await context.services.upkeep.put_in_team(
        member, press.number(0), press.number(1), inside=press.number(2) == 1
    )
    await team(update, context, press)


async def duty(update: Update, context: Context, press: Press) -> None:
    """Say who of a team is on duty; 0 is nobody."""
    member = await edge.member(update, context)
    await context.services.upkeep.set_on_duty(member, press.number(0), press.number(1) or None)
    await team(update, context, press)


async def stand_in(update: Update, context: Context, press: Press) -> None:
    """Say who takes over while one is away."""
    member, texts = await edge.member(update, context), edge.texts(update)
    await context.services.upkeep.set_stand_in(member, press.number(0))
    brief = await context.services.directory.brief(member, press.number(0))
    await edge.edit(update, Reply(texts.say("away-stand-in-saved", name=brief.name)))


async def remove(update: Update, context: Context, press: Press) -> None:
    """Let a coordinator take an entry out of the list, after asking once more."""
    member, texts = await edge.member(update, context), edge.texts(update)
    if press.number(1) != 1:
        brief = await context.services.directory.brief(member, press.number(0))
        await edge.edit(update, view.remove(texts, brief))
        return
    name = await context.services.upkeep.remove(member, press.number(0))
    await edge.edit(update, Reply(texts.say("removed", name=name)))
