"""Words for people in the directory: lines, cards, and choosing among several."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.community.models import Member
from bot.directory.disciplines import discipline_title, plain
from bot.directory.models import Brief, Card, Entry, Kind, NumberRequest, Reachability
from bot.directory.numbers import format_number
from bot.views import moments
from bot.views.buttons import button, start_link
from bot.views.reply import Button, Contact, Reply, Rows
from bot.views.text import Html, Texts, cut, enumerate_names, escape

ABOUT = 2600  # characters of what is told of somebody, so that the numbers always fit below it
TEAM = 400  # characters of the names of a team


def role(brief: Brief, texts: Texts, here: str | None = None) -> str:
    """Return function, organisation and place as plain words; `here` need not be said.

    Nor need a place that stands in another part already: "Gemeente Oss".
    """
    what = brief.function or discipline_title(brief.discipline, texts.language)
    where = brief.municipality or texts.label("answer-everywhere")
    known = where == here or _tells(brief, where, what, brief.organisation)
    told = (what, brief.organisation, "" if known else where)
    return " · ".join(part for part in dict.fromkeys(told) if part)


def first_name(brief: Brief) -> str:
    """Return a name short enough for a button."""
    name = brief.name if brief.kind == "team" else brief.name.split()[0]
    return name if len(name) <= 24 else name[:23] + "…"


def reach(reachability: Reachability, hours: str, now: datetime, texts: Texts, zone: str) -> Html:
    """Say whether somebody can be reached now, or when."""
    if reachability.away_until is not None:
        until = moments.day(reachability.away_until, texts.language)
        return texts.say("reach-away", until=until)
    if reachability.now:
        return texts.say("reach-now")
    if reachability.next_at is not None:
        when = moments.soon(reachability.next_at, now, texts.language, zone)
        return texts.say("reach-later", when=when)
    return texts.say("reach-unknown", hours=hours) if hours else texts.say("reach-none")


def freshness(brief: Brief, texts: Texts, now: datetime, zone: str) -> Html:
    """Say when an entry was last confirmed, and whether it is doubted."""
    if brief.doubtful:
        return texts.say("doubtful")
    if brief.assured_at is None:
        return texts.say("assured-never")
    return texts.say("assured", date=moments.lately(brief.assured_at, now, texts.language, zone))


def card(  # what a card is made of
    texts: Texts,
    member: Member,
    shown: Card,
    brief: Brief,
    now: datetime,
    mine: int | None = None,
) -> Reply:
    """Show all that a member may see of an entry, with its contact card; `mine`: own entry's id."""
    contacts = tuple(Contact(phone.number, brief.name, shown.vcard) for phone in shown.phones[:1])
    return Reply(
        "\n".join(_card_lines(texts, member, shown, brief, now)),
        _card_buttons(texts, member, shown, brief, mine),
        contacts=contacts,
    )


def several(texts: Texts, briefs: Sequence[Brief]) -> Reply:
    """Ask who of several is meant."""
    rows = tuple((button(_choice(brief, texts), "number", brief.id),) for brief in briefs)
    return Reply(texts.say("find-several", count=len(briefs)), rows)


def several_in_group(texts: Texts, username: str, briefs: Sequence[Brief]) -> Reply:
    """Name the people found, with numbers only of those who chose so."""
    lines = [texts.say("find-several-group")]
    for brief in briefs:
        numbers = " ".join(
            escape("📞 " + format_number(phone.number)) for phone in brief.group_phones
        )
        lines.append(
            Html(f"• <b>{escape(brief.name)}</b>, {escape(role(brief, texts))} {numbers}".strip())
        )
    return Reply("\n".join(cut(lines)), number_links(texts, username, briefs))


def asked(texts: Texts, request: NumberRequest) -> Reply:
    """Tell who asked for a number how that stands, as long as it was not given."""
    if request.given is False:
        key = "request-answer-refused"
    elif not request.reached:
        key = "card-asked-nobody" if request.owner_user_id is None else "card-asked-unreached"
    else:
        key = "card-asked" if request.changed else "card-asked-already"
    return Reply(texts.say(key, name=request.professional.name))


def nobody(texts: Texts, text: str) -> Reply:
    """Say that nobody has such a name, and what to do then."""
    return Reply(texts.say("find-none", text=text[:60]))


def number_links(texts: Texts, username: str, briefs: Iterable[Brief]) -> Rows:
    """Return a row of links that give a number in the private chat."""
    return (
        tuple(
            Button(
                texts.label("answer-number", name=first_name(brief)),
                url=start_link(username, f"n{brief.id}"),
            )
            for brief in briefs
        )[:3],
    )


