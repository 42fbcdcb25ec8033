"""Corrections of the parse where names stand beside titles: which office is whose, and who is in a list.

"Chad's trade minister, [Ana Prado], and": a name between commas after an office is its holder's, not one more person.
"[Lawmaker] and former general [Ana Prado]": a singular without an article is a title, nobody beside her. "The ministers
of [Chad], [Ana Prado], and [Togo], [Li Wei]": two countries and two names. Like :mod:`kg.language.repairs`, done once
on the columns of a document, in place (Quirk et al., A Comprehensive Grammar of the English Language, 17.65-93).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kg.lexicon.names import coreference_words, name_words, nominals
from kg.lexicon.territories import gazetteer

if TYPE_CHECKING:
    import numpy as np

    from kg.language.editing import Parse

_BEGINS: Final = 3  # spaCy's code for the first token of an entity
_INSIDE: Final = 1
_OUTSIDE: Final = 2
_REACH: Final = 9  # tokens that what follows an office may be long
_WITHIN: Final = frozenset(("NNP", "NNPS", "NN", "NNS", "JJ", "DT", "IN", "CC", "HYPH", "POS"))
_PROPER: Final = ("NNP", "NNPS")
_SINGULAR: Final = ("NN", "NNP")
_PLURAL: Final = ("NNS", "NNPS")
_CLOSING: Final = frozenset((",", ".", ";", ")", "?", "!", ":", "--", "–", "—"))
_ROLES: Final = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "ccomp", "advcl", "dep", "ROOT")
_BEFORE: Final = ("compound", "amod", "nmod", "det", "poss", "nummod")


def mend_titles(parse: Parse, iob: np.ndarray) -> None:
    """Give each person's name the place that its title or the office before its comma tells.

    ``iob`` is the column of entity codes.
    """
    person = parse.strings.add("PERSON")
    words = parse.words
    for first in ((parse.kinds == parse.strings.add("ORG")) & (iob == _BEGINS)).nonzero()[0].tolist():
        if first > 3 and words[first - 1] == ",":
            _name_holder(parse, iob, first)
    for first in ((parse.kinds == person) & (iob == _BEGINS)).nonzero()[0].tolist():
        last = first
        while last + 1 < len(words) and int(iob[last + 1]) == _INSIDE:
            last += 1
        if last + 3 < len(words) and words[last + 1] == "'s" and _is_firm(words[last + 2 : last + 4]):
            parse.kinds[first : last + 1] = parse.strings.add("ORG")
            continue
        if first < 2 or words[first - 1] == " ":
            continue
        name = _gather(parse, first, last)
        if name < 0:
            continue
        _lift_name(parse, first, name)
        start = _title_start(parse, first)
        if words[start - 1] == ",":
            _hold(parse, iob, start, name, last)
        elif (
            words[start - 1] == "and"
            and parse.dep(name) == "appos"
            and parse.kind(parse.heads[name]) == "PERSON"
        ):
            parse.deps[name] = parse.strings.add("conj")  # "A, B of X and [C]"
        elif start < first and words[start - 1] in ("and", "former", "ex", "-"):
            _share(parse, start, name)

    for i in (parse.deps == parse.strings.add("appos")).nonzero()[0].tolist():
        if words[i - 1] != "(":
            _list_people(parse, i)


def _name_holder(parse: Parse, iob: np.ndarray, first: int) -> None:
    """ "A spokeswoman for the Commission, [Inga Lind], said": two words after an office of a body are no body."""
    words, last = parse.words, first + 1
    if last + 1 >= len(words) or int(iob[last]) != _INSIDE or words[last + 1] != ",":
        return
    if not all(word.isalpha() and word.istitle() for word in words[first : last + 1]):
        return
    office = _office_before(parse, first - 2)
    if (
        office < 0
        or parse.tag(office) not in _SINGULAR
        or words[last].lower() in name_words().organisation_heads
    ):
        return
    if parse.kind(first - 2) not in ("ORG", "GPE") and not any(
        parse.named(k) for k in parse.children(office, "poss")
    ):
        return
    parse.kinds[first : last + 1] = parse.strings.add("PERSON")
    for i in (first, last):
        parse.tags[i] = parse.strings.add("NNP")
    parse.move(last, office, "appos")
    parse.move(first, last, "compound")


def _is_firm(office: Sequence[str]) -> bool:
    """Whether whoever has such an office is a company: "Kogan's [chief executive]"."""
    return office[0].lower() == "ceo" or [word.lower() for word in office] == ["chief", "executive"]


def _gather(parse: Parse, first: int, last: int) -> int:
    """The head of a name's tokens, made one phrase with its title where the parser took a part for a verb."""
    inner = range(first, last + 1)
    outside = [i for i in inner if parse.heads[i] not in inner or parse.heads[i] == i]
    if len(outside) != 1:
        return -1
    verb, title = outside[0], first - 1
    if (
        verb == last
        or verb != first
        or last == first
        or parse.tag(verb) not in ("VBD", "VBZ", "VBP", "VB", "NNP")
    ):
        return verb
    if parse.strings[int(parse.deps[last])] not in ("dobj", "attr", "oprd", "dep", "npadvmod"):
        return verb
    if parse.words[title].lower() not in name_words().offices or not parse.words[title][:1].isupper():
        return verb
    above, relation = parse.heads[verb], parse.dep(verb)
    if parse.heads[title] != verb:
        above, relation = parse.heads[title], parse.dep(title)
    elif relation not in _ROLES or above == verb:
        return verb
    elif relation in ("ccomp", "advcl", "dep"):
        relation = "dobj"  # "met [President Sadyr Japarov]", parsed as a clause
    for k in range(last + 1, min(last + 3 * _REACH, len(parse.heads))):
        if parse.heads[k] in (verb, title):
            parse.heads[k] = last
    parse.move(last, above, relation)
    parse.move(title, last, "compound")
    for k in range(first, last):
        parse.move(k, last, "compound")
    return last


