// The map in the browser: one vis.Network for each mount, updated by difference.
// Names arrive as data and leave as text: on the canvas, or as text nodes.
// `report` is told what was clicked, `rested` the day on which the bar of time came to rest, and
// `tell` the whole view whenever the user changed it.

const STEP = 90;
const ROOM = 60;
const SHORT = 20;
const SLACK = 50;
const SEEN = 0.55;
const STRETCHED = 1.7;
const LOOKS = ["--st-text-color", "--st-background-color", "--st-primary-color", "--st-font"];
const OPENED = (view) => ({
  selected: null, colour: "sector", size: "degree", weak: 0, unfolded: false, second: "", bodies: false,
  ...view, hidden: new Set(view?.hidden), open: new Set(view?.open),
});

class Mount {
  constructor(parent) {
    this.frame = parent.querySelector(".frame");
    this.ground = parent.querySelector(".ground");
    this.ground.mount = this;
    this.closed = false;
    this.larger = 1;
    this.moved = new Map();
    this.report = this.rested = this.tell = this.go = () => {};
    this.unpacked = new Unpacked();
    this.names = new Names();
    this.view = OPENED();
    this.bar = new TimeBar(parent.querySelector(".time"), (day) => this.at(day), (day) => this.rested(day));
    this.panel = new Panel(parent.querySelector(".panel"), this);
    this.frame.querySelector(".tools").onclick = (event) => this.act(event.target.dataset.do);
    this.ground.onkeydown = (event) => this.key(event);
    this.ground.onfocus = () => this.zooming(true);
    this.ground.onblur = () => this.zooming(false);
    this.refit = () => this.high(true);
    addEventListener("resize", this.refit);
    const page = parent.getRootNode().host?.closest("[data-testid=stMainBlockContainer]");
    this.watch = page && new ResizeObserver(() => this.high());
    this.watch?.observe(page);
  }

  close() {
    this.closed = true;
    removeEventListener("resize", this.refit);
    this.watch?.disconnect();
    this.bar.close();
    this.network?.destroy();
    this.network = undefined;
  }

  show(vis, told) {
    if (this.closed) return;
    const before = this.data;
    const data = (this.data = this.unpacked.of(told));
    this.words(data.words);
    this.take(data);
    this.bar.show(data.times);
    if (!this.network) this.begin(vis);
    this.panel.show(data);
    this.high(!before);
    const print = this.print(told);
    if (print !== this.printed) {
      this.scene = new Scene(data);
      const came = !before || moved(before.nodes, data.nodes);
      if (came) this.stretch = this.spare();
      this.paint();
      if (came) this.whole();
    }
    this.printed = print;
    this.choose(this.view.selected);
    if (!before) this.uncover();
  }

  // What the page says of the view counts where it says something new.
  take({ view, selected }) {
    const heard = JSON.stringify(view ?? selected ?? null);
    if (heard === this.heard) return;
    this.heard = heard;
    this.view = OPENED(view ?? { selected });
    this.printed = undefined;
  }

  // As high as the window leaves, where the page wants so. A line more or less above the picture
  // moves nobody in it.
  high(anew = false) {
    const height = this.data?.height;
    if (!height) return;
    const room = Math.round(Math.max(300, this.frame.clientWidth * 0.95));
    const usual = `min(${height}px, ${room}px, 78vh)`;
    const left = height === "window" && this.left();
    if (left && !anew && Math.abs(left - this.ground.clientHeight) < SLACK) return;
    this.ground.style.height = left ? `${left}px` : usual;
    this.frame.style.setProperty("--high", `${this.ground.offsetHeight}px`);
  }

  left() {
    const scrolled = this.ground.getRootNode().host?.closest("[data-testid=stMain]")?.scrollTop ?? 0;
    const top = this.frame.getBoundingClientRect().top + scrolled;
    const bar = this.bar.shown ? this.bar.box.offsetHeight : 0;
    return Math.round(Math.max(innerHeight - top - bar - 14, innerHeight * 0.55, 320));
  }

  // Shows the network of one day: what is not there then is hidden, and nothing moves.
  at(day) {
    if (!this.network) return;
    for (const set of [this.nodes, this.edges]) {
      const turned = set.get({ filter: (item) => item.spans && item.hidden === lives(item, day) });
      set.update(turned.map(({ id, hidden }) => ({ id, hidden: !hidden })));
    }
    this.placed = undefined;
    this.network.redraw();
  }

