"""The commands governance and finding: where the network is at risk, why, and who deals with it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.base import config
from graph.base.errors import Misuse
from graph.base.words import language, say
from graph.cli import options, output
from graph.cli.main import saan
from graph.cli.options import Day

if TYPE_CHECKING:
    from graph.network import Snapshot

SHOWN = ("uid", "severity", "category", "rule", "why", "remedy", "since", "status", "owner", "due")
APART = ("uid", "network", *SHOWN[1:])
"""Where several networks have findings."""
HISTORY = ("at", "who", "field", "before", "after")
DECIDED = ("accepted", "resolved", "open")


@saan.command()
@click.option("--dry-run", is_flag=True)
@click.option("--sheet", type=click.Path(dir_okay=False, path_type=Path), metavar="PATH")
@click.option("--from", "first", type=Day())
@click.option("--public", is_flag=True)
@click.option("--notices", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--mail", is_flag=True)
@options.signed
@options.narrowed
@options.as_form
def governance(
    on: date | None,
    form: str,
    dry_run: bool,
    sheet: Path | None,
    first: date | None,
    public: bool,
    notices: Path | None,
    mail: bool,
    as_who: str | None,
    why: str | None,
    **narrow: Any,
) -> None:
    """Says where the network is at risk, and keeps what was found on record."""
    from graph import governance, network

    service = options.opened()
    snapshot = options.asked(service, on, **narrow)
    news, batch = None, None
    if dry_run or on or snapshot.filters or service.source.known:
        found = governance.report(snapshot)
    else:
        written, found, news = service.keep_findings(snapshot.on, options.who(as_who), "command")
        batch = written.batch if written else None
    lang = "en" if form == "json" else language()
    names, cases = network.names(snapshot), governance.cases(snapshot)
    rows = rows_of(found, cases, names, lang)
    if sheet:
        _sheet(snapshot, sheet, first, public)
    if notices:
        _notices(snapshot, notices)
    if mail:
        _mail(snapshot)
    missing = [{"rule": each.rule.name, "why": each.text(lang)} for each in found.not_assessed]
    if form == "json":
        faults = {"faults": [vars(each) for each in found.faults]} if found.faults else {}
        notice = {"findings": rows, "not_assessed": missing, **faults}
        kept = {} if news is None else {"batch": batch, "news": _listed(news)}
        output.emit_json({"on": snapshot.on, **notice, **kept})
        return
    shown = APART if any(row["network"] for row in rows) else SHOWN
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in shown})
    output.notify(say("governance.told", well=str(len(found.well)), missing=str(len(missing))))
    for each in missing:
        output.notify(f"- {each['rule']}: {each['why']}")
    for fault in found.faults:
        output.notify(say("governance.fault", file=fault.file, problem=fault.problem))
    if news is not None:
        counts = {name: str(len(uids)) for name, uids in _listed(news).items()}
        output.notify(say("governance.news", **counts))
    else:
        output.notify(say("governance.not_kept"))


@saan.command()
@click.argument("uid")
@click.option("--owner")
@click.option("--remedy")
@click.option("--due", type=Day())
@click.option("--status", type=click.Choice(DECIDED))
@click.option("--seen", is_flag=True)
@options.signed
@options.as_form
def finding(
    uid: str,
    owner: str | None,
    remedy: str | None,
    due: date | None,
    status: str | None,
    seen: bool,
    as_who: str | None,
    why: str | None,
    form: str,
) -> None:
    """Shows a finding with its history, or says who looks after it and what became of it."""
    from graph import governance
    from graph.governance.lifecycle import Decision
    from graph.governance.recording import cases
    from graph.journal.traces import of_record
    from graph.service import open_service

    service = open_service()
    day = service.today()
    decision = Decision(uid, seen, owner, remedy, due, status, why)
    if decision != Decision(uid):
        found = governance.report_of_all(service.snapshot(day)).findings
        live = {each.uid: each for each in found}.get(uid)
        service.decide(decision, day, options.who(as_who), live, channel="command")
    case = cases(service.store).get(uid)
    if case is None:
        raise Misuse("governance.no_finding", uid=uid)
    history = [
        dict(zip(HISTORY, (trace.at, trace.who, *change), strict=True))
        for trace in of_record(service.store, "findings", uid)
        for change in _changed(trace)
    ]
    if form == "json":
        output.emit_json({**_plain(case), "history": history})
        return
    output.emit_rows([_plain(case)], form, {n: say(f"cli.columns.{n}") for n in CASE})
    if form == "table":
        output.emit_rows(history, form, {n: say(f"cli.columns.{n}") for n in HISTORY})


CASE = ("uid", "rule", "severity", "status", "opened", "closed", "owner", "remedy", "due", "reason")


def rows_of(found: Any, cases: Mapping[str, Any], names: Any, lang: str) -> list[dict[str, Any]]:
    """The findings of a report with what is on record of each: uid, network (its name, of several),
    rule, category, severity, concerns, figures, population, why, remedy, since, status ("new": not
    kept yet), owner, due."""
    from graph.governance import lifecycle
    from graph.governance.lifecycle import matched
    from graph.governance.wording import whose, why

    known = matched(cases, found.findings)
    rows = []
    for each in found.findings:
        case = known.get(each.uid)
        rows.append(
            {
                "uid": case.uid if case else each.uid,
                "network": whose(each, names) or None,
                "rule": each.rule.name,
                "category": each.rule.category,
                "severity": each.rule.severity,
                "concerns": list(each.hit.concerns),
                "figures": {
                    name: list(value) if isinstance(value, tuple) else value
                    for name, value in each.hit.figures.items()
                },
                "population": each.population,
                "why": why(each, names, lang),
                "remedy": (case and case.remedy) or each.rule.text("remedy", lang),
                "since": each.hit.since,
                "status": lifecycle.state(case, found=True),
                "owner": case.owner if case else None,
                "due": case.due if case else None,
            }
        )
    return rows


def _sheet(snapshot: "Snapshot", path: Path, first: date | None, public: bool) -> None:
    """Writes the accountability sheet, from `first` or the beginning of the year."""
    from graph import accountability
    from graph.accountability import to_pdf

    ending = path.suffix.lower()
    if ending not in (".html", ".htm", ".pdf"):
        raise Misuse("governance.sheet.ending", path=path)
    if path.exists():
        raise Misuse("governance.sheet.there", path=path)
    begun = first or snapshot.on.replace(month=1, day=1)
    text = accountability.sheet(snapshot, begun, language(), public)
    path.write_bytes(to_pdf(text) if ending == ".pdf" else text.encode())
    output.notify(say("governance.sheet.written", path=path))


def _notices(snapshot: "Snapshot", folder: Path) -> None:
    """Writes the text for LINE, and the calendar of due days."""
    from graph import governance

    notice, dates = governance.notices(snapshot, language(), config.now())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "saan-notice.txt").write_text(f"{notice}\n", "utf-8")
    (folder / "saan-due.ics").write_bytes(dates)
    output.notify(say("governance.notice.written", folder=folder))


def _mail(snapshot: "Snapshot") -> None:
    from graph import governance
    from graph.governance.notifications import send

    notice, _ = governance.notices(snapshot, language(), config.now())
    send(notice, config.mail())
    output.notify(say("governance.notice.sent"))


def _listed(news: Any) -> dict[str, list[str]]:
    return {name: sorted(case.uid for case in getattr(news, name)) for name in NEWS}


NEWS = ("new", "again", "gone")


def _plain(case: Any) -> dict[str, Any]:
    values = {name: list(v) if isinstance(v, tuple) else v for name, v in vars(case).items()}
    return {name: value for name, value in values.items() if name not in ("ids", "sources")}


def _changed(trace: Any) -> list[tuple[str, Any, Any]]:
    before, after = trace.before or {}, trace.after or {}
    names = [name for name in after if before.get(name) != after.get(name) and name != "uid"]
    return [(name, before.get(name), after.get(name)) for name in names]
