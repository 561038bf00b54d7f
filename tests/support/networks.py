"""Small networks with something of every kind in them, made by hypothesis."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from graph.base.dates import widen
from graph.base.texts import clean, clean_lines
from graph.intake.tables.line import SPECIAL
from graph.kinds import KINDS, Actor, Area, Issue, ManagedNetwork, Record, Records, Tie

HOSTILE = (
    '=HYPERLINK("http://x")',
    "'=1+1",
    "''@x",
    "-1",
    "＝cmd",
    "<script>alert(1)</script>",
    '"',
    "'",
    "a;b",
    "a；b",
    ",",
    "😀 ครอบครัว",
    "مرحبا שלום",
    "น้ำ" * 166,
    "_x0041_",
    "x\ufffey",
    "]]>&amp;",
    "None",
    "007",
    "2566",
    "true",
    "1e5",
    "#1",
    "{{7*7}}",
    "..\\..\\x",
)
ACTORS = ("a1", "a2", "ก3", "007")
ISSUES = ("i1", "i2")
AREAS = ("90", "9011")
NETWORKS = ("n1",)


def _kept(text: str) -> bool:
    return bool(text) and text not in SPECIAL


names = (st.sampled_from(HOSTILE) | st.text(max_size=12)).map(clean).filter(_kept)
notes = (names | st.text(max_size=30)).map(clean_lines).filter(_kept)
lists = st.lists(names, max_size=3, unique=True).map(tuple)
numbers = st.floats(0, 3650, allow_subnormal=False).map(abs)
maybe_actor = st.none() | st.sampled_from(ACTORS)
maybe_issue = st.none() | st.sampled_from(ISSUES)


@st.composite
def periods(draw: Any) -> tuple[date, str]:
    """The first day of a year, month or day, and which it is."""
    day = draw(st.dates(date(1750, 1, 1), date(2098, 12, 31)))
    precision = draw(st.sampled_from(("year", "month", "day")))
    first = {"year": day.replace(month=1, day=1), "month": day.replace(day=1), "day": day}
    return first[precision], precision


@st.composite
def spans(draw: Any) -> dict[str, Any]:
    """since and until, each perhaps not known."""
    one, other = sorted((draw(periods()), draw(periods())))
    given: dict[str, Any] = {}
    if draw(st.booleans()):
        given |= {"since": one[0], "since_precision": one[1]}
    if draw(st.booleans()):
        given |= {"until": widen(*other), "until_precision": other[1]}
    return given if given.get("since", date.min) < given.get("until", date.max) else {}


def _some(of: str, /, **fields: Any) -> st.SearchStrategy[list[Record]]:
    """Up to three records of a kind, each with an id of its own."""
    cls = KINDS[of]
    made = st.fixed_dictionaries({"ids": lists, "sources": lists, **fields})
    return st.lists(made, max_size=3).map(
        lambda given: [cls(uid=f"{of}{n}", **_flat(one)) for n, one in enumerate(given)]
    )


def _flat(given: dict[str, Any]) -> dict[str, Any]:
    """The fields, those of "when" among them."""
    return {k: v for k, v in given.items() if k != "when"} | given.get("when", {})


def _word(*words: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(words)


@st.composite
def actors(draw: Any) -> list[Actor]:
    """The four actors that everything else refers to."""
    return [
        Actor(
            uid=uid,
            name=draw(names),
            kind=draw(st.sampled_from(("person", "group", "organisation"))),
            sector=draw(_word("people", "academia", "government")),
            aliases=draw(lists),
            place=draw(st.none() | names),
            note=draw(st.none() | notes),
            extra=tuple(f"{n}={draw(names)}" for n in ("ช่อง", "b") if draw(st.booleans())),
            ids=draw(lists),
            sources=draw(lists),
            **draw(spans()),
        )
        for uid in ACTORS
    ]


@st.composite
def ties(draw: Any) -> list[Tie]:
    """Ties with ids of their own, perhaps several of one pair at one time."""
    made = []
    for number in range(draw(st.integers(0, 4))):
        start, end, third = draw(st.permutations(ACTORS))[:3]
        mutual = draw(st.none() | st.booleans())
        low, high = sorted((start, end)) if mutual else (start, end)
        loose = draw(st.booleans())
        kind = draw(st.sampled_from(("COLLABORATE", "COORDINATE", "COOPERATE")))
        strength = draw(st.none() | numbers)
        made.append(
            Tie(
                uid=f"t-{number:012x}",
                type="COOPERATE" if loose else kind,
                stated=not loose,
                start=low,
                end=high,
                mutual=mutual,
                frequency=draw(st.none() | numbers),
                trust=draw(st.none() | st.floats(1, 4)),
                declared_strength=strength,
                declared_scale=None if strength is None else draw(names),
                about=draw(maybe_issue),
                through=draw(st.sampled_from((None, third))),
                certainty=draw(_word("sure", "likely", "guess")),
                note=draw(st.none() | notes),
                sources=draw(lists),
                ids=draw(lists),
                **draw(spans()),
            )
        )
    return made


_people = st.sampled_from(ACTORS)
_concerned = st.lists(_people, max_size=3, unique=True).map(lambda uids: tuple(sorted(uids)))
_texts = dict.fromkeys(
    (
        *("how_it_influences", "how_it_is_affected", "what_matters", "what_it_can_give"),
        *("how_it_may_hinder", "how_to_reach"),
    ),
    st.none() | notes,
)


def _dated(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.just({}) | periods().map(lambda p: {name: p[0], f"{name}_precision": p[1]})


def _some_of(uids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(uids), unique=True).map(lambda one: tuple(sorted(one)))


@st.composite
def _period(draw: Any) -> dict[str, Any]:
    """The days of what a lesson is about, each perhaps not known."""
    one, other = sorted((draw(periods()), draw(periods())))
    last = {"last": date.fromordinal(widen(*other).toordinal() - 1), "last_precision": other[1]}
    return draw(st.sampled_from(({}, {"first": one[0], "first_precision": one[1]}, last)))


def _last_day(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.just({}) | periods().map(
        lambda p: {
            name: date.fromordinal(widen(*p).toordinal() - 1),
            f"{name}_precision": p[1],
        }
    )


REST = (
    _some(
        "members",
        member=st.just("a1"),
        of=st.sampled_from(("a2", "n1")),
        role=st.none() | names,
        when=spans(),
    ),
    _some("bases", actor=_people, area=st.sampled_from(AREAS), when=spans()),
    _some("works", actor=_people, issue=st.sampled_from(ISSUES), when=spans()),
    _some(
        "activities",
        when=periods().map(lambda p: {"date": p[0], "date_precision": p[1]}),
        title=names,
        kind=st.none() | names,
        minutes=st.none() | st.integers(0, 600),
        participants=_concerned.filter(bool),
        host=maybe_actor,
        about=maybe_issue,
        area=_word(*AREAS),
        decisions=st.none() | notes,
        concerns=_concerned,
        outcome=_word("asked", "introduced", "declined"),
        budget=st.none() | st.floats(0, 1e9, allow_subnormal=False).map(abs),
    ),
    _some(
        "contacts",
        actor=_people,
        name=names,
        phone=st.none() | names,
        email=st.none() | names,
        line=st.none() | names,
        basis=_word("consent", "contract", "duty", "legitimate"),
        when=st.tuples(_dated("consented"), _last_day("keep_until")).map(
            lambda two: {**two[0], **two[1]}
        ),
    ),
    _some(
        "stakes",
        actor=_people,
        network=st.just("n1"),
        groups=st.lists(
            st.sampled_from(("influences_us", "influenced", "interested")), unique=True
        ).map(lambda groups: tuple(sorted(groups))),
        influence=_word("high", "low"),
        interest=_word("high", "low"),
        when=spans(),
        **_texts,
    ),
    _some(
        "plans",
        actor=_people,
        network=st.just("n1"),
        wanted=st.sampled_from(("COLLABORATE", "COORDINATE", "COOPERATE", "loose")),
        existing=_word("COLLABORATE", "COORDINATE", "COOPERATE", "loose", "none"),
        through=maybe_actor,
        our_benefit=st.none() | notes,
        friends_benefit=st.none() | notes,
        method=st.none() | notes,
        owner=st.none() | names,
        outcome=st.none() | notes,
        reaches=st.none() | st.integers(0, 600),
        when=_last_day("due"),
    ),
    _some(
        "lessons",
        text=notes,
        network=st.just("n1"),
        question=st.none() | notes,
        concerns=_concerned,
        between=_concerned,
        issues=_some_of(ISSUES),
        areas=_some_of(AREAS),
        figure=_word("density", "ties", "largest_component_share"),
        links=lists,
        when=st.tuples(_dated("learned"), _period()).map(lambda two: {**two[0], **two[1]}),
    ),
    _some(
        "offers",
        actor=_people,
        what=st.sampled_from(("offer", "need", "skill")),
        text=notes,
        about=maybe_issue,
        when=spans(),
    ),
    _some(
        "results",
        text=notes,
        sort=_word("policy", "market", "trust"),
        area=_word(*AREAS),
        actors=_concerned,
        about=maybe_issue,
        when=_dated("achieved"),
    ),
    _some(
        "promises",
        text=notes,
        who=_concerned.filter(bool),
        whom=_concerned,
        about=maybe_issue,
        kept=_word("kept", "broken", "released"),
        when=_last_day("due"),
    ),
    _some(
        "ways",
        network=st.just("n1"),
        matter=st.sampled_from(("meeting", "assessment", "office", "money")),
        text=notes,
        frequency=st.none() | st.sampled_from((1.0, 12.0, 52.0, 3.0)),
        years=st.none() | st.integers(0, 50),
        when=spans(),
    ),
    _some(
        "mentors",
        mentor=st.just("a1"),
        mentored=st.just("a2"),
        note=st.none() | notes,
        when=spans(),
    ),
    _some("interests", actor=_people, text=notes, concerns=_concerned, when=spans()),
)


@st.composite
def networks(draw: Any) -> Records:
    """Something of every kind that tables hold."""
    fixed: list[Record] = [
        Area(uid="90", name=draw(names), level="province", latitude=-7.5, longitude=100.539),
        Area(uid="9011", name=draw(names), level="district", within="90", sources=draw(lists)),
        Issue(uid="i1", name=draw(names)),
        Issue(uid="i2", name=draw(names), part_of="i1", ids=draw(lists)),
        ManagedNetwork(
            uid="n1",
            name=draw(names),
            us=tuple(draw(st.lists(_people, max_size=3, unique=True))),
            vision=draw(st.none() | notes),
            form=draw(_word("shared", "lead", "administrative")),
        ),
    ]
    rest = [record for some in REST for record in draw(some)]
    return known_of([*fixed, *draw(actors()), *draw(ties()), *rest])


def known_of(records: list[Record]) -> Records:
    """Records of any kinds, as what a database holds."""
    kinds = {cls: kind for kind, cls in KINDS.items()}
    held: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for record in records:
        held[kinds[type(record)]][record.uid] = record
    return Records(**held)
