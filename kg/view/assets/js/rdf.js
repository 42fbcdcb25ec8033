// IRIs, SPARQL and Turtle as `kg` writes them, so that what is copied here works on graph.ttl.

const ONTOLOGY = "https://w3id.org/newskg/ontology#";
const PREFIXES = {
  kg: ONTOLOGY,
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  schema: "https://schema.org/",
  prov: "http://www.w3.org/ns/prov#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
  sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
};
const FOLDERS = ["id/", "topic/", "utterance/", "role/"];

const iri = (() => {
  // Characters that an IRI may not hold in <> are percent-encoded; ids that kg makes have none.
  const safe = (text) => String(text).replace(/[\u0000-\u0020<>"{}|\\^`]/g, (c) => encodeURIComponent(c));
  const base = safe(data.meta.base);
  return {
    base,
    thing: (thing) => base + FOLDERS[data.things.kind[thing]] + safe(data.things.id[thing]),
    statement: (id) => `${base}statement/${safe(id)}`,
    article: (article) => `${base}id/${safe(data.articles.id[article])}`,
    relation: (fact) => ONTOLOGY + data.relation(fact)[0],
  };
})();

const sparql = (() => {
  const header = (names) => names.map((name) => `PREFIX ${name}: <${PREFIXES[name]}>`).join("\n");
  const SENTENCES = [
    "  ?statement prov:wasDerivedFrom ?mention .",
    "  ?mention nif:anchorOf ?sentence ; nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext ?article .",
    "  OPTIONAL { ?article schema:headline ?title }",
    "  OPTIONAL { ?statement schema:startDate ?date }",
  ];
  const used = ["kg", "rdf", "prov", "nif", "schema"];
  const wrap = (lines) => [header(used), "SELECT DISTINCT ?statement ?subject ?relation ?object ?polarity ?modality ?date ?sentence ?article ?title ?start ?end WHERE {",
    ...lines, "  ?statement a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ;",
    "    kg:polarity ?polarity ; kg:modality ?modality .", ...SENTENCES, "}", "ORDER BY ?date ?article ?start"].join("\n");
  return {
    /** Every statement of a name, with its sentences. */
    node: (thing) => wrap([`  VALUES ?name { <${iri.thing(thing)}> }`,
      "  { ?statement rdf:subject ?name } UNION { ?statement rdf:object ?name }",
      "  UNION { ?statement rdf:object/kg:addressee ?name } UNION { ?statement kg:attributedTo ?name }"]),
    /** Every statement between two names, in both directions. */
    pair: (a, b) => wrap([`  VALUES (?one ?other) { (<${iri.thing(a)}> <${iri.thing(b)}>) (<${iri.thing(b)}> <${iri.thing(a)}>) }`,
      "  ?statement rdf:subject ?one .", "  { ?statement rdf:object ?other } UNION { ?statement rdf:object/kg:addressee ?other }",
      "  UNION { ?statement rdf:object/schema:memberOf ?other }"]),
    fact: (fact) => wrap([`  VALUES ?statement { <${iri.statement(data.facts.id[fact])}> }`]),
  };
})();

const turtle = (() => {
  const text = (value) => `"${String(value).replace(/[\\"\n\r\t\b\f]/g, (c) => ({
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" })[c])
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
  const TYPE_CLASS = {
    Person: "schema:Person", Country: "schema:Country", Organization: "schema:Organization", Place: "schema:Place",
    Group: "kg:Group", Event: "schema:Event", Work: "schema:CreativeWork", Thing: "schema:Thing",
  };
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  const ref = (address) => `<${address}>`;
  const block = (subject, pairs) => `${ref(subject)} ${pairs.map(([p, o]) => `${p} ${o}`).join(" ;\n    ")} .`;

  function dateLiteral(value) {
    const forms = [[/^\d{4}-\d{2}-\d{2}$/, "date"], [/^\d{4}-\d{2}$/, "gYearMonth"], [/^\d{4}$/, "gYear"]];
    const form = forms.find(([pattern]) => pattern.test(value));
    return form ? `${text(value)}^^xsd:${form[1]}` : text(value);
  }

  function thingBlock(thing) {
    const { kind, about, org, quote } = data.things;
    const name = data.label(thing);
    if (kind[thing] === KIND.entity) return block(iri.thing(thing), [["a", TYPE_CLASS[data.typeOf(thing)] ?? "schema:Thing"], ["rdfs:label", `${text(name)}@en`]]);
    if (kind[thing] === KIND.topic) {
      return block(iri.thing(thing), [["a", "kg:Topic"], ["rdfs:label", `${text(name)}@en`], ...(about[thing] ?? []).map((t) => ["schema:about", ref(iri.thing(t))])]);
    }
    if (kind[thing] === KIND.utterance) {
      return block(iri.thing(thing), [["a", "kg:Utterance"], ["schema:text", `${text(name)}@en`], ["kg:quotation", `kg:${capital(data.quotations[quote[thing]] ?? "indirect")}`],
        ...(about[thing] ?? []).map((t) => ["schema:mentions", ref(iri.thing(t))])]);
    }
    return block(iri.thing(thing), [["a", "kg:Office"], ["rdfs:label", `${text(name)}@en`], ...(org[thing] === undefined ? [] : [["kg:officeOf", ref(iri.thing(org[thing]))]])]);
  }

  function articleBlock(article) {
    const { title, date, publisher } = data.articles;
    return block(iri.article(article), [["a", "schema:NewsArticle , nif:Context"],
      ...(title[article] ? [["schema:headline", `${text(title[article])}@en`]] : []),
      ...(date[article] ? [["schema:datePublished", dateLiteral(date[article])]] : []),
      ...(publisher[article] ? [["schema:publisher", text(publisher[article])]] : [])]);
  }

  /** Turtle of the given facts: statements, direct edges of the affirmed and actual, sentences, names, articles. */
  function document(facts) {
    const things = new Set();
    const sentences = new Map();
    const lines = [];
    const { subject, object, date, modality, confidence, source, via, place, topic, addressee, participants, disagrees } = data.facts;
    const chosen = new Set(facts);
    for (const fact of facts) {
      if (object[fact] < 0) continue;
      for (const thing of [subject[fact], object[fact], source[fact], via[fact], place[fact], topic[fact], addressee[fact], ...(participants[fact] ?? [])]) {
        if (thing !== undefined) things.add(thing);
      }
      const relation = `kg:${data.relation(fact)[0]}`;
      const actual = !data.negative[fact] && data.modalities[modality[fact]] === "actual";
      if (actual && source[fact] === undefined) {
        lines.push(`${ref(iri.thing(subject[fact]))} ${relation} ${ref(iri.thing(object[fact]))} .`);
        if (data.relation(fact)[3]) lines.push(`${ref(iri.thing(object[fact]))} ${relation} ${ref(iri.thing(subject[fact]))} .`);
      }
      const spans = [];
      for (let e = data.first[fact]; e < data.first[fact + 1]; e++) {
        const sentence = data.evidence.sentence[e];
        spans.push(mention(sentence));
        sentences.set(sentence, e);
      }
      const link = (name, thing) => (thing === undefined ? [] : [[name, ref(iri.thing(thing))]]);
      lines.push(block(iri.statement(data.facts.id[fact]), [
        ["a", `kg:Statement , kg:${capital(data.families[data.family[fact]])}`],
        ["rdf:subject", ref(iri.thing(subject[fact]))], ["rdf:predicate", relation], ["rdf:object", ref(iri.thing(object[fact]))],
        ["kg:polarity", data.negative[fact] ? "kg:Denied" : "kg:Affirmed"], ["kg:modality", `kg:${capital(data.modalities[modality[fact]])}`],
        ...link("kg:attributedTo", source[fact]), ...link("kg:via", via[fact]), ...link("sem:hasPlace", place[fact]), ...link("kg:topic", topic[fact]),
        ...link("kg:addressee", addressee[fact]),
        ...(date[fact] ? [["schema:startDate", dateLiteral(date[fact])]] : []),
        ...(data.relation(fact)[4] ? [["kg:plover", text(data.relation(fact)[4])]] : []),
        ["kg:confidence", confidence[fact].toFixed(2)],
        ...(disagrees[fact] ?? []).filter((other) => chosen.has(other)).map((other) => ["kg:disagreesWith", ref(iri.statement(data.facts.id[other]))]),
        ...spans.map((span) => ["prov:wasDerivedFrom", ref(span)]),
      ]));
    }
    for (const thing of [...things]) for (const near of [data.things.org[thing], ...(data.things.about[thing] ?? [])]) if (near !== undefined) things.add(near);
    const articles = new Set([...sentences.keys()].map((sentence) => data.sentences.article[sentence]));
    return [
      ...Object.entries(PREFIXES).map(([name, space]) => `@prefix ${name}: <${space}> .`), "",
      ...[...things].sort((a, b) => a - b).map(thingBlock), ...lines,
      ...[...sentences.keys()].sort((a, b) => a - b).map(sentenceBlockOf),
      ...[...articles].sort((a, b) => a - b).map(articleBlock), "",
    ].join("\n");
  }

  function mention(sentence) {
    const article = data.sentences.article[sentence];
    const start = data.sentences.start[sentence];
    const end = start + Array.from(data.sentences.text[sentence]).length;
    return `${iri.base}mention/${data.articles.id[article].replace(/^article-/, "")}_${start}_${end}`;
  }

  function sentenceBlockOf(sentence) {
    const start = data.sentences.start[sentence];
    const words = data.sentences.text[sentence];
    return block(mention(sentence), [["a", "nif:Sentence"], ["nif:referenceContext", ref(iri.article(data.sentences.article[sentence]))],
      ["nif:beginIndex", String(start)], ["nif:endIndex", String(start + Array.from(words).length)], ["nif:anchorOf", `${text(words)}@en`]]);
  }

  return { document };
})();
