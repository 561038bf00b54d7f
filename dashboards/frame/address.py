"""The URL of a page: what it asks for (language, day, filters), and widgets that write into it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from dashboards.frame.labels import plain
from dashboards.frame.pages import PAGES, served
from graph import demo
from graph.base.words import LANGUAGES, say, usual_language
from graph.base.words import language as in_force
from graph.network import Choices, Filters
from graph.network.day import BY_CODE
from graph.network.history import a_year_after, a_year_before
from graph.whatif import Trial

FILTERS = ("network", "area", "issue", "sector", "type")
"""The filters, by the names they have in the URL, in the order of their chips."""

DEMOS = {"demo": "th", "demo-en": "en"}
"""Demo, as the URL names it → its language."""

Shown = Literal["visible", "hidden", "collapsed"]
"""Whether the label of a field is drawn; it is always read out."""

SCRIPTS = {entry.word: entry.script for entry in PAGES}


@dataclass(frozen=True)
class Asked:
    """lang: "th" or "en"; on: the day; usual: the day where the URL names none.

    data: what `data` gives of the URL. known: only what was
    written by the end of that day counts; None for all that is on record.
    """

    lang: str
    on: date
    usual: date
    filters: Filters
    data: str | None = None
    known: date | None = None

    def address(self) -> dict[str, str]:
        """The same as parameters of a URL; what is as usual is left out."""
        given = {
            "lang": self.lang,
            "data": self.data,
            "on": None if self.on == self.usual else self.on.isoformat(),
            "known": self.known.isoformat() if self.known else None,
            "network": self.filters.network,
            "area": self.filters.area,
            "issue": self.filters.issue,
            "sector": self.filters.sector,
            "type": ",".join(self.filters.types),
        }
        return {name: value for name, value in given.items() if value}

    def last_step(self) -> "Asked":
        """The same question on the last day that can be stepped to."""
        return replace(self, on=max(self.on, self.usual))

    def a_year_before(self) -> "Asked":
        """The same question one year earlier; of 29 February, on the 28th."""
        return replace(self, on=a_year_before(self.on))

    def a_year_after(self) -> "Asked":
        """The same question one year later, or on the usual day where that comes first."""
        return replace(self, on=min(a_year_after(self.on), self.usual))


def read(
    params: Mapping[str, str], usual: date, choices: Choices, known: date | None = None
) -> Asked:
    """The question that `params` put; what the network doesn't have is taken for not given."""
    types = tuple(t for t in BY_CODE if t in params.get("type", "").split(","))
    return Asked(
        lang=language(params),
        on=day_of(params.get("on")) or usual,
        usual=usual,
        filters=Filters(
            issue=_one_of(params.get("issue"), dict(choices.issues)),
            area=_one_of(params.get("area"), dict(choices.areas)),
            sector=_one_of(params.get("sector"), choices.sectors),
            types=() if len(types) == len(BY_CODE) else types,
            network=_one_of(params.get("network"), dict(choices.networks)),
        ),
        data=data(params),
        known=known,
    )


def known(params: Mapping[str, str], today: date) -> date | None:
    """The day whose knowledge is asked for; None where it is today's, or none that has been."""
    found = day_of(params.get("known"))
    return found if found and found < today else None


def data(params: Mapping[str, str]) -> str | None:
    """Which data the URL asks for instead of those served: "own" where a demo is served; one of
    `DEMOS` that has been prepared, where it is not; None: those served."""
    wanted = params.get("data", "")
    if served().home:
        return "own" if wanted == "own" else None
    return wanted if wanted in DEMOS and demo.ready(DEMOS[wanted]) else None


def language(params: Mapping[str, str]) -> str:
    """The language of the page: that of the URL, else the one served, else the usual one."""
    wanted = params.get("lang", "")
    return wanted if wanted in LANGUAGES else served().lang or usual_language()


