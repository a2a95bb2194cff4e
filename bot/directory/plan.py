"""What a list would do to a directory, row by row: pure, so dry run and real one agree."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from bot.community.models import Community
from bot.directory.columns import Headings, Listed, RowReader, read_headings
from bot.directory.disciplines import plain
from bot.directory.models import Entry, ImportPlan, Kind, Listing, Professional, RowPlan
from bot.directory.rights import is_owned
from bot.directory.table import Table

ANOTHER = 50.0  # rapidfuzz: names less alike than this are of different people


@dataclass(frozen=True, slots=True)
class Change:
    """One row to carry out: add it, or bring `before` to it."""

    after: Listed
    before: Professional | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The directory as it is: every entry, hidden ones too, and who is in which team."""

    everyone: Sequence[Professional]
    teams: Mapping[int, Mapping[int, bool]]

    def listed(self, professional: Professional, zone: str) -> Listed:
        """Give an entry as a list tells it."""
        codes = {one.id: one.code for one in self.everyone}
        assured = professional.assured_at
        return Listed(
            entry=professional.entry,
            code=professional.code,
            away_until=professional.away_until,
            stand_in=codes.get(professional.stand_in_id or 0),
            teams={
                code: people[professional.id]
                for team, people in self.teams.items()
                if professional.id in people and (code := codes.get(team))
            },
            listing=professional.listing,
            assured=assured.astimezone(ZoneInfo(zone)).date() if assured else None,
        )


def make_plan(
    table: Table, known: Known, community: Community, today: date, *, listed: bool
) -> tuple[ImportPlan, list[Change]]:
    """Say for every row what happens, and what that takes.

    Added persons stay invited until they say yes themselves, unless `listed`: the list of a
    community whose people already agreed. What a member owns stays as it is.
    """
    headings = read_headings(table.headings)
    if headings.missing:
        return ImportPlan((), headings.unknown, headings.missing), []
    planner = _Planner(table, headings, known, community, today, listed=listed)
    rows = [planner.row(number, cells) for number, cells in table.rows]
    plan = ImportPlan(tuple(row for row, _ in rows), headings.unknown)
    return plan, [change for _, change in rows if change is not None]


class _Planner:
    """Plans rows one by one, with all of the list and the directory at hand."""

    def __init__(
        self,
        table: Table,
        headings: Headings,
        known: Known,
        community: Community,
        today: date,
        *,
        listed: bool,
    ):
        self._headings, self._known = headings, known
        self._community, self._today, self._listed = community, today, listed
        self._by_code = {one.code: one for one in known.everyone if one.code}
        self._by_name = _unique((_who(one.entry), one) for one in known.everyone)
        self._before = {one.id: known.listed(one, community.zone) for one in known.everyone}
        readers = [self._reader(cells) for _, cells in table.rows]
        self._counted = Counter(code for reader in readers if (code := reader.text("code")))
        self._codes = {*self._counted, *self._by_code}
        # Somebody who is there already under another code, as when they joined by themselves.
        self._alias = {
            code: one.code
            for reader in readers
            if (code := reader.text("code"))
            and code not in self._by_code
            and (one := self._by_name.get(reader.who())) is not None
            and one.code
        }
        self._met: set[int | tuple[str, str]] = set()

    def row(self, number: int, cells: Sequence[str]) -> tuple[RowPlan, Change | None]:
        """Plan one row."""
        reader = self._reader(cells)
        code = reader.text("code") or ""
        before = self._by_code.get(code) or self._by_name.get(reader.who())
        was = self._before[before.id] if before else Listed(Entry(name="", discipline=""))
        after = self._unaliased(reader.read(was), before)
        self._check(reader, code, before, after)
        name = after.entry.name or (reader.text("name") or "")[:80]
        if reader.problems:
            return RowPlan(number, name, "refuse", problems=tuple(reader.problems)), None
        if before is None:
            after = replace(after, listing=self._new_listing(after))
            return RowPlan(number, name, "add"), Change(after, None)
        after = replace(after, listing=self._listing(reader, before, after), assured=was.assured)
        changed = _differences(was, after)
        if not changed:
            return RowPlan(number, name, "same"), None
        if is_owned(before):
            return RowPlan(number, name, "kept", changed), None
        return RowPlan(number, name, "change", changed), Change(after, before, changed)

    def _reader(self, cells: Sequence[str]) -> RowReader:
        return RowReader(self._headings, cells, self._community, self._today)

    def _unaliased(self, after: Listed, before: Professional | None) -> Listed:
        return replace(
            after,
            code=before.code if before else after.code,
            stand_in=self._alias.get(after.stand_in or "", after.stand_in),
            teams={self._alias.get(code, code): duty for code, duty in after.teams.items()},
        )

    def _check(
        self, reader: RowReader, code: str, before: Professional | None, after: Listed
    ) -> None:
        whose: int | tuple[str, str] | None = before.id if before else None
        if not code and before is None:
            whose = reader.who()
        if self._counted[code] > 1 or whose in self._met:
            reader.problem("code" if code else "name", "row-double")
        if whose is not None:
            self._met.add(whose)
        if before is not None and _is_another(before.entry, after.entry):
            reader.problem("code", "code-taken")
        if len(code) > 40:
            reader.problem("code", "too-long")
        if after.stand_in and after.stand_in not in self._codes:
            reader.problem("stand_in", "code-unknown")
        if not self._codes.issuperset(after.teams):
            reader.problem("teams", "code-unknown")
        if before is not None and before.entry.kind is not after.entry.kind:
            reader.problem("kind", "choice")

    def _new_listing(self, after: Listed) -> Listing:
        if after.entry.kind is Kind.TEAM:
            return Listing.LISTED
        return after.listing if self._listed else Listing.INVITED

    def _listing(self, reader: RowReader, before: Professional, after: Listed) -> Listing:
        if self._listed and before.listing is Listing.INVITED:
            return after.listing if reader.text("listing") else Listing.LISTED
        return before.listing


def _who(entry: Entry) -> tuple[str, str]:
    return plain(entry.name), plain(entry.organisation)


def _unique(
    found: Iterable[tuple[tuple[str, str], Professional]],
) -> dict[tuple[str, str], Professional]:
    """Keep only those whose name and organisation nobody else has."""
    pairs = list(found)
    counted = Counter(who for who, _ in pairs)
    return {who: one for who, one in pairs if counted[who] == 1}


def _is_another(before: Entry, after: Entry) -> bool:
    """Tell whether a code now stands for somebody else: as in a list that numbers anew."""
    if not after.name:
        return False
    shared = {phone.number for phone in before.phones} & {phone.number for phone in after.phones}
    return not shared and fuzz.ratio(plain(before.name), plain(after.name)) < ANOTHER


def _differences(before: Listed, after: Listed) -> tuple[str, ...]:
    changed = [
        one.name
        for one in fields(Entry)
        if getattr(before.entry, one.name) != getattr(after.entry, one.name)
    ]
    changed += [
        name
        for name in ("away_until", "stand_in", "teams", "listing")
        if getattr(before, name) != getattr(after, name)
    ]
    return tuple(changed)
