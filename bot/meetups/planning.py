"""Planning a meetup step by step; the half-filled plan survives a restart."""

from bot.clock import Clock
from bot.community.models import Member
from bot.meetups.models import Card, Draft
from bot.storage.database import Database

STEPS = (
    *("kind", "theme", "place", "link", "host", "facilitator", "capacity", "when"),
    *("start", "time", "options", "duration", "frequency", "until", "breaks", "decide_by"),
    "preview",
)


class PlanningService:
    """Keeps the half-filled plans: one of each member in each community."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def draft(self, member: Member) -> Draft | None:
        """Return the member's half-filled plan in this community."""
        raise NotImplementedError

    async def start(self, member: Member) -> Draft:
        """Begin a plan at step `kind`, or take up the one that is under way."""
        raise NotImplementedError

    async def answer(self, member: Member, value: str, step: str | None = None) -> Draft:
        """Take the answer to the present step and move on.

        Steps and their answers, by button (a value) or typed:
        `kind` a Kind · `theme` text · `place` text, or "online" · `link` an https address ·
        `host` "me", a member id or part of a name · `facilitator` a name · `capacity` a number ·
        `when` a When · `start` a day with or without a time ("do 14 jan 19:30", ISO too) ·
        `time` a time, when the day had none · `options` another day and time, or "done" ·
        `duration` minutes, or an end time · `frequency` a Frequency · `until` a day, or a number
        of times ("12") · `breaks` periods ("1 mei - 9 mei"), or "none" · `decide_by` a moment.
        Buttons give their `step`, so that a second press on one that was already answered does
        nothing. Raises NotFound when there is no plan, and Invalid (`meetup-…`, `date`), in which
        case the plan is as it was.
        """
        raise NotImplementedError

    async def place_at(self, member: Member, latitude: float, longitude: float) -> Draft:
        """Take a shared location at step `place`; raises as `answer`."""
        raise NotImplementedError

    async def skip(self, member: Member, step: str | None = None) -> Draft:
        """Leave out the present step; raises Invalid `step-needed`."""
        raise NotImplementedError

    async def back(self, member: Member, step: str | None = None) -> Draft:
        """Go one step back."""
        raise NotImplementedError

    async def go_to(self, member: Member, step: str) -> Draft:
        """Change one step from the preview; the next answer comes back to it."""
        raise NotImplementedError

    async def remove_option(self, member: Member, index: int) -> Draft:
        """Take back an option of a date choice, by its place in `plan.starts`."""
        raise NotImplementedError

    async def stop(self, member: Member) -> bool:
        """Throw the half-filled plan away; tells whether there was one."""
        raise NotImplementedError

    async def save(self, member: Member) -> Card:
        """Make the meetup, series or date choice of the plan at its preview.

        Gives the card of the (first) meetup; the group gets it of the bot's own accord: notice
        "meetup-card", or "meetup-series" with the skipped dates. Pressed twice, it makes one.
        Raises NotFound, Invalid `step-needed`, `meetup-past`, `meetup-empty`.
        """
        raise NotImplementedError