def _lift_name(parse: Parse, first: int, name: int) -> None:
    """ "Peru's leader, the laureate [Ana Prado], said": the name, and not "laureate", is the leader's."""
    noun = parse.heads[name]
    if (
        noun != first - 1
        or parse.dep(name) != "appos"
        or parse.dep(noun) != "appos"
        or parse.kind(noun) == "PERSON"
    ):
        return
    if parse.tag(noun) in _SINGULAR and parse.heads[noun] < noun:
        parse.move(name, parse.heads[noun], "appos")
        parse.move(noun, name, "nmod")


def _title_start(parse: Parse, first: int) -> int:
    """Where the title before a name begins: "| Prime Minister A", "| the former envoy B"."""
    words, start = parse.words, first
    titles, offices = name_words().title_words, name_words().offices
    while start > 1 and first - start < _REACH:
        low = words[start - 1].lower()
        if low == "and" or (
            low not in titles
            and low not in offices
            and (
                start == first
                or parse.dep(start - 1) not in ("compound", "amod", "nmod")
                or words[start - 1] == ","
            )
        ):
            break
        start -= 1
    return start


def _hold(parse: Parse, iob: np.ndarray, start: int, name: int, last: int) -> None:
    """Make the name between commas, whose phrase begins at ``start``, the holder of the office before it."""
    words = parse.words
    office = _office_before(parse, start - 2)
    if office < 0 or last + 1 >= len(words):
        return
    if parse.tag(office) in _PLURAL:
        _pair(parse, office, name)
        if parse.heads[name] == office:
            _no_body(parse, iob, office)
        return
    if words[last + 1] not in _CLOSING:
        return
    if parse.heads[name] == office and parse.dep(name) == "appos":
        _no_body(parse, iob, office)
        _next_office(parse, office)
        return
    above = parse.heads[name]
    if not _is_definite(parse, office) or parse.heads[office] == name or name < above <= last:
        return
    for k in (*parse.children(name, "conj", "cc"), *parse.children(above, "conj", "cc")):
        if k > last and parse.heads[k] == name and parse.dep(name) in ("conj", "appos"):
            parse.heads[k] = office
    parse.move(name, office, "appos")
    _no_body(parse, iob, office)
    _next_office(parse, office)


def _next_office(parse: Parse, office: int) -> None:
    """ "The premier of Chad, A, [the president] of Togo, B, and": the office of B is not one more of A's."""
    holder = parse.heads[office]
    if parse.dep(office) == "appos" and parse.dep(holder) == "appos" and holder < office:
        first = parse.heads[holder]
        if _office_before(parse, first) == first and parse.tag(holder) in _PROPER:
            parse.move(office, first, "conj")


def _no_body(parse: Parse, iob: np.ndarray, office: int) -> None:
    """ "The [Minister of Trade], Ana Prado": an office whose holder is named is no organisation."""
    if parse.kind(office) not in ("ORG", "LAW") or parse.words[office + 1] != "of":
        return
    first = office
    while int(iob[first]) == _INSIDE:
        first -= 1
    if first < office and parse.words[first].lower() != "the":
        return
    while int(iob[first]) == _INSIDE or first <= office:
        iob[first], parse.kinds[first] = _OUTSIDE, 0
        first += 1


