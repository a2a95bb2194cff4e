"""Words for what the bot says about meetups of its own accord, true at the moment of sending."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.community.models import Member
from bot.directory.disciplines import discipline_title
from bot.meetups.models import (
    Afterwards,
    Answer,
    Card,
    Changed,
    Choice,
    Comer,
    Harvest,
    Hush,
    Meetup,
    Mine,
    Paired,
    Reminder,
    Skipped,
    State,
    Weekly,
)
from bot.views import meetups, meetups_choice, meetups_host, meetups_plan, moments, people
from bot.views.buttons import button
from bot.views.meetups import fit, press
from bot.views.reply import Button, File, Reply, Rows
from bot.views.text import Html, Texts, escape

QUESTIONS = 8  # to start a first meeting with: pair-question-0 and on
SHOWN = 5  # meetups with buttons in the weekly message
DATES = 12  # of a series
NEW = 8  # people in the weekly message
OPEN = 5  # questions of which nobody was the right one
EXPERTISE = 90  # characters of each


def card(texts: Texts, username: str, shown: Card) -> Reply:
    """Show the group a new meetup or date choice."""
    if shown.choice is not None:
        return meetups_choice.card(texts, username, shown, shown.choice)
    return meetups.card(texts, username, shown)


def series(texts: Texts, found: Sequence[Meetup], days: tuple[Skipped, ...]) -> Reply:
    """Show the group the dates of a new series, and the skipped ones; the first card follows."""
    lines = [texts.say("series", title=meetups.title(texts, found[0]), count=len(found))]
    dates = [
        moments.full(one.starts_at, texts.language, one.zone) for one in found if one.starts_at
    ]
    lines += [Html(f"• {escape(one)}") for one in dates[:DATES]]
    if len(dates) > DATES:
        lines.append(texts.say("plan-series-more", count=len(dates) - DATES))
    lines += meetups_plan.skipped(texts, days)
    return Reply(fit(lines))


def decided(texts: Texts, shown: Card, mine: Mine | None) -> Reply:
    """Tell that the date was chosen; whoever can't after all says so here."""
    reply = meetups_choice.decided(texts, shown, mine)
    if shown.past:
        return reply
    ics = (press(texts, "meet-open", "meet", shown.meetup),) if mine is not None else ()
    return reply.with_rows(meetups.answers(texts, shown, mine), ics)


def asked(texts: Texts, community: str, shown: Card, mine: Mine) -> Reply | None:
    """Ask somebody who has not answered which dates they can."""
    if shown.choice is None:
        return None
    return meetups_choice.asked(texts, community, shown, shown.choice, mine)


def choice_ready(texts: Texts, shown: Card, choice: Choice) -> Reply:
    """Tell the host that all have answered or the time is up, to decide by one tap."""
    told = "choice-ready-late" if choice.unanswered else "choice-ready-all"
    return meetups_choice.deciding(texts, shown, choice, told=told)


def hostless(texts: Texts, shown: Card) -> Reply:
    """Ask a coordinator to find another host."""
    meetup = shown.meetup
    told = texts.say(
        "hostless", title=meetups.title(texts, meetup), when=meetups.when(texts, meetup)
    )
    rows = (
        (press(texts, "hostless-choose", "field-of", meetup, "host", int(bool(meetup.series_id))),),
        (press(texts, "meet-open", "meet", meetup),),
    )
    return Reply(told, rows)


def invited(texts: Texts, shown: Card, discipline: str) -> Reply:
    """Invite somebody whose discipline is missing, once."""
    meetup = shown.meetup
    name, title = discipline_title(discipline, texts.language), meetups.title(texts, meetup)
    lines = [
        texts.say("invited", host=meetup.host_name or title, discipline=name),
        Html(),
        *meetups.facts(texts, meetup),
    ]
    if shown.disciplines:
        names = meetups.disciplines(texts, shown.disciplines)
        lines.append(texts.say("invited-with", names=names))
    stop = button(texts.label("invited-stop"), "hush", meetup.community_id, Hush.INVITES, "stop")
    return Reply(fit(lines), (meetups.answers(texts, shown), (stop,)))


def seat(texts: Texts, shown: Card, mine: Mine) -> Reply:
    """Tell somebody on the waiting list that there is a seat for them."""
    lines = [texts.say("seat-free"), Html(), *meetups.facts(texts, shown.meetup)]
    if mine.meetup.place.link:
        lines.append(texts.say("meet-link", link=mine.meetup.place.link))
    rows = (
        (press(texts, "seat-no", "rsvp", shown.meetup, Answer.NO),),
        (press(texts, "meet-open", "meet", shown.meetup),),
    )
    return Reply(fit(lines), rows)


