"""Results and promises as a page tells of them: sentences and rows."""

from collections import Counter
from collections.abc import Sequence

from pandas import DataFrame

from dashboards.forms import fields
from dashboards.frame import labels
from graph.base.words import language, say
from graph.kinds import Result
from graph.kinds.result import SORTS
from graph.kinds.vocabulary import said
from graph.network.named import Names
from graph.results import Pledge

RESULTS = ("text", "date", "source", "lacks", "sort", "actors", "area", "about")
PROMISES = ("text", "state", "due", "who", "whom", "activity")
UNSAID = "unsaid"


def sentence(results: Sequence[Result], pledges: Sequence[Pledge]) -> str:
    """What came of it, by kind; how many can't be checked, and how many promises are overdue."""
    if not results and not pledges:
        return say("results.lead.none")
    counts = by_sort(results)
    parts = [f"{sort_word(sort)} {labels.count(count)}" for sort, count in counts.items()]
    facts = {"count": labels.count(len(results)), "parts": say("results.lead.and").join(parts)}
    found = [say("results.lead.count" if results else "results.lead.no_result", **facts)]
    late = sum(each.state == "overdue" for each in pledges)
    lacking = sum(bool(each.lacks) for each in results)
    for name, count in (("lacking", lacking), ("overdue", late)):
        if count:
            found.append(say(f"results.lead.{name}", count=labels.count(count)))
    return " ".join(found)


def by_sort(results: Sequence[Result]) -> dict[str, int]:
    """How many there are of each kind, in the order of the kinds, those of no kind at the end."""
    counts = Counter(each.sort or UNSAID for each in results)
    return {sort: counts[sort] for sort in (*SORTS, UNSAID) if counts[sort]}


def sort_word(sort: str) -> str:
    """A kind of result in words."""
    return say("results.list.unsaid") if sort == UNSAID else said("sort", sort, language())


def result_rows(results: Sequence[Result], names: Names) -> DataFrame:
    """One row a result, with what it still lacks."""
    asked = _asked("results", RESULTS)
    rows = [
        {name: fields.shown("results", field, each, names) for name, field in asked.items()}
        | {"lacks": ", ".join(fields.word("results", column) for column in each.lacks)}
        for each in results
    ]
    return DataFrame(rows, columns=list(RESULTS))


def result_columns(results: Sequence[Result]) -> dict[str, str]:
    """The columns of the results, with their headings; of what they lack where one lacks any."""
    lacks = any(each.lacks for each in results)
    return {
        name: say("forms.lacks") if name == "lacks" else fields.word("results", name)
        for name in RESULTS
        if lacks or name != "lacks"
    }


def promise_rows(pledges: Sequence[Pledge], names: Names) -> DataFrame:
    """One row a promise, with where it stands."""
    asked = _asked("promises", PROMISES)
    rows = [
        {
            name: fields.shown("promises", field, each.promise, names)
            for name, field in asked.items()
        }
        | {"state": state(each)}
        for each in pledges
    ]
    return DataFrame(rows, columns=list(PROMISES))


def promise_columns() -> dict[str, str]:
    """The columns of the promises, with their headings."""
    return {
        name: say("results.promises.state") if name == "state" else fields.word("promises", name)
        for name in PROMISES
    }


def state(each: Pledge) -> str:
    """Where a promise stands, in words."""
    if each.state == "overdue":
        return say("results.promises.overdue", days=labels.count(each.late))
    if each.state == "open":
        return say("results.promises.open" if each.promise.due else "results.promises.no_day")
    return said("kept", each.state, language())


def _asked(kind: str, columns: Sequence[str]) -> dict[str, fields.Field]:
    known = {each.column: each for each in fields.columns(kind)}
    return {name: known[name] for name in columns if name in known}
