// What the page shows, in one object; the address bar's hash is its written form, so that a link shows the same.

const FACETS = ["family", "relation", "type", "polarity", "modality", "publisher", "article"];

const START = Object.freeze({
  view: "graph", step: 0, focus: -1, hops: 1, selected: null,
  family: [], relation: [], type: [], polarity: [], modality: [], publisher: [], article: [],
  from: null, to: null, min: 1,
  text: "", sort: "date", descending: false, page: 0, period: null,
});

const POLARITIES = ["affirmed", "denied"];

const facetNames = {
  family: data.families,
  relation: data.relations.map((relation) => relation[0]),
  type: data.typeKeys,
  polarity: POLARITIES,
  modality: data.modalities,
  publisher: data.publishers,
  article: data.articles.id,
};

function writeHash(state) {
  const parts = new URLSearchParams();
  if (state.view !== "graph") parts.set("view", state.view);
  if (state.step) parts.set("step", String(state.step));
  if (state.focus >= 0) {
    parts.set("focus", data.things.id[state.focus]);
    if (state.hops > 1) parts.set("hops", String(state.hops));
  }
  const chosen = state.selected;
  if (chosen?.kind === "node") parts.set("node", data.things.id[chosen.at]);
  if (chosen?.kind === "fact") parts.set("statement", data.facts.id[chosen.at]);
  if (chosen?.kind === "pair") {
    parts.append("pair", data.things.id[data.network.edges.from[chosen.at]]);
    parts.append("pair", data.things.id[data.network.edges.to[chosen.at]]);
  }
  for (const facet of FACETS) for (const value of state[facet]) parts.append(facet, facetNames[facet][value]);
  if (state.from !== null) parts.set("from", isoDay(state.from));
  if (state.to !== null) parts.set("to", isoDay(state.to));
  if (state.min > 1) parts.set("min", String(state.min));
  if (state.text) parts.set("text", state.text);
  if (state.sort !== "date") parts.set("sort", state.sort);
  if (state.descending) parts.set("order", "down");
  return parts.toString();
}

/** The state that a hash stands for; what it names and this page does not have is left out. */
function readHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...START };
  if (["table", "timeline"].includes(parts.get("view"))) state.view = parts.get("view");
  state.step = Math.max(0, Math.min(STAGES.length - 1, Number.parseInt(parts.get("step") ?? "0", 10) || 0));
  const focus = data.nodeById(parts.get("focus"));
  if (data.rank.has(focus)) state.focus = focus;
  if (parts.get("hops") === "2") state.hops = 2;
  const node = data.nodeById(parts.get("node"));
  const fact = parts.has("statement") ? data.facts.id.indexOf(parts.get("statement")) : -1;
  const ends = parts.getAll("pair").map(data.nodeById);
  const pair = ends.length === 2 ? data.pairBetween(ends[0], ends[1]) : -1;
  if (node !== undefined) state.selected = { kind: "node", at: node };
  else if (fact >= 0) state.selected = { kind: "fact", at: fact };
  else if (pair >= 0) state.selected = { kind: "pair", at: pair };
  for (const facet of FACETS) {
    const places = parts.getAll(facet).map((name) => facetNames[facet].indexOf(name)).filter((place) => place >= 0);
    if (places.length) state[facet] = [...new Set(places)].sort((a, b) => a - b);
  }
  for (const end of ["from", "to"]) {
    const days = daysOf(parts.get(end) ?? "");
    if (days) state[end] = days[0];
  }
  state.min = Math.max(1, Number.parseInt(parts.get("min") ?? "1", 10) || 1);
  state.text = parts.get("text") ?? "";
  if (Object.hasOwn(TABLE_COLUMNS, parts.get("sort") ?? "")) state.sort = parts.get("sort");
  state.descending = parts.get("order") === "down";
  return state;
}

/** Layouts that the page brings: of the first few hundred nodes, of more, of all. */
const LEVELS = data.network.nodes.steps.reduce((most, steps) => Math.max(most, steps.length), 1);

/** The sizes in which the graph can be shown. A phone starts with fewer names, laid out for its own shape. */
const STAGES = Array.from({ length: LEVELS }, (_, level) => ({
  level, size: data.network.nodes.steps.filter((steps) => steps.length >= LEVELS - level).length,
}));
if (window.innerWidth < 700 && STAGES[0].size > 80) STAGES.unshift({ level: -1, size: 60 });

const store = (() => {
  let current = START;
  const listeners = [];
  const address = (push) => {
    const hash = writeHash(current);
    try {
      const place = hash ? `#${hash}` : location.pathname.startsWith("/") ? location.pathname + location.search : "#";
      history[push ? "pushState" : "replaceState"](null, "", place);
    } catch {
      // A page inside a sandboxed frame has no history of its own; it works without links.
    }
  };
  const tell = (before) => listeners.forEach((listener) => listener(current, before));
  return {
    get: () => current,
    listen: (listener) => listeners.push(listener),
    /** Change some fields; `push` makes a step that the Back button undoes. */
    set(patch, { push = false } = {}) {
      const before = current;
      current = { ...current, ...patch };
      address(push);
      tell(before);
    },
    load() {
      const before = current;
      current = readHash(location.hash);
      tell(before);
    },
  };
})();

function activeFilters(state) {
  return FACETS.reduce((sum, facet) => sum + (state[facet].length ? 1 : 0), 0)
    + (state.from !== null || state.to !== null ? 1 : 0) + (state.min > 1 ? 1 : 0);
}

const NO_FILTERS = Object.freeze({
  family: [], relation: [], type: [], polarity: [], modality: [], publisher: [], article: [],
  from: null, to: null, min: 1, step: 0, page: 0, period: null,
});
