"""Lists of edges whose rows say who the ends are, and what they are."""

from pathlib import Path

import pytest

from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Actor, Records
from tests.intake.test_intake import made

ACCEPT = ReadOptions(accept=True)


def taken(folder: Path, text: str, known: Records | None = None) -> Plan:
    (folder / "a.csv").write_text(text, "utf-8")
    return plan(read([folder / "a.csv"], ACCEPT), known or Records())


def kinds(done: Plan) -> dict[str, str]:
    return {each.name: each.kind for each in made(done, "actors")}


def ends(done: Plan, known: Records | None = None) -> set[tuple[str, str]]:
    names = {each.uid: each.name for each in made(done, "actors")}
    names |= {uid: each.name for uid, each in (known or Records()).of(Actor).items()}
    return {(names[each.start], names[each.end]) for each in made(done, "ties")}


def errors(done: Plan) -> list[tuple[str, int | None]]:
    return [(p.key, p.line) for p in done.problems if p.severity == "error"]


TRIANGLE = {("ข้าว", "น้ำ"), ("น้ำ", "ป่า")}


@pytest.mark.parametrize(
    "headings",
    [
        "Source,Destination,Type,Source Label,Target Label",
        "source,target,type,source_name,target_name",
        "From,To,Type,FromName,ToName",
        "Node1,Node2,Type,Node 1 label,Node 2 label",
        "รหัสต้นทาง,รหัสปลายทาง,type,ชื่อต้นทาง,ชื่อปลายทาง",
        "จาก,ถึง,type,ชื่อจาก,ชื่อถึง",
    ],
)
def test_the_labels_of_both_ends_name_the_partners(headings: str, tmp_path: Path) -> None:
    rows = "a1,a2,Undirected,ข้าว,น้ำ\na2,a3,Undirected,น้ำ,ป่า\n"
    done = taken(tmp_path, f"{headings}\n{rows}")
    assert not done.refused, errors(done)
    assert ends(done) == TRIANGLE
    assert {each.uid for each in made(done, "actors")} == {"a1", "a2", "a3"}


def test_numbers_that_only_count_are_no_ids_of_partners(tmp_path: Path) -> None:
    rows = "1,2,ข้าว,น้ำ\n2,3,น้ำ,ป่า\n"
    done = taken(tmp_path, f"Source,Target,Source Label,Target Label\n{rows}")
    assert ends(done) == TRIANGLE
    assert not {"1", "2", "3"} & {each.uid for each in made(done, "actors")}


@pytest.mark.parametrize(
    "headings",
    [
        "From Type,From Name,Edge,To Type,To Name",
        "source_kind,source,relationship,target_kind,target",
        "ประเภทต้นทาง,ต้นทาง,ความสัมพันธ์,ประเภทปลายทาง,ปลายทาง",
        "type,name,relationship_type,target_type,target",
        "ประเภท,ชื่อ,ลักษณะความสัมพันธ์,ประเภทปลายทาง,ภาคีปลายทาง",
    ],
)
def test_kinds_of_both_ends_in_the_row_are_theirs_and_words_are_kept(
    headings: str, tmp_path: Path
) -> None:
    rows = "person,ข้าว,ก่อตั้ง,organisation,น้ำ\norganisation,น้ำ,ให้ทุน,group,ป่า\n"
    done = taken(tmp_path, f"{headings}\n{rows}")
    assert not done.refused, errors(done)
    assert kinds(done) == {"ข้าว": "person", "น้ำ": "organisation", "ป่า": "group"}
    assert ends(done) == TRIANGLE
    heading = headings.split(",")[2]
    kept = {each.extra for each in made(done, "ties")}
    assert kept == {(f"{heading}=ก่อตั้ง",), (f"{heading}=ให้ทุน",)}
    (proposal,) = read([tmp_path / "a.csv"], ReadOptions()).proposals
    assert proposal.mapping.edges.types == {"ก่อตั้ง": "loose", "ให้ทุน": "loose"}


def test_names_whose_kind_nobody_says_have_that_of_their_first_word(tmp_path: Path) -> None:
    text = "source name,target name,weight\nกลุ่มข้าว,อบต.น้ำใส,2\nอบต.น้ำใส,ไร่สุข,1\n"
    done = taken(tmp_path, text)
    expected = {"กลุ่มข้าว": "group", "อบต.น้ำใส": "organisation", "ไร่สุข": "organisation"}
    assert kinds(done) == expected
    (proposal,) = read([tmp_path / "a.csv"], ReadOptions()).proposals
    assert "nodes.all_kind" in {choice.name for choice in proposal.questions}


def test_a_partner_on_record_stays_as_it_is(tmp_path: Path) -> None:
    known = Records(actors={"x": Actor(uid="x", name="ข้าว", kind="group", note="เดิม")})
    text = "from name,to name,from type,to type\nข้าว,น้ำ,person,group\n"
    done = taken(tmp_path, text, known)
    assert kinds(done) == {"น้ำ": "group"}
    assert ends(done, known) == {("ข้าว", "น้ำ")}


