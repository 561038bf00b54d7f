// The map in the browser: one vis.Network for each mount, updated by difference.
// Names arrive as data and leave as text: on the canvas, or as text nodes.
// `report` is told what was clicked, `rested` the day on which the bar of time came to rest.

const LONGEST = 26;
const STEP = 90;
const FIRST = 10;
const ROOM = 60;
const LOOKS = ["--st-text-color", "--st-background-color", "--st-primary-color", "--st-font"];

class Mount {
  constructor(parent) {
    this.frame = parent.querySelector(".frame");
    this.ground = parent.querySelector(".ground");
    this.ground.mount = this;
    this.names = new Map();
    this.closed = false;
    this.report = this.rested = () => {};
    this.bar = new TimeBar(parent.querySelector(".time"), (day) => this.at(day), (day) => this.rested(day));
    this.frame.querySelector(".tools").onclick = (event) => this.act(event.target.dataset.do);
    this.ground.onkeydown = (event) => this.key(event);
    this.ground.onfocus = () => this.zooming(true);
    this.ground.onblur = () => this.zooming(false);
  }

  close() {
    this.closed = true;
    this.bar.close();
    this.network?.destroy();
    this.network = undefined;
  }

  show(vis, data) {
    if (this.closed) return;
    const before = this.data;
    this.data = data;
    this.words(data.words);
    const room = Math.round(Math.max(300, this.frame.clientWidth * 0.95));
    this.ground.style.height = `min(${data.height}px, ${room}px, 78vh)`;
    this.bar.show(data.times);
    if (!this.network) this.begin(vis);
    const print = this.print(data);
    if (print !== this.printed) {
      this.paint(data);
      if (!before || moved(before.nodes, data.nodes)) this.whole();
      this.label();
    }
    this.printed = print;
    this.select(data.selected);
  }

  // Shows the network of one day: what is not there then is hidden, and nothing moves.
  at(day) {
    if (!this.network) return;
    for (const set of [this.nodes, this.edges]) {
      const turned = set.get({ filter: (item) => item.spans && item.hidden === lives(item, day) });
      set.update(turned.map(({ id, hidden }) => ({ id, hidden: !hidden })));
    }
    this.label();
  }

  // What is drawn, and in which colours: while it stays the same, nothing is painted again.
  print(data) {
    const style = getComputedStyle(this.ground);
    const looks = LOOKS.map((name) => style.getPropertyValue(name));
    return JSON.stringify([data.nodes, data.edges, data.selected, looks]);
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
    this.network.on("zoom", () => this.labelSoon());
    this.network.on("resize", () => { this.whole(); this.labelSoon(); });
    this.network.on("dragEnd", () => this.labelSoon());
    this.network.on("animationFinished", () => this.label());
  }

  // The colours of the page, so that light and dark both fit.
  paint(data) {
    const style = getComputedStyle(this.ground);
    const usual = ["#222", "#fff", "#0f766e", "sans-serif"];
    [this.ink, this.paper, this.accent, this.font] = LOOKS.map(
      (name, place) => style.getPropertyValue(name).trim() || usual[place],
    );
    replace(this.nodes, data.nodes.map((node) => this.node(node)));
    replace(this.edges, data.edges.map((edge) => this.edge(edge)));
  }

  node(node) {
    this.names.set(node.id, clip(node.label));
    const border = { background: node.color, border: this.accent };
    return {
      ...node,
      base: node.size,
      hidden: !lives(node, this.bar.day),
      label: this.nodes.get(node.id)?.label ?? " ",
      title: element(node.title),
      color: { background: node.color, border: this.paper, highlight: border, hover: border },
      font: { color: this.ink, face: this.font, size: 15, strokeWidth: 4, strokeColor: this.paper },
    };
  }

  edge(edge) {
    return {
      ...edge,
      hidden: !lives(edge, this.bar.day),
      title: element(edge.title),
      font: { color: edge.ink, face: this.font, size: 22, strokeWidth: 6, strokeColor: this.paper },
      color: {
        color: edge.ink ?? this.ink, highlight: this.accent, hover: this.accent,
        opacity: edge.opacity ?? (edge.ended ? 0.12 : edge.tie === "COLLABORATE" ? 0.5 : 0.36),
      },
    };
  }

