"""docker-compose.yml says the same as the embedded server, and publishes nothing widely."""

import re
import shutil
import subprocess
import tomllib
from typing import Any

import pytest
import yaml

from graph import server
from graph.server import conf
from tests.support.places import ROOT


@pytest.fixture
def compose() -> Any:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))


def as_variable(setting: str) -> str:
    """A setting as the Neo4j image takes it: . becomes _, and _ becomes __."""
    return "NEO4J_" + setting.replace("_", "__").replace(".", "_")


def test_the_image_is_the_version_that_is_embedded(compose: Any) -> None:
    assert compose["services"]["neo4j"]["image"] == f"neo4j:{server.VERSION}-community"


def test_the_settings_are_those_of_the_embedded_server(compose: Any) -> None:
    given = compose["services"]["neo4j"]["environment"]
    for name, value in conf.SAFETY.items():
        assert given[as_variable(name)] == value, name
    heap = int(given["NEO4J_server_memory_heap_max__size"].removesuffix("m"))
    cache = int(given["NEO4J_server_memory_pagecache_size"].removesuffix("m"))
    for name, value in conf.memory(heap, cache).items():
        assert given[as_variable(name)] == value, name
    assert given["NEO4J_server_http_enabled"] == given["NEO4J_server_https_enabled"] == "false"


def test_no_container_gains_rights_writes_elsewhere_or_takes_the_machine(compose: Any) -> None:
    for name, service in compose["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"]
        assert "cap_add" not in service
        assert "privileged" not in service
        assert "network_mode" not in service
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["pids_limit"] == 512
        assert re.fullmatch(r"\d+[mg]", service["mem_limit"])
        assert any(mount.startswith("/tmp:") for mount in service["tmpfs"])
        assert all(re.match(r"[a-z0-9-]+:/", volume) for volume in service["volumes"])


def test_neo4j_runs_as_its_own_user_and_has_room_for_its_memory(compose: Any) -> None:
    neo4j = compose["services"]["neo4j"]
    assert neo4j["user"] == "7474:7474"
    heap = int(neo4j["environment"]["NEO4J_server_memory_heap_max__size"].removesuffix("m"))
    assert int(neo4j["mem_limit"].removesuffix("m")) >= 2 * heap + 256  # a health check is a JVM


def test_what_the_dashboards_write_lies_in_their_volume(compose: Any) -> None:
    dashboards = compose["services"]["dashboards"]
    (volume,) = dashboards["volumes"]
    folder = volume.partition(":")[2]
    for name in ("SAAN_HOME", "SAAN_CACHE"):
        assert f"{dashboards['environment'][name]}/".startswith(f"{folder}/")
    assert dashboards["environment"]["HOME"] == "/tmp"


def test_only_the_dashboards_are_published_and_only_on_this_machine(compose: Any) -> None:
    services = compose["services"]
    assert services["dashboards"]["ports"] == ["127.0.0.1:8501:8501"]
    assert "ports" not in services["neo4j"]


def test_every_service_has_a_health_check_and_keeps_its_data(compose: Any) -> None:
    for service in compose["services"].values():
        assert service["healthcheck"]["test"]
        assert service["volumes"]
    assert set(compose["volumes"]) == {"neo4j-data", "neo4j-logs", "neo4j-conf", "saan-data"}


def test_the_password_comes_from_a_file(compose: Any) -> None:
    assert compose["secrets"]["neo4j_password"]["file"] == "./secrets/neo4j_password"
    dashboards = compose["services"]["dashboards"]["environment"]
    assert dashboards["SAAN_NEO4J_PASSWORD_FILE"] == "/run/secrets/neo4j_password"
    assert "SAAN_NEO4J_PASSWORD" not in dashboards
    assert not any(
        "PASSWORD" in name or "AUTH" in name for name in compose["services"]["neo4j"]["environment"]
    )


def test_docker_reads_it_where_docker_answers() -> None:
    docker = shutil.which("docker")
    probe = [docker or "docker", "compose", "version"]
    if not docker or subprocess.run(probe, check=False, capture_output=True).returncode:
        pytest.skip("no docker compose client")
    done = subprocess.run(
        [docker, "compose", "config", "-q"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_dockerfile_copies_everything_the_wheel_needs() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    for name in ("graph", "dashboards", "cypher", "seed", ".streamlit"):
        assert f"COPY {name} {name}" in text
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license-files"] == ["LICENSE", "NOTICE"]
    assert "COPY requirements.txt pyproject.toml README.md LICENSE NOTICE ./" in text
    assert "--require-hashes" in text
    assert "USER saan" in text
    assert ".git" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
