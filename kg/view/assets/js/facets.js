// The filter column: every facet with the number of statements each value would show.

const MODALITY_LABELS = { actual: "stated as fact", planned: "planned", hypothetical: "hypothetical", reported: "reported" };
const FACET_TITLES = {
  family: "Relation", type: "Kind of name", polarity: "Affirmed or denied", modality: "How it is stated",
  publisher: "Publisher", article: "Article",
};
const SHOWN_AT_FIRST = 7;

const facetPanel = (() => {
  const host = byId("filters");
  const boxes = Object.fromEntries(FACETS.map((facet) => [facet, []]));
  const groups = {};
  const everything = found.counts; // as the page opens, nothing is filtered
  let minimum = null;
  let clear = null;

  function toggle(facet, value) {
    const chosen = new Set(store.get()[facet]);
    if (!chosen.delete(value)) chosen.add(value);
    const patch = { [facet]: [...chosen].sort((a, b) => a - b), page: 0, period: null };
    if (facet === "family") {
      // The relations of a family that is switched go with it.
      patch.relation = store.get().relation.filter((r) => data.relations[r][2] !== value);
    }
    if (facet === "relation") patch.family = store.get().family.filter((f) => f !== data.relations[value][2]);
    store.set(patch);
  }

  function option(facet, value, label, icon = null) {
    const input = h("input", { type: "checkbox", onchange: () => toggle(facet, value) });
    const tally = h("span", { class: "tally" });
    const row = h("label", { class: "option", title: label }, input, icon, h("span", { class: "name" }, label), tally);
    boxes[facet].push({ value, input, tally, row });
    return row;
  }

  function group(facet, content, open = false) {
    const chosen = h("span", { class: "chosen" });
    const title = h("summary", {}, FACET_TITLES[facet] ?? facet, chosen);
    const made = h("details", { class: "facet", open }, title, content);
    groups[facet] = { made, chosen };
    return made;
  }

  function relations() {
    const present = new Set(data.facts.relation);
    return data.families.map((name, f) => {
      const own = data.relations.map((relation, r) => [relation, r]).filter(([relation, r]) => relation[2] === f && present.has(r));
      if (!own.length) return null;
      const top = option("family", f, FAMILY_LABELS[name], lineIcon({ family: name }));
      if (own.length < 2) return top;
      const list = h("div", { class: "sub", hidden: true }, own.map(([relation, r]) => option("relation", r, relation[1])));
      const opener = h("button", {
        type: "button", class: "opener", "aria-expanded": "false", "aria-label": `Relations of ${FAMILY_LABELS[name]}`,
        onclick: () => {
          list.hidden = !list.hidden;
          opener.setAttribute("aria-expanded", String(!list.hidden));
        },
      }, "›");
      return h("div", { class: "family" }, h("div", { class: "family-row" }, top, opener), list);
    });
  }

  /** A long list: the first few, then all on request, with a box that narrows it. */
  function longList(facet, labels) {
    const order = labels.map((label, i) => [label, i]).sort((a, b) => totals(facet)[b[1]] - totals(facet)[a[1]] || a[1] - b[1]);
    const rows = order.map(([label, i]) => option(facet, i, label));
    const list = h("div", { class: "options" }, rows.slice(0, SHOWN_AT_FIRST));
    if (rows.length <= SHOWN_AT_FIRST + 2) {
      list.append(...rows.slice(SHOWN_AT_FIRST));
      return list;
    }
    const folded = order.map(([label]) => fold(label));
    const narrow = h("input", {
      type: "text", class: "narrow", placeholder: `Find among ${rows.length.toLocaleString("en-GB")}`, "aria-label": `Find ${FACET_TITLES[facet]}`,
      oninput: () => fill(narrow.value.trim() ? 60 : SHOWN_AT_FIRST),
    });
    const all = button(`Show more`, () => fill(list.children.length + 60), { class: "link" });
    const fill = (limit) => {
      const wanted = fold(narrow.value.trim());
      const matching = rows.filter((_, i) => !wanted || folded[i].includes(wanted));
      matching.sort((a, b) => Number(b.querySelector("input").checked) - Number(a.querySelector("input").checked));
      list.replaceChildren(...matching.slice(0, limit));
      const { state, found } = current();
      if (wanted || limit > SHOWN_AT_FIRST) update(state, found, facet);
      all.hidden = matching.length <= limit;
    };
    groups[`${facet}-fill`] = () => { if (rows.some((row) => !row.isConnected && row.querySelector("input").checked)) fill(list.children.length); };
    return h("div", {}, narrow, list, all);
  }

  function totals(facet) {
    return everything[facet];
  }

  function build() {
    const icon = (type) => typeIcon(type);
    const types = data.typeKeys.map((type, i) => [type, i]).filter(([, i]) => totals("type")[i] > 0);
    const modalities = data.modalities.map((name, i) => [name, i]);
    minimum = h("input", {
      type: "range", min: 1, max: Math.max(2, Math.min(10, Math.max(1, ...data.evidence.count))), step: 1, id: "minimum",
      oninput: () => store.set({ min: Number(minimum.value), page: 0 }),
    });
    clear = button("Clear all", () => store.set({ ...NO_FILTERS }), { class: "link", id: "clear-filters" });
    host.append(...[
      h("div", { class: "filters-head" }, h("h2", {}, "Filters"), clear,
        button("Close", () => toggleFilters(false), { class: "link narrow-only" })),
      group("family", h("div", { class: "options" }, relations()), true),
      group("type", h("div", { class: "options" }, types.map(([type, i]) => option("type", i, TYPE_PLURALS[type], icon(type)))), true),
      h("details", { class: "facet", open: true }, h("summary", {}, "Date"), dateFilter.build()),
      group("modality", h("div", { class: "options" }, modalities.map(([name, i]) =>
        option("modality", i, MODALITY_LABELS[name], lineIcon({ status: name === "actual" ? "asserted" : name })))), true),
      group("polarity", h("div", { class: "options" }, option("polarity", 0, "affirmed", lineIcon({})),
        option("polarity", 1, "denied", lineIcon({ status: "denied" })))),
      data.publishers.length ? group("publisher", longList("publisher", data.publishers)) : null,
      group("article", longList("article", data.articles.id.map((_, i) => data.articleTitle(i)))),
      h("details", { class: "facet" }, h("summary", {}, "Evidence"),
        h("label", { class: "minimum", for: "minimum" }, "At least ", h("output", { id: "minimum-words" }, "1 sentence")), minimum),
    ].filter(Boolean));
  }

  function update(state, found, only = null) {
    for (const facet of only ? [only] : FACETS) {
      const chosen = new Set(state[facet]);
      for (const { value, input, tally, row } of boxes[facet]) {
        input.checked = chosen.has(value);
        if (!row.isConnected) continue; // of a long list, only what is shown is kept up to date
        const n = found.counts[facet][value];
        const text = n.toLocaleString("en-GB");
        if (tally.textContent !== text) tally.textContent = text;
        row.classList.toggle("none", n === 0 && !chosen.has(value));
      }
      if (groups[facet]) {
        const n = state[facet].length + (facet === "family" ? state.relation.length : 0);
        groups[facet].chosen.textContent = n ? String(n) : "";
        if (n && !groups[facet].made.open) groups[facet].made.open = true;
      }
    }
    if (only) return;
    for (const facet of ["publisher", "article"]) if (state[facet].length) groups[`${facet}-fill`]?.();
    minimum.value = String(state.min);
    byId("minimum-words").textContent = count(state.min, "sentence");
    clear.hidden = activeFilters(state) === 0;
    dateFilter.update(state, found);
  }

  return { build, update };
})();
