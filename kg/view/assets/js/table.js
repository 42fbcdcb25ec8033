// The statements as a table: sorted by any column, narrowed by words, walked by keys, saved as CSV.

const PAGE_ROWS = 100;

const TABLE_COLUMNS = {
  date: ["Date", (fact) => sortDay(fact), (fact) => whenWords(fact)],
  subject: ["Who", (fact) => data.label(data.facts.subject[fact]), (fact) => data.label(data.facts.subject[fact])],
  relation: ["Relation", (fact) => relationWords(fact), (fact) => relationWords(fact)],
  object: ["What or whom", (fact) => objectWords(fact), (fact) => objectWords(fact)],
  status: ["How stated", (fact) => STATUS.indexOf(data.status(fact)), (fact) => STATUS_LABELS[data.status(fact)]],
  by: ["Asserted by", (fact) => assertedBy(fact), (fact) => assertedBy(fact)],
  evidence: ["Sentences", (fact) => data.evidence.count[fact], (fact) => String(data.evidence.count[fact])],
  confidence: ["Confidence", (fact) => data.facts.confidence[fact], (fact) => data.facts.confidence[fact].toFixed(2)],
};

const table = (() => {
  const host = byId("view-table");
  const words = new Map();
  let parts = null;
  let rows = [];
  let current = [];

  function searchable(fact) {
    let text = words.get(fact);
    if (text === undefined) {
      const said = [];
      for (let e = data.first[fact]; e < data.first[fact + 1]; e++) said.push(data.sentences.text[data.evidence.sentence[e]]);
      text = fold([factWords(fact), STATUS_LABELS[data.status(fact)], assertedBy(fact), whenWords(fact), ...said].join(" "));
      words.set(fact, text);
    }
    return text;
  }

  /** The facts of the table in its order. */
  function select(state, found) {
    const wanted = fold(state.text.trim()).split(/\s+/).filter(Boolean);
    const chosen = wanted.length ? found.visible.filter((fact) => wanted.every((word) => searchable(fact).includes(word))) : [...found.visible];
    const key = TABLE_COLUMNS[state.sort][1];
    const keyed = chosen.map((fact) => [key(fact), fact]);
    const collate = new Intl.Collator("en", { sensitivity: "base", numeric: true }).compare;
    const sign = state.descending ? -1 : 1;
    keyed.sort((a, b) => {
      if (a[0] === b[0]) return a[1] - b[1];
      return sign * (typeof a[0] === "number" ? a[0] - b[0] : collate(a[0], b[0])) || a[1] - b[1];
    });
    return keyed.map(([, fact]) => fact);
  }

  function build() {
    const text = h("input", { type: "text", id: "table-text", placeholder: "Narrow by words in names or sentences", "aria-label": "Narrow the table by words",
      oninput: () => store.set({ text: text.value, page: 0 }) });
    const heads = Object.entries(TABLE_COLUMNS).map(([key, [title]]) => h("th", { scope: "col", "data-column": key },
      button([title, h("span", { class: "arrow", "aria-hidden": "true" })], () => {
        const state = store.get();
        store.set({ sort: key, descending: state.sort === key ? !state.descending : ["evidence", "confidence"].includes(key), page: 0 });
      })));
    const body = h("tbody", {});
    const made = h("table", { class: "statements" }, h("caption", { class: "sr" }, "Statements that pass the filters. Enter on a row shows its sentences."),
      h("thead", {}, h("tr", {}, heads)), body);
    const status = h("p", { class: "muted", role: "status" });
    const previous = button("Previous", () => store.set({ page: store.get().page - 1 }), { class: "small" });
    const next = button("Next", () => store.set({ page: store.get().page + 1 }), { class: "small" });
    host.append(h("div", { class: "table-bar" }, text, status, previous, next, button("CSV", () => exports.csv(), { class: "small", "aria-label": "Save the table as CSV" })),
      h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Statements" }, made));
    body.addEventListener("keydown", walk);
    body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (row) selectFact(Number(row.dataset.at), { push: true });
    });
    parts = { text, heads, body, status, previous, next };
  }

  function walk(event) {
    const at = rows.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      selectFact(Number(rows[at].dataset.at), { push: true, byKey: true });
      event.preventDefault();
      return;
    }
    const state = store.get();
    if (event.key === "PageDown" && !parts.next.disabled) store.set({ page: state.page + 1 });
    else if (event.key === "PageUp" && !parts.previous.disabled) store.set({ page: state.page - 1 });
    else {
      const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (goal === undefined) return;
      if (rows[goal]) stand(goal);
      event.preventDefault();
      return;
    }
    stand(0);
    event.preventDefault();
  }

  function stand(at) {
    rows.forEach((row, i) => (row.tabIndex = i === at ? 0 : -1));
    rows[at]?.focus();
  }

  function render(state, found) {
    if (!parts) build();
    if (parts.text.value !== state.text) parts.text.value = state.text;
    current = select(state, found);
    const pages = Math.max(1, Math.ceil(current.length / PAGE_ROWS));
    const page = Math.min(state.page, pages - 1);
    const shown = current.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
    rows = shown.map((fact, i) => h("tr", { tabindex: i ? -1 : 0, "data-at": fact, class: `status-${data.status(fact)}`,
      "aria-selected": String(state.selected?.kind === "fact" && state.selected.at === fact) },
    Object.entries(TABLE_COLUMNS).map(([key, [, , words]]) => {
      const cell = words(fact);
      return h(key === "subject" ? "th" : "td", key === "subject" ? { scope: "row" } : {},
        key === "relation" ? h("span", { class: `relation family-${data.families[data.family[fact]]}` }, shorten(cell, 60)) : shorten(cell, 160));
    })));
    parts.body.replaceChildren(...rows);
    parts.heads.forEach((head) => {
      const on = head.dataset.column === state.sort;
      if (on) head.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    parts.status.textContent = current.length ? `${(page * PAGE_ROWS + 1).toLocaleString("en-GB")}–${(page * PAGE_ROWS + shown.length).toLocaleString("en-GB")} of ${count(current.length, "statement")}` : "No statement";
    parts.previous.disabled = page === 0;
    parts.next.disabled = page >= pages - 1;
  }

  /** Only mark the chosen row: the rows themselves have not changed. */
  function mark(state) {
    rows.forEach((row) => row.setAttribute("aria-selected", String(state.selected?.kind === "fact" && state.selected.at === Number(row.dataset.at))));
  }

  return { render, mark, select };
})();
