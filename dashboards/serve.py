"""The dashboards as one web application: Streamlit, and the library that draws the map.

Nothing is asked of any other host: the library comes out of the installed pyvis package.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboards.served import Served, remember

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from streamlit.starlette import App

HERE = Path(__file__).parent
DRAWING_ROUTE = "/saan/vis-network.min.js"
LOCAL_NAMES = ["127.0.0.1", "localhost", "::1"]


def serve(
    port: int, home: Path | None = None, lang: str | None = None, host: str = "127.0.0.1"
) -> None:
    """Serve the dashboards of a home (the user's own where left out) until interrupted.

    `lang` is the language of pages whose URL names none.
    """
    import uvicorn

    remember(Served(home, lang))
    app = application(host)
    uvicorn.run(app, host=host, port=port, log_level="warning", ws_max_size=64 * 2**20)


def application(host: str = "127.0.0.1") -> "App":
    """The ASGI application: the front door and one route for the drawing library."""
    from starlette.routing import Route
    from streamlit.starlette import App

    settle(host)
    return App(HERE / "app.py", routes=[Route(DRAWING_ROUTE, _drawing_library)])


def settle(host: str = "127.0.0.1") -> None:
    """Apply config.toml, wherever the program was started and whatever a user's own file says.

    On a loopback host only requests that name this machine are let in, so that no page of another
    site can reach the dashboards by a name of its own.
    """
    from streamlit import config

    for key, value in _settings(tomllib.loads(_config_file().read_text("utf-8"))):
        config.set_option(key, value)
    if host in LOCAL_NAMES:
        config.set_option("server.allowedHosts", LOCAL_NAMES)


def drawing_library() -> Path:
    """The vis-network script inside the installed pyvis package."""
    import pyvis

    found = sorted(Path(pyvis.__file__).parent.glob("lib/vis-*/vis-network.min.js"))
    return found[-1]


async def _drawing_library(_: "Request") -> "Response":
    from starlette.responses import FileResponse

    return FileResponse(
        drawing_library(),
        media_type="text/javascript",
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def _config_file() -> Path:
    inside = HERE / ".streamlit" / "config.toml"
    return inside if inside.is_file() else HERE.parent / ".streamlit" / "config.toml"


def _settings(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _settings(value, f"{key}.")
        else:
            yield key, value
