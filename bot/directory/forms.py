"""Filling in forms: one's own entry, a colleague's or a team's, and single fields; step by step."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.directory import entries, fields, form, notices, numbers, records, store
from bot.directory.edits import Changed, audit, load, load_to_tend, write
from bot.directory.models import Draft, Entry, Kind, Listing, Professional
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage.database import Database

CONSENTED = "consented_at"  # what a draft keeps beside the entry: when consent was given,
SHARED = "shared"  # the number that Telegram vouches for,
LINKED = "member_id"  # and which member a colleague is


class NoForm(NotFound):
    """There is no form under way: it is through, or was stopped."""

    key = "no-form"


class FormService:
    """Keeps the half-filled forms: they survive a restart, and silence.

    Each person has one form in each community; it waits there, also while their private chat
    is about another community, until it is saved, stopped or replaced by another.
    """

    def __init__(self, database: Database, clock: Clock, on_change: Sequence[Changed] = ()):
        self._database = database
        self._clock = clock
        self._on_change = tuple(on_change)

    async def draft(self, member: Member) -> Draft | None:
        """Return the member's half-filled form in this community."""
        async with self._database.read() as connection:
            return _open(await records.draft(connection, member.community.id, member.user_id))

    async def start_entry(self, member: Member, name: str = "") -> Draft:
        """Begin one's own entry with a name to start from; raises Invalid `already-listed`.

        A form that is already under way is simply taken up again.
        """
        community = member.community
        async with self._database.transaction() as connection:
            under_way = await records.draft(connection, community.id, member.user_id)
            if under_way is not None and under_way.form == "entry":
                return under_way
            if await store.own_professional(connection, community.id, member.id):
                raise Invalid("already-listed")
            entry = Entry(name=_prefilled(name), discipline="")
            return await self._keep(connection, member, Draft("entry", "consent", entry))

    async def start_colleague(
        self,
        member: Member,
        name: str = "",
        number: str | None = None,
        user_id: int | None = None,
    ) -> Draft:
        """Begin an entry for a colleague or a team, as from a forwarded contact.

        `user_id` is the colleague's Telegram id, when the contact has one and they are in the
        group. Raises NotAllowed, Invalid `already-listed` or `phone`.
        """
        if not member.is_coordinator:
            raise NotAllowed
        phones = fields.read_phones(number) if number else ()
        entry = Entry(name=_prefilled(name), discipline="", phones=phones)
        async with self._database.transaction() as connection:
            chosen = {}
            if user_id is not None:
                community_id = member.community.id
                linked = await store.present_member(connection, community_id, user_id)
                if linked is not None:
                    if await store.own_professional(connection, community_id, linked):
                        raise Invalid("already-listed")
                    chosen[LINKED] = str(linked)
            draft = Draft("colleague", "kind", entry, chosen=chosen)
            return await self._keep(connection, member, draft)

    async def start_field(self, member: Member, professional_id: int, field: str) -> Draft:
        """Begin to edit one field; raises NotFound, NotAllowed, Invalid `choice`."""
        if field not in fields.READERS:
            raise Invalid("choice", field=field)
        async with self._database.transaction() as connection:
            found = await load_to_tend(connection, member, professional_id)
            draft = Draft("field", field, found.entry, professional_id=found.id)
            return await self._keep(connection, member, draft)

    async def answer(self, member: Member, value: str, step: str | None = None) -> Draft:
        """Take the answer to the present step and move on.

        Buttons give their `step`, so that a second press on one that was already answered does
        nothing. A field form saves at once and comes back at step `done`. Raises NotFound when
        there is no form, and Invalid, in which case the form is as it was.
        """
        return await self._move(
            member, step, lambda draft: form.answer(draft, value, member.community)
        )

    async def share_phone(self, member: Member, number: str) -> Draft:
        """Take the number that the member shared as their own Telegram contact."""

        def take(draft: Draft) -> Draft:
            moved = form.answer(draft, number, member.community)
            shared = numbers.parse_number(number)[0]
            return replace(moved, chosen={**moved.chosen, SHARED: shared})

        return await self._move(member, "phone", take)

    async def skip(self, member: Member, step: str | None = None) -> Draft:
        """Leave out the present step, or empty the field; raises Invalid `step-needed`."""
        return await self._move(member, step, form.skip)

    async def back(self, member: Member, step: str | None = None) -> Draft:
        """Go one step back in the form."""
        return await self._move(member, step, form.back)

    async def stop(self, member: Member) -> bool:
        """Throw the half-filled form away; tells whether there was one."""
        async with self._database.transaction() as connection:
            return await records.delete_draft(connection, member.community.id, member.user_id)

    async def save(self, member: Member, kind: str = "entry") -> Professional:
        """Save the form that is at its preview; one's own pressed twice gives the same entry.

        One's own entry and a team are listed at once, a colleague waits for their own yes. When
        a coordinator already made an entry with the number that the member shared, that one is
        taken over. Raises NotFound, Invalid `step-needed`.
        """
        community, now = member.community, self._clock()
        async with self._database.transaction() as connection:
            await store.lock_member(connection, member.id)
            draft = await records.draft(connection, community.id, member.user_id, lock=True)
            if draft is None:
                saved = await store.own_professional(connection, community.id, member.id)
                if saved is None or kind != "entry":
                    raise NoForm
                return saved
            if draft.step == form.DONE:
                await records.delete_draft(connection, community.id, member.user_id)
                return await load(connection, member, draft.professional_id or 0)
            if draft.step != "preview":
                raise Invalid("step-needed", field=draft.step)
            if draft.form == "entry":
                id_ = await _save_own(connection, member, draft, now)
            else:
                id_ = await _save_colleague(connection, member, draft, now)
            await records.delete_draft(connection, community.id, member.user_id)
            saved = await load(connection, member, id_)
        self._tell(community.id, saved.id)
        return saved

    async def _move(
        self, member: Member, step: str | None, move: Callable[[Draft], Draft]
    ) -> Draft:
        community_id, user_id, now = member.community.id, member.user_id, self._clock()
        async with self._database.transaction() as connection:
            draft = _open(await records.draft(connection, community_id, user_id, lock=True))
            if draft is None:
                raise NoForm
            if step is not None and step != draft.step:
                return draft
            found = None
            if draft.professional_id is not None:  # of the entry as it is by now
                found = await load_to_tend(connection, member, draft.professional_id)
                draft = replace(draft, entry=found.entry)
            moved = move(draft)
            if draft.step == "consent" and moved.step != "consent":
                moved = replace(moved, chosen={**moved.chosen, CONSENTED: now.isoformat()})
            await records.save_draft(connection, community_id, user_id, moved, now)
            if found is None or moved.step != form.DONE:
                return moved
            changed = await write(connection, member, found, moved.entry, now)
        self._tell(community_id, changed.id)
        return replace(moved, entry=changed.entry)

    async def _keep(self, connection: AsyncConnection, member: Member, draft: Draft) -> Draft:
        await records.save_draft(
            connection, member.community.id, member.user_id, draft, self._clock()
        )
        return draft

    def _tell(self, community_id: int, professional_id: int) -> None:
        for changed in self._on_change:
            changed(community_id, professional_id)


