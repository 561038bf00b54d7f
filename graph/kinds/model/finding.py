"""A governance risk that a rule found, and what became of it."""

from neomodel import ArrayProperty, StringProperty

from graph.kinds.model.kept import DayProperty, KeptNode


class Finding(KeptNode):
    """Which rule, how bad, whom it concerns (uids), who deals with it; its history is the
    journal's."""

    rule = StringProperty(required=True, index=True)
    severity = StringProperty()
    status = StringProperty()
    concerns = ArrayProperty(StringProperty())
    figures = StringProperty()
    since = DayProperty()
    opened = DayProperty()
    reopened = DayProperty()
    closed = DayProperty()
    seen = DayProperty()
    owner = StringProperty()
    remedy = StringProperty()
    due = DayProperty()
    reason = StringProperty()
