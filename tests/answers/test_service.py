"""Asking through the service, on both engines: what is kept, who may, and what counts when."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.answers import rankers, store
from bot.answers.elsewhere import find_elsewhere
from bot.answers.knowledge import Knowledge
from bot.answers.models import Topic
from bot.answers.rankers import count_helped
from bot.answers.service import ANYWHERE, EVERY_AGE, FAR, AnswerService
from bot.community.models import Community, Member, Role
from bot.directory import store as directory_store
from bot.directory.models import LOOKED
from bot.directory.service import DirectoryService
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage.database import Database
from bot.storage.schema import audit, metadata, professionals, questions, suggestions, verdicts
from tests.answers.conftest import PEOPLE
from tests.storage_fixtures import Clock, make_community, make_member

QUESTION = "jongen van 15 blowt"
pytestmark = pytest.mark.usefixtures("knowledge")


@dataclass
class Town:
    """A community with the small directory, its people and two processes that answer."""

    database: Database
    clock: Clock
    community: Community
    anna: Member
    bram: Member
    cora: Member
    answers: AnswerService
    others: AnswerService  # of another process
    ids: dict[str, int]  # of the professionals, by the id in PEOPLE

    def names(self, answered: Any) -> list[str]:
        """List who was suggested, best first."""
        known = {id_: name for name, id_ in self.ids.items()}
        return [known[brief.id] for brief in answered.briefs]

    async def edit(self, who: str, **values: object) -> None:
        """Change an entry as any process may: a second later, and by nothing but the database."""
        self.clock.now += timedelta(seconds=1)
        query = sa.update(professionals).where(professionals.c.id == self.ids[who])
        async with self.database.transaction() as connection:
            await connection.execute(query.values(updated_at=self.clock(), **values))

    async def rows(self, table: sa.Table) -> list[dict[str, Any]]:
        """Give all rows of a table."""
        async with self.database.read() as connection:
            found = await connection.execute(sa.select(table).order_by(*table.primary_key))
            return [dict(row) for row in found.mappings()]


def make_answers(database: Database, clock: Clock) -> AnswerService:
    """Make the service as a process of its own would."""
    directory = DirectoryService(database, clock)
    return AnswerService(database, clock, directory.everyone, directory.briefs)


async def make_town(
    database: Database, clock: Clock, name: str = "Drieland", user_id: int | None = None
) -> Town:
    """Make a community with the people of PEOPLE in its directory."""
    community = await make_community(database, name)
    ids = {}
    async with database.transaction() as connection:
        for one in PEOPLE:
            query = sa.insert(professionals).values(
                community_id=community.id,
                kind="person",
                state="listed",
                name=one.name,
                discipline=one.discipline,
                organisation=one.organisation,
                function=one.function,
                municipality=one.municipality,
                neighbourhoods=list(one.neighbourhoods),
                expertise=one.expertise,
                how_to_refer="",
                minimum_age=one.minimum_age,
                maximum_age=one.maximum_age,
                languages=list(one.languages),
                cost=one.cost,
                hours="ma-vr 9.00-17.00",
                email_visibility="members",
                created_at=clock(),
                updated_at=clock(),
            )
            done = await connection.execute(query.returning(professionals.c.id))
            ids[str(one.id)] = int(done.scalar_one())
    return Town(
        database=database,
        clock=clock,
        community=community,
        anna=await make_member(database, community, "Anna de Vries", user_id=user_id),
        bram=await make_member(database, community, "Bram Bos"),
        cora=await make_member(database, community, "Cora Coster", role=Role.COORDINATOR),
        answers=make_answers(database, clock),
        others=make_answers(database, clock),
        ids=ids,
    )


@pytest.fixture
async def town(database: Database, clock: Clock) -> Town:
    """Make a community with its directory, on SQLite and on PostgreSQL."""
    return await make_town(database, clock)


# What is found


async def test_the_answer_brings_the_people(town: Town) -> None:
    """In the order of the suggestions, without a number, for the place in the text."""
    answered = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    assert town.names(answered)[0] == "addiction-oss"
    assert [b.id for b in answered.briefs] == [s.profile_id for s in answered.answer.suggestions]
    assert answered.municipalities == town.community.municipalities
    assert answered.asker_id == town.anna.id
    assert answered.briefs[0].name == "Job Wierda"


async def test_the_town_of_ones_own_entry_counts(town: Town) -> None:
    """Somebody who works in Diemen asks for Diemen, without saying so."""
    await town.edit("baby-diemen", member_id=town.bram.id)
    answered = await town.answers.ask(town.bram, QUESTION)
    assert town.names(answered)[0] == "addiction-diemen"
    assert answered.answer.understanding.municipality_given
    said = await town.answers.ask(town.bram, f"{QUESTION} in Oss")
    assert town.names(said)[0] == "addiction-oss"


async def test_a_community_of_one_town_needs_no_place(database: Database, clock: Clock) -> None:
    """Where there is one municipality it is meant."""
    town = await make_town(database, clock)
    community = replace(town.community, municipalities=("Diemen",))
    answered = await town.answers.ask(replace(town.anna, community=community), QUESTION)
    assert answered.answer.understanding.municipality == "Diemen"


@pytest.mark.parametrize("text", ["", "   ", "???", "🙂", "\n"])
async def test_nothing_said_is_refused(town: Town, text: str) -> None:
    """And not kept either."""
    with pytest.raises(Invalid):
        await town.answers.ask(town.anna, text)
    assert await town.rows(questions) == []


async def test_an_edit_by_another_process_is_found_by_the_next_question(town: Town) -> None:
    """Changed, gone, back again: nobody tells this process, it looks."""
    assert town.names(await town.answers.ask(town.anna, f"{QUESTION} in Oss"))[0] == "addiction-oss"
    await town.edit("addiction-oss", name="Jelmer Wierda", municipality="Diemen")
    moved = await town.answers.ask(town.anna, "nummer van Jelmer Wierda")
    assert town.names(moved)[0] == "addiction-oss"
    assert moved.briefs[0].name == "Jelmer Wierda"
    await town.edit("addiction-oss", state="hidden")
    for text in ("nummer van Jelmer Wierda", f"{QUESTION} in Diemen"):
        assert "addiction-oss" not in town.names(await town.answers.ask(town.anna, text))
    await town.edit("addiction-oss", state="listed", municipality="Oss")
    assert town.names(await town.answers.ask(town.anna, f"{QUESTION} in Oss"))[0] == "addiction-oss"


async def test_an_edit_by_a_process_with_a_slower_clock_is_found(town: Town) -> None:
    """Or one that began earlier and was committed later: its moment is not the newest."""
    await town.edit("baby-oss", cost="gratis")
    await town.answers.ask(town.anna, QUESTION)
    query = sa.update(professionals).where(professionals.c.id == town.ids["addiction-oss"])
    before = town.clock() - timedelta(milliseconds=5)
    async with town.database.transaction() as connection:
        await connection.execute(query.values(name="Xandra Dijkhof", updated_at=before))
        about = {
            "community_id": town.community.id,
            "professional_id": town.ids["addiction-oss"],
            "at": before,
            "field": "name",
        }
        await connection.execute(sa.insert(audit).values(action="changed", **about))
    found = await town.answers.ask(town.anna, "nummer van Xandra Dijkhof")
    assert town.names(found)[:1] == ["addiction-oss"]


async def test_one_who_leaves_is_gone(town: Town) -> None:
    """Deleted by another process, they are not suggested any more."""
    await town.answers.ask(town.anna, QUESTION)
    async with town.database.transaction() as connection:
        await connection.execute(
            sa.delete(professionals).where(professionals.c.id == town.ids["addiction-oss"])
        )
    answered = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    assert "addiction-oss" not in town.names(answered)
    async with town.database.read() as connection:
        left = await directory_store.listed_professionals(connection, town.community.id)
    assert len(left) == len(PEOPLE) - 1


async def test_only_who_was_changed_is_read_again(database: Database, clock: Clock) -> None:
    """A question costs one look; an edit costs reading that entry, not the whole directory."""
    town = await make_town(database, clock)
    directory = DirectoryService(database, clock)
    reads: list[list[int]] = []

    async def listed(community_id: int, ids: Iterable[int]) -> Any:
        reads.append(list(ids))
        return await directory.everyone(community_id, reads[-1])

    answers = AnswerService(database, clock, listed, directory.briefs)
    for _ in range(3):
        await answers.ask(town.anna, QUESTION)
    assert reads == [sorted(town.ids.values())]
    for values in ({"name": "Jelmer Wierda"}, {"state": "hidden"}, {"state": "listed"}):
        await town.edit("addiction-oss", **values)
        for _ in range(2):
            await answers.ask(town.anna, QUESTION)
    assert reads[1:] == [[town.ids["addiction-oss"]]] * 2  # hiding needs no reading


async def test_looking_at_a_number_makes_nobody_read_again(
    database: Database, clock: Clock
) -> None:
    """The audit tells of it, but it changes nothing that can be found."""
    town = await make_town(database, clock)
    async with database.read() as connection:
        before = await store.directory_mark(connection, town.community.id)
    about = {"community_id": town.community.id, "at": clock(), "field": "phones"}
    async with database.transaction() as connection:
        await connection.execute(sa.insert(audit).values(action=LOOKED, **about))
        same = await store.directory_mark(connection, town.community.id)
        await connection.execute(sa.insert(audit).values(action="changed", **about))
        other = await store.directory_mark(connection, town.community.id)
    assert before == same != other


async def test_others_get_their_turn_while_a_ranking_is_built(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Warming up holds up nobody, and the first question then finds it ready."""
    town = await make_town(database, clock)
    monkeypatch.setattr(rankers, "STEP", 1)
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    await town.answers.warm_up()
    counting.cancel()
    assert turns > len(town.ids)
    monkeypatch.setattr(town.answers._rankers, "_listed", None)  # nothing needs to be read any more
    assert town.names(await town.answers.ask(town.anna, f"{QUESTION} in Oss"))[0] == "addiction-oss"


