"""Coreference inside one article: pronouns and definite nominals to the chains of names.

Salience after Lappin & Leass (1994, "An algorithm for pronominal anaphora resolution"): every mention adds to its
referent by grammatical role, and all of it halves with each sentence. People and things without a name compete
as referents too, so that "he" after "a soldier" is nobody rather than the last man named. Nominals ("the Chinese
president", "the ministry") need evidence in the article: a title, a nationality, a head noun of the name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.lexicon.names import nominals

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain, Linker
    from kg.language.mentions.describe import Description
    from kg.language.mentions.table import Table
    from kg.lexicon.territories import Territory

_PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "many", "them": "many", "their": "many", "theirs": "many", "themselves": "many",
}  # fmt: skip
_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself"))
_TIMES = frozenset(
    (
        "year",
        "month",
        "week",
        "day",
        "night",
        "morning",
        "evening",
        "afternoon",
        "weekend",
        "hour",
        "minute",
        "century",
        "decade",
        "summer",
        "winter",
        "spring",
        "autumn",
        "time",
        "season",
    )
)
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
_WEIGHTS = {
    "nsubj": 80,
    "nsubjpass": 80,
    "csubj": 70,
    "dobj": 50,
    "dative": 45,
    "attr": 45,
    "agent": 45,
    "pobj": 40,
    "poss": 45,
    "appos": 40,
    "ROOT": 60,
}
_SPEECH = frozenset(
    (
        "say",
        "tell",
        "add",
        "write",
        "claim",
        "warn",
        "argue",
        "insist",
        "note",
        "explain",
        "declare",
        "announce",
        "admit",
        "believe",
        "think",
        "tweet",
        "report",
        "state",
        "stress",
        "acknowledge",
        "reply",
        "ask",
        "recall",
        "suggest",
        "continue",
        "comment",
        "conclude",
        "complain",
        "joke",
    )
)
_PLEONASTIC = frozenset(
    ("be", "seem", "appear", "take", "make", "become", "mean", "happen", "turn", "rain", "remain")
)
_PEOPLE_PRON = frozenset(("male", "female"))
_WINDOW = 3  # sentences back in which an antecedent may stand


@dataclass(slots=True)
class Referent:
    """Something talked about. ``chain`` is -1 when it has no name; ``kind`` male, female, person, thing, many."""

    chain: int
    kind: str
    number: str
    marks: list[tuple[int, int, int]] = field(default_factory=list)  # token, sentence, weight

    def salience(self, sentence: int, before: int) -> float:
        """Weight of its mentions before token ``before``, halved per sentence of distance."""
        total: dict[int, int] = {}
        for token, number, weight in reversed(self.marks):
            if sentence - number > _WINDOW:
                break
            if token < before:
                total[number] = max(total.get(number, 0), weight)
        return sum(weight / (1 << (sentence - number)) for number, weight in total.items())


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A resolved pronoun or nominal: tokens, kind, and the chains it stands for (two for a pair phrase)."""

    first: int
    last: int
    kind: str
    chains: tuple[int, ...]


