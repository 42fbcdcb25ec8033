"""Corrections of the parse where a name follows an office or calling and its body.

"[the President of Serbia] [Aleksandar Vucic]", "[the Speaker of the Assembly] [Ana Brnabic]": usual in agencies'
translations and in English from South Asia and Africa. The parser and the recogniser tend to draw body and name
together. Like :mod:`kg.language.repairs`, done once on the columns of a document, in place; the name becomes the
head, as the parser has it in "[Secretary of State] [Antony Blinken]". Behind a comma the name belongs to the person
and not to the place: "a [physician] from Lima, [Ana Prado]".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.lexicon.names import name_words, nominals
from kg.lexicon.territories import gazetteer

if TYPE_CHECKING:
    import numpy as np

    from kg.language.editing import Parse

_BEGINS: Final = 3  # spaCy's code for the first token of an entity
_INSIDE: Final = 1
_REACH: Final = 9  # tokens that the body may be long
_WITHIN: Final = frozenset(("NNP", "NNPS", "NN", "NNS", "JJ", "DT", "IN", "CC", "HYPH"))
_NOUNS: Final = frozenset(("NNP", "NNPS", "NN", "NNS"))
_PROPER: Final = ("NNP", "NNPS")
_PEOPLE: Final = ("er", "or", "ist", "ian", "man", "woman")
_FOLLOWING: Final = ("relcl", "appos", "conj", "cc", "punct", "acl")


def set_names_apart(parse: Parse, iob: np.ndarray) -> None:
    """Make names after "office of body" the heads of their phrases, and entities of their own.

    ``iob`` is the column of entity codes.
    """
    offices = name_words().offices
    words = parse.words
    for office in range(len(words) - 4):
        if words[office + 1] in ("of", "for") and words[office].lower() in offices:
            _set_apart(parse, iob, office)


def lift_appositions(parse: Parse) -> None:
    """Hang somebody's name on the noun for a person before it, where the parser has it on the place or body."""
    for i in (parse.deps == parse.strings.add("appos")).nonzero()[0].tolist():
        if parse.kind(i) != "PERSON" or parse.words[i - 1] in ("(", "["):
            continue
        here = parse.heads[i]
        while parse.kind(here) != "PERSON" and parse.dep(here) in ("pobj", "prep", "conj") and here < i:
            here = parse.heads[here]
            if parse.tag(here) == "NN" and _is_person(parse.words[here]):
                parse.hang(i, here, "appos")
                break


def lift_conjuncts(parse: Parse) -> None:
    """Join people to people where the parser joins the second to the country of the first: "A of X and [B] of Y"."""
    for i in (parse.deps == parse.strings.add("conj")).nonzero()[0].tolist():
        place = parse.heads[i]
        if parse.kind(i) != "PERSON" or parse.kind(place) in ("PERSON", "") or parse.dep(place) != "pobj":
            continue
        first = parse.heads[parse.heads[place]]
        if parse.kind(first) == "PERSON" and first < place < i:
            for joiner in parse.children(place, "cc"):
                parse.hang(joiner, first, "cc")
            parse.hang(i, first, "conj")


def _is_person(word: str) -> bool:
    return word.lower() in nominals().persons or word.lower() in name_words().offices


def _set_apart(parse: Parse, iob: np.ndarray, office: int) -> None:
    name, last = _name_after(parse, iob, office)
    if name < 0 or (parse.dep(office) == "nmod" and parse.heads[office] == last):
        return
    body = _body_end(parse, office, name)
    if body < 0:
        return
    iob[name] = _BEGINS
    for i in range(name, last + 1):
        parse.kinds[i] = parse.strings.add("PERSON")
        if i > name:
            iob[i] = _INSIDE
        if i < last and not name <= parse.heads[i] <= last:
            parse.hang(i, last, "compound")
    inner = range(office, last + 1)
    holder = last if parse.heads[last] not in inner or parse.heads[last] == last else office
    above, relation = parse.heads[holder], parse.dep(holder)
    if above in inner:
        above = last  # the root of the sentence
    for k in range(max(office - 3 * _REACH, 0), min(last + 3 * _REACH, len(parse.heads))):
        if k > last and parse.heads[k] == office and parse.dep(k) in _FOLLOWING:
            parse.heads[k] = last
        elif office < k < name and name <= parse.heads[k] <= last:
            parse.hang(k, body, "det" if parse.tag(k) == "DT" else "compound")
    parse.hang(last, above, relation)
    parse.hang(office, last, "nmod")
    parse.hang(office + 1, office, "prep")
    if not office < parse.heads[body] < body:
        parse.hang(body, office + 1, "pobj")


def _name_after(parse: Parse, iob: np.ndarray, office: int) -> tuple[int, int]:
    """The first and last token of the name of two words or more after the office's body, or -1."""
    words = parse.words
    first = office + 3 if words[office + 2] == "the" else office + 2
    for i in range(office + 2, min(first + _REACH, len(words) - 1)):
        if parse.tag(i) not in _WITHIN:
            break
        if int(iob[i]) != _BEGINS:
            continue
        last = i
        while last + 1 < len(words) and int(iob[last + 1]) == _INSIDE:
            last += 1
        begin = i + _country(parse, i, last)
        if begin == i and parse.kind(i) == "ORG":  # "the European Council Ana Prado"
            known = name_words().first_names
            begin = next((k for k in range(first + 1, last) if words[k] in known and k > i + 1), i)
        if begin == first or last == begin or (begin == i and parse.kind(i) != "PERSON"):
            continue
        if parse.kind(i) != "PERSON" and words[begin] not in name_words().first_names:
            continue
        if words[min(last + 1, len(words) - 1)] in ("'s", "’s", "'", "-"):
            break
        return (begin, last) if all(words[k][:1].isupper() for k in (begin, last)) else (-1, -1)
    return -1, -1


def _country(parse: Parse, first: int, last: int) -> int:
    """How many tokens a country is long that begins an entity with more after it; 0 for none."""
    for end in range(min(last - 1, first + 3), first, -1):
        if gazetteer().name(" ".join(parse.words[first:end])):
            return end - first
    return 0


def _body_end(parse: Parse, office: int, name: int) -> int:
    """The last token of the body, or -1 where what stands before the name is a title or calling of its own."""
    end = name - 1
    word, low = parse.words[end], parse.words[end].lower()
    lists = name_words()
    if parse.kind(end) == "ORG" and low not in lists.offices and parse.tag(end) in _PROPER:
        return end
    if parse.tag(end) not in _NOUNS or low in lists.title_words or low in nominals().persons:
        return -1
    if gazetteer().demonym(word) and not gazetteer().name(word):
        return -1
    if parse.tag(end) in _PROPER:
        return end
    definite = parse.words[office + 2] == "the" or parse.words[end - 1] == "the"
    return end if definite and not low.endswith(_PEOPLE) else -1
