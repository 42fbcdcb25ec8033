"""Offices that stand in apposition to a person's name or are given to him by a verb: "was elected president"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.roles import POSSESSIVES, Description, Form, RolePhrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.language.mentions.chains import Linker

_COPULAS = frozenset(("be", "become", "remain"))
_NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "DET"))
#: The office that a verb tells.
HEADING = {"chair": "chair", "head": "head", "lead": "leader"}
_TENSES = frozenset(("VBD", "VBP", "VBZ"))
_REFLEXIVE = frozenset(("herself", "himself"))


class OfficeFinder:
    """Finds the role nouns that follow a name or that a verb ties to it."""

    def __init__(self, linker: Linker, roles: RolePhrases) -> None:
        self.linker = linker
        self.t = linker.t
        self.words = linker.words
        self.roles = roles
        self.name_at = roles.name_at
        self.lists = roles.lists

    def linked(self, head: int) -> list[tuple[int, Form]]:
        """Role nouns in apposition to the name headed by row ``head``, or given to it by a verb."""
        t = self.t
        out: list[tuple[int, Form]] = []
        for child in t.children[head]:
            if t.dep[child] == "appos" and child > head and child not in self.name_at:
                joined = [c for c in t.children[child] if t.dep[c] == "conj" and c not in self.name_at]
                out.extend((noun, "apposition") for noun in (child, *joined))
        parent = t.head[head]
        for child in t.children[head]:
            if t.dep[child] == "relcl" and child > head:  # "Kallas, who became ..."
                for who in t.children[child]:
                    if t.lower[who] == "who" and t.dep[who] in ("nsubj", "nsubjpass"):
                        out.extend(self._predicative(who, child))
        if t.dep[head] == "conj" and t.dep[parent] == "appos" and parent in self.name_at:
            noun = t.head[parent]  # "the co-chairs, A and B"
            if t.tag[noun] in ("NNS", "NNPS") and noun < parent:
                out.append((noun, "apposition"))
        if t.dep[head] == "appos" and parent not in self.name_at:
            joined = [
                c for c in t.children[parent] if t.dep[c] == "conj" and c < head and c not in self.name_at
            ]
            first = t.head[parent]  # "Chad's premier and finance minister, Idriss Barka"
            if (
                t.dep[parent] == "conj"
                and first not in self.name_at
                and t.lemma[first].lower() in self.words.offices
                and all(t.dep[c] != "appos" or c not in self.name_at for c in t.children[first])
            ):
                joined.append(first)
            out.extend((noun, "apposition") for noun in (parent, *joined))
            if t.dep[parent] in ("nsubj", "nsubjpass"):
                out.extend(self._predicative(parent, t.head[parent]))
        elif self._beside_body(head, parent):
            noun = self._head_of(parent)
            if noun >= 0:
                out.append((noun, "apposition"))
        elif t.dep[head] in ("nsubj", "nsubjpass", "dobj"):
            out.extend(self._predicative(head, parent))
        elif t.dep[parent] == "agent" and t.lemma[t.head[parent]].lower() in self.lists["following"]:
            out.extend(self._as(t.head[parent]))  # "was replaced by Ana Prado as mayor"
        return out

    def _predicative(self, head: int, verb: int) -> list[tuple[int, Form]]:
        """Role nouns that a verb gives its subject or object: "was elected president", "resigned as mayor"."""
        t, lists = self.t, self.lists
        lemma = t.lemma[verb].lower()
        out: list[tuple[int, Form]] = []
        if lemma in _COPULAS and t.dep[head] == "nsubj":
            out.extend((c, "copula") for c in t.children[verb] if t.dep[c] == "attr" and c not in self.name_at)
        elif lemma in lists["appointing"] and t.dep[head] in ("dobj", "nsubjpass"):
            found = (c for c in t.children[verb] if t.dep[c] in ("oprd", "attr") and c > verb)
            out.extend((c, "appointment") for c in found)
        elif lemma in lists["appointing"] and (noun := self._made_himself(verb)) >= 0:
            return [(noun, "appointment")]
        if lemma in lists["serving"] or lemma in lists["following"]:
            out.extend(self._as(verb))
        elif lemma in lists["appointing"] or lemma in lists["leaving"]:
            # Who appoints or dismisses somebody is not the one to hold the office.
            gives = t.dep[head] == "nsubj" and any(t.dep[c] in ("dobj", "ccomp") for c in t.children[verb])
            out.extend([] if gives else self._as(verb))
        return out

    def _made_himself(self, verb: int) -> int:
        """The role noun of "declared himself president", -1 elsewhere."""
        t = self.t
        for child in t.children[verb]:
            if t.dep[child] == "ccomp" and any(t.lower[c] in _REFLEXIVE for c in t.children[child]):
                return child
            if t.dep[child] == "oprd" and any(t.lower[c] in _REFLEXIVE for c in t.children[verb]):
                return child
        return -1

    def _beside_body(self, head: int, body: int) -> bool:
        """Whether a name stands in apposition to a body's, also when the parser takes the two for a list."""
        t = self.t
        if body not in self.name_at or self.linker.types[self.name_at[body]] == "Person" or body >= head:
            return False
        if t.dep[head] != "conj":
            return t.dep[head] == "appos"
        first = self.linker.names[self.name_at[head]].first
        closed = head + 1 < len(t) and t.text[head + 1] in (",", ".")
        return closed and t.text[first - 1] == "," and self.name_at.get(first - 2) == self.name_at[body]

    def _head_of(self, row: int) -> int:
        """The role noun that a body belongs to: "the leader of | Sinn Fein", before a name in apposition."""
        t = self.t
        if t.dep[row] != "pobj" or t.lower[t.head[row]] not in ("of", "to", "for"):
            return -1
        noun = t.head[t.head[row]]
        return noun if t.lemma[noun].lower() in self.words.offices and noun not in self.name_at else -1

    def _as(self, verb: int) -> list[tuple[int, Form]]:
        """The nouns after "as": "served as president"."""
        t = self.t
        objects = [c for c in t.children[verb] if t.dep[c] in ("dobj", "nsubjpass")]
        beside = [
            c for o in objects for c in t.children[o] if t.dep[c] == "appos"
        ]  # "named X, [an envoy], as premier"
        holders = (verb, *objects, *beside)
        found = (
            c for h in holders for c in t.children[h] if c > verb and t.dep[c] == "prep" and t.lower[c] == "as"
        )
        nouns = [c for preposition in found for c in t.children[preposition] if t.dep[c] == "pobj"]
        i = verb + 2
        if not nouns and i < len(t) and t.lower[i - 1] == "as":  # the parser takes "as" for "while"
            while i + 1 < min(verb + 7, len(t)) and t.pos[i] in _NOMINAL and t.pos[i + 1] in _NOMINAL - {"DET"}:
                i += 1
            nouns = [i] if t.lemma[i].lower() in self.words.offices and i not in self.name_at else []
            self.roles.verb_of.update(dict.fromkeys(nouns, verb))
        return [(noun, "appointment") for noun in nouns]

    def heading(self, index: int, head: int) -> Iterator[Description]:
        """ "NAME heads the agency", "NAME, who heads the agency": the office that the verb tells."""
        t = self.t
        yield from self._led(index, head)
        above = (head, t.head[head]) if t.dep[head] == "appos" else (head,)
        clauses = [c for i in above for c in t.children[i] if t.dep[c] == "relcl" and c > head]
        for verb in (*clauses, t.head[head]):
            if t.lemma[verb].lower() not in HEADING or t.pos[verb] != "VERB" or t.tag[verb] not in _TENSES:
                continue
            subject = next((c for c in t.children[verb] if t.dep[c] == "nsubj"), -1)
            if subject != head and (verb not in clauses or subject < 0 or t.lower[subject] != "who"):
                continue
            if any(t.dep[c] in ("aux", "neg", "prt") for c in t.children[verb]):
                continue
            body = next((c for c in t.children[verb] if t.dep[c] == "dobj"), -1)
            name = self.name_at.get(body, -1)
            if name >= 0 and self.linker.types[name] == "Organization":
                last = self.linker.names[name].last
                yield Description(
                    index, verb, verb, verb, "copula", t.tag[verb] == "VBD", None, body, (verb, last)
                )

    def _led(self, index: int, head: int) -> Iterator[Description]:
        """ "The council, chaired by NAME"."""
        t = self.t
        verb = t.head[t.head[head]]
        if t.dep[t.head[head]] != "agent" or t.dep[verb] != "acl" or t.lemma[verb].lower() not in HEADING:
            return
        body = t.head[verb]
        name = self.name_at.get(body, -1)
        if name >= 0 and self.linker.types[name] == "Organization":
            last = self.linker.names[index].last
            yield Description(index, verb, verb, verb, "apposition", False, None, body, (verb, last))

    def named(self, index: int) -> Description | None:
        """ "appointed NAME foreign minister": whatever the parser makes of it."""
        t, name = self.t, self.linker.names[index]
        verb = name.first - 1
        while verb > 0 and (t.lower[verb] in self.words.title_words or t.lower[verb] in self.words.courtesy):
            verb -= 1
        if verb < 0 or t.lemma[verb].lower() not in self.lists["appointing"]:
            return None
        if t.pos[verb] != "VERB" or t.sentence[verb] != t.sentence[name.first]:
            return None
        first = i = name.last + 1
        while i < min(first + 7, len(t)) and (t.pos[i] in _NOMINAL or t.text[i] in POSSESSIVES):
            if t.lemma[i].lower() in self.words.offices and t.pos[i + 1 : i + 2] not in (["NOUN"], ["PROPN"]):
                self.roles.verb_of[i] = verb
                return self.roles.phrase(index, i, "appointment", first)
            i += 1
        return None
