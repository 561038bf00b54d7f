// Beside the drawing: the card of what is selected, what is shown how, and the legend, whose rows
// hide and show. On a narrow screen it is a sheet from below.

const SIZES = ["degree", "betweenness", "strength"];
const CLOSEST = 5;
const NAMED = 12;
const BRIEFLY = 5;

class Panel {
  constructor(box, mount) {
    [this.box, this.mount] = [box, mount];
    this.page = box.querySelector(".card");
    this.keys = box.querySelector(".keys");
  }

  show(data) {
    this.data = data;
    const wanted = Boolean(data.panel);
    this.mount.frame.querySelector("[data-do=keys]").hidden = !wanted;
    this.box.hidden = !wanted || this.closed;
    if (!wanted || (this.shown === data.picture && this.said === data.words.colour)) return this.marks();
    [this.shown, this.said] = [data.picture, data.words.colour];
    this.draw();
    this.marks();
  }

  // On a narrow screen up and down, else away and back.
  toggle() {
    if (this.narrow()) {
      if (this.mount.view.selected) this.mount.pick(null);
      this.box.classList.toggle("up");
    } else {
      this.box.hidden = this.closed = !this.box.hidden;
    }
  }

  // Whether it is a sheet that covers what lies below.
  up() {
    return Boolean(this.data.panel) && this.narrow();
  }

  narrow() {
    return getComputedStyle(this.box).position === "fixed";
  }

  // The fields and the legend.
  draw() {
    const { words, legend } = this.data;
    const { colours } = legend;
    this.fields = undefined;
    const lines = this.group(this.data.areas ? words.area.lines : words.lines, legend.levels.map(([level, name, means]) =>
      [`level:${level}`, mark("stroke", level), name, means]));
    if (this.data.areas) return this.keys.replaceChildren(part("hint", words.area.hint), lines, part("hint", words.hide));
    this.fields = {
      colour: choice(words.colour, Object.keys(colours).map((by) => [by, legend.colour_by[by]])),
      size: choice(words.size, SIZES.filter((by) => this.knows(by)).map((by) => [by, words[`size_${by}`]])),
      weak: range(words.weak),
    };
    this.ticks = {};
    const { colour, size, weak } = this.fields;
    colour.field.onchange = () => this.mount.change({ colour: colour.field.value });
    size.field.onchange = () => this.mount.change({ size: size.field.value });
    weak.field.onchange = () => this.mount.change({ weak: Number(weak.field.value) });
    weak.field.oninput = () => this.weak(Number(weak.field.value));
    const parts = [colour.box, size.box];
    if (this.knows("strength")) parts.push(weak.box);
    if (this.data.gatherings) parts.push(this.besides(words), this.tick("bodies", words.bodies));
    if (this.data.folded) parts.push(this.tick("unfolded", words.unfolded));
    this.rows = [];
    this.coloured = part("group");
    this.moved = part("moved");
    this.keys.replaceChildren(
      this.moved,
      ...parts,
      lines,
      this.group(words.shapes, legend.shapes.map(([sector, name]) =>
        [`shape:${sector}`, mark("sign", "", legend.signs[sector]), name, ""])),
      this.coloured,
      part("hint", words.hide),
    );
    this.colouring = undefined;
  }

  knows(figure) {
    return this.data.nodes.some((node) => node[figure] != null);
  }

  besides(words) {
    const { box, field } = (this.fields.second = choice(words.second, [
      ["", words.nothing], ["issues", words.issues], ["areas", words.areas], ["activities", words.gathered],
    ]));
    field.onchange = () => this.mount.change({ second: field.value });
    return box;
  }

  tick(name, words) {
    const box = document.createElement("label");
    const field = document.createElement("input");
    field.type = "checkbox";
    field.onchange = () => this.mount.change({ [name]: field.checked });
    box.className = "tick";
    box.append(field, part("", words));
    this.ticks[name] = field;
    return box;
  }

  // A part of the legend: rows of [what it hides, sign, name, meaning].
  group(title, rows) {
    const box = part("group");
    box.append(part("title", title), ...rows.map(([hides, sign, name, means]) => {
      const row = document.createElement("button");
      row.type = "button";
      row.className = "row";
      row.dataset.hides = hides;
      const said = part("said", name);
      if (means) said.append(part("means", means));
      row.append(sign, said);
      row.onclick = () => this.hide(hides);
      return row;
    }));
    return box;
  }

  hide(what) {
    const hidden = new Set(this.mount.view.hidden);
    if (!hidden.delete(what)) hidden.add(what);
    this.mount.change({ hidden });
  }