async def test_two_who_ask_at_once_wait_for_one_ranking(database: Database, clock: Clock) -> None:
    """It is built once; neither gets half of it."""
    town = await make_town(database, clock)
    text = f"{QUESTION} in Oss"
    found = await asyncio.gather(*(town.answers.ask(who, text) for who in (town.anna, town.bram)))
    assert town.names(found[0]) == town.names(found[1])
    assert town.names(found[0])[0] == "addiction-oss"


async def test_a_municipality_that_is_not_ours_is_told_and_not_replaced(town: Town) -> None:
    """Only who works in the whole region is left; an own place that is named goes before it."""
    await town.edit("baby-oss", member_id=town.anna.id)
    answered = await town.answers.ask(town.anna, "meisje van 14 in Utrecht snijdt zichzelf")
    assert answered.answer.understanding.elsewhere == "Utrecht"
    assert answered.answer.understanding.municipality is None
    assert town.names(answered)[0] == "ggz"
    assert {brief.municipality for brief in answered.briefs} == {None}
    text = "meisje van 14 in Oss, eerst in Utrecht, snijdt zichzelf"
    answered = await town.answers.ask(town.anna, text)
    assert answered.answer.understanding.elsewhere is None
    assert answered.answer.understanding.municipality == "Oss"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("jongen in utrecht die spijbelt", "Utrecht"),
        ("jongen die spijbelt, Den Bosch", "Den Bosch"),
        ("gezin uit Bergen op Zoom", "Bergen op Zoom"),
        ("gezin uit Leiden", "Leiden"),
        ("hoe krijgt een jongere zin om te leiden", None),
        ("wie kent iemand van Utrecht Cares", None),
        ("jongen in Den Haag", None),
        ("jongen in Diemense school", None),
    ],
)
def test_a_municipality_is_read_where_one_is_said(text: str, place: str | None) -> None:
    """Behind "in" or "uit" or at the end; everyday words count with a capital only."""
    assert find_elsewhere(text, ("Diemen", "'s-Gravenhage")) == place


