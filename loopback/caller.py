"""A bot without a library, for tests: it calls methods and keeps Telegram's raw answers."""

from typing import Any

import httpx

from loopback.model import Json


class Caller:
    """A bot without a library: it calls methods and keeps the raw answers."""

    def __init__(self, client: httpx.AsyncClient, token: str):
        self.client = client
        self.token = token

    async def raw(self, method: str, **parameters: Any) -> httpx.Response:
        """Call a method and give the whole response."""
        return await self.client.post(f"/bot{self.token}/{method}", json=parameters)

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """Call a method that must succeed, and give its result."""
        answer = (await self.raw(method, **parameters)).json()
        if not answer["ok"]:
            raise AssertionError(f"{method} is refused: {answer}")
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """Call a method that must be refused, and give `code description`."""
        response = await self.raw(method, **parameters)
        answer = response.json()
        if answer["ok"] or answer["error_code"] != response.status_code:
            raise AssertionError(f"{method} is not refused well: {response.status_code} {answer}")
        return f"{answer['error_code']} {answer['description']}"

    async def updates(self, **parameters: Any) -> list[Json]:
        """Fetch what waits and confirm it."""
        found: list[Json] = await self("getUpdates", **parameters)
        if found:
            await self("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    async def next(self, kind: str) -> Json:
        """Wait for an update of this kind by long polling, and confirm what came before it."""
        while True:
            for update in await self.updates(timeout=5):
                if kind in update:
                    found: Json = update[kind]
                    return found

    async def update(self, kind: str) -> Json:
        """Fetch what waits and give the only update of this kind."""
        found: list[Json] = [update[kind] for update in await self.updates() if kind in update]
        if len(found) != 1:
            raise AssertionError(f"not one {kind} but {found}")
        return found[0]
