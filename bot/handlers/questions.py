"""Asking: /bel in the group, plain words in private, inline, and the buttons of an answer."""

from dataclasses import replace

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.constants import ParseMode

from bot.answers.service import ANYWHERE, Answered, Verdicts, says_something
from bot.community.models import Member
from bot.community.service import ChooseCommunity
from bot.context import Context
from bot.errors import BotError
from bot.handlers import directory, edge
from bot.views import answers as view
from bot.views import people
from bot.views.buttons import OldButton, Press
from bot.views.reply import Reply, Rows, Toast
from bot.views.text import Html, Texts

INLINE_FROM = 3  # letters, below which there is nothing to look for


async def call(update: Update, context: Context) -> None:
    """Answer /bel, with its own words or those of the message that it replies to."""
    member = await edge.member(update, context)
    message = update.message
    if message is None:
        return
    text = _without_command(edge.words(message))
    replied = message.reply_to_message
    if not text and replied is not None and not (replied.from_user and replied.from_user.is_bot):
        message = replied
        text = edge.words(message)
    if not text.strip():
        await edge.say(update, view.empty(edge.texts(update), replied=message is replied))
        return
    await _answer(update, context, member, text, message)


async def answer_text(update: Update, context: Context, member: Member, text: str) -> None:
    """Answer plain words in private: a name with a card, anything else with who to call."""
    if named := await context.services.answers.named(member, text):
        await directory.show(update, context, member, named)
    elif update.message is not None:
        await _answer(update, context, member, text, update.message)


async def edited(update: Update, context: Context) -> None:
    """Answer a question whose words were changed, in the place of its answer while that is there.

    Words that were no question stay unanswered.
    """
    message, answers = update.edited_message, context.services.answers
    if message is None:
        return
    text = _without_command(edge.words(message))
    found = await answers.asked_with(message.chat_id, message.message_id)
    if found is None or not says_something(text):
        return
    question_id, answer_id = found
    member = await edge.member(update, context)
    answered = await answers.edited(member, question_id, text)
    reply = _view(update, context, member, answered)
    await edge.edit_at(context.bot, message.chat_id, answer_id, reply)


async def page(update: Update, context: Context, press: Press) -> None:
    """Show another page of an answer in its place."""
    member, text = await edge.member(update, context), question_text(update)
    answered = await context.services.answers.again(
        member, press.number(0), text, page=press.number(1)
    )
    await edge.edit(update, _view(update, context, member, answered))


async def correct(update: Update, context: Context, press: Press) -> None:
    """Let somebody say what was understood wrongly."""
    member, text = await edge.member(update, context), question_text(update)
    answered = await context.services.answers.again(member, press.number(0), text)
    shown = _view(update, context, member, answered)
    await edge.edit(update, view.correct(Texts(answered.language), answered, shown))


async def other_place(update: Update, context: Context, press: Press) -> None:
    """Answer again for another municipality, or for all."""
    member, text = await edge.member(update, context), question_text(update)
    choice, places = press.word(1), member.community.municipalities
    if choice != ANYWHERE and not 0 <= press.number(1) < len(places):
        raise OldButton
    place = ANYWHERE if choice == ANYWHERE else places[press.number(1)]
    answered = await context.services.answers.again(member, press.number(0), text, place=place)
    await edge.edit(update, _view(update, context, member, answered))


async def other_age(update: Update, context: Context, press: Press) -> None:
    """Answer again for another age."""
    member, text = await edge.member(update, context), question_text(update)
    ages = (press.number(1), press.number(2))
    if ages not in view.AGES:
        raise OldButton
    answered = await context.services.answers.again(member, press.number(0), text, ages=ages)
    await edge.edit(update, _view(update, context, member, answered))


async def not_topic(update: Update, context: Context, press: Press) -> None:
    """Answer again without a topic that the question is not about."""
    member, text = await edge.member(update, context), question_text(update)
    answered = await context.services.answers.again(
        member, press.number(0), text, without=press.word(1)
    )
    await edge.edit(update, _view(update, context, member, answered))


async def about_topic(update: Update, context: Context, press: Press) -> None:
    """Answer again, knowing which of two meanings it was."""
    member, text = await edge.member(update, context), question_text(update)
    answered = await context.services.answers.again(
        member, press.number(0), text, about=press.word(1)
    )
    await edge.edit(update, _view(update, context, member, answered))


async def judge(update: Update, context: Context, press: Press) -> None:
    """Ask who helped, in the place of the answer's buttons."""
    member = await edge.member(update, context)
    shown = [press.number(n) for n in range(2, len(press.arguments))]
    judged = await context.services.answers.verdicts(member, press.number(0), shown)
    await edge.edit_buttons(update, _judging(update, judged, press, 1))


