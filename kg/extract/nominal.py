"""Event nouns as statements: "A's attack on B", "talks between A and B", "A gave its support to B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kg.extract.assemble import Assembler
from kg.extract.targets import PLACED, TargetReader
from kg.language.predicates import Predicate, Roles
from kg.language.reading import Reading
from kg.lexicon.relations import NounFrame, relation_lexicon
from kg.model import EntityArg, Statement
from kg.vocabulary import RELATIONS

#: Verbs whose object or addressee is the other side of a meeting or call.
_TALKING: Final = frozenset(
    "address approach ask assure brief call congratulate contact engage greet host inform invite join meet press "
    "receive remind say see speak talk tell thank update urge visit warn welcome".split()
)
#: Verbs of him for whom others do the act: "secured B's release".
_OBTAINING: Final = frozenset("achieve broker gain get negotiate obtain secure seek win".split())
_ASKING: Final = frozenset(("urges", "promises", "agreesWith"))  # "an American proposal" is none to America
_REPORTING: Final = frozenset(("add", "announce", "report", "say", "state", "tell", "write"))
_RECEIVED: Final = frozenset(("praises", "supports"))
#: Relations of those named before the noun, and not against them: "a B rally", "ordered B's troops home".
_GATHERED: Final = frozenset(("mobilizesAgainst", "protestsAgainst"))
#: Relations whose reason tells against whom they are.
_REASONED: Final = frozenset(("criticizes", "opposes", "sanctions"))
#: Verbs of him who quarrels no more: "ended its dispute with B".
_SETTLING: Final = frozenset(
    "abandon bury conclude drop end finish heal lift resolve settle waive withdraw".split()
)
#: Verbs of him who helps no more: "cut funds to B".
_ENDING: Final = frozenset(
    "abandon block cancel cut denounce end finish freeze halt postpone quit renounce revoke scrap slash stop "
    "suspend terminate withhold".split()
)
#: What one gives to others, and what those do who only have it: "took refuge in B".
_SHELTER: Final = frozenset(("asylum", "refuge", "sanctuary", "shelter"))
_FLEEING: Final = frozenset("apply claim demand find get obtain receive request seek take want win".split())
_ENDED: Final = frozenset(("aids", "agreesWith", "alliedWith", "cooperatesWith"))
#: Verbs of him who makes peace, whoever fought.
_STOPPING: Final = frozenset("avert conclude end halt mediate prevent put resolve settle stop".split())
#: Verbs that pass on what may be somebody else's.
_CONVEYING: Final = frozenset("communicate convey deliver pass relay transmit".split())
#: Verbs that say again what is one's own or one's country's: "reaffirmed [China's] support".
_REPEATING: Final = frozenset(
    "emphasise emphasize express reaffirm reiterate repeat restate stress underline underscore voice".split()
)
#: Acts that one speaks or meets after or during without doing them: "resigned after protests in B".
_JOINTS: Final = frozenset(("-", "\u2013", "\u2014", "/", "and", "&", ",", "vs", "versus"))
_DONE_BY_OTHERS: Final = frozenset(
    name for name, relation in RELATIONS.items() if relation.family in ("force", "cooperate")
) | {"protestsAgainst", "sanctions", "yieldsTo", "aids"}
#: Who does something after an act of force did not do that act.
_LATER: Final = frozenset(("after", "before", "following", "since", "about"))
_HARMS: Final = frozenset(("attacks", "coerces"))


class NounReader:
    """Reads the event nouns of one article."""

    def __init__(self, reading: Reading, assembler: Assembler, targets: TargetReader) -> None:
        """``assembler`` makes the statements, ``targets`` finds whom they are about."""
        self._p = reading.predicates
        self._text = reading.article.text
        self._doc = reading.doc
        self._make = assembler
        self._targets = targets
        self._lexicon = relation_lexicon()

    def read(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """The statements of the noun ``p`` as ``frame`` has it."""
        carrier = self._p.lemmas[p.carrier] if p.carrier >= 0 else ""
        if frame.relation == "invited" and p.setting is not None and self._p.attached(p.token)[0] == "at":
            hosts = self._p.actors([*p.roles.agents, *p.roles.slot("of"), *p.roles.slot("from")])
            yield from self._make.each(p, "invited", hosts, self._p.actors(p.setting.agents), "noun")
            return  # "travelled to B at the invitation of A"
        token = self._doc[p.token]
        done = token.head.lemma_ if token.dep_ == "dobj" else carrier
        if done == "raise" and RELATIONS[frame.relation].family == "force":
            return  # who "raised the jailing of B" spoke of it
        if frame.relation == "aids" and p.lemma in _SHELTER and done in _FLEEING:
            return
        aimed = p.roles.filled("against") or (p.carried is not None and p.carried.filled("against"))
        if frame.relation == "mobilizesAgainst" and done in ("have", "keep", "maintain") and not aimed:
            return  # who "has 1,000 troops in B" may be a guest
        if (frame.relation == "opposes" and done in _SETTLING) or (
            frame.relation in _ENDED and (done in _ENDING or (done == "hold" and frame.relation == "aids"))
        ):
            return
        yield from self._meeting(p, frame) if frame.pair else self._act(p, frame)

    def _meeting(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """Parties side by side: "between A and B", "A's talks with B", "A and B held talks", "the A-B summit"."""
        carried = p.carried or Roles()
        among = self._p.actors([*p.roles.slot("between"), *p.roles.slot("among")])
        if not among:  # "the exchange of prisoners between A and B"
            inner = [noun for token in p.roles.slot("of") if (noun := self._p.noun(token)) is not None]
            among = self._p.actors([token for noun in inner for token in noun.slot("between")])
        among = among or self._p.actors(p.roles.slot("of"))  # "the coalition of A and B"
        if len(among) > 1:
            yield from self._make.pairs(p, frame.relation, among, frame.plover)
            return
        others = self._p.actors([*p.roles.slot("with"), *carried.slot("with")])
        others += [
            a for slot in frame.slots for a in self._p.actors([*p.roles.slot(slot), *carried.slot(slot)])
        ]
        sides = self._p.actors(p.roles.agents) or self._joined(self._targets.named(p.modifiers))
        holders = self._p.actors(carried.agents)
        if p.lemma.startswith("joint ") or p.lemma.endswith(
            (" tie", " relation")
        ):  # "announced joint flights with B"
            holders = holders or self._p.actors(self._p.holder(p.token))
        if p.setting is not None and not holders and RELATIONS[frame.relation].symmetric:
            holders = self._p.actors(p.setting.agents)
            if not others and not sides and p.setting_verb in _TALKING:  # "told B in a phone call"
                others = [
                    e for slot in ("dative", "obj", "to", "with") for e in self._people(p.setting.slot(slot))
                ][:1]
        if sides and not others and not holders:
            others = self._receivers(p)
        if others:
            first = holders or sides
            yield from self._make.each(p, frame.relation, first, list(others), "noun", root=frame.plover)
        elif len(sides) > 1:
            yield from self._make.pairs(p, frame.relation, sides, frame.plover)
        elif frame.relation == "attacks" and self._targets.is_aimed(p):
            return  # "A and its allies entered a war in B against C"
        elif not sides or frame.relation != "attacks":  # who supports somebody's war does not wage it
            of = [a for a in self._p.actors(p.roles.slot("of")) if a.type != "Person"]
            if p.carried is not None or not of:  # "A and B called for a meeting of the council": it meets
                yield from self._make.pairs(p, frame.relation, holders, frame.plover)
            if p.carried is not None:  # "attended a meeting of the council"
                yield from self._make.each(p, frame.relation, holders, of, "noun", root=frame.plover)

    def _receivers(self, p: Predicate) -> list[EntityArg]:
        """Who gets a call: "[the emir] received a phone call from A"."""
        token = self._doc[p.token]
        taken = token.dep_ == "dobj" and token.head.lemma_ in ("get", "receive", "take")
        roles = self._p.governed(token.head.i) if taken else None
        return self._p.actors(roles.agents) if roles is not None else []

    def _joined(self, named: list[EntityArg]) -> list[EntityArg]:
        """Two named before a noun are both sides of it when they stand joined: no "CNN Republican debate"."""
        if len({party.chain for party in named}) < 2 or all(party.type == "Country" for party in named):
            return named
        between = [self._text[a.end : b.start] for a, b in pairwise(named)]
        return named if all(gap.strip() in _JOINTS for gap in between) else []

    def _people(self, tokens: Sequence[int]) -> list[EntityArg]:
        """Persons and countries among the phrases at ``tokens``: those one can talk to."""
        return [e for e in self._p.entities(list(tokens)) if e.type in ("Person", "Country") and e.chain >= 0]

    def _is_remarked(self, p: Predicate, carried: Roles) -> bool:
        """Whether the verb above ``p`` does something else at all: "expressed [its sorrow] over the attack"."""
        preposition, _ = self._p.attached(p.token)
        if not preposition or p.token in carried.patients:
            return False
        if preposition in _LATER:
            return True
        return any(
            noun.relation not in _HARMS
            for patient in carried.patients
            for noun in self._lexicon.nouns.get(self._p.lemmas[patient], ())[:1]
        )

    def _act(self, p: Predicate, frame: NounFrame) -> Iterator[Statement]:
        """One side acts on the other: "A's attack on B", "A imposed sanctions on B", "support for B"."""
        if p.undergone:
            doers = self._p.actors(p.roles.agents)
            targets = self._targets.targets(frame, p.undergone)
            yield from self._make.each(p, frame.relation, doers, targets, "noun", root=frame.plover)
            return
        if (
            frame.undergone and p.roles.possessors and not p.roles.slot("of")
        ):  # "B's arrest by A", "A ordered B's arrest"
            lent = p.carried is not None and self._p.lemmas[p.carrier] not in _OBTAINING
            by = p.roles.slot("by") or (p.carried.agents if lent and p.carried is not None else [])
            targets = self._targets.targets(frame, p.roles.possessors)
            yield from self._make.each(
                p, frame.relation, self._p.actors(by), targets, "noun", root=frame.plover
            )
            return
        if frame.relation == "attacks" and len(sides := self._p.actors(p.roles.slot("between"))) > 1:
            yield from self._make.pairs(p, frame.relation, sides, frame.plover)  # "a war between A and B"
            return
        carried = p.carried or Roles()
        named = self._targets.named([token for token in p.modifiers if token not in p.roles.agents])
        doers = self._p.actors(carried.agents) if p.carried is not None else []
        carrier = self._p.lemmas[p.carrier] if p.carrier >= 0 else ""
        is_be = carrier == "be"
        if frame.relation == "attacks" and is_be and not self._p.attached(p.token)[0]:
            doers = []  # what something is, nobody does: "the dam is a barrage on the river"
        if (
            frame.relation == "attacks"
            and carrier in _STOPPING
            and any(token.lower_ == "the" for token in self._doc[p.token].lefts)
        ):
            doers = []  # who ends "the war against B" need not have waged it
        if doers and frame.relation in _HARMS and self._is_remarked(p, carried):
            doers = []  # "sent condolences to those hurt in an attack in B"
        if p.roles.possessors and self._p.attached(p.token)[0]:
            doers = []  # "punished B over [its] support for C": nobody else's
            if not self._p.actors(p.roles.possessors):
                return
        if doers and not p.roles.possessors and self._p.actors(p.roles.agents):
            doers = []  # "the visit [by A] was announced by B"
        agents = doers or self._p.actors(p.roles.agents)
        if doers and (carrier in _CONVEYING or carrier in _REPEATING):
            taken = {a.chain for a in doers}
            owners = self._p.actors(p.roles.agents) or named
            owners = [a for a in owners if a.chain >= 0 and a.chain not in taken]
            also = doers if carrier in _REPEATING else []
            agents = [*also, *owners] if owners else agents  # "conveyed [Tokyo's] protest"
            named = []
        elif doers and carrier in _OBTAINING and frame.relation in _RECEIVED:
            return  # "won the nomination of his party" is nothing the winner does
        elif doers and frame.relation == "attacks":  # "joined B's fight against C", "ended B's war on C"
            owners = [a for a in self._p.actors(p.roles.agents) if a.chain >= 0]
            if owners and all(a.chain != b.chain for a in owners for b in doers):
                agents = [*(doers if carrier == "join" else ()), *owners]
        elif doers and p.roles.possessors:  # "took on [B's] concerns over C"
            owners = [a for a in self._p.actors(p.roles.possessors) if a.chain >= 0 and a.via != "pronoun"]
            if owners and all(a.chain != b.chain for a in owners for b in doers):
                agents = [*(doers if carrier == "join" else ()), *owners]
        if not agents and frame.of == "agent":
            agents = self._p.actors(p.roles.slot("of"))
        if carrier == "join" and doers and named:  # "joined the U.S. boycott"
            agents, named = [*agents, *named], []
        # "lifted its Russia sanctions", but who took part in "the Iraq war" is no party to it.
        aside = frame.relation == "attacks" and bool(self._p.attached(p.token)[0])
        left_over = named if agents and not aside and frame.relation not in _ASKING else []
        told = (
            p.setting_verb in _REPORTING and frame.relation != "visited"
        )  # "…, A said, in breach of the truce"
        if (
            not agents
            and not named
            and p.setting is not None
            and not told
            and frame.relation not in _DONE_BY_OTHERS
        ):
            agents = self._p.actors(p.setting.agents)
        agents = agents or named
        if not agents:
            return
        targets = []
        for slot in frame.slots:
            if slot in PLACED and frame.relation == "attacks" and self._targets.is_aimed(p):
                continue  # "strikes in B against C"
            # "in" and "at" of the verb tell the place of the act, not its target.
            tokens = [*p.roles.slot(slot), *([] if slot in ("in", "at") else carried.slot(slot))]
            if targets := self._targets.targets(frame, [t for t in tokens if t != p.token]):
                break
            if frame.relation != "urges" and (
                targets := self._targets.in_clause(p.roles, slot, frame.relation == "sanctions")
            ):
                break
        if not targets and carried.datives and not self._p.attached(p.token)[0]:
            targets = self._targets.targets(frame, carried.datives)
        if not targets and frame.of == "patient":
            targets = self._targets.targets(frame, p.roles.slot("of"))
        if not targets and frame.relation in _REASONED:
            targets = list(self._blamed(p, carried))
        if not targets and doers and left_over and frame.relation not in _GATHERED:  # "attended a B rally"
            targets = list(left_over)
        yield from self._make.each(p, frame.relation, agents, targets, "noun", root=frame.plover)
        yield from self._targets.where(p, frame, agents, targets)

    def _blamed(self, p: Predicate, carried: Roles) -> list[EntityArg]:
        """Whose conduct is the reason for an act against somebody who is not named: "a boycott over B's record"."""
        nouns = [self._p.noun(token) for token in (*p.roles.slot("over"), *carried.slot("over"))]
        owners = [a for noun in nouns if noun is not None for a in self._p.actors(noun.possessors)]
        return [a for a in owners if a.chain >= 0 and a.via != "pronoun"]
