"""All tables, as SQLAlchemy Core; the migrations bring a database to exactly this."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.engine import Dialect


class Instant(sa.TypeDecorator[datetime]):
    """A moment: aware UTC in Python on every engine."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments; SQLite stores text without a zone, so it gets UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite counts only INTEGER keys itself


def _key() -> Column[int]:
    return Column("id", Id, primary_key=True)


def _community() -> Column[int]:
    return _reference("community_id", "communities.id", index=True)


def _reference(name: str, target: str, *, nullable: bool = False, **more: Any) -> Column[int]:
    on_delete = "SET NULL" if nullable else "CASCADE"
    return Column(name, Id, ForeignKey(target, ondelete=on_delete), nullable=nullable, **more)


communities = Table(
    "communities",
    metadata,
    _key(),
    Column("chat_id", sa.BigInteger, nullable=False, unique=True),
    Column("name", sa.Text, nullable=False),
    Column("zone", sa.Text, nullable=False),
    Column("municipalities", sa.JSON, nullable=False),
    Column("state", sa.Text, nullable=False),  # new, waiting, active, asleep
    Column("registration", sa.JSON),  # while state is new: who fills in what, see Registration
    Column("created_at", Instant, nullable=False),
)

people = Table(  # Telegram users as such; nothing in here belongs to a community
    "people",
    metadata,
    Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("name", sa.Text, nullable=False),
    Column("language", sa.Text, nullable=False),  # nl or en
    _reference("community_id", "communities.id", nullable=True),  # what their private chat is about
    Column("private", sa.Boolean, nullable=False),  # the bot can write to them
)

members = Table(
    "members",
    metadata,
    _key(),
    _community(),
    Column("user_id", sa.BigInteger, ForeignKey("people.user_id"), nullable=False, index=True),
    Column("role", sa.Text, nullable=False),  # member, coordinator
    Column("present", sa.Boolean, nullable=False),
    Column("checked_at", Instant, nullable=False),  # when Telegram last told whether present
    Column("joined_at", Instant, nullable=False),
    UniqueConstraint("community_id", "user_id"),
)

