"""Who is a member: the rules for joining, leaving, and knowing it for sure."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community import store
from bot.community.models import (
    Community,
    Member,
    Person,
    Role,
    Roster,
    Standing,
    State,
)
from bot.delivery import outbox
from bot.errors import Asleep, NotAllowed, NotAMember, NotFound
from bot.storage.database import Database

SURE_FOR = timedelta(minutes=10)  # how long an answer of Telegram about a member is believed
OPERATOR = 0  # the member id of the command line; no row has it
COMMUNITIES_TO_TRY = 25  # for somebody unknown who writes in private without a link
TITLE_LIMIT = 60  # characters of a group's title that become a name

Moved = Callable[[AsyncConnection, int], Awaitable[object]]  # what follows, for the id that moved


class ChooseCommunity(Exception):  # a question back, not an error
    """The person is in several communities and has not said which one this is about."""

    def __init__(self, members: list[Member]):
        super().__init__("several communities")
        self.members = members


class CommunityService:
    """Communities, members and the one way to become a `Member`."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        roster: Roster,
        *,
        zone: str,
        on_leave: Moved,
        on_return: Moved,
        on_migrate: Moved,
    ):
        self._database = database
        self._clock = clock
        self._roster = roster
        self._zone = zone
        self._on_leave = on_leave
        self._on_return = on_return
        self._on_migrate = on_migrate
        # Outsiders are not written down; that Telegram said no is kept here, for SURE_FOR.
        self._refused: dict[tuple[int, int], datetime] = {}

    # The group

    async def bot_added(self, chat_id: int, title: str) -> tuple[Community, bool]:
        """Greet a group; returns its community, and whether it was asleep until now."""
        async with self._database.transaction() as connection:
            await store.add_community(
                connection,
                chat_id,
                " ".join(title.split())[:TITLE_LIMIT] or "Werkgemeenschap",
                self._zone,
                self._clock(),
            )
            community = await store.load_community_of_chat(connection, chat_id)
            slept = community.state is State.ASLEEP
            if slept:
                state = State.ACTIVE if community.municipalities else State.NEW
                await store.change_community(connection, community.id, state=state)
            return await store.load_community_of_chat(connection, chat_id), slept

    async def bot_removed(self, chat_id: int) -> None:
        """Let the community of a group sleep; nothing is lost."""
        async with self._database.transaction() as connection:
            if community := await store.community_of_chat(connection, chat_id):
                await store.change_community(connection, community.id, state=State.ASLEEP)

    async def migrated(self, old_chat_id: int, new_chat_id: int) -> None:
        """Keep everything when a group becomes a supergroup; told twice, it changes nothing.

        What waits to be said in the group is said in the supergroup.
        """
        async with self._database.transaction() as connection:
            community = await store.community_of_chat(connection, old_chat_id)
            if community is None:
                return
            newer = await store.community_of_chat(connection, new_chat_id)
            if newer is not None and newer.state is State.NEW:  # greeted before the news came
                await store.remove_community(connection, newer.id)
            elif newer is not None:
                return
            await store.change_community(connection, community.id, chat_id=new_chat_id)
            await outbox.readdress(connection, old_chat_id, new_chat_id)
            await self._on_migrate(connection, community.id)

    async def joined(self, chat_id: int, person: Person) -> Community | None:
        """Note that somebody is in the group; returns its community when that is alive."""
        async with self._database.transaction() as connection:
            community = await store.community_of_chat(connection, chat_id)
            if community is None:
                return None
            await self.set_present(connection, community, person, present=True)
            return community if community.state is State.ACTIVE else None

    async def left(self, chat_id: int, person: Person) -> None:
        """Take access away at once and hide the entry."""
        async with self._database.transaction() as connection:
            community = await store.community_of_chat(connection, chat_id)
            if community and await store.membership(connection, community.id, person.user_id):
                await self.set_present(connection, community, person, present=False)

    # Members

    async def meet(self, person: Person, *, private: bool, known: Member | None = None) -> None:
        """Remember the name and language of somebody who does something.

        `known`: the member as we know them by now; when that is still so, nothing is written.
        """
        as_known = known and Person(known.user_id, known.name, known.language) == person
        if as_known and known and known.private >= private:
            return
        async with self._database.transaction() as connection:
            await store.save_person(connection, person, private=private)
            if private:
                await outbox.release(connection, person.user_id)

    async def reachable(self, person: Person, reachable: bool) -> None:
        """Note whether the bot can write to a person: they started it, or blocked it."""
        async with self._database.transaction() as connection:
            await store.set_private(connection, person.user_id, reachable)
            if reachable:
                await outbox.release(connection, person.user_id)

    async def member_in_group(self, chat_id: int, person: Person, *, spoke: bool) -> Member:
        """Return the member who acts in a group.

        `spoke`: a message of theirs stands in it. That is no proof, since strangers can write in
        a public group or below a channel's post; but then Telegram is asked before a no.
        Raises NotAMember, or Asleep while the group is no living community.
        """
        async with self._database.read() as connection:
            community = await store.community_of_chat(connection, chat_id)
        if community is None or community.state is not State.ACTIVE:
            raise Asleep
        return await self._member(community, person, doubt=spoke)

    async def member_in_private(self, person: Person) -> Member:
        """Return the member that a private chat is about.

        Raises NotAMember, or ChooseCommunity when there are several and none was chosen.
        """
        found = await self.memberships(person)
        if not found:
            async with self._database.read() as connection:
                known = await store.memberships_of(connection, person.user_id)
            asleep = [m for m, present, _ in known if present and m.community.state is State.ASLEEP]
            raise Asleep if asleep else NotAMember
        if len(found) == 1:
            return found[0]
        async with self._database.read() as connection:
            about = await store.known_person(connection, person.user_id)
        chosen = [member for member in found if about and member.community.id == about[2]]
        if not chosen:
            raise ChooseCommunity(found)
        return chosen[0]

    async def member_of(self, community_id: int, person: Person) -> Member:
        """Return the person as a member of this community; raises NotAMember."""
        async with self._database.read() as connection:
            community = await store.community_by_id(connection, community_id)
        if community is None or community.state is not State.ACTIVE:
            raise NotAMember
        return await self._member(community, person)

    async def memberships(self, person: Person) -> list[Member]:
        """Return every community in which the person is present now, as Telegram says."""
        async with self._database.read() as connection:
            known = await store.memberships_of(connection, person.user_id)
            groups = [one[0].community for one in known]
            if not any(present for _member, present, _checked in known):
                groups = await store.active_communities(connection, COMMUNITIES_TO_TRY)
        of = {one[0].community.id: one for one in known}
        found = []
        for community in groups:
            if community.state is not State.ACTIVE:
                continue
            try:
                found.append(await self._present(community, person, of.get(community.id)))
            except NotAMember:
                continue
        return found

    async def reader(self, community_id: int, user_id: int) -> Member:
        """Return the member to whom something is about to be sent; raises NotAMember."""
        async with self._database.read() as connection:
            known = await store.known_person(connection, user_id)
        if known is None:
            raise NotAMember
        return await self.member_of(community_id, known[0])

    async def of_chat(self, chat_id: int) -> Community | None:
        """Return the community of a group, whatever its state."""
        async with self._database.read() as connection:
            return await store.community_of_chat(connection, chat_id)

    async def language(self, user_id: int) -> str:
        """Return the language of a person, Dutch when they are not known."""
        async with self._database.read() as connection:
            known = await store.known_person(connection, user_id)
        return known[0].language if known else "nl"

    async def choose(self, person: Person, community_id: int) -> Member:
        """Make a private chat about this community."""
        member = await self.member_of(community_id, person)
        async with self._database.transaction() as connection:
            await store.choose_community(connection, person.user_id, community_id)
        return member

    async def operator(self, community_id: int | None = None) -> Member:
        """Return whoever runs the program as a coordinator, for the command line.

        Raises NotFound when there is no such living community, or several and none was named.
        """
        async with self._database.read() as connection:
            found = await store.active_communities(connection, COMMUNITIES_TO_TRY)
        if community_id is not None:
            found = [community for community in found if community.id == community_id]
        if len(found) != 1:
            raise NotFound
        return Member(OPERATOR, OPERATOR, "operator", "nl", Role.COORDINATOR, found[0])

    async def any_active(self) -> bool:
        """Tell whether there is a living community."""
        async with self._database.read() as connection:
            return bool(await store.active_communities(connection, 1))

    async def become_coordinator(self, member: Member) -> Member:
        """Give upkeep rights to an administrator of the group who asks for them."""
        if member.is_coordinator:
            return member
        standing = await self._roster.standing(member.community.chat_id, member.user_id)
        if standing is not Standing.ADMINISTRATOR:
            raise NotAllowed
        async with self._database.transaction() as connection:
            await store.set_role(connection, member.community.id, member.user_id, Role.COORDINATOR)
        return await self.member_of(
            member.community.id, Person(member.user_id, member.name, member.language)
        )

    async def _member(self, community: Community, person: Person, *, doubt: bool = False) -> Member:
        """Return the present member; `doubt`: a no is asked again, however fresh it is."""
        async with self._database.read() as connection:
            known = await store.membership(connection, community.id, person.user_id)
        return await self._present(community, person, known, doubt=doubt)

    async def _present(
        self,
        community: Community,
        person: Person,
        known: store.Membership | None,
        *,
        doubt: bool = False,
    ) -> Member:
        """Return the member as it is known, asking Telegram when its last answer is too old."""
        now = self._clock()
        fresh = known is not None and now - known[2] <= SURE_FOR
        if known and fresh and known[1]:
            return known[0]
        key = (community.id, person.user_id)
        refused_at = self._refused.get(key)
        refused = not known and refused_at is not None and now - refused_at <= SURE_FOR
        if (fresh or refused) and not doubt:
            raise NotAMember
        standing = await self._roster.standing(community.chat_id, person.user_id)
        present = standing in {Standing.PRESENT, Standing.ADMINISTRATOR}
        if standing is None or (not present and not known):
            # No answer is a no: better refuse a member for a moment than show a stranger a number.
            if standing is not None:
                self._refused[key] = now
            raise NotAMember
        async with self._database.transaction() as connection:
            await self.set_present(connection, community, person, present=present)
            known = await store.membership(connection, community.id, person.user_id)
        if not known or not known[1]:
            raise NotAMember
        return known[0]

    async def set_present(
        self, connection: AsyncConnection, community: Community, person: Person, *, present: bool
    ) -> None:
        """Note that somebody is in the group or not, and hide or show their entry with it."""
        self._refused.pop((community.id, person.user_id), None)
        await store.save_person(connection, person, private=False)
        before = await store.membership(connection, community.id, person.user_id)
        await store.set_present(connection, community.id, person.user_id, present, self._clock())
        after = await store.membership(connection, community.id, person.user_id)
        if before and after and before[1] != present:
            await (self._on_return if present else self._on_leave)(connection, after[0].id)
