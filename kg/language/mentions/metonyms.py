"""Capitals and seats that stand for a government: Beijing acts, thinks and speaks; people travel to Beijing.

The dependency decides: subject, possessor or party of an act is the government, its goal or scene the city.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicon.names import load_yaml, name_words
from kg.lexicon.territories import gazetteer

if TYPE_CHECKING:
    from kg.language.mentions.table import Table
    from kg.vocabulary import EntityType

_DATA = load_yaml("metonyms.yaml")
_SCENE_SUBJECTS = frozenset(_DATA["scene_subjects"])
_DOING = frozenset(("freeze", "flood", "burn", "empty", "leave"))  # "Paris froze", but "Paris froze the funds"
_SCENE_OBJECTS = frozenset(_DATA["scene_objects"])
_SCENE_PASSIVES = frozenset(_DATA["scene_passives"])
_SCENE_NOUNS = frozenset(_DATA["scene_nouns"])
_SCENE_PREPOSITIONS = frozenset(_DATA["scene_prepositions"])
_MOTION_VERBS = frozenset(_DATA["motion_verbs"])
_MOTION_NOUNS = frozenset(_DATA["motion_nouns"])
_STANCE = frozenset(_DATA["stance"])
_SPEECH = frozenset(_DATA["speech"])
_SPEECH_NOUNS = frozenset(_DATA["speech_nouns"])


def stands_for_government(t: Table, i: int, text: str, kind: EntityType) -> str | None:
    """Territory code of the country that the name at row ``i`` acts as, or None when it is just itself.

    A body such as the Kremlin that speaks is itself; one that acts otherwise is its country. For a city that
    stands for an organisation (Brussels) the name of that organisation.
    """
    if kind == "Organization":
        words = name_words()
        code = words.bodies.get(text) if text in words.metonym_bodies else None
        if code or gazetteer().seat(text) is None:
            return code if code and _acts(t, i, speaks=False) else None
    elif kind != "Place":
        return None
    seat = name_words().seats.get(text)
    if seat is not None:
        return seat if _acts(t, i, speaks=True) else None
    territory = gazetteer().seat(text)  # the caller asks whether the article names it
    return territory.code if territory is not None and _acts(t, i, speaks=True) else None


_SENDING = frozenset(("dispatch", "send"))
_ENVOYS = frozenset(
    "adviser advisor aide ambassador chief commander delegate delegation deputy diplomat emissary envoy general "
    "mediator minister mission negotiator official premier president representative secretary team".split()
)
_AT_ODDS = frozenset(("loggerheads", "odds", "peace", "variance", "war"))
#: What only somebody with aims sees.
_SEEN = frozenset(
    "advantage ally benefit chance danger enemy gain interest hope merit need opening opportunity partner point reason "
    "rival risk threat value way".split()
)


def _acts(t: Table, i: int, speaks: bool) -> bool:
    if t.text[i].isupper() and i in (t.first[t.sentence[i]], t.first[t.sentence[i]] + 1):
        return False  # a dateline: "KABUL (Pajhwok) -"
    dep, head = t.dep[i], t.head[i]
    hops = 0
    while dep == "conj" and hops < 6:
        i, hops = head, hops + 1
        dep, head = t.dep[i], t.head[i]
    lemma = t.lemma[head].lower()
    if dep == "nsubj":
        if lemma == "be":
            below = [c for c in t.children[head] if t.dep[c] in ("acomp", "attr", "prep")]
            at = [k for c in below if t.lower[c] == "at" for k in t.children[c]]  # "are at odds"
            return any(t.lemma[c].lower() in _STANCE for c in below) or any(t.lower[k] in _AT_ODDS for k in at)
        after = [c for c in t.children[head] if c > head]
        if lemma == "see" and any(
            t.lower[c] == "as" or (t.dep[c] == "dobj" and t.lemma[c].lower() in _SEEN) for c in after
        ):
            return True  # "Beijing sees the route as", "sees a chance", but "Beijing saw clashes"
        done = lemma in _DOING and any(t.dep[c] == "dobj" for c in t.children[head])
        return (done or lemma not in _SCENE_SUBJECTS) and (speaks or lemma not in _SPEECH)
    if dep == "attr" and lemma == "be":  # "it was Ankara that broke the truce"
        return any(t.lower[c] == "it" and t.dep[c] == "nsubj" for c in t.children[head])
    if dep == "nsubjpass":
        return lemma not in _SCENE_PASSIVES
    if dep == "poss":
        return lemma not in _SCENE_NOUNS and (speaks or lemma not in _SPEECH_NOUNS)
    if dep in ("dobj", "dative"):
        return lemma == "back" or (lemma not in _SCENE_OBJECTS and lemma not in _MOTION_VERBS)
    if dep in ("pobj", "pcomp"):
        return _party(t, head, speaks)
    return False


def _sends_people(t: Table, verb: int) -> bool:
    """Whether people are sent, who go to a city, and not words or goods, which go to a government."""
    sent = next((c for c in t.children[verb] if t.dep[c] in ("dobj", "nsubjpass")), -1)
    if sent < 0:
        return False
    return t.pos[sent] == "PROPN" or t.lemma[sent].lower() in _ENVOYS


def _party(t: Table, preposition: int, speaks: bool) -> bool:
    """Whether the object of ``preposition`` is a party to what happens, and not its place."""
    word = t.lower[preposition]
    if word in _SCENE_PREPOSITIONS:
        return False
    governor = t.head[preposition]
    lemma = t.lemma[governor].lower()
    noun = t.pos[governor] in ("NOUN", "PROPN")
    if not speaks and (lemma in _SPEECH or lemma in _SPEECH_NOUNS or t.lower[governor] == "according"):
        return False
    if t.dep[preposition] == "agent":
        return True
    if word in ("to", "from", "for", "toward", "towards"):
        if noun:
            return lemma not in _MOTION_NOUNS and lemma not in _SCENE_NOUNS
        return lemma not in _MOTION_VERBS and not (lemma in _SENDING and _sends_people(t, governor))
    if word == "of":
        return noun and lemma not in _SCENE_NOUNS and t.pos[governor] == "NOUN"
    return word in (
        "with",
        "against",
        "between",
        "by",
        "on",
        "than",
        "like",
        "without",
        "upon",
        "unlike",
        "among",
    )
