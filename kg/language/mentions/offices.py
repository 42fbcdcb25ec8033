"""Offices that people hold or held, read off their descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.language.mentions.appointments import HEADING
from kg.language.mentions.counterparts import counterpart_office
from kg.lexicon.names import name_words
from kg.model import Article, EntityArg
from kg.vocabulary import Modality

if TYPE_CHECKING:
    from kg.language.mentions.index import Resolver
    from kg.language.mentions.roles import Description, Form
    from kg.language.mentions.table import Table


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody holds or held an office.

    ``title`` is as in the text, without article and without the body or country in front; ``start``..``end``
    is the whole phrase that says so (code points), ``org`` the body or country named in it, ``token`` the index
    in the Doc of a token of the phrase, ``form`` how the text puts it.
    """

    holder: EntityArg
    title: str
    start: int
    end: int
    org: EntityArg | None
    former: bool
    form: Form
    modality: Modality
    negative: bool
    token: int


_BODIES = frozenset(("Country", "Organization", "Place", "Group"))
_CABINET = frozenset(("minister", "ambassador", "premier"))
_RANKS = frozenset(
    (
        "colonel", "captain", "major", "admiral", "commodore", "brigadier", "lieutenant", "general", "marshal", "field",
        "air", "senior", "rear", "col.", "gen.", "maj.", "lt.", "capt.", "adm.",
        "col", "gen", "maj", "lt", "capt", "adm", "brig",
    )
)  # fmt: skip
_COMMANDS = frozenset(
    (
        "chief", "commander", "minister", "spokesman", "spokeswoman", "spokesperson", "leader", "president", "head",
        "governor", "ruler", "premier", "envoy", "adviser", "strongman", "boss",
    )
)  # fmt: skip
# Heads that bodies choose from among themselves.
_HEADS = frozenset(
    ("chairman", "chairwoman", "chairperson", "chair", "speaker", "head", "secretary", "director")
)
# Styles between an office and a name.
_COURTESY = frozenset(
    (
        "prince", "princess", "sheikh", "sheik", "ayatollah", "sir", "lord", "lady", "dame", "dr", "dr.", "mr", "mr.",
        "ms", "ms.", "mrs", "mrs.", "baron", "baroness",
    )
)  # fmt: skip
# Offices that belong to the state that their holder comes from, where nothing else is said.
_STATE_OFFICES = frozenset(
    (
        "president",
        "minister",
        "chancellor",
        "premier",
        "king",
        "queen",
        "emir",
        "sultan",
        "ambassador",
        "leader",
    )
)


def read_offices(
    article: Article, t: Table, descriptions: tuple[Description, ...], resolver: Resolver
) -> tuple[Office, ...]:
    """Offices among the descriptions, in text order; mere relations ("his wife", "a rival") are none."""
    words = name_words()
    out: list[Office] = []
    seen: set[tuple[int, int]] = set()
    # Of two readings of one office that one goes first which knows the body.
    for d in sorted(descriptions, key=lambda d: (d.phrase[1], d.head, d.org < 0 and d.country is None)):
        lemma, low = t.lemma[d.head].lower(), t.lower[d.head]
        told = t.pos[d.head] == "VERB" and lemma in HEADING
        office = told or lemma in words.offices or low in words.offices
        if not office and (d.form != "title" or low not in words.title_words):
            continue
        if (lemma in words.not_offices and lemma != "counterpart") or (d.name, d.head) in seen:
            continue
        seen.add((d.name, d.head))
        mention = resolver.mentions[d.name]
        holder = EntityArg(
            mention.entity,
            mention.type,
            mention.text,
            mention.start,
            mention.end,
            mention.chain,
            mention.qid,
            "name",
        )
        sent = lemma == "ambassador" and d.country is not None
        if lemma == "counterpart":
            if (shared := counterpart_office(d, holder, out, resolver)) is not None:
                out.append(shared)
            continue
        org = resolver.named(d.org) if d.org >= 0 and not sent else None
        if org is None and d.country is not None:
            org = resolver.country_argument(d.country, max(d.phrase[0] - 3, 0), max(d.phrase[1], d.last))
        if org is None and d.owner >= 0:
            org = _owner(resolver, d.owner, lemma in _CABINET, t.start[d.first], t.end[d.last])
        body = resolver.named(d.org) if sent and d.org >= 0 else org
        title = _title(article, t, d, body)
        if org is None and d.form in ("title", "apposition") and lemma in _STATE_OFFICES and not d.former:
            org = resolver.holder_country(mention.chain, t.start[d.first], t.end[d.last])
        if org is None and d.giver >= 0:
            org = _giver_body(resolver, d.giver, lemma, t.start[d.first], t.end[d.last])
        if not title or (lemma == "minister" and title.lower() == "prime"):
            continue
        first = min(d.phrase[0], d.first)
        last = max(d.phrase[1], d.last)
        out.append(
            Office(
                holder,
                title,
                t.start[first],
                t.end[last],
                org,
                d.former,
                d.form,
                d.modality,
                d.negative,
                t.token[d.head],
            )
        )
    return tuple(out)


