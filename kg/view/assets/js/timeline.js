// Statements over time: a lane for each family, a circle for each stretch of time, and below what they stand for.

const timelineView = (() => {
  const host = byId("view-timeline");
  const LANE = 46;
  const LEFT = 128;
  const LIST = 60;

  /** Stretches of time that give between about 12 and 60 columns. */
  function scaleFor(low, high) {
    const span = high - low;
    const monthly = (months) => ({
      at: (day) => {
        const date = new Date(day * DAY);
        return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
      },
      start: (bin) => dayNumber(Math.floor((bin * months) / 12), ((bin * months) % 12) + 1),
    });
    if (span <= 60) return { at: (day) => day, start: (bin) => bin };
    if (span <= 400) return { at: (day) => Math.floor((day + 3) / 7), start: (bin) => bin * 7 - 3 }; // weeks from Monday
    if (span <= 365 * 5) return monthly(1);
    if (span <= 365 * 15) return monthly(3);
    return monthly(12);
  }

  function render(state, found) {
    const dated = found.visible.filter((fact) => !Number.isNaN(data.from[fact]));
    if (!dated.length) {
      host.replaceChildren(h("p", { class: "nothing" }, "No statement with a date passes the filters."));
      return;
    }
    const sorted = dated.map((fact) => data.from[fact]).sort((a, b) => a - b);
    const low = sorted[Math.floor(sorted.length * 0.005)];
    const high = Math.max(low + 1, sorted[Math.ceil(sorted.length * 0.995) - 1]);
    const scale = scaleFor(low, high);
    const bins = new Map();
    for (const fact of dated) {
      if (data.from[fact] < low || data.from[fact] > high) continue;
      const key = `${data.family[fact]}:${scale.at(data.from[fact])}`;
      if (!bins.has(key)) bins.set(key, []);
      bins.get(key).push(fact);
    }
    host.replaceChildren(h("div", { class: "timeline-scroll" }, chart(bins, scale, low, high, state)), list(state, dated, scale));
  }

  function chart(bins, scale, low, high, state) {
    const lanes = data.families.map((_, f) => f).filter((f) => [...bins.keys()].some((key) => key.startsWith(`${f}:`)));
    const first = scale.at(low);
    const columns = scale.at(high) - first + 1;
    const width = Math.max(620, host.clientWidth - 48);
    const step = (width - LEFT - 24) / columns;
    const height = lanes.length * LANE + 40;
    const most = Math.max(...[...bins.values()].map((facts) => facts.length));
    const x = (bin) => LEFT + (bin - first + 0.5) * step;
    const picture = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "lanes", role: "group", "aria-label": "Statements by kind and time" });
    lanes.forEach((f, row) => {
      picture.append(s("line", { x1: LEFT, x2: width - 12, y1: row * LANE + LANE / 2, y2: row * LANE + LANE / 2, class: "lane" }),
        s("text", { x: LEFT - 14, y: row * LANE + LANE / 2 + 4, "text-anchor": "end", text: FAMILY_LABELS[data.families[f]] }));
    });
    ticks(low, high).forEach(([day, words]) => {
      const at = x(scale.at(day)) - step / 2;
      picture.append(s("line", { x1: at, x2: at, y1: 0, y2: height - 26, class: "tick" }), s("text", { x: at + 3, y: height - 10, class: "tick-words", text: words }));
    });
    const spots = [];
    for (const [key, facts] of bins) {
      const [f, bin] = key.split(":").map(Number);
      const row = lanes.indexOf(f);
      const span = [scale.start(bin), scale.start(bin + 1) - 1];
      const chosen = state.period?.family === f && state.period.from === span[0];
      const when = span[0] === span[1] ? dayInWords(span[0]) : `${dayInWords(span[0])} to ${dayInWords(span[1])}`;
      const open = () => store.set({ period: chosen ? null : { family: f, from: span[0], to: span[1], words: when } });
      spots.push([row, bin, s("g", { role: "button", tabindex: -1, class: `spot family-${data.families[f]}${chosen ? " chosen" : ""}`, "data-key": key, "aria-pressed": String(chosen),
        "aria-label": `${FAMILY_LABELS[data.families[f]]}, ${when}: ${count(facts.length, "statement")}`, onclick: open,
        onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); host.querySelector(`[data-key="${key}"]`)?.focus(); } } },
      s("circle", { cx: x(bin), cy: row * LANE + LANE / 2, r: (3 + Math.sqrt(facts.length / most) * (LANE / 2 - 7)).toFixed(1) }),
      s("title", { text: `${when}: ${count(facts.length, "statement")}` }))]);
    }
    spots.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    spots.forEach(([, , spot], i) => { if (!i) spot.setAttribute("tabindex", "0"); });
    picture.append(...spots.map(([, , spot]) => spot));
    rove(picture, ".spot", { horizontal: true });
    picture.addEventListener("keydown", (event) => {
      const at = spots.findIndex(([, , spot]) => spot === document.activeElement);
      const change = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (at < 0 || !change) return;
      event.preventDefault();
      const [row, bin] = spots[at];
      const lane = spots.filter(([r]) => r === row + change).sort((a, b) => Math.abs(a[1] - bin) - Math.abs(b[1] - bin));
      if (!lane.length) return;
      spots[at][2].setAttribute("tabindex", "-1");
      lane[0][2].setAttribute("tabindex", "0");
      lane[0][2].focus();
    });
    return picture;
  }

  function ticks(low, high) {
    const years = (high - low) / 365;
    const months = years > 12 ? 24 : years > 4 ? 12 : years > 1.5 ? 6 : years > 0.5 ? 2 : 1;
    const begin = new Date(low * DAY);
    const found = [];
    for (let month = begin.getUTCFullYear() * 12; found.length < 60; month += months) {
      const day = dayNumber(Math.floor(month / 12), (month % 12) + 1);
      if (day > high) break;
      if (day >= low) found.push([day, month % 12 ? MONTHS[month % 12] : String(Math.floor(month / 12))]);
    }
    return found;
  }

  function list(state, dated) {
    const { period } = state;
    const facts = dated.filter((fact) => !period || (data.family[fact] === period.family && data.from[fact] >= period.from && data.from[fact] <= period.to)).sort(byDate);
    const body = h("ol", { class: "chronicle" });
    let shown = 0;
    let heading = null;
    const more = button("", () => add(), { class: "more" });
    const add = () => {
      for (const fact of facts.slice(shown, shown + LIST)) {
        const day = whenWords(fact);
        const fresh = day !== heading;
        heading = day;
        body.append(h("li", { class: `status-${data.status(fact)}` }, h("span", { class: "when" }, fresh ? day : ""),
          h("span", { class: `dot family-${data.families[data.family[fact]]}`, "aria-hidden": "true" }),
          h("span", {}, button(shorten(factWords(fact), 180), () => selectFact(fact, { push: true }), { class: "row" }), " ", data.status(fact) === "asserted" ? null : statusBadge(fact))));
      }
      shown = Math.min(facts.length, shown + LIST);
      more.textContent = `Show more (${(facts.length - shown).toLocaleString("en-GB")} left)`;
      more.hidden = shown >= facts.length;
    };
    add();
    return h("section", { class: "chronicle-box", "aria-label": "Statements in order of time" },
      h("h2", {}, period ? `${FAMILY_LABELS[data.families[period.family]]}, ${period.words}` : "In order of time"),
      h("p", { class: "muted" }, count(facts.length, "statement"), period ? " · " : "", period ? button("show all", () => store.set({ period: null }), { class: "link" }) : null),
      body, more);
  }

  return { render };
})();
