// Which facts pass the filters, and how many would pass for each value of a facet with the other filters kept.

const GROUPS = ["relation", "type", "polarity", "modality", "publisher", "article", "date", "min"];

function chosenSet(values, size) {
  if (!values.length) return null;
  const set = new Uint8Array(size);
  for (const value of values) set[value] = 1;
  return set;
}

function typeIndex(thing) {
  if (thing === undefined || thing < 0) return -1;
  const kind = data.things.kind[thing];
  if (kind === KIND.topic) return data.types.length;
  return kind === KIND.entity ? data.things.type[thing] : -1;
}

/** The one or two nodes that a fact stands between. */
const factEnds = Array.from({ length: data.total }, (_, fact) => {
  const pair = data.pairOf[fact];
  const subject = data.facts.subject[fact];
  return pair < 0 ? [subject] : [subject, data.otherEnd(pair, subject)];
});
const factTypes = factEnds.map((ends) => ends.map(typeIndex));

/** One pass over all facts: bit g of `failed` is set when the fact fails group g. */
function evaluate(state) {
  const family = chosenSet(state.family, data.families.length);
  const relation = chosenSet(state.relation, data.relations.length);
  const type = chosenSet(state.type, data.typeKeys.length);
  const polarity = chosenSet(state.polarity, 2);
  const modality = chosenSet(state.modality, data.modalities.length);
  const publisher = chosenSet(state.publisher, data.publishers.length);
  const article = chosenSet(state.article, data.articles.id.length);
  const low = state.from ?? -Infinity;
  const high = state.to ?? Infinity;
  const dated = state.from !== null || state.to !== null;
  const { facts, evidence } = data;

  const visible = [];
  const passes = new Uint8Array(data.total);
  const undatedPasses = []; // facts that pass everything but the date: the histogram shows them
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Int32Array(facetNames[facet].length)]));

  for (let i = 0; i < data.total; i++) {
    const ends = factTypes[i];
    const from = data.factArticles[i];
    let failed = 0;
    // A family and one of its relations may both be chosen: either lets a fact through.
    if ((family || relation) && !(family?.[data.family[i]] || relation?.[facts.relation[i]])) failed |= 1;
    if (type && !ends.every((end) => type[end])) failed |= 2;
    if (polarity && !polarity[data.negative[i]]) failed |= 4;
    if (modality && !modality[facts.modality[i]]) failed |= 8;
    if (publisher && !from.some((a) => publisher[data.publisherOf[a]])) failed |= 16;
    if (article && !from.some((a) => article[a])) failed |= 32;
    if (dated && !(data.from[i] <= high && data.to[i] >= low)) failed |= 64;
    if (evidence.count[i] < state.min) failed |= 128;
    if (!failed) {
      passes[i] = 1;
      visible.push(i);
    }
    if (!(failed & ~64)) undatedPasses.push(i);
    if (!(failed & ~1)) {
      counts.family[data.family[i]]++;
      counts.relation[facts.relation[i]]++;
    }
    if (!(failed & ~2)) {
      if (ends[0] >= 0) counts.type[ends[0]]++;
      if (ends.length > 1 && ends[1] >= 0 && ends[1] !== ends[0]) counts.type[ends[1]]++;
    }
    if (!(failed & ~4)) counts.polarity[data.negative[i]]++;
    if (!(failed & ~8)) counts.modality[facts.modality[i]]++;
    if (!(failed & ~16)) {
      const seen = from.map((a) => data.publisherOf[a]);
      seen.forEach((p, at) => p >= 0 && seen.indexOf(p) === at && counts.publisher[p]++);
    }
    if (!(failed & ~32)) for (const a of from) counts.article[a]++;
  }
  return { visible, passes, counts, undatedPasses };
}

/** What passes the filters of the state that is shown. */
let found = evaluate(START);
