"""Who sees which number, as somebody would try who may not."""

from dataclasses import replace

import pytest

from bot.community.models import Member, Role
from bot.directory import store
from bot.directory.models import Visibility
from bot.errors import BotError, NotAllowed, NotFound
from tests.directory.conftest import World, make_world
from tests.storage_fixtures import make_member

SECRET, ADDRESS = "+31612345678", "anna@scheldestroom.example"
SEES = {  # visibility: who sees it
    Visibility.MEMBERS: {"owner", "member", "given", "coordinator"},
    Visibility.GROUP: {"owner", "member", "given", "coordinator"},
    Visibility.COORDINATORS: {"owner", "coordinator"},
    Visibility.ASK: {"owner", "given"},
}


@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("who", ["owner", "member", "given", "coordinator"])
async def test_table(world: World, visibility: Visibility, who: str) -> None:
    """Number and address are on a card exactly for those who may see them, and nowhere else."""
    anna = await world.join(world.anna, visibility=visibility)
    await world.upkeep.change(world.anna, anna.id, "email", ADDRESS)
    await world.upkeep.change(world.anna, anna.id, "email_visibility", visibility)
    viewer = {
        "owner": world.anna,
        "member": world.bram,
        "given": await make_member(world.database, world.community, "Gerrit"),
        "coordinator": world.cora,
    }[who]
    if who == "given" and visibility is Visibility.ASK:
        request = await world.directory.ask_number(viewer, anna.id)
        assert request is not None
        await world.directory.decide_number(world.anna, request.id, True)

    card = await world.directory.card(viewer, anna.id)
    brief = await world.directory.brief(viewer, anna.id)
    found = await world.directory.find(viewer, "Anna de Vries")
    sees = who in SEES[visibility]
    assert [phone.number for phone in card.phones] == [SECRET] * sees
    assert card.email == (ADDRESS if sees else None)
    assert (SECRET in repr(card)) is sees
    assert (ADDRESS in repr(card)) is sees
    assert (SECRET in card.vcard) is sees
    assert card.must_ask is (visibility is Visibility.ASK and not sees)
    in_group = visibility is Visibility.GROUP
    assert (SECRET in repr(brief)) is in_group
    assert (SECRET in repr(found)) is in_group
    assert ADDRESS not in repr(brief)


@pytest.mark.parametrize("visibility", Visibility)
async def test_asking_opens_only_what_may_be_asked(world: World, visibility: Visibility) -> None:
    """A number request exists only for `ask`, and a yes does not open other numbers."""
    anna = await world.join(world.anna, visibility=visibility)
    if visibility is not Visibility.ASK:
        assert await world.directory.ask_number(world.bram, anna.id) is None
        return
    request = await world.directory.ask_number(world.bram, anna.id)
    assert request is not None
    again = await world.directory.ask_number(world.bram, anna.id)
    assert again is not None
    assert (again.id, again.changed) == (request.id, False)
    for thief in (world.bram, world.cora):
        with pytest.raises(NotAllowed):
            await world.directory.decide_number(thief, request.id, True)
    await world.directory.decide_number(world.anna, request.id, True)
    await world.upkeep.change(world.anna, anna.id, "visibility", "coordinators")
    assert (await world.directory.card(world.bram, anna.id)).phones == ()


async def test_a_yes_is_for_one_person_and_can_be_taken_back(world: World) -> None:
    """Giving twice changes nothing, refusing afterwards closes it, and others stay outside."""
    anna = await world.join(world.anna, visibility="ask")
    other = await make_member(world.database, world.community, "Els")
    request = await world.directory.ask_number(world.bram, anna.id)
    assert request is not None
    first = await world.directory.decide_number(world.anna, request.id, True)
    again = await world.directory.decide_number(world.anna, request.id, True)
    assert (first.asker_user_id, first.asker_name) == (world.bram.user_id, "Bram Bos")
    assert (first.changed, again.changed) == (True, False)
    assert first.given is True
    assert (await world.directory.card(world.bram, anna.id)).phones
    assert (await world.directory.card(other, anna.id)).phones == ()
    await world.directory.decide_number(world.anna, request.id, False)
    assert (await world.directory.card(world.bram, anna.id)).phones == ()


async def test_requests_are_seen_by_asker_and_decider_only(world: World) -> None:
    """A third person learns nothing of a request."""
    anna = await world.join(world.anna, visibility="ask")
    request = await world.directory.ask_number(world.bram, anna.id)
    assert request is not None
    assert (await world.directory.request(world.bram, request.id)).given is None
    assert (await world.directory.request(world.anna, request.id)).asker_name == "Bram Bos"
    with pytest.raises(NotFound):
        await world.directory.request(world.cora, request.id)


