"""Other names that an article gives people: "known as Irro", Mohamed "Hemedti" Dagalo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.language.mentions.draft import Name
    from kg.language.mentions.table import Table

_CALLED = frozenset(("known", "nicknamed", "dubbed"))
_BETWEEN = frozenset(
    (",", "(", "better", "widely", "popularly", "also", "commonly", "universally", "locally", "as", "the")
)
_REACH = 8  # words between a name and the other
QUOTES = frozenset(('"', "``", "''"))


def named_before(t: Table, names: list[Name], index: int) -> int:
    """The name that ``index`` is another name of ("Abdirahman Abdullahi, better known as Irro"), or -1."""
    i = names[index].first - 1
    if i >= 0 and t.text[i] in QUOTES:
        i -= 1
    if i < 1 or not (
        (t.lower[i] in ("as", "the") and t.lower[i - 1] in _CALLED) or t.lower[i] in _CALLED - {"known"}
    ):
        return -1
    before = index - 1
    if before < 0 or names[index].first - names[before].last > _REACH:
        return -1
    fits = all(
        t.lower[k] in _BETWEEN
        or t.lower[k] in _CALLED
        or t.text[k] in QUOTES
        or t.pos[k] in ("DET", "ADJ", "NOUN")
        for k in range(names[before].last + 1, names[index].first)
    )
    return before if fits else -1


def nickname(words: tuple[str, ...]) -> str | None:
    """The word in quotation marks inside a name."""
    at = [i for i, word in enumerate(words) if word in QUOTES]
    return words[at[0] + 1] if len(at) == 2 and at[1] == at[0] + 2 else None
