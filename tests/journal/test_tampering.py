"""Whatever is changed behind Saan's back, in the journal or on record, is named."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from graph import journal
from graph.base.errors import DataError
from graph.journal import Note, batches, transaction
from graph.journal.erase import erase
from graph.journal.undo import undo
from graph.journal.verify import Verdict, sentences, verify
from graph.kinds import Activity, Actor, Change, Contact, Issue, Membership, Setting, Tie
from graph.store import Store
from tests.conftest import empty, use
from tests.support.command import answer, saan
from tests.support.erasing import Gone
from tests.support.made import day

NOTE = Note("สมศรี", "import", "เริ่มต้น", "ab" * 32, ("ก.xlsx", "ข.csv"))
A = Actor(uid="a", name="ก", kind="person", note="เดิม", ids=("crm:1",))
C1 = Contact(uid="c1", actor="a", name="ผู้ประสาน", phone="081")
RECORDS = {
    "issues": Issue(uid="i", name="น้ำ"),
    "actors": A,
    "members": Membership(uid="m", member="a", of="b", role="ประธาน"),
    "ties": Tie(uid="t", type="COLLABORATE", start="a", end="b", trust=3.0, mutual=True),
    "activities": Activity(
        uid="v",
        date=day("2025-05-01"),
        date_precision="day",
        title="ประชุม",
        minutes=90,
        participants=("a", "b"),
        host="a",
        about="i",
    ),
    "contacts": C1,
    "settings": Setting(uid="strength.half_life", value="90"),
}
MADE = [
    Change("issues", "i", None, RECORDS["issues"]),
    Change("actors", "a", None, A),
    Change("actors", "b", None, Actor(uid="b", name="ข", kind="group")),
    *(Change(kind, each.uid, None, each) for kind, each in list(RECORDS.items())[2:]),
]


def fill(store: Store) -> None:
    """Eight records in b1; b2 corrects one, b3 takes that back, b4 drops the contact, b5 erases
    it, b6 corrects again."""
    after = replace(A, note="ใหม่")
    journal.write(store, MADE, NOTE)
    journal.write(store, [Change("actors", "a", A, after)], NOTE)
    undo(store, "b2", Note("สมชาย", "undo"))
    journal.write(store, [Change("contacts", "c1", C1, None)], NOTE)
    erase(store, Gone("contacts", "c1"), NOTE)
    journal.write(store, [Change("actors", "a", A, after)], NOTE)


@dataclass(frozen=True)
class Tampering:
    """What is run; what it must be named, one of these; head: whether only a kept hash tells."""

    name: str
    query: str
    whats: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    head: bool = False


CHANGED: dict[str, tuple[int, Any]] = {
    "format": (1, 1),
    "counter": (1, 7),
    "uid": (1, "b9"),
    "number": (2, 9),
    "write": (1, "0" * 32),
    "who": (1, "ใคร"),
    "channel": (1, "page"),
    "why": (1, "อื่น"),
    "file_hash": (1, "cd" * 32),
    "files": (1, ["ค.xlsx"]),
    "undoes": (3, "0" * 32),
    "erases": (5, ["b1-000007:"]),
    "rows": (1, 7),
    "digest": (1, "0" * 64),
    "previous": (2, "0" * 64),
    "hash": (2, "0" * 64),
    "at": (1, "2020-01-01"),
}
"""Property of a batch → which batch has it, and another value."""
OF_BATCH = {
    "uid": ("digest", "batch"),
    "number": ("missing",),
    "channel": ("batch",),
    "rows": ("digest",),
    "format": ("batch", "rows"),
    "digest": ("digest",),
    "previous": ("chain",),
}
LISTS = ("records", "kinds", "actions", "befores", "afters", "salts", "hashes")


def of_batches() -> Iterator[Tampering]:
    for name, (number, value) in CHANGED.items():
        match, whats = f"MATCH (b:Batch {{number: {number}}}) ", OF_BATCH.get(name, ("batch",))
        set_ = f"SET b.{name} = $value"
        yield Tampering(f"{name} of a batch changed", match + set_, whats, {"value": value})
        yield Tampering(f"{name} of a batch removed", match + f"REMOVE b.{name}", whats)
    time = "SET b.at = b.at + duration('PT1S')"
    for name, set_, whats in (
        ("time moved", time, ("batch",)),
        ("zone moved", "SET b.at = datetime({datetime: b.at, timezone: '+07:00'})", ("batch",)),
        ("number as text", "SET b.number = toString(b.number)", ("missing",)),
        ("files shortened", "SET b.files = b.files[..1]", ("batch",)),
        ("files turned", "SET b.files = reverse(b.files)", ("batch",)),
        ("a property more", "SET b.approved = true", ("batch",)),
        ("a label more", "SET b:Approved", ("batch",)),
        ("no label", "REMOVE b:Batch", ("missing",)),
        ("said to undo", "SET b.undoes = 'b1'", ("batch",)),
        ("said to erase", "SET b.erases = ['b1-000001:']", ("batch",)),
    ):
        yield Tampering(f"a batch with {name}", "MATCH (b:Batch {number: 2}) " + set_, whats)


def of_sheets() -> Iterator[Tampering]:
    match = "MATCH (c:Change)-[:IN_BATCH]->(:Batch {number: $n}) "
    for name in LISTS:
        at, whats = {"n": 2 if name == "befores" else 1}, ("rows", "digest")
        for how, value in (
            ("changed", f"[c.{name}[0] + 'x'] + c.{name}[1..]"),
            ("blanked", f"[''] + c.{name}[1..]"),
            ("all blanked", f"[each IN c.{name} | '']"),
            ("shortened", f"c.{name}[1..]"),
            ("lengthened", f"c.{name} + ['x']"),
            ("removed", "null"),
            ("of numbers", f"[each IN c.{name} | 1]"),
        ):
            yield Tampering(f"{name} of rows {how}", match + f"SET c.{name} = {value}", whats, at)
        if name not in ("befores", "actions"):  # which are all the same
            swapped = f"SET c.{name} = [c.{name}[1], c.{name}[0]] + c.{name}[2..]"
            yield Tampering(f"{name} of rows swapped", match + swapped, whats, at)
    for name, value in (("uid", "'b1-000002'"), ("uid", "null"), ("first", "2"), ("first", "null")):
        query = match + f"SET c.{name} = {value}"
        yield Tampering(f"{name} of a sheet as {value}", query, ("digest",), {"n": 1})
    cut = ", ".join(f"c.{name} = c.{name}[..-1]" for name in LISTS)
    more = ", ".join(f"c.{name} = c.{name} + c.{name}[..1]" for name in LISTS)
    turned = ", ".join(f"c.{name} = reverse(c.{name})" for name in LISTS)
    values = ", ".join(f"c.{name} = [''] + c.{name}[1..]" for name in ("befores", "afters"))
    for how, set_ in (
        ("a row taken out", f"SET {cut}"),
        ("a row put in", f"SET {more}"),
        ("rows turned", f"SET {turned}"),
        ("a property more", "SET c.note = 'x'"),
        ("a label more", "SET c:Old"),
        ("no label", "REMOVE c:Change"),
        ("a row blanked", f"SET {values}, c.salts = [''] + c.salts[1..]"),
    ):
        whats = ("erased",) if how == "a row blanked" else ("rows", "digest")
        yield Tampering(f"a sheet with {how}", match + set_, whats, {"n": 1})


def of_places() -> Iterator[Tampering]:
    """Rows and batches that lie elsewhere, are gone, or are too many."""
    one = "MATCH (c:Change)-[r:IN_BATCH]->(b:Batch {number: 2}) "
    two = one + "MATCH (d:Change)-[s:IN_BATCH]->(e:Batch {number: 6}) "
    for name, query, whats in (
        ("rows of two batches swapped", two + "DELETE r, s CREATE (c)-[:IN_BATCH]->(e), "
         "(d)-[:IN_BATCH]->(b)", ("digest",)),
        ("rows moved to another batch", two + "DELETE r CREATE (c)-[:IN_BATCH]->(e)", ("digest",)),
        ("rows in two batches", two + "CREATE (c)-[:IN_BATCH]->(e)", ("digest",)),
        ("rows in a batch twice", one + "CREATE (c)-[:IN_BATCH]->(b)", ("digest",)),
        ("rows of no batch", one + "DELETE r", ("digest",)),
        ("rows deleted", one + "DETACH DELETE c", ("digest",)),
        ("rows that never were", "CREATE (:Change {uid: 'b9-000001', first: 1})", ("extra",)),
        ("rows without a name", "CREATE (:Change {first: 1})", ("extra",)),
        ("a sheet more in a batch", one + "CREATE (n:Change)-[:IN_BATCH]->(b) "
         "SET n = c {.*, uid: 'b2-000002', first: 2}", ("digest",)),
        ("a batch beyond the end", "CREATE (:Batch {uid: 'b7', number: 7})", ("extra",)),
        ("a batch far beyond", "CREATE (:Batch {uid: 'b99', number: 99})", ("extra",)),
        ("a batch before the first", "CREATE (:Batch {uid: 'b0', number: 0})", ("extra",)),
        ("a batch without a number", "CREATE (:Batch {uid: 'bx'})", ("extra",)),
        ("a batch between two", "CREATE (:Batch {uid: 'bx', number: 2.5})", ("missing",)),
        ("a batch of one number", "CREATE (:Batch {uid: 'bx', number: 2})", ("missing",)),
        ("the first batch deleted", "MATCH (b:Batch {number: 1}) DETACH DELETE b", ("missing",)),
        ("a batch deleted", "MATCH (b:Batch {number: 3}) DETACH DELETE b", ("missing",)),
        ("the last batch deleted", "MATCH (b:Batch {number: 6}) DETACH DELETE b", ("missing",)),
        ("all batches deleted", "MATCH (b:Batch) DETACH DELETE b", ("missing",)),
        ("the erasure deleted", "MATCH (b:Batch {number: 5}) DETACH DELETE b", ("missing",)),
        ("two batches swapped", "MATCH (b:Batch {number: 2}), (e:Batch {number: 3}) "
         "SET b.number = 3, e.number = 2", ("chain",)),
    ):  # fmt: skip
        yield Tampering(name, query, whats)


def of_head() -> Iterator[Tampering]:
    journal_ = "MATCH (j:Journal) "
    back = journal_ + (
        "MATCH (b:Batch {number: $n}) SET j.batches = $n, j.head = b.hash, j.counter = b.counter "
    )
    cut = "WITH b MATCH (l:Batch) WHERE l.number > $n OPTIONAL MATCH (c)-[:IN_BATCH]->(l) "
    for name, set_, whats in (
        ("counter raised", "SET j.counter = j.counter + 1", ("counter",)),
        ("counter lowered", "SET j.counter = j.counter - 1", ("counter",)),
        ("counter as text", "SET j.counter = '6'", ("counter",)),
        ("counter beyond all", "SET j.counter = 9223372036854775807", ("counter",)),
        ("no counter", "REMOVE j.counter", ("counter",)),
        ("one batch more", "SET j.batches = 7", ("missing",)),
        ("one batch less", "SET j.batches = 5", ("head",)),
        ("no count of batches", "REMOVE j.batches", ("head",)),
        ("a count of batches as text", "SET j.batches = '6'", ("head",)),
        ("another head", "SET j.head = $zero", ("head",)),
        ("an empty head", "SET j.head = ''", ("head",)),
        ("no head", "REMOVE j.head", ("head",)),
        ("no schema", "REMOVE j.schema", ("head",)),
        ("a schema as text", "SET j.schema = '5'", ("head",)),
        ("a write under way", "SET j.writing = 'x', j.writing_at = datetime()", ("head",)),
        ("the last write under way", "WITH j MATCH (b:Batch {number: 6}) SET j.writing = b.write, "
         "j.writing_at = datetime()", ("head",)),
        ("a time without a write", "SET j.writing_at = datetime()", ("head",)),
        ("a write of the whole", "SET j.writing = 'whole-1', j.writing_at = datetime()", ("head",)),
        ("a property more", "SET j.note = 'x'", ("head",)),
        ("another name", "SET j.uid = 'journals'", ("head",)),
        ("nothing of it", "DELETE j", ("head",)),
        ("a second one", "CREATE (:Journal {uid: 'other'})", ("extra",)),
    ):  # fmt: skip
        yield Tampering(f"the head with {name}", journal_ + set_, whats, {"zero": "0" * 64})
    yield Tampering("the head set back alone", back, ("extra",), {"n": 5})
    gone = back + cut + "DETACH DELETE c, l"
    yield Tampering("the last entry cut off", gone, ("changed",), {"n": 5})
    state = " WITH DISTINCT 1 AS one MATCH (a:Actor {uid: 'a'}) SET a.note = 'เดิม'"
    yield Tampering("the last entry cut off, records too", gone + state, (), {"n": 5}, head=True)


def of_records() -> Iterator[Tampering]:
    for name, query, whats in (
        ("a name changed", "MATCH (x:Actor {uid: 'a'}) SET x.name = 'อื่น'", ("changed",)),
        ("a note removed", "MATCH (x:Actor {uid: 'a'}) REMOVE x.note", ("changed",)),
        ("a note added", "MATCH (x:Actor {uid: 'b'}) SET x.note = 'x'", ("changed",)),
        ("ids changed", "MATCH (x:Actor {uid: 'a'}) SET x.ids = ['crm:2']", ("changed",)),
        ("a number as a name", "MATCH (x:Actor {uid: 'a'}) SET x.name = 5", ("changed",)),
        ("a point as a note", "MATCH (x:Actor {uid: 'a'}) SET x.note = point({x: 1, y: 2})",
         ("changed",)),
        ("a kind changed", "MATCH (x:Actor {uid: 'a'}) SET x.kind = 'group'", ("changed",)),
        ("a label changed", "MATCH (x:Person) REMOVE x:Person SET x:Group", ("shape",)),
        ("a label removed", "MATCH (x:Person) REMOVE x:Person", ("shape",)),
        ("a label added", "MATCH (x:Person) SET x:Trusted", ("shape",)),
        ("a strange property", "MATCH (x:Person) SET x.score = 5", ("shape",)),
        ("no version", "MATCH (x:Person) REMOVE x.version", ("shape",)),
        ("a version as text", "MATCH (x:Person) SET x.version = 'x'", ("shape",)),
        ("a version below one", "MATCH (x:Person) SET x.version = 0", ("shape",)),
        ("an id changed", "MATCH (x:Actor {uid: 'a'}) SET x.uid = 'z'", ("changed", "added")),
        ("an id removed", "MATCH (x:Actor {uid: 'b'}) REMOVE x.uid", ("changed", "gone")),
        ("an actor no more", "MATCH (x:Actor {uid: 'b'}) REMOVE x:Actor", ("gone",)),
        ("an actor deleted", "MATCH (x:Actor {uid: 'b'}) DETACH DELETE x", ("gone",)),
        ("an actor added", "CREATE (:Actor:Person {uid: 'z', name: 'ฮ', kind: 'person', "
         "version: 1})", ("added",)),
        ("an actor added without an id", "CREATE (:Actor:Person {name: 'ฮ', kind: 'person'})",
         ("shape",)),
        ("trust changed", "MATCH ()-[r:COLLABORATE]->() SET r.trust = 4.0", ("changed",)),
        ("trust removed", "MATCH ()-[r:COLLABORATE]->() REMOVE r.trust", ("changed",)),
        ("a day added", "MATCH ()-[r:COLLABORATE]->() SET r.since = date('2020-01-01')",
         ("changed",)),
        ("a tie with a strange property", "MATCH ()-[r:COLLABORATE]->() SET r.score = 1",
         ("shape",)),
        ("a tie without its id", "MATCH ()-[r:COLLABORATE]->() REMOVE r.uid", ("gone",)),
        ("a tie turned round", "MATCH (a)-[r:COLLABORATE]->(b) WITH a, b, r, "
         "properties(r) AS own DELETE r CREATE (b)-[n:COLLABORATE]->(a) SET n = own", ("changed",)),
        ("a tie of another type", "MATCH (a)-[r:COLLABORATE]->(b) WITH a, b, r, "
         "properties(r) AS own DELETE r CREATE (a)-[n:COOPERATE]->(b) SET n = own", ("changed",)),
        ("a tie deleted", "MATCH ()-[r:COLLABORATE]->() DELETE r", ("gone",)),
        ("a tie added", "MATCH (a:Actor {uid: 'a'}), (b:Actor {uid: 'b'}) "
         "CREATE (a)-[:COOPERATE {uid: 'z', version: 1}]->(b)", ("added",)),
        ("a tie added without an id", "MATCH (a:Actor {uid: 'a'}), (b:Actor {uid: 'b'}) "
         "CREATE (a)-[:COOPERATE]->(b)", ("shape",)),
        ("a post changed", "MATCH ()-[r:MEMBER_OF]->() SET r.role = 'x'", ("changed",)),
        ("a post deleted", "MATCH ()-[r:MEMBER_OF]->() DELETE r", ("gone",)),
        ("minutes changed", "MATCH (x:Activity) SET x.minutes = 9", ("changed",)),
        ("a title changed", "MATCH (x:Activity) SET x.title = 'x'", ("changed",)),
        ("a day moved", "MATCH (x:Activity) SET x.date = date('2025-05-02')", ("changed",)),
        ("a day as text", "MATCH (x:Activity) SET x.date = 'x'", ("changed",)),
        ("who took part", "MATCH (:Actor {uid: 'b'})-[r:TOOK_PART]->() DELETE r", ("changed",)),
        ("who hosted", "MATCH ()-[r:HOSTED]->() DELETE r", ("changed",)),
        ("a host more", "MATCH (a:Actor {uid: 'b'}), (x:Activity) CREATE (a)-[:HOSTED]->(x)",
         ("changed", "added")),
        ("the issue of an activity", "MATCH (:Activity)-[r:ABOUT]->() DELETE r", ("changed",)),
        ("a link with a property", "MATCH ()-[r:ABOUT]->() SET r.weight = 2", ("shape",)),
        ("an activity deleted", "MATCH (x:Activity) DETACH DELETE x", ("gone",)),
        ("an issue renamed", "MATCH (x:Issue) SET x.name = 'x'", ("changed",)),
        ("an issue added", "CREATE (:Issue {uid: 'z', name: 'x', version: 1})", ("added",)),
        ("a setting changed", "MATCH (x:Setting) SET x.value = '1'", ("changed",)),
        ("a setting deleted", "MATCH (x:Setting) DELETE x", ("gone",)),
        ("an erased contact put back", "MATCH (a:Actor {uid: 'a'}) CREATE (a)-[:REACHED_AT]->"
         "(:Contact {uid: 'c1', name: 'ผู้ประสาน', version: 1})", ("added",)),
        ("the erased values put back", "MATCH (c:Change {uid: 'b1-000001'}) SET "
         "c.afters = c.afters[..6] + $after + c.afters[7..], "
         "c.salts = c.salts[..6] + $salt + c.salts[7..]", ("rows", "returned")),
    ):  # fmt: skip
        yield Tampering(name, query, whats, {"after": '{"uid": "c1"}', "salt": "ab" * 8})


CATALOGUE = [*of_batches(), *of_sheets(), *of_places(), *of_head(), *of_records()]


class Kept:
    """All nodes and relationships of a database, to be put back."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.driver.session() as session:
            nodes = "MATCH (n) RETURN elementId(n) AS at, labels(n) AS labels, properties(n) AS own"
            ties = (
                "MATCH (a)-[r]->(b) RETURN elementId(a) AS a, elementId(b) AS b, "
                "type(r) AS type, properties(r) AS own"
            )
            self.nodes = [dict(row) for row in session.run(nodes)]
            self.ties = [dict(row) for row in session.run(ties)]

    def put_back(self) -> None:
        with self.store.driver.session() as session, session.begin_transaction() as work:
            work.run("MATCH (n) DETACH DELETE n").consume()
            for labels in sorted({":".join(row["labels"]) for row in self.nodes}):
                rows = [row for row in self.nodes if ":".join(row["labels"]) == labels]
                work.run(
                    f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row.own, n.`_at` = row.at",
                    rows=rows,
                ).consume()
            for type_ in sorted({row["type"] for row in self.ties}):
                rows = [row for row in self.ties if row["type"] == type_]
                work.run(
                    "UNWIND $rows AS row MATCH (a {`_at`: row.a}) MATCH (b {`_at`: row.b}) "
                    f"CREATE (a)-[r:{type_}]->(b) SET r = row.own",
                    rows=rows,
                ).consume()
            work.run("MATCH (n) REMOVE n.`_at`").consume()
            work.commit()


