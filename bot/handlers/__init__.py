"""The one ordered table of everything that the bot listens to."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.context import Context
from bot.handlers import (
    directory,
    edge,
    groups,
    manage,
    meetups,
    meetups_host,
    meetups_links,
    meetups_plan,
    meetups_rhythm,
    profile,
    questions,
    registration,
    start,
    teams,
)
from bot.views.buttons import OldButton, Press, parse_press
from bot.views.reply import Toast

Pressed = Callable[[Update, Context, Press], Awaitable[Toast | None]]

PRESSES: dict[str, Pressed] = {  # the verb of a button → what it does
    "start": start.start_again,
    "help": start.help_pressed,
    "switch": start.switch_pressed,
    "choose": start.choose,
    "own-words": start.own_words,
    "register": registration.begin,
    "registration": registration.ask,
    "registered": registration.finish,
    "approve": registration.decide,
    "join": profile.join_pressed,
    "resume": profile.resume,
    "fill": profile.filled,
    "keep": profile.kept,
    "place-chosen": profile.place_chosen,
    "skip": profile.skip_pressed,
    "step-back": profile.back_pressed,
    "stop": profile.stop_pressed,
    "no-consent": profile.no_consent,
    "save": profile.save,
    "profile": profile.show_pressed,
    "fields": profile.fields,
    "field": profile.field,
    "away": profile.away_pressed,
    "back-again": profile.back_again,
    "log": profile.log,
    "erase": profile.erase,
    "accept": profile.accept,
    "number": directory.number,
    "wrong": directory.wrong,
    "team": teams.team,
    "toggle": teams.toggle,
    "duty": teams.duty,
    "stand-in": teams.stand_in,
    "remove": teams.remove,
    "ask-number": directory.ask_number,
    "give-number": directory.decide_number,
    "assure": directory.assure,
    "page": questions.page,
    "correct": questions.correct,
    "place": questions.other_place,
    "age": questions.other_age,
    "not": questions.not_topic,
    "about": questions.about_topic,
    "judge": questions.judge,
    "helped": questions.helped,
    "nobody": questions.nobody,
    "learn": manage.learn_as,
    "colleague": manage.colleague,
    "export": manage.export,
    "import": manage.read_in,
    "meet": meetups.meet,
    "rsvp": meetups.rsvp,
    "vote": meetups.vote,
    "vote-all": meetups.vote_all,
    "guest": meetups.guest,
    "guest-back": meetups.guest_back,
    "item": meetups.item,
    "ics": meetups.calendar_file,
    "after": meetups.after,
    "item-off": meetups.item_off,
    "harvest": meetups.harvest,
    "harvest-off": meetups.harvest_off,
    "plan": meetups_plan.plan_pressed,
    "plan-answer": meetups_plan.tapped,
    "plan-month": meetups_plan.month,
    "plan-remove": meetups_plan.remove,
    "plan-edit": meetups_plan.edit,
    "plan-skip": meetups_plan.skip_pressed,
    "plan-back": meetups_plan.back_pressed,
    "plan-stop": meetups_plan.stop_pressed,
    "plan-save": meetups_plan.save,
    "deciding": meetups_host.deciding,
    "decide": meetups_host.decide,
    "series": meetups.series,
    "missing": meetups_host.missing,
    "invite": meetups_host.invite,
    "door": meetups_host.door,
    "ticks": meetups_host.ticks,
    "tick": meetups_host.tick,
    "change": meetups_host.change,
    "field-of": meetups_host.field,
    "move": meetups_host.move,
    "move-day": meetups_host.move_day,
    "move-to": meetups_host.move_to,
    "move-type": meetups_host.move_type,
    "moved": meetups_host.moved,
    "cancel": meetups_host.cancel,
    "hushes": meetups_rhythm.hushes_pressed,
    "hush": meetups_rhythm.hush,
    "acquaint": meetups_rhythm.acquaint_pressed,
    "rhythm": meetups_rhythm.rhythm,
    "feed": meetups_rhythm.feed,
    "agenda": meetups.agenda_pressed,
}


IN_GROUP = frozenset((  # the verbs of buttons in a group; all others give what is private
    "register", "page", "correct", "place", "age", "not", "about", "judge", "helped", "nobody",
    "rsvp", "vote", "vote-all",
))  # fmt: skip


async def pressed(update: Update, context: Context) -> None:
    """Do what a button stands for; a press is checked again like any message.

    An app can press what nobody was shown: what is private is never done in a group.
    """
    press = parse_press(edge.query(update).data)
    if press.verb not in PRESSES or not (edge.in_private(update) or press.verb in IN_GROUP):
        raise OldButton
    context.recall()  # who taps has left the question that was asked
    await edge.toast(update, await PRESSES[press.verb](update, context, press))


PRIVATE, GROUP = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
NEW = filters.UpdateType.MESSAGE  # an edited message is no new one
EDITED = filters.UpdateType.EDITED_MESSAGE
WORDS = (filters.TEXT & ~filters.COMMAND) | filters.CaptionRegex(r"^[^/]")  # also below a photo
CALL = r"^/bel(@\w+)?(\s|$)"  # below a photo Telegram marks no commands for a CommandHandler


def handlers() -> list[BaseHandler[Any, Context, Any]]:
    """Return every handler; the first one that fits an update takes it."""
    return [
        ChatMemberHandler(groups.bot_changed, ChatMemberHandler.MY_CHAT_MEMBER),
        ChatMemberHandler(groups.member_changed, ChatMemberHandler.CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.NEW_CHAT_MEMBERS, groups.members_came),
        MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, groups.member_left),
        MessageHandler(filters.StatusUpdate.MIGRATE, groups.migrated),
        CallbackQueryHandler(pressed),
        InlineQueryHandler(questions.inline),
        MessageHandler(EDITED & (filters.TEXT | filters.CAPTION), questions.edited),
        # in the group: only when addressed
        CommandHandler("bel", questions.call, filters=NEW),
        MessageHandler(NEW & filters.CaptionRegex(CALL), questions.call),
        CommandHandler("nummer", directory.find, filters=NEW),
        CommandHandler("plan", meetups_plan.plan, filters=NEW),
        CommandHandler("agenda", meetups.agenda, filters=NEW),
        CommandHandler("ontmoetingen", meetups.past, filters=NEW),
        CommandHandler("stil", meetups_rhythm.hushes, filters=NEW),
        CommandHandler("kennismaken", meetups_rhythm.acquaint, filters=NEW),
        CommandHandler(["start", "help"], groups.group_help, filters=GROUP & NEW),
        # in private
        CommandHandler("start", start.start, filters=PRIVATE & NEW),
        CommandHandler("help", start.private_help, filters=PRIVATE & NEW),
        CommandHandler("wissel", start.switch, filters=PRIVATE & NEW),
        CommandHandler("profiel", profile.show, filters=PRIVATE & NEW),
        CommandHandler("weg", profile.away, filters=PRIVATE & NEW),
        CommandHandler("stop", meetups_plan.stop, filters=PRIVATE & NEW),
        CommandHandler("terug", meetups_plan.back, filters=PRIVATE & NEW),
        CommandHandler("over", meetups_plan.skip, filters=PRIVATE & NEW),
        CommandHandler("beheer", manage.manage, filters=PRIVATE & NEW),
        CommandHandler("themas", manage.themes, filters=PRIVATE & NEW),
        MessageHandler(PRIVATE & NEW & filters.Regex(manage.LEARN), manage.learn),
        MessageHandler(PRIVATE & NEW & filters.LOCATION, meetups_links.place_shared),
        MessageHandler(PRIVATE & NEW & filters.CONTACT, profile.number_shared),
        MessageHandler(PRIVATE & NEW & filters.Document.ALL, manage.preview),
        MessageHandler(PRIVATE & NEW & WORDS, start.words),
        MessageHandler(PRIVATE & NEW & ~filters.StatusUpdate.ALL, start.private_help),
    ]


COMMANDS = {  # what Telegram's menu offers, per scope; the texts are command-<name>
    "private": (
        *("start", "nummer", "agenda", "plan", "ontmoetingen", "kennismaken", "profiel", "weg"),
        *("stil", "wissel", "beheer", "themas", "stop", "help"),
    ),
    "group": ("bel", "nummer", "agenda", "plan", "ontmoetingen", "help"),
}
