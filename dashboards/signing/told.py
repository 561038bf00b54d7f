"""What a way of signing in tells the pages, and what it tells whom it lets in not."""

from typing import TYPE_CHECKING

from graph.base.words import LANGUAGES, say

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

SESSION = "x-saan-session"
"""The header by which pages learn who asks; whatever comes in under its name is taken out."""


def told(scope: "Scope", who: str) -> "Scope":
    """The request with who asks."""
    name = SESSION.encode()
    headers = [each for each in scope["headers"] if each[0].lower() != name]
    return {**scope, "headers": [*headers, (name, who.encode())]}


async def refused(scope: "Scope", receive: "Receive", send: "Send") -> None:
    """The answer to who has not signed in, in each language."""
    from starlette.responses import PlainTextResponse

    said = "\n".join(say("rights.nobody", lang) for lang in LANGUAGES)
    await PlainTextResponse(f"{said}\n", 401)(scope, receive, send)
