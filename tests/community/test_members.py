"""Who is a member: known, checked, refused, gone and back, on both engines."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.models import Community, Person, Standing, State
from bot.community.registration import (
    RegistrationService,
    read_municipalities,
    read_name,
)
from bot.community.service import SURE_FOR, ChooseCommunity, CommunityService
from bot.errors import Asleep, Invalid, NotAllowed, NotAMember
from bot.storage.database import Database
from bot.storage.schema import members, people
from tests.storage_fixtures import Clock

GROUP, OTHER = -1001, -1002
PETRA, WIM, BAS = (Person(id_, name, "nl") for id_, name in ((1, "Petra"), (2, "Wim"), (3, "Bas")))


@dataclass
class Register:
    """Telegram's own knowledge of who is in which group; `silent` when it can't be reached."""

    standings: dict[tuple[int, int], Standing] = field(default_factory=dict)
    silent: bool = False
    asked: int = 0

    async def standing(self, chat_id: int, user_id: int) -> Standing | None:
        """Answer as Telegram would."""
        self.asked += 1
        if self.silent:
            return None
        return self.standings.get((chat_id, user_id), Standing.ABSENT)


@dataclass
class Town:
    """The services under test with what they stand on."""

    database: Database
    clock: Clock
    register: Register
    community: CommunityService
    registration: RegistrationService
    moved: list[tuple[str, int]]

    async def make(self, chat_id: int, name: str = "Jeugd Oss") -> Community:
        """Make a living community."""
        return await self.registration.make_sample(chat_id, name, ["Oss"])


@pytest.fixture
def town(database: Database, clock: Clock) -> Town:
    """A town where Petra administers the group and Wim is in it; Bas is not."""
    register = Register(
        {(GROUP, PETRA.user_id): Standing.ADMINISTRATOR, (GROUP, WIM.user_id): Standing.PRESENT}
    )
    moved: list[tuple[str, int]] = []

    async def left(_connection: AsyncConnection, member_id: int) -> None:
        moved.append(("left", member_id))

    async def returned(_connection: AsyncConnection, member_id: int) -> None:
        moved.append(("returned", member_id))

    async def migrated(_connection: AsyncConnection, community_id: int) -> None:
        moved.append(("migrated", community_id))

    community = CommunityService(
        database,
        clock,
        register,
        zone="Europe/Amsterdam",
        on_leave=left,
        on_return=returned,
        on_migrate=migrated,
    )
    registration = RegistrationService(database, clock, register, community, owner_ids=())
    return Town(database, clock, register, community, registration, moved)


async def test_telegram_is_believed_for_ten_minutes(town: Town) -> None:
    """A member who is known is asked after again only when the last answer is too old."""
    await town.make(GROUP)
    await town.community.member_in_private(WIM)
    asked = town.register.asked
    await town.community.member_in_private(WIM)
    assert town.register.asked == asked
    town.clock.now += SURE_FOR + timedelta(seconds=1)
    await town.community.member_in_private(WIM)
    assert town.register.asked == asked + 1


async def test_who_left_unseen_is_refused_after_ten_minutes(town: Town) -> None:
    """Telegram did not tell; the next check finds out, and hides the entry."""
    await town.make(GROUP)
    member = await town.community.member_in_private(WIM)
    del town.register.standings[GROUP, WIM.user_id]
    town.clock.now += SURE_FOR + timedelta(seconds=1)
    with pytest.raises(NotAMember):
        await town.community.member_in_private(WIM)
    assert town.moved == [("left", member.id)]


async def test_when_telegram_is_silent_nobody_new_gets_in(town: Town) -> None:
    """No answer is a no: better refuse a member for a moment than show a stranger a number."""
    await town.make(GROUP)
    town.register.silent = True
    with pytest.raises(NotAMember):
        await town.community.member_in_private(WIM)
    town.register.silent = False
    assert (await town.community.member_in_private(WIM)).user_id == WIM.user_id


async def test_an_outsider_is_not_written_down(town: Town) -> None:
    """Of somebody who is refused no membership is kept, and Telegram is not asked each time."""
    await town.make(GROUP)
    for _ in range(3):
        with pytest.raises(NotAMember):
            await town.community.member_in_private(BAS)
    assert town.register.asked == 1
    async with town.database.read() as connection:
        assert (
            await connection.execute(sa.select(sa.func.count()).select_from(members))
        ).scalar() == 0
        assert (
            await connection.execute(sa.select(sa.func.count()).select_from(people))
        ).scalar() == 0


async def test_a_press_in_the_group_proves_nothing(town: Town) -> None:
    """Who presses a button in a group is checked; who speaks in it is there."""
    await town.make(GROUP)
    with pytest.raises(NotAMember):
        await town.community.member_in_group(GROUP, BAS, spoke=False)
    assert (await town.community.member_in_group(GROUP, WIM, spoke=False)).user_id == WIM.user_id


async def test_upkeep_rights_end_with_leaving(town: Town) -> None:
    """A coordinator who leaves and comes back is an ordinary member."""
    await town.make(GROUP)
    petra = await town.community.member_in_private(PETRA)
    assert (await town.community.become_coordinator(petra)).is_coordinator
    await town.community.left(GROUP, PETRA)
    await town.community.joined(GROUP, PETRA)
    assert not (await town.community.member_in_private(PETRA)).is_coordinator
    assert [what for what, _member in town.moved] == ["left", "returned"]


async def test_only_an_administrator_becomes_coordinator(town: Town) -> None:
    """An ordinary member can't make themselves one."""
    await town.make(GROUP)
    with pytest.raises(NotAllowed):
        await town.community.become_coordinator(await town.community.member_in_private(WIM))