  // What the view says, shown by the fields and the legend.
  marks() {
    if (!this.data?.panel) return;
    const { view } = this.mount;
    if (this.fields) this.chosen(view);
    for (const row of this.keys.querySelectorAll("[data-hides]"))
      row.setAttribute("aria-pressed", !view.hidden.has(row.dataset.hides));
  }

  chosen(view) {
    const { words, legend } = this.data;
    if (this.colouring !== view.colour) {
      this.colouring = view.colour;
      const rows = legend.colours[view.colour].map(([place, name, many]) =>
        [`${view.colour}:${place}`, mark("dot", "", "", legend.palette[place]), `${name} (${count(many)})`, ""]);
      this.coloured.replaceChildren(...this.group(words[`colours_${view.colour}`], rows).children);
    }
    this.fields.colour.field.value = view.colour;
    this.fields.size.field.value = view.size;
    this.fields.weak.field.value = view.weak;
    this.weak(view.weak);
    this.places();
    if (this.fields.second) this.fields.second.field.value = view.second;
    for (const [name, field] of Object.entries(this.ticks)) field.checked = view[name];
  }

  // How many were moved, and whether that is kept.
  places() {
    const { words } = this.data;
    const many = this.mount.moved.size;
    this.moved.hidden = !many;
    if (!many) return;
    this.moved.replaceChildren(part("", filled(words.moved, { count: count(many) })), ...[true, false].map((kept) => {
      const turn = document.createElement("button");
      turn.type = "button";
      turn.className = "way";
      turn.textContent = kept ? words.keep_places : words.put_back;
      turn.onclick = () => this.mount.settle(kept);
      return turn;
    }));
  }

  weak(least) {
    const { words } = this.data;
    this.fields.weak.said.textContent = least ? filled(words.weaker, { least: (least / 100).toFixed(1) }) : words.weak_none;
  }

  // The card of an actor, a tie or a bubble; none where nothing is selected.
  card(id) {
    if (!this.data?.panel) return;
    const rows = id ? this.about(id) : undefined;
    this.page.hidden = !rows;
    this.box.classList.toggle("chosen", Boolean(rows));
    if (!rows) return this.page.replaceChildren();
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "×";
    close.title = this.data.words.close;
    close.setAttribute("aria-label", this.data.words.close);
    close.onclick = () => this.mount.pick(null);
    this.page.replaceChildren(close, ...rows);
    this.box.scrollTop = 0;
    this.box.hidden = this.closed = false;
  }

  about(id) {
    if (this.data.areas) return aboutArea(this, id);
    const { scene } = this.mount;
    const node = scene.node.get(id);
    if (node) return this.actor(node);
    const edge = this.data.edges.find((each) => each.id === id);
    if (edge) return this.tie(edge);
    const beside = this.mount.nodes.get(id);
    if (beside?.second) return this.joined(beside);
    const group = scene.folds?.groups.get(id);
    return group && this.community(group);
  }

  actor(node) {
    const { words } = this.data;
    const ties = this.data.edges.filter(({ from, to }) => from === node.id || to === node.id);
    const found = [part("name", node.label),
      part("of", [words.kind[node.kind], words.sector[node.sector ?? ""], node.area].filter(Boolean).join(" · "))];
    if (node.lost) {
      found.push(part("matter", filled(words.only, { count: count(node.lost), name: node.label })));
      found.push(this.links(node.behind, node.lost, BRIEFLY));
    }
    found.push(this.ways([["actor", words.open_profile], ["paths", words.open_paths],
      ["whatif", filled(words.leaves, { name: node.label })]], { id: node.id }), this.joining(node));
    found.push(part("fact", `${filled(words.degree, { count: count(node.degree) })}${this.ranked(node.degree_rank)}`));
    found.push(this.levels(ties));
    if (node.betweenness) found.push(part("fact", `${words.brokerage}${this.ranked(node.betweenness_rank)}`));
    if (node.issues?.length) found.push(part("fact", `${words.issues}: ${node.issues.join(", ")}`));
    if (node.stake) found.push(part("title", words.stake), ...node.stake.map(([what, text]) => part("fact", `${what}: ${text}`)));
    const closest = this.closest(node, ties);
    if (closest.length) found.push(part("title", words.closest), this.links(closest));
    return found;
  }

  // The next partner that is clicked is tied to this one, on the form of a tie.
  joining({ id }) {
    const box = part("ways");
    if (!this.data.panel.links.tie) return box;
    const join = document.createElement("button");
    join.type = "button";
    join.className = "way";
    join.textContent = this.data.words.join;
    join.onclick = () => {
      this.mount.joining = id;
      join.replaceWith(part("matter", this.data.words.join_whom));
    };
    box.append(join);
    return box;
  }

