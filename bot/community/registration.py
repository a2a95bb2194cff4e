"""Making a group a community: an administrator of the group answers two questions."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community import store
from bot.community.models import Community, Person, Registration, Role, Roster, Standing, State
from bot.community.service import CommunityService
from bot.delivery import outbox
from bot.delivery.models import Notice
from bot.errors import Invalid, NotAllowed
from bot.storage.database import Database

NAME_LIMIT = 60  # characters
MUNICIPALITIES_LIMIT = 12
MUNICIPALITY_LIMIT = 40  # characters


class RegistrationService:
    """Registers groups; what is filled in half-way waits in the community's own row."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        roster: Roster,
        community: CommunityService,
        owner_ids: tuple[int, ...] = (),
    ):
        self._database = database
        self._clock = clock
        self._roster = roster
        self._community = community
        self._owner_ids = owner_ids

    async def begin(self, chat_id: int, person: Person) -> Community:
        """Let an administrator of the group start; raises NotAllowed for anyone else."""
        await self._require_administrator(chat_id, person.user_id)
        async with self._database.transaction() as connection:
            await store.save_person(connection, person, private=False)
            community = await store.load_community_of_chat(connection, chat_id)
            if community.state is State.NEW:
                step = "check" if community.municipalities else "municipalities"
                await _go_to(connection, community, person.user_id, step)
            return await store.load_community_of_chat(connection, chat_id)

    async def of(self, user_id: int) -> Community | None:
        """Return the community that this person is filling in, while they administer its group."""
        async with self._database.read() as connection:
            found = await store.communities_in_registration(connection)
        for community in found:
            if community.registration and community.registration.user_id == user_id:
                standing = await self._roster.standing(community.chat_id, user_id)
                return community if standing is Standing.ADMINISTRATOR else None
        return None

    async def answer(self, user_id: int, text: str) -> Community:
        """Take the answer to the present step; raises Invalid and keeps what there is."""
        community = await self._load(user_id)
        values: dict[str, object] = {}
        if community.registration and community.registration.step == "name":
            values["name"] = read_name(text)
        else:
            values["municipalities"] = read_municipalities(text)
        async with self._database.transaction() as connection:
            await store.change_community(connection, community.id, **values)
            await _go_to(connection, community, user_id, "check")
            return await store.load_community_of_chat(connection, community.chat_id)

    async def go_to(self, user_id: int, step: str) -> Community:
        """Ask a step again: municipalities or name."""
        community = await self._load(user_id)
        async with self._database.transaction() as connection:
            await _go_to(connection, community, user_id, step)
            return await store.load_community_of_chat(connection, community.chat_id)

    async def stop(self, user_id: int) -> bool:
        """Leave it, for whoever begins again; tells whether there was anything to leave."""
        community = await self.of(user_id)
        if community is None:
            return False
        async with self._database.transaction() as connection:
            await store.change_community(connection, community.id, registration=None)
        return True

    async def finish(self, person: Person) -> Community:
        """Make the group a community with this coordinator; owners may have to approve (WAITING).

        The group, and who has to approve, hear of it by notices.
        """
        community = await self._load(person.user_id)
        if not community.municipalities:
            raise Invalid("municipalities")
        await self._require_administrator(community.chat_id, person.user_id)
        approved = not self._owner_ids or person.user_id in self._owner_ids
        async with self._database.transaction() as connection:
            await self._open(connection, community, State.ACTIVE if approved else State.WAITING)
            await self._community.set_present(connection, community, person, present=True)
            await store.set_role(connection, community.id, person.user_id, Role.COORDINATOR)
            await self._tell_group(connection, community, "ready" if approved else "waiting")
            for owner in () if approved else self._owner_ids:
                about: dict[str, int | str] = {"person": person.name}
                await self._tell(connection, community, "registration-waits", owner, about)
            return await store.load_community_of_chat(connection, community.chat_id)

    async def waiting(self, user_id: int, community_id: int) -> Community | None:
        """Return a community that waits for this owner."""
        async with self._database.read() as connection:
            community = await store.community_by_id(connection, community_id)
        waits = community is not None and community.state is State.WAITING
        return community if waits and user_id in self._owner_ids else None

    async def decide(self, person: Person, community_id: int, *, approve: bool) -> Community:
        """Let an owner approve or refuse a waiting community; twice is harmless."""
        if person.user_id not in self._owner_ids:
            raise NotAllowed
        async with self._database.transaction() as connection:
            community = await store.community_by_id(connection, community_id)
            if community is None:
                raise NotAllowed
            if community.state is State.WAITING:
                await self._open(connection, community, State.ACTIVE if approve else State.NEW)
                await self._tell_group(connection, community, "ready" if approve else "refused")
            return await store.load_community_of_chat(connection, community.chat_id)

    async def make_sample(
        self, chat_id: int, name: str, municipalities: Sequence[str]
    ) -> Community:
        """Make a group a community without asking, for the local Telegram and benchmarks."""
        community, _slept = await self._community.bot_added(chat_id, name)
        async with self._database.transaction() as connection:
            values = {"municipalities": list(municipalities)}
            await store.change_community(connection, community.id, **values)
            await self._open(connection, community, State.ACTIVE)
            return await store.load_community_of_chat(connection, chat_id)

    async def join_sample(self, community: Community, person: Person, *, coordinator: bool) -> None:
        """Put somebody in a sample community."""
        async with self._database.transaction() as connection:
            await self._community.set_present(connection, community, person, present=True)
            if coordinator:
                await store.set_role(connection, community.id, person.user_id, Role.COORDINATOR)

    async def _load(self, user_id: int) -> Community:
        community = await self.of(user_id)
        if community is None:
            raise NotAllowed
        return community

    async def _require_administrator(self, chat_id: int, user_id: int) -> None:
        if await self._roster.standing(chat_id, user_id) is not Standing.ADMINISTRATOR:
            raise NotAllowed

    async def _open(self, connection: AsyncConnection, community: Community, state: State) -> None:
        await store.change_community(connection, community.id, state=state, registration=None)

    async def _tell_group(
        self, connection: AsyncConnection, community: Community, told: str
    ) -> None:
        await self._tell(connection, community, f"community-{told}", community.chat_id, {})

    async def _tell(
        self,
        connection: AsyncConnection,
        community: Community,
        what: str,
        chat_id: int,
        about: dict[str, int | str],
    ) -> None:
        now = self._clock()
        occurrence = f"{community.id}-{now.timestamp():.0f}"
        notice = Notice(what, occurrence, chat_id, community.id, due_at=now, arguments=about)
        await outbox.post(connection, notice, now)


def read_name(text: str) -> str:
    """Return a community's name; raises Invalid."""
    name = " ".join(text.split())
    if not 2 <= len(name) <= NAME_LIMIT:
        raise Invalid("community-name", limit=NAME_LIMIT)
    return name


def read_municipalities(text: str) -> list[str]:
    """Return the municipalities that somebody typed, each once; raises Invalid."""
    parts = text.replace("\n", ",").replace(";", ",").split(",")
    names = list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
    too_long = any(len(name) > MUNICIPALITY_LIMIT for name in names)
    if not names or len(names) > MUNICIPALITIES_LIMIT or too_long:
        raise Invalid("municipalities", limit=MUNICIPALITIES_LIMIT)
    return names


async def _go_to(
    connection: AsyncConnection, community: Community, user_id: int, step: str
) -> None:
    registration = Registration(user_id, step)
    values = {"user_id": registration.user_id, "step": registration.step}
    await store.change_community(connection, community.id, registration=values)
