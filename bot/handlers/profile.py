"""One's own entry: *Zet mij erin*, changing a field, being away, erasing."""

from datetime import date

from telegram import Update

from bot.community.models import Member
from bot.context import Context
from bot.directory.form import DONE
from bot.directory.models import Draft, Professional
from bot.errors import Invalid
from bot.handlers import edge
from bot.views import errors
from bot.views import forms as view
from bot.views.buttons import OldButton, Press
from bot.views.reply import Reply
from bot.views.text import Texts

AWAY = "away"  # what is remembered of the question until when somebody is away


async def join(update: Update, context: Context) -> None:
    """Begin *Zet mij erin*, or show the entry that is already there."""
    member = await edge.member(update, context)
    if await context.services.directory.mine(member) is not None:
        await show(update, context)
        return
    draft = await context.services.forms.start_entry(member, member.name)
    await edge.say(update, view.step(edge.texts(update), draft, member.community))


async def join_pressed(update: Update, context: Context, press: Press) -> None:
    """Begin *Zet mij erin*."""
    await join(update, context)


async def resume(update: Update, context: Context, press: Press) -> None:
    """Go on with a half-filled form, where it was left."""
    member = await edge.member(update, context)
    await edge.say(update, await question(update, context, member))


async def question(update: Update, context: Context, member: Member) -> Reply:
    """Word the present step."""
    draft = await context.services.forms.draft(member)
    if draft is None:
        return Reply(edge.texts(update).say("stopped-nothing"))
    return view.step(edge.texts(update), draft, member.community)


async def answered(update: Update, context: Context, member: Member, text: str) -> None:
    """Take a typed answer to the present step."""
    draft = await context.services.forms.answer(member, text)
    await _next(update, context, member, draft)


async def filled(update: Update, context: Context, press: Press) -> None:
    """Take an answer that was tapped: the step that it answers, and the answer."""
    await _tapped(update, context, press.word(0), press.word(1))


async def kept(update: Update, context: Context, press: Press) -> None:
    """Keep what the step already holds: one's name as Telegram has it."""
    member = await edge.member(update, context)
    draft = await context.services.forms.draft(member)
    if draft is None:
        raise OldButton
    await _tapped(update, context, "name", draft.entry.name)


async def place_chosen(update: Update, context: Context, press: Press) -> None:
    """Take the municipality that was tapped."""
    member = await edge.member(update, context)
    places = member.community.municipalities
    if not 0 <= press.number(0) < len(places):
        raise OldButton
    await _tapped(update, context, "municipality", places[press.number(0)])


async def number_shared(update: Update, context: Context) -> None:
    """Take the number that somebody shared of themselves, or a colleague's contact."""
    message = update.message
    if message is None or message.contact is None:
        return
    member, contact = await edge.member(update, context), message.contact
    forms, number = context.services.forms, contact.phone_number
    if contact.user_id and number[:1].isdigit():  # international, but some apps leave out the plus
        number = f"+{number}"
    draft = await forms.draft(member)
    if draft is not None and draft.step == "phone":
        # Only of one's own card does Telegram vouch for the number.
        own = contact.user_id == member.user_id
        draft = await (forms.share_phone if own else forms.answer)(member, number)
    else:
        name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
        draft = await forms.start_colleague(
            member, name=name, number=number, user_id=contact.user_id
        )
    await _next(update, context, member, draft)


async def skip(update: Update, context: Context) -> None:
    """Leave a step out."""
    member = await edge.member(update, context)
    await _next(update, context, member, await context.services.forms.skip(member))


async def skip_pressed(update: Update, context: Context, press: Press) -> None:
    """Leave a step out."""
    member = await edge.member(update, context)
    draft = await context.services.forms.skip(member, press.word(0))
    await _next(update, context, member, draft)


async def back(update: Update, context: Context) -> None:
    """Go one step back."""
    member = await edge.member(update, context)
    await _next(update, context, member, await context.services.forms.back(member))


async def back_pressed(update: Update, context: Context, press: Press) -> None:
    """Go one step back."""
    member = await edge.member(update, context)
    draft = await context.services.forms.back(member, press.word(0))
    await _next(update, context, member, draft)


async def stop(update: Update, context: Context) -> None:
    """Stop with a form; nothing is kept of it."""
    member = await edge.member(update, context)
    busy = await context.services.forms.draft(member)
    await context.services.forms.stop(member)
    key = "stopped" if busy else "stopped-nothing"
    await edge.say(update, Reply(edge.texts(update).say(key), hide_keys=True))


async def stop_pressed(update: Update, context: Context, press: Press) -> None:
    """Stop with a form."""
    await stop(update, context)


async def no_consent(update: Update, context: Context, press: Press) -> None:
    """Take a no: nothing is kept."""
    member = await edge.member(update, context)
    await context.services.forms.stop(member)
    await edge.edit(update, Reply(edge.texts(update).say("step-consent-refused")))


