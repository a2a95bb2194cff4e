"""The people side over HTTP: JSON for what people see and do, one event stream per viewer."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from loopback import screen
from loopback.actions import ACTIONS, Acting
from loopback.bubble import message_view, number_of
from loopback.errors import ApiError, PeopleError
from loopback.faults import KINDS, Fault
from loopback.model import Chat, Json, Person
from loopback.parameters import Upload, read_parameters
from loopback.transcript import transcript

if TYPE_CHECKING:
    from loopback.world import Event, World

KEEP_OPEN = 15.0
Endpoint = Callable[[Request], Awaitable[Response]]


def _world(request: Request) -> "World":
    world: World = request.app.state.world
    return world


def _person(request: Request) -> Person:
    return _world(request).find_person(_number(request.path_params["person"]))


def _chat(request: Request) -> Chat:
    return screen.chat_of(_world(request), _person(request), _number(request.path_params["chat"]))


def _number(raw: str) -> int:
    try:
        return int(raw)
    except ValueError:
        raise PeopleError(f"{raw} is not a number", 404) from None


def _check_origin(request: Request) -> None:
    """Refuse what a page of another site sends from this machine's browser."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise PeopleError("only the page of this server may do this", 403)


def refusing(endpoint: Endpoint) -> Endpoint:
    """Answer a PeopleError, or a body that does not fit, with `{"error": words}`."""

    async def guarded(request: Request) -> Response:
        try:
            _check_origin(request)
            return await endpoint(request)
        except PeopleError as error:
            return JSONResponse({"error": str(error)}, error.status)
        except ApiError as error:
            return JSONResponse({"error": error.description}, error.code)
        except KeyError as error:
            return JSONResponse({"error": f"{error.args[0]} is missing"}, 400)
        except (TypeError, ValueError) as error:
            return JSONResponse({"error": f"this does not fit: {error}"}, 400)

    return guarded


async def list_people(request: Request) -> Response:
    """Give everybody there is, and the address for the bot."""
    world = _world(request)
    return JSONResponse(
        {
            "people": [screen.person_view(person) for person in world.state.people.values()],
            "bots": [screen.bot_view(bot) for bot in world.state.bots.values()],
            "groups": [
                {"id": chat.id, "type": chat.type, "title": chat.title}
                for chat in world.groups()
                if chat.moved_to is None
            ],
            "api": str(request.base_url).rstrip("/"),
            "now": world.now().isoformat(timespec="seconds"),
        }
    )


async def add_person(request: Request) -> Response:
    """Give somebody an account."""
    body = await request.json()
    names = ("last_name", "username", "language", "phone")
    about = {name: str(body[name]) for name in names if body.get(name)}
    person = _world(request).add_person(str(body["first_name"]), **about)
    return JSONResponse(screen.person_view(person))


async def add_group(request: Request) -> Response:
    """Make a group, with this person as its creator."""
    body = await request.json()
    members = [int(number) for number in body.get("members", [])]
    for number in members:
        _world(request).find_person(number)
    chat = _world(request).add_group(str(body["title"]), _person(request).id, members)
    return JSONResponse({"id": chat.id})


async def list_chats(request: Request) -> Response:
    """Give the chats of a person."""
    return JSONResponse({"chats": screen.chats_view(_world(request), _person(request))})


async def show_chat(request: Request) -> Response:
    """Give the snapshot of a chat."""
    person, chat = _person(request), _chat(request)
    if not screen.sees(person, chat):
        raise PeopleError("you were never in this group", 404)
    return JSONResponse(screen.snapshot(_world(request), person, chat))


async def show_transcript(request: Request) -> Response:
    """Give a chat as plain lines."""
    return PlainTextResponse(transcript(_world(request), _person(request), _chat(request)))


