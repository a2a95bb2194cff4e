"""The rankers of all communities, each kept up to date with what is in the database."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from sys import intern

from bot.answers import store
from bot.answers.knowledge import Knowledge, load_knowledge
from bot.answers.models import Profile
from bot.answers.ranking import Ranker
from bot.clock import Clock
from bot.directory.models import Professional
from bot.storage.database import Database

HALF_LIFE = timedelta(days=120)  # of what earlier askers found helpful
REMEMBERED = timedelta(days=720)
TELLING = 0.02  # change of somebody's prior that is worth putting them in again
BATCH = 100  # people who are read at once
STEP = 4  # people who are put into a ranking before others get their turn, some 5 ms

Listed = Callable[[int, Iterable[int]], Awaitable[list[Professional]]]


@dataclass(slots=True)
class Held:
    """The ranker of a community with what it was made of, and how far that is up to date."""

    ranker: Ranker
    ids: set[int] = field(default_factory=set)  # who can be found
    inside: set[int] = field(default_factory=set)  # who of them the ranker knows already
    helped: dict[int, float] = field(default_factory=dict)
    own_cues: tuple[tuple[str, str], ...] = ()
    mark: store.Mark | None = None
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def learn(self, helped: dict[int, float]) -> set[int]:
        """Take what earlier askers found, and return for whom that makes a difference."""
        told = {
            id_
            for id_ in helped.keys() | self.helped.keys()
            if abs(helped.get(id_, 0.0) - self.helped.get(id_, 0.0)) > TELLING
        }
        for id_ in told:
            self.helped[id_] = helped.get(id_, 0.0)
        return told


class Rankers:
    """Builds a ranker for each community when it is first asked for; one for all who ask."""

    def __init__(self, database: Database, clock: Clock, listed: Listed):
        self._database = database
        self._clock = clock
        self._listed = listed
        self._held: dict[int, Held] = {}
        self._knowledge: Knowledge | None = None
        self._one_at_a_time = asyncio.Lock()

    async def prepare(self) -> Knowledge:
        """Load the topics, beside the event loop; once."""
        async with self._one_at_a_time:
            if self._knowledge is None:
                self._knowledge = await asyncio.to_thread(_load_once)
            return self._knowledge

    async def warm_up(self) -> None:
        """Make ready for the first question of every community, while others get their turn."""
        await self.prepare()
        async with self._database.read() as connection:
            communities = await store.communities_with_people(connection)
        for community_id in communities:
            await self.of(community_id)

    async def of(self, community_id: int) -> Held:
        """Return the ranker of a community, brought up to date with what is in the database.

        Looking costs one query, so an edit by any process is found by the next question; only
        who was changed is read again.
        """
        knowledge = await self.prepare()
        held = self._held.get(community_id)
        if held is None:
            held = self._held[community_id] = Held(Ranker(knowledge))
        async with held.one_at_a_time:
            async with self._database.read() as connection:
                mark = await store.directory_mark(connection, community_id)
                if mark == held.mark:
                    return held
                changed = await store.changed_ids(connection, community_id, held.mark)
                if held.mark is None or mark.listed != held.mark.listed:
                    held.ids = await store.listed_ids(connection, community_id)
                if held.mark is None or mark.cues != held.mark.cues:
                    held.own_cues = tuple(await store.own_cues(connection, community_id))
                if held.mark is None or mark.verdicts != held.mark.verdicts:
                    since = self._clock() - REMEMBERED
                    judged = await store.verdicts_since(connection, community_id, since)
                    changed |= held.learn(count_helped(judged, self._clock()))
            await self._put(community_id, held, changed)
            held.mark = mark
        return held

    async def _put(self, community_id: int, held: Held, changed: set[int]) -> None:
        """Take out who is gone, and put in who is new or was changed: a few at a time."""
        for gone in held.inside - held.ids:
            held.ranker.remove(gone)
        held.inside &= held.ids
        todo = sorted((held.ids - held.inside) | (held.ids & changed))
        for start in range(0, len(todo), BATCH):
            batch = await self._listed(community_id, todo[start : start + BATCH])
            for number, one in enumerate(batch):
                held.ranker.put(to_profile(one, held.helped.get(one.id, 0.0)))
                held.inside.add(one.id)
                if number % STEP == STEP - 1:
                    await asyncio.sleep(0)


@cache
def _load_once() -> Knowledge:
    """Load the topics; they are never changed, so every service of a process shares them."""
    return load_knowledge()


def to_profile(professional: Professional, helped: float = 0.0) -> Profile:
    """Return what the ranking may know of a professional."""
    entry = professional.entry
    return Profile(
        id=professional.id,
        name=entry.name,
        discipline=intern(entry.discipline),
        organisation=intern(entry.organisation),  # shared by many: kept once
        function=intern(entry.function),
        municipality=intern(entry.municipality) if entry.municipality else None,
        neighbourhoods=entry.neighbourhoods,
        expertise=entry.expertise,
        how_to_refer=entry.how_to_refer,
        languages=entry.languages,
        minimum_age=entry.minimum_age,
        maximum_age=entry.maximum_age,
        cost=intern(entry.cost),
        referral=bool(entry.referral),
        helped=helped,
        hours=intern(entry.hours),
    )


def count_helped(judged: list[tuple[int, bool, datetime]], now: datetime) -> dict[int, float]:
    """Return per professional a prior between -1 and 1 that few voices hardly move."""
    plus: dict[int, float] = {}
    total: dict[int, float] = {}
    for professional_id, helped, at in judged:
        weight = 0.5 ** ((now - at) / HALF_LIFE)
        plus[professional_id] = plus.get(professional_id, 0.0) + (weight if helped else -weight)
        total[professional_id] = total.get(professional_id, 0.0) + weight
    return {id_: plus[id_] / (total[id_] + 4.0) for id_ in plus}