async def save(update: Update, context: Context, press: Press) -> None:
    """Keep what the preview showed; pressed twice it is kept once."""
    member = await edge.member(update, context)
    saved = await context.services.forms.save(member, press.word(0))
    await edge.edit(update, view.saved(edge.texts(update), saved, member))


async def show(update: Update, context: Context) -> None:
    """Show one's own entry."""
    member = await edge.member(update, context)
    await edge.say(update, await _profile(update, context, member))


async def show_pressed(update: Update, context: Context, press: Press) -> None:
    """Show one's own entry in the place of the message."""
    member = await edge.member(update, context)
    await edge.edit(update, await _profile(update, context, member))


async def fields(update: Update, context: Context, press: Press) -> None:
    """Ask which field to change."""
    mine = await _mine(context, await edge.member(update, context))
    await edge.edit(update, view.fields(edge.texts(update), mine.id))


async def field(update: Update, context: Context, press: Press) -> None:
    """Ask for the new value of one field."""
    member = await edge.member(update, context)
    draft = await context.services.forms.start_field(member, press.number(0), press.word(1))
    await edge.say(update, view.step(edge.texts(update), draft, member.community))


async def away(update: Update, context: Context) -> None:
    """Ask until when somebody is away, or take the date that stands behind /weg."""
    member = await edge.member(update, context)
    if context.args:
        await take_away(update, context, member, " ".join(context.args))
    else:
        await edge.say(update, await ask_away(update, context, member))


async def ask_away(update: Update, context: Context, member: Member) -> Reply:
    """Word the question until when somebody is away."""
    mine = await _mine(context, member)
    now = await context.services.directory.brief(member, mine.id)
    context.remember(AWAY)
    return view.away(edge.texts(update), now.reachability.away_until)


async def take_away(update: Update, context: Context, member: Member, text: str) -> None:
    """Take the date until when somebody is away; ask again what is none."""
    texts = edge.texts(update)
    try:
        until = await context.services.upkeep.pause_until(member, text)
    except Invalid as problem:
        asked = await ask_away(update, context, member)
        await edge.say(update, errors.again(texts, problem, asked))
        return
    await edge.say(update, await _away_saved(context, member, texts, until))


async def away_pressed(update: Update, context: Context, press: Press) -> None:
    """Ask until when somebody is away, or take the days that were tapped."""
    member, texts = await edge.member(update, context), edge.texts(update)
    if not press.arguments:
        await edge.edit(update, await ask_away(update, context, member))
        return
    until = await context.services.upkeep.pause_days(member, press.number(0))
    await edge.edit(update, await _away_saved(context, member, texts, until))


async def back_again(update: Update, context: Context, press: Press) -> None:
    """Note that somebody is there again."""
    member = await edge.member(update, context)
    await context.services.upkeep.pause(member, None)
    await edge.edit(update, Reply(edge.texts(update).say("away-back")))


async def log(update: Update, context: Context, press: Press) -> None:
    """Tell somebody who looked at their number."""
    member = await edge.member(update, context)
    looks = await context.services.directory.number_log(member)
    await edge.say(update, view.log(edge.texts(update), looks, member.community.zone))


async def erase(update: Update, context: Context, press: Press) -> None:
    """Erase one's entry, after asking once more."""
    member = await edge.member(update, context)
    texts = edge.texts(update)
    if press.number(0) != 1:
        await edge.edit(update, view.erase(texts))
        return
    await context.services.upkeep.erase(member)
    await edge.edit(update, Reply(texts.say("profile-erased")))


async def accept(update: Update, context: Context, press: Press) -> None:
    """Take a colleague's yes or no to an entry that a coordinator made."""
    who, texts = edge.asker(update), edge.texts(update)
    member = await context.services.community.member_of(press.number(0), who)
    agreed = press.number(2) == 1
    await (context.services.upkeep.accept if agreed else context.services.upkeep.decline)(
        member, press.number(1)
    )
    key = "colleague-accepted" if agreed else "colleague-refused"
    await edge.edit(update, Reply(texts.say(key)))


async def _tapped(update: Update, context: Context, step: str, value: str) -> None:
    member = await edge.member(update, context)
    draft = await context.services.forms.answer(member, value, step)
    await _next(update, context, member, draft)


async def _next(update: Update, context: Context, member: Member, draft: Draft) -> None:
    """Ask the next step, or say that the one field that was asked is kept."""
    texts = edge.texts(update)
    done = draft.step == DONE
    reply = view.saved_field(texts) if done else view.step(texts, draft, member.community)
    await (edge.edit if update.callback_query else edge.say)(update, reply)


async def _profile(update: Update, context: Context, member: Member) -> Reply:
    mine = await context.services.directory.mine(member)
    return view.profile(edge.texts(update), member.community, mine, context.services.clock())


async def _away_saved(context: Context, member: Member, texts: Texts, until: date) -> Reply:
    mine = await _mine(context, member)
    return view.away_saved(
        texts, until, await context.services.directory.colleagues(member, mine.id, limit=5)
    )


async def _mine(context: Context, member: Member) -> Professional:
    mine = await context.services.directory.mine(member)
    if mine is None:
        raise Invalid("not-listed")
    return mine