class Coreference:
    """Resolves the anaphors of one document, left to right."""

    def __init__(self, linker: Linker, demonyms: dict[int, Territory], descriptions: list[Description]) -> None:
        self.t: Table = linker.t
        self.linker = linker
        self.words = linker.words
        self.nouns = nominals()
        self.demonyms = demonyms
        self.referents: dict[int, Referent] = {}
        self.nameless: list[Referent] = []
        self.recent: list[Referent] = []
        self.found: list[Anaphor] = []
        self.at: dict[int, Referent] = {}
        self.groups: dict[int, int] = {}  # pronoun -> head of the people without a name it stands for
        self.name_at: dict[int, int] = {}
        for index, name in enumerate(linker.names):
            self.name_at.update(dict.fromkeys(range(name.first, name.last + 1), index))
        self.described: dict[int, set[str]] = {}
        self.described_at: dict[int, int] = {}
        self._learn(descriptions)

    # ------------------------------------------------------------------ what is known of each chain
    def _learn(self, descriptions: list[Description]) -> None:
        """Head nouns by which each chain is known: of titles, appositions, and of the name itself."""
        t = self.t
        for d in descriptions:
            holder = self.linker.chain_of[d.name]
            words = self.described.setdefault(holder, set())
            for i in range(d.first, d.head + 1):
                words.add(t.lemma[i].lower())
            words.add(" ".join(t.lower[d.first : d.head + 1]))
            if d.form != "title":
                self.described_at[d.head] = holder
        for index, name in enumerate(self.linker.names):
            chain = self.linker.chains[self.linker.chain_of[index]]
            if chain.type in ("Country", "Person"):
                continue
            words = self.described.setdefault(chain.id, set())
            form = chain.name.lower().split()
            if len(form) > 1:
                words.add(form[-1])
                words.add(form[-1].rstrip("s"))
                if "of" in form:
                    words.update(form[: form.index("of")][-1:])
                if "for" in form:
                    words.update(form[: form.index("for")][-1:])
            for extra in self.linker.aliases.get(chain.name, ()):
                words.add(extra)
            # "the German newspaper Bild", "the city of Herat", "Herat, a city"
            head = t.phrase_head(name.first, name.last)
            for child in t.children[head]:
                if (child < name.first and t.dep[child] in ("compound", "nmod") and t.pos[child] == "NOUN") or (
                    t.dep[child] == "appos" and t.pos[child] == "NOUN"
                ):
                    words.add(t.lemma[child].lower())
            parent = t.head[head]
            if t.dep[head] == "appos" and t.pos[parent] == "NOUN":
                words.add(t.lemma[parent].lower())
            elif (
                t.dep[head] == "pobj"
                and t.lower[parent] == "of"
                and t.pos[t.head[parent]] == "NOUN"
                and t.lemma[t.head[parent]] in ("city", "town", "village", "region", "province", "island")
            ):
                words.add(t.lemma[t.head[parent]].lower())

    def _kind(self, chain: Chain) -> tuple[str, str]:
        if chain.type == "Person":
            return chain.gender or "person", "one"
        if chain.type == "Group" or (
            chain.type == "Organization" and chain.name.lower() in self.words.party_plurals
        ):
            return "many", "many"
        return "thing", "one"

    # ------------------------------------------------------------------ the walk
    def run(self) -> list[Anaphor]:
        """Resolve everything; anaphors come in text order."""
        t = self.t
        for i in range(len(t)):
            pos = t.pos[i]
            if pos in ("PRON", "DET") and t.lower[i] in _PRONOUNS:
                self._pronoun(i)
            elif pos == "PRON" and t.quoted[i] and t.lower[i] in _FIRST_PERSON:
                speaker = self._speaker(i)
                if speaker is not None and speaker.chain >= 0 and speaker.kind in ("male", "female", "person"):
                    self.found.append(Anaphor(i, i, "pronoun", (speaker.chain,)))
            elif t.tag[i] in ("WP", "WDT"):
                self._relative(i)
            elif i in self.name_at:
                index = self.name_at[i]
                if self.linker.names[index].first == i:
                    self._mention(index)
            elif i in self.demonyms:
                self._demonym(i)
            elif pos in ("NOUN", "PROPN") or (pos == "NUM" and t.lower[i] == "two"):
                self._nominal(i)
        return self.found

    def _mark(self, referent: Referent, i: int) -> None:
        t = self.t
        dep = t.dep[i]
        head = i
        hops = 0
        while dep == "conj" and hops < 8:
            head, hops = t.head[head], hops + 1
            dep = t.dep[head]
        weight = _WEIGHTS.get(dep, 30) + (100 if head == i or self._kind_of(referent) != "Country" else 40)
        referent.marks.append((i, t.sentence[i], weight))
        self.at[i] = referent

    def _kind_of(self, referent: Referent) -> str:
        return self.linker.chains[referent.chain].type if referent.chain >= 0 else ""

    def _referent(self, chain_id: int) -> Referent:
        referent = self.referents.get(chain_id)
        if referent is None:
            kind, number = self._kind(self.linker.chains[chain_id])
            referent = self.referents[chain_id] = Referent(chain_id, kind, number)
        return referent

    def _mention(self, index: int) -> None:
        name = self.linker.names[index]
        head = self.t.phrase_head(name.first, name.last)
        self._mark(self._referent(self.linker.chain_of[index]), head)

    def _relative(self, i: int) -> None:
        """ "Devi, who told Rao that she ...": the relative pronoun counts as a mention of its antecedent."""
        t = self.t
        verb = t.head[i]
        if t.dep[i] in ("nsubj", "nsubjpass") and t.dep[verb] == "relcl":
            referent = self.at.get(t.head[verb])
            if referent is not None:
                self._mark(referent, i)

    def _matrix(self, i: int) -> Referent | None:
        """Subject of the clause that governs the clause of token ``i``: "Xi said he", "before he left, Putin"."""
        t = self.t
        node = i
        for _ in range(10):
            dep = t.dep[node]
            above = t.head[node]
            if above == node:
                return None
            if dep in ("ccomp", "xcomp", "advcl", "pcomp"):
                for child in t.children[above]:
                    if t.dep[child] in ("nsubj", "nsubjpass") and child != i and child != node:
                        return self.at.get(child)
            node = above
        return None

    def _demonym(self, i: int) -> None:
        for chain in self.linker.chains:
            if (
                chain.territory is not None
                and chain.territory.code == self.demonyms[i].code
                and chain.type == "Country"
            ):
                referent = self._referent(chain.id)
                referent.marks.append((i, self.t.sentence[i], 40))
                return

    def _nameless(self, i: int) -> None:
        """A common noun phrase as a referent of its own, to compete with names."""
        t = self.t
        lemma = t.lemma[i].lower()
        plural = t.tag[i] in ("NNS", "NNPS") or lemma in (
            "police",
            "people",
            "family",
            "crowd",
            "team",
            "couple",
            "staff",
            "troops",
            "public",
            "media",
        )
        person = lemma in self.nouns.people and "Person" in self.nouns.refers.get(lemma, ("Person",))
        if plural:
            kind = "many"
        elif person:
            kind = self.words.nouns.get(lemma) or "person"
        else:
            kind = "thing"
        referent = Referent(-1, kind, "many" if plural else "one")
        self._mark(referent, i)
        self.nameless.append(referent)
        if len(self.nameless) > 40:
            del self.nameless[:20]

    # ------------------------------------------------------------------ pronouns
    def _pronoun(self, i: int) -> None:
        t = self.t
        word = t.lower[i]
        kind = _PRONOUNS[word]
        if kind == "thing" and self._pleonastic(i):
            return
        if word in _REFLEXIVE:
            subject = self._clause_subject(i)
            referent = self.at.get(subject) if subject >= 0 else None
        else:
            referent = self._antecedent(i, kind)
        if referent is None:
            return
        self._mark(referent, i)
        if referent.kind == "person" and kind in _PEOPLE_PRON:
            referent.kind = kind  # what a pronoun once told holds for the rest
            if referent.chain >= 0:
                self.linker.chains[referent.chain].gender = "male" if kind == "male" else "female"
        if referent.chain >= 0:
            self.found.append(Anaphor(i, i, "pronoun", (referent.chain,)))
        elif kind != "thing":
            self.groups[i] = referent.marks[0][0]

    def _pleonastic(self, i: int) -> bool:
        """ "It is likely that", "it takes", "made it clear": it stands for nobody."""
        t = self.t
        if t.lower[i] != "it":
            return False
        verb = t.head[i]
        if t.dep[i] == "expl":
            return True
        lemma = t.lemma[verb].lower()
        if t.dep[i] in ("nsubj", "nsubjpass"):
            clause = any(
                t.dep[c] in ("ccomp", "xcomp", "csubj", "advcl") and c > verb for c in t.children[verb]
            )
            if lemma in _PLEONASTIC and (
                clause or any(t.dep[c] in ("acomp", "attr") for c in t.children[verb])
            ):
                return True
            if (
                t.dep[i] == "nsubjpass"
                and clause
                and lemma
                in (
                    "say",
                    "report",
                    "believe",
                    "expect",
                    "know",
                    "think",
                    "hope",
                    "announce",
                    "understand",
                    "estimate",
                    "allege",
                    "reveal",
                )
            ):
                return True
        elif t.dep[i] == "dobj" and lemma in ("make", "find", "take", "think", "consider", "leave", "put"):
            return True
        return False

    def _clause_subject(self, i: int) -> int:
        t = self.t
        node = i
        for _ in range(12):
            for child in t.children[node]:
                if t.dep[child] in ("nsubj", "nsubjpass") and child != i:
                    return child
            if t.head[node] == node:
                break
            node = t.head[node]
        return -1

    def _speaker(self, i: int) -> Referent | None:
        """Who utters the quotation around token ``i``, by the verb of speech in the same sentence."""
        t = self.t
        if not t.quoted[i]:
            return None
        number = t.sentence[i]
        for step in (0, 1, -1):
            if not 0 <= number + step < len(t.first):
                continue
            a = t.first[number + step]
            b = t.first[number + step + 1] if number + step + 1 < len(t.first) else len(t)
            for k in range(a, b):
                if t.dep[k] == "nsubj" and not t.quoted[k] and t.lemma[t.head[k]].lower() in _SPEECH:
                    referent = self.at.get(k)
                    if referent is not None:
                        return referent
                    index = self.name_at.get(k)
                    return self._referent(self.linker.chain_of[index]) if index is not None else None
        return None

    def _antecedent(self, i: int, kind: str) -> Referent | None:
        t = self.t
        sentence = t.sentence[i]
        speaker = self._speaker(i) if kind in _PEOPLE_PRON else None
        barred = self._barred(i)
        best: tuple[float, int] | None = None
        chosen: Referent | None = None
        second = 0.0
        matrix = self._matrix(i)
        role = "subject" if t.dep[i] in ("nsubj", "nsubjpass") else "other"
        for referent in (*self.referents.values(), *self.nameless):
            if not referent.marks or sentence - referent.marks[-1][1] > _WINDOW:
                continue
            factor = _agrees(kind, referent)
            if not factor or referent is speaker or any(self.at.get(b) is referent for b in barred):
                continue
            score = referent.salience(sentence, i) * factor
            if not score:
                continue
            token, _, weight = referent.marks[-1]
            if role == "subject" and weight >= 180:
                score += 35
            if referent is matrix:
                score += 90
            if referent.chain >= 0:
                score *= 1.0 + min(len(referent.marks), 6) * 0.03
            key = (score, token)
            if best is None or key > best:
                if chosen is not None and chosen is not referent:
                    second = max(second, best[0] if best else 0.0)
                best, chosen = key, referent
            else:
                second = max(second, score)
        if chosen is None or best is None:
            return self._ahead(i, kind) if chosen is None else None
        if kind == "many" and chosen.number != "many":
            return chosen if best[0] > 1.3 * second else None
        return chosen

    def _barred(self, i: int) -> list[int]:
        """Tokens that a pronoun cannot stand for: the other arguments of its own verb, and what contains it."""
        t = self.t
        out: list[int] = []
        dep, head = t.dep[i], t.head[i]
        if t.lower[i] in _POSSESSIVE and dep == "poss":
            node = head  # the noun it possesses, and all above it within the noun phrase
            for _ in range(8):
                out.append(node)
                if (
                    t.dep[node] in ("pobj", "prep", "conj", "appos", "compound", "poss")
                    and t.head[node] != node
                ):
                    node = t.head[node]
                else:
                    break
            # "Xi and his wife": the conjunct may own; it stands first and is the owner
            if t.dep[head] == "conj":
                out = [head]
            return out
        node = head
        if dep == "pobj":
            out.append(t.head[head])
            node = t.head[head]
            if t.pos[node] in ("NOUN", "PROPN"):
                return out
        if dep in ("dobj", "pobj", "dative", "iobj"):
            out.extend(c for c in t.children[node] if t.dep[c] in ("nsubj", "nsubjpass"))
            if t.dep[node] in ("xcomp", "conj") and not any(
                t.dep[c] in ("nsubj", "nsubjpass") for c in t.children[node]
            ):
                above = t.head[node]
                objects = [c for c in t.children[above] if t.dep[c] == "dobj"]
                out.extend(objects or [c for c in t.children[above] if t.dep[c] in ("nsubj", "nsubjpass")])
        elif dep in ("nsubj", "nsubjpass"):
            out.extend(c for c in t.children[node] if t.dep[c] in ("dobj", "attr"))
        return out

    def _ahead(self, i: int, kind: str) -> Referent | None:
        """Cataphora: "In his speech, Macron said": the subject of the main clause after a fronted phrase."""
        t = self.t
        number = t.sentence[i]
        begin = t.first[number]
        if i - begin > 8:
            return None
        stop = t.first[number + 1] if number + 1 < len(t.first) else len(t)
        for k in range(i + 1, min(stop, i + 25)):
            if t.dep[k] in ("nsubj", "nsubjpass") and t.dep[t.head[k]] == "ROOT":
                index = self.name_at.get(k)
                if index is None:
                    return None
                referent = self._referent(self.linker.chain_of[index])
                fronted = t.head[i] != t.head[k]
                return referent if fronted and _agrees(kind, referent) else None
        return None

    # ------------------------------------------------------------------ nominals
    def _nominal(self, i: int) -> None:
        t = self.t
        if t.dep[i] in ("compound", "nmod", "amod"):
            return
        apposed = self.described_at.get(i)
        first = t.left_edge(i)
        if apposed is not None:
            # one phrase with the name ("the mayor, Anna Lind"): no mention of its own, but an argument
            self._mark(self._referent(apposed), i)
            self.found.append(Anaphor(first, i, "apposition", (apposed,)))
            return
        beside = self._beside(i)
        if beside is not None:
            self._mark(self._referent(beside), i)
            self.found.append(Anaphor(first, i, "apposition", (beside,)))
            return
        pair = self._pair(i, first)
        if pair:
            self.found.append(Anaphor(first, i, "nominal", pair))
            return
        chain = self._resolve_nominal(i, first)
        if chain is None:
            self._nameless(i)
            return
        self._mark(self._referent(chain), i)
        self.found.append(Anaphor(first, i, "nominal", (chain,)))

    def _beside(self, i: int) -> int | None:
        """ "The group Hamas", "the daily, Bild": the chain of a name in apposition to the noun at ``i``."""
        t = self.t
        for child in t.children[i]:
            if t.dep[child] == "appos" and child in self.name_at:
                return self.linker.chain_of[self.name_at[child]]
        index = self.name_at.get(i + 1)
        if index is not None and self.linker.names[index].first == i + 1 and t.tag[i] == "NN":
            head = t.phrase_head(i + 1, self.linker.names[index].last)
            if t.dep[head] in ("appos", "nmod") and t.head[head] == i:
                return self.linker.chain_of[index]
        parent = t.head[i]
        if t.dep[i] == "appos" and parent in self.name_at and t.tag[i] == "NN":
            return self.linker.chain_of[self.name_at[parent]]
        return None

    def _pair(self, i: int, first: int) -> tuple[int, ...]:
        """ "The two leaders", "both countries", "the pair": the last two of their type that were joined."""
        t = self.t
        lemma = t.lemma[i].lower()
        kind = self.nouns.pairs.get(lemma)
        words = t.lower[first:i]
        if kind is None or not (
            ("two" in words and words[0] in ("the", "these", "those", "two"))
            or words[:1] == ["both"]
            or (lemma in ("pair", "duo") and words == ["the"])
        ):
            return ()
        if any(t.dep[c] in ("prep", "relcl", "acl") and c > i and t.lower[c] == "of" for c in t.children[i]):
            return ()
        kinds = ("Country", "Organization") if lemma in ("side", "party") else (kind,)
        pair = self._top_two(i, kinds, lemma, near=True)
        return pair or (self._top_two(i, kinds, lemma, near=False) if kind == "Person" else ())

    def _top_two(self, i: int, kinds: tuple[str, ...], lemma: str, near: bool) -> tuple[int, ...]:
        """The two entities of these types that the article is most about around token ``i``."""
        t = self.t
        scored: list[tuple[float, int, int]] = []
        for referent in self.referents.values():
            chain = self.linker.chains[referent.chain]
            if chain.type not in kinds or not referent.marks:
                continue
            if lemma in ("leader", "president", "head", "statesman"):
                titles = {title.split()[-1].lower() for title in chain.titles} | self.described.get(
                    chain.id, set()
                )
                if not titles & self.nouns.head_offices and not titles & _HEADS:
                    continue
            weight = referent.salience(t.sentence[i], i) if near else 1.0
            if weight:
                scored.append(
                    (
                        weight * max(len(chain.names), len(referent.marks)) ** 0.5,
                        referent.marks[-1][0],
                        chain.id,
                    )
                )
        scored.sort(reverse=True)
        return tuple(sorted(c for _, _, c in scored[:2])) if len(scored) >= 2 else ()

    def _resolve_nominal(self, i: int, first: int) -> int | None:
        t = self.t
        if t.tag[i] in ("NNS", "NNPS") or t.pos[i] not in ("NOUN", "PROPN"):
            return None
        if t.pos[i] == "PROPN" and t.lower[i] not in self.nouns.refers:
            return None
        lemma = t.lemma[i].lower()
        determiner = t.lower[first]
        owned = determiner in _POSSESSIVE and lemma == "counterpart"
        if determiner not in ("the", "this", "that") and not owned and t.dep[first] != "poss":
            return None
        kinds = self.nouns.refers.get(lemma)
        if kinds is None and lemma != "counterpart":
            if determiner not in ("the", "this") or self._owner(i, first) != (None, False):
                return None
            return self._by_head(i, lemma)
        country, blocked = self._owner(i, first)
        if blocked:
            return None
        if lemma == "counterpart":
            return self._person(i, "", country) if country is not None else None
        assert kinds is not None
        if country is not None:
            return self._person(i, lemma, country) if "Person" in kinds else self._by_head(i, lemma, country)
        if t.dep[first] == "poss" or determiner in _POSSESSIVE:
            return None
        if "Person" in kinds:
            found = self._person(i, lemma, None)
            if found is not None:
                return found
        found = self._by_head(i, lemma)
        if found is not None:
            return found
        if lemma in ("country", "nation"):
            return self._recent(i, ("Country",), 1.15)
        if lemma in ("government", "administration", "regime"):
            return self._recent(i, ("Country",), 1.6)
        if lemma in ("event", "competition", "contest", "tournament"):
            return self._only(("Event",))
        if "Place" in kinds and lemma in ("city", "town"):
            return self._recent(i, ("Place",), 1.15, cities=True)
        if "Organization" in kinds and lemma in (
            "organization",
            "organisation",
            "group",
            "company",
            "firm",
            "bloc",
            "alliance",
        ):
            return self._organisation(i, lemma)
        return None

    def _owner(self, i: int, first: int) -> tuple[str | None, bool]:
        """Country among the modifiers of a nominal, and whether another modifier says it is somebody else."""
        t = self.t
        country: str | None = None
        for k in range(first, i):
            if k in self.demonyms:
                country = self.demonyms[k].name
            elif k in self.name_at:
                chain = self.linker.chains[self.linker.chain_of[self.name_at[k]]]
                if chain.type != "Country":
                    return None, True
                country = chain.name
            elif t.dep[k] == "amod" and t.lower[k] in (
                "other",
                "same",
                "first",
                "second",
                "third",
                "last",
                "next",
                "previous",
                "former",
                "new",
                "late",
                "only",
                "entire",
                "whole",
                "latter",
                "main",
                "largest",
                "biggest",
                "future",
                "average",
                "ex",
                "then",
                "latest",
                "one",
                "another",
                "deputy",
                "recent",
            ):
                return None, True
            elif t.dep[k] in ("compound", "nummod"):
                if t.text[k][:1].isupper() or t.dep[k] == "nummod":
                    return None, True
        for child in t.children[i]:
            if child < i:
                continue
            if t.dep[child] == "prep":
                names = [g for g in t.children[child] if t.dep[g] == "pobj"]
                if t.lower[child] == "of" and names and names[0] in self.name_at:
                    chain = self.linker.chains[self.linker.chain_of[self.name_at[names[0]]]]
                    if chain.type == "Country":
                        country = chain.name
                        continue
                if t.lower[child] in ("of", "for", "from", "at", "with", "between"):
                    return None, True
            elif t.dep[child] in ("relcl", "acl"):
                return None, True
        return country, False

    def _person(self, i: int, lemma: str, country: str | None) -> int | None:
        """A person by office and country; an office alone needs a title in the article."""
        t = self.t
        compound = [
            t.lemma[c].lower()
            for c in t.children[i]
            if t.dep[c] in ("compound", "amod") and c < i and c not in self.demonyms
        ]
        phrase = " ".join(
            [
                *(
                    w
                    for w in compound
                    if w in ("prime", "foreign", "defense", "defence", "vice", "interior", "finance", "supreme")
                ),
                lemma,
            ]
        )
        sentence = t.sentence[i]
        ranked: list[tuple[int, int, int]] = []
        gender = self.words.nouns.get(lemma)
        for chain in self.linker.chains:
            if chain.type != "Person" or chain.id not in self.referents:
                continue
            if gender and chain.gender and gender != chain.gender:
                continue
            referent = self.referents[chain.id]
            if country is not None and chain.country != country:
                continue
            known = self.described.get(chain.id, set())
            heads = {title.split()[-1].lower() for title in chain.titles} | known
            fits = 0
            if phrase in known or (lemma in heads and " " not in phrase):
                fits = 3
            elif (
                lemma in self.nouns.head_offices
                and heads & self.nouns.head_offices
                and not (heads & {"deputy", "vice", "spokesman"})
                and (
                    lemma == "leader"
                    or (
                        country is not None
                        and lemma not in ("president", "king", "queen", "premier", "chancellor")
                    )
                )
            ):
                fits = 2
            elif lemma == "" and country is not None:
                fits = 1
            if not fits:
                continue
            token, number, _ = referent.marks[-1]
            if country is None and sentence - number > 12:
                continue
            ranked.append((fits, token, chain.id))
        if not ranked:
            return self._by_gender(i, lemma) if lemma in _BARE_PERSONS and country is None else None
        top = max(r[0] for r in ranked)
        best = [r for r in ranked if r[0] == top]
        if country is None and top == 2 and len(best) > 1:
            near = [r for r in best if sentence - t.sentence[r[1]] <= 1]
            if len(near) != 1:
                return None
            best = near
        return max(best, key=lambda r: r[1])[2]

    def _by_gender(self, i: int, lemma: str) -> int | None:
        """ "The man", "the teenager": the one person that has been spoken of in this and the last two sentences."""
        t = self.t
        gender = self.words.nouns.get(lemma)
        near = [
            r.chain
            for r in self.referents.values()
            if r.kind in ("male", "female", "person")
            and t.sentence[i] - r.marks[-1][1] <= 2
            and (not gender or r.kind in (gender, "person"))
        ]
        return near[0] if len(near) == 1 else None

    def _by_head(self, i: int, lemma: str, country: str | None = None) -> int | None:
        """A chain whose name or description has this head noun: "the ministry", "the festival"."""
        best: tuple[int, int] | None = None
        if lemma in _TIMES:
            return None
        for referent in self.referents.values():
            chain = self.linker.chains[referent.chain]
            if chain.type in ("Country", "Person") or lemma not in self.described.get(chain.id, ()):
                continue
            if country is not None and chain.country != country:
                continue
            mark = (referent.marks[-1][0], chain.id)
            best = mark if best is None or mark > best else best
        return best[1] if best else None

    def _only(self, kinds: tuple[str, ...]) -> int | None:
        """The one entity of these types seen so far, if there is just one."""
        seen = [r.chain for r in self.referents.values() if self.linker.chains[r.chain].type in kinds]
        return seen[0] if len(seen) == 1 else None

    def _recent(self, i: int, kinds: tuple[str, ...], lead: float, cities: bool = False) -> int | None:
        """The most salient entity of these types, if it leads the next by the factor ``lead``."""
        t = self.t
        sentence = t.sentence[i]
        scored: list[tuple[float, int, int]] = []
        for referent in self.referents.values():
            chain = self.linker.chains[referent.chain]
            if chain.type in kinds and not (
                cities
                and (
                    chain.name in self.words.regions
                    or any(h in chain.name.lower().split() for h in self.words.place_heads)
                )
            ):
                score = referent.salience(sentence, i) * (1 + 0.25 * min(len(chain.names), 10))
                if score:
                    scored.append((score, referent.marks[-1][0], chain.id))
        return _leader(scored, lead)

    def _organisation(self, i: int, lemma: str) -> int | None:
        """ "The company", "the group": the most salient organisation that is not known to be something else."""
        t = self.t
        sentence = t.sentence[i]
        scored: list[tuple[float, int, int]] = []
        for referent in self.referents.values():
            chain = self.linker.chains[referent.chain]
            if chain.type != "Organization":
                continue
            known = self.described.get(chain.id, set())
            body = bool(known & _STATE_BODIES) or chain.name in self.words.bodies
            union = chain.name in _BLOCS
            if lemma == "alliance":
                if chain.name != "NATO":
                    continue
            elif lemma == "bloc":
                if not union:
                    continue
            elif body or union:
                continue
            score = referent.salience(sentence, i) * (1 + 0.15 * min(len(referent.marks), 6))
            if score or lemma in ("bloc", "alliance"):
                scored.append((score, referent.marks[-1][0], chain.id))
        return _leader(
            scored, 1.3 if lemma in ("company", "firm", "group", "organization", "organisation") else 1.0
        )


