"""From the noun phrase of a source to named speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.language.attribution.table import Range, Table
from kg.lexicon.attribution import Cues
from kg.model import Article, EntityArg
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from kg.language.mentions import MentionIndex

# Nouns for one side's telling of what was said: "in the Kremlin's account of the call".
_ACCOUNTS = frozenset(
    "account version readout description summary transcript rendering telling retelling record".split()
)
_ARTICLES = ("the ", "a ", "an ")
_RELATIVE = ("WP", "WDT")
_PERSONAL = frozenset(("he", "she", "i", "you", "him", "her", "his", "my", "your"))
# Pronouns that stand for nobody mentioned before: "many say", "those close to the palace".
_INDEFINITE = frozenset("few many most others several some somebody someone those".split())
# What stands for the speakers of an interview whose names are not repeated.
_TURNS = {"Q": "interviewer", "Question": "interviewer", "A": "interviewee", "Answer": "interviewee"}
_PLURAL_TAGS = ("NNS", "NNPS")
_CONJUNCTS = ("NOUN", "PROPN")


class Speakers:
    """Names sources and addressees of one article."""

    def __init__(self, article: Article, t: Table, mentions: MentionIndex, cues: Cues) -> None:
        self.article = article
        self.t = t
        self.mentions = mentions
        self.cues = cues

    def of(self, head: int, source: Range) -> tuple[tuple[EntityArg, ...], bool]:
        """The speakers of a source phrase, each with the whole phrase as its span, and whether they are known.

        A pronoun that nothing answers to is kept as it stands, with chain -1 and ``False``.
        """
        t = self.t
        start, end = t.start[source[0]], t.end[source[1]]
        text = self.article.text[start:end]
        if (role := _TURNS.get(text)) is not None and t.text[t.next(source[1])] == ":":
            return (EntityArg(role, "Person", text, start, end, -1, None, "nominal"),), True
        args: list[EntityArg] = []
        for part in self._conjuncts(head, source):
            noun = self._antecedent(part)
            args.extend(self.mentions.arguments(t.doc[noun]) or self._issuer(noun))
        if args:
            named = [replace(arg, text=text, start=start, end=end) for arg in args]
            return tuple(dict.fromkeys(named)), True
        noun = self._antecedent(head)
        pronoun = t.pos[noun] == "PRON" or t.tag[noun] in ("WP", "WDT", "PRP", "PRP$", "EX", "DT", "WP$")
        pronoun = pronoun and t.lower[noun] not in _INDEFINITE
        if noun != head:
            name = self.article.text[t.start[t.edges(noun)[0]] : t.end[noun]]
        else:
            name = self.article.text[t.start[source[0]] : t.end[min(self._core(head), source[1])]]
        head, name = noun, self.bare(name)
        via = "pronoun" if pronoun else "nominal"
        return (EntityArg(name, self._type(head), text, start, end, -1, None, via),), not pronoun

    def _issuer(self, head: int) -> tuple[EntityArg, ...]:
        """Who speaks through a text: "a statement from the palace", "the Finnish readout", "her letter"."""
        t = self.t
        if t.lemma[head].lower() not in self.cues.documents:
            return ()
        for child in t.children[head]:
            if t.dep[child] == "prep" and t.lower[child] in ("from", "by"):
                child = t.child(child, "pobj")
            elif t.dep[child] not in ("poss", "amod", "compound", "nmod"):
                continue
            if child >= 0 and (found := self.mentions.arguments(t.doc[child])):
                return found
        return ()

    def teller(self, cue: int) -> EntityArg | None:
        """Whose account of what was said the clause of ``cue`` follows: "in its version, ...", "in the readout of A"."""
        t = self.t
        for prep in t.children[cue]:
            noun = t.child(prep, "pobj") if t.dep[prep] == "prep" and t.lower[prep] == "in" else -1
            if noun < 0 or t.lemma[noun].lower() not in _ACCOUNTS:
                continue
            for child in t.children[noun]:
                owner = child
                if t.dep[child] == "prep" and t.lower[child] in ("from", "by", "of"):
                    owner = t.child(child, "pobj")
                elif t.dep[child] == "acl":  # "released by A"
                    agent = t.child(child, "agent")
                    owner = t.child(agent, "pobj") if agent >= 0 else -1
                elif t.dep[child] not in ("poss", "amod", "compound", "nmod"):
                    continue
                if owner >= 0 and (found := self.mentions.arguments(t.doc[owner])):
                    return found[0]
        return None

    def addressee(self, head: int) -> EntityArg | None:
        """Whom the phrase headed by ``head`` names, if it names somebody; None for things and unresolved pronouns."""
        doc = self.t.doc
        known = self.mentions.arguments(doc[head]) or self.mentions.group_argument(doc[head])
        return self.named(head) if known else None

    def named(self, head: int) -> EntityArg | None:
        """The intermediary headed by ``head``; None for a pronoun without antecedent."""
        t = self.t
        args = self.mentions.arguments(t.doc[head]) or self._issuer(head)
        if args:
            return args[0]
        if t.pos[head] not in _CONJUNCTS:
            return None
        first, last = t.edges(head)
        last = min(last, self._core(head))
        start, end = t.start[first], t.end[last]
        text = self.article.text[start:end]
        return EntityArg(self.bare(text), self._type(head), text, start, end, -1, None, "nominal")

    @staticmethod
    def bare(text: str) -> str:
        """A noun phrase as a name: white space folded, leading article dropped."""
        name = " ".join(text.split())
        for word in _ARTICLES:
            if name.lower().startswith(word):
                return name[len(word) :]
        return name

    def _antecedent(self, head: int) -> int:
        """The noun that a relative pronoun stands for, also in "both of whom", or "it", a text; else the head."""
        t = self.t
        if t.lower[head] == "it":  # "The report blamed Chad. It said ..."
            noun = self.mentions.noun_before(t.doc[head])
            return noun if noun is not None and t.lemma[noun].lower() in self.cues.documents else head
        of = next((c for c in t.children[head] if t.lower[c] == "of" and t.dep[c] == "prep"), -1)
        if t.tag[head] not in _RELATIVE and (of < 0 or t.tag[t.child(of, "pobj")] not in _RELATIVE):
            return head
        verb = t.head[head]
        before = t.previous(head)
        if of >= 0 and before > 0 and t.text[before] == "," and t.tag[t.previous(before)] in _PLURAL_TAGS:
            return t.previous(before)  # parsers hang the clause on an earlier noun
        for _ in range(4):
            if t.dep[verb] == "relcl":
                noun = t.head[verb]
                several = of < 0 or t.tag[noun] in _PLURAL_TAGS
                return noun if noun < head and several else head
            verb = t.head[verb]
        if t.tag[head] != "WDT" or before < 0:
            return head
        if t.text[before] == ",":
            before = t.previous(before)
        return before if before >= t.unit_start[head] and t.pos[before] in _CONJUNCTS else head

    def _conjuncts(self, head: int, source: Range) -> list[int]:
        t = self.t
        # "President A and Chancellor B": parsers hang the first name on the second.
        parts = [c for c in t.children[head] if source[0] <= c < head and t.child(c, "cc") > c]
        parts.append(head)
        i = head
        for _ in range(8):
            i = next(
                (c for c in t.children[i] if t.dep[c] == "conj" and c <= source[1] and t.pos[c] in _CONJUNCTS),
                -1,
            )
            if i < 0:
                break
            if not any(t.dep[c] == "advmod" and c < i for c in t.children[i]):
                parts.append(i)  # not "A, a lawyer and once an adviser"
        return parts

    def _core(self, head: int) -> int:
        """The last token of a noun phrase without its apposition and clauses: "people close to the palace"."""
        t = self.t
        last = head
        for child in t.children[head]:
            if child > head and t.dep[child] in (
                "prep",
                "amod",
                "acl",
                "nummod",
                "npadvmod",
                "advmod",
                "cc",
                "conj",
            ):
                first = t.edges(child)[0]
                if t.text[t.previous(first)] == ",":
                    break
                if t.dep[child] == "acl" and (
                    t.lower[first] == "that"
                    or (t.tag[child] in ("VBN", "VBD") and t.child(child, "dobj") > child)
                ):
                    break  # a content clause, or a main verb that the parser took for a participle
                last = t.edges(child)[1]
            elif child > head:
                break
        return last

    def _type(self, head: int) -> EntityType:
        t = self.t
        lower, lemma = t.lower[head], t.lemma[head].lower()
        if lower in _PERSONAL:
            return "Person"
        if lemma in self.cues.documents:
            return "Thing"
        if lemma in self.cues.bodies:
            return "Organization"
        if t.tag[head] in _PLURAL_TAGS or t.pos[head] in ("NUM", "PRON", "DET"):
            return "Group"
        return (
            "Person"
            if t.tag[head] == "NN" and self._human(lemma)
            else "Group"
            if t.tag[head] == "NN"
            else "Thing"
        )

    @staticmethod
    def _human(lemma: str) -> bool:
        """Whether a common noun has the shape of a word for one person ("adviser", "official", "analyst")."""
        return lemma.endswith(
            ("er", "or", "man", "woman", "ist", "ian", "person", "ent", "ant", "ee", "ial", "ive")
        )