  // What is drawn, and in which colours: while it stays the same, nothing is painted again.
  print(data) {
    const style = getComputedStyle(this.ground);
    const looks = LOOKS.map((name) => style.getPropertyValue(name));
    return JSON.stringify([data.picture ?? [data.nodes, data.edges], looks]);
  }

  words(words) {
    this.file = words.file;
    this.ground.setAttribute("aria-label", words.label);
    for (const button of this.frame.querySelectorAll("[data-do]")) {
      button.title = words[button.dataset.do];
      button.setAttribute("aria-label", words[button.dataset.do]);
    }
  }

  begin(vis) {
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(this.ground, { nodes: this.nodes, edges: this.edges }, OPTIONS);
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("resize", () => this.whole());
    this.network.on("dragging", ({ nodes }) => this.dragged(nodes[0]));
    this.network.on("dragEnd", ({ nodes }) => { this.dragged(nodes[0]); this.network.unselectAll(); this.panel.marks(); });
    this.network.on("beforeDrawing", (pen) => this.behind(pen));
    this.network.on("afterDrawing", (pen) => this.above(pen));
  }

  // The colours of the page, so that light and dark both fit.
  paint() {
    const style = getComputedStyle(this.ground);
    const usual = ["#222", "#fff", "#0f766e", "sans-serif"];
    [this.ink, this.paper, this.accent, this.font] = LOOKS.map(
      (name, place) => style.getPropertyValue(name).trim() || usual[place],
    );
    const drawn = (this.drawn = this.scene.under(this.view, this.stretch));
    replace(this.nodes, drawn.nodes.map((node) => this.node(node)));
    replace(this.edges, drawn.edges.map((edge) => this.edge(edge)));
    this.network.setOptions({ interaction: { hideEdgesOnDrag: drawn.edges.length > 3000, dragNodes: this.movable() } });
    this.light();
  }

  // How much farther apart, to the right and down, all may stand to fill the window.
  spare() {
    const [left, top, right, bottom] = hull(this.data.nodes.map((node) => ({ ...node, base: node.size })));
    const [across, down] = this.room();
    const [wide, high] = [across / (right - left), down / (bottom - top)];
    return [Math.min(STRETCHED, Math.max(1, wide / high)), Math.min(STRETCHED, Math.max(1, high / wide))];
  }

  // The window without what names need at its edges.
  room() {
    const [wide, high] = [this.ground.clientWidth || 1, this.ground.clientHeight || 1];
    return [Math.max(wide - 2 * ROOM, wide * 0.6), Math.max(high - ROOM, high * 0.7)];
  }

  node(node) {
    const size = node.bubble ? node.size : node.size * this.larger;
    const border = { background: node.color, border: this.accent };
    const color = node.bubble ? this.paper : node.color;
    return {
      ...node,
      size,
      base: size,
      hidden: !lives(node, this.bar.day),
      label: undefined,
      called: node.bubble ? clip(this.near(node), SHORT) : clip(node.label),
      title: this.title(node),
      color: { background: color, border: this.paper, highlight: border, hover: border },
    };
  }

  edge(edge) {
    const clear = { COLLABORATE: 0.72, COORDINATE: 0.58, COOPERATE: 0.55 }[edge.tie] ?? 0.5;
    return {
      ...edge,
      hidden: !lives(edge, this.bar.day),
      title: this.tieTitle(edge),
      font: { color: edge.ink, face: this.font, size: 22, strokeWidth: 6, strokeColor: this.paper },
      color: {
        color: edge.ink ?? this.ink, highlight: this.accent, hover: this.accent,
        opacity: edge.opacity ?? (edge.ended || this.view.second ? 0.15 : clear),
      },
    };
  }

  name(node) {
    if (!node.bubble) return node.label;
    const { words } = this.data;
    return node.id === LONE ? words.lone : filled(words.around, { name: node.members[0].label });
  }

  // What is said of an item that is drawn.
  said(id) {
    return id ? (this.nodes.get(id) ?? this.edges.get(id))?.title : undefined;
  }

  // Who a bubble is named after, briefly.
  near(group) {
    const { words } = this.data;
    return group.id === LONE ? words.lone : filled(words.near, { name: group.members[0].label });
  }

