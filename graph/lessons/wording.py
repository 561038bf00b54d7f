"""Why a lesson speaks now, in words."""

from collections.abc import Sequence

from graph.base.labels import count, day
from graph.base.words import say
from graph.governance.wording import why as why_found
from graph.lessons.recalling import Begun, Broker, Falling, Reason, Risk
from graph.measures import figure
from graph.network.named import Names


def why(reason: Reason, names: Names) -> str:
    """The reason as a sentence."""
    match reason:
        case Risk():
            return why_found(reason.finding, names)
        case Broker():
            return _broker(reason, names)
        case Begun():
            return _begun(reason, names)
        case Falling():
            return _falling(reason)


def _broker(reason: Broker, names: Names) -> str:
    name = names.name(reason.actor)
    if reason.uid:
        return say("lessons.why.through", name=name, to=names.name(reason.to))
    return say("lessons.why.broker", name=name, count=count(reason.lost))


def _begun(reason: Begun, names: Names) -> str:
    who = _listed(reason.who, names)
    what = say(
        f"lessons.why.{reason.kind}",
        title=reason.title,
        names=who,
        day=day(reason.day, reason.precision),
    )
    if not reason.issue:
        return say("lessons.why.pair", what=what)
    return say(
        "lessons.why.again",
        issue=names.name(reason.issue),
        area=names.name(reason.area),
        what=what,
    )


def _falling(reason: Falling) -> str:
    of = figure(reason.figure)
    shown = {"count": "{:,.0f}", "share": "{:.0%}"}.get(of.shown, "{:.2f}")
    before, now = (shown.format(value) for value in (reason.before, reason.now))
    return say("lessons.why.figure", figure=of.text("label"), before=before, now=now)


def _listed(uids: Sequence[str], names: Names) -> str:
    return " – ".join(names.name(uid) for uid in uids)
