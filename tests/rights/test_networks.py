"""Who has a role in one network alone is shown that one, writes of that one, and of no other."""

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from graph import actors, governance, network, settings, shared, strength
from graph.accounts import Book
from graph.base.config import Preferences, home
from graph.base.errors import Forbidden, NotFound, SaanError
from graph.edit import Edit, one, record
from graph.governance.lifecycle import Decision
from graph.governance.recording import cases
from graph.journal import write
from graph.journal.history import history
from graph.kinds import Actor, Area, Case, Issue, Membership
from graph.network import Filters, Snapshot
from graph.paths import FREE
from graph.rights import OF_NETWORK, User, acting
from graph.service import Service
from graph.store import Store
from graph.whatif import Trial
from graph.worksheets.filled import filled
from tests.rights.test_questions import ALL, SURVEY, parameters
from tests.support.apart import FOREST, NAMES, PHONES, SECRET, VISION, WATER, records
from tests.support.command import answer, saan
from tests.support.made import NOTE, actor, put

ON = date(2026, 9, 30)
LATER = date(2026, 10, 20)
OTHERS = ("p3", "p4", "o2", "g2")
SECRETS = [NAMES[uid] for uid in OTHERS] + [
    PHONES["p3"],
    VISION[WATER],
    "เครือข่ายน้ำ",
    *SECRET.values(),
]


def of(role: str, *networks: str, whole: str = "nobody", name: str = "ปรีชา") -> User:
    return User(name, whole, None, tuple((uid, role) for uid in networks))


@pytest.fixture
def service(store: Store) -> Service:
    put(store, *records())
    return Service(store, Preferences())


@pytest.fixture
def snapshot(service: Service) -> Snapshot:
    return service.snapshot(ON)


def told(answer: object) -> list[str]:
    """The secrets of the other network that an answer holds."""
    held = pickle.dumps(answer)
    uids = [uid for uid in OTHERS if b"\x8c\x02" + uid.encode() in held]
    return uids + [secret for secret in SECRETS if secret.encode() in held]


GIVEN: dict[str, Any] = {
    "by": "sector",
    "unit": "year",
    "uid": "p2",
    "text": "น",
    "lang": "th",
    "level": "province",
    "since": date(2025, 1, 1),
    "among": ("p1", "p2", "p3"),
    "uids": ("p2", "p3"),
    "actors": ("p2", "p3"),
    "one": "p2",
    "other": "p3",
    "days": 900,
    "kind": "stakes",
    "partner": "p2",
    "incomplete": False,
    "limit": 100,
    "name": "density",
    "names": ("density",),
    "figure": "density",
    "start": "p2",
    "end": "p3",
    "k": 2,
    "figures": ("density",),
    "first": date(2025, 1, 1),
    "made": datetime(2026, 9, 30, 8, tzinfo=UTC),
    "rule": "no_roles",
    "concerns": ("p2", "p3"),
    "askers": ("p2",),
    "wanted": ("g1", "o2"),
    "which": "open",
    "of": None,
    "trial": Trial(remove=("p2",)),
    "conditions": FREE,
    "round": "q1",
    "said": (),
    "every": True,
}


def asked(ask: Callable[..., Any], snapshot: Snapshot) -> Any:
    """What a question gives, of whom and what the other network has as well."""
    names = parameters(ask)[1:]
    return ask(snapshot, *(GIVEN[name] for name in names))


@pytest.mark.parametrize("role", OF_NETWORK)
def test_no_question_tells_one_network_of_another(snapshot: Snapshot, role: str) -> None:
    answered, refused, unasked = set(), set(), set()
    for name, ask in ALL.items():
        if not set(parameters(ask)[1:]) <= GIVEN.keys():
            unasked.add(name)
            continue
        with acting(of(role, FOREST)):
            try:
                answer = asked(ask, snapshot)
            except Forbidden:
                refused.add(name)
            except SaanError as error:
                answer = error.text("th")
            else:
                answered.add(name)
            if name not in refused:
                assert told(answer) == [], name
    assert unasked == {"paths.anyone"}
    contacts = {"actors.contacts"} if role == "viewer" else set[str]()
    asking = set() if role == "manager" else SURVEY
    assert refused == {"issues.areas", "issues.issues"} | contacts | asking
    assert answered >= {
        *(
            "network.names",
            "network.choices",
            "network.managed",
            "actors.people",
        ),
        *("actors.profile", "strength.scorecard", "governance.cases", "search.find"),
        *("activities.latest", "drawing.of_day", "settings.us", "expansion.plan"),
    }
    assert ("actors.contacts" in answered) == (role != "viewer")


