"""Words for answers: who to call, why, and what to do when nobody fits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.answers.helplines import Helpline
from bot.answers.models import Reason, Suggestion
from bot.answers.service import ANYWHERE, EVERY_AGE, FAR, NOW, SHOWN, Answered, Verdicts
from bot.directory.disciplines import discipline_title
from bot.directory.models import Brief
from bot.views import moments, people
from bot.views.buttons import button, start_link
from bot.views.reply import Button, Contact, Reply, Rows
from bot.views.text import Html, Texts, escape

TITLE = 36  # characters of a topic's title on a button
WORDS = 60  # characters of the asker's own words that are quoted as a reason
LINE = 44  # characters of words and topic, above which the topic is not said once more
PROPER = re.compile(r"^.[A-Z]| [A-Z][a-z]")  # "ADHD", "Veilig Thuis"
LIKELY = 0.15  # chance from which a topic that led to nobody is said to be understood
AGES = ((0, 4), (4, 12), (12, 18), (18, 27), EVERY_AGE)  # to choose from
PLACES = 6  # municipalities that are asked back
STEPS = {"licht": 0, "midden": 1, "zwaar": 2}

Pair = tuple[Brief, Suggestion]


def answer(
    texts: Texts, answered: Answered, now: datetime, zone: str, username: str | None
) -> Reply:
    """Show one page of an answer; `username` of the bot in a group, None in private."""
    lines: list[Html] = []
    if answered.helpline is not None:
        lines += [*danger(texts, answered.helpline), Html()]
    shown = page(answered)
    calm = not _is_now(answered)
    elsewhere = _elsewhere(texts, answered)
    if calm and not shown:
        if elsewhere:
            lines.append(elsewhere)
        lines.append(texts.say("answer-none" if not answered.briefs else "answer-more-none"))
        lines.append(texts.say("answer-none-group" if username else "answer-none-next"))
    elif calm:
        if not answered.answer.sure and not answered.page:
            lines.append(texts.say("answer-unsure"))
        if understood := _understood(texts, answered, shown):
            lines.append(texts.say("answer-understood", what=understood))
        if elsewhere:
            lines.append(Html(f"{elsewhere} {texts.say('answer-whole-region')}"))
    topic = None
    several = calm and answered.answer.sure and _several(shown)
    for number, (brief, suggestion) in enumerate(shown, start=answered.page * SHOWN + 1):
        lines.append(Html())
        if several and suggestion.topic_id not in {None, topic}:
            topic = suggestion.topic_id
            lines.append(texts.say("answer-for", topic=_title(texts, answered, topic)))
        here = answered.answer.understanding.municipality
        role = people.role(brief, texts, here)
        lines.append(texts.say("answer-person", number=number, name=brief.name, role=role))
        lines += _why(texts, answered, brief, suggestion, headed=several)
        lines.append(_state(texts, brief, now, zone))
    question, choices = _question_back(texts, answered, shown)
    if question:
        lines += [Html(), question]
    buttons = _buttons(texts, answered, [brief for brief, _ in shown], choices, username)
    return Reply("\n".join(lines), buttons)


def correct(texts: Texts, answered: Answered, shown: Reply) -> Reply:
    """Let the asker say what was understood wrongly."""
    id_ = answered.question_id
    understood = answered.answer.understanding
    rows: list[tuple[Button, ...]] = [
        (
            button(
                texts.label("answer-correct-topic", topic=_short(_title(texts, answered, topic))),
                "not",
                id_,
                topic,
            ),
        )
        for topic in _topics(answered, page(answered))
    ]
    here = understood.municipality
    key = "answer-correct-place-not" if here else "answer-correct-place"
    places = [
        button(texts.label(key, name=place, here=here or ""), "place", id_, index)
        for index, place in enumerate(answered.municipalities)
        if place != here
    ]
    if here and places:
        places.append(button(texts.label("answer-correct-region"), "place", id_, ANYWHERE))
    rows += [tuple(places[n : n + 2]) for n in range(0, len(places), 2)]
    ages = [
        button(_age_label(texts, age), "age", id_, *age) for age in AGES if age != understood.age
    ]
    rows += [tuple(ages[n : n + 3]) for n in range(0, len(ages), 3)]
    rows.append((button(texts.label("answer-less"), "page", id_, 0),))
    return Reply(shown.text + "\n\n" + texts.say("answer-correct-question"), tuple(rows))


def judge(texts: Texts, judged: Verdicts, *, private: bool) -> Rows:
    """Return the buttons with which one says who helped; in private with what one said before."""
    ids = [brief.id for brief in judged.briefs]
    rows: list[tuple[Button, ...]] = []
    for brief in judged.briefs:
        verdict = judged.helped.get(brief.id) if private else None
        row = []
        for helped, key in ((True, "answer-yes"), (False, "answer-no")):
            chosen = f"{key}-chosen" if verdict is helped else key
            label = texts.label(chosen, name=people.first_name(brief))
            about = (judged.question_id, brief.id, int(helped), judged.page, *ids)
            row.append(button(label, "helped", *about))
        rows.append(tuple(row))
    back = button(texts.label("answer-less"), "page", judged.question_id, judged.page)
    return (*rows, (back,))


def nobody_fits(texts: Texts, answered: Answered, shown: Reply, *, private: bool) -> Reply:
    """Say below the answer what can be done when nobody fits."""
    id_ = answered.question_id
    row = (
        button(texts.label("answer-correct"), "correct", id_),
        button(texts.label("answer-less"), "page", id_, 0),
    )
    told = texts.say("answer-nobody-next" if private else "answer-nobody-group")
    return Reply(f"{shown.text}\n\n{told}", (row,))


def empty(texts: Texts, *, replied: bool) -> Reply:
    """Say how to ask; `replied`: to a message without words."""
    return Reply(texts.say("answer-no-words" if replied else "answer-empty"))


def inline_lines(texts: Texts, briefs: Sequence[Brief]) -> Html:
    """Return the people of an inline answer: names and functions, never a number."""
    lines = [
        Html(f"<b>{escape(brief.name)}</b>, {escape(people.role(brief, texts))}")
        for brief in briefs
    ]
    return Html("\n".join(lines))


def danger(texts: Texts, line: Helpline) -> list[Html]:
    """Return the banner of a help line: what to call when, what it does, and how it was checked."""
    what = line.en if texts.language == "en" else line.nl
    lines = [texts.say(f"answer-danger-{line.key}", number=line.number)]
    lines.append(texts.say("answer-danger-what", what=what))
    if line.checked is None:
        return [*lines, texts.say("answer-helpline-unverified", source=line.source)]
    checked = moments.day(line.checked, texts.language)
    return [*lines, texts.say("answer-helpline-source", checked=checked, source=line.source)]


def helpline(texts: Texts, line: Helpline) -> Reply:
    """Give a help line alone, to somebody who is in no community yet."""
    return with_contact(Reply("\n".join(danger(texts, line))), line)


def with_contact(reply: Reply, line: Helpline) -> Reply:
    """Give the help line along as a contact, which every app can call with one tap."""
    return replace(reply, contacts=(Contact(line.number, line.name),))


def page(answered: Answered) -> list[Pair]:
    """Return who is on this page of an answer: of several problems the lightest help first.

    A problem that is only just seen comes after the others, and who is away after who is there.
    In danger at this moment those who can be reached now come first.
    """
    briefs = {brief.id: brief for brief in answered.briefs}
    pairs = [
        (briefs[int(suggestion.profile_id)], suggestion)
        for suggestion in answered.answer.suggestions
        if int(suggestion.profile_id) in briefs
    ]
    if _is_now(answered):
        pairs.sort(key=lambda pair: not pair[0].reachability.now)
    pairs = sorted(pairs[answered.page * SHOWN :][:SHOWN], key=lambda pair: _is_away(pair[0]))
    if _is_now(answered) or not _several(pairs):
        return pairs
    least = FAR * max(suggestion.score for _brief, suggestion in pairs)

    def weight(suggestion: Suggestion) -> tuple[bool, int]:
        return suggestion.score < least, STEPS.get(suggestion.step or "", 1)

    lightest: dict[str | None, tuple[bool, int]] = {}
    for _brief, suggestion in pairs:
        found = weight(suggestion)
        lightest[suggestion.topic_id] = min(found, lightest.get(suggestion.topic_id, found))
    order = sorted(lightest, key=lambda topic: lightest[topic])
    return sorted(
        pairs,
        key=lambda pair: (order.index(pair[1].topic_id), _is_away(pair[0]), weight(pair[1])),
    )


def _is_now(answered: Answered) -> bool:
    """Tell whether there is danger at this moment."""
    return answered.helpline is not None and answered.helpline.key == NOW


def _is_away(brief: Brief) -> bool:
    return brief.reachability.away_until is not None


def _several(shown: Iterable[Pair]) -> bool:
    return len({suggestion.topic_id for _brief, suggestion in shown} - {None}) > 1


def _why(
    texts: Texts, answered: Answered, brief: Brief, suggestion: Suggestion, *, headed: bool
) -> list[Html]:
    """Return one line: which of the asker's words led to this person; a mere guess is not told."""
    sure = answered.answer.sure
    told = [one for one in suggestion.reasons if one.words and (sure or one.kind != "topic")]
    asides = [_aside(texts, one) for one in told if one.kind in {"place", "language"}]
    main = next((one for one in told if one.kind not in {"place", "language"}), None)
    if main is None:
        return [texts.say("answer-aside", what=" · ".join(asides))] if asides else []
    words = _quoted(main)
    if main.kind in {"name", "words"}:
        line = texts.say(f"answer-why-{main.kind}", words=words)
    else:
        work = _inside(discipline_title(brief.discipline, texts.language))
        topic = _title(texts, answered, main.topic_id) if main.topic_id else ""
        again = bool(topic) and not headed and len(words + topic) <= LINE
        key = "answer-why" if again else "answer-why-work"
        line = texts.say(key, words=words, topic=topic, work=work)
    return [Html(" · ".join([line, *(escape(aside) for aside in asides)]))]