def follow(lang: str | None) -> None:
    """Turns to the language that is set for the network, where neither the URL nor the server
    names one."""
    if lang and not st.query_params.get("lang") and not served().lang and lang != in_force():
        st.query_params["lang"] = lang
        st.rerun()


def day_of(text: str | None) -> date | None:
    """The day of an ISO text, of the years 1900 to 2199; None for anything else."""
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found and 1900 <= found.year < 2200 else None


def _one_of(value: str | None, allowed: Collection[str]) -> str | None:
    return value if value and value in allowed else None


def current() -> Asked:
    """What this run of the page is asked; the front door has put it there."""
    asked = st.session_state["asked"]
    assert isinstance(asked, Asked)
    return asked


def front() -> None:
    """What lies at "/": the first page has an address of its own, as every page has."""
    st.switch_page(PAGES[0].script, query_params=st.query_params.to_dict())


def hold() -> None:
    """Tells the browser the address again where it changed since the last run.

    A link onto the page one is on changes the question, and leaves the browser's address as it was.
    """
    now = st.query_params.to_dict()
    if st.session_state.setdefault("address", now) != now:
        st.query_params.from_dict(now)
        st.session_state["address"] = now


def given(name: str) -> str | None:
    """The value of one parameter of the URL; None where it is not there."""
    return st.query_params.get(name) or None


def origin() -> str:
    """The address under which this page was opened, without path; "" where none is known."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}" if found.netloc else ""


def put(**params: str | None) -> None:
    """Write parameters into the URL; None takes one off."""
    for name, value in params.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def link(word: str, label: str, icon: str | None = None, **params: str | None) -> None:
    """A link to a page, with the question as it stands and `params` of the page's own.

    `label` is read as Markdown: names go through `labels.plain` first.
    """
    st.page_link(SCRIPTS[word], label=label, icon=icon, query_params=_with(params))


def without(*uids: str) -> str:
    """The trial in which these partners leave, as the page of what-if is asked for it."""
    return Trial(remove=uids).text()


def link_without(uids: Sequence[str], name: str) -> None:
    """A link to what would be if these partners left: a trial, filled in."""
    link("whatif", say("whatif.page.if_gone", name=plain(name)), trial=without(*uids))


def link_actors(uids: Sequence[str], name: Callable[[str], str]) -> None:
    """Links to the profiles of several partners, side by side; name: uid → name."""
    with st.container(horizontal=True):
        for uid in uids:
            link("actors", plain(name(uid)), actor=uid)


def go(word: str, **params: str | None) -> None:
    """Leave for another page, with the question as it stands."""
    st.switch_page(SCRIPTS[word], query_params=_with(params))


def pick(
    label: str,
    name: str,
    options: Sequence[str],
    show: Callable[[str], str],
    placeholder: str = "",
    label_visibility: Shown = "visible",
) -> str | None:
    """A list with search whose choice stands in the URL as `name`; None while nothing is chosen."""
    key = f"pick {name}"
    now = given(name)
    st.session_state[key] = now if now in options else None
    return st.selectbox(
        label,
        options,
        index=None,
        key=key,
        format_func=show,
        placeholder=placeholder,
        label_visibility=label_visibility,
        on_change=_keep,
        args=(key, name),
    )


def switch(label: str, name: str, options: Sequence[str], show: Callable[[str], str]) -> str:
    """A row of choices, the first the usual one, whose choice stands in the URL as `name`."""
    key = f"switch {name}"
    now = given(name)
    st.session_state[key] = now if now in options else options[0]
    chosen = st.segmented_control(
        label, options, key=key, format_func=show, on_change=_keep, args=(key, name), required=True
    )
    return chosen or options[0]


def _keep(key: str, name: str) -> None:
    put(**{name: st.session_state[key]})


def _with(params: Mapping[str, str | None]) -> dict[str, str]:
    return current().address() | {name: value for name, value in params.items() if value}
