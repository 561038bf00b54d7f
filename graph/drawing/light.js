// What is selected stands out: a veil over all the rest, and its neighbourhood drawn above it.

const VEIL = 0.82;

// The ids of an item's neighbourhood among what is drawn; undefined where it is not drawn.
function neighbourhood(id, nodes, edges) {
  const chosen = edges.get(id);
  if (chosen) return { id, nodes: new Set([chosen.from, chosen.to]), edges: [chosen] };
  if (!nodes.get(id)) return undefined;
  const touching = edges.get({ filter: ({ from, to }) => from === id || to === id });
  return { id, nodes: new Set([id, ...touching.flatMap(({ from, to }) => [from, to])]), edges: touching };
}

function veil(pen, [left, top, right, bottom], paper) {
  pen.save();
  pen.globalAlpha = VEIL;
  pen.fillStyle = paper;
  pen.fillRect(left, top, right - left, bottom - top);
  pen.restore();
}

function line(pen, edge, from, to, ink) {
  pen.save();
  pen.globalAlpha = 0.85;
  pen.strokeStyle = edge.color?.color ?? ink;
  pen.lineWidth = edge.width;
  pen.setLineDash(edge.dashes || []);
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  if (edge.smooth) pen.quadraticCurveTo(...via(edge.smooth, from, to), to.x, to.y);
  else pen.lineTo(to.x, to.y);
  pen.stroke();
  pen.restore();
}

// Where vis-network bends a curved line.
function via({ type, roundness }, from, to) {
  const turn = (type === "curvedCW" ? roundness : -roundness) * 0.5 + 0.5;
  const [right, up] = [to.x - from.x, from.y - to.y];
  const angle = (Math.atan2(up, right) + turn * Math.PI) % (2 * Math.PI);
  const far = (roundness * 0.5 + 0.5) * Math.hypot(right, up);
  return [from.x + far * Math.sin(angle), from.y + far * Math.cos(angle)];
}

function figure(pen, node, { paper, accent }, chosen) {
  pen.save();
  pen.beginPath();
  OUTLINES[node.shape](pen, node.x, node.y, node.size);
  pen.closePath();
  pen.fillStyle = node.color.background;
  pen.fill();
  pen.lineWidth = chosen ? 4 : 1.5;
  pen.strokeStyle = chosen ? accent : paper;
  pen.stroke();
  pen.restore();
}

const OUTLINES = {
  dot: (pen, x, y, r) => pen.arc(x, y, r, 0, 2 * Math.PI),
  square: (pen, x, y, r) => pen.rect(x - r, y - r, 2 * r, 2 * r),
  diamond: (pen, x, y, r) => path(pen, [[x, y + r], [x + r, y], [x, y - r], [x - r, y]]),
  hexagon: (pen, x, y, r) => path(pen, [0, 1, 2, 3, 4, 5].map((corner) => (
    [x + r * Math.cos((corner * Math.PI) / 3), y + r * Math.sin((corner * Math.PI) / 3)]))),
  triangle: (pen, x, y, r) => {
    const half = r * 1.15;
    const middle = y + 0.275 * half;
    const below = (Math.sqrt(3) / 3) * half;
    const high = Math.sqrt(3) * half;
    path(pen, [[x, middle - high + below], [x + half, middle + below], [x - half, middle + below]]);
  },
};

function path(pen, [first, ...rest]) {
  pen.moveTo(...first);
  for (const point of rest) pen.lineTo(...point);
}

// What a bubble holds, as a ring of colours around it.
function ring(pen, node) {
  let turned = -Math.PI / 2;
  const all = node.parts.reduce((sum, [, many]) => sum + many, 0);
  pen.save();
  pen.lineWidth = Math.max(5, node.size * 0.16);
  for (const [colour, many] of node.parts) {
    const next = turned + (2 * Math.PI * many) / all;
    pen.beginPath();
    pen.strokeStyle = colour;
    pen.arc(node.x, node.y, node.size - pen.lineWidth / 2, turned, next);
    pen.stroke();
    turned = next;
  }
  pen.restore();
}
