"""What acts of force and help can be done to, and when they are only words.

Nobody strikes a fear or jails a distrust: such a figure of speech is opposition, or nothing that the graph tells.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import takewhile
from typing import Final

from kg.model import EntityArg, TopicArg

Target = EntityArg | TopicArg

#: What nobody can attack; to fight it is to oppose it.
_ILLS: Final = frozenset(
    "addiction aids blaze cancer cholera coronavirus corruption covid-19 crime crisis discrimination disease "
    "disinformation drug drugs ebola epidemic extremism famine fire flood hiv hunger impunity inequality inflation "
    "malaria migration misinformation outbreak pandemic piracy polio pollution poverty racism recession separatism "
    "smuggling terror terrorism trafficking unemployment virus wildfire wildfires".split()
)
_AFTER_HEAD: Final = frozenset(
    "across after against among at before between by during for from in of on over to toward towards which with who "
    "that".split()
)
#: Abstract nouns by their endings (Quirk et al. 1985, appendix I), and those with such an ending that are none.
_ABSTRACT: Final = ("ance", "ence", "ism", "ment", "ness", "sion", "tion", "ity")
_CONCRETE: Final = frozenset(
    "administration airport alliance ambulance ammunition apartment association basement cement celebrity city "
    "commission community competition conference congregation contingent corporation cult delegation "
    "bastion demonstration department detachment document element embankment encampment entity establishment facility "
    "fence federation formation fortification foundation garment generation government infantry installation "
    "instrument insurance intelligence legation location majority minority mission monument munition nation "
    "operation opposition organisation organization parliament plantation population position procession "
    "reservation residence sanctity sculpture settlement station transmission university utility "
    "armament audience business consignment entrance equipment exhibition expedition intersection junction mansion "
    "ordnance regiment section shipment tenement witness".split()
)
_INTANGIBLE: Final = frozenset(
    "ability access anger anxiety attention belief cause claim concern confidence debate demand distrust doubt dream "
    "fear freedom growth hatred hope idea image interest issue narrative nomination pain policy pressure "
    "problem question reform rhetoric right risk rumor rumour speech status support threat trust view vote win".split()
)
_BODILY: Final = frozenset(("attacks", "coerces", "aids"))
#: Verbs and nouns that stand for blows and for words.
_LOUD: Final = frozenset(("attack", "hit", "assault", "jab", "swipe"))
#: Those who fight.
_ARMED: Final = frozenset(
    "army assailant assassin attacker bomber extremist fighter guerrilla gunman gunmen insurgent "
    "jihadi jihadist militant militia paramilitary rebel soldier terrorist troop".split()
)
_MILITARY: Final = frozenset(
    "adviser advisor airman aircraft airmen army battalion brigade coalition commando contingent corps drone force "
    "frigate jet marine military navy paratrooper peshmerga regiment squadron troop warplane warship".split()
)
_LEAVING: Final = frozenset(("pull", "retreat", "withdraw"))
#: Words for quarrels as much as for fights, and last words of the names of those who have no weapons.
_CONTESTED: Final = frozenset(("battle", "clash", "fight", "skirmish", "war"))
_CIVIL: Final = frozenset(
    "agency association bank bundestag campaign candidate commission company conservative congress "
    "corporation court democrat duma firm house judge knesset lawmaker legislator legislature ministry nominee "
    "parliament party regulator republican senate senator tory union university voter".split()
)
#: Words in the names of those who come to keep the peace.
_PEACE: Final = frozenset(
    "medics monitors observers peacekeepers peacekeeping rescuers un u.n. nations".split()
)
_STRUGGLING: Final = frozenset(("fight", "battle", "combat"))


def is_ill(target: Target) -> bool:
    """Whether the head of the target's phrase is a disease, crime or other evil: "crime in Lagos", no "crime ring"."""
    return _head(target) in _ILLS


def relation_of(relation: str, lemma: str, agent: EntityArg, target: Target, speakers: Set[int]) -> str:
    """The relation that is really told by an act of force or help told with ``lemma``; "" for none.

    ``speakers`` are the chains of those whose words the article gives: those attack, and are attacked, with words, as
    are people whom a party attacks.
    """
    if relation == "attacks" and is_ill(target):
        return "opposes"
    if relation == "opposes" and lemma in _LEAVING and isinstance(target, EntityArg):
        left = target.type in ("Country", "Place") and agent.type in ("Country", "Group", "Organization")
        return "yieldsTo" if left else relation  # who withdraws from a land leaves it
    if (
        relation == "supports"
        and isinstance(target, EntityArg)
        and _is_military(agent)
        and _is_military(target)
    ):
        return "cooperatesWith"  # forces that support each other fight together
    if relation == "mobilizesAgainst" and _PEACE & set(agent.text.lower().split()):
        return "aids"  # "UN peacekeepers were deployed in B"
    if relation in _BODILY and isinstance(target, TopicArg) and not target.about and _is_abstract(target):
        if lemma in _STRUGGLING:
            return "opposes"
        return "criticizes" if lemma in _LOUD and agent.type == "Person" else ""
    if relation == "attacks" and lemma in _LOUD and isinstance(target, EntityArg) and target.type == "Person":
        person = agent.type == "Person" and (agent.chain in speakers or target.chain in speakers)
        if target.chain >= 0 and (person or agent.type == "Organization") and not is_armed(agent):
            return "criticizes"
    if relation == "attacks" and lemma in _CONTESTED and isinstance(target, EntityArg):
        people = agent.type == target.type == "Person"
        return "opposes" if people or _is_civil(agent) or _is_civil(target) else relation
    return relation


def _is_civil(party: Target) -> bool:
    """Whether ``party`` is a parliament, court, party, campaign or business, which fights with words and votes."""
    return any(word.strip("'’").removesuffix("s") in _CIVIL for word in party.text.lower().split()[-2:])


def is_armed(party: EntityArg) -> bool:
    """Whether the phrase for ``party`` is one for those who fight: "the terrorist group", "Houthi rebels"."""
    words = party.text.lower().split()
    last = words[-2:-1] if words[-1:] == ["group"] else words[-1:]
    return any(word.removesuffix("s") in _ARMED for word in last)


def _is_military(party: EntityArg) -> bool:
    """Whether the phrase or the name of ``party`` is one for armed forces: "Coalition aircraft", "the SDF"."""
    words = {phrase.lower().split()[-1].removesuffix("s") for phrase in (party.text, party.name)}
    return is_armed(party) or bool(words & _MILITARY)


def _is_abstract(target: Target) -> bool:
    head = _head(target)
    singular = head.removesuffix("s") if not head.endswith("ss") else head
    singular = head[:-3] + "y" if head.endswith("ies") else singular
    if singular in _INTANGIBLE:
        return True
    return singular.endswith(_ABSTRACT) and singular not in _CONCRETE


def _head(target: Target) -> str:
    """The last word of the target's phrase before what follows its head, in lower case."""
    phrase = list(takewhile(lambda word: word not in _AFTER_HEAD, target.text.lower().split()))
    return phrase[-1].strip(",.;:\"”'’") if phrase else ""
