"""The steps of *Zet mij erin*, a colleague's entry, or one field: pure moves on a Draft."""

from dataclasses import replace

from bot.community.models import Community
from bot.directory import fields, numbers
from bot.directory.disciplines import load_disciplines, plain
from bot.directory.models import Draft, Entry
from bot.errors import Invalid

ABOUT = ("name", "discipline", "organisation", "function", "municipality", "expertise")
STEPS = {
    "entry": ("consent", *ABOUT, "phone", "visibility", "preview"),
    "colleague": ("kind", *ABOUT, "phone", "visibility", "preview"),
}
SECTOR = "sector:"  # an answer to "discipline" that only opens a sector; alone it closes it again
MORE = "more"  # an answer to "visibility" or "preview": one more number first
DONE = "done"


def answer(draft: Draft, text: str, community: Community) -> Draft:
    """Take the answer to the present step and move on; step `done` when a field form is through.

    Raises Invalid, and then nothing has changed.
    """
    step = draft.step
    if step == "consent":
        if plain(text) not in fields.YES:
            raise Invalid("choice")
        return _onward(draft)
    if step == "discipline" and text.startswith(SECTOR):
        return _in_sector(draft, text.removeprefix(SECTOR))
    if step in {"visibility", "preview"} and text == MORE and draft.form != "field":
        return replace(draft, step="phone", chosen={**draft.chosen, MORE: "1"})
    if step == "preview":
        raise Invalid("choice", field=step)
    return _onward(replace(draft, entry=_filled(draft, text, community)))


def skip(draft: Draft) -> Draft:
    """Leave the present step as it is, or empty the edited field; raises Invalid `step-needed`."""
    if draft.form == "field":
        return _onward(replace(draft, entry=fields.clear(draft.step, draft.entry)))
    if not (skippable(draft.step) or getattr(draft.entry, draft.step, None)):
        raise Invalid("step-needed", field=draft.step)
    return _onward(draft)


def back(draft: Draft) -> Draft:
    """Go one step back; what was filled in stays. The first step stays where it is."""
    if "sector" in draft.chosen:
        return _in_sector(draft, "")
    steps = _steps(draft)
    position = steps.index(draft.step) if draft.step in steps else 0
    return _at(draft, steps[max(position - 1, 0)])


def skippable(step: str) -> bool:
    """Tell whether a step of a form may be left out."""
    return step in fields.OPTIONAL or step == "visibility"


def place(draft: Draft) -> tuple[int, int]:
    """Tell where a form stands, as (step, of how many); consent and preview are not counted."""
    steps = [step for step in STEPS.get(draft.form, ()) if step not in {"consent", "preview"}]
    return (steps.index(draft.step) + 1 if draft.step in steps else 0), len(steps)


def _filled(draft: Draft, text: str, community: Community) -> Entry:
    if draft.step == "phone" and MORE in draft.chosen:
        entry = draft.entry
        added = fields.read_phones(text, entry.phones)
        phones = tuple({phone.number: phone for phone in (*entry.phones, *added)}.values())
        if len(phones) > numbers.MOST:
            raise Invalid("phone-many", limit=numbers.MOST)
        return replace(entry, phones=phones)
    return fields.fill(draft.step, text, draft.entry, community)


def _in_sector(draft: Draft, sector: str) -> Draft:
    if sector and sector not in load_disciplines().sectors:
        raise Invalid("discipline", text=sector[:40])
    chosen = {name: value for name, value in draft.chosen.items() if name != "sector"}
    return replace(draft, chosen={**chosen, "sector": sector} if sector else chosen)


def _steps(draft: Draft) -> tuple[str, ...]:
    """List the steps that make sense: without a number there is no visibility to choose."""
    steps = STEPS.get(draft.form, (draft.step,))
    return tuple(step for step in steps if step != "visibility" or draft.entry.phones)


def _onward(draft: Draft) -> Draft:
    if draft.form == "field":
        return _at(draft, DONE)
    steps = _steps(draft)
    if draft.step not in steps:  # visibility of numbers that are gone
        return _at(draft, "preview")
    return _at(draft, steps[min(steps.index(draft.step) + 1, len(steps) - 1)])


def _at(draft: Draft, step: str) -> Draft:
    chosen = {key: value for key, value in draft.chosen.items() if key not in {"sector", MORE}}
    return replace(draft, step=step, chosen=chosen)
