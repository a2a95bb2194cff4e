"""Words for forms: *Zet mij erin*, one field at a time, and a colleague's entry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.community.models import Community, Member
from bot.directory import form
from bot.directory.disciplines import (
    Discipline,
    Sector,
    discipline_title,
    load_disciplines,
)
from bot.directory.models import (
    Brief,
    Draft,
    Entry,
    Kind,
    Look,
    Professional,
    Visibility,
)
from bot.directory.numbers import format_number
from bot.views import moments, people
from bot.views.buttons import button
from bot.views.reply import Button, Reply, Rows
from bot.views.teams import stand_ins
from bot.views.text import Html, Texts, cut, escape

CHOICES_A_ROW = 2
FIELDS = (  # of one's own entry, in the order of the buttons
    "name", "discipline", "organisation", "function", "municipality", "neighbourhoods",
    "expertise", "how_to_refer", "ages", "languages", "cost", "referral", "hours", "phone",
    "visibility", "email", "email_visibility",
)  # fmt: skip


def step(texts: Texts, draft: Draft, community: Community) -> Reply:
    """Ask the present step of a form."""
    if draft.step == "preview":
        return preview(texts, draft, community)
    lines = [_question(texts, draft, community)]
    number, total = form.place(draft)
    if draft.form != "field" and number:
        lines.append(texts.say("step-count", number=number, total=total))
    share = texts.label("step-phone-share") if _wants_own_number(draft) else None
    rows = _choices(texts, draft, community)
    if share is not None:  # the key for one's own number leaves no room for buttons
        lines.append(texts.say("step-phone-other"))
        return Reply("\n".join(lines), share_number=share)
    return Reply("\n".join(lines), (*rows, *_moves(texts, draft)))


def preview(texts: Texts, draft: Draft, community: Community) -> Reply:
    """Show how colleagues will see the entry, before it is kept."""
    lines = [texts.say("step-preview"), Html(), *entry(texts, draft.entry)]
    save = button(texts.label("step-save"), "save", draft.form)
    return Reply("\n".join(lines), ((save,), *_moves(texts, draft)))


def not_kept(texts: Texts, asked: Reply, step: str) -> Reply:
    """Ask again after words that sounded like danger; they may have been the answer after all."""
    told = replace(asked, ask=None, text=f"{texts.say('not-kept')}\n\n{asked.text}")
    return told.with_rows((button(texts.label("not-kept-answer"), "own-words", step),))


def entry(texts: Texts, shown: Entry) -> list[Html]:
    """Show an entry to its owner, with who may see which number."""
    place = shown.municipality or texts.label("answer-everywhere")
    if shown.neighbourhoods:
        place += f" ({', '.join(shown.neighbourhoods)})"
    discipline = discipline_title(shown.discipline, texts.language) if shown.discipline else ""
    role = " · ".join(part for part in (shown.function, shown.organisation, place) if part)
    lines = [Html(f"<b>{escape(shown.name)}</b>"), escape(discipline), escape(role)]
    lines = cut([*lines, *people.entry_lines(texts, shown)], people.ABOUT)
    lines += [
        Html(
            f"📞 {escape(format_number(phone.number))} "
            f"<i>({texts.say(f'visibility-{phone.visibility}').lower()})</i>"
        )
        for phone in shown.phones
    ]
    if shown.email:
        seen = texts.say(f"visibility-{shown.email_visibility}").lower()
        lines.append(Html(f"✉️ {escape(shown.email)} <i>({seen})</i>"))
    return [line for line in lines if line]


def profile(texts: Texts, community: Community, mine: Professional | None, now: datetime) -> Reply:
    """Show one's own entry with what can be done with it."""
    if mine is None:
        join = button(texts.label("start-join"), "join")
        return Reply(texts.say("profile-none"), ((join,),))
    lines = [texts.say("profile", community=community.name), Html(), *entry(texts, mine.entry)]
    if mine.away_until:
        until = moments.day(mine.away_until, texts.language)
        lines.append(texts.say("reach-away", until=until))
    if mine.assured_at:
        date = moments.day(mine.assured_at, texts.language, community.zone)
        lines.append(Html(f"<i>{texts.say('assured', date=date)}</i>"))
    away = "away-stop" if mine.away_until else "profile-away"
    return Reply(
        "\n".join(lines),
        (
            (
                button(texts.label("profile-change"), "fields"),
                button(texts.label(away), "back-again" if mine.away_until else "away"),
            ),
            (
                button(texts.label("profile-assure"), "assure", community.id, mine.id),
                button(texts.label("profile-log"), "log"),
            ),
            (button(texts.label("profile-erase"), "erase", 0),),
        ),
    )


def log(texts: Texts, looks: Sequence[Look], zone: str) -> Reply:
    """Tell somebody who looked at their number, as far back as one message holds."""
    lines = [texts.say("profile-log-title" if looks else "profile-log-none")]
    for look in looks:
        date = moments.day(look.at, texts.language, zone)
        lines.append(texts.say("profile-log-line", date=date, name=look.name))
    return Reply("\n".join(cut(lines)))


def fields(texts: Texts, professional_id: int) -> Reply:
    """Ask which field to change."""
    buttons = [
        button(texts.label(f"field-{name}"), "field", professional_id, name) for name in FIELDS
    ]
    rows = _in_rows(buttons)
    return Reply(texts.say("profile-edit"), (*rows, (button(texts.label("step-back"), "profile"),)))


