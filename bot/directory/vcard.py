"""A contact card (vCard 3.0, RFC 2426) that phones accept and Telegram sends along: 2048 bytes."""

from collections.abc import Sequence

import vobject
from vobject.vcard import Name

from bot.directory.models import Entry, Kind, Phone

LIMIT = 2048  # bytes, by the Bot API


def make_vcard(entry: Entry, phones: Sequence[Phone], email: str | None) -> str:
    """Write the card of an entry with just these numbers and this address.

    The note holds what to call for and what to have ready; it is shortened first.
    """
    note = "\n".join(part for part in (entry.expertise, entry.how_to_refer) if part)
    card = _write(entry, phones, email, note)
    while len(card.encode()) > LIMIT and note:
        over = len(card.encode()) - LIMIT
        kept = note.rstrip("…").rstrip()
        # A character takes one to four bytes, and more where it is escaped or folded.
        note = kept[: max(len(kept) - max(over // 4, 1), 0)].rstrip()
        note = f"{note}…" if note else ""
        card = _write(entry, phones, email, note)
    return card


def _write(entry: Entry, phones: Sequence[Phone], email: str | None, note: str) -> str:
    card = vobject.vCard()
    card.add("fn").value = entry.name
    given, _, family = entry.name.partition(" ")
    if entry.kind is Kind.TEAM:
        given, family = "", entry.name
        card.add("x-abshowas").value = "COMPANY"
    card.add("n").value = Name(family=family, given=given)
    if entry.organisation:
        card.add("org").value = [entry.organisation]
    if entry.function:
        card.add("title").value = entry.function
    for phone in phones:
        line = card.add("tel")
        line.type_param = ["CELL"] if phone.type == "cell" else ["WORK", "VOICE"]
        # A comma makes a telephone wait a moment before it dials the extension.
        line.value = phone.number + (f",{phone.extension}" if phone.extension else "")
    if email:
        line = card.add("email")
        line.type_param = ["INTERNET"]
        line.value = email
    if note:
        card.add("note").value = note
    return str(card.serialize())
