// What the parts do together: one render for each change of state, and the actions that several parts share.

function current() {
  return { state: store.get(), found };
}

const selectNode = (thing, options = {}) => choose({ kind: "node", at: thing }, options);
const selectPair = (pair, options = {}) => choose({ kind: "pair", at: pair }, options);
const selectFact = (fact, options = {}) => choose({ kind: "fact", at: fact }, options);

function choose(selected, { byKey = false } = {}) {
  store.set({ selected });
  if (selected && byKey) byId("panel").focus({ preventScroll: true });
}

function focusOn(thing) {
  const state = store.get();
  if (!data.rank.has(thing)) return selectNode(thing);
  store.set({ view: "graph", focus: thing, hops: state.focus === thing ? state.hops : 1, selected: { kind: "node", at: thing } }, { push: true });
  announce(`Focus on ${data.label(thing)}`);
}

function leaveFocus() {
  store.set({ focus: -1, hops: 1 }, { push: true });
}

/** Open what a search found: names and topics in focus, a quote as a statement beside its speaker. */
function openThing(thing) {
  if (data.rank.has(thing)) {
    focusOn(thing);
    byId("canvas").focus({ preventScroll: true });
    return;
  }
  const fact = (data.factsOf.get(thing) ?? []).find((f) => data.facts.object[f] === thing);
  if (fact === undefined) return;
  const speaker = data.facts.subject[fact];
  store.set({ view: "graph", focus: data.rank.has(speaker) ? speaker : -1, selected: { kind: "fact", at: fact } }, { push: true });
}

function showView(view) {
  store.set({ view }, { push: true });
  announce(`${view} view`);
}

function showMore() {
  const state = store.get();
  if (state.focus < 0 && state.step < STAGES.length - 1) store.set({ step: state.step + 1 }, { push: true });
}

function toggleFilters(open = !byId("filters").classList.contains("open")) {
  byId("filters").classList.toggle("open", open);
  byId("filters-toggle").setAttribute("aria-expanded", String(open));
  if (open) byId("filters").querySelector("button, input")?.focus();
}