  title(node) {
    const { words } = this.data;
    if (this.data.areas) return areaTitle(node, this.data.words);
    if (node.second) return `${node.label}\n${filled(words.members, { count: count(node.who.length) })}`;
    if (node.bubble) return `${this.name(node)}\n${filled(words.members, { count: count(node.members.length) })}`;
    const of = [words.kind[node.kind], words.sector[node.sector ?? ""], node.area].filter(Boolean).join(" · ");
    return [node.label, of, filled(words.degree, { count: count(node.degree) })].join("\n");
  }

  tieTitle(edge) {
    if (this.data.areas) return lineTitle(edge, this.scene.node, this.data.words);
    if (edge.title || edge.second) return edge.title;
    const { words } = this.data;
    const named = ({ id }) => this.name(this.drawn.nodes.find((node) => node.id === id) ?? this.scene.node.get(id));
    if (edge.bundle) {
      const between = filled(words.between, { start: named({ id: edge.from }), end: named({ id: edge.to }) });
      return `${between}\n${filled(words.ties, { count: count(edge.many) })}`;
    }
    const [start, end] = [edge.from, edge.to].map((id) => this.scene.node.get(id).label);
    return [filled(words.between, { start, end }), words.type[edge.tie], edge.since, edge.until]
      .filter(Boolean).join("\n");
  }

  clicked({ nodes, edges, pointer }) {
    this.network.unselectAll();
    this.ground.focus({ preventScroll: true });
    this.bar.stop();
    const id = nodes[0] ?? edges.find((each) => !this.edges.get(each).bundle) ?? this.opened(pointer.canvas);
    const one = this.joining;
    this.joining = undefined;
    if (one && id !== one && this.scene.node.has(id)) return this.go({ to: "join", one, other: id });
    if (id && this.nodes.get(id)?.bubble) return this.open(id);
    this.pick(id ?? null);
  }

  // An actor follows the hand, and stays there until the page is asked to keep it or to forget it.
  dragged(id) {
    if (!id || !this.movable()) return;
    const { x, y } = this.network.getPosition(id);
    this.nodes.update({ id, x, y });
    this.moved.set(id, [x / this.stretch[0], y / this.stretch[1]]);
    this.placed = undefined;
  }

  movable() {
    return Boolean(this.data.panel?.movable) && !this.drawn.folded && !this.view.second;
  }

  // The places of those who were moved: kept, or as they were.
  settle(kept) {
    if (kept) this.go({ to: "places", places: Object.fromEntries(this.moved) });
    this.moved.clear();
    if (!kept) this.paint();
    this.panel.marks();
  }

  // The open bubble at a place, if any.
  opened({ x, y }) {
    return this.drawn.open.find((group) => Math.hypot(group.x - x, group.y - y) < group.r)?.id;
  }

  // The user selects: the browser answers at once, and the page is told.
  pick(id) {
    this.choose(id);
    this.uncover();
    this.report(this.nodes.get(id) ? { actor: id } : this.edges.get(id) ? { tie: id } : null);
    this.told();
  }

  choose(id) {
    this.view.selected = id ?? null;
    if (id) this.reveal(id);
    this.light();
    this.panel.card(id);
    this.network.redraw();
  }

  // Brings what is selected in sight above the sheet, where there is one.
  uncover() {
    const id = this.view.selected;
    const at = id && this.panel.up() && this.nodes.get(this.edges.get(id)?.from ?? id);
    if (!at) return;
    this.frame.scrollIntoView({ block: "start" });
    const { top } = this.ground.getBoundingClientRect();
    const middle = (Math.max(top, 0) + this.panel.box.getBoundingClientRect().top) / 2 - top;
    const now = this.network.canvasToDOM(at);
    this.pan(now.x - this.ground.clientWidth / 2, now.y - middle);
  }

  // Opens the bubble in which an actor is.
  reveal(id) {
    const of = this.scene.folds?.of.get(id);
    if (!of || this.nodes.get(id) || this.view.open.has(of) || this.view.unfolded) return;
    this.view.open.add(of);
    this.paint();
  }

  open(id) {
    this.view.open.add(id);
    this.repaint();
    this.fit(this.drawn.open.filter((group) => group.id === id).map((group) => ({ ...group, base: group.r })));
    this.pick(id);
  }

