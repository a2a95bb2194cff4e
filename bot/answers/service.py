"""Asking: from a member's words to the right colleagues, remembering what was understood."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.answers import store
from bot.answers.helplines import Helpline, load_helplines
from bot.answers.knowledge import Knowledge
from bot.answers.models import Answer, Topic
from bot.answers.rankers import Listed, Rankers
from bot.answers.understanding import find_ages, say_age
from bot.answers.urgency import find_danger
from bot.clock import Clock
from bot.community.models import Member
from bot.directory.models import Brief
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage.database import Database

SUGGESTIONS = 9  # three screens of three
SHOWN = 3
NEAR = 4  # topics that may be meant by a name that is none of theirs
FAR = 0.3  # of the best score, below which somebody needs a topic to be suggested
MEANT = 0.8  # of the best score, from which somebody may be meant by a name as well
NAME_WORDS = 5  # "nummer van Sanne de Ruiter"
ANYWHERE = "*"  # the asker said that the place does not matter
EVERY_AGE = (0, 99)  # the asker said that the age does not matter

Briefs = Callable[[Member, list[int]], Awaitable[dict[int, Brief]]]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with the people in it; `briefs` are in the order of the suggestions."""

    question_id: int
    answer: Answer
    briefs: tuple[Brief, ...]
    municipalities: tuple[str, ...]  # of the community
    asker_id: int  # member
    topics: dict[str, Topic]  # those that are spoken of in the answer, by id
    helpline: Helpline | None  # that comes first, when there is danger
    anywhere: bool = False  # the asker said that the place does not matter
    page: int = 0


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Suggestions of a question with one member's own verdicts."""

    question_id: int
    briefs: tuple[Brief, ...]
    helped: dict[int, bool]
    page: int = 0  # of the answer on which they stand