def test_the_whole_shows_what_one_network_is_not_shown(snapshot: Snapshot) -> None:
    with acting(of("viewer", FOREST, whole="viewer")):
        assert set(told(actors.directory(snapshot))) >= {NAMES[uid] for uid in OTHERS}
        assert settings.network_name(snapshot) is None


def test_one_network_is_the_one_that_is_meant(snapshot: Snapshot) -> None:
    with acting(of("viewer", FOREST)):
        assert settings.network_name(snapshot) == "เครือข่ายป่า"
        assert settings.us(snapshot) == ("p2",)
        assert network.network(snapshot).uids == ("g1", "o1", "p1", "p2")
        assert strength.scorecard(snapshot)["ties"] == 3
    with acting(of("viewer", WATER)):
        assert network.network(snapshot).uids == ("g2", "o2", "p3", "p4")


def test_of_several_one_is_chosen_and_another_is_refused(snapshot: Snapshot) -> None:
    with acting(of("viewer", FOREST, WATER)):
        with pytest.raises(Forbidden) as refused:
            network.network(snapshot)
        assert "เลือกเครือข่าย" in refused.value.text("th")
        for uid, many in ((FOREST, 4), (WATER, 4)):
            assert network.network(snapshot.under(Filters(network=uid))).n == many
    with acting(of("viewer", FOREST)), pytest.raises(Forbidden):
        network.network(snapshot.under(Filters(network=WATER)))


def test_direct_reads_are_of_the_network_alone(service: Service, snapshot: Snapshot) -> None:
    with acting(of("manager", FOREST)):
        held = snapshot.admitted().source.store
        assert one(held, Actor, "p2")
        assert one(held, Actor, "p3") is None
        assert list(actors.profile(snapshot, "p2").ties["other"]) == ["p1"]
        with pytest.raises(NotFound):
            actors.profile(snapshot, "p3")
        assert list(actors.contacts(snapshot, "p2")["phone"]) == [PHONES["p2"]]
        assert actors.contacts(snapshot, "p3").empty
        assert shared.own(snapshot, "p1").facts["name"] == NAMES["p1"]
        with pytest.raises(Forbidden):
            history(service.store)
        considered = service.consider(
            Edit("add", "ties", {"from": NAMES["p1"], "to": "จันทร์เพ็น", "type": "COOPERATE"})
        )
        assert considered.refused
        assert told([problem.text("th") for problem in considered.problems]) == []


def test_a_filled_worksheet_is_of_the_network_alone(snapshot: Snapshot) -> None:
    for number in (1, 2, 4):
        with acting(of("manager", FOREST)):
            made = filled(snapshot, number, "th", contacts=number == 1)
        with ZipFile(BytesIO(made)) as book:
            held = b"".join(book.read(name) for name in book.namelist()).decode()
        assert [secret for secret in SECRETS if secret in held] == []
        assert NAMES["p2"] in held
    with acting(of("viewer", FOREST)), pytest.raises(Forbidden):
        filled(snapshot, 1, "th", contacts=True)


def test_whoever_was_once_a_member_stays_of_it(service: Service) -> None:
    with acting(of("editor", WATER)):
        assert record(service.snapshot(ON).admitted().source.store, "actors", "p1")
        assert "p1" not in network.network(service.snapshot(ON)).uids
        assert "p1" in network.network(service.snapshot(date(2024, 6, 1))).uids


def writes(service: Service) -> dict[str, Callable[[], object]]:
    """Writes, by what they are of; the first are the forest's own."""

    def correct(uid: str) -> object:
        base = record(service.store, "actors", uid)
        return service.edit(Edit("correct", "actors", {"name": f"ใหม่ {uid}"}, base), "")

    def add(what: str, /, **given: str) -> object:
        return service.edit(Edit("add", what, given), "")

    return {
        "own partner": lambda: correct("p2"),
        "own tie": lambda: add("ties", **{"from": "p2", "to": "g1", "type": "COOPERATE"}),
        "a new partner": lambda: add("actors", name="คนใหม่", kind="person"),
        "findings": lambda: service.keep_findings(ON, ""),
        "other's partner": lambda: correct("p3"),
        "tie across": lambda: add("ties", **{"from": "p1", "to": "p4", "type": "COOPERATE"}),
        "taking a partner in": lambda: add("members", member="p3", of=FOREST),
        "own partner elsewhere": lambda: add("members", member="p2", of=WATER),
        "nobody's partner": lambda: correct("p0"),
        "an issue": lambda: add("issues", name="ดิน"),
        "a setting": lambda: add("settings", name="calendar.share", value="0.4"),
        "a network": lambda: add("networks", name="เครือข่ายลม"),
        "merge across": lambda: service.merge("p2", "p4", ""),
    }