  fold(id) {
    this.view.open.delete(id);
    this.view.selected = null;
    this.repaint();
    this.whole();
    this.pick(null);
  }

  // The user changed what is drawn or how.
  change(what) {
    const before = this.view.unfolded;
    Object.assign(this.view, what);
    this.repaint();
    if (before !== this.view.unfolded) this.whole();
    this.told();
  }

  repaint() {
    this.paint();
    this.panel.marks();
    this.panel.card(this.view.selected);
  }

  told() {
    const { selected, hidden, open } = this.view;
    const lasts = this.scene.node.has(selected) || this.data.edges.some(({ id }) => id === selected);
    this.tell({ ...this.view, selected: lasts ? selected : null, hidden: [...hidden], open: [...open] });
  }

  light() {
    const { selected } = this.view;
    this.lit = selected ? neighbourhood(selected, this.nodes, this.edges) : undefined;
    this.placed = undefined;
  }

  behind(pen) {
    const scale = this.network.getScale();
    (this.drawn?.bodies ?? []).forEach(([, who], place) => {
      const points = who.map((id) => this.nodes.get(id)).filter((node) => node && !node.hidden);
      if (points.length > 1) embrace(pen, points, this.data.legend.palette[place % 7], scale);
    });
    for (const group of this.drawn?.open ?? []) {
      pen.save();
      pen.beginPath();
      pen.arc(group.x, group.y, group.r, 0, 2 * Math.PI);
      pen.globalAlpha = 0.07;
      pen.fillStyle = this.accent;
      pen.fill();
      pen.globalAlpha = 0.5;
      pen.lineWidth = 1.5 / scale;
      pen.strokeStyle = this.accent;
      pen.stroke();
      pen.restore();
    }
  }

  above(pen) {
    if (!this.scene) return;
    const scale = this.network.getScale();
    const looks = { font: this.font, ink: this.ink, paper: this.paper, accent: this.accent };
    const seen = this.nodes.get({ filter: (node) => !node.hidden });
    if (this.lit) this.highlight(pen, looks);
    for (const node of seen) {
      if (node.bubble) this.bubble(pen, node, scale);
      if (!this.lit || this.lit.nodes.has(node.id)) inside(pen, node, scale, this.font);
    }
    if (this.placed?.scale !== scale) {
      const named = this.lit ? seen.filter(({ id }) => this.lit.nodes.has(id)) : seen;
      const first = named.map((node) => ({ ...node, rank: node.id === this.lit?.id ? Infinity : node.rank }));
      this.placed = { scale, names: this.names.place(pen, first, scale, this.font, this.bounds, this.covered()) };
    }
    this.names.draw(pen, this.placed.names, scale, looks);
    for (const group of this.drawn.open) this.heading(pen, group, scale, looks);
  }

  // What the buttons cover of the drawing.
  covered() {
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.frame.querySelector(".tools");
    const from = this.network.DOMtoCanvas({ x: offsetLeft, y: offsetTop });
    const to = this.network.DOMtoCanvas({ x: offsetLeft + offsetWidth, y: offsetTop + offsetHeight });
    return [from.x, from.y, to.x, to.y];
  }

  highlight(pen, looks) {
    const { x, y } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const end = this.network.DOMtoCanvas({ x: this.ground.clientWidth, y: this.ground.clientHeight });
    veil(pen, [x, y, end.x, end.y], this.paper);
    const at = (id) => this.nodes.get(id);
    for (const edge of this.lit.edges) if (!edge.hidden) line(pen, edge, at(edge.from), at(edge.to), this.ink);
    for (const id of this.lit.nodes) {
      const node = at(id);
      if (node && !node.hidden && !node.bubble) figure(pen, node, looks, id === this.lit.id);
    }
  }