@pytest.fixture(scope="module")
def kept(prepared: Store) -> Iterator[Kept]:
    """The small database as it should be, empty again at the end."""
    empty(prepared)
    fill(prepared)
    yield Kept(prepared)
    empty(prepared)


@pytest.fixture
def whole(kept: Kept) -> Store:
    """That database, put back."""
    kept.put_back()
    return kept.store


def test_what_nobody_touched_is_whole(whole: Store) -> None:
    head = str(whole.rows("journal/state")[0]["head"])
    assert verify(whole, head) == Verdict(6, head, stands="b6")
    assert "is at b4; 2 batches" in sentences(verify(whole, hash_of(whole, 4)), "en")[1]


def test_there_are_enough_of_them() -> None:
    assert len(CATALOGUE) == 203
    assert len({each.name for each in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("done", CATALOGUE, ids=lambda each: each.name)
def test_it_is_named(done: Tampering, whole: Store) -> None:
    head = hash_of(whole, 6)
    with whole.driver.session() as session:
        counts = session.run(done.query, done.values).consume().counters
    assert counts.contains_updates, "nothing was done"
    found = verify(whole, head)
    for lang in ("th", "en"):
        assert all(sentences(found, lang))
    if done.head:
        assert (found.broken, found.stands) == (None, "")
        assert "is nowhere in the chain" in sentences(found, "en")[-1]
    else:
        assert found.what in done.whats, found.troubles
        assert found.broken


def test_a_hash_that_was_kept_is_looked_for_by_the_command(
    whole: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(whole.target, monkeypatch)
    for number, after in ((6, 0), (2, 4)):
        told = answer(capsys, "journal", "verify", "--head", hash_of(whole, number))
        assert (told["stands"], told["after"], told["broken"]) == (f"b{number}", after, None)
    assert answer(capsys, "journal", "verify", "--head", hash_of(whole, 2)[:12])["stands"] == "b2"
    assert saan("--lang", "en", "journal", "verify", "--head", "0" * 64) == 1
    assert "is nowhere in the chain" in capsys.readouterr().out
    assert saan("--lang", "en", "journal", "verify", "--head", "b2") == 2
    assert "is not a hash" in capsys.readouterr().err
    assert saan("--lang", "en", "journal", "--head", "0" * 64) == 2


def test_every_tampering_is_told_in_both_languages(
    whole: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    use(whole.target, monkeypatch)
    with whole.driver.session() as session:
        session.run("MATCH (b:Batch {number: 2}) SET b.who = 'x'").consume()
        session.run("MATCH (x:Issue) SET x.name = 'x'").consume()
    assert saan("--lang", "en", "journal", "verify") == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert told[0].startswith("What b2 says of itself (who, when, why, files) is not as it was")
    assert told[1].startswith("issues “i” is not what the journal says.")
    assert saan("--lang", "th", "journal", "verify") == 1
    assert "ไม่ตรงกับประวัติ มีผู้แก้นอกสาน" in capsys.readouterr().out


def test_the_mark_of_a_whole_write_empties_no_database(
    whole: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "DEAD", 0)
    with whole.driver.session() as session:
        session.run(
            "MATCH (j:Journal) SET j.writing = 'whole-1', j.writing_at = datetime()"
        ).consume()
    with pytest.raises(DataError):
        journal.recover(whole)
    assert whole.rows("journal/state")[0]["actors"] == 2


def hash_of(store: Store, number: int) -> str:
    (batch,) = batches.batches(store, number - 1, number)
    return str(batch["hash"])
