// Keys that work everywhere, and the help that lists them.

const SHORTCUTS = [
  ["/", "Search"], ["1, 2, 3", "Graph, table, timeline"], ["Arrows", "Move between names in the graph, or rows in the table"],
  ["Enter", "Show the sentences"], ["F", "Focus on the chosen name, once more for two links"], ["Esc", "Back: close, leave the focus"], ["M", "Show more names"],
  ["+  −  0", "Zoom in, out, show everything"], ["C", "Clear all filters"], ["D", "Light or dark"], ["?", "This help"],
];

const VIEWS = ["graph", "table", "timeline"];

function escape() {
  const state = store.get();
  if (byId("help-dialog").open) byId("help-dialog").close();
  else if (byId("filters").classList.contains("open")) toggleFilters(false);
  else if (state.selected && (state.focus < 0 || state.selected.at !== state.focus)) store.set({ selected: null });
  else if (state.focus >= 0) leaveFocus();
  else return;
  if (state.view === "graph") byId("canvas").focus({ preventScroll: true });
}

const KEYS = {
  "/": () => search.focus(),
  "?": () => showHelp(),
  "+": () => canvas.zoom(1.3),
  "=": () => canvas.zoom(1.3),
  "-": () => canvas.zoom(1 / 1.3),
  "0": () => canvas.showAll(true),
  "1": () => showView(VIEWS[0]),
  "2": () => showView(VIEWS[1]),
  "3": () => showView(VIEWS[2]),
  f: () => focusByKey(),
  m: () => showMore(),
  c: () => store.set({ ...NO_FILTERS }),
  d: () => theme.toggle(),
  Escape: escape,
};

function focusByKey() {
  const state = store.get();
  const chosen = state.selected?.kind === "node" ? state.selected.at : canvas.cursor();
  if (chosen < 0 || !data.rank.has(chosen)) return;
  if (state.focus === chosen) store.set({ hops: state.hops === 1 ? 2 : 1 }, { push: true });
  else focusOn(chosen);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.("input:not([type=checkbox]):not([type=range]), textarea, select");
  if (typing && event.key !== "Escape") return;
  const action = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
});

function showHelp() {
  const dialog = byId("help-dialog");
  if (!dialog.firstChild) {
    dialog.append(h("h2", { id: "help-title" }, "How to read this page"),
      h("p", {}, "A shape is a name, a line is what articles say between two names. The colour of a line tells the kind of relation that most of its "
        + "statements have, its pattern how they are stated, the number on it how many there are. Names are larger the more statements they take part in."),
      h("p", {}, "A statement without a date of its own counts from the day its article came out."),
      h("table", { class: "keys" }, h("caption", { class: "sr" }, "Keyboard"), h("tbody", {}, SHORTCUTS.map(([key, words]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, words))))),
      h("form", { method: "dialog" }, button("Close", () => dialog.close(), { class: "primary" })));
  }
  dialog.showModal();
}
