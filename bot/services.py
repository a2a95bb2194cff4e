"""Opening and closing what all three entries share: bot, scheduler and command line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answers.service import AnswerService
from bot.clock import Clock, system_clock
from bot.community.models import Roster
from bot.community.registration import RegistrationService
from bot.community.service import CommunityService
from bot.directory import store as directory_store
from bot.directory.exchange import ExchangeService
from bot.directory.forms import FormService
from bot.directory.service import DirectoryService
from bot.directory.upkeep import UpkeepService
from bot.meetups.models import Asked, OpenQuestion
from bot.meetups.rooms import Meetups, make_meetups
from bot.meetups.service import forget_cards, give_up_seats, look_for_host
from bot.storage.database import Database, open_database, require_reachable
from bot.storage.migration import migrate
from config.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """Every service of this process, with the clock and database that they share."""

    database: Database
    clock: Clock
    community: CommunityService
    registration: RegistrationService
    directory: DirectoryService
    forms: FormService
    upkeep: UpkeepService
    exchange: ExchangeService
    answers: AnswerService
    meetups: Meetups
    public_url: str | None = None  # where the calendar's addresses are served


@asynccontextmanager
async def open_services(
    settings: Settings, roster: Roster, clock: Clock = system_clock
) -> AsyncIterator[Services]:
    """Open the services on a migrated database, and close it again.

    Raises StartupError when the database can't be reached or is newer than this program.
    """
    database = open_database(settings.database_url.get_secret_value())
    try:
        await require_reachable(database)
        await migrate(database)
        directory = DirectoryService(database, clock)

        async def leave(connection: AsyncConnection, member_id: int) -> None:
            await directory_store.hide_of(connection, member_id)
            await give_up_seats(connection, member_id, clock())
            await look_for_host(connection, member_id, clock())

        community = CommunityService(
            database,
            clock,
            roster,
            zone=settings.zone,
            on_leave=leave,
            on_return=directory_store.restore_of,
            on_migrate=forget_cards,
        )
        answers = AnswerService(database, clock, directory.everyone, directory.briefs)

        async def asked(community_id: int, since: datetime) -> Asked:
            helped, failed = await answers.outcomes(community_id, since)
            return Asked(
                helped, tuple(OpenQuestion(one.title, one.title_en, where) for one, where in failed)
            )

        yield Services(
            database=database,
            clock=clock,
            community=community,
            registration=RegistrationService(
                database, clock, roster, community, settings.owner_ids
            ),
            directory=directory,
            forms=FormService(database, clock),
            upkeep=UpkeepService(database, clock),
            exchange=ExchangeService(database, clock),
            answers=answers,
            meetups=make_meetups(database, clock, asked),
            public_url=settings.public_url,
        )
    finally:
        await database.close()
