"""A member's own page of a closed round, in sentences."""

from collections.abc import Mapping

from graph.base import labels
from graph.base.words import say
from graph.conditions.given_back import Profile
from graph.conditions.means import SCORED, weakest
from graph.conditions.shown import LEAST


def told(found: Profile) -> Mapping[str, list[str]]:
    """Part of the page → its sentences; a part without any is left out."""
    parts = {
        "place": _place(found),
        "seen": _seen(found),
        "rated": _rated(found),
        "gave": _gave(found),
        "asks": [*found.promised],
    }
    return {name: lines for name, lines in parts.items() if lines}


def _place(found: Profile) -> list[str]:
    facts = {"partners": labels.count(found.partners), "others": labels.count(found.others)}
    lines = [say("asked.profile.partners", **facts)]
    if found.between:
        lines.append(say("asked.profile.between", count=labels.count(found.between)))
    return lines


def _seen(found: Profile) -> list[str]:
    if found.seen is None:
        return [say("asked.profile.seen_few", least=LEAST)]
    return [
        say("asked.profile.seen_as", level=labels.term("type", level), count=labels.count(count))
        for level, count in sorted(found.seen.items(), key=lambda each: (-each[1], each[0]))
    ]


def _rated(found: Profile) -> list[str]:
    given = {"trust": found.trust, "value": found.value}
    lines = [
        say(f"asked.profile.{name}", share=f"{share:.0%}")
        for name, share in given.items()
        if share is not None
    ]
    asked = {"trust", "value"} & set(found.round.asks)
    return lines or ([say("asked.profile.rated_few", least=LEAST)] if asked else [])


def _gave(found: Profile) -> list[str]:
    lines = [say("asked.profile.together", count=found.together)] if found.together else []
    return [*lines, *found.results]


def means(found: Profile) -> list[tuple[str, str, float]]:
    """(what was asked, its mean in words, the mean) of what all see, the lowest first."""
    return [(str(item.words), f"{mean:.1f}", mean) for item, mean in weakest(found.means, *SCORED)]
