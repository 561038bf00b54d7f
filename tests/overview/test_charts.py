"""A chart is built once for its rows, and anew in the other language."""

import pandas as pd

from dashboards.drawing import charts
from graph.base.words import buddhist, speaking


def test_a_chart_is_built_once_in_each_language() -> None:
    built = list[int]()

    def build(rows: pd.DataFrame) -> charts.Chart:
        built.append(len(rows))
        return charts._degrees(rows)

    titles = []
    for lang in ("th", "en", "th", "en"):
        rows = pd.DataFrame({"degree": [0, 1], "actors": [2, 3]})
        with speaking(lang):
            made = charts._spec(build, "a test", rows, (), lang, buddhist())
        titles.append(made["encoding"]["x"]["title"])
    assert titles == ["จำนวนภาคีที่สัมพันธ์", "Partners"] * 2
    assert built == [2, 2]
