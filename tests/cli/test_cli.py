"""The commands: what they answer, what they refuse, and with which exit code."""

import json
from pathlib import Path

import click
import pytest

from graph import server
from graph.accounts import Book
from graph.base import config
from graph.base.words import knows, say
from graph.cli.main import saan as group
from graph.cli.output import emit_rows
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie


@pytest.fixture
def small(given: Store) -> Store:
    put(
        given,
        actor("a", name="ก้อง", sector="people"),
        actor("b", name="บัว", aliases=("ป้าบัว",)),
        actor("c", name="ชาคริต"),
        actor("d", name="ชาคริต"),
        actor("e", name="เอก", until=day("2020-01-01")),
        tie("a", "b", since=day("2019-03-01"), since_precision="month", until=day("2030-01-01")),
        tie("b", "c", "COOPERATE", until_precision="year"),
    )
    return given


def test_paths_gives_uids_names_ties_and_dates_as_known(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "paths", "ก้อง", "c", "--on", "22/11/2569")
    assert found == {
        "paths": [
            {
                "actors": ["a", "b", "c"],
                "names": ["ก้อง", "บัว", "ชาคริต"],
                "ties": [
                    {
                        "uid": "a-b-COLLABORATE",
                        "type": "COLLABORATE",
                        "since": "2019-03",
                        "until": "2029-12-31",
                        "strength": pytest.approx(0.9123, abs=5e-5),  # √(1 − 2^(−2823/365.25/3))
                    },
                    {
                        "uid": "b-c-COOPERATE",
                        "type": "COOPERATE",
                        "since": None,
                        "until": None,
                        "strength": pytest.approx(1 / 3),
                    },
                ],
                "hops": 2,
                "strength": pytest.approx(0.3041, abs=5e-5),
            }
        ]
    }


