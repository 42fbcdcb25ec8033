// The date filter: bars of statements over time with two handles, both ordinary range inputs.

const dateFilter = (() => {
  const days = [];
  for (let i = 0; i < data.total; i++) if (!Number.isNaN(data.from[i])) days.push(data.from[i]);
  // Far-off dates of a few statements must not squeeze all others into one bar.
  days.sort((a, b) => a - b);
  const low = days.length ? days[Math.floor(days.length * 0.005)] : 0;
  const high = days.length ? Math.max(...data.to.filter((day) => !Number.isNaN(day)), low + 1) : 1;
  const last = days.length ? Math.min(high, days[Math.ceil(days.length * 0.995) - 1] + 366) : 1;
  const span = Math.max(1, last - low);
  const bars = Math.min(56, Math.max(8, span));
  const bins = new Int32Array(bars);
  let nodes = null;

  function build() {
    if (!days.length) return h("p", { class: "muted" }, "No statement has a date.");
    const rects = Array.from({ length: bars }, (_, i) => s("rect", { x: i * 4, width: 3.2 }));
    const handle = (end, label) => h("input", {
      type: "range", min: low, max: last, step: 1, "aria-label": label, class: `handle ${end}`,
      oninput: (event) => move(end, Number(event.target.value)),
    });
    nodes = {
      rects, from: handle("from", "Earliest date"), to: handle("to", "Latest date"),
      words: h("p", { class: "range-words", "aria-live": "polite" }),
    };
    return h("div", { class: "dates" },
      s("svg", { viewBox: `0 0 ${bars * 4} 40`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" }, rects),
      h("div", { class: "handles" }, nodes.from, nodes.to), nodes.words);
  }

  function move(end, day) {
    const state = store.get();
    const from = end === "from" ? Math.min(day, state.to ?? last) : state.from;
    const to = end === "to" ? Math.max(day, state.from ?? low) : state.to;
    store.set({ from: from !== null && from > low ? from : null, to: to !== null && to < last ? to : null, page: 0, period: null });
  }

  function update(state, found) {
    if (!nodes) return;
    bins.fill(0);
    for (const fact of found.undatedPasses) {
      if (Number.isNaN(data.from[fact])) continue;
      const at = Math.floor(((data.from[fact] - low) / (span + 1)) * bars);
      if (at >= 0 && at < bars) bins[at]++;
    }
    const most = Math.max(1, ...bins);
    const from = state.from ?? low;
    const to = state.to ?? last;
    bins.forEach((n, i) => {
      const height = n ? Math.max(1.5, (n / most) * 38) : 0;
      const start = low + (i / bars) * (span + 1);
      const stop = low + ((i + 1) / bars) * (span + 1);
      nodes.rects[i].setAttribute("height", height.toFixed(1));
      nodes.rects[i].setAttribute("y", (40 - height).toFixed(1));
      nodes.rects[i].setAttribute("class", stop > from && start <= to ? "in" : "out");
    });
    nodes.from.value = String(Math.max(low, from));
    nodes.to.value = String(Math.min(last, to));
    nodes.from.setAttribute("aria-valuetext", dayInWords(Math.max(low, from)));
    nodes.to.setAttribute("aria-valuetext", dayInWords(Math.min(last, to)));
    nodes.words.textContent = state.from === null && state.to === null
      ? `${dayInWords(low)} – ${dayInWords(last)}, all dates` : `${dayInWords(from)} – ${dayInWords(to)}`;
  }

  return { build, update };
})();
