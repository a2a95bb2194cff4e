"""Asking: from a member's words to the right colleagues, remembering what was understood."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answers import store
from bot.answers.elsewhere import find_elsewhere
from bot.answers.helplines import Helpline, load_helplines
from bot.answers.knowledge import Knowledge
from bot.answers.models import Answer, Danger, Topic
from bot.answers.rankers import Listed, Rankers
from bot.answers.understanding import find_ages, say_age
from bot.answers.urgency import find_danger
from bot.clock import Clock
from bot.community.models import Community, Member
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
NOW = "112"  # the help line for danger at this moment
EDITABLE = timedelta(days=1)  # so long an edit of a question is answered

Briefs = Callable[[Member, list[int]], Awaitable[dict[int, Brief]]]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with the people in it; `briefs` are in the order of the suggestions."""

    question_id: int
    answer: Answer
    briefs: tuple[Brief, ...]
    municipalities: tuple[str, ...]  # of the community
    asker_id: int  # member
    language: str  # of the asker: that of the answer, whoever presses its buttons
    topics: dict[str, Topic]  # those that are spoken of in the answer, by id
    helpline: Helpline | None  # that comes first, when there is danger
    anywhere: bool = False  # the asker said that the place does not matter
    page: int = 0


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Suggestions of a question with one member's own verdicts."""

    question_id: int
    language: str  # of the asker
    briefs: tuple[Brief, ...]
    helped: dict[int, bool]
    page: int = 0  # of the answer on which they stand