async def test_a_community_of_another_group_is_closed(town: Town) -> None:
    """Knowing its number does not help: not by choosing it, nor as the reader of a notice."""
    await town.make(GROUP)
    other = await town.make(OTHER, "Jeugd Diemen")
    await town.community.meet(WIM, private=True)
    for attempt in (
        town.community.choose(WIM, other.id),
        town.community.member_of(other.id, WIM),
        town.community.reader(other.id, WIM.user_id),
    ):
        with pytest.raises(NotAMember):
            await attempt


async def test_in_two_communities_one_has_to_choose(town: Town) -> None:
    """A private chat is about one community at a time."""
    first, second = await town.make(GROUP), await town.make(OTHER, "Jeugd Diemen")
    town.register.standings[OTHER, WIM.user_id] = Standing.PRESENT
    for chat in (GROUP, OTHER):
        await town.community.joined(chat, WIM)
    with pytest.raises(ChooseCommunity) as question:
        await town.community.member_in_private(WIM)
    assert [m.community.id for m in question.value.members] == [first.id, second.id]
    await town.community.choose(WIM, second.id)
    assert (await town.community.member_in_private(WIM)).community.id == second.id


async def test_a_supergroup_told_twice_or_early(town: Town) -> None:
    """The new id arrives twice, and the bot greeted the supergroup before: nothing is lost."""
    community = await town.make(GROUP)
    await town.community.bot_added(-100500, "Jeugd Oss")
    await town.community.migrated(GROUP, -100500)
    await town.community.migrated(GROUP, -100500)
    found = await town.community.of_chat(-100500)
    assert found is not None
    assert (found.id, found.state) == (community.id, State.ACTIVE)
    assert await town.community.of_chat(GROUP) is None
    assert town.moved.count(("migrated", community.id)) == 1


async def test_asleep_is_said_to_members_only(town: Town) -> None:
    """While the bot is out of the group its members hear so, others nothing."""
    await town.make(GROUP)
    await town.community.member_in_private(WIM)
    await town.community.bot_removed(GROUP)
    with pytest.raises(Asleep):
        await town.community.member_in_private(WIM)
    with pytest.raises(NotAMember):
        await town.community.member_in_private(BAS)
    _community, slept = await town.community.bot_added(GROUP, "Jeugd Oss")
    assert slept
    assert (await town.community.member_in_private(WIM)).user_id == WIM.user_id


async def test_registration_is_for_administrators_to_the_end(town: Town) -> None:
    """Who is no administrator (any more) can neither begin nor finish."""
    await town.community.bot_added(GROUP, "Jeugd Oss")
    with pytest.raises(NotAllowed):
        await town.registration.begin(GROUP, WIM)
    await town.registration.begin(GROUP, PETRA)
    await town.registration.answer(PETRA.user_id, "Oss")
    town.register.standings[GROUP, PETRA.user_id] = Standing.PRESENT
    with pytest.raises(NotAllowed):
        await town.registration.finish(PETRA)


def test_names_and_municipalities_are_read_kindly() -> None:
    """Spaces, double commas and repeats do no harm; nothing or too much is refused."""
    assert read_municipalities(" Oss, Bernheze ,,Oss\nMeierijstad;") == [
        "Oss",
        "Bernheze",
        "Meierijstad",
    ]
    assert read_name("  Jeugd   Oss ") == "Jeugd Oss"
    for wrong in ("", " , ", "x" * 41, ",".join(f"dorp {n}" for n in range(13))):
        with pytest.raises(Invalid):
            read_municipalities(wrong)
    for wrong in ("", "x", "x" * 61):
        with pytest.raises(Invalid):
            read_name(wrong)