  clicked({ nodes, edges }) {
    this.ground.focus({ preventScroll: true });
    this.bar.stop();
    this.report(nodes.length ? { actor: nodes[0] } : edges.length ? { tie: edges[0] } : null);
  }

  select(id) {
    if (id && this.nodes.get(id)) this.network.selectNodes([id]);
    else if (id && this.edges.get(id)) this.network.selectEdges([id]);
    else this.network.unselectAll();
  }

  // All that is ever drawn fits in, so that the view is the same on every day; room is left at
  // the edges for the names.
  whole() {
    const [left, top, right, bottom] = hull(this.nodes.get());
    const width = Math.max(this.ground.clientWidth, 1);
    const kept = Math.max(0.6, (width - 2 * ROOM) / width);
    const tight = Math.min(width / (right - left), this.ground.clientHeight / (bottom - top));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    this.network.moveTo({ position, scale: Math.min(1, tight / 1.1) * kept, animation: false });
  }

  zoom(factor) {
    const scale = Math.min(4, Math.max(0.03, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation: false });
    this.labelSoon();
  }

  pan(x, y) {
    const at = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
    this.labelSoon();
  }

  act(what) {
    if (what === "closer") this.zoom(1.35);
    if (what === "farther") this.zoom(1 / 1.35);
    if (what === "whole") { this.whole(); this.labelSoon(); }
    if (what === "png") this.save();
  }

  key(event) {
    const deed = {
      ArrowLeft: () => this.pan(-STEP, 0), ArrowRight: () => this.pan(STEP, 0),
      ArrowUp: () => this.pan(0, -STEP), ArrowDown: () => this.pan(0, STEP),
      "+": () => this.act("closer"), "=": () => this.act("closer"),
      "-": () => this.act("farther"), 0: () => this.act("whole"),
      " ": this.bar.shown && (() => this.bar.toggle()),
      Escape: () => { this.network.unselectAll(); this.report(null); },
    }[event.key];
    if (!deed || event.ctrlKey || event.metaKey || !this.network) return;
    event.preventDefault();
    deed();
  }

  // The wheel scrolls the page until the map has been clicked into.
  zooming(on) {
    this.network?.setOptions({ interaction: { zoomView: on } });
  }

  labelSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.label(), 120);
  }

  // Names are shown where they cover neither one another nor an actor, the best connected first;
  // the few with the most ties are named wherever they stand.
  label() {
    if (!this.network) return;
    const scale = this.network.getScale();
    const size = Math.max(15, 12 / scale);
    const larger = Math.max(1, 0.36 / scale);
    const measure = document.createElement("canvas").getContext("2d");
    measure.font = `${size}px ${this.font}`;
    const seen = this.nodes.get({ filter: (node) => !node.hidden });
    const dots = seen.map((node) => ground(node, larger));
    const taken = [];
    const chosen = this.data.selected;
    const order = seen.sort((a, b) => (b.id === chosen) - (a.id === chosen) || b.rank - a.rank);
    const changes = order.map((node, place) => {
      const name = this.names.get(node.id);
      const wide = measure.measureText(name).width / 2 + 4;
      const top = node.y + node.base * larger + 2;
      const box = [node.x - wide, top, node.x + wide, top + size * 1.5];
      const covers = taken.some((other) => meet(box, other));
      const free = !covers && (place < FIRST || !dots.some((dot) => meet(box, dot)));
      if (free) taken.push(box);
      const label = free ? name : " ";
      if (label === node.label && size === node.font.size) return null;
      return { id: node.id, label, size: node.base * larger, font: { ...node.font, size } };
    });
    this.nodes.update(changes.filter(Boolean));
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
    hover: true, tooltipDelay: 120, dragNodes: false, zoomView: false, selectConnectedEdges: true,
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

function ground({ x, y, base }, larger) {
  const half = base * larger * 0.7;
  return [x - half, y - half, x + half, y + half];
}

function element(text) {
  const box = document.createElement("div");
  box.textContent = text;
  return box;
}

function clip(text) {
  const letters = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : text;
}

function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
