"""People and groups in a test: what they do and see, awaited, with the transcript on failure."""

import re
from typing import TYPE_CHECKING

from loopback import groups, people, places, screen
from loopback.bubble import message_view
from loopback.model import Bot, Chat, Json, Message
from loopback.model import Person as Account
from loopback.parameters import Upload
from loopback.sightings import Answer, Result, Seen, searchable
from loopback.transcript import transcript

if TYPE_CHECKING:
    from loopback.testing import Loopback

PATIENCE = 20.0


class Person:
    """Somebody in a test. Actions are awaited and give what the app would show."""

    def __init__(self, world: "Loopback", account: Account):
        self.world = world
        self.account = account
        self.alerts: list[str] = []
        self.toasts: list[str] = []
        self._looked = 0

    def __repr__(self) -> str:
        return f"<{self.account.name}>"

    @property
    def id(self) -> int:
        """Their user id."""
        return self.account.id

    # Seeing

    def screen(self, in_: "Group | None" = None) -> list[Seen]:
        """Give the messages on the screen, oldest first, without the deleted ones."""
        chat = self._chat(in_)
        visible = [m for m in screen.visible(self.account, chat) if not m.deleted]
        return [self._seen(chat, message) for message in visible]

    def chat(self, in_: "Group | None" = None) -> Json:
        """Give the whole snapshot of a chat: keyboard, commands, members, pinned messages."""
        return screen.snapshot(self.world, self.account, self._chat(in_))

    def transcript(self, in_: "Group | None" = None) -> str:
        """Give a chat as plain lines."""
        return transcript(self.world, self.account, self._chat(in_))

    async def sees(
        self,
        words: str,
        in_: "Group | None" = None,
        *,
        new: bool = False,
        seconds: float = PATIENCE,
    ) -> Seen:
        """Wait for a message of somebody else with these words; `new`: since they last looked.

        Gives the newest such message. An AssertionError shows the transcript.
        """
        chat = self._chat(in_)
        found: list[Message] = []

        def look() -> bool:
            found[:] = [m for m in self._others(chat, new=new) if self._holds(chat, m, words)]
            return bool(found)

        if not await self.world.until(look, seconds):
            raise AssertionError(
                f"{self.account.name} does not see {words!r}\n{self.transcript(in_)}"
            )
        self._looked = max(self._looked, found[-1].changed)
        return self._seen(chat, found[-1])

    async def sees_no(self, words: str, in_: "Group | None" = None) -> None:
        """Make sure, when all has settled, that no message of somebody else has these words."""
        await self.world.settled()
        chat = self._chat(in_)
        if any(self._holds(chat, message, words) for message in self._others(chat)):
            raise AssertionError(f"{self.account.name} sees {words!r}\n{self.transcript(in_)}")

    async def sees_nothing_new(self, in_: "Group | None" = None) -> None:
        """Make sure, when all has settled, that nothing came since they last looked or acted."""
        await self.world.settled()
        if new := self._others(self._chat(in_), new=True):
            said = [self._seen(self._chat(in_), message).text for message in new]
            raise AssertionError(f"{self.account.name} sees {said}\n{self.transcript(in_)}")

    # Acting

    async def says(
        self, text: str, in_: "Group | None" = None, reply_to: Seen | None = None
    ) -> Seen:
        """Send a text."""
        chat = self._chat(in_)
        reply = reply_to.id if reply_to else None
        return self._did(chat, people.say(self.world, self.account, chat, text, reply))

    async def starts(self, payload: str = "") -> Seen:
        """Press Start or follow a deep link."""
        message = people.start(self.world, self.account, self._bot(), payload)
        return self._did(self._chat(None), message)

    async def taps(
        self, label: str, in_: "Group | None" = None, seconds: float = PATIENCE
    ) -> Answer:
        """Tap the button with this label (or part of it) in the newest message that has one.

        Waits for the button and for the bot's answer. A key of the reply keyboard is tapped when
        no inline button fits; a link that starts the bot is followed.
        """
        chat = self._chat(in_)
        if not await self.world.until(lambda: self._find(chat, label) is not None, seconds):
            raise AssertionError(
                f"{self.account.name} has no button {label!r}\n{self.transcript(in_)}"
            )
        found = self._find(chat, label)
        message, place, button = found or (None, (0, 0), {})
        if message is None:
            return await self._tap_key(chat, button)
        if button["kind"] != "callback":
            value = button.get("url") or button.get("query") or button.get("copy") or ""
            return self._follow(Answer(value, button["kind"]))
        press = people.press(self.world, self.account, chat, message.id, place)
        self._looked = self.world.activity
        if not await self.world.until(lambda: press.answered, seconds):
            raise AssertionError(f"the bot does not answer the tap\n{self.transcript(in_)}")
        if press.kind in ("alert", "toast"):
            (self.alerts if press.kind == "alert" else self.toasts).append(press.text)
        return self._follow(Answer(press.url or press.text, press.kind))

    async def shares_contact(self, in_: "Group | None" = None, of: "Person | None" = None) -> Seen:
        """Share their own contact card, or somebody else's."""
        chat, other = self._chat(in_), of.account if of else None
        return self._did(chat, people.share_contact(self.world, self.account, chat, other))

    async def shares_location(
        self,
        latitude: float,
        longitude: float,
        in_: "Group | None" = None,
        reply_to: Seen | None = None,
    ) -> Seen:
        """Share a point on the map."""
        chat, place = self._chat(in_), (latitude, longitude, reply_to.id if reply_to else None)
        return self._did(chat, people.share_location(self.world, self.account, chat, *place))

    async def sends_document(
        self, name: str, data: bytes, in_: "Group | None" = None, caption: str = ""
    ) -> Seen:
        """Send a file."""
        chat, upload = self._chat(in_), Upload(name, "", data)
        about = {"caption": caption}
        return self._did(chat, people.send_file(self.world, self.account, chat, upload, about))

    async def sends_photo(self, data: bytes, in_: "Group | None" = None, caption: str = "") -> Seen:
        """Send a picture (PNG, JPEG or GIF)."""
        chat, upload = self._chat(in_), Upload("photo", "", data)
        about = {"caption": caption, "photo": True}
        return self._did(chat, people.send_file(self.world, self.account, chat, upload, about))

    async def forwards(
        self, message: Seen, from_: "Group | None" = None, in_: "Group | None" = None
    ) -> Seen:
        """Forward a message of one chat into another."""
        chat, source = self._chat(in_), self._chat(from_)
        posted = people.forward(self.world, self.account, chat, source, message.id)
        return self._did(chat, posted)

    async def edits(self, message: Seen, text: str, in_: "Group | None" = None) -> Seen:
        """Change a text they sent."""
        chat = self._chat(in_)
        return self._did(chat, people.edit(self.world, self.account, chat, message.id, text))

    async def deletes(self, message: Seen, in_: "Group | None" = None) -> None:
        """Delete a message."""
        people.delete(self.world, self.account, self._chat(in_), message.id)

    async def votes(self, message: Seen, *options: str, in_: "Group | None" = None) -> Seen:
        """Vote in a poll for the options with these words; none takes the vote back."""
        labels = [option["text"] for option in message.view["poll"]["options"]]
        chosen = [labels.index(option) for option in options]
        chat = self._chat(in_)
        return self._did(chat, people.vote(self.world, self.account, chat, message.id, chosen))

    async def reacts(self, message: Seen, *emoji: str, in_: "Group | None" = None) -> Seen:
        """React with these emoji; none takes the reaction back."""
        chat = self._chat(in_)
        return self._did(chat, people.react(self.world, self.account, chat, message.id, [*emoji]))

    async def blocks_bot(self) -> None:
        """Block the bot."""
        places.block(self.world, self._chat(None), blocked=True)

    async def unblocks_bot(self) -> None:
        """Unblock the bot."""
        places.block(self.world, self._chat(None), blocked=False)

    async def joins(self, group: "Group") -> None:
        """Join a group by its link."""
        groups.join(self.world, self.account, group.chat)
        self._looked = self.world.activity

    async def leaves(self, group: "Group") -> None:
        """Leave a group."""
        groups.leave(self.world, self.account, group.chat)

    async def asks_inline(
        self, query: str, in_: "Group | None" = None, seconds: float = PATIENCE
    ) -> list[Result]:
        """Type `@bot query` and give the results of the bot."""
        chat, bot = self._chat(in_), self._bot()
        asked = people.ask_inline(self.world, self.account, chat, bot, (query, ""))
        if not await self.world.until(lambda: asked.results is not None, seconds):
            raise AssertionError(f"the bot does not answer the inline query {query!r}")
        return [
            Result(
                asked.id,
                found["id"],
                found["title"],
                found["description"],
                found["content"].get("text", ""),
            )
            for found in asked.results or []
        ]

    async def chooses(self, result: Result, in_: "Group | None" = None) -> Seen:
        """Send a result of an inline query into the chat."""
        chat = self._chat(in_)
        message = people.choose(self.world, self.account, chat, result.query_id, result.id)
        return self._did(chat, message)

    # How it is done

    def _bot(self) -> Bot:
        bot = next(iter(self.world.state.bots.values()), None)
        if bot is None:
            raise AssertionError("this world has no bot yet")
        return bot

    def _chat(self, in_: "Group | None") -> Chat:
        return in_.chat if in_ else self.world.open_private_chat(self._bot(), self.id)

    def _seen(self, chat: Chat, message: Message) -> Seen:
        said = message.content
        file = said.get("document") or (said.get("photo") or [None])[-1]
        kept = self.world.state.files.get(file["file_id"]) if file else None
        view = message_view(self.world, self.account, chat, message)
        return Seen(view, kept.data if kept else None)

    def _did(self, chat: Chat, message: Message) -> Seen:
        self._looked = self.world.activity
        return self._seen(chat, message)

    def _others(self, chat: Chat, *, new: bool = False) -> list[Message]:
        """Give the messages of others that are on the screen, the last changed one last."""
        seen = [
            message
            for message in screen.visible(self.account, chat)
            if message.sender != self.id and not message.deleted
        ]
        if new:
            seen = [message for message in seen if message.changed > self._looked]
        return seen

    def _holds(self, chat: Chat, message: Message, words: str) -> bool:
        return words in searchable(message_view(self.world, self.account, chat, message))

    def _find(self, chat: Chat, label: str) -> tuple[Message | None, tuple[int, int], Json] | None:
        """Find a button: exactly so called before partly, newer messages before older ones."""
        for message in reversed(screen.visible(self.account, chat)):
            rows = message_view(self.world, self.account, chat, message)["buttons"]
            buttons = [
                (message, (r, c), button)
                for r, row in enumerate(rows)
                for c, button in enumerate(row)
            ]
            fitting = [found for found in buttons if label in found[2]["text"]]
            exact = [found for found in fitting if found[2]["text"] == label]
            if fitting:
                return (exact or fitting)[0]
        keyboard = screen.snapshot(self.world, self.account, chat)["keyboard"]
        keys = [key for row in keyboard["rows"] for key in row] if keyboard else []
        key = next((key for key in keys if label in key["text"]), None)
        return (None, (0, 0), key) if key else None

    async def _tap_key(self, chat: Chat, key: Json) -> Answer:
        if key["kind"] == "contact":
            self._did(chat, people.share_contact(self.world, self.account, chat))
        elif key["kind"] == "text":
            self._did(chat, people.say(self.world, self.account, chat, key["text"]))
        else:
            raise AssertionError(f"a key of kind {key['kind']} is not tapped by itself")
        return Answer()

    def _follow(self, answer: Answer) -> Answer:
        link = re.fullmatch(r"https?://t(?:elegram)?\.me/(\w+)/?\?start=([\w-]+)", answer)
        bot = self._bot()
        if answer.kind == "url" and link and link[1].lower() == bot.username.lower():
            people.start(self.world, self.account, bot, link[2])
            self._looked = self.world.activity
        return answer


