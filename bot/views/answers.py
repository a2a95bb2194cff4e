"""Words for answers: who to call, why, and what to do when nobody fits."""

from collections.abc import Sequence
from datetime import datetime

from bot.answers.helplines import Helpline
from bot.answers.models import Danger, Suggestion
from bot.answers.service import ANYWHERE, Answered, Verdicts
from bot.directory.models import Brief
from bot.views import moments, people
from bot.views.buttons import button, start_link
from bot.views.reply import Button, Reply, Rows
from bot.views.text import Html, Texts, escape

PAGE = 3  # people on one screen
TITLE = 36  # characters of a topic's title on a button
WORDS = 60  # characters of the asker's own words that are quoted as a reason


def answer(
    texts: Texts,
    answered: Answered,
    helpline: Helpline | None,
    now: datetime,
    zone: str,
    username: str | None,
) -> Reply:
    """Show one page of an answer; `username` of the bot in a group, None in private."""
    lines: list[Html] = []
    danger = answered.answer.danger
    if danger is not None:
        lines += [*_danger(texts, danger, helpline), Html()]
    shown = _page(answered)
    if not shown:
        lines.append(texts.say("answer-none" if not answered.briefs else "answer-more-none"))
        lines.append(texts.say("answer-none-group" if username else "answer-none-next"))
    elif understood := _understood(texts, answered):
        lines.append(texts.say("answer-understood", what=understood))
    topic = None
    several_topics = len({suggestion.topic_id for _brief, suggestion in shown}) > 1
    for number, (brief, suggestion) in enumerate(shown, start=answered.page * PAGE + 1):
        lines.append(Html())
        if several_topics and suggestion.topic_id not in {None, topic}:
            topic = suggestion.topic_id
            lines.append(texts.say("answer-for", topic=_topic_title(suggestion)))
        here = answered.answer.understanding.municipality
        role = people.role(brief, texts, here)
        lines.append(texts.say("answer-person", number=number, name=brief.name, role=role))
        lines += _why(texts, suggestion)
        state = people.reach(brief.reachability, "", now, texts, zone)
        if brief.stand_in is not None:
            state = Html(f"{state}, {texts.say('reach-stand-in', name=brief.stand_in)}")
        lines.append(Html(f"{state} · <i>{people.freshness(brief, texts, zone)}</i>"))
    return Reply("\n".join(lines), _buttons(texts, answered, [b for b, _s in shown], username))


def correct(texts: Texts, answered: Answered, shown: Reply) -> Reply:
    """Let the asker say what was understood wrongly."""
    id_ = answered.question_id
    understood = answered.answer.understanding
    rows: list[tuple[Button, ...]] = [
        (
            button(
                texts.label("answer-correct-topic", topic=_short(guess.title)),
                "not",
                id_,
                guess.topic_id,
            ),
        )
        for guess in understood.topics[:PAGE]
    ]
    places = [place for place in answered.municipalities if place != understood.municipality]
    rows += [
        (button(texts.label("answer-correct-place", name=place), "place", id_, index),)
        for index, place in enumerate(answered.municipalities)
        if place in places
    ]
    if understood.municipality:
        rows.append((button(texts.label("answer-correct-region"), "place", id_, ANYWHERE),))
    rows.append((button(texts.label("answer-less"), "page", id_, 0),))
    return Reply(shown.text + "\n\n" + texts.say("answer-correct-question"), tuple(rows))


def judge(texts: Texts, judged: Verdicts) -> Rows:
    """Return the buttons with which one says who helped."""
    rows: list[tuple[Button, ...]] = []
    for brief in judged.briefs:
        name = people.first_name(brief)
        verdict = judged.helped.get(brief.id)
        yes = "answer-yes-chosen" if verdict is True else "answer-yes"
        no = "answer-no-chosen" if verdict is False else "answer-no"
        rows.append(
            (
                button(texts.label(yes, name=name), "helped", judged.question_id, brief.id, 1),
                button(texts.label(no, name=name), "helped", judged.question_id, brief.id, 0),
            )
        )
    rows.append((button(texts.label("answer-less"), "page", judged.question_id, 0),))
    return tuple(rows)