def _owner(resolver: Resolver, row: int, cabinet: bool, start: int, end: int) -> EntityArg | None:
    """The one country or body that a pronoun or noun owning an office stands for.

    Of a person ("his defence minister") it is the country, for offices of a ``cabinet``; its span is the title's.
    """
    t = resolver.t
    if t.tag[row] == "PRP$":
        # With two bodies before it in the sentence, "its" is anybody's guess.
        first = t.bounds(t.sentence[row])[0]
        before = {resolver.by_token[i] for i in range(first, row) if i in resolver.by_token}
        if len({m.chain for m in map(resolver.mentions.__getitem__, before) if m.type in _BODIES}) > 1:
            return None
    found = resolver.arguments(row)
    if len(found) != 1 or found[0].chain < 0:
        return None
    if found[0].type == "Person" and cabinet:
        return resolver.holder_country(found[0].chain, start, end)
    return found[0] if found[0].type in ("Country", "Organization") else None


def _giver_body(resolver: Resolver, row: int, office: str, start: int, end: int) -> EntityArg | None:
    """The country in which somebody appoints ministers, or the body that elects its head.

    The span of a country is the title's.
    """
    found = resolver.arguments(row)
    if len(found) != 1 or found[0].chain < 0:
        return None
    if found[0].type == "Organization" and office in _HEADS:
        return found[0]
    if office not in _STATE_OFFICES:
        return None
    if found[0].type == "Country":
        return found[0]
    return resolver.holder_country(found[0].chain, start, end) if found[0].type != "Place" else None


def _without_rank(t: Table, keep: list[int]) -> list[int]:
    """An office without the rank that follows it: "army chief Lieutenant General", but "attorney general"."""
    end = len(keep)
    while end > 1 and t.lower[keep[end - 1]] in _RANKS:
        end -= 1
    return keep[:end] if end < len(keep) and t.lower[keep[end - 1]] in _COMMANDS else keep


def _title(article: Article, t: Table, d: Description, org: EntityArg | None) -> str:
    """The title's words, less the body that stands inside ("member of [the ministry's] advisory board")."""
    if t.pos[d.head] == "VERB":
        return HEADING.get(t.lemma[d.head].lower(), "")  # "who [heads] the agency"
    keep: list[int] = []
    for i in range(d.first, d.last + 1):
        if org is not None and org.via != "inferred" and org.start <= t.start[i] < org.end:
            continue
        if t.text[i] in ("'s", "'") and i - 1 not in keep:
            continue
        keep.append(i)
    while keep and t.lower[keep[-1]] in ("of", "for", "at", "the", "in", "to", "from", "and"):
        keep.pop()
    styles = _COURTESY - {t.lower[d.head]}
    while len(keep) > 1 and d.form == "title" and t.lower[keep[-1]] in styles:
        keep.pop()  # "Defence Minister Prince", "Supreme Leader Ayatollah"
    keep = _without_rank(t, keep)
    pieces: list[str] = []
    for i in keep:
        glued = bool(pieces) and i - 1 in keep and t.end[i - 1] == t.start[i]
        piece = article.text[t.start[i] : t.end[i]]
        if i == d.head and t.tag[i] in ("NNS", "NNPS"):
            piece = piece.removesuffix("s")  # "Presidents Xi and Putin": each of them is one
        if glued:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return " ".join(pieces)
