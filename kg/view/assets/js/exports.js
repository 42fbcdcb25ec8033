// Saving what is shown: the picture as PNG, the statements as CSV or Turtle, the address of the view.

const exports = (() => {
  function save(name, content, type) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = h("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    announce(`${name} saved`);
  }

  /** The statements behind what is on the screen: all that pass the filters, in focus those of the surroundings. */
  function visible() {
    const { state, found } = current();
    if (state.view === "table") return table.select(state, found);
    if (state.view === "graph") {
      const members = new Set(canvas.scene().nodes);
      return found.visible.filter((fact) => factEnds[fact].every((end) => members.has(end)));
    }
    return found.visible;
  }

  /** A cell; text that a spreadsheet would run as a formula is kept as text. */
  function cell(value) {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function csv() {
    const columns = ["statement", "subject", "relation", "object", "polarity", "modality", "asserted by", "date", "place", "confidence",
      "article", "publisher", "published", "start", "end", "sentence"];
    const lines = [columns.join(",")];
    for (const fact of visible()) {
      const { place, modality, confidence, date, source } = data.facts;
      for (let e = data.first[fact]; e < data.first[fact + 1]; e++) {
        const sentence = data.evidence.sentence[e];
        const article = data.sentences.article[sentence];
        const words = data.sentences.text[sentence];
        lines.push([iri.statement(data.facts.id[fact]), data.label(data.facts.subject[fact]), data.relation(fact)[0],
          data.facts.object[fact] < 0 ? "" : data.label(data.facts.object[fact]), POLARITIES[data.negative[fact]], data.modalities[modality[fact]],
          source[fact] === undefined ? "" : data.label(source[fact]), date[fact] || "", place[fact] === undefined ? "" : data.label(place[fact]),
          confidence[fact], data.articles.path[article], data.articles.publisher[article], data.articles.date[article],
          data.sentences.start[sentence], data.sentences.start[sentence] + Array.from(words).length, words].map(cell).join(","));
      }
    }
    save("statements.csv", `${lines.join("\r\n")}\r\n`, "text/csv;charset=utf-8");
  }

  function png() {
    const drawn = canvas.element();
    const copy = document.createElement("canvas");
    copy.width = drawn.width;
    copy.height = drawn.height;
    const context = copy.getContext("2d");
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => save("graph.png", blob, "image/png"), "image/png");
  }

  const entries = [
    ["Picture (PNG)", png, () => store.get().view === "graph"],
    ["Statements (CSV)", csv, () => true],
    ["Statements (Turtle)", () => save("statements.ttl", turtle.document(visible()), "text/turtle;charset=utf-8"), () => true],
    ["Copy link to this view", () => copyText(location.href, "Link"), () => true],
  ];

  function buildMenu() {
    const opener = byId("export");
    const menu = byId("export-menu");
    const items = entries.map(([label, action]) => button(label, () => { close(); action(); }, { role: "menuitem", tabindex: -1 }));
    menu.append(...items);
    const close = () => {
      menu.hidden = true;
      opener.setAttribute("aria-expanded", "false");
    };
    opener.addEventListener("click", () => {
      menu.hidden = !menu.hidden;
      opener.setAttribute("aria-expanded", String(!menu.hidden));
      if (menu.hidden) return;
      items.forEach((item, i) => (item.hidden = !entries[i][2]()));
      items.find((item) => !item.hidden).focus();
    });
    menu.addEventListener("keydown", (event) => {
      const shown = items.filter((item) => !item.hidden);
      const at = shown.indexOf(document.activeElement);
      const goal = { ArrowDown: (at + 1) % shown.length, ArrowUp: (at + shown.length - 1) % shown.length, Home: 0, End: shown.length - 1 }[event.key];
      if (goal !== undefined) shown[goal].focus();
      else if (event.key === "Escape") { close(); opener.focus(); } else if (event.key === "Tab") { close(); return; } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => { if (!menu.hidden && !event.target.closest(".menu")) close(); });
  }

  return { csv, png, buildMenu, visible };
})();
