"""Kennismaken: nobody alone, nobody twice while somebody new is left, different disciplines."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.meetups.pairs import Group, Pair, Partner, make_round, nearness, possible_pairs

DISCIPLINES = ["onderwijs", "politie", "ggz", "jgz", None]
partners = st.lists(
    st.tuples(
        st.sampled_from(DISCIPLINES),
        st.sampled_from(["Oss", "Diemen", None]),
        st.frozensets(st.sampled_from(["Noord", "Zuid"]), max_size=1),
    ),
    max_size=14,
).map(lambda rows: [Partner(number, *row) for number, row in enumerate(rows, 1)])


def pairs_in(groups: tuple[Group, ...]) -> list[Pair]:
    """List who meets whom."""
    return [frozenset(pair) for group in groups for pair in combinations(group.members, 2)]


@given(partners, st.data())
def test_everybody_is_in_one_group_and_nobody_alone(
    pool: list[Partner], data: st.DataObject
) -> None:
    """Pairs, and trios; one when they are odd, more only to spare somebody a repeat."""
    every = [frozenset(pair) for pair in combinations([one.member_id for one in pool], 2)]
    met = set(data.draw(st.lists(st.sampled_from(every)))) if every else set()
    groups = make_round(pool, met)
    placed = sorted(id_ for group in groups for id_ in group.members)
    assert placed == ([one.member_id for one in pool] if len(pool) > 1 else [])
    assert all(len(group.members) in {2, 3} for group in groups)
    assert make_round(pool, met) == groups


@given(partners, st.data())
def test_who_meets_nobody_new_could_not_have(pool: list[Partner], data: st.DataObject) -> None:
    """Two people who have each other left are never both put with somebody whom they know."""
    every = [frozenset(pair) for pair in combinations([one.member_id for one in pool], 2)]
    met = set(data.draw(st.lists(st.sampled_from(every)))) if every else set()
    groups = make_round(pool, met)
    possible = possible_pairs(pool, met)
    fresh = {id_ for pair in pairs_in(groups) if pair in possible for id_ in pair}
    stale = {one.member_id for one in pool} - fresh
    assert not any(frozenset(pair) in possible for pair in combinations(stale, 2))
    for group in groups:
        new = [pair for pair in map(frozenset, combinations(group.members, 2)) if pair not in met]
        touched = {id_ for pair in new for id_ in pair}
        assert group.repeat == (touched != set(group.members))


@pytest.mark.parametrize("number", [2, 4, 6, 8, 10, 12, 16, 20])
def test_all_possible_pairs_are_used_up_before_anybody_meets_again(number: int) -> None:
    """Everybody of another discipline: as many rounds as there are others, and no repeat."""
    pool = [Partner(id_, f"vak {id_}", f"plaats {id_ % 3}") for id_ in range(number)]
    met: set[Pair] = set()
    for _ in range(number - 1):
        groups = make_round(pool, met)
        assert not any(group.repeat for group in groups)
        assert not met & set(pairs_in(groups))
        assert all(len(group.members) == 2 for group in groups)
        met |= set(pairs_in(groups))
    assert not possible_pairs(pool, met)
    again = make_round(pool, met)
    assert all(group.repeat for group in again)
    assert sum(len(group.members) for group in again) == number


@settings(max_examples=30)
@given(partners)
def test_rounds_end_with_everybody_having_met(pool: list[Partner]) -> None:
    """Each round uses up what there is; it never stands still while somebody new is left."""
    met: set[Pair] = set()
    while before := possible_pairs(pool, met):
        groups = make_round(pool, met)
        met |= set(pairs_in(groups))
        assert len(possible_pairs(pool, met)) < len(before)


@given(st.integers(2, 21), st.integers(1, 6))
def test_one_trio_when_odd_and_no_repeats(number: int, rounds: int) -> None:
    """Everybody of another discipline: pairs, one trio when they are odd, and always new."""
    pool = [Partner(id_, f"vak {id_}") for id_ in range(number)]
    met: set[Pair] = set()
    for _ in range(min(rounds, max(1, (number - 1) // 3))):  # a trio uses up more
        groups = make_round(pool, met)
        sizes = sorted(len(group.members) for group in groups)
        assert sizes == [2] * (number // 2 - number % 2) + [3] * (number % 2)
        assert not any(group.repeat for group in groups)
        met |= set(pairs_in(groups))


def test_the_nearest_first() -> None:
    """Two in Oss and two in Diemen meet at home first."""
    pool = [
        Partner(1, "onderwijs", "Oss"),
        Partner(2, "politie", "Diemen"),
        Partner(3, "ggz", "Oss"),
        Partner(4, "jgz", "Diemen"),
    ]
    assert [group.members for group in make_round(pool, set())] == [(1, 3), (2, 4)]
    assert (
        nearness(
            Partner(1, None, "Oss", frozenset({"Noord"})),
            Partner(2, None, "Oss", frozenset({"Noord"})),
        )
        == 3
    )


def test_the_same_discipline_meets_only_when_there_is_nobody_else() -> None:
    """Three of one discipline and one of another."""
    pool = [
        Partner(1, "onderwijs"),
        Partner(2, "onderwijs"),
        Partner(3, "onderwijs"),
        Partner(4, "ggz"),
    ]
    groups = make_round(pool, set())
    assert sorted(len(group.members) for group in groups) == [2, 2]
    assert not any(group.repeat for group in groups)


def test_one_person_has_nobody() -> None:
    """There is no group to make, and the service says so."""
    assert make_round([Partner(1)], set()) == ()
    assert make_round([], set()) == ()
