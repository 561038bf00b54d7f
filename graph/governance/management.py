"""Bad management: roles, plans and records that nobody keeps."""

from collections.abc import Mapping

from graph.governance.facts import Facts
from graph.governance.finding import Hit, Judged
from graph.governance.rule import Rule
from graph.network import BY_CODE

Limits = Mapping[str, float]


def no_roles(facts: Facts, _limits: Limits, _rule: Rule) -> Judged:
    """Members on record, and not one office."""
    (whole,) = facts.rows("offices_all")
    hits = (Hit((), {"members": whole["members"]}),) if not whole["offices"] else ()
    return Judged(whole["members"], hits if whole["members"] else ())


def overdue_plans(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Steps of the plan whose day has passed, without an outcome, and without the wanted tie."""
    (whole,) = facts.rows("plans_all")
    levels = facts.levels()
    hits = [
        Hit((row["actor"],), {"actor": row["actor"], "due": row["due"]}, row["due"], (row["uid"],))
        for row in facts.rows("plans")
        if (facts.on - row["due"]).days > limits["days"]
        and not any(
            levels.get(frozenset((us, row["actor"])), 0) >= _rank(row["wanted"]) for us in row["us"]
        )
    ]
    return Judged(whole["dated"], tuple(hits))


def _rank(wanted: str) -> int:
    return BY_CODE.index(wanted) + 1 if wanted in BY_CODE else 1


def no_mentor(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """A member of less than a year who is tied to nobody that was there before."""
    rows = facts.rows("joined")
    new = [row for row in rows if row["since"] and row["since"] >= facts.a_year_ago]
    before: dict[str, set[str]] = {}
    for row in rows:
        if not row["since"] or row["since"] < facts.a_year_ago:
            before.setdefault(row["network"], set()).add(row["member"])
    partners = facts.partners({row["member"] for row in new})
    hits = [
        Hit((row["member"],), {"member": row["member"], "joined": row["since"]}, row["since"])
        for row in new
        if (facts.on - row["since"]).days >= limits["days"]
        and not partners[row["member"]] & before.get(row["network"], set())
    ]
    return Judged(len(new), tuple(hits))


def stale_records(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Nothing has been logged for long."""
    (whole,) = facts.rows("decisions_all")
    last = facts.last_activity()
    silent = last is not None and (facts.on - last).days > limits["days"]
    hits = (Hit((), {"last": last}, last),) if silent else ()
    return Judged(whole["activities"], hits)


def assessment(_facts: Facts, _limits: Limits, _rule: Rule) -> Judged:
    """Assessments of the network's strength are no records yet."""
    return Judged(None)
