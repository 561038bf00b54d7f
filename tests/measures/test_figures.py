"""Every figure is declared once, with all that is shown of it; a faulty one fails by its name."""

import re
from pathlib import Path

import pytest

from docs.making import figures as reference
from graph.measures import Figure, actor_figures, by_part, figure, figures, scorecard, tiles
from graph.measures.figures import declared
from graph.network import Network
from tests.support.places import ROOT

THAI = re.compile(r"[\u0e00-\u0e7f]")
DENSITY = """
[density]
whose = "network"
function = "counts.density"
shown = "number"
label = { th = "ความหนาแน่น", en = "Density" }
definition = { th = "สัดส่วน", en = "Share" }
formula = { th = "m", en = "m" }
source = { th = "นิยาม", en = "Definition" }
"""


def named(found: tuple[Figure, ...]) -> list[str]:
    return [each.name for each in found]


@pytest.mark.parametrize("name", declared())
def test_every_figure_has_its_function_its_words_and_its_place_in_the_reference(name: str) -> None:
    found = figure(name)
    assert callable(found.function)
    assert found.function.__doc__
    for part in ("label", "definition", "formula", "source"):
        assert set(getattr(found, part)) == {"th", "en"}, part
        assert not THAI.search(found.text(part, "en")), part
    assert f"(`{name}`)" in reference.text()
    assert f"(`{name}`)" in (ROOT / "docs/reference/figures.md").read_text("utf-8")


@pytest.mark.parametrize("each", figures("actor", "role"), ids=lambda each: each.name)
def test_a_figure_of_an_actor_has_a_heading_for_its_column(each: Figure) -> None:
    assert set(each.heading or {}) == {"th", "en"}


@pytest.mark.parametrize(
    ("this", "instead", "problem"),
    [
        ("label = {.*}", "", "no label in th"),
        (', en = "Share"', "", "no definition in en"),
        ('en = "m"', 'en = ""', "no formula in en"),
        ("source = {.*}", "", "no source in th"),
        ("whose = .*", "", "whose must be of network, directed, group, actor, role"),
        ('"network"', '"nobody"', "whose must be of network, directed, group, actor, role"),
        (
            "shown = .*",
            'shown = "big"',
            "shown must be of count, number, share, list, levels, word",
        ),
        ("shown = .*", 'shown = "count"\nplaces = ["door"]', "places must be of table, compared"),
        ("function = .*", "", "function must be the module and the name of one"),
        ("counts.density", "counts.height", "has no attribute 'height'"),
        ("counts.density", "heights.density", "No module named 'graph.measures.heights'"),
        ("shown = .*", 'shown = "count"\ncolour = "red"', "unexpected keyword argument 'colour'"),
    ],
)
def test_a_faulty_figure_fails_at_once_by_its_name(
    tmp_path: Path, this: str, instead: str, problem: str
) -> None:
    file = tmp_path / "figures.toml"
    file.write_text(DENSITY, "utf-8")
    assert declared(file)["density"].decimals == 3
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(re.sub(this, instead, DENSITY, count=1), "utf-8")
    with pytest.raises(ValueError, match=f"figure density: .*{problem}"):
        declared(faulty)


def test_an_unknown_figure_is_an_error() -> None:
    with pytest.raises(KeyError):
        figure("height")


def test_figures_stand_where_they_are_shown() -> None:
    assert named(tiles()) == [
        *("mean_degree", "tie_mix", "largest_component_share"),
        *("degree_centralization", "modularity"),
    ]
    assert named(by_part()) == [
        *("actors", "pairs", "mean_degree", "density", "degree_centralization"),
        *("largest_component_share", "modularity", "shape"),
    ]
    assert named(figures(place="banded")) == [
        *("density", "mean_degree", "degree_centralization"),
        *("transitivity", "largest_component_share"),
    ]
    assert {each.name: each.decimals for each in figures(place="card")} == {
        **{"degree": 0, "betweenness": 3, "closeness": 3, "core": 0},
        **dict.fromkeys(("coordinator", "consultant", "gatekeeper", "liaison"), 0),
    }
    whole = set(named(figures("network")))
    assert whole - set(named(figures("network", place="table"))) == {
        *("actors", "pairs", "tie_mix", "shape_near", "tightness"),
    }
    assert whole - set(named(figures("network", place="compared"))) == {"tie_mix", "shape_near"}
    assert {each.name for each in figures("network", "group") if not each.plotted} == {
        *("tie_mix", "shape", "shape_near", "tightness", "cut_vertices", "bridges"),
    }


def test_the_scorecard_and_the_table_of_actors_are_what_is_declared_in_its_order() -> None:
    network = Network.of("abc", [("a", "b"), ("b", "c")])
    assert list(scorecard(network, directed=True).values) == named(figures("network", "directed"))
    assert list(actor_figures(network)) == ["uid", *named(figures("actor"))]
