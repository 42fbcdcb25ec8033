"""Content-derived identifiers: equal content gives an equal id on every machine and in every run."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: str | None, size: int = 8) -> str:
    """Hexadecimal BLAKE2b of ``parts`` (``2 * size`` characters); None and ``""`` are told apart."""
    text = "\x1f".join("\x00" if part is None else part for part in parts)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
