"""What has been talked about so far: referents, their salience, and what is known of each.

Salience after Lappin & Leass (1994, "An algorithm for pronominal anaphora resolution"): every mention adds to
its referent by grammatical role, and all of it halves with each sentence. People and things without a name are
referents too, so that "he" after "a soldier" is nobody rather than the last man named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.metonyms import stands_for_government
from kg.language.mentions.referents import MENTIONED, SUBJECT, WINDOW, Referent
from kg.lexicon.names import coreference_words, kind_nouns, nominals

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain, Linker
    from kg.language.mentions.roles import Description
    from kg.language.mentions.table import Table
    from kg.lexicon.territories import Territory

_KINDS = kind_nouns()
_ROLES = {
    "nsubj": 80, "nsubjpass": 80, "csubj": 70, "ROOT": 60, "dobj": 50, "dative": 45, "attr": 45, "agent": 45,
    "poss": 45, "pobj": 40, "appos": 40,
}  # fmt: skip
_STANDING_FOR = ("PRON", "DET")
_MAIN = 15  # the subject of the main clause
_OTHER_ROLE = 30
_LISTED = 40  # inside another noun phrase, or a country in the tail of a list
_FAR = 200
_LONGEST_QUOTE = 6  # sentences back in which the speaker of a quotation may be named
_TAKEN_UP = 4  # sentences for which "the soldier" is the one spoken of
_MEMORY = 40  # referents without a name that are kept

QUOTES = ('"', "``", "''")


class Discourse:
    """The state of the walk through one document, shared by the resolvers of pronouns and nominals."""

    def __init__(self, linker: Linker, demonyms: dict[int, Territory], descriptions: list[Description]) -> None:
        self.t: Table = linker.t
        self.linker = linker
        self.words = linker.words
        self.nouns = nominals()
        self.lists = coreference_words()
        self.demonyms = demonyms
        self.referents: dict[int, Referent] = {}
        self.nameless: list[Referent] = []
        self.joint: dict[int, Referent] = {}  # by the row of the first conjunct
        self.at: dict[int, Referent] = {}
        self.name_at: dict[int, int] = {}
        for index, name in enumerate(linker.names):
            self.name_at.update(dict.fromkeys(range(name.first, name.last + 1), index))
        self.country_of = {c.territory.code: c.id for c in linker.chains if c.territory and c.type == "Country"}
        self.known: dict[int, set[str]] = {}
        self.offices: dict[int, set[str]] = {}  # of people, as they stand and not of former ones
        self.kinds: dict[int, frozenset[str]] = {}  # what else one may call it: "the deal" for a treaty
        self.bodies: dict[int, dict[int, None]] = {}  # of people, by their titles
        self.described_at: dict[int, int] = {}
        self._speaking: dict[int, int] = {}  # sentence -> the first subject of a verb of speech in it
        for i, dep in enumerate(self.t.dep):
            if dep == "nsubj" and self.speaks(i):
                self._speaking.setdefault(self.t.sentence[i], i)
        self.last_speaker: Referent | None = None
        self.last_noun: dict[str, int] = {}  # the row of the last singular noun that named nobody
        self._peoples = {linker.t.text[i] for i in demonyms}
        self._learn_people(descriptions)
        self._learn_names()

    # ------------------------------------------------------------------ what is known of each chain
    def _learn_people(self, descriptions: list[Description]) -> None:
        """The nouns of people's titles and appositions."""
        t = self.t
        for d in descriptions:
            holder = self.linker.chain_of[d.name]
            words = self.known.setdefault(holder, set())
            words.update(t.lemma[i].lower() for i in range(d.first, d.head + 1))
            words.add(" ".join(t.lower[d.first : d.head + 1]))
            if not d.former:
                self.offices.setdefault(holder, set()).add(" ".join(t.lower[d.first : d.head + 1]))
            if d.org in self.name_at and not d.former:
                body = self.linker.chain_of[self.name_at[d.org]]
                self.bodies.setdefault(holder, {}).setdefault(body)
            if d.form in ("apposition", "copula"):
                self.described_at[d.head] = holder

    def _learn_names(self) -> None:
        """The head noun of a name ("the council"), and nouns beside it ("the daily Bild", "city of Herat")."""
        t = self.t
        for index, name in enumerate(self.linker.names):
            chain = self.linker.chains[self.linker.chain_of[index]]
            if chain.type in ("Country", "Person"):
                continue
            words = self.known.setdefault(chain.id, set())
            form = chain.name.lower().split()
            if len(form) > 1:
                small = next((k for k, word in enumerate(form) if word in ("of", "for") and k), len(form))
                words.update((form[small - 1], form[small - 1].rstrip("s")))
                kind = _KINDS.get(form[small - 1])
                if kind is not None:
                    self.kinds[chain.id] = kind
            head = t.phrase_head(name.first, name.last)
            for child in t.children[head]:
                before = child < name.first and t.dep[child] in ("compound", "nmod")
                if t.pos[child] == "NOUN" and (before or t.dep[child] == "appos"):
                    words.add(t.lemma[child].lower())
            parent = t.head[head]
            if t.dep[head] == "appos" and t.pos[parent] == "NOUN":
                words.add(t.lemma[parent].lower())
            elif t.dep[head] == "pobj" and t.lower[parent] == "of":
                above = t.lemma[t.head[parent]].lower()
                if above in self.lists["settlements"]:
                    words.add(above)

    # ------------------------------------------------------------------ referents
    def chain(self, referent: Referent) -> Chain:
        """The chain of a referent with a name."""
        return self.linker.chains[referent.chain]

    def referent(self, chain_id: int) -> Referent:
        """The referent of a chain, made at its first mention."""
        found = self.referents.get(chain_id)
        if found is None:
            chain = self.linker.chains[chain_id]
            kind, plural = "thing", False
            if chain.type == "Person":
                kind = chain.gender or "person"
            elif chain.type == "Group" or chain.name.lower() in self.words.party_plurals or self._family(chain):
                kind, plural = "many", True
            found = self.referents[chain_id] = Referent(chain_id, kind, plural, place=chain.type == "Place")
            found.body = plural and not chain.name.endswith("s") and chain.name not in self._peoples
        return found

    def _family(self, chain: Chain) -> bool:
        """ "The Obamas", "the Rangers": several by the form of their name."""
        if chain.type != "Organization" or " " in chain.name or not chain.names:
            return False
        name = self.linker.names[chain.names[0]]
        plural = self.t.tag[name.last] == "NNPS" and self.t.lower[name.first - 1 : name.first] == ["the"]
        return plural and chain.name.lower() not in self.lists["media"]

    def speaks(self, i: int) -> bool:
        """Whether row ``i`` is the subject of a verb of speech outside of quotations.

        So is who "reacted, saying".
        """
        t, speech = self.t, self.lists["speech"]
        if t.dep[i] != "nsubj" or t.quoted[i]:
            return False
        verb = t.head[i]
        return t.lemma[verb].lower() in speech or any(
            t.tag[c] == "VBG" and t.dep[c] == "advcl" and c > verb and t.lemma[c].lower() in speech
            for c in t.children[verb]
        )

    def speaker(self, i: int) -> Referent | None:
        """Who utters the quotation around row ``i``: the subject of a verb of speech in or beside it."""
        t = self.t
        if not t.quoted[i]:
            return None
        number = t.sentence[i]
        for step in (0, 1, -1):
            if 0 <= number + step < len(t.first):
                found, referent = self._speaker_in(number + step)
                if found:
                    return referent
        back = number
        while number - back < _LONGEST_QUOTE and back > 0 and self._runs_on(back):
            back -= 1
            found, referent = self._speaker_in(back)
            if found:
                return referent
        return None

    def _runs_on(self, sentence: int) -> bool:
        """Whether a sentence begins inside a quotation that was opened before."""
        first = self.t.first[sentence]
        return self.t.quoted[first] and self.t.quoted[first - 1] and self.t.text[first] not in QUOTES

    def _speaker_in(self, sentence: int) -> tuple[bool, Referent | None]:
        """Whether a sentence has a subject of a verb of speech outside of quotations, and its referent."""
        subject = self._speaking.get(sentence)
        if subject is None:
            return False, None
        if subject in self.at:
            return True, self.at[subject]
        index = self.name_at.get(subject)
        return True, self.referent(self.linker.chain_of[index]) if index is not None else None

    def recent(self, sentence: int = -1) -> list[Referent]:
        """Referents with a name, the last mentioned first; with a sentence, those within its window.

        At most :data:`_FAR` of them, so that the walk stays linear in the length of the text.
        """
        found: list[Referent] = []
        for referent in reversed(self.referents.values()):
            if not referent.marks:
                continue
            if len(found) >= _FAR or (sentence >= 0 and sentence - referent.marks[-1][1] > WINDOW):
                break
            found.append(referent)
        return found

    def mark(self, referent: Referent, i: int) -> None:
        """Note a mention of ``referent`` at row ``i``; a conjunct has the role of the first."""
        t = self.t
        head, hops = i, 0
        while t.dep[head] == "conj" and hops < 8:
            head, hops = t.head[head], hops + 1
        listed = head != i and referent.chain >= 0 and self.chain(referent).type == "Country"
        embedded = t.dep[head] in ("poss", "compound", "nmod")
        weight = _ROLES.get(t.dep[head], _OTHER_ROLE) + (_LISTED if listed or embedded else MENTIONED)
        if weight >= SUBJECT and referent.kind in ("thing", "many") and t.dep[t.head[head]] == "ROOT":
            weight += _MAIN
        referent.marks.append((i, t.sentence[i], weight))
        self.at[i] = referent
        if referent.chain >= 0 and self.speaks(i):
            self.last_speaker = referent
        if referent.chain >= 0:
            self.referents[referent.chain] = self.referents.pop(referent.chain)

    def mark_name(self, index: int) -> None:
        """Note the mention by name ``index``."""
        name = self.linker.names[index]
        head = self.t.phrase_head(name.first, name.last)
        chain = self.linker.chains[self.linker.chain_of[index]]
        code = stands_for_government(self.t, head, self.linker.texts[index], chain.type)
        self.mark(self.referent(self.country_of.get(code or "", chain.id)), head)
        if self.t.dep[head] == "conj":
            self._join(head)

    def _join(self, i: int) -> None:
        """Note that the name at row ``i`` is joined to the names before it: "Oslo and Riga agreed"."""
        t = self.t
        first, hops = i, 0
        while t.dep[first] == "conj" and hops < 8:
            first, hops = t.head[first], hops + 1
        a, b = self.at.get(first), self.at[i]
        if a is None or a.chain < 0 or b.chain < 0 or a is b:
            return
        kinds = {self.chain(a).type == "Person", self.chain(b).type == "Person"}
        if len(kinds) > 1 or t.lower[first + 1 : i].count("or"):
            return
        joint = self.joint.get(first)
        if joint is None:
            joint = self.joint[first] = Referent(-1, "many", True, members=[a.chain])
        if b.chain not in joint.members:
            joint.members.append(b.chain)
        joint.marks.append((i, t.sentence[i], a.marks[-1][2]))

    def mark_together(self, i: int, chains: tuple[int, ...]) -> Referent:
        """Note a mention at row ``i`` of several at once: "the two leaders"."""
        joint = self.joint[i] = Referent(-1, "many", True, members=sorted(chains))
        self.mark(joint, i)
        return joint

    def mark_demonym(self, i: int) -> None:
        """A nationality word keeps its country in mind, faintly."""
        chain = self.country_of.get(self.demonyms[i].code)
        if chain is not None:
            self.referent(chain).marks.append((i, self.t.sentence[i], _OTHER_ROLE + 10))
            self.referents[chain] = self.referents.pop(chain)

    def mark_relative(self, i: int) -> None:
        """ "Devi, who told Rao that she ...": the relative pronoun counts as a mention of its antecedent."""
        t = self.t
        verb = t.head[i]
        if t.dep[i] in ("nsubj", "nsubjpass") and t.dep[verb] == "relcl":
            referent = self.at.get(t.head[verb])
            if referent is not None:
                self.mark(referent, i)

    def relative_head(self, i: int) -> int:
        """The noun that the relative clause around row ``i`` is about, or 0."""
        t, node = self.t, i
        for _ in range(6):
            if t.dep[node] == "relcl":
                return t.head[node]
            node = t.head[node]
        return 0

    def acting_on(self, i: int) -> Referent | None:
        """Subject of the verb that row ``i`` is an object of: "China would back the country" is about another."""
        t = self.t
        verb = t.head[i]
        if t.dep[i] == "pobj" and t.lower[verb] in ("with", "against", "to", "at"):
            verb = t.head[verb]
            owner = next((c for c in t.children[verb] if t.dep[c] == "poss"), -1)
            if owner in self.at:
                return self.at[owner]  # "Norway's ties with the country"
        elif t.dep[i] not in ("dobj", "dative"):
            return None
        subject = next((c for c in t.children[verb] if t.dep[c] == "nsubj" and t.pos[c] != "PRON"), -1)
        return self.at.get(subject)

    def mark_nameless(self, i: int) -> int | None:
        """A common noun phrase as a referent of its own, to compete with names.

        "The soldier" is the one spoken of before as "a Turkish soldier", whose row is given back.
        """
        t = self.t
        lemma = t.lemma[i].lower()
        if t.dep[i] == "npadvmod" or lemma in self.lists["times"] or lemma in self.lists["measures"]:
            return None  # "two years ago", "ten percent": nothing that a pronoun takes up
        plural = t.tag[i] in ("NNS", "NNPS") or t.pos[i] in _STANDING_FOR or lemma in self.lists["collectives"]
        if plural:
            kind = "many"
        elif lemma in self.nouns.persons:
            kind = self.words.nouns.get(lemma) or "person"
        else:
            kind = "thing"
        before = None if plural else self._spoken_of(i, lemma)
        if not plural:
            self.last_noun[lemma] = i
        if before is not None:
            self.nameless.remove(before)
            self.nameless.append(before)
            self.mark(before, i)
            return before.marks[0][0]
        referent = Referent(-1, kind, plural)
        self.mark(referent, i)
        self.nameless.append(referent)
        if len(self.nameless) > _MEMORY:
            del self.nameless[: _MEMORY // 2]
        return None

    def _spoken_of(self, i: int, lemma: str) -> Referent | None:
        """The thing or person without a name that "the" and the bare noun at row ``i`` take up."""
        t = self.t
        last = self.last_noun.get(lemma)
        if last is None or t.sentence[i] - t.sentence[last] > _TAKEN_UP or t.text[i] != t.lower[i]:
            return None
        if t.left_edge(i) != i - 1 or t.lower[i - 1] not in ("the", "this", "that"):
            return None
        if any(c > i and t.dep[c] in ("prep", "relcl", "acl") for c in t.children[i]):
            return None
        return next((r for r in reversed(self.nameless) if any(row == last for row, _, _ in r.marks)), None)
