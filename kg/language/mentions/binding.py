"""What the clause around a pronoun makes it stand for, and what it forbids.

Binding in the sense of Chomsky (1981): a reflexive is the subject's of its clause, another pronoun is none of
the arguments beside it; control verbs say whose the clause below them is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.referents import PEOPLE, Referent, agreement
from kg.lexicon.relations import relation_lexicon

if TYPE_CHECKING:
    from kg.language.mentions.discourse import Discourse
    from kg.language.mentions.table import Table

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
_CAUSES = frozenset(("because", "after", "since", "as", "for", "if", "unless"))
_REASONS = frozenset(("because", "after", "since", "until", "unless"))
_TOWARDS = frozenset(("with", "on", "to", "from", "against"))
_CIRCUMSTANCE = frozenset(("after", "before", "by", "without", "since", "despite", "upon", "on"))
_DUE_TO = frozenset(
    (("because", "of"), ("due", "to"), ("owing", "to"), ("response", "to"), ("retaliation", "for"))
)
_HELPING = frozenset(("help", "assist", "aid", "support", "back", "arm", "supply", "provide", "equip", "guide"))
_SENDING = frozenset("appoint bring deport dispatch extradite invite post send summon take transfer".split())
_BLAMING = frozenset(("accuse", "blame", "condemn", "criticize", "criticise", "denounce", "suspect"))


class ClauseBinding:
    """Reads the clauses around the pronouns of a :class:`Discourse`."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.t: Table = discourse.t
        self._object_control = relation_lexicon().object_control | discourse.lists["appointing"]

    def clause_subject(self, i: int) -> int:
        """Row of the subject of the clause around row ``i``, or -1; "urged Oslo to defend itself" has Oslo."""
        t = self.t
        node = i
        for _ in range(12):
            for child in t.children[node]:
                if t.dep[child] in _SUBJECTS and child != i:
                    return child
            above = t.head[node]
            if above == node:
                break
            ruler = -1
            if t.dep[node] == "xcomp" and t.lemma[above].lower() in self._object_control:
                ruler = above
            elif t.dep[node] == "pcomp" and t.lower[above] in ("of", "from", "into"):
                ruler = t.head[above]  # "accused Oslo of harming itself"
            if ruler >= 0:
                for child in t.children[ruler]:
                    if t.dep[child] == "dobj" and child < node:
                        return child
            node = above
        return -1

    def governing_subject(self, i: int, kind: str) -> Referent | None:
        """Subject of the clause above that of row ``i``: "Xi said he", "before he left, Putin".

        A man is rather the subject further up than nobody: "Haddad left since the guards had threatened his son".
        """
        t, d = self.t, self.d
        node = i
        passed = False
        for _ in range(10):
            above = t.head[node]
            if above == node:
                return None
            if t.dep[node] == "relcl" and (sent := self._sent_there(node, kind)) is not None:
                return sent
            if t.dep[node] in ("ccomp", "xcomp", "advcl", "pcomp"):
                undergone = self._undergone(node, above, kind) if t.dep[node] == "advcl" else None
                if undergone is not None:
                    return undergone
                for child in t.children[above]:
                    if t.dep[child] not in _SUBJECTS or child in (i, node):
                        continue
                    found = (d.joint.get(child) if kind == "many" else None) or d.at.get(child)
                    if found is None or kind not in PEOPLE or agreement(kind, found):
                        return None if passed and self._between(found, child, i, kind) else found
                    passed = True
            node = above
        return None

    def _sent_there(self, clause: int, kind: str) -> Referent | None:
        """Who was brought to the place that a clause is about: "sent [his envoy] to Lima, where he"."""
        t = self.t
        if not any(t.lower[c] == "where" for c in t.children[clause]):
            return None
        prep = t.head[t.head[clause]]
        verb = t.head[prep]
        if t.pos[prep] != "ADP" or t.lemma[verb].lower() not in _SENDING:
            return None
        for child in t.children[verb]:
            if t.dep[child] in ("dobj", "nsubjpass") and child < clause:
                rows = (child, *(c for c in t.children[child] if t.dep[c] == "appos"))
                found = next((self.d.at[k] for k in rows if k in self.d.at), None)
                return found if found is not None and agreement(kind, found) else None
        return None

    def _undergone(self, clause: int, verb: int, kind: str) -> Referent | None:
        """The object that an adverbial clause is rather about: "jailed Rao after he", "armed Oslo so that it".

        Verbs of judgement and punishment give the cause to whom they befall (Garvey & Caramazza 1974).
        """
        t, d = self.t, self.d
        marks = {t.lower[c] for c in t.children[clause] if c < clause}
        if (
            kind in ("thing", "many")
            and marks & _REASONS
            and (other := self._punished(verb, clause)) is not None
        ):
            return other if agreement(kind, other) else None
        if "so" not in marks and not (marks & _CAUSES and t.lemma[verb].lower() in d.lists["befalling"]):
            return None
        for child in t.children[verb]:
            if t.dep[child] == "dobj" and child < clause:  # of "strike Peru's sites if it" Peru, too
                rows = (child, *(c for c in t.children[child] if t.dep[c] == "poss"))
                found = next((d.at[k] for k in rows if k in d.at and d.at[k].chain >= 0), None)
                return found if found is not None and agreement(kind, found) else None
        return None

    def _punished(self, verb: int, clause: int) -> Referent | None:
        """Who brought it about that others "imposed sanctions on [B]" or "cut ties with [B]"."""
        t, lists = self.t, self.d.lists
        measure = next((c for c in t.children[verb] if t.dep[c] in ("dobj", "nsubjpass") and c < clause), -1)
        if measure < 0 or t.lemma[measure].lower() not in lists["measures_against"]:
            return None
        if t.lemma[verb].lower() not in lists["taking_measures"]:
            return None
        for prep in (*t.children[measure], *t.children[verb]):
            if t.dep[prep] == "prep" and t.lower[prep] in _TOWARDS:
                other = next((self.d.at.get(c) for c in t.children[prep] if t.dep[c] == "pobj"), None)
                if other is not None and other.chain >= 0:
                    return other
        return None

    def owned_by_another(self, i: int) -> Referent | None:
        """The subject whose object in row ``i``'s phrase is rather somebody else's: "Rao backed his appeal"."""
        t = self.t
        owned = t.head[i]
        if t.dep[owned] == "pobj" and t.lower[t.head[owned]] == "of" and t.pos[t.head[t.head[owned]]] == "NUM":
            owned = t.head[t.head[owned]]  # "shot down one of [its] drones"
        verb = t.head[owned]
        if (
            t.dep[i] != "poss"
            or t.dep[owned] != "dobj"
            or t.lemma[verb].lower() not in self.d.lists["of_another"]
        ):
            return None
        return self.d.at.get(self.clause_subject(i))

    def title_beside(self, i: int) -> str | None:
        """The lemma of an office in the object of the clause whose subject row ``i`` is: "he accused the president"."""
        t = self.t
        if t.dep[i] not in _SUBJECTS:
            return None
        for c in t.children[t.head[i]]:
            if t.dep[c] in ("dobj", "dative") and any(t.lower[k] == "the" for k in t.children[c]):
                lemma = t.lemma[c].lower()
                return lemma if lemma in self.d.nouns.persons and c not in self.d.name_at else None
        return None

    def _between(self, found: Referent | None, first: int, i: int, kind: str) -> bool:
        """Whether somebody other than ``found`` who fits is spoken of between two rows."""
        at = self.d.at
        barred = {id(found), *(id(at.get(k)) for k in self.barred(i))}
        return any(id(at[k]) not in barred and agreement(kind, at[k]) for k in range(first + 1, i) if k in at)

    def owning_subject(self, i: int, kind: str) -> Referent | None:
        """Subject of the clause of a possessive: "the incident showed that Malta was right in its struggle"."""
        t, d = self.t, self.d
        owned = t.head[i]
        if t.dep[i] != "poss":
            return None
        if t.dep[owned] == "conj":  # "Malta met Cyprus and its allies"
            first = d.at.get(t.head[owned])
            lemma = t.lemma[owned].lower()
            if lemma not in d.nouns.persons and lemma not in d.nouns.bodies:
                return None
            return first if first is not None and first.chain >= 0 and agreement(kind, first) == 1 else None
        holder = self._holder(i)
        if holder is not None and holder.chain >= 0 and agreement(kind, holder) == 1:
            return holder
        target = self._charged(i, kind)
        if target is not None:
            return target
        subject = self.clause_subject(i)
        verb = t.head[subject]
        if subject > i or (t.head[owned] == verb and t.lemma[verb].lower() in d.lists["of_another"]):
            return None
        node, told_to = owned, False
        for _ in range(12):  # "helped Omar Haddad with his defence"
            for child in t.children[node]:
                other = d.at.get(child) if t.dep[child] == "dobj" and child < i else None
                if other is not None and other.chain >= 0 and agreement(kind, other):
                    lemma = t.lemma[t.head[child]].lower()
                    agent = d.at.get(subject)  # "how Haddad led Peru out of its crisis"
                    sure = agent is None or not agreement(kind, agent) or (lemma in _HELPING and node != owned)
                    blamed = lemma in _BLAMING and self._done_to_others(owned)
                    return other if sure or (told_to and not blamed) else None
            told_to = told_to or t.dep[node] in ("pcomp", "xcomp")  # "backed Oslo in defending its coast"
            if node == verb or t.head[node] == node:
                break
            node = t.head[node]
        found = d.at.get(subject)
        if kind == "many":
            body = found is not None and found.chain >= 0 and d.chain(found).type == "Organization"
            several = any(r.plural and r.marks[-1][0] > subject for r in d.nameless[-4:])
            return d.joint.get(subject) or (found if body and not several else None)
        return found if found is not None and found.chain >= 0 and agreement(kind, found) else None

    def _charged(self, i: int, kind: str) -> Referent | None:
        """Whose deed the cause of an act is: "suspended aid to Peru over its raid", "praised Rao for his patience"."""
        t, d = self.t, self.d
        before = tuple(t.lower[max(i - 2, 0) : i])
        if before[-1:] != ("over",) and before not in _DUE_TO and before[-1:] != ("for",):
            return None
        verb = t.head[i]
        while t.pos[verb] != "VERB" and t.head[verb] != verb:
            verb = t.head[verb]
        lemma = t.lemma[verb].lower()
        if (
            verb > i
            or lemma in d.lists["bearing"]
            or (before[-1] == "for" and lemma not in d.lists["befalling"])
        ):
            return None
        subject = d.at.get(self.clause_subject(i))
        for k in range(i - 1, verb, -1):
            found = d.at.get(k)
            if found is None or found is subject or t.dep[k] not in ("dobj", "pobj", "dative"):
                continue
            if t.dep[k] == "pobj" and t.lower[t.head[k]] in ("in", "at", "by", "of"):
                continue
            body = t.lemma[k].lower() in d.nouns.bodies  # "the Colombian army"
            if (found.chain >= 0 or body) and agreement(kind, found) == 1:
                return found
        return None

    def _done_to_others(self, owned: int) -> bool:
        """Whether the verb above a noun is done to what others own: "violating its airspace"."""
        t, node = self.t, owned
        for _ in range(4):
            node = t.head[node]
            if t.pos[node] == "VERB":
                return t.lemma[node].lower() in self.d.lists["of_another"]
        return False

    def _holder(self, i: int) -> Referent | None:
        """Who owns the phrase around a possessive: "Norway's defence of its coast", "its bid to guard its coast"."""
        t = self.t
        node = t.head[i]
        for _ in range(6):
            if t.dep[node] not in ("pobj", "prep", "poss", "dobj", "acl"):
                return None
            node = t.head[node]
            for child in t.children[node]:
                if t.dep[child] == "poss" and child < i and child in self.d.at:
                    return self.d.at[child]
        return None

    def barred(self, i: int) -> list[int]:
        """Rows that a pronoun cannot stand for: the other arguments of its verb, and what contains it."""
        t = self.t
        dep, head = t.dep[i], t.head[i]
        if dep == "poss" and t.lower[i] in _POSSESSIVE:
            if t.dep[head] == "conj":  # "Lind and her team": the first conjunct may well be the owner
                return [head]
            out = [head]
            while t.dep[out[-1]] in ("pobj", "prep", "appos", "compound", "poss") and len(out) < 8:
                out.append(t.head[out[-1]])
            return out
        node = head
        out = []
        if dep in _SUBJECTS and t.lower[i] in ("him", "them"):
            dep, node = "dobj", t.head[head]  # "holding him responsible"
        if dep == "pobj":
            node = t.head[head]
            out.append(node)
            if t.pos[node] in ("NOUN", "PROPN"):
                return out
        subjects = [c for c in t.children[node] if t.dep[c] in _SUBJECTS]
        for (
            subject
        ) in subjects:  # of "A and B called him" he is neither, nor in "the troops led by A freed him"
            subjects.extend(c for c in t.children[subject] if t.dep[c] in ("conj", "acl", "agent", "pobj"))
        if dep in ("dobj", "pobj", "dative"):
            out.extend(subjects)
            if t.dep[node] in ("xcomp", "conj", "advcl") and not subjects:
                above = t.children[t.head[node]]
                # "urged Oslo to help it": Oslo helps; "phoned Oslo to thank it": the subject thanks
                controlled = t.dep[node] == "xcomp" and t.lemma[t.head[node]] in self._object_control
                objects = [c for c in above if t.dep[c] == "dobj"] if controlled else []
                out.extend(objects or self._with_joined(self.clause_subject(node)))
            elif t.dep[node] == "pcomp" and not subjects and t.lower[t.head[node]] in _CIRCUMSTANCE:
                out.extend(self._with_joined(self.clause_subject(node)))  # "fired after accusing it of theft"
        elif dep in _SUBJECTS:
            out.extend(c for c in t.children[node] if t.dep[c] in ("dobj", "attr"))
        return out

    def _with_joined(self, subject: int) -> list[int]:
        """A subject and what is joined to it: "the army and its allies hit B and destroyed them"."""
        t = self.t
        return [subject, *(c for c in t.children[subject] if t.dep[c] == "conj")] if subject >= 0 else []
