"""Where two rows that are about one record differ."""

from graph.intake.tables.line import Line


def unread_apart(one: Line, other: Line) -> list[str]:
    """The headings of columns that are not read under which two rows differ."""
    if one is other or one.table.worksheet or other.table.worksheet:
        return []
    first, second = one.unread(), other.unread()
    common = dict.fromkeys((*first, *second))
    if one.table is not other.table:
        common = dict.fromkeys(each for each in first if each in second)
    return [heading for heading in common if first.get(heading) != second.get(heading)]


def differing(one: Line, other: Line) -> list[str]:
    """The headings under which two rows differ."""
    columns = dict.fromkeys((*one.table.columns, *other.table.columns))
    return [other.place(c).column or c for c in columns if one.raw(c) != other.raw(c)]
