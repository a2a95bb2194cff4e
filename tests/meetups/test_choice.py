"""The advice for a date: the mix of disciplines and the host before the number of heads."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.meetups.choice import Voter, advise
from bot.meetups.models import Vote

TUESDAY = datetime(2026, 3, 10, 14, tzinfo=UTC)
THURSDAY = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
OPTIONS = [(1, TUESDAY), (2, THURSDAY)]
CAN, IF_NEEDED, CANNOT = Vote


def voter(id_: int, discipline: str | None, tuesday: Vote, thursday: Vote) -> Voter:
    """Make somebody who voted."""
    return Voter(id_, f"Lid {id_}", discipline, {1: tuesday, 2: thursday})


def test_six_disciplines_beat_eleven_heads() -> None:
    """As the study found: people from all sides at one table."""
    mixed = ["ggz", "politie", "onderwijs", "wijkteam", "jgz", "jongerenwerk"]
    voters = [voter(i, name, CANNOT, CAN) for i, name in enumerate(mixed, 1)]
    voters += [voter(i, mixed[i % 4 + 2], CAN, CANNOT) for i in range(7, 18)]
    advice = advise(OPTIONS, voters, host_id=None)
    best, other = advice.tallies
    assert (best.option_id, best.heads, len(best.disciplines)) == (2, 6, 6)
    assert (other.option_id, other.heads, len(other.disciplines)) == (1, 11, 4)
    assert advice.extra == {2: ("ggz", "politie"), 1: ()}


def test_a_date_without_its_host_comes_last_of_those_that_are_possible() -> None:
    """The host may be replaced, but is heard first."""
    voters = [
        voter(1, "onderwijs", CANNOT, CAN),
        voter(2, "politie", CAN, CANNOT),
        voter(3, "jgz", CAN, CAN),
    ]
    assert [one.option_id for one in advise(OPTIONS, voters, host_id=1).tallies] == [2, 1]
    assert [one.option_id for one in advise(OPTIONS, voters, host_id=2).tallies] == [1, 2]


def test_a_date_that_nobody_can_is_not_possible() -> None:
    """It is never advised."""
    voters = [voter(1, "onderwijs", CANNOT, CANNOT), voter(2, None, CANNOT, IF_NEEDED)]
    advice = advise(OPTIONS, voters, host_id=9)
    assert [(one.option_id, one.possible) for one in advice.tallies] == [(2, True), (1, False)]
    assert advice.best is advice.tallies[0]
    assert advise(OPTIONS, voters[:1], host_id=9).best is None
    assert advise(OPTIONS, [], host_id=9).best is None


def test_heads_and_gladness_decide_between_equals() -> None:
    """With the same mix and host: more heads, then more who really can, then the earliest."""
    voters = [voter(1, "onderwijs", CAN, IF_NEEDED), voter(2, "onderwijs", IF_NEEDED, IF_NEEDED)]
    assert advise(OPTIONS, voters, host_id=None).tallies[0].option_id == 1
    voters.append(voter(3, "onderwijs", CANNOT, IF_NEEDED))
    assert advise(OPTIONS, voters, host_id=None).tallies[0].option_id == 2
    assert advise(OPTIONS, [], host_id=None).tallies[0].option_id == 1


disciplines = st.none() | st.sampled_from(["onderwijs", "politie", "ggz", "jgz"])
ballots = st.lists(
    st.tuples(disciplines, st.dictionaries(st.integers(1, 4), st.sampled_from(Vote)))
)


@given(ballots, st.integers(1, 9))
def test_every_vote_is_counted_once(
    rows: list[tuple[str | None, dict[int, Vote]]], host_id: int
) -> None:
    """Live tally by person and by discipline; the best is possible and its order explained."""
    options = [(id_, TUESDAY + timedelta(days=id_)) for id_ in range(1, 5)]
    voters = [Voter(i, f"Lid {i}", name, votes) for i, (name, votes) in enumerate(rows, 1)]
    advice = advise(options, voters, host_id)
    assert sorted(one.option_id for one in advice.tallies) == [1, 2, 3, 4]
    for one in advice.tallies:
        given_ = [v for v in voters if one.option_id in v.votes]
        assert len(one.can) + len(one.if_needed) + len(one.cannot) == len(given_)
        coming = [v for v in given_ if v.votes[one.option_id] is not CANNOT]
        assert one.heads == len(coming)
        assert set(one.disciplines) == {v.discipline for v in coming} - {None}
        assert one.possible == bool(coming)
    best = advice.best
    rivals = [one for one in advice.tallies if one.possible]
    assert (best is None) == (not rivals)
    for one in rivals:
        if best is not None and best.host is not CANNOT and one.host is not CANNOT:
            assert len(best.disciplines) >= len(one.disciplines)
