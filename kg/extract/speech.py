"""Statements of the family say: who said or thinks what, read off the attributions of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.attribution import Attribution
from kg.language.reading import Reading
from kg.model import EntityArg, Span, Statement, UtteranceArg
from kg.vocabulary import Modality

# The one switch for sources that are pronouns without an antecedent: False drops their statements.
KEEP_UNRESOLVED: Final = False
# The one switch for judgements ("opposed the deal"): they have relations of their own in other families.
KEEP_STANCES: Final = True
_TALKING: Final = frozenset(("address", "discuss", "speak", "talk"))


def extract(reading: Reading) -> Iterator[Statement]:
    """Yield one statement for every speaker of every attribution."""
    for attribution in reading.attributions:
        if not attribution.content or (not attribution.resolved and not KEEP_UNRESOLVED):
            continue
        if attribution.frame == "stance" and not KEEP_STANCES:
            continue
        if _is_bare_name(reading, attribution):
            continue
        if attribution.frame == "phrase" and _is_purpose(reading, attribution):
            continue  # "met B to discuss the border" tells what the meeting was about
        outer = reading.attributions[attribution.outer] if attribution.outer >= 0 else None
        if outer is not None and not _tells_more(attribution, outer):
            continue
        for speaker in attribution.sources:
            yield _statement(reading, attribution, outer, speaker)


def is_position(a: Attribution) -> bool:
    """Whether an attribution tells where somebody stands rather than what he says: "backed it", "recognised it"."""
    return a.frame in ("stance", "carrier") or (a.frame == "phrase" and a.kind != "speech")


def tells_why(reading: Reading, a: Attribution) -> bool:
    """Whether a judgement has words of its own: a quotation, or what the one judged is said to do or to be."""
    if a.quote != "indirect":
        return True
    cue = reading.doc[a.cue_token]
    judged = [child for child in cue.children if child.dep_ == "dobj"]
    for prep in (child for verb in (cue, *judged) for child in verb.children if child.dep_ == "prep"):
        clause = any(child.dep_ == "pcomp" for child in prep.children)
        told = prep.lower_ == "as" or (clause and prep.lower_ in ("of", "for")) or cue.lemma_ == "accuse"
        if told and prep.i > cue.i and any(start <= prep.idx < end for start, end in a.content):
            return True
    return False


def _is_purpose(reading: Reading, a: Attribution) -> bool:
    cue = reading.doc[a.cue_token]
    return cue.tag_ == "VB" and cue.dep_ == "advcl" and cue.lemma_ in _TALKING


# What is no words at all: "claims of [their own]", "to defend [each other]".
_NOBODYS = frozenset(("each other", "his own", "her own", "its own", "one another", "our own", "their own"))
_REFUSING: Final = frozenset(("decline", "hesitate", "refuse"))
#: Frames in which the content is a noun phrase under the cue.
_OBJECTS: Final = frozenset(("carrier", "noun", "passive", "phrase", "stance"))
_ARTICLE: Final = 4  # code points of "the "
_ASIDES = (", who", ", which", ", whose")


def _tells_more(inner: Attribution, outer: Attribution) -> bool:
    """Whether speech in speech deserves a statement of its own: somebody else's words, not one's own wish."""
    if inner.kind != "speech" or inner.frame not in ("quote", "clause", "according") or inner.source is None:
        return False
    own = outer.source is not None and inner.source.chain >= 0 and inner.source.chain == outer.source.chain
    return inner.resolved and not own and inner.source.via == "name"


def _is_bare_name(reading: Reading, a: Attribution) -> bool:
    """Whether the content is but somebody's name ("backed B", "thanked B"): a relation to B, no words of A's."""
    if len(a.content) != 1 or a.quote != "indirect":
        return False
    start, end = a.content[0]
    text = reading.article.text
    if text[start:end].lower() in _NOBODYS:
        return True
    if a.frame in _OBJECTS and (phrase := reading.doc.char_span(start, end)) is not None:
        somebody = reading.predicates.entities([phrase.root.i])
        if a.frame == "passive" and any(arg.start <= start + _ARTICLE for arg in somebody):
            return True
        if a.frame in ("phrase", "stance") and any(arg.type == "Person" for arg in somebody):
            named = [child for child in phrase.root.children if child.dep_ == "appos"]
            if named and named[-1].right_edge.idx + len(named[-1].right_edge) >= end:
                return True  # "dismissed [his minister, Eva Holm]"
        whole = [arg for arg in somebody if arg.start <= start + _ARTICLE and arg.end >= end]
        if any(arg.via in ("name", "metonym") for arg in whole):
            return True  # "[its prime minister], thanked by B", "lashed out at [the United States]"
    return any(
        arg.start == start
        and (arg.end == end or (a.frame in ("phrase", "stance") and text[arg.end : end].startswith(_ASIDES)))
        for arg in reading.mentions.within(start, end)
    )


def _statement(reading: Reading, a: Attribution, outer: Attribution | None, speaker: EntityArg) -> Statement:
    text = reading.article.text
    modality: Modality = a.modality
    if outer is not None and modality == "actual":
        modality = "planned" if outer.kind == "intention" else "reported"
    mentions = tuple(arg for start, end in a.content for arg in reading.mentions.within(start, end))
    return Statement(
        "say",
        a.relation,
        None,
        speaker,
        UtteranceArg(" ".join(text[start:end] for start, end in a.content), a.content, a.quote, mentions),
        a.cue,
        _sentence(reading, a),
        "negative" if a.negated != _is_refusal(reading, a) else "positive",
        modality,
        source=outer.source if outer is not None else None,
        via=a.via,
        addressee=a.addressee,
        confidence=a.confidence,
        extractor="speech",
    )


def _is_refusal(reading: Reading, a: Attribution) -> bool:
    """Whether the cue tells what somebody will not do: "refused to send aid"."""
    return a.kind == "intention" and reading.doc[a.cue_token].lemma_ in _REFUSING


def _sentence(reading: Reading, a: Attribution) -> Span:
    return reading.sentences.span(a.cue_token)
