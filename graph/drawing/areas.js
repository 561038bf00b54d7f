// Areas in place of actors: the number of pairs tied within each, and the card of one or of two.

const PARTNERS = 12;
const NEIGHBOURS = 6;

// The lines between areas, the thicker, the more pairs; their id is the two uids with a tab between.
function between({ nodes, pairs, lines }) {
  const levels = Object.keys(lines);
  const most = pairs.reduce((most, [, , many]) => Math.max(most, many), 1);
  return pairs.map(([one, other, many, level]) => {
    const [from, to] = [nodes[one].id, nodes[other].id];
    return {
      id: `${from}\t${to}`, from, to, many, tie: levels[level], dashes: lines[levels[level]].dashes, smooth: false,
      width: 1.2 + 6 * Math.sqrt(many / most), opacity: 0.3 + 0.4 * (many / most),
    };
  });
}

// What is said of an area or of a line where the mouse rests.
function areaTitle({ label, partners, within }, { area }) {
  return [label, filled(area.partners, { count: count(partners.length) }), filled(area.within, { count: count(within) })]
    .join("\n");
}

function lineTitle({ from, to, many, tie }, node, words) {
  const ends = { start: node.get(from).label, end: node.get(to).label };
  return [filled(words.between, ends), filled(words.area.pairs, { count: count(many) }), words.type[tie]].join("\n");
}

function inside(pen, { x, y, size, within }, scale, font) {
  if (!within) return;
  pen.save();
  pen.font = `600 ${Math.max(11 / scale, size * 0.75)}px ${font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = "#111";
  pen.fillText(count(within), x, y);
  pen.restore();
}

// Rows of the card; nothing where no such area is drawn.
function aboutArea(panel, id) {
  const { words } = panel.data;
  const at = (each) => panel.mount.scene.node.get(each);
  const edge = panel.data.edges.find((each) => each.id === id);
  if (edge) {
    const [start, end] = [at(edge.from), at(edge.to)];
    return [part("name", filled(words.between, { start: start.label, end: end.label })),
      part("fact", filled(words.area.pairs, { count: count(edge.many) })),
      part("fact", filled(words.area.tightest, { level: words.type[edge.tie] })), panel.links([start.id, end.id])];
  }
  const node = at(id);
  if (!node) return undefined;
  const { partners, elsewhere, within, lies } = node;
  const found = [part("name", node.label), part("of", lies),
    part("fact", filled(words.area.partners, { count: count(partners.length) }))];
  if (elsewhere) found.push(part("of", filled(words.area.elsewhere, { count: count(elsewhere) })));
  found.push(part("fact", filled(words.area.within, { count: count(within) })));
  found.push(panel.ways([["area", words.area.open]], { id }));
  const near = panel.data.edges.filter(({ from, to }) => from === id || to === id)
    .sort((a, b) => b.many - a.many || (a.id < b.id ? -1 : 1));
  if (near.length) found.push(part("title", words.area.tied), neighbours(panel, id, near));
  return [...found, part("title", words.area.who), people(panel, partners)];
}

function neighbours(panel, id, near) {
  const box = part("names");
  box.append(...near.slice(0, NEIGHBOURS).map(({ from, to, many }) => {
    const link = panel.link(from === id ? to : from);
    link.textContent = `${link.textContent} · ${count(many)}`;
    return link;
  }));
  return box;
}

// Partners by name, each a link to its page where there is one; those after the first so many where
// they are asked for.
function people(panel, partners) {
  const box = part("names");
  const named = ([id, name]) => panel.ways([["actor", name]], { id }).firstChild ?? part("someone", name);
  const links = (some) => some.map(named);
  box.append(...links(partners.slice(0, PARTNERS)));
  const rest = partners.slice(PARTNERS);
  if (!rest.length) return box;
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  more.textContent = filled(panel.data.words.others, { count: count(rest.length) });
  more.onclick = () => more.replaceWith(...links(rest));
  box.append(more);
  return box;
}