def changed(texts: Texts, told: Changed) -> Reply:
    """Tell once what changed, or that it does not take place."""
    meetup, change = told.card.meetup, told.change
    name = meetups.title(texts, meetup)
    if meetup.state is State.CANCELLED:
        key = "told-cancelled-series" if change.count > 1 else "told-cancelled"
        when = meetups.when(texts, meetup)
        return Reply(texts.say(key, title=name, when=when, by=told.by, count=change.count))
    moved = "starts_at" in change.fields
    key = "told-moved" if moved else "told-changed"
    lines = [
        texts.say(key, title=name, when=meetups.when(texts, change.before), by=told.by),
        *meetups_host.differences(texts, change),
    ]
    if change.count > 1:
        lines.append(texts.say("told-onwards", count=change.count))
    if told.mine is None:
        return Reply(fit(lines), (meetups.answers(texts, told.card),) if moved else ())
    if moved and told.mine.answer is not None:
        lines.append(texts.say("told-still"))
    open_ = (press(texts, "meet-open", "meet", meetup),)
    answers = meetups.answers(texts, told.card, told.mine)
    return Reply(fit(lines), (answers, open_) if moved else (open_,))


def reminder(texts: Texts, username: str, told: Reminder) -> Reply:
    """Remind of a meetup, with how long it takes now."""
    shown, meetup, mine = told.card, told.card.meetup, told.mine
    soon = texts.label("meet-choosing")
    if meetup.starts_at is not None:
        now = meetup.starts_at - timedelta(minutes=told.begins_in)
        soon = moments.ahead(meetup.starts_at, now, texts, meetup.zone)
    lines = [
        texts.say("reminder", title=meetups.title(texts, meetup), soon=soon),
        *meetups.facts(texts, meetup)[1:],
    ]
    if mine is not None:
        lines += _reminded(texts, mine)
    elif shown.coming:
        lines.append(
            texts.say("meet-coming", heads=shown.heads, disciplines=len(shown.disciplines))
        )
    if shown.agenda:
        lines += [Html(), texts.say("meet-items")]
        lines += [Html(f"{n}. {escape(one.text)}") for n, one in enumerate(shown.agenda, 1)]
    if told.unreached:
        names = ", ".join(told.unreached)
        lines += [Html(), texts.say("unreached", count=len(told.unreached), names=names)]
    return Reply(fit(lines), _reminder_rows(texts, username, told))


def afterwards(texts: Texts, told: Afterwards) -> Reply:
    """Tell those present who was there, with one contact file of all who agreed."""
    meetup = told.meetup
    lines: list[Html] = [
        texts.say(
            "after",
            title=meetups.title(texts, meetup),
            heads=sum(1 + len(one.guests) for one in told.present),
            disciplines=len(told.disciplines),
        ),
        *meetups.comer_lines(texts, told.present),
    ]
    rows: list[tuple[Button, ...]] = []
    if told.contacts:
        lines.append(texts.say("after-contacts", count=told.contact_count))
    if told.may_harvest:
        lines.append(texts.say("after-harvest"))
        rows.append((press(texts, "meet-harvest", "harvest", meetup),))
    if told.newcomer:
        lines.append(texts.say("after-newcomer"))
        rows.append((button(texts.label("start-join"), "join"),))
    if not told.contacts:
        return Reply(fit(lines), tuple(rows))
    file = File(f"wie-er-was-{meetup.id}.vcf", told.contacts.encode())
    ends = [line for line in lines if line.startswith(("📇", "💬", "👋"))]
    room = meetups.CAPTION - sum(len(line) + 1 for line in ends)
    body = [line for line in lines if line not in ends]
    return Reply("\n".join([fit(body, room), *ends]), tuple(rows), file=file)


def ticking(texts: Texts, shown: Card, comers: Sequence[Comer]) -> Reply:
    """Ask the host who was there, to tick in this message."""
    told = texts.say("ticking", title=meetups.title(texts, shown.meetup))
    return replace(meetups_host.ticks(texts, shown, comers, 0), text=told)


def harvest(texts: Texts, told: Harvest) -> Reply:
    """Give the group what the participants took home, without names."""
    meetup = told.meetup
    title, when = meetups.title(texts, meetup), meetups.when(texts, meetup)
    lines = [texts.say("harvest", title=title, when=when)]
    lines += [Html(f"• {escape(sentence)}") for sentence in told.sentences]
    return Reply(fit(lines))


def harvest_kept(texts: Texts, meetup: Meetup, sentence: str) -> Reply:
    """Show what the group will get, to change or take back as long as it can be."""
    rows = (
        (press(texts, "harvest-again", "harvest", meetup),),
        (press(texts, "harvest-off", "harvest-off", meetup),),
    )
    return Reply(texts.say("harvest-kept", sentence=sentence), rows)


