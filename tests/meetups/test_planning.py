"""Planning step by step: one date, several to choose from, or a series."""

from datetime import UTC, date, datetime

import pytest

from bot.errors import Invalid
from bot.meetups.models import Answer, Frequency, Kind, State, When
from bot.meetups.rooms import make_meetups
from bot.meetups.schedule import wall
from tests.meetups.conftest import World, names, nothing_asked

ZONE = "Europe/Amsterdam"


async def test_one_date(world: World) -> None:
    """From kind to card: the host comes, the group gets the card, and the link stays away."""
    card = await world.plan(place="online", link="https://meet.example/secret")
    meetup = card.meetup
    assert (meetup.kind, meetup.theme, meetup.host_name) == (
        Kind.DIALOGUE,
        "Samen om Sam heen",
        "Anna de Vries",
    )
    assert meetup.starts_at == datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
    assert meetup.ends_at == datetime(2026, 3, 12, 20, 30, tzinfo=UTC)
    assert meetup.place.online
    assert meetup.place.link is None
    assert [one.name for one in card.coming] == ["Anna de Vries"]
    assert (card.heads, card.free) == (1, 19)
    assert card.disciplines == {"jongerenwerk": 1}
    assert card.missing == ("jeugd_ggz", "politie")
    [told] = await world.tick()
    assert (told.what, told.notice.chat_id) == ("card", world.community.chat_id)
    assert told.facts == card
    mine = await world.meetups.all.mine(world.anna, meetup.id)
    assert mine.meetup.place.link == "https://meet.example/secret"
    other = await world.meetups.all.mine(world.bram, meetup.id)
    assert (other.meetup.place.link, other.may_change) == (None, False)


async def test_it_survives_a_restart_half_way(world: World) -> None:
    """Each answer is kept; another process takes it up where it was."""
    for value in ("intervision", "Schoolverzuim", "De Brug"):
        await world.meetups.planning.start(world.bram)
        await world.meetups.planning.answer(world.bram, value)
    other = make_meetups(world.database, world.clock, nothing_asked).planning
    draft = await other.start(world.bram)
    assert (draft.step, draft.plan.theme) == ("host", "Schoolverzuim")
    assert draft.plan.kind is Kind.INTERVISION
    assert await other.draft(world.anna) is None


async def test_saving_twice_makes_one(small: World) -> None:
    """A second press gives the same card; a plan that was stopped can't be saved."""
    first = await small.plan()
    again = await small.meetups.planning.save(small.anna)
    assert again.meetup.id == first.meetup.id
    assert len(await small.meetups.all.agenda(small.anna)) == 1
    assert await small.meetups.planning.draft(small.anna) is None
    assert not await small.meetups.planning.stop(small.anna)
    assert (await small.meetups.planning.save(small.anna)).meetup.id == first.meetup.id
    await small.meetups.planning.start(small.anna)
    assert await small.meetups.planning.stop(small.anna)
    with pytest.raises(Invalid, match="plan-over"):
        await small.meetups.planning.save(small.anna)


async def test_the_bot_suggests_who_has_not_hosted(small: World) -> None:
    """Hosting rotates: never first, then longest ago."""
    await small.plan(small.anna)
    await small.plan(small.carla, start="do 5 mrt 19:30")
    planning = small.meetups.planning
    await planning.start(small.bram)
    for value in ("dialogue", "Thema", "De Brug"):
        draft = await planning.answer(small.bram, value)
    assert [one.name for one in draft.hosts] == [
        "Bram Bos",
        "Cora Kok",
        "Carla Coster",
        "Anna de Vries",
    ]
    draft = await planning.answer(small.bram, "cora")
    assert (draft.plan.host_id, draft.plan.host_name) == (small.cora.id, "Cora Kok")


async def test_a_day_first_and_then_a_time(small: World) -> None:
    """As the calendar is tapped; an end time given along sets how long it takes."""
    planning = small.meetups.planning
    await planning.start(small.anna)
    for value in ("drop-in", "Koffie", "De Brug", "me", "Femke", "12", "one"):
        draft = await planning.answer(small.anna, value)
    draft = await planning.answer(small.anna, "2026-03-12", "start")
    assert (draft.step, draft.day) == ("time", date(2026, 3, 12))
    draft = await planning.answer(small.anna, "half acht")
    assert draft.step == "duration"
    draft = await planning.back(small.anna)
    draft = await planning.answer(small.anna, "do 12 mrt 19:30-21:00")
    assert (draft.step, draft.plan.minutes) == ("preview", 90)
    assert wall(draft.plan.starts[0], ZONE).strftime("%d-%m %H:%M") == "12-03 19:30"
    draft = await planning.go_to(small.anna, "theme")
    draft = await planning.answer(small.anna, "Iets anders")
    assert (draft.step, draft.plan.theme) == ("preview", "Iets anders")


async def test_a_second_press_on_an_answered_step_does_nothing(small: World) -> None:
    """Buttons name their step."""
    planning = small.meetups.planning
    await planning.start(small.anna)
    await planning.answer(small.anna, "drop-in", "kind")
    draft = await planning.answer(small.anna, "conference", "kind")
    assert (draft.step, draft.plan.kind) == ("theme", Kind.DROP_IN)