  bubble(pen, node, scale) {
    pen.save();
    pen.globalAlpha = this.lit && !this.lit.nodes.has(node.id) ? 0.25 : 1;
    ring(pen, node);
    pen.font = `600 ${Math.max(13 / scale, node.size * 0.5)}px ${this.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = this.ink;
    pen.fillText(count(node.members.length), node.x, node.y);
    pen.restore();
  }

  heading(pen, group, scale, looks) {
    const text = `${this.near(group)} (${count(group.members.length)})`;
    this.names.draw(pen, [[text, group.x, group.y - group.r - 12 / scale]], scale, looks);
  }

  // All that is ever drawn fits in, so that the view is the same on every day; room is left at
  // the edges for the names.
  whole() {
    this.fit(this.nodes.get());
  }

  // A dot can be seen and hit however far away the view is.
  fit(nodes) {
    const [left, top, right, bottom] = hull(nodes);
    const [across, down] = this.room();
    const scale = Math.min(1.4, across / (right - left), down / (bottom - top));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const [half, tall] = [this.ground.clientWidth / 2 - 4, this.ground.clientHeight / 2 - 4];
    this.bounds = [
      position.x - half / scale, position.y - tall / scale, position.x + half / scale, position.y + tall / scale,
    ];
    this.enlarge(Math.max(1, Math.min(SEEN, this.ground.clientWidth / 900) / scale));
    this.placed = undefined;
    this.network.moveTo({ position, scale, animation: false });
  }

  enlarge(larger) {
    if (this.data.areas || Math.abs(larger - this.larger) < 0.02) return;
    const by = larger / this.larger;
    this.larger = larger;
    this.nodes.update(this.nodes.get({ filter: ({ bubble }) => !bubble }).map(({ id, size }) => (
      { id, size: size * by, base: size * by })));
  }

  zoom(factor) {
    const scale = Math.min(4, Math.max(0.03, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation: false });
  }

  pan(x, y) {
    const at = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
  }

  act(what) {
    if (what === "closer") this.zoom(1.35);
    if (what === "farther") this.zoom(1 / 1.35);
    if (what === "whole") this.whole();
    if (what === "png") this.save();
    if (what === "keys") this.panel.toggle();
  }

  key(event) {
    const deed = {
      ArrowLeft: () => this.pan(-STEP, 0), ArrowRight: () => this.pan(STEP, 0),
      ArrowUp: () => this.pan(0, -STEP), ArrowDown: () => this.pan(0, STEP),
      "+": () => this.act("closer"), "=": () => this.act("closer"),
      "-": () => this.act("farther"), 0: () => this.act("whole"),
      " ": this.bar.shown && (() => this.bar.toggle()),
      Escape: () => this.pick(null),
    }[event.key];
    if (!deed || event.ctrlKey || event.metaKey || !this.network) return;
    event.preventDefault();
    deed();
  }

  // The wheel scrolls the page until the map has been clicked into.
  zooming(on) {
    this.network?.setOptions({ interaction: { zoomView: on } });
  }

  save() {
    const drawn = this.ground.querySelector("canvas");
    const sheet = document.createElement("canvas");
    [sheet.width, sheet.height] = [drawn.width, drawn.height];
    const pen = sheet.getContext("2d");
    pen.fillStyle = this.paper;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(drawn, 0, 0);
    const link = document.createElement("a");
    link.download = this.file;
    link.href = sheet.toDataURL("image/png");
    link.click();
  }
}

const OPTIONS = {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 4, shapeProperties: { interpolation: false } },
  edges: { selectionWidth: 1.5, hoverWidth: 0.5, arrows: { to: { enabled: false } } },
  interaction: {
    hover: true, tooltipDelay: 120, dragNodes: false, zoomView: false, selectConnectedEdges: false,
    hideEdgesOnDrag: false, multiselect: false, keyboard: false,
  },
};

function replace(set, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}

function lives(item, day) {
  return !item.spans || !day || item.spans.some(([since, until]) => since <= day && day < until);
}

function moved(before, after) {
  if (before.length !== after.length) return true;
  const place = new Map(before.map((node) => [node.id, node]));
  return after.some((node) => !place.has(node.id));
}

function hull(nodes) {
  if (!nodes.length) return [-1, -1, 1, 1];
  const edges = (name, sign) => nodes.map((node) => node[name] + sign * (node.base + 4));
  const least = (name) => edges(name, -1).reduce((a, b) => Math.min(a, b));
  const most = (name) => edges(name, 1).reduce((a, b) => Math.max(a, b));
  return [least("x"), least("y"), most("x"), most("y")];
}

// The facts in the words: "{count}", and "{count:partner|partners}", the first of which is of one.
function filled(words, facts) {
  return words.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (_, name, one, many) =>
    one === undefined ? facts[name] : facts[name] === "1" ? one : many);
}

const count = (number) => number.toLocaleString("en-US");
