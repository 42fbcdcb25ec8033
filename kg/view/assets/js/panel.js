// The evidence panel: an overview, a name, a pair of names, or one statement.

const panel = (() => {
  const host = byId("panel");

  function render(state, found) {
    const chosen = state.selected;
    host.classList.toggle("open", Boolean(chosen));
    const content = !chosen ? overview(found)
      : chosen.kind === "node" ? nodePage(chosen.at, state, found)
        : chosen.kind === "pair" ? pairPage(chosen.at, found) : factPage(chosen.at);
    host.replaceChildren(...content.filter(Boolean));
    host.scrollTop = 0;
  }

  function head(kicker, title, actions, note = null) {
    return h("header", { class: "panel-head" },
      button("✕", () => store.set({ selected: null }), { class: "quiet close", "aria-label": "Close evidence", id: "panel-close" }),
      h("p", { class: "kicker" }, kicker), h("h2", {}, title), note, h("div", { class: "actions" }, actions));
  }

  function section(title, ...content) {
    return h("section", { class: "part" }, h("h3", {}, title), content);
  }

  // ------------------------------------------------------------------ nothing chosen
  function overview(found) {
    const clashes = found.visible.filter((fact) => data.facts.disagrees[fact]?.length);
    const pairs = new Map();
    for (const fact of found.visible) if (data.pairOf[fact] >= 0) pairs.set(data.pairOf[fact], (pairs.get(data.pairOf[fact]) ?? 0) + 1);
    const strong = [...pairs].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
    return [
      h("header", { class: "panel-head" }, h("p", { class: "kicker" }, "Evidence"), h("h2", {}, "Pick a name or a line"),
        h("p", { class: "lead" }, "Every line in the graph stands for statements, and every statement for a sentence in an article. "
          + "Choose one to read it.")),
      section("In this collection", h("dl", { class: "figures" },
        [["articles", data.meta.articles], ["statements", data.meta.facts], ["names and topics", data.meta.nodes], ["quotes", data.meta.quotes]]
          .map(([name, n]) => h("div", {}, h("dd", {}, n.toLocaleString("en-GB")), h("dt", {}, name))))),
      strong.length ? section("Most written about", h("ul", { class: "plain" }, strong.map(([pair, n]) => h("li", {},
        button(pairTitle(pair), () => selectPair(pair), { class: "row" }), h("span", { class: "tally" }, String(n)))))) : null,
      clashes.length ? section("Where sources disagree", h("ul", { class: "plain" }, clashes.slice(0, 8).map((fact) => h("li", {},
        button([h("span", {}, shorten(factWords(fact), 90)), " ", statusBadge(fact)], () => (data.pairOf[fact] >= 0 ? selectPair(data.pairOf[fact]) : selectFact(fact)), { class: "row" }))))) : null,
    ];
  }

  function pairTitle(pair) {
    return `${data.label(data.network.edges.from[pair])} – ${data.label(data.network.edges.to[pair])}`;
  }

  // ------------------------------------------------------------------ one name
  function nodePage(thing, state, found) {
    const all = data.factsOf.get(thing) ?? [];
    const facts = all.filter((fact) => found.passes[fact]).sort(byDate);
    const hidden = all.length - facts.length;
    const { aliases, qid, country, about } = data.things;
    const other = (aliases[thing] ?? []).filter((name) => name !== data.label(thing));
    const note = h("div", { class: "facts-of" },
      other.length ? h("p", {}, `Also written ${other.slice(0, 8).join(", ")}`) : null,
      country[thing] === undefined ? null : h("p", {}, "Country: ", thingButton(country[thing])),
      about[thing]?.length ? h("p", {}, "About ", about[thing].map((other, i) => [i ? ", " : "", thingButton(other)])) : null,
      qid[thing] ? h("p", {}, "Wikidata ", /^Q\d+$/.test(qid[thing])
        ? outward(`https://www.wikidata.org/wiki/${qid[thing]}`, qid[thing]) : qid[thing]) : null);
    const focused = state.focus === thing;
    const actions = [
      data.rank.has(thing) ? button(focused ? "Back to the whole graph" : "Focus",
        () => (focused ? leaveFocus() : focusOn(thing)), { class: "primary", id: "focus-button" }) : null,
      copyButton("Copy IRI", "IRI", () => iri.thing(thing)),
      copyButton("Copy SPARQL", "SPARQL query", () => sparql.node(thing)),
    ];
    const type = data.typeOf(thing);
    return [
      head([typeIcon(type), TYPE_NAMES[type]], data.label(thing), actions, note),
      h("p", { class: "sum" }, count(facts.length, "statement"), hidden ? `; ${hidden} more hidden by filters` : ""),
      tabs(thing, facts),
    ];
  }

  function tabs(thing, facts) {
    const offices = facts.filter((fact) => data.relation(fact)[0] === "holdsRole" && data.facts.subject[fact] === thing);
    const quotes = facts.filter((fact) => data.families[data.family[fact]] === "say" && data.facts.subject[fact] === thing);
    const meetings = facts.filter((fact) => data.families[data.family[fact]] === "consult");
    const merges = data.merges[thing] ?? [];
    const made = [
      ["Statements", facts.length, () => cardList(facts)],
      ["Said", quotes.length, () => quoteList(quotes)],
      ["Meetings", meetings.length, () => timeline(meetings, (fact) => meetingWords(fact, thing))],
      ["Offices", offices.length, () => timeline(offices, (fact) => `${data.former.has(fact) ? "former " : ""}${objectWords(fact)}`)],
      ["Names", merges.length, () => mergeList(merges)],
    ].filter(([, n]) => n);
    if (made.length < 2) return made.length ? made[0][2]() : h("p", { class: "muted" }, "No statement passes the filters.");
    const body = h("div", { class: "tab-body", role: "tabpanel", tabindex: "0", id: "tab-body" });
    const bar = h("div", { class: "tabs", role: "tablist", "aria-label": `What is known about ${data.label(thing)}` });
    const open = (at) => {
      [...bar.children].forEach((tab, i) => {
        tab.setAttribute("aria-selected", String(i === at));
        tab.tabIndex = i === at ? 0 : -1;
      });
      body.setAttribute("aria-labelledby", `tab-${at}`);
      body.replaceChildren(made[at][2]());
    };
    bar.append(...made.map(([name, n], i) => button([name, h("span", { class: "tally" }, n.toLocaleString("en-GB"))], () => open(i),
      { role: "tab", id: `tab-${i}`, "aria-controls": "tab-body" })));
    rove(bar, "[role=tab]", { horizontal: true, onmove: (tab) => tab.click() });
    open(0);
    return h("div", {}, bar, body);
  }

  function quoteList(facts) {
    return h("ol", { class: "quotes" }, facts.slice(0, 300).map((fact) => {
      const object = data.facts.object[fact];
      const direct = data.quotations[data.things.quote[object]] === "direct";
      const to = data.facts.addressee[fact];
      return h("li", {}, h("p", { class: direct ? "words direct" : "words" }, objectWords(fact)),
        h("p", { class: "details" }, [whenWords(fact), data.relation(fact)[0] === "thinks" ? "thinks" : null,
          to === undefined ? null : `to ${data.label(to)}`, data.status(fact) === "asserted" ? null : STATUS_LABELS[data.status(fact)]]
          .filter(Boolean).map((part) => h("span", {}, part)), button("the sentence", () => selectFact(fact), { class: "link tiny" })));
    }));
  }

  function meetingWords(fact, thing) {
    const other = partner(fact, thing);
    const place = data.facts.place[fact];
    const words = data.facts.subject[fact] === thing || other < 0 ? `${relationWords(fact)} ${other < 0 ? objectWords(fact) : data.label(other)}` : factWords(fact);
    return words + (place === undefined ? "" : ` in ${data.label(place)}`);
  }

  /** Statements along a line of time, each leading to its sentences. */
  function timeline(facts, words) {
    return h("ol", { class: "line-of-time" }, [...facts].sort(byDate).slice(0, 400).map((fact) => h("li", { class: `status-${data.status(fact)}` },
      h("span", { class: "when" }, whenWords(fact) || "no date"),
      button(words(fact), () => selectFact(fact), { class: "row" }),
      data.status(fact) === "asserted" ? null : statusBadge(fact))));
  }

  function mergeList(merges) {
    return h("ol", { class: "merges" }, merges.map(([rule, certainty, left, right, where]) => h("li", {},
      h("p", {}, h("strong", {}, right), " is taken for ", h("strong", {}, left)),
      h("p", { class: "details" }, h("span", {}, rule), h("span", {}, `certainty ${certainty.toFixed(2)}`),
        where.length ? h("span", {}, count(where.length, "article")) : null))));
  }

  // ------------------------------------------------------------------ two names
  function pairPage(pair, found) {
    const { from, to, facts } = data.network.edges;
    const shown = facts[pair].filter((fact) => found.passes[fact]).sort(byDate);
    const hidden = facts[pair].length - shown.length;
    const clashes = disagreements(shown);
    return [
      head("Between two", [thingButton(from[pair]), " – ", thingButton(to[pair])], [
        copyButton("Copy SPARQL", "SPARQL query", () => sparql.pair(from[pair], to[pair])),
        copyButton("Copy IRIs", "IRIs", () => `${iri.thing(from[pair])}\n${iri.thing(to[pair])}`)]),
      h("p", { class: "sum" }, count(shown.length, "statement"), hidden ? `; ${hidden} more hidden by filters` : ""),
      clashes.length ? section("Sources disagree", clashes.map(([a, b]) => h("div", { class: "versus" }, factCard(a), factCard(b)))) : null,
      shown.length > 2 ? section("In order of time", timeline(shown, factWords)) : null,
      section("Statements", cardList(shown)),
    ];
  }

  function disagreements(facts) {
    const found = [];
    for (const fact of facts) for (const other of data.facts.disagrees[fact] ?? []) if (fact < other || !facts.includes(other)) found.push([fact, other]);
    return found.slice(0, 6);
  }

  // ------------------------------------------------------------------ one statement
  function factPage(fact) {
    const clashes = disagreements([fact]);
    const pair = data.pairOf[fact];
    return [
      head(FAMILY_LABELS[data.families[data.family[fact]]], shorten(factWords(fact), 140), [
        pair >= 0 ? button("All between the two", () => selectPair(pair), { class: "primary" }) : null]),
      factCard(fact),
      clashes.length ? section("Sources disagree", clashes.map(([, other]) => factCard(other))) : null,
    ];
  }

  return { render };
})();
