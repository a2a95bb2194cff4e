"""The address at which calendars fetch a feed."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.meetups.feeds import PATH, FeedService


def feed_routes(feeds: FeedService) -> list[Route]:
    """Return the routes of the feeds; nothing tells a wrong address from a revoked one."""

    async def show(request: Request) -> Response:
        found = await feeds.feed(request.path_params["token"])
        if found is None:
            return Response(status_code=404)
        headers = {
            "Cache-Control": "private, max-age=300",
            "X-Robots-Tag": "noindex",
            "Content-Disposition": 'inline; filename="wiebelik.ics"',
        }
        return Response(found, media_type="text/calendar; charset=utf-8", headers=headers)

    return [Route(PATH, show, methods=["GET"])]
