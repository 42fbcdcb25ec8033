// Layout in the browser, for what only becomes known here: the surroundings of a node, and filtered views.

const ROOM = { across: 150, down: 46 }; // what a node with its label needs

/** Rings around the centre: neighbours ordered so that linked ones stand together, each ring as full as labels allow. */
function egoPlaces(centre, members, parents, edges) {
  const places = new Map([[centre, [0, 0]]]);
  const ring = orderByLinks([...members].filter(([, hop]) => hop === 1).map(([thing]) => thing), edges);
  let placed = 0;
  let radius = 0;
  const angles = new Map();
  while (placed < ring.length) {
    radius += placed ? 95 : Math.max(170, Math.min(260, ring.length * 12));
    const room = Math.max(5, Math.floor((2 * Math.PI * radius) / 78));
    const here = ring.slice(placed, placed + room);
    here.forEach((thing, i) => {
      const angle = -Math.PI / 2 + ((i + (placed ? 0.5 : 0)) / here.length) * 2 * Math.PI;
      angles.set(thing, angle);
      places.set(thing, [Math.cos(angle) * radius * 1.45, Math.sin(angle) * radius]);
    });
    placed += here.length;
  }
  const outer = [...members].filter(([, hop]) => hop === 2).map(([thing]) => thing);
  outer.sort((a, b) => (angles.get(parents.get(a)) ?? 0) - (angles.get(parents.get(b)) ?? 0) || byRank(a, b));
  let begun = 0;
  while (begun < outer.length) {
    radius += begun ? 95 : 150;
    const room = Math.max(12, Math.floor((2 * Math.PI * radius) / 70));
    const here = outer.slice(begun, begun + room);
    here.forEach((thing, i) => {
      const angle = -Math.PI / 2 + ((i + 0.5) / here.length) * 2 * Math.PI;
      places.set(thing, [Math.cos(angle) * radius * 1.45, Math.sin(angle) * radius]);
    });
    begun += here.length;
  }
  return places;
}

/** A walk through `things` that prefers to step to a linked one, so that few edges cross the ring. */
function orderByLinks(things, edges) {
  const left = new Set(things);
  const linked = new Map(things.map((thing) => [thing, []]));
  for (const { a, b, count } of edges) if (left.has(a) && left.has(b)) {
    linked.get(a).push([b, count]);
    linked.get(b).push([a, count]);
  }
  const walk = [];
  while (left.size) {
    const last = walk[walk.length - 1];
    const near = (linked.get(last) ?? []).filter(([thing]) => left.has(thing)).sort((x, y) => y[1] - x[1] || byRank(x[0], y[0]));
    const next = near.length ? near[0][0] : left.values().next().value;
    left.delete(next);
    walk.push(next);
  }
  return walk;
}

/** Fruchterman–Reingold from the given places, then overlaps removed; changes `places`. */
function relaxPlaces(nodes, edges, places) {
  const n = nodes.length;
  const at = new Map(nodes.map((thing, i) => [thing, i]));
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  let widest = 1;
  nodes.forEach((thing, i) => {
    [x[i], y[i]] = places.get(thing);
    widest = Math.max(widest, Math.abs(x[i]), Math.abs(y[i]));
  });
  const ideal = 120;
  const squeeze = Math.min(1, (ideal * Math.sqrt(n)) / widest);
  for (let i = 0; i < n; i++) {
    x[i] = x[i] * squeeze + (i % 7) * 0.1;
    y[i] = y[i] * squeeze + (i % 5) * 0.1;
  }
  const links = edges.map(({ a, b }) => [at.get(a), at.get(b)]);
  const reach = (3.2 * ideal) ** 2;
  const tall = window.innerHeight > window.innerWidth;
  const rounds = n > 150 ? 60 : 140;
  const dx = new Float64Array(n);
  const dy = new Float64Array(n);
  for (let round = 0; round < rounds; round++) {
    dx.fill(0);
    dy.fill(0);
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) {
      const ex = x[i] - x[j];
      const ey = y[i] - y[j];
      const far = ex * ex + ey * ey;
      if (far > reach) continue; // else loose pieces drive each other away
      const force = (ideal * ideal) / Math.max(25, far);
      dx[i] += ex * force; dy[i] += ey * force;
      dx[j] -= ex * force; dy[j] -= ey * force;
    }
    for (const [i, j] of links) {
      const ex = x[i] - x[j];
      const ey = y[i] - y[j];
      const force = Math.hypot(ex, ey) / ideal;
      dx[i] -= ex * force; dy[i] -= ey * force;
      dx[j] += ex * force; dy[j] += ey * force;
    }
    const heat = ideal * 0.6 * (1 - round / rounds);
    for (let i = 0; i < n; i++) {
      dx[i] -= x[i] * (tall ? 0.3 : 0.06);
      dy[i] -= y[i] * (tall ? 0.05 : 0.12);
      const size = Math.hypot(dx[i], dy[i]) || 1;
      const step = Math.min(size, heat);
      x[i] += (dx[i] / size) * step;
      y[i] += (dy[i] / size) * step;
    }
  }
  separate(x, y, n);
  nodes.forEach((thing, i) => places.set(thing, [Math.round(x[i]), Math.round(y[i])]));
}

function separate(x, y, n) {
  for (let round = 0; round < 30; round++) {
    let moved = false;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) {
      const ex = x[i] - x[j];
      const ey = y[i] - y[j];
      const overX = ROOM.across * 0.6 - Math.abs(ex);
      const overY = ROOM.down - Math.abs(ey);
      if (overX <= 0 || overY <= 0) continue;
      moved = true;
      if (overY < overX) {
        const push = ((ey < 0 ? -1 : 1) * overY) / 2;
        y[i] += push;
        y[j] -= push;
      } else {
        const push = ((ex < 0 ? -1 : 1) * overX) / 2;
        x[i] += push;
        x[j] -= push;
      }
    }
    if (!moved) return;
  }
}
