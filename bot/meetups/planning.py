"""Planning a meetup step by step; the half-filled plan survives a restart."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.community.models import Member
from bot.errors import Invalid
from bot.meetups import gatherings, keeping, notices, plans, rosters, store
from bot.meetups.cards import load, make_card
from bot.meetups.fields import Around
from bot.meetups.models import (
    Answer,
    Card,
    Draft,
    Hosted,
    Meetup,
    Place,
    Plan,
    Skipped,
    State,
    When,
)
from bot.meetups.plans import STEPS, Sketch
from bot.meetups.schedule import starts_of
from bot.storage.database import Database

DONE = "done"  # saved; kept so that a second press gives the same meetup
HOSTS = 8  # offered at once
EVER = datetime.min.replace(tzinfo=UTC)
__all__ = ["STEPS", "PlanningService"]

Move = Callable[[Sketch, Around], Sketch]


class PlanningService:
    """Keeps the half-filled plans: one of each member in each community."""

    def __init__(self, database: Database, clock: Clock):
        self._database = database
        self._clock = clock

    async def draft(self, member: Member) -> Draft | None:
        """Return the member's half-filled plan in this community."""
        async with self._database.read() as connection:
            kept = await keeping.draft(connection, member.id)
            if kept is None or kept[0] == DONE:
                return None
            return await _to_draft(connection, member, plans.of_data(*kept), self._clock())

    async def start(self, member: Member) -> Draft:
        """Begin a plan at step `kind`, or take up the one that is under way."""
        async with self._database.transaction() as connection:
            kept = await keeping.draft(connection, member.id)
            if kept is not None and kept[0] != DONE:
                return await _to_draft(connection, member, plans.of_data(*kept), self._clock())
            begun = Sketch("kind", Plan(host_id=member.id, host_name=member.name))
            return await self._keep(connection, member, begun)

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
        nothing. Raises Invalid: `plan-over` when there is no plan, else the plan is as it was.
        """
        return await self._move(
            member, step, lambda sketch, around: plans.answer(sketch, value, around)
        )

    async def place_at(self, member: Member, latitude: float, longitude: float) -> Draft:
        """Take a shared location at step `place`; raises as `answer`."""
        place = Place(latitude=latitude, longitude=longitude)

        def take(sketch: Sketch, _around: Around) -> Sketch:
            if sketch.step != "place":
                raise Invalid("step-needed", field=sketch.step)
            return plans.forward(replace(sketch, plan=replace(sketch.plan, place=place)))

        return await self._move(member, None, take)

    async def skip(self, member: Member, step: str | None = None) -> Draft:
        """Leave out the present step; raises Invalid `step-needed`."""
        return await self._move(member, step, lambda sketch, _around: plans.skip(sketch))

    async def back(self, member: Member, step: str | None = None) -> Draft:
        """Go one step back."""
        return await self._move(member, step, lambda sketch, _around: plans.back(sketch))

    async def go_to(self, member: Member, step: str) -> Draft:
        """Change one step from the preview; the next answer comes back to it."""
        return await self._move(member, None, lambda sketch, _around: plans.go_to(sketch, step))

    async def remove_option(self, member: Member, index: int) -> Draft:
        """Take back an option of a date choice, by its place in `plan.starts`."""

        def take(sketch: Sketch, _around: Around) -> Sketch:
            starts = sketch.plan.starts
            if sketch.plan.when is not When.CHOICE or not 0 <= index < len(starts):
                return sketch
            kept = starts[:index] + starts[index + 1 :]
            step = sketch.step if kept else "start"
            return replace(sketch, step=step, plan=replace(sketch.plan, starts=kept))

        return await self._move(member, None, take)

    async def stop(self, member: Member) -> bool:
        """Throw the half-filled plan away; tells whether there was one."""
        async with self._database.transaction() as connection:
            kept = await keeping.draft(connection, member.id)
            if kept is None or kept[0] == DONE:
                return False
            return await keeping.delete_draft(connection, member.id)

    async def save(self, member: Member) -> Card:
        """Make the meetup, series or date choice of the plan at its preview.

        Gives the card of the (first) meetup; the group gets it of the bot's own accord: notice
        "meetup-card", after "meetup-series" with all dates and the skipped ones of a series.
        Pressed twice, it makes one.
        Raises Invalid `plan-over`, `step-needed`, `meetup-past`, `meetup-empty`.
        """
        now = self._clock()
        async with self._database.transaction() as connection:
            kept = await keeping.draft(connection, member.id, lock=True)
            if kept is None:
                raise Invalid("plan-over")
            if kept[0] == DONE:
                found = await load(connection, member, int(kept[1]["meetup"]))
                return await make_card(connection, found, now)
            sketch = plans.of_data(*kept)
            if sketch.step != "preview":
                raise Invalid("step-needed", field=sketch.step)
            made = await _make(connection, member, sketch.plan, now)
            await keeping.save_draft(connection, member.id, DONE, {"meetup": made.id}, now)
            return await make_card(connection, made, now)

    async def _move(self, member: Member, step: str | None, move: Move) -> Draft:
        async with self._database.transaction() as connection:
            kept = await keeping.draft(connection, member.id, lock=True)
            if kept is None or kept[0] == DONE:
                raise Invalid("plan-over")
            sketch = plans.of_data(*kept)
            if step is not None and step != sketch.step:
                return await _to_draft(connection, member, sketch, self._clock())
            roster = await rosters.roster(connection, member.community.id)
            around = Around(
                now=self._clock(),
                zone=member.community.zone,
                hosts={id_: one.name for id_, one in roster.items()},
                me=member.id,
            )
            return await self._keep(connection, member, move(sketch, around))

    async def _keep(self, connection: AsyncConnection, member: Member, sketch: Sketch) -> Draft:
        data = plans.to_data(sketch)
        await keeping.save_draft(connection, member.id, sketch.step, data, self._clock())
        return await _to_draft(connection, member, sketch, self._clock())


async def _to_draft(
    connection: AsyncConnection, member: Member, sketch: Sketch, now: datetime
) -> Draft:
    dates: tuple[datetime, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    hosts: tuple[Hosted, ...] = ()
    plan, zone = sketch.plan, member.community.zone
    if sketch.step == "preview" and plan.when is When.SERIES and plan.starts:
        dates, skipped = starts_of(plans.recurrence(plan), plan.starts[0], zone)
    if sketch.step == "preview" and plan.when is When.CHOICE:
        plan = replace(plan, decide_by=plans.decide_by(plan, now, zone))
    if sketch.step == "host":
        hosts = await suggest_hosts(connection, member.community.id)
    return Draft(sketch.step, plan, sketch.day, dates, skipped, hosts)


async def suggest_hosts(connection: AsyncConnection, community_id: int) -> tuple[Hosted, ...]:
    """Return who could host: who never did first, then whoever did longest ago."""
    roster = await rosters.roster(connection, community_id)
    last = await store.last_hosted(connection, community_id)
    found = [Hosted(id_, one.name, last.get(id_)) for id_, one in roster.items()]
    found.sort(key=lambda one: (one.last_at is not None, one.last_at or EVER))
    return tuple(found[:HOSTS])


async def _make(connection: AsyncConnection, member: Member, plan: Plan, now: datetime) -> Meetup:
    """Make what was planned; returns the (first) meetup."""
    if plan.kind is None or plan.when is None or not plan.starts:
        raise Invalid("meetup-empty")
    plans.check_start(plan.starts[0], now)
    if plan.when is When.CHOICE:
        return await _make_choice(connection, member, plan, now)
    if plan.when is When.SERIES:
        return await _make_series(connection, member, plan, now)
    made = await _make_planned(connection, member, plan, plan.starts[0], None, now)
    await _announce(connection, member, made, notices.CARD, now)
    return made


async def _make_series(
    connection: AsyncConnection, member: Member, plan: Plan, now: datetime
) -> Meetup:
    rule = plans.recurrence(plan)
    starts, skipped = starts_of(rule, plan.starts[0], member.community.zone)
    if not starts:
        raise Invalid("meetup-empty")
    series_id = await store.add_series(
        connection, member.community.id, rule.frequency, rule.until, rule.count, skipped, now
    )
    made = [
        await _make_planned(connection, member, plan, start, series_id, now) for start in starts
    ]
    await _announce(connection, member, made[0], notices.SERIES, now)
    await _announce(connection, member, made[0], notices.CARD, now)
    return made[0]


async def _make_choice(
    connection: AsyncConnection, member: Member, plan: Plan, now: datetime
) -> Meetup:
    if len(plan.starts) < 2:
        raise Invalid("options-few")
    values = _values(member, plan, now)
    values |= {
        "state": State.CHOOSING,
        "decide_by": plans.decide_by(plan, now, member.community.zone),
    }
    id_ = await store.add_meetup(connection, values)
    await store.add_options(connection, id_, plan.starts)
    made = await load(connection, member, id_)
    await _announce(connection, member, made, notices.CARD, now)
    await notices.plan_choice(connection, made, member.id, now)
    return made


async def _make_planned(
    connection: AsyncConnection,
    member: Member,
    plan: Plan,
    start: datetime,
    series_id: int | None,
    now: datetime,
) -> Meetup:
    ends_at = start + timedelta(minutes=plan.minutes)
    values = _values(member, plan, now)
    values |= {"series_id": series_id, "starts_at": start, "ends_at": ends_at}
    made = await load(connection, member, await store.add_meetup(connection, values))
    chats = [member.community.chat_id]
    if made.host_id is not None and made.host_user_id is not None:
        await gatherings.set_answer(connection, made.id, made.host_id, Answer.YES, now)
        await gatherings.add_claim(connection, made.id, made.host_id)
        chats.append(made.host_user_id)
    rhythm = await keeping.rhythm(connection, member.community.id)
    await notices.plan_reminders(connection, made, chats, rhythm, now)
    await notices.plan_ticking(connection, made, rhythm, now)
    return made


def _values(member: Member, plan: Plan, now: datetime) -> dict[str, Any]:
    return {
        "community_id": member.community.id,
        "kind": plan.kind,
        "theme": plan.theme,
        "place": plan.place.text,
        "latitude": plan.place.latitude,
        "longitude": plan.place.longitude,
        "online": plan.place.online,
        "link": plan.place.link,
        "host_id": plan.host_id or member.id,
        "facilitator": plan.facilitator,
        "capacity": plan.capacity,
        "minutes": plan.minutes,
        "state": State.PLANNED,
        "version": 0,
        "door": secrets.token_urlsafe(16),
        "created_at": now,
        "changed_at": now,
    }


async def _announce(
    connection: AsyncConnection, member: Member, made: Meetup, what: str, now: datetime
) -> None:
    await notices.post(
        connection,
        member.community.id,
        member.community.chat_id,
        what,
        f"{made.id}",
        {"meetup": made.id},
        now,
    )
