"""Words for meetups: the card in the group, one's own card in private, and the lists."""

from collections.abc import Iterable, Sequence

from bot.directory.disciplines import Discipline, Sector, discipline_title, load_disciplines
from bot.meetups.models import Answer, Card, Comer, Item, Meetup, Mine, Outcome, State
from bot.views import moments
from bot.views.buttons import button, start_link
from bot.views.reply import Button, CardOf, File, Reply, Rows, Toast
from bot.views.text import LIMIT, Html, Texts, escape

NAMES = 8  # of one discipline on a card
MISSED = 3  # disciplines that are named as missing; a tap shows all
CAPTION = 1000  # characters under a file or picture
SECTOR = "s:"  # before the key of a sector; some have the same key as a discipline
OTHER = "+"  # any other discipline, by its sector


def link(username: str, what: str, meetup: Meetup, *more: str | int) -> str:
    """Return the link that does something with a meetup in the private chat."""
    parts = ("m", what, meetup.community_id, meetup.id, *more)
    return start_link(username, "-".join(str(part) for part in parts))


def press(texts: Texts, key: str, verb: str, meetup: Meetup, *more: str | int) -> Button:
    """Return a button that does something with a meetup."""
    return button(texts.label(key), verb, meetup.community_id, meetup.id, *more)


def fit(lines: Iterable[str], limit: int = LIMIT - 96) -> str:
    """Join lines as far as one message holds them."""
    kept: list[str] = []
    room = limit
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            kept.append("…")
            break
        kept.append(line)
    return "\n".join(kept)


def in_rows(buttons: Sequence[Button], size: int = 2) -> Rows:
    """Lay buttons in rows."""
    return tuple(tuple(buttons[start : start + size]) for start in range(0, len(buttons), size))


def title(texts: Texts, meetup: Meetup) -> str:
    """Name a meetup in plain words."""
    kind = texts.label(f"meet-kind-{meetup.kind}")
    return f"{kind}: {meetup.theme}" if meetup.theme else kind


def when(texts: Texts, meetup: Meetup) -> str:
    """Say when a meetup is, for a list; that its date is being chosen otherwise."""
    if meetup.starts_at is None:
        return texts.label("meet-choosing")
    return moments.short(meetup.starts_at, texts.language, meetup.zone)


def disciplines(texts: Texts, keys: Iterable[str]) -> str:
    """Name disciplines in the language of the reader."""
    return ", ".join(discipline_title(key, texts.language) for key in keys)


def missing(texts: Texts, username: str, shown: Card) -> Html:
    """Name the first disciplines that are missing; how many others there are, leads to all."""
    told = escape(disciplines(texts, shown.missing[:MISSED]))
    more = len(shown.missing) - MISSED
    if more <= 0:
        return Html(told)
    url = link(username, "missing", shown.meetup)
    others = escape(texts.label("meet-and-more", count=more))
    return Html(f'{told} <a href="{escape(url)}">{others}</a>')


def all_missing(texts: Texts, shown: Card) -> Reply:
    """Name all disciplines that are missing, by sector."""
    meetup, known, gone = shown.meetup, load_disciplines(), set(shown.missing)
    name = title(texts, meetup)
    lines = [texts.say("meet-missing-all" if gone else "meet-missing-none", title=name)]
    for sector in known.sectors.values():
        names = [_title(one, texts) for one in known.of(sector.key) if one.key in gone]
        if names:
            told = f"<b>{escape(_title(sector, texts))}</b>: {escape(', '.join(names))}"
            lines += [Html(), Html(told)]
    rows = (
        (press(texts, "meet-bring", "guest", meetup),),
        (press(texts, "meet-open", "meet", meetup),),
    )
    return Reply(fit(lines), rows)


