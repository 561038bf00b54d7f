"""Who of those asked in a round has answered, and who is missing; never what."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st
from pandas import DataFrame

from dashboards.conditions import asking, choosing, filling
from dashboards.frame import labels, session, writing
from dashboards.frame.blocks import table
from dashboards.frame.session import on_record
from graph.base.words import say
from graph.conditions.asking import ends, invited, stage, state, waiting, withdraw
from graph.conditions.sealed import Invitation
from graph.kinds import Round

COLUMNS = ("name", "stage", "made", "answered", "filled_by")
ORDER = ("asked", "opened", "begun", "finished", "withdrawn")


def draw(of: Round, who: str) -> None:
    """Who was asked; filling in for those who have not answered."""
    asked = invited(session.desk().sealed, of)
    if asked:
        _asked(of, asked, who)
    else:
        st.caption(say("conditions.who.none"))
    if state(of, session.desk().today()) == "open":
        filling.draw(of, asked, who)


def _asked(of: Round, asked: list[Invitation], who: str) -> None:
    """The table, those missing first; reminding them, and withdrawing a link."""
    names = on_record()
    asked.sort(key=lambda each: (ORDER.index(stage(each)), names.name(each.actor)))
    rows = DataFrame([_row(each) for each in asked])
    shown = [name for name in COLUMNS if name != "filled_by" or any(rows["filled_by"])]
    table(rows, {name: say(f"conditions.who.{name}") for name in shown}, "who has answered")
    if not of.closed:
        _remind(of, waiting(asked))
    over = of.closed and session.desk().today() > ends(of)
    if of.closed:
        word = "own_pages_over" if over else "own_pages"
        st.caption(say(f"conditions.who.{word}", day=labels.day(ends(of))))
    live = [each.actor for each in asked if not each.withdrawn]
    if live and not over:
        words = ("conditions.who.withdraw", "conditions.who.do_withdraw")
        note = say("conditions.who.withdraw_note")
        choosing.member("withdraw", of, live, words, _withdraw, who, note)
        if of.closed:
            sure = st.checkbox(say("conditions.who.all_sure"), key=f"sure {of.uid}")
            label = say("conditions.who.withdraw_all", count=len(live))
            writing.button(label, "withdraw all", who if sure else "", _withdraw_all, of, live)


def _row(of: Invitation) -> dict[str, str]:
    return {
        "name": on_record().name(of.actor),
        "stage": say(f"conditions.stage.{stage(of)}"),
        "made": _day(of.made),
        "answered": _day(of.answered),
        "filled_by": of.filled_by or "",
    }


def _day(at: float | None) -> str:
    if at is None:
        return labels.DASH
    return labels.day(datetime.fromtimestamp(at, ZoneInfo(session.desk().options().zone)).date())


def _remind(of: Round, missing: list[str]) -> None:
    if missing:
        st.button(
            say("conditions.who.remind", count=len(missing)),
            key="remind",
            icon=":material/notifications:",
            on_click=asking.remind,
            args=(of,),
        )


def _withdraw_all(of: Round, live: list[str]) -> None:
    def write() -> None:
        for uid in live:
            withdraw(session.desk().sealed, of, uid)

    writing.attempt("conditions.who.all_withdrawn", write, what=of.name)


def _withdraw(of: Round, uid: str, who: str) -> None:
    name = on_record().name(uid)
    writing.attempt(
        "conditions.who.withdrawn", lambda: withdraw(session.desk().sealed, of, uid), what=name
    )
