"""People by their office or calling: "the Chinese president", "the lawmaker", "the man"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicon.names import callings

if TYPE_CHECKING:
    from kg.language.mentions.chains import Chain
    from kg.language.mentions.discourse import Discourse
    from kg.language.mentions.pairs import Pairs
    from kg.language.mentions.referents import Referent
    from kg.language.mentions.table import Table

_CLOSE_OFFICES = frozenset(("president", "king", "queen", "premier", "chancellor"))
_KNOWN = 1
_LEADING = frozenset(("president", "prime minister", "chancellor", "supreme leader", "premier"))
_OFFICE_MEMORY = 12  # sentences for which a bare office points at its last holder
_SOON = 3  # ... and whose relatives
_AHEAD = 8  # sentences within which news names whom it began with by office


class Persons:
    """Finds the chain of a :class:`Discourse` that a definite noun for a person stands for."""

    def __init__(self, discourse: Discourse, pairs: Pairs) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self.lists = discourse.lists
        self.pairs = pairs
        self.callings = callings()

    def of(self, i: int, lemma: str, country: str | None) -> int | None:
        """A person by office and country; an office alone needs a title in the article."""
        t, d = self.t, self.d
        modifiers = [
            t.lemma[c].lower()
            for c in t.children[i]
            if c < i and t.lemma[c].lower() in self.lists["office_modifiers"]
        ]
        phrase = " ".join([*modifiers, lemma])
        gender = d.words.nouns.get(lemma)
        sentence = t.sentence[i]
        ranked: list[tuple[int, int, int]] = []
        for referent in d.recent():
            chain = d.chain(referent)
            if chain.type != "Person" or (country is not None and chain.country != country):
                continue
            if gender and chain.gender and gender != chain.gender:
                continue
            row, number, _ = referent.marks[-1]
            if country is None and sentence - number > _OFFICE_MEMORY:
                continue
            fit = self._fit(chain, lemma, phrase, country is not None)
            if fit == 2 and (d.last_noun.get(lemma, -1) > row or t.text[i][:1].isupper()):
                continue  # another one without a name has been spoken of since; "The Diplomat" is a paper
            if fit:
                ranked.append((fit, row, chain.id))
        if not ranked and country is not None:
            return self._announced(i, phrase, country) if lemma else None
        if not ranked:
            return self._by_gender(i, lemma) if lemma in self.lists["bare_persons"] else None
        top = max(ranked)[0]
        best = [r for r in ranked if r[0] == top]
        if top == _KNOWN and len(best) > 1:
            return None
        if country is None and top == 2 and len(best) > 1:
            best = [r for r in best if sentence - t.sentence[r[1]] <= 1]
            if len(best) != 1:
                return None
        return max(best)[2]

    def counterpart(self, i: int, country: str, owner: Referent | None) -> int | None:
        """The one of a country who holds the office of ``owner``: "Mr. Leka embraced his Turkish counterpart"."""
        d = self.d
        own = set() if owner is None or owner.chain < 0 else self.pairs.title_nouns(d.chain(owner))
        heads = d.nouns.head_offices
        for referent in sorted(d.recent(), key=lambda r: -r.marks[-1][0]):
            chain = d.chain(referent)
            if chain.type != "Person" or chain.country != country or referent is owner:
                continue
            nouns = self.pairs.title_nouns(chain)
            if not own or not nouns or nouns & own or (own & heads and nouns & heads):
                return chain.id
        return None

    def of_body(self, i: int, lemma: str, body: int) -> int | None:
        """A person by office and body: "the Hamas leader", "the Vermont senator"."""
        t, d = self.t, self.d
        ranked: list[tuple[int, int, int]] = []
        for referent in d.recent():
            near = t.sentence[i] - referent.marks[-1][1] <= _OFFICE_MEMORY
            if near and body in d.bodies.get(referent.chain, ()):
                fit = self._fit(d.chain(referent), lemma, lemma, True)
                ranked.append((fit, referent.marks[-1][0], referent.chain))
        best = max(ranked, default=(0, 0, 0))
        if best[0] > 1:
            return best[2]
        found = [
            c.id
            for c in d.linker.chains
            if body in d.bodies.get(c.id, ())
            and any(office.split()[-1] == lemma for office in d.offices.get(c.id, ()))
            and 0 < t.sentence[d.linker.names[c.names[0]].first] - t.sentence[i] <= _AHEAD
        ]
        return found[0] if len(found) == 1 else None

    def _announced(self, i: int, phrase: str, country: str) -> int | None:
        """ "Turkey's interior minister resigned on Friday. Interior Minister Cem Aksoy said": the one named below."""
        t, d = self.t, self.d
        found: list[int] = []
        for chain in d.linker.chains:
            if chain.type != "Person" or phrase not in d.offices.get(chain.id, ()):
                continue
            first = d.linker.names[chain.names[0]].first
            if chain.country in (country, None) and 0 < t.sentence[first] - t.sentence[i] <= _AHEAD:
                found.append(chain.id)
        return found[0] if len(found) == 1 else None

    def named_below(self, i: int, lemma: str) -> list[int]:
        """Who is first named soon after row ``i``, as a "father" or "lawyer"."""
        t, d = self.t, self.d
        found: list[int] = []
        for chain in d.linker.chains:
            if chain.type == "Person" and lemma in d.known.get(chain.id, ()):
                first = d.linker.names[chain.names[0]].first
                if 0 < t.sentence[first] - t.sentence[i] <= _SOON:
                    found.append(chain.id)
        return found

    def _fit(self, chain: Chain, lemma: str, phrase: str, with_country: bool) -> int:
        """3: the article gives the person this title; 2: a senator is "the lawmaker"; 1: a counterpart.

        _KNOWN: the article gives no office, but a leader of that name and country is known to hold it.
        """
        if not lemma:
            return 1
        nouns = self.pairs.title_nouns(chain)
        if phrase in nouns or (lemma in nouns and phrase == lemma):
            return 3
        if (
            with_country
            and not chain.titles
            and (phrase in chain.known_as or (lemma == "leader" and chain.known_as & _LEADING))
        ):
            return _KNOWN
        if lemma in self.callings and phrase == lemma and nouns & self.callings[lemma]:
            return 2
        if lemma not in self.d.nouns.head_offices or not nouns & self.d.nouns.head_offices:
            return 0
        if nouns & {"deputy", "vice", "spokesman", "spokeswoman", "adviser", "aide"}:
            return 0
        return 2 if lemma == "leader" or (with_country and lemma not in _CLOSE_OFFICES) else 0

    def _by_gender(self, i: int, lemma: str) -> int | None:
        """ "The man", "the teenager": the one person spoken of in this and the last two sentences."""
        gender = self.d.words.nouns.get(lemma)
        kinds = (gender, "person") if gender else ("male", "female", "person")
        speaker = self.d.speaker(i)  # calls nobody but others "this man"
        if speaker is None and self.t.quoted[i]:
            return None
        near = [
            r.chain
            for r in self.d.recent()
            if r.kind in kinds and r is not speaker and self.t.sentence[i] - r.marks[-1][1] <= 2
        ]
        return near[0] if len(near) == 1 else None