def test_no_path_is_an_empty_list_and_a_sentence(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("--lang", "en", "paths", "a", "d", "-f", "json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {"paths": []}
    assert "no path" in err


def test_a_broken_network_says_what_would_open_a_way(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(small, tie("c", "d", "COOPERATE", until=day("2020-06-30")))
    assert saan("--lang", "en", "paths", "a", "d", "--on", "2021-01-01") == 0
    told = capsys.readouterr().err
    assert "“ก้อง” can reach 2 others" in told
    assert "tied before, until" in told
    assert saan("--lang", "en", "paths", "a", "c", "--on", "2021-01-01", "--never", "b") == 0
    assert "this condition blocks it: not through บัว" in capsys.readouterr().err


def test_introductions_from_several_to_anyone(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(small, actor("org", kind="organisation"), tie("c", "org"))
    asked = ("paths", "a;b", "anyone", "--kind", "introduction", "--on", "2021-01-01")
    (way,) = answer(capsys, *asked, "--who-kind", "organisation")["paths"]
    assert (way["actors"], way["silence"], way["asked"]) == (["b", "c", "org"], [None, None], [0])
    assert way["strength"] == pytest.approx(1 / 3)
    assert way["worth"] == pytest.approx(1 / 3 * 0.5 * 0.5 * 0.5)  # c joins one of two couples
    assert way["reasons"]


def test_a_way_in_time_has_the_day_of_each_step(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("paths", "a", "c", "--kind", "timed", "--since", "2019-01-01")
    found = answer(capsys, *asked, "--until", "2021-01-01")
    assert found == {
        "actors": ["a", "b", "c"],
        "legs": [
            {"tie": "a-b-COLLABORATE", "day": "2019-03-01"},
            {"tie": "b-c-COOPERATE", "day": "2019-03-01"},
        ],
    }
    assert answer(capsys, *asked, "--until", "2019-02-28") == {"actors": [], "legs": []}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("paths", "us", "b", "--kind", "introduction"), 2, "has not been set"),
        (("paths", "a", ";", "--kind", "introduction"), 2, "nobody to reach"),
        (("paths", "a", "b", "--most-steps", "0"), 2, "not possible"),
        (("paths", "a", "b", "--kind", "timed", "--since", "2021-01-01", "--until", "2020-01-01"),
         2, "ends"),
        (("paths", "a", "ชาคริต"), 1, "Several partners are called"),
        (("paths", "a", "บัวหลวง"), 1, "Close to it: บัว (b)"),
        (("paths", "a", "ป้าบัว", "--limit", "0"), 2, "from 1 to 1000"),
        (("paths", "a", "b", "--limit", "10000"), 2, "from 1 to 1000"),
        (("paths", "a", "a"), 2, "the same partner"),
        (("paths", "a", "e", "--on", "2021-01-01"), 1, "is not in the network"),
        (("strength", "--area", "90"), 1, "there is no “90”"),
        (("strength", "--sector", "aliens"), 2, "people, academia, government"),
        (("strength", "--type", "FRIEND"), 2, "COLLABORATE"),
        (("strength", "--on", "31/2/2569"), 2, "can't be read as a day"),
        (("query", "paths/longest"), 1, "paths/shortest"),
        (("query", "paths/all"), 2, "from, to"),
        (("query", "actors/save"), 2, "writes"),
        (("query", "actors/find", "--param", "name=x"), 2, "text"),
        (("query", "actors/find", "--param", "text"), 2, "name=value"),
        (("query", "paths/all", "--param", "from=a", "--param", "to=b", "--param", "limit=x"), 2,
         "INTEGER"),
        (("nonsense",), 2, "No such command"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_a_sentence_with_the_right_code(
    arguments: tuple[str, ...], code: int, says: str, small: Store,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert saan("--lang", "en", *arguments) == code
    out, err = capsys.readouterr()
    assert says in err
    assert out == ""


def test_strength_of_an_empty_database_has_nulls_not_zeros(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    card = answer(capsys, "strength")
    assert (card["actors"], card["pairs"], card["components"]) == (0, 0, 0)
    for figure in ("density", "mean_degree", "transitivity", "degree_centralization"):
        assert card[figure] is None
    assert card["cut_vertices"] == []


def test_actors_gives_one_object_an_actor_or_the_one_asked_for(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    everyone = answer(capsys, "actors", "--on", "2021-01-01")
    assert [(row["uid"], row["degree"]) for row in everyone] == [
        ("a", 1),
        ("b", 2),
        ("c", 1),
        ("d", 0),
    ]
    (isolate,) = answer(capsys, "actors", "d", "--on", "2021-01-01")
    assert isolate["constraint"] is None
    assert answer(capsys, "actors", "--sector", "people", "--on", "2021-01-01")[0]["name"] == "ก้อง"


def test_query_converts_parameters_by_the_types_of_the_header(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["from=a", "to=c", "on=1/6/2564", "types=COLLABORATE,COOPERATE", "limit=5"]
    parameters = [part for pair in asked for part in ("--param", pair)]
    assert answer(capsys, "query", "paths/all", *parameters) == [
        {"actors": ["a", "b", "c"], "hops": 2}
    ]


def test_query_gives_personal_data_where_it_is_asked_for_and_keeps_who_looked(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(config.home())
    book.add("มานี", "administrator", None)
    asked = ("actors/records_contacts", "--param", "after=", "--param", "limit=5")
    assert saan("query", *asked) == 2
    assert "--contacts" in capsys.readouterr().err
    assert book.looks() == []
    assert answer(capsys, "query", *asked, "--contacts") == []
    (look,) = book.looks()
    assert (look.what, look.about) == ("contacts", "actors/records_contacts")


def test_query_without_a_name_lists_the_modules_that_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = {row["name"] for row in answer(capsys, "query")}
    assert "paths/shortest" in names
    assert "actors/save" not in names


def test_status_says_what_runs_and_how_much_there_is(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "status")
    assert (found["server"], found["edition"], found["schema"]) == ("up", "community", 8)
    assert (found["actors"], found["ties"], found["activities"]) == (5, 2, 0)


def test_status_starts_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert answer(capsys, "status") == {"server": "down", "home": str(tmp_path / "home")}
    assert not server.status(tmp_path / "home").running


def test_a_server_that_is_not_there_is_a_sentence_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], free_port: int
) -> None:
    monkeypatch.setenv("SAAN_NEO4J_URI", f"bolt://127.0.0.1:{free_port}")
    assert saan("--lang", "en", "strength") == 1
    assert "does not answer" in capsys.readouterr().err


@pytest.mark.parametrize("uri", ["nonsense", "http://127.0.0.1:7687"])
def test_an_address_that_is_none_is_a_sentence(
    uri: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_NEO4J_URI", uri)
    for command in ("status", "strength"):
        assert saan("--lang", "en", command) == 1
        assert "SAAN_NEO4J_URI" in capsys.readouterr().err


def test_doctor_looks_at_the_server_the_environment_names(
    given: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    free_port: int,
) -> None:
    assert answer(capsys, "doctor") == [
        {"check": "server", "ok": True, "says": say("cli.answers", uri=given.target.uri)},
        {"check": "backup", "ok": True, "says": say("backup.none")},
    ]
    monkeypatch.setenv("SAAN_NEO4J_URI", f"bolt://127.0.0.1:{free_port}")
    assert saan("doctor", "-f", "json") == 1


@pytest.mark.parametrize("text", ["demo = ", 'day = "abc"', "\x00"])
def test_settings_that_cannot_be_read_are_a_sentence(
    text: str, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text(text, "utf-8")
    assert saan("--lang", "en", "strength") == 2
    assert "settings.toml" in capsys.readouterr().err


def test_an_area_where_nobody_is_based_gives_an_empty_network(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("import", "areas:th") == 0
    assert answer(capsys, "strength", "--area", "91")["actors"] == 0
    assert answer(capsys, "strength", "--area", "สงขลา")["actors"] == 0


def test_a_table_of_strength_has_a_row_for_each_level_and_names_for_pairs(
    small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("strength", "--on", "2021-01-01", "-f", "csv") == 0
    out = capsys.readouterr().out
    assert "tie_mix.COLLABORATE,0.5" in out
    assert "bridges,a|b;b|c" in out


def test_a_wrong_password_is_a_sentence(
    small: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_NEO4J_PASSWORD", "wrong")
    assert saan("--lang", "en", "strength") == 1
    assert "refuses the user or password" in capsys.readouterr().err


def test_a_password_from_a_file(
    small: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "password"
    path.write_text(f"{small.target.password}\n", "utf-8")
    monkeypatch.setenv("SAAN_NEO4J_PASSWORD_FILE", str(path))
    assert answer(capsys, "status")["actors"] == 5
    path.unlink()
    assert saan("status") == 2


def test_csv_disarms_formulas(capsys: pytest.CaptureFixture[str]) -> None:
    emit_rows([{"name": "=1+1"}, {"name": "-"}], "csv", {"name": "name"})
    assert capsys.readouterr().out == "name\n'=1+1\n'-\n"


@pytest.mark.parametrize("name", group.commands or ["import"])
def test_every_command_has_help_in_both_languages(name: str) -> None:
    word = name.replace("-", "_")
    assert knows(f"cli.{word}.help")
    assert knows(f"cli.{word}.example")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_help_speaks_the_language(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name in group.commands:
        assert saan("--lang", lang, name, "--help") == 0
        text = capsys.readouterr().out
        assert ("ตัวอย่าง" in text) == (lang == "th")
        for option in group.commands[name].params:
            if isinstance(option, click.Option) and not option.is_eager:
                assert option.help, (name, option.name)


@pytest.mark.parametrize(("form", "first"), [("table", "hops"), ("csv", "hops,way")])
def test_other_forms_of_the_same_answer(
    form: str, first: str, small: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("--lang", "en", "paths", "a", "c", "--on", "2021-01-01", "-f", form) == 0
    out = capsys.readouterr().out
    assert out.startswith(first)
    assert "ชาคริต" in out
