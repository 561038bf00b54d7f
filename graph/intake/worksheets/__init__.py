"""Filled worksheets to tables: what stands in their own layout, by what the cells say.

Worksheet 1 gives actors, stakes and contacts; 2 lessons; 3 actors and ties; 4 actors, the network
with its vision, and plan steps.
"""

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.intake.tables.headings import Table
from graph.intake.tables.sheets import Sheet
from graph.intake.worksheets import tables
from graph.intake.worksheets.grids import Names, names_of
from graph.intake.worksheets.marks import filled
from graph.intake.worksheets.pages import Page, Part, take_apart

LISTS = "saan_lists"
"""The hidden sheet of a template that holds the choices of its cells."""


def read_worksheets(sheets: list[Sheet], problems: Problems) -> tuple[list[Table], list[Sheet]]:
    """The tables of a workbook's worksheets, and the sheets that are none."""
    apart = [(sheet, take_apart(sheet)) for sheet in sheets]
    pages = [page for _, page in apart if page]
    rest = [sheet for sheet, page in apart if not page]
    if not pages:
        return [], rest
    found = _Workbook(pages, problems).tables()
    for page in pages:
        _tell(page, found, problems)
    if not found:
        place = Place(pages[0].sheet.file)
        problems.tell("warning", "worksheets.empty", place, file=place.file)
    return found, rest


class _Workbook:
    """The pages of one workbook, which share their network and their list of names."""

    def __init__(self, pages: list[Page], problems: Problems) -> None:
        self.pages = pages
        self.problems = problems
        self.number = next((n for page in pages if (n := page.number)), None)
        written = [filled(p.labels["network"].text) for p in pages if "network" in p.labels]
        self.named = list(dict.fromkeys(written))

    def tables(self) -> list[Table]:
        """Every table that has rows."""
        found = [t for page in self.pages for t in self._page(page)]
        found += self._list_of_names()
        found = [t for t in found if t.rows]
        return [*self._networks(bool(found)), *found]

    def network(self, page: Page) -> str:
        """The network that the page names, else the only one its workbook names, else ""."""
        if "network" in page.labels:
            return filled(page.labels["network"].text)
        return self.named[0] if len(self.named) == 1 else ""

    def _page(self, page: Page) -> list[Table]:
        network = self.network(page)
        found = [t for part in page.parts for t in self._table(page, part, network)]
        kinds = ("names", "groups", "grid") if self._stakes(page) else ("groups", "grid")
        names = [name for kind in kinds for part in page.of(kind) for name in names_of(part)]
        return [*found, *tables.stakes(page, names, network)]

    def _table(self, page: Page, part: Part, network: str) -> list[Table]:
        """The table of a part; the first row of a plan may say whose plan it is."""
        if part.kind in ("names", "groups", "grid") or part.header is None:
            return []
        try:
            found = tables.table(page, part, network, self.problems)
        except DataError as error:
            place = Place(page.sheet.file, page.sheet.name, part.header[0])
            self.problems.tell("error", error.key, place, **error.facts)
            return []
        owner, found = tables.owner_of(found) if found.kind == "plans" else (None, found)
        if owner:
            page.labels.setdefault("us", owner)
            self.problems.tell("info", "worksheets.owner", owner.place, owner.text, name=owner.text)
        return [found]

    def _stakes(self, page: Page) -> bool:
        """Whether the page's list of names makes stakes: not on worksheets 2 and 4."""
        if number := page.number or self.number:
            return number not in (2, 4)
        return not any(page.of("plans") or "vision" in page.labels for page in self.pages)

    def _list_of_names(self) -> list[Table]:
        """The actors of the list; where it was left empty, those of the three groups."""
        for kind in ("names", "groups"):
            listed = [
                (page, name) for page in self.pages for p in page.of(kind) for name in names_of(p)
            ]
            if listed:
                once = _once(listed) if kind == "groups" else listed
                return [
                    table
                    for page in self.pages
                    for table in tables.actors(page, [n for p, n in once if p is page])
                ]
        return []

    def _networks(self, filled_in: bool) -> list[Table]:
        """The networks named, and what is said of the one that isn't."""
        found = []
        for name in dict.fromkeys(self.network(page) for page in self.pages if page.labels):
            pages = [p for p in self.pages if self.network(p) == name and p.labels]
            said = {label for page in pages for label in page.labels}
            if said - {"network"} or (said and filled_in):
                found.append(tables.networks(name, pages))
        return found


def _once(listed: list[tuple[Page, Names]]) -> list[tuple[Page, Names]]:
    """Each name of a sector once."""
    seen = {(n.name, n.said.get("sector")): (p, n) for p, n in reversed(listed)}
    return [pair for pair in listed if seen[pair[1].name, pair[1].said.get("sector")] == pair]


def _tell(page: Page, found: list[Table], problems: Problems) -> None:
    """Say what was read, which rows were examples, and what was left alone."""
    sheet = page.sheet
    rows = len({line for t in found if t.sheet == sheet.name for line, _ in t.rows})
    place = Place(sheet.file, sheet.name)
    if rows:
        problems.tell("info", "worksheets.read", place, sheet=sheet.name or sheet.file, count=rows)
    where = (sheet.file, sheet.name, None)
    for severity, key, lines in (
        ("info", "worksheets.examples", page.own),
        ("warning", "worksheets.example_changed", page.changed),
        ("warning", "worksheets.not_read", page.stray),
    ):
        for line in lines:
            problems.gather(severity, key, where, line)
