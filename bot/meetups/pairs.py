"""Kennismaken: who meets whom in a round; different disciplines, nobody twice, nobody alone.

A pair is possible when the two have different disciplines and never met. As long as somebody has
such a pair left, they get one; when it can't be a pair, they make a trio of one. Who has none
left meets somebody new of their own discipline, and only then somebody again.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

Pair = frozenset[int]
NEW, DIFFERENT = 100, 10  # weights of those who are left; nearness stays below
FEW, TRIES = 60, 12  # people among whom it is worth it to look ahead, and how often


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who joins in."""

    member_id: int
    discipline: str | None = None  # None: not known, and so not the same as another's
    municipality: str | None = None  # None: the whole region
    neighbourhoods: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """A pair or trio; `repeat`: somebody in it meets nobody new."""

    members: tuple[int, ...]
    repeat: bool


def nearness(one: Partner, other: Partner) -> int:
    """Say how near two work: 3 the same neighbourhood, 2 municipality, 1 perhaps, 0 not."""
    if one.neighbourhoods & other.neighbourhoods:
        return 3
    if one.municipality is None or other.municipality is None:
        return 1
    return 2 if one.municipality == other.municipality else 0


def differ(one: Partner, other: Partner) -> bool:
    """Tell whether two have different disciplines, as far as is known."""
    return one.discipline is None or one.discipline != other.discipline


def possible_pairs(pool: Iterable[Partner], met: Collection[Pair]) -> set[Pair]:
    """Return the pairs of different disciplines that never met."""
    pairs = ((one, other) for one, other in combinations(pool, 2) if differ(one, other))
    found = {frozenset((one.member_id, other.member_id)) for one, other in pairs}
    return found - set(met)


def make_round(pool: Sequence[Partner], met: Collection[Pair]) -> tuple[Group, ...]:
    """Put everybody in a pair, or a trio when they are odd; one person alone gives no group."""
    if len(pool) < 2:
        return ()
    people = {one.member_id: one for one in sorted(pool, key=lambda one: one.member_id)}
    known = {pair for pair in met if pair <= people.keys()}
    possible = possible_pairs(people.values(), known)
    groups = [set(pair) for pair in _best_match(people, possible)]
    alone = set(people) - set().union(*groups)
    left = _join(groups, alone, lambda a, b: frozenset((a, b)) in possible, people)
    groups += _match_rest(people, left, known)
    left -= set().union(*groups)
    for one in _join(groups, left, lambda a, b: True, people):
        _split(groups, one, alone)
    return tuple(
        Group(tuple(sorted(group)), _repeats(group, known)) for group in sorted(groups, key=sorted)
    )


def _best_match(people: dict[int, Partner], possible: set[Pair]) -> list[Pair]:
    """Match those who are possible, so that the next round finds as many pairs again.

    With many people left to meet that goes by itself (Dirac: half of the others is enough); near
    the end the nearest pairs may leave others who can't be paired.
    """
    weigh = _fair(people, possible)
    found = _match(people, possible, weigh)
    left = Counter(one for pair in possible for one in pair)
    if len(people) > FEW or min(left[one] for one in people) > len(people) / 2:
        return found
    chance = Random(len(possible))
    best, most = found, _most_next(people, possible, found)
    for _ in range(TRIES):
        if 2 * most >= len(people) - 1 or most == len(possible) - len(found):
            break
        other = _match(people, possible, lambda _one, _other: chance.random())
        count = _most_next(people, possible, other)
        if count > most:
            best, most = other, count
    return best


def _most_next(people: dict[int, Partner], possible: set[Pair], used: list[Pair]) -> int:
    return len(_match(people, possible - set(used), lambda _one, _other: 1))


def _fair(people: dict[int, Partner], possible: set[Pair]) -> Callable[[int, int], float]:
    """Weigh a pair: nearest first, and among those whoever has most people left to meet."""
    left = Counter(one for pair in possible for one in pair)

    def weigh(one: int, other: int) -> int:
        return 100 * nearness(people[one], people[other]) + left[one] + left[other]

    return weigh


def _match(
    people: dict[int, Partner], pairs: Iterable[Pair], weigh: Callable[[int, int], float]
) -> list[Pair]:
    """Return the most pairs that can be made at the same time, of the greatest weight."""
    import networkx as nx  # takes a second to load, and is needed once in a fortnight

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(people)
    for one, other in sorted(tuple(sorted(pair)) for pair in pairs):
        graph.add_edge(one, other, weight=weigh(one, other))
    matching = nx.max_weight_matching(graph, maxcardinality=True)
    return sorted((frozenset(pair) for pair in matching), key=sorted)


def _match_rest(people: dict[int, Partner], left: set[int], known: set[Pair]) -> list[set[int]]:
    """Pair those who have nobody possible left now: new rather than different."""

    def weigh(one: int, other: int) -> int:
        new = NEW * (frozenset((one, other)) not in known)
        different = DIFFERENT * differ(people[one], people[other])
        return new + different + nearness(people[one], people[other])

    pairs = [frozenset(pair) for pair in combinations(sorted(left), 2)]
    rest = {one: people[one] for one in left}
    return [set(pair) for pair in _match(rest, pairs, weigh)]


def _join(
    groups: list[set[int]],
    left: set[int],
    fits: Callable[[int, int], bool],
    people: dict[int, Partner],
) -> set[int]:
    """Let who is left join a pair with somebody who fits; return who still is left."""
    joined = set()
    for one in sorted(left):
        open_ = [group for group in groups if len(group) == 2 and any(fits(one, o) for o in group)]
        if not open_:
            continue
        best = max(
            open_,
            key=lambda group: (
                sum(fits(one, other) for other in group),
                sum(nearness(people[one], people[other]) for other in group),
            ),
        )
        best.add(one)
        joined.add(one)
    return left - joined


def _split(groups: list[set[int]], one: int, joined: set[int]) -> None:
    """Pair the last one who is left with somebody who had joined a pair."""
    trio = next(group for group in groups if len(group) == 3 and group & joined)
    other = min(trio & joined)
    trio.remove(other)
    groups.append({one, other})


def _repeats(group: set[int], known: set[Pair]) -> bool:
    """Tell whether somebody in a group has met all the others in it."""
    return any(all(frozenset((one, other)) in known for other in group - {one}) for one in group)
