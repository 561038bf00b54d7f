"""Every rule of governance again, in pandas and networkx, from the tables of an export: as its own
texts word it. Nothing here asks the program."""

import json
import tomllib
from collections import Counter
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pandas as pd

import graph.rules

RULES = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted(Path(next(iter(graph.rules.__path__))).glob("*.toml"))
}
YEAR = 365
DATED = ["uid", "since", "until", "sources"]
COLUMNS = {
    "actors": [*DATED, "kind", "sector"],
    "ties": [*DATED, "start", "end", "type", "frequency", "trust", "mutual"],
    "members": [*DATED, "member", "of", "role"],
    "bases": [*DATED, "actor", "area"],
    "works": [*DATED, "actor", "issue"],
    "stakes": [*DATED, "actor", "network"],
    "activities": [
        *("uid", "date", "participants", "host", "about", "area", "decisions"),
        *("budget", "concerns", "outcome", "sources", "kind", "title"),
    ],
    "ways": [*DATED, "network", "matter", "frequency", "years"],
    "mentors": [*DATED, "mentor", "mentored"],
    "interests": [*DATED, "actor", "concerns"],
    "contacts": ["uid", "actor", "basis", "keep_until"],
    "plans": ["uid", "actor", "network", "wanted", "due", "outcome"],
    "promises": ["uid", "who", "made", "due", "kept", "settled"],
    "networks": ["uid", "us", "form"],
    "findings": ["uid", "status", "opened", "closed", "owner"],
    "areas": ["uid", "level", "within"],
    "issues": ["uid", "part_of"],
}
DAYS = {"since", "until", "date", "due", "opened", "closed", "made", "settled", "keep_until"}
LISTS = {"participants", "concerns", "sources", "us", "who"}
SECTORS = ("people", "academia", "government")
TRUSTED = 3.0
LEVEL = {"loose": 1, "COOPERATE": 1, "COORDINATE": 2, "COLLABORATE": 3}
SECOND = ("รอง", "ผู้ช่วย", "อดีต", "deputy", "vice", "assistant", "former")
PLAIN = {
    *("สมาชิก", "สมาชิกสามัญ", "สมาชิกทั่วไป", "ภาคี", "ภาคีเครือข่าย", "ผู้เข้าร่วม"),
    *("member", "ordinary member", "partner", "participant"),
}


class Found(NamedTuple):
    """One finding: whom it concerns, and its figures."""

    concerns: frozenset[str]
    figures: dict[str, Any]


Said = list[Found] | None
"""What a rule finds; nothing where it is well, None where it can't be assessed."""


def found(*concerns: str, **figures: Any) -> Found:
    return Found(frozenset(concerns), figures)


def tables(path: Path) -> dict[str, pd.DataFrame]:
    """The tables of an export; there `until` is the first day on which it is no longer so."""
    held = json.loads(path.read_text("utf-8"))
    made = {}
    for kind, columns in COLUMNS.items():
        frame = pd.DataFrame(held.get(kind, [])).reindex(columns=columns).astype(object)
        for column in DAYS & set(columns):
            frame[column] = pd.to_datetime(frame[column])
        for column in LISTS & set(columns):
            frame[column] = [each if isinstance(each, list) else [] for each in frame[column]]
        made[kind] = frame
    return made


def coordinates(role: Any) -> bool:
    text = str(role).casefold()
    return ("ประสานงาน" in text or "coordinator" in text) and not any(w in text for w in SECOND)


def leads(role: Any) -> bool:
    return isinstance(role, str) and role.strip().casefold() not in PLAIN


