"""The tables of a seed as rows of text, and their two forms: CSV files and one workbook."""

import csv
import random
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from meet import Meeting, meetings
from story import Story, listed
from weave import Episode, episodes
from when import read, spell

Tables = dict[str, list[list[str]]]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def tables(story: Story) -> Tables:
    """table → rows of cells in the order of its headings; the same for the same story."""
    rng = random.Random(story.words["seed"])  # noqa: S311
    ties = episodes(story, rng)
    met = meetings(story, ties, rng)
    issues = {cells[0]: cells[1] for cells in story.tables["issues"]}
    found: Tables = {"areas": story.tables["areas"]} if story.tables["areas"] else {}
    return found | {
        "issues": [[i, name, issues.get(of, "")] for i, name, of in story.tables["issues"]],
        "actors": _actors(story, issues, rng),
        "networks": [
            [i, name, story.actors[us].name, vision, form]
            for i, name, us, vision, form in story.tables["networks"]
        ],
        "members": _members(story, rng),
        "ties": [_tie(n, tie, story, issues, rng) for n, tie in enumerate(ties, 1)],
        "activities": [_activity(n, m, story, issues, rng) for n, m in enumerate(met, 1)],
        "contacts": [[story.actors[c[0]].name, *c[1:]] for c in story.tables["contacts"]],
        **{name: cells for name, cells in _told(story, issues, met).items() if cells},
    }


def _told(story: Story, issues: dict[str, str], met: list[Meeting]) -> Tables:
    """The tables that are told as they are."""
    return _worksheets(story) | _promised(story, issues, met) | _helping(story, issues)


def _worksheets(story: Story) -> Tables:
    """What worksheets 1, 4 and 2 say, each of the story's one network."""
    network = story.tables["networks"][0][1]
    return {
        "stakes": [
            [story.actors[who].name, network, *cells] for who, *cells in story.tables["stakes"]
        ],
        "plans": [
            [story.actors[who].name, network, *(cell.replace(" · ", "\n") for cell in cells)]
            for who, *cells in story.tables["plans"]
        ],
        "lessons": [
            [
                text,
                question,
                network,
                when,
                _names(story, who),
                of,
            ]
            for question, text, when, who, of in story.tables["lessons"]
        ],
    }


def _promised(story: Story, issues: dict[str, str], met: list[Meeting]) -> Tables:
    """What came of the work, what was promised, and what is agreed; each activity by its id."""
    ids = {meeting.title: _activity_id(n) for n, meeting in enumerate(met, 1)}
    network = story.tables["networks"][0][1]
    return {
        "results": [
            [
                text,
                sort,
                when,
                area,
                _names(story, who),
                of and ids[of],
                about and issues[about],
                source,
            ]
            for text, sort, when, area, who, of, about, source in story.tables["results"]
        ],
        "promises": [
            [
                text,
                _names(story, who),
                _names(story, to),
                of and ids[of],
                about and issues[about],
                *rest,
            ]
            for text, who, to, of, about, *rest in story.tables["promises"]
        ],
        "ways": [[network, *cells] for cells in story.tables["ways"]],
    }


def _helping(story: Story, issues: dict[str, str]) -> Tables:
    """What each offers, needs and knows, who is whose mentor, and declared interests."""
    names = {uid: actor.name for uid, actor in story.actors.items()}
    return {
        "offers": [
            [names[who], what, text, about and issues[about], *rest]
            for who, what, text, about, *rest in story.tables["offers"]
        ],
        "mentors": [
            [names[one], names[other], *rest] for one, other, *rest in story.tables["mentors"]
        ],
        "interests": [
            [names[who], text, _names(story, whom), *rest]
            for who, text, whom, *rest in story.tables["interests"]
        ],
    }


def _names(story: Story, who: str) -> str:
    return "; ".join(story.actors[uid].name for uid in listed(who))


def _activity_id(n: int) -> str:
    return f"act-{n:03}"


def _actors(story: Story, issues: dict[str, str], rng: random.Random) -> list[list[str]]:
    return [
        [
            actor.id,
            actor.name,
            actor.kind,
            actor.sector,
            actor.aliases,
            actor.area,
            "; ".join(issues[issue] for issue in actor.issues),
            spell(actor.since, story.words, rng),
            spell(actor.until, story.words, rng),
            actor.note,
        ]
        for actor in story.actors.values()
    ]


def _members(story: Story, rng: random.Random) -> list[list[str]]:
    names = {uid: actor.name for uid, actor in story.actors.items()}
    names |= {cells[0]: cells[1] for cells in story.tables["networks"]}
    words = story.words
    return [
        [
            names[who],
            names[of],
            role,
            spell(read(since, words["era"]), words, rng),
            until if until == words["open"] else spell(read(until, words["era"]), words, rng),
        ]
        for who, of, role, since, until in story.tables["members"]
    ]


def _tie(
    n: int, tie: Episode, story: Story, issues: dict[str, str], rng: random.Random
) -> list[str]:
    words, actors = story.words, story.actors
    digits = THAI_DIGITS if tie.source in words["official"] else {}
    return [
        f"tie-{n:03}",
        actors[tie.start].name,
        actors[tie.end].name,
        words["levels"][tie.level],
        spell(tie.since, words, rng).translate(digits),
        spell(tie.until, words, rng).translate(digits),
        words["frequency"][str(tie.frequency)],
        str(tie.trust or ""),
        issues[tie.about],
        actors[tie.through].name if tie.through else "",
        words["mutual"].get(tie.mutual, ""),
        words["certainty"].get(tie.certainty, ""),
        tie.source,
        tie.note,
    ]


def _activity(
    n: int, met: Meeting, story: Story, issues: dict[str, str], rng: random.Random
) -> list[str]:
    return [
        _activity_id(n),
        spell(met.when, story.words, rng),
        met.title,
        met.kind,
        met.minutes,
        "; ".join(story.actors[uid].name for uid in met.participants),
        story.actors[met.host].name,
        issues[met.about],
        met.area,
        met.decisions,
        met.budget,
        met.source,
    ]


def write_csv(story: Story, found: Tables, folder: Path) -> None:
    """One file a table, UTF-8 with a mark so that Excel opens it as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, cells in found.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([story.words["headings"][name], *cells])


def write_workbook(story: Story, found: Tables, path: Path) -> None:
    """One sheet a table, every cell text, the heading frozen."""
    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), plain)
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
    head = book.add_format(
        {"bold": True, "bg_color": "#E6EEF2", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    )
    text = book.add_format({"num_format": "@", "valign": "top"})
    for name, cells in found.items():
        headings = story.words["headings"][name]
        sheet = book.add_worksheet(story.words["sheets"][name])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(cells), len(headings) - 1)
        for column, heading in enumerate(headings):
            longest = max(len(row[column]) for row in [headings, *cells])
            sheet.set_column(column, column, min(max(longest + 2, 8), 42), text)
            sheet.write_string(0, column, heading, head)
        for line, row in enumerate(cells, 1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(line, column, cell, text)
    book.close()
