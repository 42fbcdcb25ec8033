// The page's words for the vocabulary, and statements in words.

const FAMILY_LABELS = {
  consult: "meetings and talks", say: "speech", support: "support", oppose: "opposition", cooperate: "cooperation",
  request: "requests", force: "force", role: "offices",
};
const TYPE_NAMES = {
  Person: "person", Country: "country", Organization: "organisation", Place: "place", Group: "group", Event: "event",
  Work: "work", Thing: "thing", Topic: "topic", Quote: "quote",
};
const TYPE_PLURALS = {
  Person: "people", Country: "countries", Organization: "organisations", Place: "places", Group: "groups", Event: "events",
  Work: "works", Thing: "things", Topic: "topics",
};

function objectWords(fact) {
  const object = data.facts.object[fact];
  if (object < 0) return "(not in this page)";
  const kind = data.things.kind[object];
  if (kind === KIND.utterance) return data.quotations[data.things.quote[object]] === "direct" ? `“${data.label(object)}”` : data.label(object);
  if (kind === KIND.role) {
    const org = data.things.org[object];
    return data.label(object) + (org === undefined ? "" : ` (${data.label(org)})`);
  }
  return data.label(object);
}

function relationWords(fact) {
  const name = data.relation(fact)[0];
  if (name === "holdsRole") return data.former.has(fact) ? "formerly" : "is";
  if (name === "said" && data.facts.addressee[fact] !== undefined) return `told ${data.label(data.facts.addressee[fact])}`;
  return data.relation(fact)[1];
}

function factWords(fact) {
  return `${data.label(data.facts.subject[fact])} ${relationWords(fact)} ${objectWords(fact)}`;
}

/** Who asserts a statement, in words: a source, or the article itself. */
function assertedBy(fact) {
  const { source, via } = data.facts;
  const through = via[fact] === undefined ? "" : `, via ${data.label(via[fact])}`;
  return source[fact] === undefined ? `the article${through}` : data.label(source[fact]) + through;
}

/** Days of a fact for sorting: those without a date come last. */
function sortDay(fact) {
  return Number.isNaN(data.from[fact]) ? Infinity : data.from[fact];
}

function byDate(a, b) {
  return sortDay(a) - sortDay(b) || a - b;
}

function whenWords(fact) {
  const own = data.facts.date[fact];
  if (own) return dateInWords(own);
  return Number.isNaN(data.from[fact]) ? "" : `published ${dayInWords(data.from[fact])}`;
}

/** The end of a fact's pair that is not `thing`, or -1. */
function partner(fact, thing) {
  const pair = data.pairOf[fact];
  return pair < 0 ? -1 : data.otherEnd(pair, thing);
}
