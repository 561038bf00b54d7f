// Communities folded into one bubble each, and opened where the user wants to look in.
// Everything stands where it stood the last time: nothing here is left to chance.

const FOLD = "fold:";
const LONE = `${FOLD}0`;
const SMALLEST = 3;
const ROOMY = 64;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

class Folds {
  // nodes: all actors of the drawing, with community, x and y; edges: all ties.
  constructor(nodes, edges) {
    this.groups = gathered(nodes);
    this.of = new Map();
    for (const group of this.groups.values()) for (const { id } of group.members) this.of.set(id, group.id);
    this.inside = new Map([...this.groups.keys()].map((id) => [id, []]));
    const between = new Map();
    for (const { from, to } of edges) {
      const [one, other] = [this.of.get(from), this.of.get(to)];
      if (one === other) this.inside.get(one).push([from, to]);
      else between.set(key(one, other), (between.get(key(one, other)) ?? 0) + 1);
    }
    this.settle(between);
  }

  settle(between) {
    const groups = [...this.groups.values()];
    const at = new Map(groups.map(({ id }, place) => [id, place]));
    const most = Math.max(1, ...between.values());
    const links = [...between].map(([pair, many]) => [...pair.split("\n").map((id) => at.get(id)), many / most]);
    const places = settled(groups.map((group) => ({ ...middle(group.members), r: closed(group) })), links);
    groups.forEach((group, place) => Object.assign(group, { x: places[place].x, y: places[place].y }));
  }

  // The bubbles with their places and sizes while some of them are open.
  stand(open) {
    const groups = [...this.groups.values()].map((group) => {
      const opened = open.has(group.id);
      return { ...group, opened, r: opened ? wide(group) : closed(group) };
    });
    apart(groups, ({ opened }) => (opened ? 0.1 : 1), ROOMY);
    return groups;
  }

  // Places of the members around the middle of their open bubble.
  within(group) {
    const kept = this.groups.get(group.id);
    kept.places ??= this.spread(kept);
    return new Map(kept.places.map(([id, x, y]) => [id, { x: group.x + x, y: group.y + y }]));
  }

  spread({ id, members }) {
    const at = new Map(members.map((node, place) => [node.id, place]));
    const links = this.inside.get(id).map(([from, to]) => [at.get(from), at.get(to), 1]);
    const heart = middle(members);
    const begun = members.map(({ x, y, size }) => ({ x: x - heart.x, y: y - heart.y, r: size + 8 }));
    const found = settled(begun, links);
    const now = middle(found);
    const most = Math.max(1, ...found.map(({ x, y, r }) => Math.hypot(x - now.x, y - now.y) + r));
    const fit = Math.min(1.4, (wide({ members }) - 26) / most);
    return members.map((node, place) => [node.id, (found[place].x - now.x) * fit, (found[place].y - now.y) * fit]);
  }
}

function gathered(nodes) {
  const groups = new Map();
  for (const node of nodes) {
    const id = node.community == null ? LONE : `${FOLD}${node.community}`;
    if (!groups.has(id)) groups.set(id, { id, members: [] });
    groups.get(id).members.push(node);
  }
  const lone = groups.get(LONE) ?? { id: LONE, members: [] };
  for (const [id, group] of groups) {
    if (id === LONE || group.members.length >= SMALLEST) continue;
    lone.members.push(...group.members);
    groups.delete(id);
  }
  if (lone.members.length) groups.set(LONE, lone);
  for (const { members } of groups.values()) members.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  return groups;
}

const key = (one, other) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);
const closed = ({ members }) => 14 + 4.4 * Math.sqrt(members.length);
const wide = ({ members }) => 40 + 42 * Math.sqrt(members.length);

function middle(points) {
  const sum = (name) => points.reduce((all, point) => all + point[name], 0) / Math.max(points.length, 1);
  return { x: sum("x"), y: sum("y") };
}

// Springs (Fruchterman & Reingold 1991) from where the points stand, then none over another.
function settled(points, links, rounds = 140) {
  const found = points.map(({ x, y, r }, place) => ({
    x: x + Math.cos(place * GOLDEN), y: y + Math.sin(place * GOLDEN), r,
  }));
  const k = 2.4 * middle(found.map(({ r }) => ({ x: r, y: 0 }))).x + 30;
  const far = k * Math.sqrt(found.length);
  const reach = Math.max(1, ...found.map(({ x, y }) => Math.hypot(x, y)));
  if (reach > far) for (const point of found) { point.x *= far / reach; point.y *= far / reach; }
  let heat = k;
  for (let round = 0; round < rounds; round++, heat *= 0.97) {
    const push = found.map(({ x, y }) => [-0.03 * x, -0.03 * y]);
    pairs(found, (i, j, x, y, d) => shift(push, i, j, x, y, (k * k) / (d * d)));
    for (const [i, j, weight] of links) {
      const [x, y] = [found[i].x - found[j].x, found[i].y - found[j].y];
      shift(push, i, j, x, y, (-weight * Math.hypot(x, y)) / k);
    }
    found.forEach((point, i) => {
      const length = Math.hypot(...push[i]) || 1;
      point.x += (push[i][0] / length) * Math.min(length, heat);
      point.y += (push[i][1] / length) * Math.min(length, heat);
    });
  }
  return apart(found);
}

function apart(circles, gives = () => 1, gap = 22, rounds = 160) {
  for (let round = 0; round < rounds; round++) {
    let still = true;
    pairs(circles, (i, j, x, y, d) => {
      const [one, other] = [circles[i], circles[j]];
      const over = one.r + other.r + gap - d;
      if (over <= 0.5) return;
      const [a, b] = [gives(one), gives(other)];
      if (!(a + b)) return;
      still = false;
      const [right, down] = [(x / d) * over / (a + b), (y / d) * over / (a + b)];
      one.x += right * a; one.y += down * a;
      other.x -= right * b; other.y -= down * b;
    });
    if (still) break;
  }
  return circles;
}

function pairs(points, each) {
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const [x, y] = [points[i].x - points[j].x || 0.01, points[i].y - points[j].y];
      each(i, j, x, y, Math.max(Math.hypot(x, y), 0.01));
    }
}

function shift(push, i, j, x, y, by) {
  push[i][0] += x * by; push[i][1] += y * by;
  push[j][0] -= x * by; push[j][1] -= y * by;
}