async def test_askers_are_not_sent_to_themselves(town: Town) -> None:
    """Unless they look for their own entry by name."""
    await town.edit("addiction-oss", member_id=town.anna.id)
    text = f"{QUESTION} in Oss"
    answered = await town.answers.ask(town.anna, text)
    assert town.names(answered)
    assert "addiction-oss" not in town.names(answered)
    again = await town.answers.again(town.bram, answered.question_id, text)
    assert "addiction-oss" not in town.names(again)
    assert town.names(await town.answers.ask(town.bram, text))[0] == "addiction-oss"
    named = await town.answers.ask(town.anna, "nummer van Job Wierda")
    assert town.names(named)[0] == "addiction-oss"


async def test_danger_at_this_moment_leads_to_nobody_far_away(town: Town) -> None:
    """Only who is nearly the best, and nobody at all where it is not sure."""
    answered = await town.answers.ask(town.anna, "jongen met een mes op school, nu, Oss")
    assert answered.helpline is not None
    assert answered.helpline.key == "112"
    scores = [one.score for one in answered.answer.suggestions]
    assert scores
    assert min(scores) >= FAR * max(scores)
    unsure = await town.answers.ask(town.anna, "er ligt hier een jongen bewusteloos, Oss")
    assert unsure.briefs == ()