def _office_before(parse: Parse, end: int) -> int:
    """The office of the phrase that ends at ``end``: "Chad's [minister]", "[spokesman] for the army", or -1."""
    words, tag = parse.words, parse.tag
    offices, people = name_words().offices, nominals().persons
    for i in range(end, max(end - _REACH, -1), -1):
        low = words[i].lower()
        if tag(i) not in _WITHIN:
            return -1
        if tag(i) == "NNP" and low.endswith("s") and low not in offices and low[:-1] in offices:
            parse.tags[i] = parse.strings.add("NNPS")  # "the Foreign Ministers"
        singular = low in offices or low in people
        if (singular and tag(i) in _SINGULAR) or (tag(i) in _PLURAL and low.removesuffix("s") in offices):
            if i < end and words[i + 1] not in ("of", "for", "to", "-"):
                return -1
            if i > 1 and words[i - 1] == "-" and parse.heads[i] == i - 2 and words[i - 2].lower() in offices:
                for prep in parse.children(i, "prep"):
                    parse.heads[prep] = i - 2
                i -= 2  # "the secretary-general of"
            if parse.kind(i) == "PERSON" or (
                parse.kind(parse.heads[i]) == "PERSON" and parse.dep(i) in _BEFORE
            ):
                return -1
            return i
    return -1


def _is_definite(parse: Parse, office: int) -> bool:
    """Whether an office has an article, an owner, or a body after it: who holds it may be named."""
    return (
        bool(parse.children(office, "det", "poss"))
        or parse.words[office + 1] in ("of", "for", "to")
        or any(gazetteer().demonym(parse.words[k]) for k in parse.children(office, "amod", "compound", "nmod"))
    )


def _pair(parse: Parse, offices: int, name: int) -> None:
    """ "The ministers of A and B, [C] and [D]", "the ministers of A, [C], and B, [D]": C and D are they."""
    of = next((k for k in parse.children(offices, "prep") if parse.words[k] in ("of", "for")), -1)
    state = next(iter(parse.children(of, "pobj")), -1) if of > 0 else -1
    above, relation = parse.heads[name], parse.dep(name)
    if state < 0 or above > name or relation not in ("conj", "appos", "npadvmod", "dep"):
        return
    if above not in (offices, state) and relation != "npadvmod":
        return
    states = _conjuncts(parse, state, name)
    joined = _conjuncts(parse, name, len(parse.heads))
    if len(states) == len(joined) > 1 and all(parse.kind(k) == "PERSON" for k in joined):
        parse.move(name, offices, "appos")
        return
    other = next((k for k in joined[1:] if parse.kind(k) == "GPE" and parse.words[k + 1] == ","), -1)
    if len(states) > 1 or other < 0:
        return
    holders = (*parse.children(other, "appos", "conj"), *parse.children(offices, "appos"))
    holder = next((k for k in holders if k > other and parse.kind(k) == "PERSON"), -1)
    if holder > 0:
        parse.move(name, offices, "appos")
        parse.move(other, state, "conj")
        parse.move(holder, name, "conj")


def _conjuncts(parse: Parse, first: int, end: int) -> list[int]:
    """A token and what is coordinated to it before ``end``."""
    found = [first]
    for item in found:
        found.extend(k for k in parse.children(item, "conj") if item < k < end)
    return found


def _list_people(parse: Parse, name: int) -> None:
    """ "A, [B] and C": a person in apposition to another, with an "and" after it, is one of a list."""
    above = parse.heads[name]
    if above > name or not (_is_person(parse, name) and _is_person(parse, above)):
        return
    if parse.children(name, "cc") and parse.children(name, "conj"):
        parse.deps[name] = parse.strings.add("conj")


def _is_person(parse: Parse, name: int) -> bool:
    """Whether a token heads somebody's name, known as one or by the title before it."""
    if parse.kind(name) or parse.tag(name) not in _PROPER:
        return parse.kind(name) == "PERSON"
    return any(parse.words[k].lower() in name_words().offices for k in parse.children(name, "compound"))


def _share(parse: Parse, start: int, name: int) -> None:
    """ "[Lawmaker] and former general Ana Prado": two titles of one person."""
    words = parse.words
    joiner = start - 1
    while joiner > 1 and (
        words[joiner].lower() in coreference_words()["former"] or words[joiner] in ("ex", "-")
    ):
        joiner -= 1
    first = joiner - 1
    if words[joiner] != "and" or parse.heads[name] != first or parse.dep(name) != "conj":
        return
    low = words[first].lower()
    if parse.tag(first) not in _SINGULAR or parse.kind(first) == "PERSON":
        return
    if low not in name_words().offices and low not in nominals().persons:
        return
    past = joiner + 1 < start or words[start].lower() in coreference_words()["former"]
    if parse.children(first, "poss") or (parse.children(first, "det") and not past):
        return
    title = next((k for k in range(name - 1, joiner, -1) if words[k].lower() in name_words().offices), -1)
    if title < 0:
        return
    above, relation = parse.heads[first], parse.dep(first)
    parse.move(name, name if above == first else above, relation)
    parse.move(title, first, "conj")
    parse.move(first, name, "nmod")
    for k in range(name + 1, min(name + 3 * _REACH, len(words))):
        if parse.heads[k] == first:
            parse.heads[k] = name