class Again:
    """The rules on one day."""

    def __init__(self, held: dict[str, pd.DataFrame], day: pd.Timestamp) -> None:
        self.held, self.day = held, day
        actors = held["actors"]
        self.alive = set(actors["uid"][self.on(actors)])
        self.ends = dict(zip(actors["uid"], actors["until"], strict=True))
        self.sector = dict(zip(actors["uid"], actors["sector"], strict=True))
        self.managed = set(held["networks"]["uid"])
        acts = held["activities"]
        self.past = acts[acts["date"] <= day]
        self.year = self.past[self.past["date"] > day - pd.Timedelta(days=YEAR)]

    def limit(self, rule: str, name: str) -> float:
        return float(RULES[rule]["limits"][name]["value"])

    def on(self, frame: pd.DataFrame) -> pd.Series:
        begun = frame["since"].isna() | (frame["since"] <= self.day)
        return begun & (frame["until"].isna() | (frame["until"] > self.day))

    def valid(self, kind: str, *ends: str) -> pd.DataFrame:
        """The records of the day, while all at their ends exist (a managed network always does)."""
        frame = self.held[kind]
        there = self.alive | self.managed
        return frame[self.on(frame) & frame[list(ends)].isin(there).all(axis=1)]

    @cached_property
    def ties(self) -> pd.DataFrame:
        return self.valid("ties", "start", "end")

    @cached_property
    def members(self) -> pd.DataFrame:
        """Of managed networks."""
        every = self.valid("members", "member", "of")
        return every[every["of"].isin(self.managed)]

    @cached_property
    def graph(self) -> nx.Graph:
        made: nx.Graph = nx.Graph()
        made.add_nodes_from(self.actors)
        made.add_edges_from(zip(self.ties["start"], self.ties["end"], strict=True))
        return made

    @cached_property
    def actors(self) -> set[str]:
        """Those of the day, but for names that were only thought of."""
        known: set[str] = set()
        ends = {"ties": ("start", "end"), "members": ("member", "of"), "bases": ("actor",)}
        for kind, columns in (ends | {"works": ("actor",)}).items():
            frame = self.held[kind]
            begun = frame[frame["since"].isna() | (frame["since"] <= self.day)]
            known.update(*(begun[column] for column in columns))
        known.update(*self.past["participants"], self.past["host"].dropna())
        named = {*self.held["stakes"]["actor"], *self.held["plans"]["actor"]}
        named.update(*self.held["activities"]["concerns"])
        return self.alive - (named - known)

    @cached_property
    def years_ago(self) -> list["Again"]:
        most = int(self.limit("cut_off", "years"))
        return [Again(self.held, self.day - pd.DateOffset(years=ago)) for ago in range(1, most + 1)]

    @cached_property
    def parts(self) -> list[set[str]]:
        return sorted(nx.connected_components(self.graph), key=len, reverse=True)

    @cached_property
    def took_part(self) -> dict[str, set[str]]:
        """Actor → the activities of the past year in which they were, or which they hosted."""
        return self.logged(self.year)

    @staticmethod
    def logged(acts: pd.DataFrame) -> dict[str, set[str]]:
        made: dict[str, set[str]] = {}
        for act in acts.itertuples():
            for who in {*act.participants, *([act.host] if isinstance(act.host, str) else [])}:
                made.setdefault(who, set()).add(act.uid)
        return made

    # who holds what

    @cached_property
    def introductions(self) -> tuple[int, Counter[str]]:
        """How many pairs could be introduced, and how much of them hangs on each actor."""
        count, on = 0, Counter[str]()
        for one, other in combinations(sorted(self.graph), 2):
            common = set(self.graph[one]) & set(self.graph[other])
            if common and not self.graph.has_edge(one, other):
                count += 1
                on.update({who: 1 / len(common) for who in common})
        return count, on

    @cached_property
    def seats(self) -> pd.DataFrame:
        return self.members[self.members["role"].map(leads).astype(bool)]

    @cached_property
    def hosted(self) -> pd.Series:
        return self.year["host"].dropna().value_counts()

    @cached_property
    def money(self) -> pd.Series:
        spent = self.year.dropna(subset=["budget"]).astype({"budget": float})
        return spent.groupby("host")["budget"].sum()

    @cached_property
    def budgets(self) -> pd.Series:
        return self.year["budget"].dropna().astype(float)

    def above(self, rule: str, shares: dict[str, float]) -> Said:
        limit = self.limit(rule, "share")
        return [found(who, share=s) for who, s in shares.items() if s > limit]

    def broker_share(self) -> Said:
        count, on = self.introductions
        if count < self.limit("broker_share", "pairs"):
            return None
        return self.above("broker_share", {who: held / count for who, held in on.items()})

    def budget_share(self) -> Said:
        if len(self.budgets) < self.limit("budget_share", "activities"):
            return None
        return self.above("budget_share", dict(self.money / self.budgets.sum()))

    def host_share(self) -> Said:
        if self.hosted.sum() < self.limit("host_share", "meetings"):
            return None
        return self.above("host_share", dict(self.hosted / len(self.year)))

    def office_share(self) -> Said:
        if len(self.seats) < self.limit("office_share", "roles"):
            return None
        belongs = self.valid("members", "member", "of")
        of = belongs[~belongs["of"].isin(self.managed)].groupby("member")["of"].agg(set)
        held = Counter(who for m in self.seats["member"] for who in {m, *of.get(m, set())})
        return self.above("office_share", {w: n / len(self.seats) for w, n in held.items()})

    def sector_share(self) -> Said:
        count, on = self.introductions
        budgets = len(self.budgets)
        matters: dict[str, tuple[float, float, dict[str, float]]] = {
            "seats": (len(self.seats), len(self.seats), dict(Counter(self.seats["member"]))),
            "meetings": (self.hosted.sum(), len(self.year), dict(self.hosted)),
            "money": (budgets, self.budgets.sum(), dict(self.money)),
            "introductions": (count, count, dict(on)),
        }
        least, share, over = (self.limit("sector_share", n) for n in ("least", "share", "over"))
        known = {who for who, sector in self.sector.items() if sector in SECTORS}
        judged = {what: m for what, m in matters.items() if m[0] >= least and known & m[2].keys()}
        found_ = []
        for what, (_, whole, held) in judged.items():
            by: Counter[Any] = Counter()
            for who, much in held.items():
                by[self.sector.get(who)] += much
            for sector in SECTORS:
                of = sum(self.sector[who] == sector for who in self.actors) / len(self.actors)
                if by[sector] / whole > share and by[sector] / whole - of > over:
                    found_.append(found(what=what, share=by[sector] / whole, sector=sector))
        return found_ if judged else None

    def same_few(self) -> Said:
        most = int(self.limit("same_few", "decisions"))
        taken = self.past.dropna(subset=["decisions"]).sort_values("date").tail(most)
        people, *more = {frozenset(there) for there in taken["participants"]} or {frozenset()}
        if len(taken) < most:
            return None
        few = not more and 0 < len(people) <= self.limit("same_few", "people")
        return [found(*people, people=len(people))] if few else []

    def two_hats(self) -> Said:
        roles = self.valid("members", "member", "of")
        roles = roles[roles["role"].map(leads).astype(bool)]
        paid = self.year[self.year["budget"].notna() & self.year["host"].notna()]
        if not roles["of"].isin(paid["host"]).any():
            return None
        hats = roles.groupby("member")["of"].agg(set)
        interests = self.held["interests"][self.on(self.held["interests"])]
        declared = {
            (actor, body)
            for actor, bodies in zip(interests["actor"], interests["concerns"], strict=True)
            for body in bodies
        }
        sums: Counter[tuple[str, str, str]] = Counter()
        for act in paid.itertuples():
            for person, of in hats.items():
                if act.host in of:
                    for other in of & set(act.participants) - {act.host}:
                        if not {(person, act.host), (person, other)} & declared:
                            sums[person, act.host, other] += act.budget
        return [found(*who, baht=baht) for who, baht in sums.items()]

    # parts

    def bus_factor(self) -> Said:
        if len(self.actors) < self.limit("bus_factor", "actors") or not self.graph.edges:
            return None
        largest = self.parts[0]
        left = {who: self.pieces(who)[0] if self.pieces(who) else 0 for who in largest}
        worst = min(left, key=lambda who: (left[who], who))
        return [found(worst)] if left[worst] <= len(largest) / 2 else []

    def pieces(self, who: str) -> list[int]:
        """The sizes of what is left of someone's part without them."""
        part = nx.node_connected_component(self.graph, who) - {who}
        return sorted(map(len, nx.connected_components(self.graph.subgraph(part))), reverse=True)

    @cached_property
    def cut(self) -> set[str]:
        return set(nx.articulation_points(self.graph))

    def closed_core(self) -> Said:
        if len(self.cut) < 3:
            return None
        circle = max(nx.find_cliques(self.graph.subgraph(self.cut)), key=len)
        share = len(circle) / len(self.cut)
        closed = len(circle) >= self.limit("closed_core", "people")
        fires = closed and share > self.limit("closed_core", "share")
        return [found(*circle, share=share)] if fires else []

    def sole_bridge(self) -> Said:
        if not self.graph.edges:
            return None
        lost = {who: sum(self.pieces(who)[1:]) for who in self.cut}
        least, share = (self.limit("sole_bridge", n) for n in ("lost", "share"))
        n = len(self.actors)
        return [
            found(who, lost=many, share=many / n)
            for who, many in lost.items()
            if many >= least and many / n >= share
        ]

    def hanging_part(self) -> Said:
        if not self.graph.edges:
            return None
        found_ = []
        for pair in nx.bridges(self.graph):
            without = self.graph.copy()
            without.remove_edge(*pair)
            lost = min(len(nx.node_connected_component(without, who)) for who in pair)
            if lost >= self.limit("hanging_part", "lost"):
                found_.append(found(*pair, lost=lost))
        return found_

    def cut_off(self) -> Said:
        if not self.graph.edges:
            return None
        found_ = []
        for part in self.parts[1:]:
            for then in self.years_ago:
                reached = {
                    other
                    for who in part & set(then.graph)
                    for other in nx.node_connected_component(then.graph, who)
                }
                if len(part) >= self.limit("cut_off", "actors") and reached & self.parts[0]:
                    before = then.day.date().isoformat()
                    found_.append(found(*part, actors=len(part), before=before))
                    break
        return found_

    def drifting(self) -> Said:
        then = self.years_ago[0].graph
        tied = {who for who, degree in then.degree if degree} & self.actors
        gone = {who for who in tied if not self.graph.degree[who]}
        if not tied:
            return None
        fires = len(gone) >= self.limit("drifting", "actors")
        return [found(*gone, actors=len(gone), share=len(gone) / len(tied))] if fires else []

    def isolated(self) -> Said:
        if not self.graph.edges:
            return None
        alone = set(nx.isolates(self.graph))
        share = len(alone) / len(self.actors)
        fires = share > self.limit("isolated", "share")
        return [found(*alone, alone=len(alone), share=share)] if fires else []

    def fragmentation(self) -> Said:
        n = len(self.actors)
        if n < 2:
            return None
        f = 1 - sum(len(part) * (len(part) - 1) for part in self.parts) / (n * (n - 1))
        return [found(fragmentation=f)] if f > self.limit("fragmentation", "fragmentation") else []

    @cached_property
    def arcs(self) -> set[tuple[str, str]]:
        one = self.ties[self.ties["mutual"].map(lambda mutual: mutual is False).astype(bool)]
        return set(zip(one["start"], one["end"], strict=True))

    def reciprocity(self) -> float:
        return sum((b, a) in self.arcs for a, b in self.arcs) / len(self.arcs)

    def falling_reciprocity(self) -> Said:
        then = self.years_ago[0]
        if len(self.arcs) < self.limit("falling_reciprocity", "arcs") or not then.arcs:
            return None
        now, before = self.reciprocity(), then.reciprocity()
        fires = before - now > self.limit("falling_reciprocity", "fall")
        return [found(now=now, before=before)] if fires else []

    def governance_form(self) -> Said:
        declared = self.held["networks"].dropna(subset=["form"])
        found_ = []
        for uid, form in zip(declared["uid"], declared["form"], strict=True):
            inside = set(self.members["member"][self.members["of"] == uid])
            part = self.graph.subgraph(inside)
            n, degrees = len(part), [degree for _, degree in part.degree]
            trust = self.trusted(part)
            centre = None
            if n > 2:
                centre = sum(max(degrees) - d for d in degrees) / ((n - 1) * (n - 2))
            limit = {name: self.limit("governance_form", name) for name in self.form_limits}
            wrong = {
                "shared": n > limit["shared_most"]
                or (trust is not None and trust < limit["shared_trust_least"]),
                "lead": n > limit["lead_most"]
                or (centre is not None and centre < limit["lead_centralization_least"]),
                "administrative": n < limit["administrative_least"],
            }
            if wrong[form]:
                found_.append(found(uid, actors=n, centralization=centre))
        return found_ if len(declared) else None

    form_limits = RULES["governance_form"]["limits"]

    def trusted(self, part: nx.Graph) -> float | None:
        """How many of the pairs whose trust is known trust each other."""
        known = self.ties.dropna(subset=["trust"])
        of: dict[frozenset[str], float] = {}
        for start, end, trust in zip(known["start"], known["end"], known["trust"], strict=True):
            if part.has_edge(start, end):
                pair = frozenset((start, end))
                of[pair] = max(of.get(pair, 0.0), float(trust))
        if len(of) < self.limit("governance_form", "pairs"):
            return None
        return sum(trust >= TRUSTED for trust in of.values()) / len(of)

    # what is done

    def paper_ties(self) -> Said:
        did = self.took_part
        both = [pair for pair in self.graph.edges if pair[0] in did and pair[1] in did]
        if len(both) < self.limit("paper_ties", "pairs"):
            return None
        paper = [(one, other) for one, other in both if not did[one] & did[other]]
        share = len(paper) / len(both)
        fires = share > self.limit("paper_ties", "share")
        who = {uid for pair in paper for uid in pair}
        return [found(*who, paper=len(paper), share=share)] if fires else []

    def lived(self, ago: int = 0) -> Counter[frozenset[str]]:
        """Contacts a year of each pair, of the year that ended so many days ago."""
        day = self.day - pd.Timedelta(days=ago)
        acts = self.held["activities"]
        acts = acts[(acts["date"] <= day) & (acts["date"] > day - pd.Timedelta(days=YEAR))]
        sums: Counter[frozenset[str]] = Counter()
        for act in acts.itertuples():
            there = {*act.participants, *([act.host] if isinstance(act.host, str) else [])}
            weight = 2 ** (-(day - act.date).days / 180)
            sums.update({frozenset(two): weight for two in combinations(there, 2)})
        all_days = sum(2 ** (-age / 180) for age in range(YEAR))
        return Counter({pair: YEAR * much / all_days for pair, much in sums.items()})

    def silent_ties(self) -> Said:
        """A tie as young as one interval of its rhythm is not silent yet."""
        before, ever, year = self.lived(YEAR), self.logged(self.past), self.took_part
        days = self.past.set_index("uid")["date"]
        old = not days.empty and self.day - days.min() >= pd.Timedelta(days=YEAR)
        given: dict[frozenset[str], float] = {}
        often = self.ties.dropna(subset=["frequency"])
        for start, end, much in zip(often["start"], often["end"], often["frequency"], strict=True):
            pair = frozenset((start, end))
            given[pair] = max(given.get(pair, 0.0), float(much))
        judged = {}
        for one, other in self.graph.edges:
            pair = frozenset((one, other))
            rhythm = given.get(pair) or before[pair]
            both = one in year and other in year
            together = ever.get(one, set()) & ever.get(other, set())
            if rhythm > 0 and (both or together):
                begun = self.begun(pair)
                times = len(year.get(one, set()) & year.get(other, set()))
                grown = old and not self.day - begun < pd.Timedelta(days=YEAR)
                if times and grown and given.get(pair, 0) >= 4 and times <= given[pair] / 2:
                    rhythm = times  # what it lives in place of what was declared
                last = max(
                    [*(days[act] for act in together), *([begun] if begun is not pd.NaT else [])],
                    default=None,
                )
                judged[pair] = last is None or (self.day - last).days >= max(
                    round(YEAR / rhythm), 1
                )
        if len(judged) < self.limit("silent_ties", "pairs"):
            return None
        share = sum(judged.values()) / len(judged)
        fires = share > self.limit("silent_ties", "share")
        return [found(silent=sum(judged.values()), share=share)] if fires else []

    def begun(self, pair: frozenset[str]) -> Any:
        """The first day of two's unbroken run of ties; not a day (and no time ago) if unknown."""
        ties = self.held["ties"]
        ties = ties[ties["start"].isin(pair) & ties["end"].isin(pair)]
        first = self.day
        for _ in ties.index:
            at = ties[(ties["since"].isna() | (ties["since"] <= first))]
            at = at[at["until"].isna() | (at["until"] >= first)]
            if at["since"].isna().any():
                return pd.NaT
            first = min(first, at["since"].min())
        return first

    def overloaded(self) -> Said:
        asked = self.year.dropna(subset=["outcome"])
        by = asked["host"].value_counts()
        often = by[by > self.limit("overloaded", "asked")].items()
        return [found(w, asked=n, share=n / len(asked)) for w, n in often] if len(asked) else None

    def stale_records(self) -> Said:
        if self.past.empty:
            return None
        days = (self.day - self.past["date"].max()).days
        return [found()] if days > self.limit("stale_records", "days") else []

    def overdue_plans(self) -> Said:
        dated = self.held["plans"].dropna(subset=["due"])
        late = self.day - dated["due"] > pd.Timedelta(days=self.limit("overdue_plans", "days"))
        late &= dated["outcome"].isna()
        us = dict(zip(self.held["networks"]["uid"], self.held["networks"]["us"], strict=True))
        left = [
            found(step.actor)
            for step in dated[late].itertuples()
            if all(self.level(one, step.actor) < LEVEL[step.wanted] for one in us[step.network])
        ]
        return left if len(dated) else None

    def overdue_promises(self) -> Said:
        made = self.held["promises"].dropna(subset=["due"])
        made = made[made["made"].isna() | (made["made"] <= self.day)]
        open_still = made["kept"].isna() | (made["settled"] > self.day)
        late = self.day - made["due"] > pd.Timedelta(days=self.limit("overdue_promises", "days"))
        return [found(*who) for who in made["who"][open_still & late]] if len(made) else None

    def level(self, one: str, other: str) -> int:
        """That of the tightest tie of two; 0 without any."""
        ties = self.ties[
            self.ties["start"].isin([one, other]) & self.ties["end"].isin([one, other])
        ]
        return max((LEVEL[kind] for kind in ties["type"]), default=0)

    def within(self, kind: str, by: str) -> dict[str, set[str]]:
        """Each area or issue → itself and all that it lies within or is a part of."""
        above = self.held[kind].dropna(subset=[by]).set_index("uid")[by].to_dict()
        made: dict[str, set[str]] = {}
        for uid in self.held[kind]["uid"]:
            made[uid], at = {uid}, uid
            while (at := above.get(at)) and at not in made[uid]:
                made[uid].add(at)
        return made

    def quiet(self, rule: str, least: str, who: pd.DataFrame, of: str, act: str) -> Said:
        kind, by = ("areas", "within") if of == "area" else ("issues", "part_of")
        wholes = self.within(kind, by)
        workers: dict[str, set[str]] = {}
        for actor, uid in zip(who["actor"], who[of], strict=True):
            for whole in wholes[uid] if actor in self.actors else ():
                workers.setdefault(whole, set()).add(actor)
        last: dict[str, pd.Timestamp] = {}
        about = self.past.dropna(subset=[act])
        for uid, day in zip(about[act], about["date"], strict=True):
            last |= {whole: max(day, last.get(whole, day)) for whole in wholes[uid]}
        uids = self.held[kind]["uid"]
        if of == "area":
            uids = uids[self.held[kind]["level"] == "province"]
        most = self.limit(rule, least)
        least_ = most if of == "area" else 1
        judged = [uid for uid in uids if uid in last and len(workers.get(uid, ())) >= least_]
        before = self.day - pd.Timedelta(days=self.limit(rule, "months") * YEAR / 12)
        silent = [uid for uid in judged if last[uid] <= before and len(workers[uid]) >= most]
        quiet = [
            found(uid, last=last[uid].date().isoformat(), **{least: len(workers[uid])})
            for uid in silent
        ]
        return quiet if judged else None

    def quiet_areas(self) -> Said:
        return self.quiet("quiet_areas", "actors", self.valid("bases", "actor"), "area", "area")

    def quiet_issues(self) -> Said:
        return self.quiet("quiet_issues", "workers", self.valid("works", "actor"), "issue", "about")

    # offices

    @cached_property
    def terms(self) -> pd.DataFrame:
        """Every term of a coordinator in a managed network; it ends with the actor."""
        every = self.held["members"]
        every = every[every["of"].isin(self.managed) & every["role"].map(coordinates).astype(bool)]
        gone = pd.to_datetime(every["member"].map(self.ends))
        return every.assign(until=pd.concat([every["until"], gone], axis=1).min(axis=1))

    @cached_property
    def in_office(self) -> pd.DataFrame:
        return self.terms[self.on(self.terms)]

    def no_coordinator(self) -> Said:
        begun = self.terms[self.terms["since"].isna() | (self.terms["since"] <= self.day)]
        empty = begun[~begun["of"].isin(self.in_office["of"])].sort_values("until")
        found_ = [
            found(of, last=of_["member"].iloc[-1], until=of_["until"].iloc[-1].date().isoformat())
            for of, of_ in empty.groupby("of")
        ]
        return found_ if len(begun) else None

    def long_tenure(self) -> Said:
        """A term that follows another of one's own without a gap goes on with it."""
        known = self.in_office.dropna(subset=["since"])
        found_ = []
        for term in known.itertuples():
            since = term.since
            own = self.terms[(self.terms["member"] == term.member) & (self.terms["of"] == term.of)]
            for earlier in own.sort_values("since", ascending=False).itertuples():
                if earlier.since < since <= earlier.until:
                    since = earlier.since
            years = (self.day - since).days / 365.25
            if years >= self.limit("long_tenure", "years"):
                found_.append(found(term.member, years=years))
        return found_ if len(known) else None

    def term_ending(self) -> Said:
        soon = self.day + pd.DateOffset(months=int(self.limit("term_ending", "months")))
        found_ = []
        ways = self.held["ways"][self.on(self.held["ways"])]
        agreed = ways[ways["matter"] == "office"].dropna(subset=["years"])
        years = dict(zip(agreed["network"], agreed["years"], strict=True))
        offices = self.in_office.copy()
        ends = [
            since + pd.DateOffset(years=int(years[of])) if pd.isna(until) and of in years else until
            for of, since, until in zip(
                offices["of"], offices["since"], offices["until"], strict=True
            )
        ]
        offices["until"] = pd.Series(pd.to_datetime(ends), index=offices.index)
        for term in offices[offices["until"] <= soon].itertuples():
            others = self.terms[(self.terms["of"] == term.of) & (self.terms["uid"] != term.uid)]
            if not (others["until"].isna() | (others["until"] > term.until)).any():
                found_.append(found(term.member))
        return found_ if len(self.in_office) else None

    def no_successor(self) -> Said:
        judged, found_ = 0, []
        for who in self.in_office["member"].unique():
            partners = set(self.graph[who])
            if len(partners) < self.limit("no_successor", "partners"):
                continue
            judged += 1
            best = max(
                len(partners & set(self.graph[x])) / len(partners - {x})
                for x in self.graph
                if x != who
            )
            if best < self.limit("no_successor", "share"):
                found_.append(found(who, share=best))
        return found_ if judged else None

    def no_roles(self) -> Said:
        many = self.members["member"].nunique()
        return None if not many else [] if len(self.seats) else [found(members=many)]

    def no_mentor(self) -> Said:
        every = self.held["members"]
        first = every.groupby(["member", "of"])["since"].agg(lambda s: s.min(skipna=False))
        now = self.members.drop_duplicates(["member", "of"])
        joined = [(m, of, first[m, of]) for m, of in zip(now["member"], now["of"], strict=True)]
        new = [each for each in joined if each[2] > self.day - pd.Timedelta(days=YEAR)]
        wait = pd.Timedelta(days=self.limit("no_mentor", "days"))
        looked_after = set(self.valid("mentors", "mentor")["mentored"])
        found_ = []
        for member, of, since in new:
            old = {m for m, o, s in joined if o == of and not s >= since}
            alone = member not in looked_after and not old & set(self.graph[member])
            if self.day - since > wait and alone:
                found_.append(found(member))
        return found_ if new else None

    # what was agreed

    def meeting_rhythm(self) -> Said:
        return self.rhythm("meeting_rhythm", "meeting", "ประชุม|meeting")

    def assessment(self) -> Said:
        return self.rhythm("assessment", "assessment", "ประเมิน|assessment|evaluation")

    def trust(self) -> Said:
        """Rounds of the members' answers are in no export."""
        return None

    def rhythm(self, rule: str, matter: str, words: str) -> Said:
        ways = self.held["ways"]
        ways = ways[self.on(ways) & (ways["matter"] == matter) & (ways["frequency"] > 0)]
        judged = found_ = None
        text = self.past["kind"].fillna("") + " " + self.past["title"]
        acts = self.past[text.str.lower().str.contains(words)]
        for way in ways.itertuples():
            days = [act.date for act in acts.itertuples() if len(self.met(act, way.network)) > 1]
            begun = max(days, default=way.since)
            if pd.isna(begun):
                continue
            judged, found_ = True, found_ or []
            late = (self.day - begun).days - YEAR / way.frequency
            if late > self.limit(rule, "days"):
                found_.append(found(way.network))
        return found_ if judged else None

    def met(self, act: Any, network: str) -> set[str]:
        """The members of a network who took part, or hosted."""
        rows = self.held["members"]
        rows = rows[rows["of"] == network]
        rows = rows[rows["since"].isna() | (rows["since"] <= act.date)]
        rows = rows[rows["until"].isna() | (rows["until"] > act.date)]
        return set(rows["member"]) & {*act.participants, act.host}

    # openness

    def personal_basis(self) -> Said:
        contacts = self.held["contacts"]
        contacts = contacts[contacts["actor"].isin(self.alive)]
        past = contacts["keep_until"].notna() & (contacts["keep_until"] < self.day)
        lacking = int((contacts["basis"].isna() | past).sum())
        if contacts.empty:
            return None
        return [found(lacking=lacking, share=lacking / len(contacts))] if lacking else []

    def unsourced(self, rule: str, frame: pd.DataFrame) -> Said:
        lacking = int((frame["sources"].map(len) == 0).sum())
        if frame.empty:
            return None
        share = lacking / len(frame)
        fires = share > self.limit(rule, "share")
        return [found(lacking=lacking, share=share)] if fires else []

    def unsourced_budgets(self) -> Said:
        return self.unsourced("unsourced_budgets", self.past.dropna(subset=["budget"]))

    def unsourced_decisions(self) -> Said:
        return self.unsourced("unsourced_decisions", self.past.dropna(subset=["decisions"]))

    def unsourced_ties(self) -> Said:
        return self.unsourced("unsourced_ties", self.ties)

    def unowned(self) -> Said:
        kept = self.held["findings"]
        stand = (kept["opened"] <= self.day) & (kept["closed"].isna() | (kept["closed"] > self.day))
        stand &= kept["status"] == "open"
        days = pd.Timedelta(days=self.limit("unowned", "days"))
        lacking = int((stand & kept["owner"].isna() & (self.day - kept["opened"] > days)).sum())
        share = lacking / stand.sum() if stand.any() else 0
        return None if not stand.any() else [found(lacking=lacking, share=share)] * (lacking > 0)
