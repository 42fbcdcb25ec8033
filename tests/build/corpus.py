"""Short articles for tests of building: they share people, countries and one event."""

from __future__ import annotations

from pathlib import Path

ARTICLES: dict[str, str] = {
    "lisbon.txt": """---
title: Ministers meet in Lisbon
date: 2024-05-14
publisher: The Harbour Wire
---
Portuguese Foreign Minister Paulo Rangel met his Spanish counterpart, José Manuel Albares, in Lisbon on Monday.

"We agreed to open the border crossings," Rangel said.

Albares thanked Portugal for its support.
""",
    "madrid.txt": """---
title: Madrid sees progress
date: 2024-05-15
publisher: Plaza Review
---
Spain welcomed the talks. José Manuel Albares told reporters on Tuesday that Spain would send aid to Morocco.

Morocco has criticized Spain over fishing quotas. The Spanish government denied that it had threatened Rabat.
""",
    "rabat.txt": """---
title: Rabat answers
date: 2024-05-16
publisher: Atlas Daily
---
Morocco rejected the quotas on Wednesday. "Spain has threatened us," said Nasser Bourita, the Moroccan foreign minister.

King Mohammed VI will visit Madrid next week, according to the royal palace.
""",
    "nairobi.txt": """---
title: Aid for the north
date: 2024-05-16
publisher: The Harbour Wire
---
Kenya condemned the attack on the aid convoy. President William Ruto urged the rebels to release the drivers.

"We will not wait," Ruto told lawmakers in Nairobi.
""",
    "seoul.txt": """---
title: Seoul imposes sanctions
date: 2024-05-17
publisher: Han River Post
---
South Korea imposed sanctions on North Korea after the missile test. Pyongyang has accused Seoul of provocation.

Foreign Minister Cho Tae-yul spoke with Japanese Foreign Minister Yoko Kamikawa by phone on Thursday.
""",
}
CHANGED: dict[str, str] = {
    name: text + "\nFrance supports the decision, President Emmanuel Macron said.\n"
    for name, text in ARTICLES.items()
}


def write(folder: Path, names: dict[str, str]) -> None:
    """Make ``folder`` hold exactly the articles ``names``."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, text in names.items():
        (folder / name).write_text(text, encoding="utf-8")


def snapshot(output: Path) -> dict[str, bytes]:
    """Every published file of an output folder but the cache, by name; the store by its generation's name."""
    files = {
        p.name: p.read_bytes()
        for p in output.iterdir()
        if p.is_file() and p.name.startswith(("graph", "statem"))
    }
    files["store"] = (output / "store" / "CURRENT").read_bytes()
    return files