class AnswerService:
    """Answers "who do I call for this?" for members, from their own community's directory."""

    def __init__(self, database: Database, clock: Clock, listed: Listed, briefs: Briefs):
        self._database = database
        self._clock = clock
        self._briefs = briefs
        self._rankers = Rankers(database, clock, listed)

    async def prepare(self) -> Knowledge:
        """Load the topics, beside the event loop; once."""
        return await self._rankers.prepare()

    async def warm_up(self) -> None:
        """Make ready for the first question of every community, while others get their turn."""
        await self._rankers.warm_up()

    async def ask(self, member: Member, text: str) -> Answered:
        """Answer a question; raises Invalid when it says nothing."""
        text = " ".join(text.split())
        if not any(letter.isalnum() for letter in text):
            raise Invalid("question")
        answer = await self._rank(member, text, await self._own_place(member))
        async with self._database.transaction() as connection:
            question_id = await store.add_question(
                connection, member.community.id, member.id, self._clock()
            )
            suggested, values = _kept(answer)
            await store.save_understanding(connection, question_id, suggested, **values)
        return await self._answered(member, question_id, member.id, answer)

    async def look(self, member: Member, text: str, place: str | None = None) -> Answered:
        """Answer without keeping anything: inline, while somebody still types, or in a terminal."""
        answer = await self._rank(member, text, place or await self._own_place(member))
        return await self._answered(member, 0, member.id, answer)

    async def named(self, member: Member, text: str) -> list[Brief]:
        """Return who is meant when a few words are just a name; nobody when it is a question."""
        if len(text.split()) > NAME_WORDS:
            return []
        answer = await self._rank(member, text, None)
        said = {"name": set[str](), "topic": set[str]()}
        for reason in (reason for one in answer.suggestions for reason in one.reasons):
            said.setdefault(reason.kind, set()).update(*(words.split() for words in reason.words))
        if answer.danger or not answer.understanding.names or said["topic"] - said["name"]:
            return []  # "Sanne spijbelt" is about a pupil
        least = MEANT * max(one.score for one in answer.suggestions)
        ids = [int(one.profile_id) for one in answer.suggestions if one.score >= least]
        found = await self._briefs(member, ids)
        return [found[id_] for id_ in ids if id_ in found]

    async def again(
        self,
        member: Member,
        question_id: int,
        text: str,
        *,
        page: int = 0,
        place: str | None = None,
        ages: tuple[int, int] | None = None,
        without: str | None = None,
        about: str | None = None,
    ) -> Answered:
        """Answer a question again: another page, place or age, without a topic, or just about one.

        The words come from the chat itself, since they are not kept. Raises NotFound.
        """
        async with self._database.read() as connection:
            asked = await store.question(connection, member.community.id, question_id)
        if asked is None:
            raise NotFound
        dropped = {*asked.without_topics, *([without] if without else [])}
        if about:
            dropped = (dropped | set(asked.topics)) - {about}
        place = place or asked.municipality
        ages = ages or asked.ages
        if ages is not None and ages not in find_ages(text)[:1]:
            text = say_age(text, *ages)
        answer = await self._rank(
            member, text, place, corrected=place, without=tuple(sorted(dropped))
        )
        async with self._database.transaction() as connection:
            suggested, values = _kept(answer, without=tuple(sorted(dropped)), place=place)
            await store.save_understanding(connection, question_id, suggested, **values)
        return await self._answered(
            member, question_id, asked.member_id, answer, page=page, anywhere=place == ANYWHERE
        )

    async def judge(
        self, member: Member, question_id: int, professional_id: int, *, helped: bool
    ) -> None:
        """Note whether a suggestion helped; one verdict per member, changeable."""
        async with self._database.transaction() as connection:
            asked = await store.question(connection, member.community.id, question_id)
            known = await store.suggested_ids(connection, question_id) if asked else []
            if professional_id not in known:
                raise NotFound
            await store.save_verdict(
                connection, question_id, professional_id, member.id, helped, self._clock()
            )

    async def verdicts(self, member: Member, question_id: int, ids: Sequence[int] = ()) -> Verdicts:
        """Return these suggestions of a question, else its first, with this member's verdicts."""
        async with self._database.read() as connection:
            if await store.question(connection, member.community.id, question_id) is None:
                raise NotFound
            known = await store.suggested_ids(connection, question_id)
            helped = await store.verdicts_of(connection, question_id, member.id)
        wanted = [id_ for id_ in ids if id_ in known] or known
        found = await self._briefs(member, wanted)
        shown = [found[id_] for id_ in wanted if id_ in found][:SHOWN]
        return Verdicts(question_id, tuple(shown), helped)

    def helpline(self, text: str) -> Helpline | None:
        """Return the help line that comes before anything else, when words speak of danger."""
        danger = find_danger(text)
        return load_helplines()[danger.label] if danger else None

    async def gaps(self, member: Member) -> dict[str, list[Topic]]:
        """Return per municipality the topics for which nobody there can be suggested first."""
        if not member.is_coordinator:
            raise NotAllowed
        held = await self._rankers.of(member.community.id)
        return {
            place: held.ranker.topics_without_anyone(place)
            for place in member.community.municipalities
        }

    async def outcomes(
        self, community_id: int, since: datetime
    ) -> tuple[int, list[tuple[Topic, str | None]]]:
        """Tell how many questions since a moment found the right colleague, and which did not.

        Those by topic and municipality, each once: the words are not kept.
        """
        async with self._database.read() as connection:
            found = await store.outcomes_since(connection, community_id, since)
        topics = {topic.id: topic for topic in (await self.prepare()).topics}
        failed = dict.fromkeys(
            (topics[one.topics[0]], None if one.municipality == ANYWHERE else one.municipality)
            for one in found
            if not one.helped and one.topics and one.topics[0] in topics
        )
        return sum(one.helped for one in found), list(failed)

    async def learn(self, member: Member, cue: str, topic: str) -> Topic | list[Topic]:
        """Add a word of this community's own to a topic; it counts at once.

        Returns the topic, or those that may be meant when it has no such name; raises Invalid.
        """
        if not member.is_coordinator:
            raise NotAllowed
        words = " ".join(cue.lower().split())
        if not 2 <= len(words) <= 60 or not any(letter.isalpha() for letter in words):
            raise Invalid("cue")
        knowledge = await self.prepare()
        found = knowledge.find_topic(topic)
        if found is None:
            scores = knowledge.topic_scores(f"{topic} {words}")
            near = sorted(scores, key=lambda number: -scores[number])[:NEAR]
            if not scores[near[0]]:
                raise Invalid("topic")
            return [knowledge.topics[number] for number in near if scores[number]]
        async with self._database.transaction() as connection:
            await store.add_cue(
                connection, member.community.id, member.id, found.id, words, self._clock()
            )
        return found

    async def _rank(
        self,
        member: Member,
        text: str,
        place: str | None,
        *,
        corrected: str | None = None,
        without: tuple[str, ...] = (),
    ) -> Answer:
        """Rank for `place`, the asker's own, unless the words say another or it was corrected.

        Who is far behind without a topic that speaks for them is left out.
        """
        held = await self._rankers.of(member.community.id)
        answer = held.ranker.answer(
            text,
            municipality=place,
            with_municipality=corrected,
            limit=SUGGESTIONS,
            without_topics=frozenset(without),
            extra_cues=held.own_cues,
        )
        least = FAR * max((one.score for one in answer.suggestions), default=0.0)
        near = [one for one in answer.suggestions if one.topic_id or one.score >= least]
        return replace(answer, suggestions=tuple(near))

    async def _answered(
        self,
        member: Member,
        question_id: int,
        asker_id: int,
        answer: Answer,
        *,
        page: int = 0,
        anywhere: bool = False,
    ) -> Answered:
        ids = [int(suggestion.profile_id) for suggestion in answer.suggestions]
        found = await self._briefs(member, ids)
        people = tuple(found[id_] for id_ in ids if id_ in found)
        knowledge = await self.prepare()
        spoken = {guess.topic_id for guess in answer.understanding.topics}
        spoken.update(one.topic_id for one in answer.suggestions if one.topic_id)
        return Answered(
            question_id,
            answer,
            people,
            member.community.municipalities,
            asker_id,
            {id_: knowledge.topics[knowledge.topic_number[id_]] for id_ in spoken},
            load_helplines()[answer.danger.label] if answer.danger else None,
            anywhere,
            page,
        )

    async def _own_place(self, member: Member) -> str | None:
        """Return where a member works: by their own entry, or the only place there is."""
        async with self._database.read() as connection:
            place = await store.own_municipality(connection, member.id)
        if place is None and len(member.community.municipalities) == 1:
            return member.community.municipalities[0]
        return place


def _kept(
    answer: Answer, *, without: tuple[str, ...] = (), place: str | None = None
) -> tuple[list[tuple[int, str | None]], dict[str, object]]:
    """Return what is remembered of an answer: people, topics, place and age, never words."""
    understood = answer.understanding
    suggested = [(int(s.profile_id), s.topic_id) for s in answer.suggestions]
    return suggested, {
        "municipality": ANYWHERE if place == ANYWHERE else understood.municipality,
        "minimum_age": understood.age[0] if understood.age else None,
        "maximum_age": understood.age[1] if understood.age else None,
        "topics": [guess.topic_id for guess in understood.topics],
        "without_topics": list(without),
    }