def erase(texts: Texts) -> Reply:
    """Ask once more before everything of somebody goes."""
    yes = button(texts.label("profile-erase-yes"), "erase", 1)
    no = button(texts.label("step-back"), "profile")
    return Reply(texts.say("profile-erase-sure"), ((yes,), (no,)))


def away(texts: Texts, until: date | None) -> Reply:
    """Ask until when somebody is away; who is away already (`until`) may be back as well."""
    rows = (
        (
            button(texts.label("away-today"), "away", 0),
            button(texts.label("away-week"), "away", 7),
            button(texts.label("away-two-weeks"), "away", 14),
        ),
        _moves_back(texts),
    )
    asked = texts.say("away-until")
    if until is None:
        return Reply(asked, rows)
    now = texts.say("away-already", until=moments.day(until, texts.language))
    return Reply(f"{now}\n{asked}", ((button(texts.label("away-stop"), "back-again"),), *rows))


def away_saved(texts: Texts, until: date, near: Sequence[Brief]) -> Reply:
    """Say until when it is told that somebody is away, and ask who takes over."""
    text = texts.say("away-saved", until=moments.day(until, texts.language))
    nobody = button(texts.label("away-nobody"), "profile")
    if near:
        text = Html(text + "\n" + texts.say("away-stand-in"))
    return Reply(text, (*stand_ins(near), (nobody,)))


def saved(texts: Texts, professional: Professional, member: Member) -> Reply:
    """Say that an entry is kept, and what comes next."""
    name = professional.entry.name
    if professional.member_id == member.id:
        mine = button(texts.label("start-mine"), "profile")
        return Reply(texts.say("saved", name=name), ((mine,),))
    team = professional.entry.kind is Kind.TEAM
    return Reply(texts.say("saved-team" if team else "saved-colleague", name=name))


def saved_field(texts: Texts) -> Reply:
    """Say that one field is kept."""
    return Reply(texts.say("saved-field"), ((button(texts.label("start-mine"), "profile"),),))


def _question(texts: Texts, draft: Draft, community: Community) -> Html:
    if draft.form == "field" and texts.has(f"ask-{draft.step}"):
        return texts.say(f"ask-{draft.step}")
    if draft.step == "discipline" and "sector" in draft.chosen:
        return texts.say("step-discipline-in")
    if draft.form == "colleague" and texts.has(f"colleague-{draft.step}"):
        return texts.say(f"colleague-{draft.step}")
    return texts.say(f"step-{draft.step}", community=community.name)


def _choices(texts: Texts, draft: Draft, community: Community) -> Rows:
    """Return what can be tapped as an answer to the present step."""
    step = draft.step
    if step == "discipline":
        return _disciplines(texts, draft.chosen.get("sector"))
    if step == "municipality":
        return _places(texts, community)
    if step == "name":
        return ((button(_short(draft.entry.name), "keep"),),) if draft.entry.name else ()
    answers = {  # label → what is answered
        "consent": [("step-consent-yes", "ja")],
        "referral": [("yes", "ja"), ("no", "nee")],
        "kind": [(f"kind-{kind}", str(kind)) for kind in Kind],
        "visibility": [(f"visibility-{value}", str(value)) for value in Visibility],
        "email_visibility": [(f"visibility-{value}", str(value)) for value in Visibility],
    }
    rows = [(button(texts.label(label), "fill", step, to),) for label, to in answers.get(step, ())]
    if step == "consent":
        rows.append((button(texts.label("step-consent-no"), "no-consent"),))
    return tuple(rows)


def _places(texts: Texts, community: Community) -> Rows:
    places = [
        button(place, "place-chosen", index) for index, place in enumerate(community.municipalities)
    ]
    return _in_rows([*places, button(texts.label("step-region"), "fill", "municipality", "regio")])


def _disciplines(texts: Texts, sector: str | None) -> Rows:
    known = load_disciplines()
    if sector is None:
        return _in_rows(
            [
                button(_title(found, texts), "fill", "discipline", form.SECTOR + key)
                for key, found in known.sectors.items()
            ]
        )
    return _in_rows(
        [
            button(_short(_title(found, texts)), "fill", "discipline", key)
            for key, found in known.disciplines.items()
            if found.sector == sector
        ]
    )


def _moves(texts: Texts, draft: Draft) -> Rows:
    row: list[Button] = []
    if draft.form != "field" and draft.step not in {"consent", "kind"}:
        row.append(button(texts.label("step-back"), "step-back", draft.step))
    if form.skippable(draft.step):
        row.append(button(texts.label("step-skip"), "skip", draft.step))
    if draft.step != "consent":
        row.append(button(texts.label("step-stop"), "stop"))
    return (tuple(row),) if row else ()


def _moves_back(texts: Texts) -> tuple[Button, ...]:
    return (button(texts.label("step-back"), "profile"),)


def _wants_own_number(draft: Draft) -> bool:
    return draft.step == "phone" and draft.form == "entry"


def _in_rows(buttons: list[Button]) -> Rows:
    pairs = range(0, len(buttons), CHOICES_A_ROW)
    return tuple(tuple(buttons[start : start + CHOICES_A_ROW]) for start in pairs)


def _title(found: Sector | Discipline, texts: Texts) -> str:
    return found.en if texts.language == "en" else found.nl


def _short(label: str) -> str:
    return label if len(label) <= 40 else label[:39] + "…"
