// Search over names, topics and quotes: a combobox whose list moves with the arrow keys.

const search = (() => {
  const input = byId("search");
  const list = byId("results");
  let index = null;
  let options = [];
  let active = -1;

  function build() {
    const { kind, label, aliases } = data.things;
    const names = [];
    const quotes = [];
    label.forEach((text, thing) => {
      if (kind[thing] === KIND.utterance) quotes.push({ thing, text: fold(text) });
      else if (data.rank.has(thing)) {
        names.push({ thing, text: fold(text), other: (aliases[thing] ?? []).map(fold), rank: data.rank.get(thing) });
      }
    });
    return { names, quotes };
  }

  /** 0 is the best: the whole name, its start, the start of a word, anywhere, then the same for other names. */
  function score(entry, wanted) {
    const grade = (text) => {
      if (text === wanted) return 0;
      if (text.startsWith(wanted)) return 1;
      const at = text.indexOf(wanted);
      if (at < 0) return 9;
      return /[\s\-“"'(]/.test(text[at - 1]) ? 2 : 3;
    };
    const own = grade(entry.text);
    return own < 9 ? own : Math.min(9, ...entry.other.map((text) => grade(text) + 4));
  }

  function find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    index ??= build();
    const names = index.names.map((entry) => [score(entry, wanted), entry]).filter(([n]) => n < 9)
      .sort((a, b) => a[0] - b[0] || a[1].rank - b[1].rank).map(([, entry]) => entry.thing);
    const isTopic = (thing) => data.things.kind[thing] === KIND.topic;
    const quotes = [];
    for (const entry of index.quotes) {
      if (entry.text.includes(wanted)) quotes.push(entry.thing);
      if (quotes.length >= 8) break;
    }
    return [
      ["Names", names.filter((thing) => !isTopic(thing)).slice(0, 10)],
      ["Topics", names.filter(isTopic).slice(0, 6)],
      ["Quotes", quotes.slice(0, 6)],
    ].filter(([, things]) => things.length);
  }

  /** The text with the found part marked; folding can change lengths, then nothing is marked. */
  function marked(text, wanted) {
    const plain = fold(text);
    const at = plain.length === text.length ? plain.indexOf(wanted) : -1;
    if (at < 0) return [text];
    return [text.slice(0, at), h("mark", {}, text.slice(at, at + wanted.length)), text.slice(at + wanted.length)];
  }

  function quoteText(thing, wanted) {
    const text = data.label(thing);
    const at = Math.max(0, fold(text).indexOf(wanted) - 40);
    return (at ? "…" : "") + shorten(text.slice(at), 110);
  }

  function speakers(thing) {
    const fact = (data.factsOf.get(thing) ?? []).find((f) => data.facts.object[f] === thing);
    return fact === undefined ? "" : data.label(data.facts.subject[fact]);
  }

  function update() {
    const wanted = fold(input.value.trim());
    const groups = find(input.value);
    options = [];
    active = -1;
    const rows = groups.map(([title, things]) => h("div", { role: "group", "aria-label": title },
      h("p", { class: "results-title", "aria-hidden": "true" }, title),
      things.map((thing) => {
        const quote = data.things.kind[thing] === KIND.utterance;
        const text = quote ? quoteText(thing, wanted) : data.label(thing);
        const note = quote ? speakers(thing) : count((data.factsOf.get(thing) ?? []).length, "statement");
        const row = h("div", { role: "option", id: `option-${options.length}`, "aria-selected": "false", class: "result",
          onmousedown: (event) => { event.preventDefault(); choose(thing); } },
          quote ? h("span", { class: "quote-mark", "aria-hidden": "true" }, "“") : typeIcon(data.typeOf(thing)),
          h("span", { class: "result-text" }, marked(text, wanted)), h("span", { class: "result-note" }, note));
        options.push({ row, thing });
        return row;
      })));
    if (!rows.length && wanted) rows.push(h("p", { class: "muted pad" }, "Nothing found."));
    list.replaceChildren(...rows);
    open(Boolean(wanted));
    if (options.length) mark(0);
  }

  function open(wanted) {
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(wanted));
    if (!wanted) input.removeAttribute("aria-activedescendant");
  }

  function mark(at) {
    options[active]?.row.setAttribute("aria-selected", "false");
    active = at;
    const row = options[active].row;
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", row.id);
  }

  function choose(thing) {
    open(false);
    input.value = "";
    input.blur();
    openThing(thing);
  }

  input.addEventListener("input", update);
  input.addEventListener("focus", () => input.value && update());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (moves[event.key] && options.length) mark((active + moves[event.key] + options.length) % options.length);
    else if (event.key === "Enter" && options[active]) choose(options[active].thing);
    else if (event.key === "Escape") {
      input.value = "";
      open(false);
      input.blur();
      byId("canvas").focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return { find, focus: () => { input.focus(); input.select(); } };
})();