# What is kept


async def test_the_words_of_a_question_are_nowhere(town: Town) -> None:
    """Neither in a table nor in the answer's row: they may speak of a child."""
    words = "Zaphira van 15 uit de Kwetterstraat in Oss blowt stiekem"
    answered = await town.answers.ask(town.anna, words)
    await town.answers.again(town.anna, answered.question_id, words, place="Diemen")
    await town.answers.judge(town.anna, answered.question_id, answered.briefs[0].id, helped=True)
    await town.answers.look(town.anna, words)
    for table in metadata.sorted_tables:
        kept = str(await town.rows(table)).casefold()
        for word in ("zaphira", "kwetterstraat", "blowt", "stiekem"):
            assert word not in kept, table.name


async def test_what_was_understood_is_kept(town: Town) -> None:
    """Topics, place, age and who was suggested for what."""
    answered = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    (kept,) = await town.rows(questions)
    assert kept["id"] == answered.question_id
    assert (kept["member_id"], kept["at"]) == (town.anna.id, town.clock())
    assert (kept["municipality"], kept["minimum_age"], kept["maximum_age"]) == ("Oss", 15, 15)
    assert kept["topics"][0] == "blowen"
    assert kept["without_topics"] == []
    rows = sorted(await town.rows(suggestions), key=lambda row: row["position"])
    assert [row["professional_id"] for row in rows] == [brief.id for brief in answered.briefs]
    assert rows[0]["topic"] == "blowen"


async def test_looking_keeps_nothing(town: Town) -> None:
    """While somebody still types, or in a terminal."""
    found = await town.answers.look(town.anna, QUESTION, "Oss")
    ids = [brief.id for brief in found.briefs]
    assert ids == [one.profile_id for one in found.answer.suggestions]
    assert ids[0] == town.ids["addiction-oss"]
    for table in (questions, suggestions, verdicts):
        assert await town.rows(table) == []


async def test_a_few_words_that_are_just_a_name(town: Town) -> None:
    """A name alone is no question."""
    for text, name in (
        ("Ilse Kramer", "Ilse Kramer"),
        ("ilze kraamer", "Ilse Kramer"),
        ("nummer van Safiya el Idrissi", "Safiya el Idrissi"),
    ):
        assert [brief.name for brief in await town.answers.named(town.anna, text)] == [name]
    for question in (
        QUESTION,
        "Ilse snijdt zichzelf",
        "wat moet ik doen met een leerling van Ilse Kramer",
    ):
        assert await town.answers.named(town.anna, question) == []


# Asking again


async def test_a_verdict_does_not_change_the_order_of_that_answer(town: Town) -> None:
    """The pages stay as they were; the next question is answered with what was learnt."""
    text = f"{QUESTION} in Oss"
    before = await town.answers.ask(town.anna, text)
    _first, second, third = (brief.id for brief in before.briefs[:3])
    for who in (town.anna, town.bram, town.cora):
        await town.answers.judge(who, before.question_id, second, helped=False)
        await town.answers.judge(who, before.question_id, third, helped=True)
    again = await town.answers.again(town.anna, before.question_id, text, page=1)
    assert town.names(again) == town.names(before)
    assert town.names(await town.answers.ask(town.bram, text)) != town.names(before)


