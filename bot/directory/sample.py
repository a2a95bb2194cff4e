"""The sample community: fictional people, to try the bot with (config/sample)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.community.models import Community, State
from bot.directory import entries, store, teams
from bot.directory.exchange import carry_out
from bot.directory.models import ImportPlan
from bot.directory.plan import Known, make_plan
from bot.directory.table import read_table
from bot.storage.database import Database

FILE = Path(__file__).parents[2] / "config" / "sample" / "contacts.csv"
ZONE = "Europe/Amsterdam"
MUNICIPALITIES = ("Diemen", "Oss", "Vlissingen")
AWAY, STAND_IN = "c124", "c147"  # codes: who is on leave, and who takes over


class SampleError(Exception):
    """The sample file does not fit this program."""

    def __init__(self, plan: ImportPlan):
        super().__init__("; ".join(f"row {row.row}: {row.problems}" for row in plan.rows))


async def load_sample(database: Database, clock: Clock, community_id: int) -> int:
    """Add the fictional people to a community, all of them or none; returns how many were added.

    Entries were confirmed between yesterday and a year ago, some never; one person is on leave.
    Loading it again adds nobody. Raises SampleError when the file was edited wrongly.
    """
    now = clock()
    today = now.astimezone(ZoneInfo(ZONE)).date()
    community = Community(community_id, 0, "", ZONE, MUNICIPALITIES, State.ACTIVE)
    table = read_table(FILE.name, FILE.read_bytes())
    async with database.transaction() as connection:
        await store.lock_community(connection, community_id)
        everyone = await store.all_professionals(connection, community_id)
        known = Known(everyone, await teams.teams(connection, community_id))
        plan, changes = make_plan(table, known, community, today, listed=True)
        if plan.refused:
            raise SampleError(plan)
        added = []
        for number, change in enumerate(one for one in changes if one.before is None):
            after = change.after
            if number % 12:  # every twelfth was never confirmed
                after = replace(after, assured=today - timedelta(days=1 + number * 47 % 365))
            if after.code == AWAY:
                after = replace(after, away_until=today + timedelta(days=9), stand_in=STAND_IN)
            added.append(replace(change, after=after))
        await carry_out(connection, community, None, added, now)
    return len(added)


async def adopt(
    database: Database, clock: Clock, community_id: int, code: str, user_id: int
) -> None:
    """Make an entry of the sample the own one of somebody who is in the group."""
    async with database.transaction() as connection:
        member_id = await store.present_member(connection, community_id, user_id)
        if member_id is not None:
            await entries.give_to(connection, community_id, code, member_id, clock())
