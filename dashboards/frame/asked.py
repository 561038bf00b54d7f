"""What a page is asked: the language, the day and the filters, all of them in its URL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from dashboards.frame.served import served
from graph.base.words import LANGUAGES
from graph.base.words import language as in_force
from graph.network import Filters
from graph.network.day import BY_CODE
from graph.network.history import a_year_before

FILTERS = ("network", "area", "issue", "sector", "type")
"""The filters, by the names they have in the URL, in the order of their chips."""


@dataclass(frozen=True)
class Asked:
    """lang: "th" or "en"; on: the day; usual: the day where the URL names none.

    own: the user's own network is asked for where the demo is served. known: only what was
    written by the end of that day counts; None for all that is on record.
    """

    lang: str
    on: date
    usual: date
    filters: Filters
    own: bool = False
    known: date | None = None

    def address(self) -> dict[str, str]:
        """The same as parameters of a URL; what is as usual is left out."""
        given = {
            "lang": self.lang,
            "data": "own" if self.own else None,
            "on": None if self.on == self.usual else self.on.isoformat(),
            "known": self.known.isoformat() if self.known else None,
            "network": self.filters.network,
            "area": self.filters.area,
            "issue": self.filters.issue,
            "sector": self.filters.sector,
            "type": ",".join(self.filters.types),
        }
        return {name: value for name, value in given.items() if value}

    def a_year_before(self) -> "Asked":
        """The same question one year earlier; of 29 February, on the 28th."""
        return replace(self, on=a_year_before(self.on))


def read(params: Mapping[str, str], usual: date, choices: Any, known: date | None = None) -> Asked:
    """The question that `params` put; what the network doesn't have is taken for not given."""
    types = tuple(t for t in BY_CODE if t in params.get("type", "").split(","))
    return Asked(
        lang=language(params),
        on=day(params.get("on")) or usual,
        usual=usual,
        filters=Filters(
            issue=_one_of(params.get("issue"), dict(choices.issues)),
            area=_one_of(params.get("area"), dict(choices.areas)),
            sector=_one_of(params.get("sector"), choices.sectors),
            types=() if len(types) == len(BY_CODE) else types,
            network=_one_of(params.get("network"), dict(choices.networks)),
        ),
        own=own(params),
        known=known,
    )


def known(params: Mapping[str, str], today: date) -> date | None:
    """The day whose knowledge is asked for; None where it is today's, or none that has been."""
    found = day(params.get("known"))
    return found if found and found < today else None


def own(params: Mapping[str, str]) -> bool:
    """Whether the URL asks for the user's own network where another home is served."""
    return params.get("data") == "own" and served().home is not None


def language(params: Mapping[str, str]) -> str:
    """The language of the page: that of the URL, else the one served, else the one in force."""
    wanted = params.get("lang", "")
    return wanted if wanted in LANGUAGES else served().lang or in_force()


def follow(lang: str | None) -> None:
    """Turns to the language that is set for the network, where neither the URL nor the server
    names one."""
    if lang and not st.query_params.get("lang") and not served().lang and lang != in_force():
        st.query_params["lang"] = lang
        st.rerun()


def day(text: str | None) -> date | None:
    """The day of an ISO text, of the years 1900 to 2199; None for anything else."""
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found and 1900 <= found.year < 2200 else None


def _one_of(value: str | None, allowed: Any) -> str | None:
    return value if value and value in allowed else None