async def download(request: Request) -> Response:
    """Give the bytes of a photo or document."""
    file = _world(request).state.files.get(request.path_params["file"])
    if file is None:
        raise PeopleError("there is no such file", 404)
    # Only pictures are shown; anything else is saved, so that a file never runs as a page.
    shown = file.mime if file.width else "application/octet-stream"
    quoted = file.name.replace("\\", "").replace('"', "").encode("ascii", "replace").decode()
    disposition = "inline" if file.width else f'attachment; filename="{quoted}"'
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(file.data, media_type=shown, headers=headers)


async def act(request: Request) -> Response:
    """Do what a person does in a chat."""
    action = ACTIONS.get(request.path_params["action"])
    if action is None:
        raise PeopleError("there is no such action", 404)
    body, upload = await _body(request)
    acting = Acting(_world(request), _person(request), _chat(request), body, upload)
    result = action(acting)
    return JSONResponse(await result if asyncio.iscoroutine(result) else result)


async def _body(request: Request) -> tuple[Json, Upload | None]:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        parameters = await read_parameters(request)
        return dict(parameters.values), parameters.files.get("file")
    raw = await request.body()
    body = json.loads(raw) if raw.strip() else {}
    if not isinstance(body, dict):
        raise PeopleError("the body must be a JSON object")
    return body, None


# Faults


async def show_faults(request: Request) -> Response:
    """Give what is still to go wrong."""
    return JSONResponse({"faults": [vars(fault) for fault in _world(request).faults.waiting]})


async def add_fault(request: Request) -> Response:
    """Let something go wrong soon."""
    body = await request.json()
    if body["fault"] not in KINDS:
        raise PeopleError(f"a fault is one of {', '.join(KINDS)}")
    fault = Fault(body["fault"], body.get("method") or None, int(body.get("times", 1)))
    fault.retry_after = int(body.get("retry_after") or fault.retry_after)
    fault.migrate_to = int(body.get("migrate_to") or fault.migrate_to)
    _world(request).faults.add(fault)
    return await show_faults(request)


async def clear_faults(request: Request) -> Response:
    """Forget what was still to go wrong."""
    _world(request).faults.clear()
    return await show_faults(request)


# Events


async def stream_events(request: Request) -> Response:
    """Stream what changes for one viewer."""
    events = _events(_world(request), _person(request))
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


async def _events(world: "World", person: Person) -> AsyncIterator[str]:
    async with world.watch() as stream:
        yield _event("hello", {"person": screen.person_view(person)})
        while True:
            try:
                event = await asyncio.wait_for(stream.get(), KEEP_OPEN)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event.name == "end":
                return
            data = event_view(world, person, event)
            if data is not None:
                yield _event(event.name, data)


def _event(name: str, data: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def event_view(world: "World", person: Person, event: "Event") -> Json | None:
    """Give what an event means for a viewer; None when it is not for this one."""
    if event.to not in (None, person.id) or event.name == "inline":
        return None
    chat, message = event.chat, event.message
    if chat is None:
        return event.data
    if not screen.sees(person, chat, message):
        return None
    view: Json = {"chat": number_of(chat), **event.data}
    if event.name == "deleted" and message:
        view["id"] = message.id
    elif message:
        view["message"] = message_view(world, person, chat, message)
    return view


def _route(path: str, endpoint: Any, *methods: str) -> Route:
    return Route(path, refusing(endpoint), methods=list(methods) or ["GET"])


ROUTES = [
    _route("/people", list_people),
    _route("/people", add_person, "POST"),
    _route("/people/faults", show_faults),
    _route("/people/faults", add_fault, "POST"),
    _route("/people/faults", clear_faults, "DELETE"),
    _route("/people/files/{file}", download),
    _route("/people/{person}/events", stream_events),
    _route("/people/{person}/groups", add_group, "POST"),
    _route("/people/{person}/chats", list_chats),
    _route("/people/{person}/chats/{chat}", show_chat),
    _route("/people/{person}/chats/{chat}/transcript", show_transcript),
    _route("/people/{person}/chats/{chat}/{action}", act, "POST"),
]