professionals = Table(
    "professionals",
    metadata,
    _key(),
    _community(),
    _reference("member_id", "members.id", nullable=True, index=True),  # whose own entry this is
    Column("code", sa.Text),  # the id in the file that it was imported from
    Column("kind", sa.Text, nullable=False),  # person, team
    Column("state", sa.Text, nullable=False),  # listed, invited (waits for a yes), hidden
    Column("name", sa.Text, nullable=False),
    Column("discipline", sa.Text, nullable=False),
    Column("organisation", sa.Text, nullable=False),
    Column("function", sa.Text, nullable=False),
    Column("municipality", sa.Text),  # null: the whole region
    Column("neighbourhoods", sa.JSON, nullable=False),
    Column("expertise", sa.Text, nullable=False),
    Column("how_to_refer", sa.Text, nullable=False),
    Column("minimum_age", sa.Integer),
    Column("maximum_age", sa.Integer),
    Column("languages", sa.JSON, nullable=False),
    Column("cost", sa.Text, nullable=False),
    Column("referral", sa.Boolean),  # null: not known
    Column("hours", sa.Text, nullable=False),
    Column("email", sa.Text),
    Column("email_visibility", sa.Text, nullable=False),
    Column("away_until", sa.Date),
    _reference("stand_in_id", "professionals.id", nullable=True),
    Column("assured_at", Instant),
    Column("consented_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    UniqueConstraint("community_id", "code"),
)

phones = Table(
    "phones",
    metadata,
    _key(),
    _reference("professional_id", "professionals.id", index=True),
    Column("position", sa.Integer, nullable=False),
    Column("number", sa.Text, nullable=False),  # E.164
    Column("extension", sa.Text),
    Column("type", sa.Text, nullable=False),  # HSDS: voice, cell, fax, text, …
    Column("description", sa.Text, nullable=False),
    Column("visibility", sa.Text, nullable=False),  # members, ask, coordinators, group
)

team_members = Table(
    "team_members",
    metadata,
    _reference("team_id", "professionals.id", primary_key=True),
    _reference("professional_id", "professionals.id", primary_key=True, index=True),
    Column("on_duty", sa.Boolean, nullable=False),
)

drafts = Table(  # half-filled forms; they survive a restart and a week of silence
    "drafts",
    metadata,
    Column("user_id", sa.BigInteger, ForeignKey("people.user_id"), primary_key=True),
    _reference("community_id", "communities.id", primary_key=True),
    Column("form", sa.Text, nullable=False),  # entry, field, community, colleague, …
    Column("step", sa.Text, nullable=False),
    Column("data", sa.JSON, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

reports = Table(  # "klopt niet meer", once per member
    "reports",
    metadata,
    _reference("professional_id", "professionals.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True),
    Column("at", Instant, nullable=False),
)

number_requests = Table(  # "ask me first"
    "number_requests",
    metadata,
    _key(),
    _reference("professional_id", "professionals.id"),
    _reference("member_id", "members.id", index=True),  # who would like the number
    Column("state", sa.Text, nullable=False),  # asked, given, refused
    Column("at", Instant, nullable=False),
    UniqueConstraint("professional_id", "member_id"),
)

audit = Table(  # who looked at whose number, who changed which field; never the values
    "audit",
    metadata,
    _key(),
    _community(),
    Column("at", Instant, nullable=False),
    _reference("member_id", "members.id", nullable=True),
    _reference("professional_id", "professionals.id", nullable=True, index=True),
    Column("action", sa.Text, nullable=False),
    Column("field", sa.Text, nullable=False),
)

questions = Table(  # what was understood, never the words: those may speak of a child
    "questions",
    metadata,
    _key(),
    _community(),
    _reference("member_id", "members.id"),
    Column("at", Instant, nullable=False),
    Column("municipality", sa.Text),
    Column("minimum_age", sa.Integer),
    Column("maximum_age", sa.Integer),
    Column("topics", sa.JSON, nullable=False),
    Column("without_topics", sa.JSON, nullable=False),
    Column("chat_id", sa.BigInteger),  # where the words stand, and the answer to them
    Column("message_id", sa.BigInteger),
    Column("answer_id", sa.BigInteger),
    Index("ix_questions_message", "chat_id", "message_id"),
)

suggestions = Table(
    "suggestions",
    metadata,
    _reference("question_id", "questions.id", primary_key=True),
    _reference("professional_id", "professionals.id", primary_key=True, index=True),
    Column("position", sa.Integer, nullable=False),
    Column("topic", sa.Text),
)

verdicts = Table(  # did it help? once per person and suggestion, changeable
    "verdicts",
    metadata,
    _reference("question_id", "questions.id", primary_key=True),
    _reference("professional_id", "professionals.id", primary_key=True, index=True),
    _reference("member_id", "members.id", primary_key=True),
    Column("helped", sa.Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

cues = Table(  # a community's own words for a topic
    "cues",
    metadata,
    _key(),
    _community(),
    Column("topic", sa.Text, nullable=False),
    Column("cue", sa.Text, nullable=False),
    _reference("member_id", "members.id", nullable=True),
    Column("at", Instant, nullable=False),
    UniqueConstraint("community_id", "topic", "cue"),
)

rhythms = Table(  # what a community has set about its messages; without a row the defaults hold
    "rhythms",
    metadata,
    _reference("community_id", "communities.id", primary_key=True),
    Column("weekly", sa.Boolean, nullable=False),
    Column("weekly_day", sa.Integer, nullable=False),  # 0 is Monday
    Column("weekly_time", sa.Text, nullable=False),  # 08:30
    Column("leads", sa.JSON, nullable=False),  # reminders before the start: 1d, 1h
    Column("quiet_from", sa.Text, nullable=False),
    Column("quiet_until", sa.Text, nullable=False),
    Column("pair_weeks", sa.Integer, nullable=False),
)

occasions = Table(  # the next time of what comes round in a community
    "occasions",
    metadata,
    _reference("community_id", "communities.id", primary_key=True),
    Column("what", sa.Text, primary_key=True),  # weekly, round
    Column("at", Instant, nullable=False, index=True),
)

series = Table(
    "series",
    metadata,
    _key(),
    _community(),
    Column("frequency", sa.Text, nullable=False),  # weekly, fortnightly, monthly
    Column("until", sa.Date),
    Column("count", sa.Integer),
    Column("skipped", sa.JSON, nullable=False),  # [day, why]
    Column("created_at", Instant, nullable=False),
)

meetups = Table(
    "meetups",
    metadata,
    _key(),
    _community(),
    _reference("series_id", "series.id", nullable=True, index=True),
    Column("kind", sa.Text, nullable=False),
    Column("theme", sa.Text, nullable=False),
    Column("place", sa.Text, nullable=False),
    Column("latitude", sa.Float),
    Column("longitude", sa.Float),
    Column("online", sa.Boolean, nullable=False),
    Column("link", sa.Text),  # for comers only
    _reference("host_id", "members.id", nullable=True, index=True),
    Column("facilitator", sa.Text, nullable=False),
    Column("capacity", sa.Integer),
    Column("minutes", sa.Integer, nullable=False),
    Column("starts_at", Instant),  # null while the date is being chosen
    Column("ends_at", Instant),
    Column("state", sa.Text, nullable=False),  # choosing, planned, cancelled
    Column("version", sa.Integer, nullable=False),  # counts changes
    Column("decide_by", Instant),
    Column("card_message_id", sa.BigInteger),  # of the card in the group
    Column("door", sa.Text, nullable=False, unique=True),  # the secret in the code at the door
    Column("harvested_at", Instant),  # when the harvest was given back
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
Index("ix_meetups_community_id_starts_at", meetups.c.community_id, meetups.c.starts_at)
Index("ix_meetups_state_decide_by", meetups.c.state, meetups.c.decide_by)

meetup_changes = Table(  # what everybody concerned is told: how it was, and became
    "meetup_changes",
    metadata,
    _key(),
    _reference("meetup_id", "meetups.id", index=True),
    _reference("member_id", "members.id", nullable=True),
    Column("version", sa.Integer, nullable=False),  # after this change
    Column("before", sa.JSON, nullable=False),  # the fields that changed, as they were
    Column("count", sa.Integer, nullable=False),  # meetups of the series that it applies to
    Column("at", Instant, nullable=False),
)

meetup_options = Table(
    "meetup_options",
    metadata,
    _key(),
    _reference("meetup_id", "meetups.id", index=True),
    Column("starts_at", Instant, nullable=False),
)

meetup_votes = Table(
    "meetup_votes",
    metadata,
    _reference("option_id", "meetup_options.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True, index=True),
    Column("vote", sa.Text, nullable=False),  # can, if-needed, cannot
    Column("at", Instant, nullable=False),
)

meetup_answers = Table(
    "meetup_answers",
    metadata,
    _reference("meetup_id", "meetups.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True, index=True),
    Column("answer", sa.Text, nullable=False),  # yes, maybe, no
    Column("at", Instant, nullable=False),
)

meetup_claims = Table(  # seats that are asked for, in order: one's own and of each guest
    "meetup_claims",
    metadata,
    _reference("meetup_id", "meetups.id", primary_key=True),
    Column("number", sa.Integer, primary_key=True, autoincrement=False),
    _reference("member_id", "members.id", index=True),
    Column("guest", sa.Text),  # the discipline of a guest; null: the member's own seat
)

meetup_invites = Table(  # asked in private, once
    "meetup_invites",
    metadata,
    _reference("meetup_id", "meetups.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True, index=True),
    _reference("by_id", "members.id", nullable=True),
    Column("discipline", sa.Text, nullable=False),
    Column("at", Instant, nullable=False),
)

meetup_items = Table(  # the agenda
    "meetup_items",
    metadata,
    _key(),
    _reference("meetup_id", "meetups.id"),
    _reference("member_id", "members.id", nullable=True, index=True),
    Column("text", sa.Text, nullable=False),
    Column("source", sa.Text),  # question-12: the open question that it came from
    Column("at", Instant, nullable=False),
    UniqueConstraint("meetup_id", "source"),
)

meetup_presences = Table(
    "meetup_presences",
    metadata,
    _reference("meetup_id", "meetups.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True, index=True),
    Column("at", Instant, nullable=False),
)

meetup_harvests = Table(
    "meetup_harvests",
    metadata,
    _reference("meetup_id", "meetups.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True, index=True),
    Column("text", sa.Text, nullable=False),
    Column("at", Instant, nullable=False),
)

meetup_drafts = Table(  # half-filled plans
    "meetup_drafts",
    metadata,
    _reference("member_id", "members.id", primary_key=True),
    Column("step", sa.Text, nullable=False),
    Column("data", sa.JSON, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

hushes = Table(  # private messages that a member stopped, or paused until a moment
    "hushes",
    metadata,
    _reference("member_id", "members.id", primary_key=True),
    Column("kind", sa.Text, primary_key=True),
    Column("until", Instant),
)

feeds = Table(  # calendars by a secret address; only its hash is kept
    "feeds",
    metadata,
    _reference("member_id", "members.id", primary_key=True),
    Column("token_hash", sa.Text, nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
)

acquaintings = Table(  # who joins in with kennismaken
    "acquaintings",
    metadata,
    _reference("member_id", "members.id", primary_key=True),
    Column("paused_until", Instant),
    Column("joined_at", Instant, nullable=False),
)

rounds = Table(
    "rounds",
    metadata,
    _key(),
    _community(),
    Column("at", Instant, nullable=False),
    UniqueConstraint("community_id", "at"),
)

round_members = Table(
    "round_members",
    metadata,
    _reference("round_id", "rounds.id", primary_key=True),
    _reference("member_id", "members.id", primary_key=True, index=True),
    Column("group", sa.Integer, nullable=False),  # who have the same number are to meet
    Column("repeat", sa.Boolean, nullable=False),  # nobody new was left
)

Index("ix_professionals_community_id_state", professionals.c.community_id, professionals.c.state)

outbox = Table(  # what the bot sends of its own accord, until it is delivered
    "outbox",
    metadata,
    _key(),
    Column("what", sa.Text, nullable=False),
    Column("occurrence", sa.Text, nullable=False),
    Column("chat_id", sa.BigInteger, nullable=False),
    Column("community_id", Id, ForeignKey("communities.id", ondelete="CASCADE")),
    Column("arguments", sa.JSON, nullable=False),
    Column("broadcast", sa.Boolean, nullable=False),
    Column("repeatable", sa.Boolean, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", sa.Text, nullable=False),  # a `Sending`
    Column("attempts", sa.Integer, nullable=False),
    Column("owner", sa.Text),  # the process that sends it now, until leased_until
    Column("leased_until", Instant),
    Column("reason", sa.Text),  # why it failed or was dropped
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
    UniqueConstraint("what", "occurrence", "chat_id"),
)

inbox = Table(  # every update, from before it is acknowledged until it is handled
    "inbox",
    metadata,
    Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", sa.BigInteger),  # updates of one chat are handled in order
    Column("body", sa.Text),  # raw JSON; gone once handled
    Column("state", sa.Text, nullable=False),  # waiting, handling, done, aside
    Column("attempts", sa.Integer, nullable=False),
    Column("owner", sa.Text),  # the process that takes care of it, until leased_until
    Column("leased_until", Instant),
    Column("reason", sa.Text),
    Column("received_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
effects = Table(  # what an update did already, for when it is handled again after a crash
    "effects",
    metadata,
    Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("what", sa.Text, primary_key=True),
)

pulses = Table(  # the processes that are alive, for who looks from outside
    "pulses",
    metadata,
    Column("owner", sa.Text, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("beat_at", Instant, nullable=False),
    Column("ticked_at", Instant),
    Column("polled_at", Instant),  # the last getUpdates that Telegram answered
    Column("webhook_at", Instant),  # the last update that Telegram delivered
    Column("trouble", sa.Text),
)

Index("ix_inbox_state_update_id", inbox.c.state, inbox.c.update_id)
Index("ix_inbox_chat_id_state", inbox.c.chat_id, inbox.c.state)
Index("ix_outbox_state_broadcast_due_at", outbox.c.state, outbox.c.broadcast, outbox.c.due_at)
