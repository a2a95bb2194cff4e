"""A community with its people, on both engines."""

from dataclasses import dataclass

import pytest
from hypothesis import settings

from bot.community.models import Community, Member, Role
from bot.directory.exchange import ExchangeService
from bot.directory.models import Entry, Phone, Professional, Visibility
from bot.directory.service import DirectoryService
from bot.directory.upkeep import UpkeepService
from bot.storage.database import Database
from tests.storage_fixtures import Clock, make_community, make_member

settings.register_profile("wiebelik", deadline=None)  # a busy machine is not an error
settings.load_profile("wiebelik")
ENTRY = {
    "name": "Anna de Vries",
    "discipline": "jongerenwerk",
    "organisation": "Scheldestroom Welzijn",
    "function": "jongerenwerker",
    "municipality": "Oss",
    "expertise": "jongens van 12 tot 18 die blowen",
    "phone": "06-12345678",
    "hours": "ma-vr 9.00-17.00",
}


@dataclass
class World:
    """One community with a member, another member, a coordinator, and the services."""

    database: Database
    clock: Clock
    community: Community
    anna: Member
    bram: Member
    cora: Member
    directory: DirectoryService
    upkeep: UpkeepService
    exchange: ExchangeService
    changes: list[tuple[int, int]]

    async def join(self, member: Member, **answers: str) -> Professional:
        """Fill in the whole form, as people do; answers are by step."""
        told = {**ENTRY, "consent": "ja", "visibility": "members", **answers}
        draft = await self.upkeep.start_entry(member, told["name"])
        while draft.step != "preview":
            draft = await self.upkeep.answer(member, told[draft.step])
        return await self.upkeep.save(member)

    async def add_team(self, name: str = "Wijkteam Oss", number: str = "0412-345678") -> int:
        """Let the coordinator add a team."""
        return await self.add_colleague(name, number, kind="team")

    async def add_colleague(
        self,
        name: str,
        number: str = "06-87654321",
        *,
        kind: str = "person",
        user: int | None = None,
    ) -> int:
        """Let the coordinator add somebody, who then still has to say yes."""
        told = {**ENTRY, "kind": kind, "name": name, "phone": number, "visibility": "members"}
        draft = await self.upkeep.start_colleague(self.cora, name, user_id=user)
        while draft.step != "preview":
            draft = await self.upkeep.answer(self.cora, told[draft.step])
        return (await self.upkeep.save(self.cora)).id


async def make_world(database: Database, clock: Clock, name: str = "Drieland") -> World:
    """Make a community with three people and nothing in its directory."""
    community = await make_community(database, name)
    changes: list[tuple[int, int]] = []

    def note(community_id: int, professional_id: int) -> None:
        changes.append((community_id, professional_id))

    return World(
        database=database,
        clock=clock,
        community=community,
        anna=await make_member(database, community, "Anna de Vries"),
        bram=await make_member(database, community, "Bram Bos"),
        cora=await make_member(database, community, "Cora Coster", role=Role.COORDINATOR),
        directory=DirectoryService(database, clock, [note]),
        upkeep=UpkeepService(database, clock, [note]),
        exchange=ExchangeService(database, clock, [note]),
        changes=changes,
    )


@pytest.fixture
async def world(database: Database, clock: Clock) -> World:
    """Make a community with its people, on SQLite and on PostgreSQL."""
    return await make_world(database, clock)


@pytest.fixture
def entry() -> Entry:
    """Give an entry with a number."""
    phone = Phone("+31612345678", "cell", visibility=Visibility.MEMBERS)
    return Entry(name="Anna de Vries", discipline="jongerenwerk", phones=(phone,))
