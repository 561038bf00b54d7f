"""What a link shows: a view, kept as the query of the map's address."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from dashboards.drawing.view import view
from dashboards.frame import address, labels
from dashboards.frame.address import FILTERS, Asked
from graph import issues, network
from graph.accounts import Link
from graph.base.errors import NotFound
from graph.base.words import say
from graph.export.view import Shown, shown
from graph.network import Choices
from graph.service import Service

DRAWN = ("areas", "selected", "colour", "size", "weak", "fold", "hide", "open")
"""What of the map's address says how it is drawn."""


def query(asked: Asked, focus: str | None, steps: int, params: Mapping[str, str]) -> str:
    """What the map is asked, and how it is drawn, in one text. params: of its address."""
    kept = {name: value for name, value in asked.address().items() if name in ("on", *FILTERS)}
    kept |= {name: params[name] for name in DRAWN if params.get(name)}
    return urlencode(kept | ({"focus": focus, "steps": str(steps)} if focus else {}))


def shown_by(link: Link, service: Service) -> Shown:
    """The view of a link as it is now, in the language in force.

    NotFound where a part of the network that it shows is not there any more.
    """
    params = dict(parse_qsl(link.view))
    today = service.today()
    asked = address.read(params, today, network.choices(service.snapshot(today)))
    found = asked.address()
    if any(params.get(name) != found.get(name) for name in FILTERS):
        raise NotFound("sharing.gone")
    filters = replace(asked.filters, no_persons=not link.persons)
    steps = min(3, max(1, int(given))) if (given := params.get("steps", "")).isdecimal() else 1
    return shown(
        service.source,
        asked.on,
        filters,
        params.get("focus"),
        steps,
        view(params.get),
        level(params),
    )


def level(params: Mapping[str, str]) -> str | None:
    """Of which level areas are shown in place of partners; None for partners."""
    given = params.get("areas")
    return given if given in issues.LEVELS else None


def told(link: Link, choices: Choices) -> str:
    """What a link shows, in words."""
    params = dict(parse_qsl(link.view))
    day = address.day_of(params.get("on"))
    said = [say("sharing.page.on", day=labels.day(day)) if day else say("sharing.page.today")]
    names = dict(choices.areas) | dict(choices.issues) | dict(choices.networks)
    for name in FILTERS:
        for value in params.get(name, "").split(",") if params.get(name) else ():
            words = names.get(value) or labels.term(name, value)
            said.append(f"{say(f'pages.filter.{name}')} {words}")
    if areas := level(params):
        said.append(say("sharing.page.by_area", areas=say(f"map.areas.many_{areas}")))
    elif params.get("focus"):
        said.append(say("sharing.page.around_one"))
    if not link.persons:
        said.append(say("sharing.page.without"))
    return " · ".join(said)