def facts(texts: Texts, meetup: Meetup) -> list[Html]:
    """Say what, when, where and with whom."""
    lines = [Html(f"<b>{escape(title(texts, meetup))}</b>")]
    if meetup.starts_at is not None and meetup.ends_at is not None:
        span = moments.span(meetup.starts_at, meetup.ends_at, texts.language, meetup.zone)
        lines.append(texts.say("meet-when", when=span))
    if meetup.place.online:
        lines.append(texts.say("meet-online"))
    elif meetup.place.latitude is not None:
        spot = f"{meetup.place.latitude:.6f},{meetup.place.longitude:.6f}"
        url = f"https://www.openstreetmap.org/?mlat={spot.replace(',', '&mlon=')}"
        name = escape(meetup.place.text or texts.label("meet-map"))
        lines.append(Html(f'📍 <a href="{escape(url)}">{name}</a>'))
    elif meetup.place.text:
        lines.append(texts.say("meet-place", place=meetup.place.text))
    key = "meet-led" if meetup.facilitator else "meet-host"
    host = meetup.host_name or texts.label("meet-host-none")
    lines.append(texts.say(key, host=host, facilitator=meetup.facilitator))
    return lines


def card(texts: Texts, username: str, shown: Card) -> Reply:
    """Show a meetup to the group: who comes, and who is missing at the table."""
    meetup = shown.meetup
    lines = [*_state(texts, shown), *facts(texts, meetup), *_table(texts, username, shown)]
    rows: Rows = ()
    if meetup.state is State.PLANNED and not shown.past:
        rows = (
            answers(texts, shown),
            (
                Button(texts.label("meet-bring"), url=link(username, "guest", meetup)),
                Button(texts.label("meet-item"), url=link(username, "item", meetup)),
            ),
            (
                Button(texts.label("meet-ics"), url=link(username, "ics", meetup)),
                Button(texts.label("meet-more"), url=link(username, "show", meetup)),
            ),
        )
    return Reply(fit(lines), rows, card=CardOf(meetup.id))


def own(texts: Texts, username: str, shown: Card, mine: Mine) -> Reply:
    """Show a meetup to one member in private, with what they have to do with it."""
    meetup = shown.meetup
    lines = [
        *_state(texts, shown), *facts(texts, meetup), *_own_lines(texts, shown, mine),
        *_table(texts, username, shown),
    ]  # fmt: skip
    return Reply(fit(lines), _own_rows(texts, shown, mine))


def answers(
    texts: Texts, shown: Card, mine: Mine | None = None, *, dated: bool = False
) -> tuple[Button, ...]:
    """Return the three answers as buttons; `mine` shows who comes already that they do.

    `dated` where several meetups stand in one message.
    """
    meetup, counts = shown.meetup, (shown.heads, len(shown.maybe), shown.declined)
    yes = "meet-yes-waiting" if shown.free == 0 else "meet-yes"
    keys = (yes, "meet-maybe", "meet-no")
    if mine is not None and mine.answer is Answer.YES and mine.waiting is None:
        keys = ("meet-yes-mine", "meet-maybe", "meet-no-after-all")
    day = (
        moments.short_day(meetup.starts_at, texts.language, meetup.zone)
        if dated and meetup.starts_at
        else ""
    )
    labels = (
        (f"✅ {day}", f"🤔 {day}", f"❌ {day}")
        if day
        else tuple(texts.label(key, count=count) for key, count in zip(keys, counts, strict=True))
    )
    listed = ("list",) if dated else ()  # such a message never becomes the card
    return tuple(
        button(label, "rsvp", meetup.community_id, meetup.id, answer, *listed)
        for label, answer in zip(labels, Answer, strict=True)
    )


def answered(texts: Texts, outcome: Outcome) -> Toast:
    """Say in a word what came of an answer."""
    mine = outcome.mine
    if mine.waiting is not None:
        return Toast(texts.label("meet-toast-waiting", place=mine.waiting), alert=True)
    if not outcome.changed:
        return Toast(texts.label("meet-toast-same"))
    if _leaves_hosting(mine):
        return Toast(texts.label("meet-toast-no-hosts"), alert=True)
    return Toast(texts.label(f"meet-toast-{mine.answer or Answer.NO}"))


def privately(texts: Texts, username: str, what: str, community_id: int) -> Reply:
    """Lead from the group to the private chat."""
    url = start_link(username, f"m-{what}-{community_id}")
    return Reply(texts.say("meet-privately"), ((Button(texts.label("meet-go"), url=url),),))


def calendar_file(texts: Texts, meetup: Meetup, data: bytes) -> Reply:
    """Hand over a meetup as a calendar file."""
    text = texts.say("meet-ics-done", title=title(texts, meetup), when=when(texts, meetup))
    return Reply(text, file=File(f"ontmoeting-{meetup.id}.ics", data))


