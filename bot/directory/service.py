"""Looking up: who there is, their cards, asking for a number, saying that something is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Community, Member
from bot.directory import entries, notices, records, rights, store, teams
from bot.directory.edits import Changed, audit, load, load_to_tend
from bot.directory.hours import reachability
from bot.directory.models import (
    LOOKED,
    PATIENCE,
    Brief,
    Card,
    Listing,
    Look,
    NumberRequest,
    Professional,
    Report,
    Visibility,
)
from bot.directory.search import search
from bot.directory.vcard import make_vcard
from bot.errors import NotAllowed, NotFound
from bot.storage.database import Database


class DirectoryService:
    """Shows members the directory of their own community, and nothing of another."""

    def __init__(self, database: Database, clock: Clock, on_change: Sequence[Changed] = ()):
        self._database = database
        self._clock = clock
        self._on_change = tuple(on_change)

    async def find(self, member: Member, text: str, limit: int = 8) -> list[Brief]:
        """Return who is meant by a name, part of one, organisation or function; best first."""
        async with self._database.read() as connection:
            people = await store.names(connection, member.community.id)
            ids = search(text, people, limit)
            found = await self._briefs(connection, member, ids)
        return [found[id_] for id_ in ids if id_ in found]

    async def brief(self, member: Member, professional_id: int) -> Brief:
        """Return what may be said of somebody in the group; raises NotFound."""
        async with self._database.read() as connection:
            found = await load(connection, member, professional_id)
        return to_brief(found, self._clock(), member.community.zone)

    async def briefs(self, member: Member, ids: Iterable[int]) -> dict[int, Brief]:
        """Return what may be said in the group of those among these who are listed."""
        async with self._database.read() as connection:
            return await self._briefs(connection, member, ids)

    async def card(self, member: Member, professional_id: int) -> Card:
        """Return all that this member may see of an entry; raises NotFound.

        When there is a number on it, its owner will see that this member looked.
        """
        now = self._clock()
        async with self._database.read() as connection:
            found = await load(connection, member, professional_id)
            given = await records.is_given(connection, found.id, member.id)
            team = await teams.team_of(connection, found.id) if rights.is_team(found) else []
            others = [id_ for id_, _ in team]
            others += [found.stand_in_id] if found.stand_in_id else []
            briefs = await self._briefs(connection, member, others) if others else {}
        duty = next((briefs[id_] for id_, duty in team if duty and id_ in briefs), None)
        reach = reachability(found.entry.hours, found.away_until, now, member.community.zone)
        phones = rights.visible_phones(member, found, given=given)
        email = rights.visible_email(member, found, given=given)
        own = rights.is_own(member, found)
        if phones and not own:
            await self._note_look(member, found.id)
        away = found.stand_in_id if reach.away_until else None
        return Card(
            professional=replace(found, entry=replace(found.entry, phones=phones, email=email)),
            phones=phones,
            email=email,
            reachability=reach,
            must_ask=rights.must_ask(member, found, given=given),
            stand_in=briefs.get(away) if away else None,
            on_duty=duty,
            team=tuple(briefs[id_] for id_, _ in team if id_ in briefs),
            vcard=make_vcard(found.entry, phones, email),
            own=own,
        )

    async def knows(self, member: Member, professional_id: int) -> bool:
        """Tell whether this member may know of an entry; an id of elsewhere is simply unknown."""
        async with self._database.read() as connection:
            found = await store.professional(connection, member.community.id, professional_id)
        return found is not None and rights.may_find(member, found)

    async def count(self, member: Member) -> tuple[int, int]:
        """Return how many are listed, and how many wait for a colleague's yes."""
        async with self._database.read() as connection:
            return await store.count(connection, member.community.id)

    async def colleagues(self, member: Member, professional_id: int, limit: int = 8) -> list[Brief]:
        """Return the people nearest to an entry: its organisation, then its discipline."""
        async with self._database.read() as connection:
            about = (await load(connection, member, professional_id)).entry
            everyone = await store.listed_professionals(connection, member.community.id)
        near = [
            (one.entry.organisation != about.organisation, one.entry.name, one)
            for one in everyone
            if one.id != professional_id
            and not rights.is_team(one)
            and (
                one.entry.organisation == about.organisation
                or one.entry.discipline == about.discipline
            )
        ]
        now, zone = self._clock(), member.community.zone
        return [to_brief(one, now, zone) for _, _, one in sorted(near, key=lambda n: n[:2])[:limit]]

    async def mine(self, member: Member) -> Professional | None:
        """Return the member's own entry."""
        async with self._database.read() as connection:
            return await store.own_professional(connection, member.community.id, member.id)

    async def everyone(
        self, community_id: int, among: Iterable[int] | None = None
    ) -> list[Professional]:
        """Return all listed entries of a community, or those among some, for its ranking alone."""
        async with self._database.read() as connection:
            if among is None:
                return await store.listed_professionals(connection, community_id)
            return list((await store.professionals_by_id(connection, community_id, among)).values())

    async def ask_number(self, member: Member, professional_id: int) -> NumberRequest | None:
        """Ask the owner for a number; returns how that stands, None when nothing need be asked.

        Raises NotFound. An answer stays: who presses again hears it, and the owner is left in
        peace; one that did not come in time is asked for again.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, professional_id)
            if not rights.must_ask(member, found, given=False):
                return None
            request_id, new = await records.add_request(connection, found.id, member.id, now)
            if new:
                await notices.number_asked(connection, member, found, request_id, now)
            asked = await _load_request(connection, member.community.id, request_id)
            return await self._request(connection, asked, found, member.community, changed=new)

    async def decide_number(self, owner: Member, request_id: int, give: bool) -> NumberRequest:
        """Note the owner's yes or no to a request; twice the same changes nothing.

        Coordinators decide for an entry without an owner. Raises NotFound, NotAllowed.
        """
        now, community = self._clock(), owner.community
        async with self._database.transaction() as connection:
            asked = await _load_request(connection, community.id, request_id, lock=True)
            found = await load(connection, owner, asked.professional_id)
            if not decides(owner, found):
                raise NotAllowed
            state = "given" if give else "refused"
            changed = asked.state != state
            if changed:
                await records.set_request(connection, asked.id, state)
                action = f"number-{state}"
                await audit(connection, owner, now, action, [(found.id, "phones")])
                await notices.number_decided(connection, owner, asked, state, now)
            decided = replace(asked, state=state)
            return await self._request(connection, decided, found, community, changed=changed)

    async def request(self, member: Member, request_id: int) -> NumberRequest:
        """Return a number request to who asked it or who decides; raises NotFound."""
        community = member.community
        async with self._database.read() as connection:
            asked = await _load_request(connection, community.id, request_id)
            found = await load(connection, member, asked.professional_id)
            if asked.member_id != member.id and not decides(member, found):
                raise NotFound
            return await self._request(connection, asked, found, community)

    async def report(self, member: Member, professional_id: int) -> Report:
        """Note that an entry is no longer right, once per member; two make it doubtful.

        Raises NotFound, and NotAllowed for one's own entry.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            found = await load(connection, member, professional_id, lock=True)
            if rights.is_own(member, found) or found.listing is not Listing.LISTED:
                raise NotAllowed
            first = await records.add_report(connection, found.id, member.id, now)
            count = found.reports + first
            if first:
                await notices.reported(connection, member, found, count, now)
        return Report(count, found.owner_user_id, found.entry.name, first)

    async def assure(self, member: Member, professional_id: int) -> Brief:
        """Confirm that an entry is right now: by its owner or who looks after it; clears reports.

        Raises NotFound, NotAllowed.
        """
        now, community = self._clock(), member.community
        async with self._database.transaction() as connection:
            found = await load_to_tend(connection, member, professional_id)
            await entries.set_assured(connection, found.id, now)
            await audit(connection, member, now, "assured", [(found.id, "assured_at")])
            assured = await load(connection, member, found.id)
        self._tell(community.id, found.id)
        return to_brief(assured, now, community.zone)

    async def number_log(self, member: Member) -> list[Look]:
        """Return who looked at the member's own number, latest first."""
        async with self._database.read() as connection:
            return await records.looks(connection, member.community.id, member.id)

    async def _briefs(
        self, connection: AsyncConnection, member: Member, ids: Iterable[int]
    ) -> dict[int, Brief]:
        now, zone = self._clock(), member.community.zone
        found = await store.professionals_by_id(connection, member.community.id, ids)
        briefs = {id_: to_brief(one, now, zone) for id_, one in found.items()}
        replaced = {
            id_: one.stand_in_id
            for id_, one in found.items()
            if one.stand_in_id and briefs[id_].reachability.away_until
        }
        others = await store.professionals_by_id(
            connection, member.community.id, set(replaced.values())
        )
        for id_, other in replaced.items():
            if other in others:
                briefs[id_] = replace(briefs[id_], stand_in=others[other].entry.name)
        return briefs

    async def _request(
        self,
        connection: AsyncConnection,
        asked: records.RequestRow,
        found: Professional,
        community: Community,
        *,
        changed: bool = False,
    ) -> NumberRequest:
        """Give a request as its asker and its owner may know it."""
        now, zone = self._clock(), community.zone
        asker = await store.own_professional(connection, community.id, asked.member_id)
        decide = await notices.keepers(connection, community.id, found, asked.asker_user_id)
        return NumberRequest(
            id=asked.id,
            asker_user_id=asked.asker_user_id,
            asker_name=asked.asker_name,
            asker=to_brief(asker, now, zone) if asker else None,
            professional=to_brief(found, now, zone),
            owner_user_id=found.owner_user_id,
            given={"given": True, "refused": False}.get(asked.state),
            reached=await store.is_reached(connection, decide),
            lapsed=asked.state == "asked" and now >= asked.at + PATIENCE,
            changed=changed,
        )

    async def _note_look(self, member: Member, professional_id: int) -> None:
        async with self._database.transaction() as connection:
            await load(connection, member, professional_id, lock=True)  # it may be gone by now
            looked = [(professional_id, "phones")]
            await audit(connection, member, self._clock(), LOOKED, looked)

    def _tell(self, community_id: int, professional_id: int) -> None:
        for changed in self._on_change:
            changed(community_id, professional_id)


async def _load_request(
    connection: AsyncConnection, community_id: int, request_id: int, *, lock: bool = False
) -> records.RequestRow:
    asked = await records.request(connection, community_id, request_id, lock=lock)
    if asked is None or not asked.asker_present:
        raise NotFound
    return asked


def decides(member: Member, professional: Professional) -> bool:
    """Tell whether this member decides who gets a number."""
    if rights.is_owned(professional):
        return rights.is_own(member, professional)
    return member.is_coordinator


def to_brief(professional: Professional, now: datetime, zone: str) -> Brief:
    """Keep what may be said of somebody in the group."""
    entry = professional.entry
    return Brief(
        id=professional.id,
        name=entry.name,
        kind=entry.kind,
        discipline=entry.discipline,
        organisation=entry.organisation,
        function=entry.function,
        municipality=entry.municipality,
        reachability=reachability(entry.hours, professional.away_until, now, zone),
        assured_at=professional.assured_at,
        doubtful=professional.doubtful,
        referral=entry.referral,
        group_phones=tuple(phone for phone in entry.phones if phone.visibility is Visibility.GROUP),
    )
