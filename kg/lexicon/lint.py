"""Checks of the lexicon of relations that its loader cannot make: what YAML merges silently, and what is forgotten.

Examples are only looked at here; the tests of the lexicon read them and expect their statements.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Final

import yaml

from kg.lexicon.relations import FILES, Governor, NounFrame, VerbFrame, relation_lexicon
from kg.vocabulary import RELATIONS

Frame = VerbFrame | NounFrame | Governor

#: What a slot may be called beside the prepositions.
SLOTS: Final = frozenset(("obj", "dative", "joint"))
PREPOSITIONS: Final = frozenset(
    "about across against along alongside among around as at before behind beside between by down for from in inside "
    "into near of off on onto out outside over through throughout to toward towards under until upon via with within "
    "without".split()
)
PARTICLES: Final = frozenset(
    "across apart around aside away back behind by closely closer down in off on out over together up way".split()
)
_KEYS: Final = {
    "verbs.yaml": frozenset(
        "relation slots particle objects needs without party plover complement agents doer avoid contest otherwise "
        "under between example".split()
    ),
    "nouns.yaml": frozenset(
        (
            "relation",
            "slots",
            "objects",
            "avoid",
            "pair",
            "of",
            "possessor",
            "light",
            "party",
            "plover",
            "example",
        )
    ),
    "adjectives.yaml": frozenset(("relation", "slots", "party", "example")),
    "bearers.yaml": frozenset(("relation", "slots", "example")),
    "governors.yaml": frozenset(("relation", "target", "that", "example")),
    "noun_governors.yaml": frozenset(("relation", "target", "that", "example")),
}
_VALUES: Final = {
    "pair": frozenset(("true", "false")),
    "light": frozenset(("true", "false")),
    "party": frozenset(("true", "false")),
    "contest": frozenset(("true", "false")),
    "between": frozenset(("true", "false")),
    "that": frozenset(("true", "false")),
    "of": frozenset(("agent", "patient")),
    "possessor": frozenset(("patient",)),
    "target": frozenset(("inner", "object")),
}
#: British and American spellings; where one is in a table the other must be.
SPELLINGS: Final = (
    ("apologise", "apologize"), ("authorise", "authorize"), ("criticise", "criticize"), ("defence", "defense"),
    ("demilitarise", "demilitarize"), ("demobilise", "demobilize"), ("demonise", "demonize"),
    ("destabilise", "destabilize"), ("dialogue", "dialog"), ("favour", "favor"), ("finalise", "finalize"),
    ("harbour", "harbor"), ("honour", "honor"), ("idolise", "idolize"), ("legalise", "legalize"),
    ("legitimise", "legitimize"), ("manoeuvre", "maneuver"), ("militarise", "militarize"),
    ("mobilisation", "mobilization"), ("mobilise", "mobilize"), ("nationalise", "nationalize"),
    ("normalise", "normalize"), ("organise", "organize"), ("ostracise", "ostracize"), ("penalise", "penalize"),
    ("recognise", "recognize"), ("sceptical", "skeptical"), ("scepticism", "skepticism"),
    ("stigmatise", "stigmatize"), ("subsidise", "subsidize"), ("sympathise", "sympathize"),
    ("terrorise", "terrorize"), ("vandalise", "vandalize"),
)  # fmt: skip
#: Past tenses and participles that do not begin as their verb does.
IRREGULAR: Final = {
    "arise": "arose arisen", "be": "is was were are", "bear": "bore borne", "beat": "beaten", "begin": "began begun",
    "beseech": "besought", "bind": "bound", "blow": "blew", "break": "broke broken", "bring": "brought", "buy": "bought",
    "catch": "caught", "choose": "chose chosen", "cling": "clung", "come": "came", "draw": "drew", "drive": "drove",
    "eat": "ate", "feed": "fed", "fight": "fought", "find": "found", "flee": "fled", "fly": "flew flown",
    "forbid": "forbade", "forgive": "forgave", "forsake": "forsook", "freeze": "froze frozen", "give": "gave",
    "go": "went gone", "grow": "grew grown", "hang": "hung", "have": "had has", "hold": "held", "keep": "kept",
    "lay": "laid",
    "lead": "led", "leave": "left", "lend": "lent", "lose": "lost", "make": "made", "meet": "met",
    "overthrow": "overthrew", "overrun": "overran", "override": "overrode", "pay": "paid", "rebuild": "rebuilt",
    "rise": "rose", "fall": "fell fallen", "retake": "retook retaken", "ring": "rang rung",
    "rethink": "rethought", "run": "ran", "say": "said", "seek": "sought", "sell": "sold", "send": "sent",
    "shake": "shook", "shoot": "shot", "sink": "sank sunk", "sit": "sat", "slay": "slew slain", "speak": "spoke",
    "stand": "stood", "steal": "stole", "stick": "stuck", "strike": "struck", "swear": "swore sworn",
    "take": "took", "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought",
    "throw": "threw", "undertake": "undertook",
    "understand": "understood", "underwrite": "underwrote",
    "unfreeze": "unfroze", "uphold": "upheld", "win": "won",
    "withdraw": "withdrew", "withhold": "withheld", "withstand": "withstood", "write": "wrote",
}  # fmt: skip


def lint() -> list[str]:
    """Problems of the lexicon, one line each, in the order of the files; none when it is in order."""
    return [*_raw(), *_doubled(), *_frames(), *_reachable(), *_spellings()]


def tables() -> dict[str, dict[str, tuple[Frame, ...]]]:
    """The frames of the lexicon by file and lemma."""
    lexicon = relation_lexicon()
    parts: dict[str, Mapping[str, Sequence[Frame]]] = {
        "verbs.yaml": lexicon.verbs, "nouns.yaml": lexicon.nouns, "adjectives.yaml": lexicon.adjectives,
        "bearers.yaml": lexicon.bearers, "governors.yaml": lexicon.governors,
        "noun_governors.yaml": lexicon.noun_governors,
    }  # fmt: skip
    return {name: {lemma: tuple(frames) for lemma, frames in parts[name].items()} for name in FILES}


def _raw() -> Iterator[str]:
    """What is lost once the file is read: repeated lemmas, unknown keys and values."""
    for name in FILES:
        root = yaml.compose((resources.files("kg.lexicon") / name).read_text(encoding="utf-8"), yaml.BaseLoader)
        if not isinstance(root, yaml.MappingNode):
            yield f"{name}: not a table"
            continue
        counts = Counter(str(key.value) for key, _ in root.value)
        yield from (f"{name}: {lemma}: given {n} times" for lemma, n in counts.items() if n > 1)
        for key, entries in root.value:
            if not isinstance(entries, yaml.SequenceNode):
                yield f"{name}: {key.value}: not a list of frames"
                continue
            for entry in entries.value:
                pairs = [(str(k.value), str(v.value)) for k, v in entry.value]
                for field, value in pairs:
                    if field not in _KEYS[name]:
                        yield f"{name}: {key.value}: unknown key {field!r}"
                    elif field in _VALUES and value not in _VALUES[field]:
                        yield f"{name}: {key.value}: {field}: {value!r}"
                repeated = [field for field, n in Counter(field for field, _ in pairs).items() if n > 1]
                yield from (f"{name}: {key.value}: {field} given twice" for field in repeated)


def _doubled() -> Iterator[str]:
    """Word lists that are given twice, of which YAML keeps the last."""
    for file in sorted(resources.files("kg.lexicon").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml") and file.name not in FILES:
            root = yaml.compose(file.read_text(encoding="utf-8"), yaml.BaseLoader)
            counts = Counter(str(key.value) for key, _ in root.value)
            yield from (f"{file.name}: {key}: given {n} times" for key, n in counts.items() if n > 1)


def _frames() -> Iterator[str]:
    """Frame by frame: duplicates, slots, particles, examples."""
    known = SLOTS | PREPOSITIONS
    for name, table in tables().items():
        for lemma, frames in table.items():
            bare = [replace(frame, example="") for frame in frames]
            if len(set(bare)) < len(bare):
                yield f"{name}: {lemma}: the same frame twice"
            for frame in frames:
                where = f"{name}: {lemma}: {frame.relation}"
                if isinstance(frame, VerbFrame):
                    unknown = sorted(
                        {*frame.slots, *frame.needs, *frame.without, frame.doer}
                        - known
                        - {"money", "clause", ""}
                    )
                    if frame.particle and frame.particle not in PARTICLES:
                        yield f"{where}: particle {frame.particle!r}"
                elif isinstance(frame, NounFrame):
                    unknown = sorted(set(frame.slots) - PREPOSITIONS)
                    if not frame.slots and not frame.pair and not frame.of:
                        yield f"{where}: no slot"
                else:
                    unknown = []
                yield from (f"{where}: slot {slot!r}" for slot in unknown)
                if not frame.example:
                    yield f"{where}: no example"
                elif not _inflected(lemma).search(frame.example.lower()):
                    yield f"{where}: {lemma!r} is not in its example"
    examples = Counter(
        frame.example for table in tables().values() for frames in table.values() for frame in frames
    )
    yield from (f"example given {n} times: {text}" for text, n in examples.items() if text and n > 2)


@cache
def _inflected(lemma: str) -> re.Pattern[str]:
    """A pattern of the forms of ``lemma``: its beginning, or an irregular form."""
    stem = re.sub(r"(?:e|y)$", "", lemma)
    forms = [re.escape(stem) + r"\w*", *(re.escape(form) for form in IRREGULAR.get(lemma, "").split())]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


def _reachable() -> Iterator[str]:
    """Every relation of the event families must be reached by some frame."""
    used = {frame.relation for table in tables().values() for frames in table.values() for frame in frames}
    for relation in RELATIONS.values():
        if relation.plover and relation.name not in used:
            yield f"no frame for {relation.name}"


def _spellings() -> Iterator[str]:
    for name, table in tables().items():
        for pair in SPELLINGS:
            there = [spelling for spelling in pair if spelling in table]
            if len(there) == 1:
                yield f"{name}: {there[0]} without {pair[1 - pair.index(there[0])]}"