@pytest.mark.parametrize(
    ("user", "may"),
    [
        (of("viewer", FOREST), 0),
        (of("editor", FOREST), 3),
        (of("manager", FOREST), 4),
        (of("editor", FOREST, whole="viewer"), 3),
        (of("viewer", FOREST, whole="editor"), 11),
    ],
)
def test_writes_are_of_the_writers_networks_alone(service: Service, user: User, may: int) -> None:
    put(service.store, actor("p0", name="ไร้สังกัด"))
    for at, (name, attempt) in enumerate(writes(service).items()):
        before = service.state().counter
        with acting(user):
            try:
                attempt()
                wrote, why = True, ""
            except SaanError as error:
                wrote, why = False, error.text("th")
        assert told(why) == [] or user.role == "editor", name
        if user.role != "editor":
            assert wrote == (at < may), name
            assert (service.state().counter == before) != wrote, name
        elif name in ("a setting", "findings"):
            assert not wrote, name


RECORDS = {
    "activities": {"date": "2026-05-05", "title": "ประชุม", "participants": "p2; g1"},
    "contacts": {"actor": "p2", "name": "ก", "phone": "0810000000"},
    "works": {"actor": "p2", "issue": "soil"},
    "bases": {"actor": "p2", "area": "90"},
    "members": {"member": "p2", "of": "g1", "role": "ประธาน"},
    "stakes": {"actor": "p2", "network": FOREST, "influence": "high"},
    "plans": {"actor": "p2", "network": FOREST, "wanted": "COLLABORATE"},
    "offers": {"actor": "p2", "what": "offers", "text": "ที่ดิน"},
    "results": {"actors": "p2", "text": "ผล"},
    "promises": {"who": "p2", "whom": "g1", "text": "จะทำ"},
    "interests": {"actor": "p2", "concerns": "o1", "text": "ญาติ"},
    "mentors": {"mentor": "p2", "mentored": "p1"},
}


@pytest.mark.parametrize("kind", RECORDS)
def test_each_kind_is_written_of_ones_own_and_of_no_other(service: Service, kind: str) -> None:
    put(service.store, Issue(uid="soil", name="ดิน"))
    put(service.store, Area(uid="90", name="สงขลา", level="province"))
    given = RECORDS[kind]
    with acting(of("editor", FOREST)):
        assert service.edit(Edit("add", kind, given), "")
    others = {name: text.replace("p2", "p3").replace("ผล", "อื่น") for name, text in given.items()}
    meant = service.consider(Edit("add", kind, others)).changes
    before = service.state().counter
    assert meant
    for user in (of("editor", FOREST), of("editor", FOREST, whole="viewer")):
        with acting(user), pytest.raises(SaanError):
            service.edit(Edit("add", kind, others), "")
        with acting(user), pytest.raises(Forbidden):
            write(service.store, meant, NOTE)
    assert service.state().counter == before


def test_a_new_partner_is_a_member_of_the_writers_network(service: Service) -> None:
    with acting(of("editor", FOREST)):
        assert service.edit(Edit("add", "actors", {"name": "คนใหม่", "kind": "person"}), "")
        people = actors.directory(service.snapshot(ON))
    assert list(people["name"]).count("คนใหม่") == 1
    assert history(service.store)[0].rows == 2


def test_a_finding_is_decided_where_all_whom_it_concerns_are_theirs(service: Service) -> None:
    service.keep_findings(ON, "")
    every = governance.cases(service.snapshot(ON))
    with acting(of("manager", FOREST)):
        own = governance.cases(service.snapshot(ON))
    assert 0 < len(own) < len(every)
    foreign = next(uid for uid in every if uid not in own)
    with acting(of("editor", FOREST)), pytest.raises(Forbidden):
        service.decide(Decision(next(iter(own)), owner="มานี"), ON, "")
    with acting(of("manager", FOREST)):
        assert service.decide(Decision(next(iter(own)), owner="มานี"), ON, "")
        with pytest.raises(Forbidden):
            service.decide(Decision(foreign, owner="มานี"), ON, "")


def kept(service: Service) -> dict[str, Case]:
    return cases(service.store)


def test_a_manager_checks_their_network_and_no_other(service: Service) -> None:
    service.keep_findings(ON, "")
    before = kept(service)
    assert {case.network for case in before.values()} == {FOREST, WATER, None}
    leads = (("p1", FOREST), ("p3", WATER))
    put(
        service.store,
        *(Membership(uid=f"h-{uid}", member=uid, of=of, role="ประธาน") for uid, of in leads),
    )
    with acting(of("manager", FOREST)):
        written, report, news = service.keep_findings(LATER, "")
        assert written
        own = governance.cases(service.snapshot(LATER))
        assert told((report, news, own)) == []
        assert service.keep_findings(LATER, "")[0] is None
    moved = {uid for uid, case in kept(service).items() if case != before.get(uid)}
    assert {(kept(service)[uid].network, kept(service)[uid].rule) for uid in moved} >= {
        (FOREST, "no_roles")
    }
    assert {kept(service)[uid].network for uid in moved} == {FOREST}
    assert moved == {case.uid for case in (*news.new, *news.again, *news.gone)}
    assert {case.network for case in own.values()} == {FOREST}