async def test_another_place(town: Town) -> None:
    """Not Oss but Diemen; it stays so for the next page, and can become anywhere."""
    text = f"{QUESTION} in Oss"
    asked = await town.answers.ask(town.anna, text)
    moved = await town.answers.again(town.anna, asked.question_id, text, place="Diemen")
    assert moved.question_id == asked.question_id
    assert town.names(moved)[0] == "addiction-diemen"
    next_page = await town.answers.again(town.anna, asked.question_id, text, page=1)
    assert next_page.page == 1
    assert next_page.briefs == moved.briefs
    anywhere = await town.answers.again(town.anna, asked.question_id, text, place=ANYWHERE)
    assert set(town.names(anywhere)[:2]) == {"addiction-oss", "addiction-diemen"}
    assert anywhere.answer.understanding.municipality is None
    assert anywhere.anywhere
    again = await town.answers.again(town.anna, asked.question_id, text, page=1)
    assert again.briefs == anywhere.briefs


async def test_another_age(town: Town) -> None:
    """Not 15 but small, or any age; it stays so, and the words say it no longer."""
    text = "jongen van 15 blowt, in Oss"
    asked = await town.answers.ask(town.anna, text)
    assert asked.answer.understanding.age == (15, 15)
    for ages in ((18, 27), EVERY_AGE):
        changed = await town.answers.again(town.anna, asked.question_id, text, ages=ages)
        assert changed.answer.understanding.age == ages
        later = await town.answers.again(town.anna, asked.question_id, text)
        assert later.briefs == changed.briefs
        assert later.answer.understanding.age == ages
    (kept,) = await town.rows(questions)
    assert (kept["minimum_age"], kept["maximum_age"]) == EVERY_AGE


async def test_without_a_topic_and_about_one(town: Town) -> None:
    """It is not about school; or: it is just about that. Each correction is remembered."""
    text = "jongen van 16 blowt elke dag en zijn ouders hebben schulden, in Oss"
    asked = await town.answers.ask(town.anna, text)
    assert {"addiction-oss", "debt-oss"} <= set(town.names(asked)[:3])
    less = await town.answers.again(town.anna, asked.question_id, text, without="blowen")
    assert town.names(less)[0] == "debt-oss"
    later = await town.answers.again(town.anna, asked.question_id, text)
    assert later.briefs == less.briefs
    (kept,) = await town.rows(questions)
    assert kept["without_topics"] == ["blowen"]
    again = await town.answers.ask(town.anna, text)
    about = await town.answers.again(town.anna, again.question_id, text, about="blowen")
    assert town.names(about)[0] == "addiction-oss"
    understood = {guess.topic_id for guess in about.answer.understanding.topics}
    first = {guess.topic_id for guess in again.answer.understanding.topics}
    assert understood & first == {"blowen"}


async def test_whoever_was_suggested_before_can_still_be_judged(town: Town) -> None:
    """A correction adds people; a verdict on the first answer keeps its place."""
    text = f"{QUESTION} in Oss"
    asked = await town.answers.ask(town.anna, text)
    await town.answers.again(town.anna, asked.question_id, text, place="Diemen")
    for who in ("addiction-oss", "addiction-diemen"):
        await town.answers.judge(
            town.anna, asked.question_id, town.ids[who], helped=who == "addiction-diemen"
        )
    found = await town.answers.verdicts(town.anna, asked.question_id)
    assert found.helped == {town.ids["addiction-oss"]: False, town.ids["addiction-diemen"]: True}


# Verdicts


async def test_one_verdict_for_each_member_changeable(town: Town) -> None:
    """The last one counts; a colleague's own is another."""
    asked = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    id_, best = asked.question_id, town.ids["addiction-oss"]
    await town.answers.judge(town.anna, id_, best, helped=True)
    await town.answers.judge(town.anna, id_, best, helped=False)
    assert (await town.answers.verdicts(town.anna, id_)).helped == {best: False}
    assert len(await town.rows(verdicts)) == 1
    await town.answers.judge(town.bram, id_, best, helped=True)
    colleague = await town.answers.verdicts(town.bram, id_)
    assert colleague.helped == {best: True}
    assert (await town.answers.verdicts(town.anna, id_)).helped == {best: False}
    assert len(await town.rows(verdicts)) == 2
    assert len(colleague.briefs) <= 3