async def test_coordinators_decide_for_what_nobody_owns(world: World) -> None:
    """For a team whose number is on request, a coordinator says yes."""
    team = await world.add_team()
    await world.upkeep.change(world.cora, team, "visibility", "ask")
    request = await world.directory.ask_number(world.bram, team)
    assert request is not None
    with pytest.raises(NotAllowed):
        await world.directory.decide_number(world.anna, request.id, True)
    await world.directory.decide_number(world.cora, request.id, True)
    assert (await world.directory.card(world.bram, team)).phones


async def test_an_old_ticket_gives_no_rights(world: World) -> None:
    """Somebody who was a coordinator and is asked as a plain member sees what members see."""
    anna = await world.join(world.anna, visibility="coordinators")
    former = replace(world.cora, role=Role.MEMBER)
    assert (await world.directory.card(former, anna.id)).phones == ()


async def test_who_left_cannot_be_found(world: World) -> None:
    """Leaving hides an entry everywhere at once; coming back shows it as it was."""
    anna = await world.join(world.anna)
    async with world.database.transaction() as connection:
        assert await store.hide_of(connection, world.anna.id) == [anna.id]
    for look in (world.directory.card, world.directory.brief, world.directory.report):
        for viewer in (world.bram, world.cora):
            with pytest.raises(NotFound):
                await look(viewer, anna.id)
    assert await world.directory.find(world.bram, "Anna de Vries") == []
    assert await world.directory.briefs(world.bram, [anna.id]) == {}
    assert await world.directory.everyone(world.community.id) == []
    assert not await world.directory.knows(world.bram, anna.id)
    assert b"Anna" not in await world.exchange.export(world.cora, "csv")
    async with world.database.transaction() as connection:
        assert await store.restore_of(connection, world.anna.id) == [anna.id]
    assert (await world.directory.card(world.bram, anna.id)).professional.entry == anna.entry


async def test_who_did_not_say_yes_cannot_be_found(world: World) -> None:
    """A colleague whom a coordinator added is there for coordinators only, until they say yes."""
    dirk = await make_member(world.database, world.community, "Dirk")
    id_ = await world.add_colleague("Dirk Dekker", user=dirk.user_id)
    with pytest.raises(NotFound):
        await world.directory.card(world.bram, id_)
    assert await world.directory.find(world.bram, "Dirk Dekker") == []
    assert await world.directory.count(world.cora) == (0, 1)
    assert (await world.directory.card(world.cora, id_)).phones
    assert await world.directory.mine(dirk) is None
    await world.upkeep.accept(dirk, id_)
    assert (await world.directory.card(world.bram, id_)).phones


async def test_looking_at_a_number_is_written_down(world: World) -> None:
    """The owner sees who looked, latest first; looking at one's own number is nobody's business."""
    anna = await world.join(world.anna)
    closed = await world.join(world.bram, name="Bram Bos", visibility="ask")
    for viewer in (world.anna, world.bram, world.cora):
        await world.directory.card(viewer, anna.id)
    await world.directory.card(world.anna, closed.id)  # no number on it
    looks = await world.directory.number_log(world.anna)
    assert [look.name for look in looks] == ["Cora Coster", "Bram Bos"]
    assert looks[0].at == world.clock()
    assert await world.directory.number_log(world.bram) == []


async def test_nothing_crosses_over(world: World) -> None:
    """Every public method, called with ids of another community, finds nothing there.

    The table must name all methods of the services: a new one has to be thought about.
    """
    other = await make_world(world.database, world.clock, "Elders")
    theirs = await other.join(other.anna, name="Geheim Persoon", visibility="ask")
    team = await other.add_team("Geheim Team")
    invited = await other.add_colleague("Geheim Genodigde", "06-22334455")
    request = await other.directory.ask_number(other.bram, theirs.id)
    assert request is not None
    mine = await world.join(world.anna)
    my_team = await world.add_team("Ons team", "0412-654321")
    before = await other.exchange.export_as_operator(other.community, "csv")
    # The same person is a coordinator there, and a plain member here: that opens nothing.
    both = await make_member(
        world.database, world.community, "Cora Coster", user_id=other.cora.user_id
    )
    for spy in (world.anna, world.cora, both):
        await _spy(world, spy, theirs.id, team, invited, request.id, (mine.id, my_team))
    assert await other.exchange.export_as_operator(other.community, "csv") == before


