"""All services of meetups together: `services.meetups.planning.start(member)`."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.meetups.acquainting import AcquaintingService
from bot.meetups.changes import ChangeService
from bot.meetups.facts import FactService, Told
from bot.meetups.feeds import FeedService
from bot.meetups.inviting import InvitingService
from bot.meetups.planning import PlanningService
from bot.meetups.presence import PresenceService
from bot.meetups.rhythm import RhythmService
from bot.meetups.service import MeetupService
from bot.meetups.voting import VotingService
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Meetups:
    """What the rest of the house may ask of meetups."""

    all: MeetupService
    planning: PlanningService
    changes: ChangeService
    voting: VotingService
    inviting: InvitingService
    presence: PresenceService
    acquainting: AcquaintingService
    rhythm: RhythmService
    feeds: FeedService
    facts: FactService


def make_meetups(database: Database, clock: Clock, asked: Told) -> Meetups:
    """Make the services on one database and clock; `asked` tells what came of the questions."""
    presence = PresenceService(database, clock)
    return Meetups(
        all=MeetupService(database, clock),
        planning=PlanningService(database, clock),
        changes=ChangeService(database, clock),
        voting=VotingService(database, clock),
        inviting=InvitingService(database, clock),
        presence=presence,
        acquainting=AcquaintingService(database, clock),
        rhythm=RhythmService(database, clock),
        feeds=FeedService(database, clock),
        facts=FactService(database, clock, presence, asked),
    )
