// IRIs, SPARQL and Turtle as kg/graph writes them: every triple of an export is one of graph.ttl (tested).

const ONTOLOGY = "https://w3id.org/newskg/ontology#";
const PREFIXES = {
  kg: ONTOLOGY,
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  prov: "http://www.w3.org/ns/prov#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
  sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  wd: "http://www.wikidata.org/entity/",
};
const FOLDERS = ["id/", "topic/", "utterance/", "role/"];

/** Text that UTF-8 can hold: half a surrogate pair is no character. */
function wellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** Characters of a sentence in code points: offsets count those. */
function codePoints(text) {
  return Array.from(text).length;
}

const iri = (() => {
  const encode = (text) => encodeURIComponent(wellFormed(String(text)))
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const base = String(data.meta.base).replace(/[\u0000-\u0020<>"{}|\\^`]/g, encodeURIComponent);
  const articleKey = (article) => data.articles.id[article].slice(data.meta.cut);
  return {
    thing: (thing) => base + FOLDERS[data.things.kind[thing]] + encode(data.things.id[thing]),
    statement: (id) => `${base}statement/${encode(id)}`,
    article: (article) => `${base}id/${encode(data.articles.id[article])}`,
    mention: (sentence) => {
      const start = data.sentences.start[sentence];
      const end = start + codePoints(data.sentences.text[sentence]);
      return `${base}mention/${encode(`${articleKey(data.sentences.article[sentence])}_${start}_${end}`)}`;
    },
    /** IRIs of a statement's evidence nodes, in order; equal ones are numbered. */
    evidence: (fact) => {
      const taken = new Map();
      return evidenceOf(fact).map((at) => {
        const sentence = data.evidence.sentence[at];
        const cue = data.sentences.start[sentence] + data.evidence.cue[at][0];
        const local = `${data.facts.id[fact]}_${articleKey(data.sentences.article[sentence])}_${cue}`;
        taken.set(local, (taken.get(local) ?? 0) + 1);
        return `${base}evidence/${encode(taken.get(local) === 1 ? local : `${local}_n${taken.get(local)}`)}`;
      });
    },
  };
})();

/** Places of a fact's evidence in the evidence table. */
function evidenceOf(fact) {
  return Array.from({ length: data.first[fact + 1] - data.first[fact] }, (_, i) => data.first[fact] + i);
}

const sparql = (() => {
  const used = ["kg", "rdf", "prov", "nif", "schema", "sem"];
  const header = used.map((name) => `PREFIX ${name}: <${PREFIXES[name]}>`);
  const wrap = (lines) => [
    ...header,
    "SELECT DISTINCT ?statement ?subject ?relation ?object ?polarity ?modality ?date ?sentence ?article ?title ?start ?end WHERE {",
    ...lines,
    "  ?statement a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ;",
    "    kg:polarity ?polarity ; kg:modality ?modality ; prov:wasDerivedFrom ?mention .",
    "  ?mention nif:anchorOf ?sentence ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext ?article .",
    "  OPTIONAL { ?article schema:headline ?title }",
    "  OPTIONAL { ?statement schema:startDate ?date }",
    "}",
    "ORDER BY ?date ?article ?start",
  ].join("\n");
  const INVOLVED = "rdf:subject|rdf:object|rdf:object/kg:organization|kg:addressee|kg:topic|kg:attributedTo|kg:via|kg:participant|sem:hasPlace";
  return {
    /** Every statement in which a name takes part, with its sentences. */
    node: (thing) => wrap([`  ?statement ${INVOLVED} <${iri.thing(thing)}> .`]),
    /** Every statement between two names, in both directions. */
    pair: (a, b) => wrap([
      `  VALUES (?one ?other) { (<${iri.thing(a)}> <${iri.thing(b)}>) (<${iri.thing(b)}> <${iri.thing(a)}>) }`,
      "  ?statement rdf:subject ?one ; rdf:object|rdf:object/kg:organization|kg:addressee ?other ."]),
    fact: (fact) => wrap([`  VALUES ?statement { <${iri.statement(data.facts.id[fact])}> }`]),
  };
})();

const turtle = (() => {
  const SHORT = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };
  const CLASSES = {
    Person: "schema:Person", Country: "schema:Country", Organization: "schema:Organization", Place: "schema:Place",
    Group: "kg:Group", Event: "schema:Event", Work: "schema:CreativeWork", Thing: "schema:Thing",
  };
  const FAMILY_CLASSES = { role: "RoleHolding" };
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  const ref = (address) => `<${address}>`;
  const string = (value) => `"${wellFormed(String(value)).replace(/[\u0000-\u001f"\\\u007f]/g,
    (c) => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)}"`;
  const english = (value) => `${string(value)}@en`;
  const label = (value) => english(String(value).normalize("NFC"));
  const span = (from, start, end) => `"char=${from + start},${from + end}"`;

  function decimal(value) {
    const shown = String(Number(value.toFixed(4)));
    return shown.includes(".") ? shown : `"${shown}"^^xsd:decimal`;
  }

  function oneDate(value) {
    const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value.trim().split("T")[0]);
    if (!found || found[1] === "0000") return null;
    const [year, month, day] = [found[1], found[2] ?? "01", found[3] ?? "01"];
    const real = new Date(`${year}-${month}-${day}T00:00:00Z`);
    if (Number.isNaN(real.getTime()) || real.getUTCDate() !== Number(day)) return null;
    return `"${found[0]}"^^xsd:${found[3] ? "date" : found[2] ? "gYearMonth" : "gYear"}`;
  }

  function dates(value) {
    const [start, ...rest] = value.split("/");
    const end = rest.join("/");
    const found = [["schema:startDate", start && oneDate(start)], ["schema:endDate", end && oneDate(end)]].filter(([, token]) => token);
    const whole = found.length === Boolean(start) + Boolean(end) && (found.length || rest.length);
    return whole ? found : [["kg:dateText", string(value)]];
  }

  function block(subject, pairs) {
    return `${ref(subject)} ${pairs.map((pair) => pair.join(" ")).join(" ;\n    ")} .`;
  }

  function thingBlock(thing) {
    const { kind, about, org, quote, aliases, qid, country } = data.things;
    const name = data.things.label[thing];
    const near = (property) => (about[thing] ?? []).map((other) => [property, ref(iri.thing(other))]);
    if (kind[thing] === KIND.topic) return [["a", "kg:Topic"], ["rdfs:label", label(name)], ...near("schema:about")];
    if (kind[thing] === KIND.utterance) {
      return [["a", "kg:Utterance"], ["schema:text", english(name)], ["kg:quotation", `kg:${capital(data.quotations[quote[thing]])}`], ...near("schema:mentions")];
    }
    if (kind[thing] === KIND.role) {
      const body = org[thing];
      const whole = body === undefined ? name : `${name} of ${data.things.label[body]}`;
      return [["a", "kg:Role"], ["rdfs:label", label(whole)], ["kg:title", label(name)], ...(body === undefined ? [] : [["kg:organization", ref(iri.thing(body))]])];
    }
    const belongs = data.typeOf(thing) === "Person" ? "schema:nationality" : "kg:country";
    return [["a", CLASSES[data.typeOf(thing)]], ["rdfs:label", label(name)], ...(aliases[thing] ?? []).map((other) => ["skos:altLabel", label(other)]),
      ...(country[thing] === undefined ? [] : [[belongs, ref(iri.thing(country[thing]))]]),
      ...(/^Q[1-9]\d{0,11}$/.test(qid[thing] ?? "") ? [["skos:exactMatch", `wd:${qid[thing]}`]] : [])];
  }

  function statementBlock(fact) {
    const { subject, object, date, modality, confidence, participants, disagrees } = data.facts;
    const link = (property, field) => (data.facts[field][fact] === undefined ? [] : [[property, ref(iri.thing(data.facts[field][fact]))]]);
    const family = data.families[data.family[fact]];
    return block(iri.statement(data.facts.id[fact]), [
      ["a", `kg:Statement, kg:${FAMILY_CLASSES[family] ?? capital(family)}`],
      ["rdf:subject", ref(iri.thing(subject[fact]))], ["rdf:predicate", `kg:${data.relation(fact)[0]}`], ["rdf:object", ref(iri.thing(object[fact]))],
      ["kg:polarity", data.negative[fact] ? "kg:Denied" : "kg:Affirmed"], ["kg:modality", `kg:${capital(data.modalities[modality[fact]])}`],
      ...(data.former.has(fact) ? [["kg:former", "true"]] : []),
      ...link("kg:attributedTo", "source"), ...link("kg:via", "via"), ...link("kg:addressee", "addressee"), ...link("kg:topic", "topic"),
      ...(date[fact] ? dates(date[fact]) : []), ...link("sem:hasPlace", "place"),
      ...(participants[fact] ?? []).map((who) => ["kg:participant", ref(iri.thing(who))]),
      ...(data.relation(fact)[4] ? [["kg:plover", string(data.relation(fact)[4])]] : []),
      ["kg:confidence", decimal(confidence[fact])],
      ...(disagrees[fact] ?? []).map((other) => ["kg:disagreesWith", ref(iri.statement(data.facts.id[other]))]),
      ...[...new Set(evidenceOf(fact).map((at) => iri.mention(data.evidence.sentence[at])))].map((mention) => ["prov:wasDerivedFrom", ref(mention)]),
      ...iri.evidence(fact).map((node) => ["kg:evidence", ref(node)]),
    ]);
  }

  function evidenceBlocks(fact) {
    const nodes = iri.evidence(fact);
    return evidenceOf(fact).map((at, i) => {
      const sentence = data.evidence.sentence[at];
      const from = data.sentences.start[sentence];
      const spans = (column) => pairwise(column[at]).map(([start, end]) => span(from, start, end));
      return block(nodes[i], [["a", "kg:Evidence"], ["kg:sentence", ref(iri.mention(sentence))],
        ...spans(data.evidence.cue).map((token) => ["kg:cueSpan", token]), ...spans(data.evidence.subject).map((token) => ["kg:subjectSpan", token]),
        ...spans(data.evidence.object).map((token) => ["kg:objectSpan", token]), ["kg:confidence", decimal(data.evidence.sure[at])]]);
    });
  }

  function directEdges(fact) {
    const { subject, object, modality } = data.facts;
    if (data.negative[fact] || data.former.has(fact) || data.modalities[modality[fact]] !== "actual") return [];
    const ends = [iri.thing(subject[fact]), iri.thing(object[fact])];
    const relation = `kg:${data.relation(fact)[0]}`;
    const both = data.relation(fact)[3] && data.things.kind[object[fact]] === KIND.entity;
    return [block(ends[0], [[relation, ref(ends[1])]]), ...(both ? [block(ends[1], [[relation, ref(ends[0])]])] : [])];
  }

  function sentenceNode(sentence) {
    const start = data.sentences.start[sentence];
    const words = data.sentences.text[sentence];
    return block(iri.mention(sentence), [["a", "nif:Sentence"], ["nif:referenceContext", ref(iri.article(data.sentences.article[sentence]))],
      ["nif:beginIndex", String(start)], ["nif:endIndex", String(start + codePoints(words))], ["nif:anchorOf", english(words)]]);
  }

  function articleNode(article) {
    const { title, date, publisher, path } = data.articles;
    const published = date[article] && dates(date[article])[0];
    return block(iri.article(article), [["a", "schema:NewsArticle, nif:Context"],
      ...(title[article] ? [["schema:headline", label(title[article])]] : []),
      ...(published && published[0] === "schema:startDate" ? [["schema:datePublished", published[1]]] : []),
      ...(publisher[article] ? [["schema:publisher", string(publisher[article])]] : []), ["kg:path", string(path[article])]]);
  }

  /** Things that the facts name, and those that these refer to. */
  function thingsOf(facts) {
    const things = new Set();
    for (const fact of facts) {
      for (const field of ["subject", "object", "source", "via", "place", "topic", "addressee"]) things.add(data.facts[field][fact]);
      for (const person of data.facts.participants[fact] ?? []) things.add(person);
    }
    things.delete(undefined);
    for (const thing of [...things]) {
      for (const near of [data.things.org[thing], data.things.country[thing], ...(data.things.about[thing] ?? [])]) if (near !== undefined) things.add(near);
    }
    return [...things].sort((a, b) => a - b);
  }

  /** Turtle of the given facts with everything that they refer to. */
  function document(all) {
    const facts = all.filter((fact) => data.facts.object[fact] >= 0);
    const sentences = [...new Set(facts.flatMap((fact) => evidenceOf(fact).map((at) => data.evidence.sentence[at])))].sort((a, b) => a - b);
    const articles = [...new Set(sentences.map((sentence) => data.sentences.article[sentence]))].sort((a, b) => a - b);
    return [
      ...Object.entries(PREFIXES).map(([name, space]) => `@prefix ${name}: <${space}> .`), "",
      ...articles.map(articleNode), ...thingsOf(facts).map((thing) => block(iri.thing(thing), thingBlock(thing))),
      ...facts.flatMap((fact) => [...directEdges(fact), statementBlock(fact), ...evidenceBlocks(fact)]), ...sentences.map(sentenceNode), "",
    ].join("\n");
  }

  return { document };
})();
