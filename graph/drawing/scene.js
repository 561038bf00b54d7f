// What is drawn of all that was sent: what the user hid is left out, communities are folded.
// A view holds only what the user chose: colour, size, weak, hidden, open, unfolded,
// second (what is drawn beside actors), bodies (are they embraced), selected.

const MOST_LINES = 2;

// The data with its ties as edges, unpacked once for one text.
class Unpacked {
  of(data) {
    if (!data.picture) return data;
    if (data.picture !== this.text) {
      this.text = data.picture;
      this.data = JSON.parse(data.picture);
      const { nodes, rows, lines } = this.data;
      const levels = Object.keys(lines);
      this.data.edges ??= this.data.areas ? between(this.data) : rows.map(([id, from, to, level, smooth, since, strength]) => ({
        id, from: nodes[from].id, to: nodes[to].id, tie: levels[level], ...lines[levels[level]], smooth, since, strength,
      }));
    }
    return { ...data, ...this.data };
  }
}

class Scene {
  constructor(data) {
    this.data = data;
    this.node = new Map(data.nodes.map((node) => [node.id, node]));
  }

  // Nodes and edges as they are drawn under a view, and the open bubbles behind them.
  // stretch: how much farther apart actors stand that are not folded, to the right and down.
  under(view, [across, down]) {
    const nodes = this.data.nodes.filter((node) => !this.hides(node, view)).map((node) => this.dressed(node, view));
    const there = new Set(nodes.map(({ id }) => id));
    const edges = this.data.edges.filter((edge) =>
      there.has(edge.from) && there.has(edge.to) && !view.hidden.has(`level:${edge.tie}`)
      && !(edge.strength != null && edge.strength < view.weak));
    if (this.data.areas) return { nodes, edges, open: [], bodies: [] };
    const drawn = this.data.folded && !view.unfolded ? this.folded(nodes, edges, view)
      : { nodes: nodes.map((node) => ({ ...node, x: node.x * across, y: node.y * down })), edges, open: [] };
    return { ...drawn, ...this.beside(drawn, there, view) };
  }

  // With issues, areas or activities beside, and the bodies whose members are to be embraced.
  beside(drawn, there, view) {
    const at = new Map(drawn.nodes.map((node) => [node.id, node]));
    const bodies = view.bodies ? Object.entries(this.data.bodies ?? {}).map(([id, who]) => (
      [id, [id, ...who].filter((each) => at.has(each))])).filter(([, who]) => who.length > 1) : [];
    if (!view.second) return { bodies };
    const end = (id) => (at.has(id) || !there.has(id) ? id : this.folds?.of.get(id));
    const more = seconds(this.data, view.second, drawn.nodes, end);
    return { nodes: [...drawn.nodes, ...more.nodes], edges: [...drawn.edges, ...more.edges], bodies };
  }

  hides(node, view) {
    return Boolean(node.colours) && (view.hidden.has(`shape:${node.sector ?? ""}`)
      || view.hidden.has(`${view.colour}:${this.place(node, view)}`));
  }

  place(node, view) {
    return node.colours[Object.keys(this.data.legend.colours).indexOf(view.colour)];
  }

  dressed(node, view) {
    if (!node.colours) return node;
    const color = this.data.legend.palette[this.place(node, view)];
    if (view.size === "degree") return { ...node, color };
    this.most ??= {};
    this.most[view.size] ??= Math.max(1e-9, ...this.data.nodes.map((each) => each[view.size] ?? 0));
    const share = (node[view.size] ?? 0) / this.most[view.size];
    return { ...node, color, size: 6 + 20 * Math.sqrt(share), rank: node[view.size] ?? 0 };
  }

  folded(nodes, edges, view) {
    this.folds ??= new Folds(this.data.nodes, this.data.edges);
    const groups = this.folds.stand(view.open);
    const shown = new Map(nodes.map((node) => [node.id, node]));
    const drawn = [];
    const open = [];
    for (const group of groups) {
      const members = group.members.map(({ id }) => shown.get(id)).filter(Boolean);
      if (!members.length) continue;
      if (group.opened) {
        const places = this.folds.within(group);
        drawn.push(...members.map((node) => ({ ...node, ...places.get(node.id) })));
        open.push({ ...group, members });
      } else drawn.push(this.bubble(group, members));
    }
    return { nodes: drawn, edges: this.bundled(edges, view), open, folded: true };
  }

  bubble({ id, x, y, r }, members) {
    const many = new Map();
    for (const { color } of members) many.set(color, (many.get(color) ?? 0) + 1);
    const parts = [...many].sort((a, b) => b[1] - a[1]);
    return { id, x, y, size: r, shape: "dot", rank: 1e6 + members.length, members, parts, bubble: true, color: parts[0][0] };
  }

  // Ties of open bubbles as they are; all others bundled, of which each bubble keeps its strongest.
  bundled(edges, view) {
    const end = (id) => (view.open.has(this.folds.of.get(id)) ? id : this.folds.of.get(id));
    const bundles = new Map();
    const lone = [];
    for (const edge of edges) {
      const [from, to] = [end(edge.from), end(edge.to)];
      if (from === to) continue;
      if (from === edge.from && to === edge.to) { lone.push(edge); continue; }
      const id = `ties:${key(from, to)}`;
      if (!bundles.has(id)) bundles.set(id, { id, from, to, many: 0, bundle: true, dashes: false, smooth: false });
      bundles.get(id).many += 1;
    }
    const kept = strongest([...bundles.values()]);
    const most = Math.max(1, ...kept.map(({ many }) => many));
    return [...kept.map((bundle) => ({
      ...bundle, width: 1 + 5 * Math.sqrt(bundle.many / most), opacity: 0.12 + 0.3 * (bundle.many / most),
    })), ...lone];
  }
}

function strongest(bundles) {
  const count = new Map();
  const seen = (id) => count.get(id) ?? 0;
  return bundles.sort((a, b) => b.many - a.many || (a.id < b.id ? -1 : 1)).filter(({ from, to }) => {
    const wanted = seen(from) < MOST_LINES || seen(to) < MOST_LINES;
    if (wanted) for (const id of [from, to]) count.set(id, seen(id) + 1);
    return wanted;
  });
}
