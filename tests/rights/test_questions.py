"""Every public question asks what the user in force may, before anything else."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import graph
from graph.base.errors import Forbidden
from graph.rights import DEEDS, MACHINE, NOBODY, ROLES, User, acting, current_user

CONTACTS = {"actors.contacts"}
SURVEY = {
    f"conditions.{name}"
    for name in (
        "members",
        "rounds",
        "reported",
        "compared",
        "differences",
        "agreement",
        "counted",
        "results",
    )
}
PROFILE = {"conditions.profile"}
SHARED = {
    f"shared.{name}" for name in ("around", "members", "networks", "own", "standing")
} | PROFILE


def questions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The public functions of every room that are asked of a snapshot."""
    for found in pkgutil.iter_modules(graph.__path__):
        room = import_module(f"graph.{found.name}")
        for name, function in vars(room).items():
            if name.startswith("_") or not inspect.isfunction(function):
                continue
            if function.__module__ == f"graph.{found.name}" and "snapshot" in parameters(function):
                yield f"{found.name}.{name}", function


def parameters(function: Callable[..., Any]) -> list[str]:
    """The names of those that must be given."""
    every = inspect.signature(function).parameters.values()
    return [each.name for each in every if each.default is each.empty]


ALL = dict(questions())


def let_in(ask: Callable[..., Any], user: User) -> bool:
    """Whether a question gets as far as looking at what it is asked of."""
    with acting(user):
        try:
            ask(*(None for _ in parameters(ask)))
        except Forbidden:
            return False
        except Exception:
            return True
    return True


def test_there_are_many_questions() -> None:
    assert len(ALL) > 80
    assert set(ALL) >= CONTACTS | SURVEY
    assert {name for name in ALL if name.startswith("shared.")} == SHARED - PROFILE


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_into_its_questions_and_no_others(role: str) -> None:
    entered = {name for name, ask in ALL.items() if let_in(ask, User("x", role))}
    if role in ("nobody", "member"):
        assert entered == set()
    elif role == "viewer":
        assert entered == set(ALL) - CONTACTS - SURVEY
    elif role == "editor":
        assert entered == set(ALL) - SURVEY
    else:
        assert entered == set(ALL)


def test_a_member_is_let_into_what_is_shared_with_themselves_alone() -> None:
    for actor, entered in (("None", SHARED), ("p1", set[str]()), (None, set[str]())):
        member = User("x", "member", actor)  # every question is put of "None"
        assert {name for name, ask in ALL.items() if let_in(ask, member)} == entered


def test_whoever_has_the_machine_may_everything_where_nobody_signs_in() -> None:
    assert current_user() is MACHINE
    assert all(MACHINE.may(deed) for deed in DEEDS)
    assert not any(NOBODY.may(deed) for deed in DEEDS)


@pytest.mark.parametrize(
    ("role", "deeds"),
    [
        ("member", {"shared"}),
        ("viewer", {"shared", "ask"}),
        ("editor", {"shared", "ask", "contacts", "write"}),
        (
            "manager",
            {"shared", "ask", "contacts", "write", "undo_others", "decide", "set", "share"}
            | {"survey"},
        ),
        ("administrator", set(DEEDS)),
    ],
)
def test_what_each_role_may(role: str, deeds: set[str]) -> None:
    assert {deed for deed in DEEDS if User("x", role).may(deed)} == deeds
