"""Photos and documents: keeping their bytes, and the ids the Bot API gives them."""

import hashlib
import mimetypes
from typing import TYPE_CHECKING

from loopback.errors import bad_request
from loopback.model import Json, StoredFile
from loopback.parameters import Parameters, Upload
from loopback.wire import file_json

if TYPE_CHECKING:
    from loopback.world import World

MAX_DOWNLOAD = 20 << 20
MAX_PHOTO = 10 << 20


def keep(world: "World", upload: Upload, folder: str) -> StoredFile:
    """Keep the bytes of an upload under a new id."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    number = world.count("file", 0)
    digest = hashlib.sha256(f"{number}:".encode() + upload.data).hexdigest()
    guess = mimetypes.guess_type(upload.name)[0]
    mime = guess if upload.mime in ("", "application/octet-stream") else upload.mime
    _, _, extension = upload.name.rpartition(".")
    suffix = f".{extension}" if extension != upload.name else ""
    file = StoredFile(
        id=f"BQAC{digest[:44]}",
        unique_id=f"AgAD{digest[44:60]}",
        path=f"{folder}/file_{number}{suffix}",
        name=upload.name,
        mime=mime or "application/octet-stream",
        data=upload.data,
    )
    world.state.files[file.id] = file
    return file


def keep_photo(world: "World", upload: Upload) -> StoredFile:
    """Keep a picture; what is no PNG, JPEG or GIF is refused."""
    if len(upload.data) > MAX_PHOTO:
        size = len(upload.data)
        words = f"file of size {size} bytes is too big for a photo;"
        raise bad_request(f"{words} the maximum size is {MAX_PHOTO} bytes")
    file = keep(world, upload, "photos")
    measured = _size(upload.data)
    if measured is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    file.width, file.height = measured
    if sum(measured) > 10_000 or max(measured) > 20 * max(1, min(measured)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return file


def received(world: "World", parameters: Parameters, name: str) -> StoredFile | Upload:
    """Give the file of a call: one that came along, or one sent before by its id."""
    value = parameters.text(name)
    attached = value.removeprefix("attach://") if value.startswith("attach://") else name
    if attached in parameters.files and (not value or attached != name):
        return parameters.files[attached]
    if not value:
        raise bad_request(f"there is no {name} in the request")
    known = world.state.files.get(value)
    if known is not None:
        return known
    if value.startswith(("http://", "https://")):
        # Telegram fetches it; here nothing leaves the machine.
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong remote file identifier specified: can't unserialize it")


def find(world: "World", file_id: str) -> StoredFile:
    """Find a file for getFile."""
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.state.files.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return file


def document_json(file: StoredFile) -> Json:
    """Give the Document."""
    return {"file_name": file.name, "mime_type": file.mime, **file_json(file)}


def photo_json(file: StoredFile) -> list[Json]:
    """Give the sizes of a photo; here always one."""
    return [{**file_json(file), "width": file.width, "height": file.height}]


def _size(data: bytes) -> tuple[int, int] | None:
    """Read width and height from a picture's own header."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height = int.from_bytes(data[at + 5 : at + 7], "big")
            return int.from_bytes(data[at + 7 : at + 9], "big"), height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