class Group:
    """A group in a test; after `migrates` it is the supergroup."""

    def __init__(self, world: "Loopback", chat: Chat, owner: Person):
        self.world = world
        self.chat = chat
        self.owner = owner

    @property
    def id(self) -> int:
        """The id of the chat, as the Bot API has it."""
        return self.chat.id

    async def adds(self, person: Person, by: Person | None = None) -> None:
        """Add somebody."""
        groups.add(self.world, (by or self.owner).account, self.chat, person.id)

    async def removes(self, person: Person, by: Person | None = None) -> None:
        """Remove somebody."""
        groups.remove(self.world, (by or self.owner).account, self.chat, person.id)

    async def promotes(self, person: Person, by: Person | None = None) -> None:
        """Make somebody an administrator."""
        groups.promote(self.world, (by or self.owner).account, self.chat, person.id)

    async def demotes(self, person: Person, by: Person | None = None) -> None:
        """Make an administrator a member again."""
        groups.demote(self.world, (by or self.owner).account, self.chat, person.id)

    async def adds_bot(self, by: Person | None = None, payload: str = "") -> None:
        """Add the bot; a payload is what `?startgroup=` carries."""
        account = (by or self.owner).account
        groups.add(self.world, account, self.chat, self._bot().id, payload)

    async def removes_bot(self, by: Person | None = None) -> None:
        """Remove the bot."""
        groups.remove(self.world, (by or self.owner).account, self.chat, self._bot().id)

    async def promotes_bot(self, rights: list[str] | None = None) -> None:
        """Make the bot an administrator, with these rights or with all."""
        places.promote(self.world, self.chat, self._bot().id, self.owner.id, rights)

    async def demotes_bot(self) -> None:
        """Make the bot a member again."""
        groups.demote(self.world, self.owner.account, self.chat, self._bot().id)

    async def renames(self, title: str, by: Person | None = None) -> None:
        """Give the group another title."""
        groups.set_title(self.world, (by or self.owner).account, self.chat, title)

    async def migrates(self) -> int:
        """Become a supergroup, and give its id."""
        self.chat = groups.migrate(self.world, self.owner.account, self.chat)
        return self.chat.id

    def transcript(self) -> str:
        """Give the chat as plain lines, as its owner sees it."""
        return transcript(self.world, self.owner.account, self.chat)

    def _bot(self) -> Bot:
        return next(iter(self.world.state.bots.values()))
