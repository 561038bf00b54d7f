"""JSON is read strictly, and a file is read as the user wishes."""

from pathlib import Path

import pytest

from graph.base.errors import DataError
from graph.intake import ReadOptions, read
from graph.intake.tables.strict import load


@pytest.mark.parametrize(
    ("text", "key", "facts"),
    [
        (b'{"a": 1, "a": 2}', "intake.json.twice", {"name": "a"}),
        (b'{"a": NaN}', "intake.json.number", {"text": "NaN"}),
        (b"[-Infinity]", "intake.json.number", {"text": "-Infinity"}),
        (b'{"a": [{"b": "\\ud800"}]}', "intake.json.surrogate", {"path": "a[0].b"}),
        (b"[" + b"0," * 1_500_000 + b"0]", "intake.json.many", {"limit": 1_500_000}),
        (b"{}\n{}", "intake.json.several", {"line": 2}),
        (b"[" * 33 + b"]" * 33, "intake.json.deep", {"limit": 32}),
        (b'{"a": ', "intake.json.broken", {"line": 1, "place": 7}),
        (b"\xff\xfe{", "intake.json.encoding", {}),
        (b"{\xff}", "intake.json.encoding", {}),
        (b"%PDF-1.7 \xff", "intake.file.not_text", None),
        (b"[" + b"9" * 5000 + b"]", "intake.json.number", {"text": "…"}),
    ],
)
def test_json_that_others_let_pass_is_refused(text: bytes, key: str, facts: object) -> None:
    with pytest.raises(DataError) as refused:
        load(text)
    assert refused.value.key == key
    assert facts is None or refused.value.facts == facts


def test_json_at_the_border_is_read() -> None:
    assert load(b"\xef\xbb\xbf" + b"[" * 32 + b"]" * 32)
    assert load('{"ก": "\\ud83d\\ude00 [[[[", "b": 1.5}'.encode()) == {"ก": "😀 [[[[", "b": 1.5}


def test_an_encoding_and_a_separator_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes("name|kind\nสมชาย|คน\n".encode("utf-16-le"))
    reading = read([path], ReadOptions(encoding="utf-16-le", separator="|"))
    assert [table.rows for table in reading.tables] == [[(2, ["สมชาย", "คน"])]]
    assert not reading.problems
    assert read([path], ReadOptions(encoding="utf-8")).problems[0].key == "intake.file.binary"
