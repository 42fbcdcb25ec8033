"""Coreference inside one article: one walk, left to right, over pronouns, names and nominals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.mentions.definite import Definites
from kg.language.mentions.discourse import Discourse
from kg.language.mentions.pronouns import FIRST_PERSON, FIRST_PLURAL, THIRD_PERSON, Pronouns
from kg.language.mentions.referents import Anaphor

if TYPE_CHECKING:
    from kg.language.mentions.chains import Linker
    from kg.language.mentions.roles import Description
    from kg.lexicon.territories import Territory


_OTHERS = frozenset(("those", "others", "many", "some"))  # people without even a noun


def resolve_coreference(
    linker: Linker, demonyms: dict[int, Territory], descriptions: list[Description]
) -> tuple[list[Anaphor], dict[int, int]]:
    """Resolve the anaphors of a document.

    Returns them in text order, and for each pronoun or bare noun that stands for people without a name the row
    of the noun that heads their phrase. The genders that pronouns tell are noted in the chains.
    """
    discourse = Discourse(linker, demonyms, descriptions)
    pronouns = Pronouns(discourse)
    definites = Definites(discourse)
    found: list[Anaphor] = []
    t = discourse.t
    for i, pos in enumerate(t.pos):
        anaphor: Anaphor | None = None
        if pos in ("PRON", "DET") and i not in discourse.name_at:
            word = t.lower[i]
            if word in THIRD_PERSON:
                anaphor = pronouns.third_person(i)
            elif t.quoted[i] and (word in FIRST_PERSON or word in FIRST_PLURAL):
                anaphor = pronouns.first_person(i)
            elif t.tag[i] in ("WP", "WDT"):
                discourse.mark_relative(i)
            elif word == "both" and t.dep[i] in ("nsubj", "nsubjpass") and not t.children[i]:
                anaphor = pronouns.both(i)
            elif word in _OTHERS and t.dep[i] not in ("det", "predet"):
                discourse.mark_nameless(i)
        elif i in discourse.name_at:
            index = discourse.name_at[i]
            if linker.names[index].first == i:
                discourse.mark_name(index)
        elif i in demonyms:
            discourse.mark_demonym(i)
        elif pos in ("NOUN", "PROPN") or (pos == "ADJ" and definites.aged_one(i)):
            anaphor = definites.resolve(i)
        if anaphor is not None:
            found.append(anaphor)
    return found, pronouns.groups | definites.groups
