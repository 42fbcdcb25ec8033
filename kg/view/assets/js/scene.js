// What the canvas draws: which nodes, where, and one edge for each pair with the visible facts behind it.

const SECOND_RING = 120;
const FIRST_RING = 80;

const allNodes = data.network.nodes.id;

function presetPlace(thing, level) {
  const steps = data.network.nodes.steps[data.rank.get(thing)];
  return steps[steps.length - (LEVELS - level)] ?? null;
}

/** Edges among `members` (a set of things) with what their visible facts amount to. */
function edgesAmong(members, passes) {
  const edges = [];
  const { from, to, facts } = data.network.edges;
  for (let pair = 0; pair < from.length; pair++) {
    if (!members.has(from[pair]) || !members.has(to[pair])) continue;
    const shown = facts[pair].filter((fact) => passes[fact]);
    if (shown.length) edges.push(describeEdge(pair, from[pair], to[pair], shown));
  }
  return edges;
}

function describeEdge(pair, a, b, shown) {
  const tally = new Int32Array(data.families.length);
  const status = new Set();
  let forward = false;
  let backward = false;
  for (const fact of shown) {
    tally[data.family[fact]]++;
    status.add(data.status(fact));
    if (data.relation(fact)[3]) continue; // symmetric: no arrow
    if (data.facts.subject[fact] === a) forward = true;
    else backward = true;
  }
  const family = tally.indexOf(Math.max(...tally));
  const style = ["asserted", "reported", "planned", "hypothetical", "denied"].find((name) => status.has(name));
  return { pair, a, b, count: shown.length, family, status: style, forward, backward };
}

/** Beyond this many, lines only blacken the canvas and cost a blink each time they are drawn. */
const MOST_EDGES = 6000;

/** The edges that are drawn: all, or the strongest of each node and then the strongest of all. */
function strongest(edges) {
  if (edges.length <= MOST_EDGES) return edges;
  const order = edges.map((_, i) => i).sort((a, b) => edges[b].count - edges[a].count || a - b);
  const linked = new Set();
  const chosen = new Uint8Array(edges.length);
  let left = MOST_EDGES;
  for (const i of order) {
    const { a, b } = edges[i];
    if (left && !(linked.has(a) && linked.has(b))) {
      chosen[i] = 1;
      left -= 1;
      linked.add(a).add(b);
    }
  }
  for (const i of order) {
    if (!left) break;
    if (!chosen[i]) left -= 1;
    chosen[i] = 1;
  }
  return edges.filter((_, i) => chosen[i]);
}

function nodesWithFacts(state, found) {
  const type = chosenSet(state.type, data.typeKeys.length);
  const present = new Set();
  for (const fact of found.visible) for (const end of factEnds[fact]) {
    if (data.rank.has(end) && (!type || type[typeIndex(end)])) present.add(end);
  }
  return present;
}

function byRank(a, b) {
  return data.rank.get(a) - data.rank.get(b);
}

/** The surroundings of one node within one or two links. */
function egoMembers(centre, hops, found) {
  const linked = (thing) => data.neighbours.get(thing)
    .map((pair) => [pair, data.network.edges.facts[pair].reduce((n, fact) => n + found.passes[fact], 0)])
    .filter(([, n]) => n > 0)
    .map(([pair, n]) => [data.otherEnd(pair, thing), n])
    .sort((x, y) => y[1] - x[1] || byRank(x[0], y[0]));
  const all = linked(centre);
  const ring = all.slice(0, FIRST_RING).map(([thing]) => thing);
  const members = new Map([[centre, 0], ...ring.map((thing) => [thing, 1])]);
  const parents = new Map();
  if (hops > 1) {
    const outer = new Map();
    for (const thing of ring) for (const [next, n] of linked(thing)) {
      if (members.has(next)) continue;
      outer.set(next, (outer.get(next) ?? 0) + n);
      if (!parents.has(next)) parents.set(next, thing);
    }
    const order = [...outer].sort((x, y) => y[1] - x[1] || byRank(x[0], y[0])).slice(0, SECOND_RING);
    for (const [thing] of order) members.set(thing, 2);
  }
  return { members, parents, hidden: all.length - ring.length };
}

function buildScene(state, found) {
  if (state.focus >= 0) return egoScene(state, found);
  const present = nodesWithFacts(state, found);
  const order = allNodes.filter((thing) => present.has(thing));
  const { size, level } = STAGES[state.step];
  const nodes = order.slice(0, size);
  const edges = edgesAmong(new Set(nodes), found.passes);
  const places = new Map(nodes.map((thing) => [thing, presetPlace(thing, Math.max(0, level))]));
  let preset = level >= 0;
  // Filters can bring in nodes that the current size leaves out; then the view is laid out for what matches.
  if (!preset || nodes.some((thing) => !places.get(thing))) {
    nodes.forEach((thing) => places.set(thing, presetPlace(thing, LEVELS - 1)));
    if (nodes.length <= 400) relaxPlaces(nodes, edges, places);
    preset = nodes.length > 400;
  }
  return { nodes, edges, drawn: strongest(edges), places, matching: order.length, centre: -1, hidden: 0, preset };
}

function egoScene(state, found) {
  const { members, parents, hidden } = egoMembers(state.focus, state.hops, found);
  const nodes = [...members.keys()];
  const edges = edgesAmong(new Set(nodes), found.passes);
  const places = egoPlaces(state.focus, members, parents, edges);
  return { nodes, edges, drawn: strongest(edges), places, matching: nodes.length, centre: state.focus, hidden };
}