def test_a_check_of_one_network_is_what_the_night_finds_of_it(service: Service) -> None:
    with acting(of("manager", FOREST)):
        service.keep_findings(ON, "")
    forest = kept(service)
    assert {case.network for case in forest.values()} == {FOREST}
    service.keep_findings(ON, "")
    assert {uid: kept(service)[uid] for uid in forest} == forest
    assert {c.network for uid, c in kept(service).items() if uid not in forest} == {WATER, None}


def test_of_two_networks_one_says_which_is_checked(service: Service) -> None:
    user = of("manager", FOREST, WATER)
    with acting(user), pytest.raises(Forbidden) as refused:
        service.keep_findings(ON, "")
    assert "เลือกเครือข่าย" in refused.value.text("th")
    with acting(user):
        service.keep_findings(ON, "", network=WATER)
    assert {case.network for case in kept(service).values()} == {WATER}
    with acting(of("manager", FOREST)), pytest.raises(Forbidden):
        service.keep_findings(ON, "", network=WATER)


def test_a_finding_of_another_network_is_neither_decided_nor_taken_back(service: Service) -> None:
    service.keep_findings(ON, "")
    water = next(uid for uid, case in kept(service).items() if case.network == WATER)
    assert service.part(FOREST).store.rows("governance/selected", uids=[water], of=[]) == []
    with acting(of("manager", FOREST)):
        assert governance.history(service.snapshot(ON), water) == []
    with acting(of("manager", WATER)):
        assert len(governance.history(service.snapshot(ON), water)) == 1
    written = service.decide(Decision(water, owner="มานี"), ON, "")
    assert written
    for deed in (
        lambda: service.decide(Decision(water, owner=""), ON, ""),
        lambda: service.undo(written.batch, ""),
    ):
        with acting(of("manager", FOREST)), pytest.raises(Forbidden):
            deed()
    assert kept(service)[water].owner == "มานี"
    with acting(of("manager", WATER)):
        assert service.decide(Decision(water, owner="สุดา"), ON, "")


def test_what_a_network_holds_of_others_is_not_shown_to_its_manager(service: Service) -> None:
    """The forest depends on a member of the water's, as the records of the whole tell."""
    given = {"rule": "host_share", "severity": "high", "status": "open", "opened": ON}
    put(
        service.store,
        Case(uid="f1", concerns=("o2",), network=FOREST, **given),
        Case(uid="f2", concerns=("p1",), figures='{"names": ["p3"]}', network=FOREST, **given),
        Case(uid="f3", network=FOREST, **given),
        Case(uid="f4", **given),
    )
    with acting(of("manager", FOREST)):
        assert set(governance.cases(service.snapshot(ON))) == {"f3"}


def test_with_one_network_findings_take_a_role_in_all(service: Service) -> None:
    service.edit(Edit("delete", "networks", base=record(service.store, "networks", WATER)), "")
    with acting(of("manager", FOREST)), pytest.raises(Forbidden) as refused:
        service.keep_findings(ON, "")
    assert "ทั้งฐานข้อมูล" in refused.value.text("th")
    assert kept(service) == {}


def test_one_takes_back_what_one_wrote_oneself(service: Service) -> None:
    with acting(of("editor", FOREST)):
        written = service.edit(
            Edit("add", "ties", {"from": "p2", "to": "g1", "type": "COOPERATE"}), ""
        )
        assert written
        assert service.undo(written.batch, "")


def test_a_role_in_a_network_is_given_and_taken_by_command(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *records())
    book = Book(home())
    book.add("somjai", "administrator", None)
    asked = ("account", "preecha", "--network", "เครือข่ายป่า")
    (made,) = answer(capsys, *asked, "--role", "manager", "--no-password")
    assert (made["role"], made["networks"]) == ("nobody", ["forest: manager"])
    assert book.named("preecha") == of("manager", FOREST, name="preecha")
    (made,) = answer(capsys, "account", "preecha", "--role", "viewer")
    assert (made["role"], made["networks"]) == ("viewer", ["forest: manager"])
    (made,) = answer(capsys, *asked, "--role", "none")
    assert (made["role"], made["networks"]) == ("viewer", [])
    for wrong in ("administrator", "member"):
        assert saan(*asked, "--role", wrong) == 2
    assert saan("account", "preecha", "--role", "none") == 2
    assert saan("account", "preecha", "--network", "เครือข่ายลม", "--role", "viewer") == 1
    assert book.account("preecha").networks == ()