_HEADS = frozenset(("prime minister", "minister", "president", "leader", "general secretary"))
_BARE_PERSONS = frozenset(
    (
        "man",
        "woman",
        "boy",
        "girl",
        "teenager",
        "politician",
        "billionaire",
        "lawmaker",
        "businessman",
        "businesswoman",
        "veteran",
        "suspect",
        "defendant",
    )
)
_STATE_BODIES = frozenset(
    (
        "ministry",
        "department",
        "parliament",
        "senate",
        "congress",
        "court",
        "council",
        "commission",
        "committee",
        "army",
        "police",
        "navy",
        "assembly",
        "party",
        "university",
        "house",
        "government",
        "embassy",
        "office",
    )
)
_BLOCS = frozenset(
    (
        "European Union",
        "ASEAN",
        "G7",
        "G20",
        "BRICS",
        "Mercosur",
        "African Union",
        "Shanghai Cooperation Organization",
        "OPEC",
        "Commonwealth of Independent States",
        "Gulf Cooperation Council",
        "Arab League",
        "United Nations",
        "NATO",
        "ECOWAS",
        "Eurasian Economic Union",
    )
)


def _leader(scored: list[tuple[float, int, int]], lead: float) -> int | None:
    """The chain with the best score, unless the second best is too near."""
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] < lead * scored[1][0]):
        return None
    return scored[0][2]


def _agrees(kind: str, referent: Referent) -> float:
    """How well a pronoun of ``kind`` may stand for a referent: 0 not at all, 1 fully."""
    other = referent.kind
    if kind in _PEOPLE_PRON:
        if other == kind:
            return 1.0
        return 0.75 if other == "person" else 0.0
    if kind == "many":
        if referent.number == "many":
            return 1.0
        return 0.35 if other == "thing" and referent.chain >= 0 else 0.0
    return 1.0 if other == "thing" else 0.0