def guests(texts: Texts, shown: Card, key: str = "") -> Reply:
    """Ask of which discipline a guest is: one that is missing first, or by way of a sector."""
    meetup, known = shown.meetup, load_disciplines()
    if key == OTHER:
        found = [(SECTOR + one.key, _title(one, texts)) for one in known.sectors.values()]
    elif key.startswith(SECTOR):
        found = [(one.key, _title(one, texts)) for one in known.of(key.removeprefix(SECTOR))]
    else:
        found = [(one, known.title(one, texts.language)) for one in shown.missing[:NAMES]]
    buttons = [
        button(shorten(name, 40), "guest", meetup.community_id, meetup.id, one)
        for one, name in found
    ]
    if not key:
        buttons.append(press(texts, "meet-guest-other", "guest", meetup, OTHER))
    back = (press(texts, "step-back", "meet", meetup),)
    text = texts.say("meet-guest", title=title(texts, meetup))
    return Reply(text, (*in_rows(buttons), back))


def prompt(
    texts: Texts, username: str, what: str, meetup: Meetup, *more: str | int, **values: str
) -> Reply:
    """Ask for words; the link in the question says what they are for, also after a restart."""
    url = link(username, what, meetup, *more)
    name = Html(f'<a href="{escape(url)}">{escape(title(texts, meetup))}</a>')
    key = f"meet-ask-{'-'.join((what, *(str(one) for one in more[:1])))}"
    key = key if texts.has(key) else f"meet-ask-{what}"
    return Reply(texts.say(key, title=name, **values), ask=texts.label("meet-ask-hint"))


def item_kept(texts: Texts, shown: Card, kept: Item) -> Reply:
    """Say that a point is on the agenda; it can be taken off again."""
    lines = [texts.say("meet-item-kept"), *_items(texts, shown)]
    off = button(texts.label("meet-item-off"), "item-off", shown.meetup.community_id, kept.id)
    return Reply(fit(lines), ((off,), (press(texts, "meet-open", "meet", shown.meetup),)))


def item_gone(texts: Texts, shown: Card) -> Reply:
    """Say that a point is off the agenda."""
    lines = [texts.say("meet-item-gone"), *_items(texts, shown)]
    return Reply(fit(lines), ((press(texts, "meet-open", "meet", shown.meetup),),))


def shorten(label: str, limit: int = 60) -> str:
    """Cut a label so that a button holds it."""
    return label if len(label) <= limit else label[: limit - 1] + "…"


def by_discipline(texts: Texts, comers: Iterable[Comer]) -> dict[str | None, list[str]]:
    """Gather names by discipline, with guests under their own."""
    found: dict[str | None, list[str]] = {}
    for comer in comers:
        found.setdefault(comer.discipline, []).append(comer.name)
        for guest in comer.guests:
            name = texts.label("meet-guest-of", name=comer.name)
            found.setdefault(guest, []).append(name)
    return dict(sorted(found.items(), key=lambda one: (one[0] is None, -len(one[1]))))


def comer_lines(texts: Texts, comers: Iterable[Comer]) -> list[Html]:
    """Say who there are, a line for each discipline."""
    lines = []
    for key, names in by_discipline(texts, comers).items():
        name = discipline_title(key, texts.language) if key else texts.label("meet-no-entry")
        told = ", ".join(names[:NAMES])
        if len(names) > NAMES:
            told += " " + texts.label("meet-and-more", count=len(names) - NAMES)
        lines.append(Html(f"• {escape(name)}: {escape(told)}"))
    return lines


def _state(texts: Texts, shown: Card) -> list[Html]:
    if shown.meetup.state is State.CANCELLED:
        return [texts.say("meet-cancelled")]
    return [texts.say("meet-was")] if shown.past else []


