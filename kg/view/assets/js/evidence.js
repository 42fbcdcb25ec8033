// One statement as a card: what is stated and how, then every sentence that says so with the exact words marked.

const SENTENCES_AT_FIRST = 3;

/** [a, b, c, d] as [[a, b], [c, d]]: how spans are kept. */
function pairwise(flat) {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
}

/** A sentence with its spans marked; a span may reach beyond the sentence. Offsets count code points; spans may overlap. */
function markedSentence(evidence) {
  const { evidence: columns, sentences } = data;
  const letters = Array.from(sentences.text[columns.sentence[evidence]]);
  const roles = [["subject", columns.subject], ["cue", columns.cue], ["object", columns.object]];
  const layer = new Uint8Array(letters.length);
  roles.forEach(([, column], bit) => {
    for (const [start, end] of pairwise(column[evidence])) {
      for (let i = Math.max(0, start); i < Math.min(end, letters.length); i++) layer[i] |= 1 << bit;
    }
  });
  const pieces = [];
  for (let begin = 0; begin < letters.length;) {
    let end = begin + 1;
    while (end < letters.length && layer[end] === layer[begin]) end++;
    const text = letters.slice(begin, end).join("");
    const names = roles.filter((_, bit) => layer[begin] & (1 << bit)).map(([name]) => name);
    pieces.push(names.length ? h("mark", { class: names.join(" ") }, text) : text);
    begin = end;
  }
  return h("q", { class: "sentence" }, pieces);
}

function articleLine(article) {
  const { url, publisher, date, path, copy } = data.articles;
  const title = data.articleTitle(article);
  return h("p", { class: "source" },
    url[article] ? outward(url[article], title, { class: "article" }) : h("span", { class: "article" }, title),
    [publisher[article], date[article] ? dateInWords(date[article]) : null, title === path[article] ? null : path[article],
      copy[article] === undefined ? null : "syndicated copy"].filter(Boolean).map((part) => h("span", {}, part)),
    button("only this article", () => store.set({ article: [article], page: 0 }), { class: "link tiny" }));
}

function sentenceBlock(evidence) {
  const sentence = data.evidence.sentence[evidence];
  const start = data.sentences.start[sentence];
  const size = Array.from(data.sentences.text[sentence]).length;
  return h("blockquote", { class: "evidence" }, markedSentence(evidence), articleLine(data.sentences.article[sentence]),
    h("p", { class: "offsets" }, `characters ${start}–${start + size} · confidence ${data.evidence.sure[evidence].toFixed(2)}`));
}

function sentenceList(fact) {
  const places = [];
  for (let e = data.first[fact]; e < data.first[fact + 1]; e++) places.push(e);
  const box = h("div", { class: "sentences" }, places.slice(0, SENTENCES_AT_FIRST).map(sentenceBlock));
  if (places.length > SENTENCES_AT_FIRST) {
    const more = button(`Show ${count(places.length - SENTENCES_AT_FIRST, "more sentence")}`, () => {
      more.replaceWith(...places.slice(SENTENCES_AT_FIRST).map(sentenceBlock));
    }, { class: "link" });
    box.append(more);
  }
  return box;
}

function statusBadge(fact) {
  const status = data.status(fact);
  const extra = status === "denied" && data.modalities[data.facts.modality[fact]] !== "actual"
    ? `, ${data.modalities[data.facts.modality[fact]]}` : "";
  return h("span", { class: `badge ${status}` }, STATUS_LABELS[status] + extra);
}

function thingButton(thing, props = {}) {
  if (!data.rank.has(thing)) return h("span", {}, data.label(thing));
  return button(data.label(thing), () => selectNode(thing), { class: "name-link", ...props });
}

/** The line that states the fact, with names that lead to their own evidence. */
function headline(fact) {
  const object = data.facts.object[fact];
  const kind = object < 0 ? -1 : data.things.kind[object];
  const linked = kind === KIND.entity || kind === KIND.topic;
  return h("p", { class: "headline" },
    thingButton(data.facts.subject[fact]), " ",
    h("span", { class: `relation family-${data.families[data.family[fact]]}` }, relationWords(fact)), " ",
    linked ? thingButton(object) : h("span", { class: kind === KIND.utterance ? "words" : "" }, objectWords(fact)));
}

function detailLine(fact) {
  const { place, topic, participants, confidence } = data.facts;
  const parts = [
    whenWords(fact),
    place[fact] === undefined ? "" : `in ${data.label(place[fact])}`,
    topic[fact] === undefined ? "" : `about ${data.label(topic[fact])}`,
    participants[fact]?.length ? `with ${participants[fact].map(data.label).join(", ")}` : "",
    `asserted by ${assertedBy(fact)}`,
    `confidence ${confidence[fact].toFixed(2)}`,
  ];
  return h("p", { class: "details" }, parts.filter(Boolean).map((part) => h("span", {}, part)));
}

/** A statement with its evidence; `compact` leaves the headline's names as text. */
function factCard(fact, { open = true } = {}) {
  const card = h("article", { class: `card status-${data.status(fact)}`, "data-fact": data.facts.id[fact] },
    headline(fact), h("div", { class: "badges" }, statusBadge(fact),
      data.evidence.count[fact] > 1 ? h("span", { class: "badge plain" }, count(data.evidence.count[fact], "sentence")) : null,
      data.facts.disagrees[fact]?.length ? h("span", { class: "badge clash" }, "sources disagree") : null),
    detailLine(fact));
  if (open) card.append(sentenceList(fact));
  card.append(h("div", { class: "card-actions" },
    copyButton("Copy IRI", "IRI", () => iri.statement(data.facts.id[fact])),
    copyButton("Copy SPARQL", "SPARQL query", () => sparql.fact(fact))));
  return card;
}

/** Cards a page at a time, so that a node with thousands of statements opens at once. */
function cardList(facts, size = 12) {
  const box = h("div", { class: "cards" });
  let shown = 0;
  const more = button("", () => add(), { class: "more" });
  const add = () => {
    const next = facts.slice(shown, shown + size);
    shown += next.length;
    more.remove();
    box.append(...next.map((fact) => factCard(fact)));
    if (shown < facts.length) {
      more.textContent = `Show more (${(facts.length - shown).toLocaleString("en-GB")} left)`;
      box.append(more);
    }
  };
  add();
  return box;
}