@dataclass(frozen=True, slots=True)
class Own:
    """What an asker's own entry tells: its id and where they work."""

    entry_id: int | None = None
    place: str | None = None


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
        if not says_something(text):
            raise Invalid("question")
        answer = await self._rank(member, text, await self._own(member.community, member.id))
        async with self._database.transaction() as connection:
            question_id = await store.add_question(
                connection, member.community.id, member.id, self._clock()
            )
            await _keep(connection, question_id, answer)
        return await self._answered(member, question_id, member.id, member.language, answer)

    async def posted(self, question_id: int, chat_id: int, message_id: int, answer_id: int) -> None:
        """Note in which message a question was asked, and in which it was answered."""
        async with self._database.transaction() as connection:
            await store.save_place(connection, question_id, chat_id, message_id, answer_id)

    async def asked_with(self, chat_id: int, message_id: int) -> tuple[int, int] | None:
        """Return the question of a message and the message of its answer, unless it is old."""
        async with self._database.read() as connection:
            since = self._clock() - EDITABLE
            return await store.question_at(connection, chat_id, message_id, since)

    async def edited(self, member: Member, question_id: int, text: str) -> Answered:
        """Answer a question of which the words were changed: all is read afresh."""
        async with self._database.read() as connection:
            asked = await store.question(connection, member.community.id, question_id)
        if asked is None:
            raise NotFound
        own = await self._own(member.community, asked.member_id)
        answer = await self._rank(member, " ".join(text.split()), own)
        async with self._database.transaction() as connection:
            await _keep(connection, question_id, answer)
        return await self._answered(member, question_id, asked.member_id, asked.language, answer)

    async def look(self, member: Member, text: str, place: str | None = None) -> Answered:
        """Answer without keeping anything: inline, while somebody still types, or in a terminal."""
        own = await self._own(member.community, member.id)
        answer = await self._rank(member, text, replace(own, place=place or own.place))
        return await self._answered(member, 0, member.id, member.language, answer)

    async def named(self, member: Member, text: str) -> list[Brief]:
        """Return who is meant when a few words are just a name; nobody when it is a question."""
        if len(text.split()) > NAME_WORDS:
            return []
        answer = await self._rank(member, text, Own())
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

        When none of these was corrected, the order in which people were shown stays. The words
        come from the chat itself, since they are not kept. Raises NotFound.
        """
        async with self._database.read() as connection:
            asked = await store.question(connection, member.community.id, question_id)
            shown = await store.suggested_ids(connection, question_id)
        if asked is None:
            raise NotFound
        corrected = any(one is not None for one in (place, ages, without, about))
        dropped = {*asked.without_topics, *([without] if without else [])}
        if about:
            dropped = (dropped | set(asked.topics)) - {about}
        place = place or asked.municipality
        ages = ages or asked.ages
        if ages is not None and ages not in find_ages(text)[:1]:
            text = say_age(text, *ages)
        own = await self._own(member.community, asked.member_id)
        answer = await self._rank(
            member,
            text,
            replace(own, place=place),
            corrected=place,
            without=tuple(sorted(dropped)),
        )
        if not corrected:
            answer = _in_order(answer, shown)
        async with self._database.transaction() as connection:
            await _keep(connection, question_id, answer, tuple(sorted(dropped)), place)
        return await self._answered(
            member,
            question_id,
            asked.member_id,
            asked.language,
            answer,
            page=page,
            anywhere=place == ANYWHERE,
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
            asked = await store.question(connection, member.community.id, question_id)
            if asked is None:
                raise NotFound
            known = await store.suggested_ids(connection, question_id)
            helped = await store.verdicts_of(connection, question_id, member.id)
        wanted = [id_ for id_ in ids if id_ in known] or known
        found = await self._briefs(member, wanted)
        shown = [found[id_] for id_ in wanted if id_ in found][:SHOWN]
        return Verdicts(question_id, asked.language, tuple(shown), helped)

    def helpline(self, text: str) -> Helpline | None:
        """Return the help line that comes before anything else, when words speak of danger."""
        return _line(find_danger(text))

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
        own: Own,
        *,
        corrected: str | None = None,
        without: tuple[str, ...] = (),
    ) -> Answer:
        """Rank for the asker's own place, unless the words say another or it was corrected.

        Who is far behind without a topic that speaks for them is left out, and so are askers
        themselves unless they are named. In danger at this moment only who is near is told. For a
        municipality that is not of the community there is only who works in the whole region.
        """
        elsewhere = None if corrected else find_elsewhere(text, member.community.municipalities)
        held = await self._rankers.of(member.community.id)
        answer = held.ranker.answer(
            text,
            municipality=elsewhere or own.place,
            with_municipality=corrected,
            limit=SUGGESTIONS,
            without_topics=frozenset(without),
            extra_cues=held.own_cues,
        )
        least = FAR * max((one.score for one in answer.suggestions), default=0.0)
        now = answer.danger is not None and answer.danger.label == NOW
        near = [
            one
            for one in answer.suggestions
            if (one.score >= least or (one.topic_id and not now))
            and (one.profile_id != own.entry_id or answer.understanding.names)
        ]
        understood = answer.understanding
        if elsewhere and not understood.municipality and not understood.names:
            understood = replace(understood, elsewhere=elsewhere)
            briefs = await self._briefs(member, [int(one.profile_id) for one in near])
            regional = {id_ for id_, brief in briefs.items() if brief.municipality is None}
            near = [one for one in near if one.profile_id in regional]
        suggestions = () if now and not answer.sure else tuple(near)
        return replace(answer, understanding=understood, suggestions=suggestions)

    async def _answered(
        self,
        member: Member,
        question_id: int,
        asker_id: int,
        language: str,
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
            language,
            {id_: knowledge.topics[knowledge.topic_number[id_]] for id_ in spoken},
            _line(answer.danger),
            anywhere,
            page,
        )

    async def _own(self, community: Community, member_id: int) -> Own:
        """Return a member's own entry, and the place by it or the only place there is."""
        async with self._database.read() as connection:
            found = await store.own_entry(connection, member_id)
        entry_id, place = found or (None, None)
        if place is None and len(community.municipalities) == 1:
            place = community.municipalities[0]
        return Own(entry_id, place)


def _in_order(answer: Answer, shown: Sequence[int]) -> Answer:
    """Keep the order in which people were shown; whoever is new comes last."""
    place = {id_: number for number, id_ in enumerate(shown)}
    order = sorted(answer.suggestions, key=lambda one: place.get(int(one.profile_id), len(place)))
    return replace(answer, suggestions=tuple(order))


def says_something(text: str) -> bool:
    """Tell whether there is anything to read in a text."""
    return any(letter.isalnum() for letter in text)


async def _keep(
    connection: AsyncConnection,
    question_id: int,
    answer: Answer,
    without: tuple[str, ...] = (),
    place: str | None = None,
) -> None:
    """Remember of an answer people, topics, place and age; never words."""
    understood = answer.understanding
    await store.save_understanding(
        connection,
        question_id,
        [(int(s.profile_id), s.topic_id) for s in answer.suggestions],
        municipality=ANYWHERE if place == ANYWHERE else understood.municipality,
        minimum_age=understood.age[0] if understood.age else None,
        maximum_age=understood.age[1] if understood.age else None,
        topics=[guess.topic_id for guess in understood.topics],
        without_topics=list(without),
    )


def _line(danger: Danger | None) -> Helpline | None:
    return load_helplines()[danger.label] if danger else None