def _table(texts: Texts, username: str, shown: Card) -> list[Html]:
    if shown.meetup.state is State.CANCELLED:
        return []
    lines = [Html()]
    if shown.coming:
        key = "meet-would-come" if shown.past else "meet-coming"
        lines.append(texts.say(key, heads=shown.heads, disciplines=len(shown.disciplines)))
        lines += comer_lines(texts, shown.coming)
    elif not shown.past:
        lines.append(texts.say("meet-coming-none"))
    if shown.past:
        return [*lines, *_items(texts, shown)]
    if shown.maybe:
        names = ", ".join(comer.name for comer in shown.maybe[:NAMES])
        lines.append(texts.say("meet-maybe-names", count=len(shown.maybe), names=names))
    if shown.waiting:
        names = ", ".join(comer.name for comer in shown.waiting[:NAMES])
        lines.append(texts.say("meet-waiting", count=len(shown.waiting), names=names))
    if shown.declined:
        lines.append(texts.say("meet-declined", count=shown.declined))
    if shown.free is not None:
        lines.append(
            texts.say("meet-free", free=shown.free, capacity=shown.meetup.capacity or shown.heads)
        )
    if shown.missing:
        lines += [Html(), texts.say("meet-missing", names=missing(texts, username, shown))]
    return [*lines, *_items(texts, shown)]


def _items(texts: Texts, shown: Card) -> list[Html]:
    if not shown.agenda:
        return []
    lines = [Html(), texts.say("meet-items")]
    for number, item in enumerate(shown.agenda, 1):
        by = Html(f" <i>({escape(item.name)})</i>") if item.name else Html()
        lines.append(Html(f"{number}. {escape(item.text)}{by}"))
    return lines


def _own_lines(texts: Texts, shown: Card, mine: Mine) -> list[Html]:
    if shown.meetup.state is State.CANCELLED:
        return []
    if shown.past:
        return [texts.say("meet-you-was")] if mine.present else []
    lines = []
    if mine.present:
        lines.append(texts.say("meet-you-present"))
    elif mine.waiting is not None:
        lines.append(texts.say("meet-you-waiting", place=mine.waiting))
    elif _leaves_hosting(mine):
        lines.append(texts.say("meet-you-no-hosts"))
    else:
        lines.append(texts.say(f"meet-you-{mine.answer or 'open'}"))
    if mine.guests:
        lines.append(texts.say("meet-you-bring", names=disciplines(texts, mine.guests)))
    if mine.meetup.place.link:
        lines.append(texts.say("meet-link", link=mine.meetup.place.link))
    return lines


def _own_rows(texts: Texts, shown: Card, mine: Mine) -> Rows:
    meetup = shown.meetup
    if meetup.state is State.CANCELLED:
        return ()
    if shown.past:
        after = (
            press(texts, "meet-contacts", "after", meetup),
            press(texts, "meet-harvest", "harvest", meetup),
        )
        rows: Rows = (after,) if mine.present else ()
    else:
        back = (press(texts, "meet-guest-back", "guest-back", meetup),) if mine.guests else ()
        other = press(texts, "hostless-choose", "field-of", meetup, "host", 0)
        rows = (
            *(((other,),) if _leaves_hosting(mine) else ()),
            answers(texts, shown, mine),
            (press(texts, "meet-bring", "guest", meetup), *back),
            (
                press(texts, "meet-item", "item", meetup),
                press(texts, "meet-ics", "ics", meetup),
            ),
            *(((press(texts, "meet-all-dates", "series", meetup),),) if meetup.series_id else ()),
        )
    return (*rows, *(_host_rows(texts, shown) if mine.may_change else ()))


def _leaves_hosting(mine: Mine) -> bool:
    """Tell whether the host does not come: then somebody else has to host."""
    return mine.hosts and mine.answer is Answer.NO


def _host_rows(texts: Texts, shown: Card) -> Rows:
    meetup = shown.meetup
    door = (
        press(texts, "meet-door", "door", meetup),
        press(texts, "meet-ticks", "ticks", meetup, 0),
    )
    if shown.past:
        return ((door[1],),)
    invite = (press(texts, "meet-invite", "missing", meetup, 0),) if shown.missing else ()
    change = (
        press(texts, "meet-change", "change", meetup, 0),
        press(texts, "meet-cancel", "cancel", meetup, 0, 0),
    )
    return tuple(row for row in (invite, door, change) if row)


def _title(one: Sector | Discipline, texts: Texts) -> str:
    return one.en if texts.language == "en" else one.nl