def _quoted(reason: Reason) -> str:
    words = ", ".join(f"“{word}”" for word in reason.words)
    return words if len(words) <= WORDS else words[: WORDS - 2].rstrip() + "…”"


def _aside(texts: Texts, reason: Reason) -> str:
    return texts.label(f"answer-why-{reason.kind}", what=reason.words[0].title())


def _state(texts: Texts, brief: Brief, now: datetime, zone: str) -> Html:
    """Return one line: when to reach somebody, who stands in, how fresh, and on referral or not."""
    state = people.reach(brief.reachability, "", now, texts, zone)
    if brief.stand_in is not None:
        state = Html(f"{state}, {texts.say('reach-stand-in', name=brief.stand_in)}")
    parts = [state]
    if brief.referral is not None:
        parts.append(texts.say("card-referral" if brief.referral else "card-no-referral"))
    parts.append(Html(f"<i>{people.freshness(brief, texts, now, zone)}</i>"))
    return Html(" · ".join(parts))


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1] + "…"


def _title(texts: Texts, answered: Answered, topic_id: str) -> str:
    """Return a topic's title in the reader's language: "ADHD en druk gedrag", "autisme"."""
    topic = answered.topics[topic_id]
    return _inside(topic.title_en if texts.language == "en" else topic.title)