async def test_what_came_of_the_questions(town: Town) -> None:
    """Helped by one is helped; nobody right is open, once per topic and place; no verdict: unknown.

    Only this community's, and only since the moment.
    """
    other = await make_town(town.database, town.clock, "Elders")
    before = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    await town.answers.judge(town.anna, before.question_id, before.briefs[0].id, helped=True)
    town.clock.now += timedelta(days=7)
    since = town.clock.now
    for asks, place, verdicts_ in (
        (town, "Oss", (False, True)),
        (town, "Diemen", (False,)),
        (town, "Diemen", (False,)),
        (town, "Oss", ()),
        (other, "Oss", (True,)),
        (other, "Oss", (False,)),
    ):
        asked = await asks.answers.ask(asks.anna, f"{QUESTION} in {place}")
        for member, helped in zip((asks.anna, asks.bram), verdicts_, strict=False):
            await asks.answers.judge(member, asked.question_id, asked.briefs[0].id, helped=helped)
    helped, failed = await town.answers.outcomes(town.community.id, since)
    assert helped == 1
    assert [(topic.id, place) for topic, place in failed] == [("blowen", "Diemen")]


async def test_the_verdicts_are_about_who_is_shown(town: Town) -> None:
    """In that order; whoever was never suggested is left out."""
    asked = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    shown = [brief.id for brief in asked.briefs[1:3]][::-1]
    never = next(id_ for id_ in town.ids.values() if id_ not in {b.id for b in asked.briefs})
    found = await town.answers.verdicts(town.anna, asked.question_id, [*shown, never, 999_999])
    assert [brief.id for brief in found.briefs] == shown


async def test_only_somebody_who_was_suggested_can_be_judged(town: Town) -> None:
    """Whoever was not, or does not exist, is not found."""
    asked = await town.answers.ask(town.anna, f"{QUESTION} in Oss")
    for other in (town.ids["chores-oss"], 999_999):
        with pytest.raises(NotFound):
            await town.answers.judge(town.anna, asked.question_id, other, helped=True)
    assert await town.rows(verdicts) == []


async def test_a_verdict_counts_for_the_next_asker_in_any_process(town: Town) -> None:
    """Between equals, whoever helped comes first; it wears off."""
    text = "jongeren hangen op straat in Oss"
    asked = await town.answers.ask(town.anna, text)
    first, second = town.names(asked)[:2]
    assert {first, second} == {"youth-oss", "youth-oss-north"}
    await town.others.ask(town.bram, text)
    town.clock.now += timedelta(seconds=1)
    await town.answers.judge(town.anna, asked.question_id, town.ids[second], helped=True)
    for process in (town.answers, town.others):
        assert town.names(await process.ask(town.bram, text))[:2] == [second, first]


def test_the_prior_is_bounded_small_at_first_and_wears_off(clock: Clock) -> None:
    """A hundred voices stay within one; one voice is a fifth; each half-life halves its weight."""
    now = clock()
    assert count_helped([], now) == {}
    assert count_helped([(1, True, now)], now) == {1: pytest.approx(0.2)}
    assert count_helped([(1, False, now)], now) == {1: pytest.approx(-0.2)}
    assert count_helped([(1, True, now), (1, False, now)], now) == {1: 0.0}
    many = count_helped([(1, True, now)] * 100 + [(2, False, now)] * 100, now)
    assert 0.9 < many[1] < 1.0
    assert many[2] == -many[1]
    ages = [rankers.HALF_LIFE * n for n in range(4)]
    prior = [count_helped([(1, True, now - age)], now)[1] for age in ages]
    assert prior == sorted(prior, reverse=True)
    assert prior[1] == pytest.approx(0.5 / 4.5)
    assert prior[3] < 0.04


# Who may