async def _spy(
    world: World,
    spy: Member,
    theirs: int,
    team: int,
    invited: int,
    request: int,
    own: tuple[int, int],
) -> None:
    directory, upkeep, exchange = world.directory, world.upkeep, world.exchange
    stolen = b"code;naam;vakgebied\nx;Nieuw;politie\n"
    mine, my_team = own
    calls = {
        directory.find: lambda: directory.find(spy, "Geheim Persoon"),
        directory.brief: lambda: directory.brief(spy, theirs),
        directory.briefs: lambda: directory.briefs(spy, [theirs, team, invited]),
        directory.card: lambda: directory.card(spy, theirs),
        directory.knows: lambda: directory.knows(spy, theirs),
        directory.colleagues: lambda: directory.colleagues(spy, theirs),
        directory.count: lambda: directory.count(spy),
        directory.mine: lambda: directory.mine(spy),
        directory.everyone: lambda: directory.everyone(spy.community.id),
        directory.ask_number: lambda: directory.ask_number(spy, theirs),
        directory.decide_number: lambda: directory.decide_number(spy, request, True),
        directory.request: lambda: directory.request(spy, request),
        directory.report: lambda: directory.report(spy, theirs),
        directory.assure: lambda: directory.assure(spy, team),
        directory.number_log: lambda: directory.number_log(spy),
        upkeep.draft: lambda: upkeep.draft(spy),
        upkeep.start_entry: lambda: upkeep.start_entry(spy),
        upkeep.start_colleague: lambda: upkeep.start_colleague(spy),
        upkeep.start_field: lambda: upkeep.start_field(spy, team, "hours"),
        upkeep.answer: lambda: upkeep.answer(spy, "x"),
        upkeep.share_phone: lambda: upkeep.share_phone(spy, "0622334455"),
        upkeep.skip: lambda: upkeep.skip(spy),
        upkeep.back: lambda: upkeep.back(spy),
        upkeep.stop: lambda: upkeep.stop(spy),
        upkeep.save: lambda: upkeep.save(spy),
        upkeep.change: lambda: upkeep.change(spy, team, "hours", "24/7"),
        upkeep.pause: lambda: upkeep.pause(spy, world.clock().date(), theirs),
        upkeep.pause_until: lambda: upkeep.pause_until(spy, "morgen"),
        upkeep.pause_days: lambda: upkeep.pause_days(spy, 1),
        upkeep.erase: lambda: upkeep.erase(world.bram),
        upkeep.invited_for: lambda: upkeep.invited_for(spy, "0622334455"),
        upkeep.accept: lambda: upkeep.accept(spy, invited, "0622334455"),
        upkeep.decline: lambda: upkeep.decline(spy, invited, "0622334455"),
        upkeep.remove: lambda: upkeep.remove(spy, theirs),
        upkeep.set_team: lambda: upkeep.set_team(world.cora, my_team, [theirs]),
        upkeep.put_in_team: lambda: upkeep.put_in_team(world.cora, my_team, theirs, inside=True),
        upkeep.set_stand_in: lambda: upkeep.set_stand_in(spy, theirs),
        upkeep.set_on_duty: lambda: upkeep.set_on_duty(spy, team, mine),
        exchange.preview: lambda: exchange.preview(spy, "x.csv", stolen),
        exchange.apply: lambda: exchange.apply(spy, "x.csv", stolen),
        exchange.export: lambda: exchange.export(spy, "csv"),
        exchange.preview_as_operator: lambda: exchange.preview_as_operator(
            world.community, "x.csv", stolen
        ),
        exchange.apply_as_operator: lambda: exchange.apply_as_operator(
            world.community, "x.csv", stolen
        ),
        exchange.export_as_operator: lambda: exchange.export_as_operator(world.community, "csv"),
    }
    public = {
        (type(service).__name__, name)
        for service in (directory, upkeep, exchange)
        for name in dir(service)
        if not name.startswith("_")
    }
    assert {(type(call.__self__).__name__, call.__name__) for call in calls} == public
    for call, attempt in calls.items():
        try:
            answer = await attempt()
        except BotError as error:
            assert "Geheim" not in str(error.details), call  # noqa: PT017
            continue
        told = answer.decode("utf-8-sig") if isinstance(answer, bytes) else repr(answer)
        assert "Geheim" not in told, call
        assert "22334455" not in told, call
    allowed = {directory.brief, directory.card, directory.report, directory.ask_number}
    for call in allowed | {upkeep.start_field, upkeep.change, upkeep.set_team, upkeep.set_on_duty}:
        with pytest.raises(NotFound):
            await calls[call]()