def harvest_gone(texts: Texts, meetup: Meetup) -> Reply:
    """Say that a sentence was taken back."""
    return Reply(texts.say("harvest-gone"), ((press(texts, "meet-harvest", "harvest", meetup),),))


def weekly(texts: Texts, username: str, told: Weekly) -> Reply:
    """Tell the group what is coming, who is new, what is open, and what went well."""
    lines: list[Html] = [texts.say("weekly")]
    rows: list[tuple[Button, ...]] = []
    if told.coming:
        lines += [Html(), texts.say("weekly-coming")]
    for shown in told.coming:
        meetup = shown.meetup
        name = f"{meetups.when(texts, meetup)} · {meetups.title(texts, meetup)}"
        lines.append(Html(f"• {escape(name)}"))
        if shown.missing and meetup.state is State.PLANNED:
            names = meetups.missing(texts, username, shown)
            lines.append(Html(f"   {texts.say('weekly-missing', names=names)}"))
        if len(rows) < SHOWN:
            link = Button(
                texts.label("weekly-choose", title=meetups.shorten(name, 40)),
                url=meetups.link(username, "show", meetup),
            )
            choosing = meetup.state is State.CHOOSING
            rows.append((link,) if choosing else meetups.answers(texts, shown, dated=True))
    if told.newcomers:
        lines += [Html(), texts.say("weekly-new")]
    lines += [
        texts.say(
            "weekly-newcomer" if one.expertise else "weekly-newcomer-plain",
            name=one.name,
            role=_role(texts, one.discipline, one.organisation),
            expertise=meetups.shorten(one.expertise, EXPERTISE),
        )
        for one in told.newcomers[:NEW]
    ]
    if len(told.newcomers) > NEW:
        lines.append(texts.say("weekly-newcomers-more", count=len(told.newcomers) - NEW))
    if told.asked.open:
        lines += [Html(), texts.say("weekly-questions")]
    for one in told.asked.open[:OPEN]:
        topic = one.topic_en if texts.language == "en" else one.topic
        lines.append(
            texts.say("weekly-question-in", topic=topic, place=one.municipality)
            if one.municipality
            else texts.say("weekly-question", topic=topic)
        )
    if told.asked.open:
        lines.append(texts.say("weekly-questions-how"))
    if told.asked.helped:
        lines += [Html(), texts.say("weekly-helped", count=told.asked.helped)]
    return Reply(fit(lines), tuple(rows))


def paired(texts: Texts, reader: Member, told: Paired) -> Reply:
    """Tell somebody whom they meet this time, with a question to start with."""
    names = texts.label("and").join(told.names)
    lines = [texts.say("pair", names=names)]
    for one in told.others:
        role = people.role(one, texts)
        if one.function:  # told in place of the discipline
            role = f"{discipline_title(one.discipline, texts.language)} · {role}"
        lines.append(Html(f"• <b>{escape(one.name)}</b>, {escape(role)}"))
    lines += [Html(), texts.say("pair-start", question=_question(texts, told.question))]
    if told.repeat:
        lines.append(texts.say("pair-repeat"))
    community = reader.community
    pause = button(texts.label("pair-pause"), "hush", community.id, Hush.PAIRS, "menu")
    rows: Rows = tuple(row for row in people.number_buttons(texts, told.others) if row)
    return Reply(fit(lines), (*rows, (pause,)))


def nobody_new(texts: Texts) -> Reply:
    """Say honestly that there is nobody new to meet now."""
    return Reply(texts.say("pair-nobody"))


def _question(texts: Texts, number: int) -> str:
    return texts.label(f"pair-question-{number % QUESTIONS}")


def _role(texts: Texts, discipline: str, organisation: str) -> str:
    name = discipline_title(discipline, texts.language) if discipline else ""
    return " · ".join(part for part in (name, organisation) if part)


def _reminded(texts: Texts, mine: Mine) -> list[Html]:
    lines = []
    if mine.answer is Answer.MAYBE:
        lines.append(texts.say("reminder-maybe"))
    if mine.meetup.place.link:
        lines.append(texts.say("meet-link", link=mine.meetup.place.link))
    return lines


def _reminder_rows(texts: Texts, username: str, told: Reminder) -> Rows:
    meetup = told.card.meetup
    if told.mine is None:
        link = Button(texts.label("meet-more"), url=meetups.link(username, "show", meetup))
        return (meetups.answers(texts, told.card), (link,))
    rows: Rows = (
        meetups.answers(texts, told.card, told.mine),
        (press(texts, "meet-open", "meet", meetup),),
    )
    if told.mine.may_change:
        return (*rows, (press(texts, "meet-door", "door", meetup),))
    return rows