def number_buttons(texts: Texts, briefs: Iterable[Brief]) -> Rows:
    """Return a row of buttons that give a number here, in private."""
    return (
        tuple(
            button(texts.label("answer-number", name=first_name(brief)), "number", brief.id)
            for brief in briefs
        )[:3],
    )


def entry_lines(texts: Texts, entry: Entry) -> list[Html]:
    """Say what somebody tells of themselves: what for, what to have ready, ages, cost, hours."""
    lines = []
    if entry.expertise:
        lines.append(texts.say("card-what", expertise=entry.expertise))
    if entry.how_to_refer:
        lines.append(texts.say("card-refer", text=entry.how_to_refer))
    facts = [_ages(texts, entry.minimum_age, entry.maximum_age), escape(entry.cost)]
    if entry.referral is not None:
        facts.append(texts.say("card-referral" if entry.referral else "card-no-referral"))
    if told := " · ".join(fact for fact in facts if fact):
        lines.append(Html(told[:1].upper() + told[1:]))
    if entry.languages and entry.languages != ("Nederlands",):
        lines.append(texts.say("card-languages", languages=", ".join(entry.languages)))
    if entry.hours:
        lines.append(texts.say("card-hours", hours=entry.hours))
    return lines


def _card_lines(
    texts: Texts, member: Member, shown: Card, brief: Brief, now: datetime
) -> list[Html]:
    professional, zone = shown.professional, member.community.zone
    places = ", ".join(professional.entry.neighbourhoods)
    lines = [
        Html(f"<b>{escape(brief.name)}</b>"),
        escape(role(brief, texts) + (f" ({places})" if places else "")),
        *entry_lines(texts, professional.entry),
        reach(brief.reachability, "", now, texts, zone),
    ]
    if shown.stand_in is not None:
        stand_in = shown.stand_in
        lines.append(texts.say("card-stand-in", name=stand_in.name, role=role(stand_in, texts)))
    if shown.on_duty is not None:
        lines.append(texts.say("card-duty", name=shown.on_duty.name))
    if shown.team:
        names = enumerate_names((colleague.name for colleague in shown.team), TEAM)
        lines.append(texts.say("card-team", names=names))
    lines = cut(lines, ABOUT)
    for phone in shown.phones:
        number = format_number(phone.number) + (
            f" ({phone.description})" if phone.description else ""
        )
        lines.append(texts.say("card-number", number=number))
    if shown.email:
        lines.append(texts.say("card-email", email=shown.email))
    if shown.must_ask and not shown.phones:
        lines.append(texts.say("card-must-ask", name=brief.name))
    elif not shown.phones:
        lines.append(texts.say("card-no-number"))
    lines.append(Html(f"<i>{freshness(brief, texts, now, zone)}</i>"))
    return lines


def _card_buttons(
    texts: Texts, member: Member, shown: Card, brief: Brief, mine: int | None
) -> Rows:
    if shown.own:
        return ((button(texts.label("start-mine"), "profile"),),)
    rows: list[tuple[Button, ...]] = []
    if shown.must_ask and not shown.phones:
        rows.append((button(texts.label("card-ask"), "ask-number", brief.id),))
    people = [person for person in (shown.stand_in, shown.on_duty) if person is not None]
    if people:
        rows.extend(number_buttons(texts, people))
    rows.append((button(texts.label("card-wrong"), "wrong", brief.id),))
    team_mate = any(colleague.id == mine for colleague in shown.team)
    if brief.kind is Kind.TEAM and (member.is_coordinator or team_mate):
        rows.append((button(texts.label("card-team-edit"), "team", brief.id),))
    if member.is_coordinator:
        rows.append((button(texts.label("card-remove"), "remove", brief.id, 0),))
    return tuple(rows)


def _tells(brief: Brief, place: str, *said: str) -> bool:
    """Tell whether what is said names a place already; a surname ("van Oss") does not."""
    named = (*said, brief.name) if brief.kind is Kind.TEAM else said
    return any(f" {plain(place)} " in f" {plain(part)} " for part in named)


def _choice(brief: Brief, texts: Texts) -> str:
    what, place = brief.function or brief.organisation or role(brief, texts), brief.municipality
    where = f" ({place})" if place and not _tells(brief, place, what) else ""
    label = f"{brief.name}{where}, {what}"
    return label if len(label) <= 60 else label[:59] + "…"


def _ages(texts: Texts, minimum: int | None, maximum: int | None) -> Html:
    low, high = minimum or 0, maximum if maximum is not None and maximum < 99 else None
    if low and high is not None:
        return texts.say("card-ages", **{"from": low, "to": high})
    if low:
        return texts.say("card-ages-from", **{"from": low})
    return texts.say("card-ages-to", to=high) if high is not None else Html()