def nobody_fits(texts: Texts, question_id: int) -> Reply:
    """Say what can be done when nobody in the list fits."""
    back = button(texts.label("answer-less"), "page", question_id, 0)
    return Reply(texts.say("answer-nobody-next"), ((back,),))


def empty(texts: Texts) -> Reply:
    """Say how to ask."""
    return Reply(texts.say("answer-empty"))


def inline_lines(texts: Texts, briefs: Sequence[Brief]) -> Html:
    """Return the people of an inline answer: names and functions, never a number."""
    lines = [
        Html(f"<b>{escape(brief.name)}</b>, {escape(people.role(brief, texts))}")
        for brief in briefs
    ]
    return Html("\n".join(lines))


def _page(answered: Answered) -> list[tuple[Brief, Suggestion]]:
    briefs = {brief.id: brief for brief in answered.briefs}
    pairs = [
        (briefs[int(suggestion.profile_id)], suggestion)
        for suggestion in answered.answer.suggestions
        if int(suggestion.profile_id) in briefs
    ]
    return pairs[answered.page * PAGE :][:PAGE]


def _why(texts: Texts, suggestion: Suggestion) -> list[Html]:
    """Return one line: which of the asker's words led to this person."""
    for reason in suggestion.reasons:
        words = ", ".join(f"“{word}”" for word in reason.words)[:WORDS]
        if reason.topic_title and words:
            return [texts.say("answer-why", words=words, topic=reason.topic_title)]
        if words:
            key = "answer-why-name" if reason.because == "name" else "answer-why-own-words"
            return [texts.say(key, words=words)]
    return []


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1] + "…"


def _topic_title(suggestion: Suggestion) -> str:
    titles = (reason.topic_title for reason in suggestion.reasons if reason.topic_title)
    return next(titles, suggestion.topic_id or "").lower()


def _understood(texts: Texts, answered: Answered) -> str:
    understood = answered.answer.understanding
    parts = []
    if understood.age is not None:
        low, high = understood.age
        parts.append(
            texts.label("answer-age", age=low)
            if low == high
            else texts.label("answer-ages", **{"from": low, "to": high})
        )
    if understood.municipality and len(answered.municipalities) > 1:
        parts.append(understood.municipality)
    parts += [guess.title.lower() for guess in understood.topics[:PAGE]]
    return ", ".join(parts)


def _danger(texts: Texts, danger: Danger, helpline: Helpline | None) -> list[Html]:
    lines = [texts.say(f"answer-danger-{danger.label}")]
    if helpline is not None and helpline.checked is not None:
        checked = moments.day(helpline.checked, texts.language)
        lines.append(texts.say("answer-helpline-source", checked=checked, source=helpline.source))
    elif helpline is not None:
        lines.append(texts.say("answer-helpline-unverified", source=helpline.source))
    return lines


def _buttons(
    texts: Texts, answered: Answered, shown: Sequence[Brief], username: str | None
) -> Rows:
    id_ = answered.question_id
    rows: list[tuple[Button, ...]] = []
    if shown:
        rows += (
            people.number_links(texts, username, shown)
            if username
            else people.number_buttons(texts, shown)
        )
    clarify = answered.answer.clarify
    if clarify is not None and clarify.kind == "topic" and answered.page == 0:
        titles = {guess.topic_id: guess.title for guess in answered.answer.understanding.topics}
        for option in clarify.options[:PAGE]:
            label = texts.label("answer-about", topic=_short(titles.get(option, option)).lower())
            rows.append((button(label, "about", id_, option),))
    more: list[Button] = []
    if len(answered.briefs) > (answered.page + 1) * PAGE:
        more.append(button(texts.label("answer-more"), "page", id_, answered.page + 1))
    if answered.page:
        more.append(button(texts.label("answer-less"), "page", id_, answered.page - 1))
    if shown:
        more.append(button(texts.label("answer-correct"), "correct", id_))
    rows.append(tuple(more))
    if shown:
        helped = button(texts.label("answer-helped"), "judge", id_)
        rows.append((helped, button(texts.label("answer-nobody"), "nobody", id_)))
    elif username:
        rows.append((Button(texts.label("answer-private"), url=start_link(username, "ask")),))
    return tuple(row for row in rows if row)