def _inside(title: str) -> str:
    """Return a title as it is said inside a sentence."""
    return title if PROPER.search(title) else title[:1].lower() + title[1:]


def _topics(answered: Answered, shown: Sequence[Pair]) -> list[str]:
    """Return the topics that were understood: likely ones, and those that led to who is shown."""
    led = {suggestion.topic_id for _brief, suggestion in shown}
    likely = [
        guess.topic_id
        for guess in answered.answer.understanding.topics
        if guess.probability >= LIKELY or guess.topic_id in led
    ]
    others = [one.topic_id for _brief, one in shown if one.topic_id]
    return list(dict.fromkeys([*likely, *others]))[:SHOWN]


def _understood(texts: Texts, answered: Answered, shown: Sequence[Pair]) -> str:
    understood = answered.answer.understanding
    parts = []
    if understood.age not in {None, EVERY_AGE}:
        parts.append(_age_label(texts, understood.age))
    if understood.municipality and len(answered.municipalities) > 1:
        parts.append(understood.municipality)
    headed = {one.topic_id for _brief, one in shown} if _several(shown) else set()
    topics = _topics(answered, shown) if answered.answer.sure else []
    parts += [_title(texts, answered, topic) for topic in topics if topic not in headed]
    return ", ".join(parts)


def _elsewhere(texts: Texts, answered: Answered) -> Html | None:
    """Say that a municipality which is named is not of the community."""
    place = answered.answer.understanding.elsewhere
    ours = ", ".join(answered.municipalities)
    return texts.say("answer-elsewhere", place=place, ours=ours) if place else None