def test_an_id_on_record_under_another_name_stops(tmp_path: Path) -> None:
    known = Records(actors={"a1": Actor(uid="a1", name="โรงเรียน", kind="group")})
    text = "source,target,source label,target label\na1,a2,ข้าว,น้ำ\n"
    done = taken(tmp_path, text, known)
    assert ("intake.row.other_name", 2) in errors(done)


@pytest.mark.parametrize(
    ("row", "column"), [("a1,a2,ดิน,น้ำ,,", "source label"), ("a1,a2,,,person,", "source type")]
)
def test_an_end_that_two_rows_say_differently_is_told(
    row: str, column: str, tmp_path: Path
) -> None:
    head = "source,target,source label,target label,source type,target type"
    done = taken(tmp_path, f"{head}\na1,a2,ข้าว,น้ำ,group,\n{row}\n")
    assert errors(done) == [("graphs.listed.differs", 3)]
    (told,) = [problem for problem in done.problems if problem.severity == "error"]
    assert told.column == column
    assert "“a1”" in told.text("en")
    assert "บรรทัด 2" in told.text("th")


def test_a_row_about_one_partner_alone_names_it(tmp_path: Path) -> None:
    text = "type,name,target,relationship_type\ngroup,ข้าว,น้ำ,ทุน\ngroup,ป่า,,\n"
    done = taken(tmp_path, text)
    assert set(kinds(done)) == {"ข้าว", "น้ำ", "ป่า"}
    assert ends(done) == {("ข้าว", "น้ำ")}


def test_a_strength_below_nought_is_no_level_and_is_told(tmp_path: Path) -> None:
    text = "from name,to name,relation,strength\nข้าว,น้ำ,ทุน,3\nน้ำ,ป่า,ส่วนตัว,-2\nข้าว,ป่า,ทุน,\n"
    done = taken(tmp_path, text)
    strengths = {each.declared_strength for each in made(done, "ties")}
    assert strengths == {3, None}
    assert {"strength=-2"} < {text for each in made(done, "ties") for text in each.extra}
    (told,) = [problem for problem in done.problems if problem.key == "graphs.weight.negative"]
    assert "3" in told.text("en")


def test_levels_by_number_leave_what_is_below_nought_loose(tmp_path: Path) -> None:
    text = "source,target,source label,target label,weight\n"
    text += "a,b,ข้าว,น้ำ,1\nb,c,น้ำ,ป่า,3\na,c,ข้าว,ป่า,-2\n"
    done = taken(tmp_path, text)
    levels = {(each.type, each.stated) for each in made(done, "ties")}
    assert levels == {("COOPERATE", True), ("COLLABORATE", True), ("COOPERATE", False)}
    (proposal,) = read([tmp_path / "a.csv"], ReadOptions()).proposals
    assert "edges.missing" in {choice.name for choice in proposal.questions}


@pytest.mark.parametrize(
    "text",
    [
        "จาก,ถึงภาคี,ความสัมพันธ์\nข้าว,น้ำ,มีส่วนร่วม\n",
        "from,to,type\nข้าว,น้ำ,COOPERATE\n",
        "from,to,type,from name,to name\nข้าว,น้ำ,COOPERATE,ก,ข\n",
    ],
)
def test_our_own_table_of_ties_is_no_list_of_edges(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, "utf-8")
    reading = read([tmp_path / "a.csv"], ReadOptions())
    assert not reading.proposals
    assert [table.kind for table in reading.tables] == ["ties"]


@pytest.mark.parametrize(
    "headings", ["Source,Destination,Weight", "Node1,Node2,Weight", "sender,recipient,weight"]
)
def test_bare_ends_are_named_as_ties_among_partners(headings: str, tmp_path: Path) -> None:
    known = Records(
        actors={n: Actor(uid=n, name=name, kind="group") for n, name in (("a", "ข้าว"), ("b", "น้ำ"))}
    )
    done = taken(tmp_path, f"{headings}\nข้าว,น้ำ,1\nน้ำ,ข้าว,2\n", known)
    assert ends(done, known) == {("ข้าว", "น้ำ"), ("น้ำ", "ข้าว")}


POSTS = "id,position,label,description,start_date,end_date,of\nP1,Chair,Board,leads,2019,2021,ข้าว\n"


@pytest.mark.parametrize(
    "text",
    [
        POSTS,
        POSTS.replace("position", "role").replace("label", "Label"),
        "label,description,ตำแหน่ง,สังกัด,ตั้งแต่\nข้าว,ดูแล,ประธาน,น้ำ,2560\n",
    ],
)
def test_a_list_of_posts_is_no_drawing_and_asks_for_post_and_holder(
    text: str, tmp_path: Path
) -> None:
    done = taken(tmp_path, text)
    assert errors(done) == [("intake.sheet.missing_members", 1)]
    (told,) = [problem for problem in done.problems if problem.severity == "error"]
    assert all(word in told.text("en") for word in ("member", "role", "of"))
    assert all(word in told.text("th") for word in ("สมาชิก", "ตำแหน่ง", "สังกัด"))