const theme = (() => {
  const wishes = ["auto", "light", "dark"];
  const remembered = () => {
    try {
      return localStorage.getItem("kg-theme");
    } catch {
      return null; // a sandboxed frame has no storage
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let wish = wishes.includes(remembered()) ? remembered() : "auto";
  function apply() {
    const shown = wish === "auto" ? (dark.matches ? "dark" : "light") : wish;
    document.documentElement.dataset.theme = shown;
    byId("theme").textContent = shown === "dark" ? "Light" : "Dark";
    byId("theme").setAttribute("aria-label", `Switch to ${shown === "dark" ? "light" : "dark"} colours`);
    readPalette();
  }
  dark.addEventListener("change", () => { apply(); canvas.restyle(); });
  return {
    apply,
    toggle() {
      wish = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem("kg-theme", wish);
      } catch {
        // nothing to remember it in
      }
      apply();
      canvas.restyle();
    },
  };
})();

// ------------------------------------------------------------------ render
const SCENE_FIELDS = ["step", "focus", "hops", ...FACETS, "from", "to", "min"];
const FILTER_FIELDS = [...FACETS, "from", "to", "min"];
const changed = (state, before, fields) => fields.some((field) => state[field] !== before[field]);

let sceneFor = null; // the state that the canvas shows: it is only drawn while it can be seen

function render(state, before) {
  const filtered = changed(state, before, FILTER_FIELDS);
  if (filtered) found = evaluate(state);
  if (filtered) facetPanel.update(state, found);
  for (const view of VIEWS) {
    byId(`view-${view}`).hidden = state.view !== view;
    document.querySelector(`[data-view=${view}]`).setAttribute("aria-pressed", String(state.view === view));
  }
  if (state.view === "graph") drawGraph(state);
  if (state.view === "table") {
    if (filtered || changed(state, before, ["view", "text", "sort", "descending", "page"])) table.render(state, found);
    else table.mark(state);
  }
  if (state.view === "timeline" && (filtered || changed(state, before, ["view", "period"]))) timelineView.render(state, found);
  if (filtered || changed(state, before, ["selected", "focus"])) panel.render(state, found);
  showing(state);
}

function drawGraph(state) {
  if (!sceneFor || changed(state, sceneFor, SCENE_FIELDS)) {
    const scene = buildScene(state, found);
    const same = sceneFor && sceneFor.focus === state.focus && sameNodes(scene, canvas.scene());
    canvas.show(scene, { fit: !same });
    sceneFor = state;
    byId("nothing").hidden = scene.nodes.length > 0;
    byId("nothing").textContent = scene.nodes.length ? "" : "Nothing passes the filters.";
  } else canvas.redraw();
}

function sameNodes(a, b) {
  if (a.nodes.length !== b.nodes.length) return false;
  return a.nodes.every((thing, i) => {
    const here = a.places.get(thing);
    const there = b.places.get(thing);
    return b.nodes[i] === thing && there && here[0] === there[0] && here[1] === there[1];
  });
}

function showing(state) {
  const scene = canvas.scene();
  const actions = [];
  let words;
  if (state.view !== "graph") {
    words = `${count(found.visible.length, "statement")} of ${data.total.toLocaleString("en-GB")}`;
  } else if (state.focus >= 0) {
    words = `${data.label(state.focus)} and ${count(scene.nodes.length - 1, "name")} around` + (scene.hidden ? ` (${scene.hidden} less linked left out)` : "");
    actions.push(button(state.hops === 1 ? "Widen to two links" : "Only one link", () => store.set({ hops: state.hops === 1 ? 2 : 1 }, { push: true }), { class: "small", id: "hops" }),
      button("Back to the whole graph", leaveFocus, { class: "small", id: "leave-focus" }));
  } else {
    const all = activeFilters(state) ? `${scene.matching.toLocaleString("en-GB")} that match` : data.meta.nodes.toLocaleString("en-GB");
    words = `Showing ${scene.nodes.length.toLocaleString("en-GB")} of ${all} names`;
    if (scene.nodes.length < scene.matching && state.step < STAGES.length - 1) {
      actions.push(button(`Show ${STAGES[state.step + 1].size >= allNodes.length ? "all" : "more"}`, showMore, { class: "small", id: "show-more" }));
    }
    if (state.step > 0) actions.push(button("Show fewer", () => store.set({ step: state.step - 1 }, { push: true }), { class: "small", id: "show-fewer" }));
    words += ` · ${count(found.visible.length, "statement")}`;
    if (scene.drawn.length < scene.edges.length) words += ` · lines for the ${scene.drawn.length.toLocaleString("en-GB")} strongest of ${scene.edges.length.toLocaleString("en-GB")} links`;
  }
  if (data.total < data.meta.facts || allNodes.length < data.meta.nodes) {
    words += ` · this page holds the ${allNodes.length.toLocaleString("en-GB")} most connected of ${data.meta.nodes.toLocaleString("en-GB")} names`
      + ` and ${data.total.toLocaleString("en-GB")} of ${data.meta.facts.toLocaleString("en-GB")} statements`;
  }
  const filters = activeFilters(state);
  if (filters) actions.push(button(`Clear ${count(filters, "filter")}`, () => store.set({ ...NO_FILTERS }), { class: "small", id: "clear-chip" }));
  byId("showing").textContent = words;
  byId("bar-actions").replaceChildren(...actions);
}

function buildLegend() {
  const types = [...new Set(allNodes.map(data.typeOf))].sort((a, b) => data.typeKeys.indexOf(a) - data.typeKeys.indexOf(b));
  const families = [...new Set(data.family)].sort((a, b) => a - b).map((f) => data.families[f]);
  const row = (icon, words) => h("li", {}, icon, words);
  byId("legend-body").append(
    h("ul", {}, types.map((type) => row(typeIcon(type), TYPE_PLURALS[type]))),
    h("ul", {}, families.map((family) => row(lineIcon({ family }), FAMILY_LABELS[family]))),
    h("ul", {}, STATUS.map((status) => row(lineIcon({ status }), STATUS_LABELS[status]))));
  if (matchMedia("(max-width: 900px), (max-height: 620px)").matches) byId("legend").open = false;
}

function begin() {
  theme.apply();
  facetPanel.build();
  buildLegend();
  exports.buildMenu();
  canvas.start();
  canvas.handlers.select = choose;
  canvas.handlers.focus = focusOn;
  for (const view of VIEWS) document.querySelector(`[data-view=${view}]`).addEventListener("click", () => showView(view));
  byId("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
  byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => canvas.showAll(true));
  byId("theme").addEventListener("click", theme.toggle);
  byId("help").addEventListener("click", showHelp);
  byId("filters-toggle").addEventListener("click", () => toggleFilters());
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("canvas").focus(); });
  store.listen(render);
  window.addEventListener("hashchange", () => store.load());
  window.addEventListener("popstate", () => store.load());
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    if (store.get().view === "timeline") timelineView.render(store.get(), found);
    if (store.get().view === "graph") canvas.showAll();
  });
  facetPanel.update(START, found);
  panel.render(START, found);
  store.load();
  performance.mark("kg-ready");
  document.documentElement.dataset.ready = "true";
}

// For tests and for the curious in the console: read only.
Object.defineProperty(window, "explorer", {
  value: Object.freeze({ data, state: store.get, found: () => found, canvas, set: store.set }),
});

begin();
