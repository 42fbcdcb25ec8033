"""How the forms of people's names relate: full names, short forms, names with hyphens and nicknames."""

from __future__ import annotations

_SON_OF = frozenset(("bin", "ibn", "bint", "ould", "ag"))


def closed_words(form: tuple[str, ...]) -> list[str]:
    """The words of a name, those with hyphens in one piece, without a nickname in quotation marks."""
    out: list[str] = []
    quoted = False
    for word in form:
        if word in ('"', "``", "''"):
            quoted = not quoted
            continue
        if quoted:
            continue  # Jorge "Tuto" Paz
        if out and (word == "-" or out[-1].endswith("-")):
            out[-1] += word
        else:
            out.append(word)
    return out


def same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether ``other`` (two words or more) is the same full name as ``full``, which is no shorter."""
    if full == other:
        return True
    if len(other) > len(full):
        full, other = other, full
    if full[-len(other) :] == other or full[: len(other)] == other:
        return True
    if len(full) == len(other) == 2 and full == other[::-1]:
        return True  # Magyar Péter, Takaichi Sanae: family name first, as at home
    if full[-1] != other[-1]:
        return False
    a, b = full[0], other[0]
    if a == b:
        return True
    return ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) or (
        min(len(a), len(b)) > 2 and (a.startswith(b) or b.startswith(a))
    )


def short_form(
    full: tuple[str, ...], short: tuple[str, ...], family_first: frozenset[str], titled: bool
) -> int:
    """How ``short`` may stand for ``full``: 1 surname, 2 first name, 0 not at all."""
    if full[-len(short) :] == short:
        # Bin Salman is the son of a Salman, not one himself.
        return 0 if len(full) > len(short) and full[-len(short) - 1] in _SON_OF else 1
    if len(short) == 1 and full[0] == short[0]:
        return 1 if full[0].capitalize() in family_first else (2 if not titled else 3)
    if short[0] in _SON_OF and any(full[k : k + len(short)] == short for k in range(1, len(full))):
        return 3
    if len(short) == 1 and short[0] in full[1:-1] and len(short[0]) > 2:
        return 3
    return 0
