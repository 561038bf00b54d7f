// Names on the drawing: with a halo, beside their actor, where they cover neither one another nor
// another actor. The best connected come first; the closer the view, the more of them. They keep
// within the bounds that were fitted to the window, where their actor does, and off what is covered.

const LETTERS = 13;
const FIRST = 8;
const LONGEST = 26;
const CELL = 120;

class Names {
  constructor() {
    this.widths = new Map();
  }

  // nodes: with x, y, base (half of what each takes), called, rank; scale: of the view. Gives
  // [text, x, y] of the names that have room, in the units of the drawing.
  place(pen, nodes, scale, font, bounds, covered) {
    const size = LETTERS / scale;
    pen.font = `${LETTERS}px ${font}`;
    const taken = new Grid(CELL / scale);
    const dots = new Grid(CELL / scale);
    for (const node of nodes) dots.put(around(node), node);
    taken.put(covered, covered);
    const placed = [];
    const order = [...nodes].sort((a, b) => b.rank - a.rank);
    order.forEach((node, place) => {
      const wide = this.width(pen, node.called) / scale;
      for (const [x, y, box] of sides(node, wide, size)) {
        if (taken.meets(box) || (bounds && beyond(box, bounds))) continue;
        if ((place >= FIRST || node.bubble) && dots.meets(box, node)) continue;
        taken.put(box, node);
        placed.push([node.called, x, y, node]);
        break;
      }
    });
    return placed;
  }

  width(pen, text) {
    if (!this.widths.has(text)) this.widths.set(text, pen.measureText(text).width);
    return this.widths.get(text);
  }

  draw(pen, placed, scale, { font, ink, paper }) {
    pen.font = `${LETTERS / scale}px ${font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    pen.setLineDash([]);
    pen.lineWidth = 4.5 / scale;
    pen.strokeStyle = paper;
    pen.fillStyle = ink;
    for (const [text, x, y] of placed) pen.strokeText(text, x, y);
    for (const [text, x, y] of placed) pen.fillText(text, x, y);
  }
}

// Below, above, right, left: the middle of the name, and the room it takes.
function* sides({ x, y, base }, wide, size) {
  const [half, high, gap] = [wide / 2, size * 0.75, size * 0.3];
  const away = base + high + size * 0.1;
  const beside = base + half + size * 0.35;
  for (const [at, down] of [[0, away], [0, -away], [beside, 0], [-beside, 0]]) {
    const [middle, line] = [x + at, y + down];
    yield [middle, line, [middle - half - gap, line - high, middle + half + gap, line + high]];
  }
}

function beyond(box, [left, top, right, bottom]) {
  return box[0] < left || box[2] > right || box[1] < top || box[3] > bottom;
}

function around({ x, y, base }) {
  const half = base * 0.8;
  return [x - half, y - half, x + half, y + half];
}

// Boxes by the cells that they touch.
class Grid {
  constructor(cell) {
    [this.cell, this.cells] = [cell, new Map()];
  }

  *keys([left, top, right, bottom]) {
    const at = (where) => Math.floor(where / this.cell);
    for (let x = at(left); x <= at(right); x++)
      for (let y = at(top); y <= at(bottom); y++) yield `${x},${y}`;
  }

  put(box, owner) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([box, owner]);
    }
  }

  meets(box, but) {
    for (const key of this.keys(box))
      for (const [other, owner] of this.cells.get(key) ?? [])
        if (owner !== but && meet(box, other)) return true;
    return false;
  }
}

function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function clip(text, longest = LONGEST) {
  const letters = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : text;
}
