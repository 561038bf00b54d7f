// What is drawn beside actors: issues, areas or activities that join them, and the outlines of
// groups and organisations around their members.

const SECOND = "second:";
const MOST_SECOND = 60;
const MANY = 600;

// Things of one kind that two or more of the actors share: [id, name, ids of actors].
function shared(data, kind) {
  if (kind === "activities") return (data.gatherings ?? []).map(([id, title, who]) => [`${SECOND}${id}`, title, who]);
  const found = new Map();
  for (const node of data.nodes)
    for (const name of kind === "issues" ? node.issues ?? [] : [node.area])
      if (name) found.set(name, [...(found.get(name) ?? []), node.id]);
  return [...found].map(([name, who]) => [`${SECOND}${name}`, name, who]);
}

// They stand amid those whom they join, where nobody stands.
function seconds(data, kind, nodes, end) {
  const at = new Map(nodes.map((node) => [node.id, node]));
  const found = shared(data, kind).map(([id, name, who]) => {
    const many = new Map();
    for (const each of who.map(end)) if (at.has(each)) many.set(each, (many.get(each) ?? 0) + 1);
    return { id, name, who, many };
  });
  const kept = found.filter(({ who, many }) => who.length > 1 && many.size)
    .sort((a, b) => b.who.length - a.who.length || (a.id < b.id ? -1 : 1)).slice(0, MOST_SECOND);
  const places = kept.map(({ who, many }) => ({
    ...middle([...many.keys()].map((id) => at.get(id))), r: Math.min(26, 9 + 2 * Math.sqrt(who.length)),
  }));
  const standing = nodes.length > MANY ? [] : nodes.map(({ x, y, size }) => ({ x, y, r: size, stands: true }));
  apart([...places, ...standing], ({ stands }) => (stands ? 0 : 1), 14);
  return {
    nodes: kept.map(({ id, name, who }, place) => ({
      id, label: name, who, second: kind, shape: "hexagon", x: places[place].x, y: places[place].y,
      size: places[place].r, rank: 1e5 + who.length, color: SECOND_INK,
    })),
    edges: kept.flatMap(({ id, many }) => [...many].map(([each, count]) => ({
      id: `${id}\n${each}`, from: id, to: each, many: count, second: kind, bundle: true, dashes: false,
      smooth: false, width: 1 + Math.log2(count), opacity: 0.45, ink: SECOND_INK,
    }))),
  };
}

const SECOND_INK = "#a2477f";

// The outline around some points, with room for their dots (Andrew's monotone chain).
function outline(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const left = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x) <= 0;
  const half = (row) => row.reduce((chain, point) => {
    while (chain.length > 1 && left(chain.at(-2), chain.at(-1), point)) chain.pop();
    return [...chain, point];
  }, []);
  return [...half(sorted).slice(0, -1), ...half(sorted.reverse()).slice(0, -1)];
}

function embrace(pen, points, colour, scale) {
  const turns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((each) => (each * Math.PI) / 6);
  const rims = points.flatMap(({ x, y, base }) => turns.map((turn) => (
    { x: x + Math.cos(turn) * (base + 9 / scale), y: y + Math.sin(turn) * (base + 9 / scale) })));
  pen.save();
  pen.fillStyle = pen.strokeStyle = colour;
  pen.beginPath();
  path(pen, outline(rims).map(({ x, y }) => [x, y]));
  pen.closePath();
  pen.globalAlpha = 0.09;
  pen.fill();
  pen.globalAlpha = 0.75;
  pen.lineWidth = 1.5 / scale;
  pen.stroke();
  pen.restore();
}