  ranked(rank) {
    const { words, people } = this.data;
    if (!rank) return "";
    return ` · ${filled(rank === 1 ? words.first : words.rank, { rank: count(rank), all: count(people) })}`;
  }

  levels(ties) {
    const box = part("levels");
    for (const [level, name] of this.data.legend.levels) {
      const many = ties.filter(({ tie }) => tie === level).length;
      if (!many) continue;
      const row = part("level");
      row.append(mark("stroke", level), part("", name), part("many", count(many)));
      box.append(row);
    }
    return box;
  }

  closest(node, ties) {
    const best = new Map();
    for (const { from, to, strength } of ties) {
      const other = from === node.id ? to : from;
      best.set(other, Math.max(best.get(other) ?? 0, strength ?? 0));
    }
    return [...best].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, CLOSEST).map(([id]) => id);
  }

  tie(edge) {
    const { words } = this.data;
    const [start, end] = [edge.from, edge.to].map((id) => this.mount.scene.node.get(id));
    const found = [part("name", filled(words.between, { start: start.label, end: end.label })),
      part("fact", words.type[edge.tie]), part("fact", edge.since)];
    if (edge.strength != null) found.push(part("fact", `${words.strength}: ${(edge.strength / 100).toFixed(2)}`));
    found.push(this.links([start.id, end.id]), this.ways([["pair", words.open_pair], ["tie", words.open_tie]], {
      id: edge.id, one: edge.from, other: edge.to,
    }));
    return found;
  }

  // An issue, an area or an activity, and whom it joins.
  joined({ label, who, second }) {
    const { words } = this.data;
    return [part("name", label), part("of", { issues: words.issues, areas: words.areas, activities: words.gathered }[second]),
      part("fact", filled(words.members, { count: count(who.length) })), this.links(who, who.length, NAMED)];
  }

  community({ id, members }) {
    const { words } = this.data;
    const opened = this.mount.view.open.has(id) && !this.mount.view.unfolded;
    const turn = document.createElement("button");
    turn.type = "button";
    turn.className = "way";
    turn.textContent = opened ? words.close_group : words.open_group;
    turn.onclick = () => (opened ? this.mount.fold(id) : this.mount.open(id));
    return [part("name", this.mount.name({ id, members, bubble: true })), part("of", filled(words.members, { count: count(members.length) })),
      turn, this.links(members.map(({ id: each }) => each), members.length, NAMED)];
  }

  // Names that select; those after the first so many where they are asked for.
  links(ids, all = ids.length, first = ids.length) {
    const box = part("names");
    box.append(...ids.slice(0, first).map((id) => this.link(id)).filter(Boolean));
    if (all <= first) return box;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    more.textContent = filled(this.data.words.others, { count: count(all - first) });
    more.onclick = () => more.replaceWith(...ids.slice(first).map((id) => this.link(id)).filter(Boolean),
      ...(all > ids.length ? [part("of", filled(this.data.words.others, { count: count(all - ids.length) }))] : []));
    box.append(more);
    return box;
  }

  link(id) {
    const node = this.mount.scene.node.get(id);
    if (!node) return undefined;
    const name = document.createElement("button");
    name.type = "button";
    name.textContent = node.label;
    name.onclick = () => this.mount.pick(id);
    return name;
  }

  // Links to other pages: an address of their own, followed within the page where it is clicked.
  // A file that stands alone has none.
  ways(ways, facts) {
    const box = part("ways");
    for (const [to, words] of ways.filter(([to]) => this.data.panel.links[to])) {
      const way = document.createElement("a");
      way.className = "way";
      way.textContent = words;
      way.href = filled(this.data.panel.links[to], Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, encodeURIComponent(value)])));
      way.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.mount.go({ to, ...facts });
      };
      box.append(way);
    }
    return box;
  }
}

function part(kind, text = "") {
  const box = document.createElement("div");
  if (kind) box.className = kind;
  box.textContent = text;
  return box;
}

function mark(kind, more, text = "", colour = "") {
  const sign = document.createElement("i");
  sign.className = `${kind} ${more}`.trim();
  sign.textContent = text;
  sign.style.background = colour;
  return sign;
}

function choice(words, options) {
  const box = document.createElement("label");
  const field = document.createElement("select");
  field.append(...options.map(([value, text]) => new Option(text, value)));
  box.className = "field";
  box.append(part("", words), field);
  return { box, field };
}

function range(words) {
  const box = document.createElement("label");
  const field = document.createElement("input");
  Object.assign(field, { type: "range", min: "0", max: "90", step: "10", value: "0" });
  const said = document.createElement("output");
  box.className = "field";
  box.append(part("", words), field, said);
  return { box, field, said };
}
