// The tables of the page (see docs/explorer.md) with the indexes that the views need. Everything is read only.

const STATUS = ["asserted", "planned", "hypothetical", "reported", "denied"];
const STATUS_LABELS = {
  asserted: "stated as fact", planned: "planned", hypothetical: "hypothetical", reported: "reported", denied: "denied",
};
const KIND = { entity: 0, topic: 1, utterance: 2, role: 3 };

const data = (() => {
  const raw = JSON.parse(byId("data").textContent);
  const { facts, things, evidence, sentences, articles, network } = raw;
  const total = facts.id.length;
  const negative = new Uint8Array(total);
  for (const i of facts.negative) negative[i] = 1;
  const former = new Set(facts.former);
  const family = facts.relation.map((r) => raw.relations[r][2]);

  // Evidence of fact i stands at first[i] … first[i + 1].
  const first = new Int32Array(total + 1);
  for (let i = 0; i < total; i++) first[i + 1] = first[i] + evidence.count[i];

  // Days of a fact: its own date, else the days on which the articles that say it came out.
  const from = new Float64Array(total).fill(NaN);
  const to = new Float64Array(total).fill(NaN);
  const articleDays = articles.date.map((date) => dayRange(date));
  const factArticles = new Array(total);
  for (let i = 0; i < total; i++) {
    const seen = [];
    for (let e = first[i]; e < first[i + 1]; e++) {
      const article = sentences.article[evidence.sentence[e]];
      if (!seen.includes(article)) seen.push(article);
    }
    factArticles[i] = seen;
    const own = dayRange(facts.date[i]);
    const days = own ? [own] : seen.map((article) => articleDays[article]).filter(Boolean);
    if (days.length) {
      from[i] = Math.min(...days.map((range) => range[0]));
      to[i] = Math.max(...days.map((range) => range[1]));
    }
  }

  const publishers = [...new Set(articles.publisher.filter(Boolean))].sort((a, b) => a.localeCompare(b));
  const publisherOf = articles.publisher.map((name) => (name ? publishers.indexOf(name) : -1));

  const pairOf = new Int32Array(total).fill(-1);
  network.edges.facts.forEach((list, pair) => list.forEach((fact) => (pairOf[fact] = pair)));

  const factsOf = new Map(); // thing -> facts it takes part in, in any role
  const involve = (thing, fact) => {
    if (thing === undefined || thing < 0) return;
    const list = factsOf.get(thing);
    if (!list) factsOf.set(thing, [fact]);
    else if (list[list.length - 1] !== fact) list.push(fact);
  };
  for (let i = 0; i < total; i++) {
    involve(facts.subject[i], i);
    involve(facts.object[i], i);
    for (const field of ["addressee", "topic", "source", "via", "place"]) involve(facts[field][i], i);
    const role = things.kind[facts.object[i]] === KIND.role ? things.org[facts.object[i]] : undefined;
    involve(role, i);
    for (const person of facts.participants[i] ?? []) involve(person, i);
  }

  const rank = new Map(network.nodes.id.map((thing, place) => [thing, place]));
  const neighbours = new Map(network.nodes.id.map((thing) => [thing, []])); // thing -> pairs
  network.edges.from.forEach((a, pair) => {
    neighbours.get(a).push(pair);
    neighbours.get(network.edges.to[pair]).push(pair);
  });
  const placeOf = new Map(things.id.map((id, i) => [`${things.kind[i]}:${id}`, i]));

  return {
    ...raw, total, negative, former, family, first, from, to, factArticles, publishers, publisherOf, pairOf, factsOf,
    rank, neighbours,
    typeKeys: [...raw.types, "Topic"],
    /** Name of the type of a node: an entity's type, or Topic. */
    typeOf: (thing) => (things.kind[thing] === KIND.topic ? "Topic" : raw.types[things.type[thing]] ?? "Quote"),
    label: (thing) => things.label[thing] || "(no name)",
    status: (fact) => (negative[fact] ? "denied" : STATUS[facts.modality[fact]] ?? "asserted"),
    relation: (fact) => raw.relations[facts.relation[fact]],
    articleTitle: (article) => articles.title[article] || articles.path[article],
    pairBetween: (a, b) => (neighbours.get(a) ?? []).find(
      (pair) => network.edges.from[pair] === b || network.edges.to[pair] === b,
    ) ?? -1,
    otherEnd: (pair, thing) => (network.edges.from[pair] === thing ? network.edges.to[pair] : network.edges.from[pair]),
    /** Place of a node by the id that links carry: the entity's, or the topic's. */
    nodeById: (id) => placeOf.get(`0:${id}`) ?? placeOf.get(`1:${id}`),
  };
})();