def _age_label(texts: Texts, age: tuple[int, int]) -> str:
    low, high = age
    if age == EVERY_AGE:
        return texts.label("answer-every-age")
    if low == high:
        return texts.label("answer-age", age=low)
    return texts.label("answer-ages", **{"from": low, "to": high})


def _question_back(
    texts: Texts, answered: Answered, shown: Sequence[Pair]
) -> tuple[Html | None, Rows]:
    """Return one short question with its buttons, when the answer hangs on it."""
    id_, clarify = answered.question_id, answered.answer.clarify
    if answered.page or not shown or _is_now(answered):
        return None, ()
    if clarify is not None and clarify.kind == "topic":
        rows = tuple(
            (
                button(
                    texts.label("answer-about", topic=_short(_title(texts, answered, topic))),
                    "about",
                    id_,
                    topic,
                ),
            )
            for topic in clarify.options[:SHOWN]
        )
        return texts.say("answer-clarify"), rows
    if clarify is not None:
        ages = [age for age in AGES if f"{age[0]}-{age[1]}" in clarify.options]
        buttons = tuple(button(_age_label(texts, age), "age", id_, *age) for age in ages)
        return texts.say("answer-clarify-age"), (buttons,)
    towns = {brief.municipality for brief, _ in shown if brief.municipality}
    understood = answered.answer.understanding
    known = understood.municipality or understood.names or answered.anywhere
    if known or len(towns) < 2 or len(answered.municipalities) > PLACES:
        return None, ()
    places = [
        button(place, "place", id_, index) for index, place in enumerate(answered.municipalities)
    ]
    return texts.say("answer-clarify-place"), tuple(
        tuple(places[n : n + 3]) for n in range(0, len(places), 3)
    )


def _hangs_on(answered: Answered) -> bool:
    """Tell whether the answer may be another one elsewhere, or for another age."""
    understood = answered.answer.understanding
    elsewhere = understood.municipality is not None and len(answered.municipalities) > 1
    return elsewhere or understood.elsewhere is not None or understood.age not in {None, EVERY_AGE}


def _buttons(
    texts: Texts, answered: Answered, shown: Sequence[Brief], choices: Rows, username: str | None
) -> Rows:
    id_ = answered.question_id
    if not shown:
        row = [button(texts.label("answer-correct"), "correct", id_)] if _hangs_on(answered) else []
        if username:
            row.append(Button(texts.label("answer-private"), url=start_link(username, "ask")))
        return (tuple(row),) if row else ()
    links = people.number_links(texts, username, shown) if username else None
    rows = [*choices, *(links or people.number_buttons(texts, shown))]
    more: list[Button] = []
    if len(answered.briefs) > (answered.page + 1) * SHOWN:
        more.append(button(texts.label("answer-more"), "page", id_, answered.page + 1))
    if answered.page:
        more.append(button(texts.label("answer-less"), "page", id_, answered.page - 1))
    more.append(button(texts.label("answer-correct"), "correct", id_))
    ids = [brief.id for brief in shown]
    helped = button(texts.label("answer-helped"), "judge", id_, answered.page, *ids)
    nobody = button(texts.label("answer-nobody"), "nobody", id_)
    return (*rows, tuple(more), (helped, nobody))