@pytest.mark.parametrize(
    ("step", "value", "reason"),
    [
        ("start", "ergens in maart", "date"),
        ("start", "1-3-2026 19:30", "meetup-past"),
        ("start", "vr 12 mrt 19:30", "weekday"),
        ("start", "12-3-2031 19:30", "meetup-far"),
        ("capacity", "1", "capacity"),
        ("capacity", "veel", "capacity"),
        ("host", "o", "host"),
        ("kind", "feest", "choice"),
        ("theme", "x" * 200, "too-long"),
    ],
)
async def test_a_wrong_answer_leaves_the_plan_as_it_was(
    small: World, step: str, value: str, reason: str
) -> None:
    """It says why, and asks again."""
    with pytest.raises(Invalid) as refused:
        await small.plan(**{step: value})
    assert refused.value.reason == reason
    draft = await small.meetups.planning.draft(small.anna)
    assert draft is not None
    assert draft.step == step


async def test_a_series_says_which_dates_it_skips(world: World) -> None:
    """Six Mondays from the end of March: Easter and the King's birthday are not among them."""
    card = await world.plan(when="series", start="ma 30 mrt 9:00", until="4", duration="60")
    told, first = await world.tick()
    assert (told.what, first.what) == ("series", "card")
    found, skipped = told.facts
    starts = [wall(one.starts_at, ZONE).strftime("%d-%m %H:%M") for one in found]
    assert starts == ["30-03 09:00", "13-04 09:00", "20-04 09:00", "04-05 09:00"]
    assert [one.why for one in skipped] == ["Tweede paasdag", "Koningsdag"]
    assert first.facts.meetup.id == found[0].id == card.meetup.id
    assert len({one.series_id for one in found}) == 1
    [(shown, mine)] = await world.meetups.all.agenda(world.anna)
    assert (shown.meetup.id, shown.later, mine.answer) == (card.meetup.id, 3, Answer.YES)
    every = await world.meetups.all.series(world.bram, found[2].id)
    assert [one.meetup.id for one, _mine in every] == [one.id for one in found]


async def test_a_series_until_a_date_with_a_school_holiday(small: World) -> None:
    """School holidays are asked about, not assumed; the preview shows all dates."""
    planning = small.meetups.planning
    await planning.start(small.anna)
    for value in ("drop-in", "Koffie", "De Brug", "me", "Femke", "12", "series"):
        await planning.answer(small.anna, value)
    for value in ("di 14 apr 10:00", "60", "fortnightly", "9 jun"):
        draft = await planning.answer(small.anna, value)
    assert draft.step == "breaks"
    draft = await planning.answer(small.anna, "25 apr - 3 mei")
    assert (draft.step, draft.plan.frequency) == ("preview", Frequency.FORTNIGHTLY)
    days = [wall(start, ZONE).strftime("%d-%m") for start in draft.dates]
    assert days == ["14-04", "12-05", "26-05", "09-06"]
    assert [one.day for one in draft.skipped] == [date(2026, 4, 28)]


async def test_a_date_choice_takes_two_options_at_least(small: World) -> None:
    """Options are kept in order, once each; one can be taken back."""
    planning = small.meetups.planning
    await planning.start(small.anna)
    for value in ("dialogue", "Thema", "De Brug", "me", "Femke", "12", "choice"):
        await planning.answer(small.anna, value)
    await planning.answer(small.anna, "do 12 mrt 19:30")
    with pytest.raises(Invalid, match="options-few"):
        await planning.answer(small.anna, "done")
    await planning.answer(small.anna, "di 10 mrt 15:00")
    draft = await planning.answer(small.anna, "di 10 mrt 15:00")
    assert [wall(one, ZONE).day for one in draft.plan.starts] == [10, 12]
    draft = await planning.remove_option(small.anna, 0)
    assert [wall(one, ZONE).day for one in draft.plan.starts] == [12]
    await planning.answer(small.anna, "wo 11 mrt")
    await planning.answer(small.anna, "19:30")
    await planning.answer(small.anna, "done")
    draft = await planning.skip(small.anna)
    with pytest.raises(Invalid, match="deadline"):
        await planning.answer(small.anna, "do 12 mrt 20:00")
    draft = await planning.skip(small.anna)
    assert (draft.step, draft.plan.when) == ("preview", When.CHOICE)
    card = await planning.save(small.anna)
    assert card.meetup.state is State.CHOOSING
    evening = datetime(2026, 3, 9, 19, tzinfo=UTC)  # a week later, and more than two days before
    assert draft.plan.decide_by == card.meetup.decide_by == evening


async def test_everything_that_can_be_left_out_is_left_out(small: World) -> None:
    """Kind, host and moment are enough."""
    blank = dict.fromkeys(("theme", "place", "facilitator", "capacity", "duration"), "")
    card = await small.plan(**blank)
    assert (card.meetup.theme, card.meetup.capacity, card.free) == ("", None, None)
    assert names(await small.tick()) == ["card"]


async def test_a_shared_location_is_a_place(small: World) -> None:
    """Only when the place is asked."""
    planning = small.meetups.planning
    await planning.start(small.anna)
    with pytest.raises(Invalid):
        await planning.place_at(small.anna, 51.76, 5.52)
    for value in ("dialogue", "Thema"):
        await planning.answer(small.anna, value)
    draft = await planning.place_at(small.anna, 51.76, 5.52)
    assert (draft.step, draft.plan.place.latitude) == ("host", 51.76)


async def test_a_plan_that_became_too_late(small: World) -> None:
    """It waited at its preview until the moment had passed."""
    planning = small.meetups.planning
    await planning.start(small.anna)
    for value in ("dialogue", "Thema", "De Brug", "me", "Femke", "12", "one", "morgen 9:00", "60"):
        await planning.answer(small.anna, value)
    small.clock.now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    with pytest.raises(Invalid, match="meetup-past"):
        await planning.save(small.anna)
    draft = await planning.go_to(small.anna, "start")
    draft = await planning.answer(small.anna, "do 12 mrt 9:00")
    assert draft.step == "preview"
    assert (await planning.save(small.anna)).meetup.state is State.PLANNED