def test_a_position_in_words_is_kept_and_one_on_paper_is_not(tmp_path: Path) -> None:
    head = "id,label,position"
    done = taken(tmp_path, f"{head}\na,ข้าว,ประธาน\nb,น้ำ,\n")
    assert {text for each in made(done, "actors") for text in each.extra} == {"position=ประธาน"}
    done = taken(tmp_path, f'{head}\na,ข้าว,"1.5, 2"\nb,น้ำ,\n')
    assert not {text for each in made(done, "actors") for text in each.extra}


LACKING = """graph [ directed 1 node [ id 5 label "ข้าว" ]
edge [ source 5 target "กลุ่มน้ำ" ] edge [ source 5 target "ไร่สุข" ] ]"""


def test_nodes_that_a_file_lacks_are_offered_as_partners(tmp_path: Path) -> None:
    (tmp_path / "a.gml").write_text(LACKING, "utf-8")
    (proposal,) = read([tmp_path / "a.gml"], ReadOptions()).proposals
    asked = {choice.name: choice for choice in proposal.questions}
    assert "กลุ่มน้ำ" in asked["nodes.all_missing"].text("th")
    done = plan(read([tmp_path / "a.gml"], ACCEPT), Records())
    assert [key for key, _ in errors(done)] == ["graphs.edge.no_node"] * 2
    told = ReadOptions(mapping='[nodes]\nall_kind = "person"\nall_missing = "organisation"')
    done = plan(read([tmp_path / "a.gml"], told), Records())
    assert kinds(done) == {"ข้าว": "person", "กลุ่มน้ำ": "group", "ไร่สุข": "organisation"}
    assert ends(done) == {("ข้าว", "กลุ่มน้ำ"), ("ข้าว", "ไร่สุข")}


def test_a_missing_node_that_is_on_record_is_that_partner(tmp_path: Path) -> None:
    (tmp_path / "a.gml").write_text(LACKING, "utf-8")
    known = Records(actors={"x": Actor(uid="x", name="ไร่สุข", kind="group")})
    told = ReadOptions(mapping='[nodes]\nall_kind = "person"\nall_missing = "organisation"')
    done = plan(read([tmp_path / "a.gml"], told), known)
    assert kinds(done) == {"ข้าว": "person", "กลุ่มน้ำ": "group"}
    assert ends(done, known) == {("ข้าว", "กลุ่มน้ำ"), ("ข้าว", "ไร่สุข")}


def test_a_title_above_the_headings_is_passed_over_and_told(tmp_path: Path) -> None:
    text = "เครือข่ายปี 2566,,\n\nSource Label,Target Label,Type\nข้าว,น้ำ,Directed\n"
    done = taken(tmp_path, text)
    assert ends(done) == {("ข้าว", "น้ำ")}
    (told,) = [problem for problem in done.problems if problem.key == "intake.sheet.lines_above"]
    assert told.line == 3


@pytest.mark.parametrize(
    "text",
    [
        "source label,source label,target label\nข้าว,ดิน,น้ำ\n",
        "Id,Label,Label\na,ข้าว,ดิน\n",
    ],
)
def test_two_columns_for_one_thing_are_refused(text: str, tmp_path: Path) -> None:
    assert errors(taken(tmp_path, text)) == [("intake.sheet.doubled", None)]


def test_two_columns_of_one_heading_are_both_kept(tmp_path: Path) -> None:
    done = taken(tmp_path, "Id,Label,สี,สี\na,ข้าว,แดง,ดำ\n")
    (rice,) = made(done, "actors")
    assert rice.extra == ("สี=แดง", "สี (2)=ดำ")


def test_an_end_without_a_name_beside_it_is_a_name(tmp_path: Path) -> None:
    text = "ชื่อ,ประเภท,ความสัมพันธ์,ภาคีปลายทาง\nข้าว,กลุ่ม,มีส่วนร่วม,น้ำ\n"
    done = taken(tmp_path, text)
    assert ends(done) == {("ข้าว", "น้ำ")}
    assert not [p for p in done.problems if p.key == "graphs.name_from_id"]
    assert kinds(done) == {"ข้าว": "group", "น้ำ": "organisation"}


def test_a_weight_of_which_one_number_is_left_as_a_level_is_kept_as_text(tmp_path: Path) -> None:
    text = "source label,target label,weight\nข้าว,น้ำ,-2\nน้ำ,ป่า,2\n"
    done = taken(tmp_path, text)
    assert {each.extra for each in made(done, "ties")} == {("weight=-2",), ("weight=2",)}