async def helped(update: Update, context: Context, press: Press) -> Toast:
    """Take a verdict; the last one of each member counts."""
    member, answers = await edge.member(update, context), context.services.answers
    helped = press.number(2) == 1
    await answers.judge(member, press.number(0), press.number(1), helped=helped)
    if edge.in_private(update):
        shown = [press.number(n) for n in range(4, len(press.arguments))]
        judged = await answers.verdicts(member, press.number(0), shown)
        await edge.edit_buttons(update, _judging(update, judged, press, 3))
    return Toast(edge.texts(update).label("answer-thanks" if helped else "answer-thanks-not"))


async def nobody(update: Update, context: Context, press: Press) -> None:
    """Say what can be done when nobody fits."""
    member, id_ = await edge.member(update, context), press.number(0)
    answered = await context.services.answers.again(member, id_, question_text(update))
    shown = _view(update, context, member, answered)
    private, texts = edge.in_private(update), Texts(answered.language)
    await edge.edit(update, view.nobody_fits(texts, answered, shown, private=private))


async def inline(update: Update, context: Context) -> None:
    """Answer `@bot …` for members; the results are theirs alone."""
    asked = update.inline_query
    if asked is None:
        return
    texts, who = edge.texts(update), edge.asker(update)
    results: list[InlineQueryResultArticle] = []
    hint: InlineQueryResultsButton | None = None
    try:
        member = await context.services.community.member_in_private(who)
        if len(asked.query.strip()) >= INLINE_FROM:
            found = await context.services.answers.look(member, asked.query)
            results = _results(texts, context.bot.username, found)
    except ChooseCommunity:
        hint = InlineQueryResultsButton(texts.label("switch-button"), start_parameter="inline")
    except BotError:
        hint = InlineQueryResultsButton(texts.label("inline-outsider"), start_parameter="inline")
    await asked.answer(results, cache_time=0, is_personal=True, button=hint)


def question_text(update: Update) -> str:
    """Return the words of the question from the message that the answer replies to.

    They are not kept anywhere else; raises QuestionGone when they were deleted.
    """
    text = _without_command(edge.quoted(update))
    if not text:
        raise QuestionGone
    return text


class QuestionGone(BotError):
    """The message with the question is no longer there."""

    key = "question-gone"


async def _answer(
    update: Update, context: Context, member: Member, text: str, message: Message
) -> None:
    answered = await context.services.answers.ask(member, text)
    reply = _view(update, context, member, answered)
    if answered.helpline is not None and edge.in_private(update):
        reply = view.with_contact(reply, answered.helpline)
    sent = await edge.reply_to(message, reply)
    await context.services.answers.posted(
        answered.question_id, sent.chat_id, message.message_id, sent.message_id
    )


def _view(update: Update, context: Context, member: Member, answered: Answered) -> Reply:
    return view.answer(
        Texts(answered.language),
        answered,
        context.services.clock(),
        member.community.zone,
        None if edge.in_private(update) else context.bot.username,
    )


def _judging(update: Update, judged: Verdicts, press: Press, page: int) -> Rows:
    """Return the buttons for verdicts on the page that a press told, if it did."""
    judged = replace(judged, page=press.number(page) if len(press.arguments) > page else 0)
    return view.judge(Texts(judged.language), judged, private=edge.in_private(update))


def _results(texts: Texts, username: str, found: Answered) -> list[InlineQueryResultArticle]:
    """Return the help line when there is danger, and then the people."""
    results = []
    if line := found.helpline:
        what, lines = texts.label("inline-danger", number=line.number), view.danger(texts, line)
        results.append(_article(line.key, what, line.name, Html("\n".join(lines)), ()))
    for brief, _suggestion in view.page(found):
        about, words = people.role(brief, texts), view.inline_lines(texts, [brief])
        rows = people.number_links(texts, username, [brief])
        results.append(_article(str(brief.id), brief.name, about, words, rows))
    return results


def _article(id_: str, title: str, about: str, words: Html, rows: Rows) -> InlineQueryResultArticle:
    content = InputTextMessageContent(words, parse_mode=ParseMode.HTML)
    return InlineQueryResultArticle(
        id_, title, content, reply_markup=_link(rows) if rows else None, description=about
    )


def _without_command(text: str) -> str:
    words = text.split(maxsplit=1)
    if words and words[0].startswith("/"):
        return words[1] if len(words) > 1 else ""
    return text.strip()


def _link(rows: Rows) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, url=b.url) for b in row] for row in rows]
    )