async def _save_own(
    connection: AsyncConnection, member: Member, draft: Draft, now: datetime
) -> int:
    community_id = member.community.id
    if await store.own_professional(connection, community_id, member.id):
        raise Invalid("already-listed")
    consented_at = datetime.fromisoformat(draft.chosen[CONSENTED])
    invited = await store.invited_professional(
        connection, community_id, member.id, draft.chosen.get(SHARED)
    )
    if invited is None:
        id_ = await entries.add_professional(
            connection,
            community_id,
            draft.entry,
            listing=Listing.LISTED,
            now=now,
            member_id=member.id,
            consented_at=consented_at,
        )
        await audit(connection, member, now, "added", [(id_, "")])
        return id_
    own: dict[str, Any] = {"member_id": member.id, "state": Listing.LISTED}
    own |= {"consented_at": consented_at, "assured_at": now}
    entry = _over(invited.entry, draft.entry)
    changed = await entries.change_entry(connection, invited, entry, now, **own)
    await audit(connection, member, now, "accepted", [(invited.id, name) for name in changed])
    return invited.id


async def _save_colleague(
    connection: AsyncConnection, member: Member, draft: Draft, now: datetime
) -> int:
    if not member.is_coordinator:  # no longer
        raise NotAllowed
    team = draft.entry.kind is Kind.TEAM
    linked = draft.chosen.get(LINKED)
    id_ = await entries.add_professional(
        connection,
        member.community.id,
        draft.entry,
        listing=Listing.LISTED if team else Listing.INVITED,
        now=now,
        member_id=int(linked) if linked and not team else None,
    )
    await audit(connection, member, now, "added", [(id_, "")])
    if linked and not team:
        await notices.invited(connection, member, int(linked), id_, now)
    return id_


def _open(draft: Draft | None) -> Draft | None:
    """Pass over a form that is through: its field was saved already."""
    return draft if draft is not None and draft.step != form.DONE else None


def _over(invited: Entry, told: Entry) -> Entry:
    """Lay what somebody told over what a coordinator had filled in for them."""
    empty = Entry(name="", discipline="")
    names = (*entries.values_of(empty), "phones")
    said = {name: getattr(told, name) for name in names}
    changed = {name: value for name, value in said.items() if value != getattr(empty, name)}
    # "The whole region" was said too, although it looks like nothing.
    return replace(invited, **{**changed, "municipality": told.municipality})


def _prefilled(name: str) -> str:
    """Take a name from Telegram as a first proposal; one that can't be kept is left empty."""
    try:
        return fields.clean("name", name)
    except Invalid:
        return ""