async def test_a_question_of_another_community_is_not_found(
    database: Database, clock: Clock
) -> None:
    """Not by its number, not by somebody who is in both, not by a coordinator."""
    here = await make_town(database, clock)
    there = await make_town(database, clock, "Elders", user_id=here.anna.user_id)
    asked = await here.answers.ask(here.anna, f"{QUESTION} in Oss")
    best = here.ids["addiction-oss"]
    for member in (there.anna, there.cora):
        with pytest.raises(NotFound):
            await here.answers.again(member, asked.question_id, QUESTION)
        with pytest.raises(NotFound):
            await here.answers.judge(member, asked.question_id, best, helped=True)
        with pytest.raises(NotFound):
            await here.answers.verdicts(member, asked.question_id)
    with pytest.raises(NotFound):
        await here.answers.again(here.anna, 999_999, QUESTION)
    elsewhere = await here.answers.ask(there.anna, f"{QUESTION} in Oss")
    assert {brief.id for brief in elsewhere.briefs} <= set(there.ids.values())
    assert there.names(elsewhere)[0] == "addiction-oss"


async def test_gaps_are_for_coordinators(town: Town) -> None:
    """Which topics have nobody in which town."""
    for member in (town.anna, town.bram):
        with pytest.raises(NotAllowed):
            await town.answers.gaps(member)
    gaps = await town.answers.gaps(town.cora)
    assert list(gaps) == list(town.community.municipalities)
    missing = {place: {topic.id for topic in topics} for place, topics in gaps.items()}
    assert "blowen" not in missing["Oss"] | missing["Diemen"]
    assert "blowen" in missing["Vlissingen"]
    await town.edit("addiction-oss", state="hidden")
    assert "blowen" in {topic.id for topic in (await town.answers.gaps(town.cora))["Oss"]}


async def test_learning_is_for_coordinators(town: Town) -> None:
    """And takes a topic that exists and a word of some length."""
    with pytest.raises(NotAllowed):
        await town.answers.learn(town.anna, "flierflap", "blowen")
    for cue, topic, reason in (
        ("flierflap", "qwxz", "topic"),
        ("x", "blowen", "cue"),
        ("123", "blowen", "cue"),
        ("flierflap " * 10, "blowen", "cue"),
    ):
        with pytest.raises(Invalid) as refused:
            await town.answers.learn(town.cora, cue, topic)
        assert refused.value.reason == reason
    near = await town.answers.learn(town.cora, "vapen", "middelengebruik")
    assert isinstance(near, list)
    assert near[0].id == "vapen"
    assert await town.answers.learn(town.cora, "flierflap", near[1].id) == near[1]
    for _ in range(2):  # known already is fine
        found = await town.answers.learn(town.cora, "  Flierflap ", "Blowen en cannabis")
        assert isinstance(found, Topic)
        assert found.id == "blowen"


async def test_a_learned_word_counts_at_once_in_its_own_community_only(
    database: Database, clock: Clock
) -> None:
    """In every process of this one, and in no other community."""
    here = await make_town(database, clock)
    there = await make_town(database, clock, "Elders")
    text = "ze zit weer aan de wappiewup, in Oss"
    for town in (here, there):
        assert (await town.answers.ask(town.anna, text)).briefs == ()
    await here.others.ask(here.bram, text)
    await here.answers.learn(here.cora, "wappiewup", "blowen")
    for process in (here.answers, here.others):
        answered = await process.ask(here.bram, text)
        assert here.names(answered)[:1] == ["addiction-oss"]
    for process in (here.answers, there.answers):
        assert (await process.ask(there.anna, text)).briefs == ()


async def test_a_danger_has_its_help_line(town: Town) -> None:
    """Whatever label comes out, the number to show is there."""
    answered = await town.answers.ask(town.anna, "leerling zegt dat ze dood wil")
    assert answered.answer.danger is not None
    assert answered.helpline is not None
    assert answered.helpline.number == "0800-0113"
    assert (await town.answers.ask(town.anna, QUESTION)).helpline is None
    assert await town.answers.named(town.anna, "Ilse Kramer wil dood") == []


async def test_the_knowledge_is_loaded_once(town: Town, knowledge: Knowledge) -> None:
    """All services of a process share it."""
    assert await town.answers.prepare() is await town.others.prepare() is knowledge
