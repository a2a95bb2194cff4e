"""The parameters of one call, read as the Bot API server reads them.

Simple values are lenient (a number that is none counts as 0), JSON objects are strict. Source:
telegram-bot-api/Client.cpp (`get_integer_arg`, `to_bool`, `get_required_string_arg`) and TDLib's
JsonObject.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from loopback.errors import ApiError, bad_request
from loopback.model import Json

MAX_UPLOAD = 50 << 20


@dataclass(frozen=True)
class Upload:
    """A file that came along with a call."""

    name: str
    mime: str
    data: bytes


class Parameters:
    """The named values and files of one call."""

    def __init__(self, values: dict[str, str], files: dict[str, Upload] | None = None):
        self.values = values
        self.files = files or {}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        """Give a text; empty when it is not there."""
        return self.values.get(name, "")

    def required(self, name: str) -> str:
        """Give a text that must be there."""
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0, low: int = 0, high: int = 2**31 - 1) -> int:
        """Give a whole number, kept between two bounds."""
        value = self.text(name).strip()
        return max(low, min(high, whole(value) if value else default))

    def decimal(self, name: str) -> float:
        """Give a number that must be there."""
        value = self.text(name).strip()
        if not value:
            raise bad_request(f"{name} is empty")
        try:
            return float(value)
        except ValueError:
            return 0.0

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        if name not in self.values:
            return default
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def parsed(self, name: str, what: str) -> Any:
        """Give a JSON value; None when it is not there."""
        raw = self.text(name)
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


def whole(value: str) -> int:
    """Read a whole number as TDLib does: as far as it goes, and 0 when it is none."""
    match = re.match(r"-?\d+", value)
    return int(match.group()) if match else 0


# Fields of a JSON object; every error names the field as TDLib does.


def string_field(value: Json, name: str, *, required: bool = False) -> str:
    """Give a string; numbers count as one."""
    found = _field(value, name, required=required)
    if found is None:
        return ""
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        raise ValueError(f'Field "{name}" must be of type String')
    return str(found)


def bool_field(value: Json, name: str) -> bool:
    """Give a yes or no; no when it is not there."""
    found = _field(value, name)
    if found is None:
        return False
    if not isinstance(found, bool):
        raise ValueError(f'Field "{name}" must be of type Boolean')
    return found


def int_field(value: Json, name: str, *, required: bool = False) -> int:
    """Give a whole number; a string of digits counts as one."""
    found = _field(value, name, required=required)
    if found is None:
        return 0
    if isinstance(found, str) and re.fullmatch(r"-?\d+", found):
        return int(found)
    if isinstance(found, bool) or not isinstance(found, int):
        raise ValueError(f'Field "{name}" must be of type Number')
    return found


def number_field(value: Json, name: str) -> float:
    """Give a number that must be there."""
    found = _field(value, name, required=True)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ValueError(f'Field "{name}" must be of type Number')
    return float(found)


def object_field(value: Json, name: str) -> Json:
    """Give an object that must be there."""
    found = _field(value, name, required=True)
    if not isinstance(found, dict):
        raise ValueError(f'Field "{name}" must be of type Object')
    return found


def _field(value: Json, name: str, *, required: bool = False) -> Any:
    if value.get(name) is None and required:
        raise ValueError(f'Can\'t find field "{name}"')
    return value.get(name)


# Reading a request


async def read_parameters(request: Request) -> Parameters:
    """Read a call's parameters from its query and its body: a form, multipart or JSON."""
    values = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method != "POST":
        return Parameters(values)
    if kind == "application/json":
        return Parameters(values | _from_json(await request.body()))
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form(max_part_size=MAX_UPLOAD) as form:
            return await _from_form(values, form)
    return Parameters(values)


def _from_json(body: bytes) -> dict[str, str]:
    if not body.strip():
        return {}
    try:
        found = json.loads(body)
    except ValueError:
        raise bad_request("can't parse request body as JSON") from None
    if not isinstance(found, dict):
        raise bad_request("request body must be a JSON object")
    return {name: as_text(value) for name, value in found.items() if value is not None}


def as_text(value: Any) -> str:
    """Give the text that stands for a JSON value among the parameters of a call."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def _from_form(values: dict[str, str], form: FormData) -> Parameters:
    files: dict[str, Upload] = {}
    total = 0
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            total += len(data)
            if total > MAX_UPLOAD:
                raise ApiError(413, "Request Entity Too Large")
            kind = value.content_type or "application/octet-stream"
            files[name] = Upload(value.filename or name, kind, data)
        else:
            values[name] = value
    return Parameters(values, files)
