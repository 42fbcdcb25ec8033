"""The corridor: files -> articles -> readings (cached) -> one graph -> output folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles import Skipped, read_inputs
from kg.cache import Cache, reading_key
from kg.errors import InputError, KgError
from kg.fingerprint import fingerprint
from kg.graph import write_graph
from kg.language import find_model
from kg.model import Article, ArticleFacts, Graph
from kg.outputs import Output
from kg.resolve import load_overrides, resolve
from kg.settings import Settings
from kg.view import write_page
from kg.workers import choose_jobs, mapper

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``skipped`` lists every input that is not in the graph and why."""

    graph: Graph
    articles: int
    read: int
    skipped: tuple[Skipped, ...] = ()
    files: tuple[Path, ...] = field(default=())


def build(
    inputs: Sequence[str | Path],
    output: Path,
    settings: Settings | None = None,
    *,
    keep: bool = False,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Make ``output`` hold the graph of exactly the articles in ``inputs`` (with ``keep``: of these as well).

    Only new and changed articles are read. ``progress(done, total)`` counts the articles to read. Raises
    InputError when there is no article at all, and the errors of the stages.
    """
    settings = settings or Settings()
    found = list(
        read_inputs(sorted({str(item) for item in inputs}))
    )  # of two equal files, always keep the same
    articles = [item for item in found if isinstance(item, Article)]
    skipped = [item for item in found if isinstance(item, Skipped)]
    if not articles:
        raise NothingToReadError(skipped)
    place = Output(output)
    place.root.mkdir(parents=True, exist_ok=True)
    with place.writing() as fresh, Cache(place.cache) as cache:
        mark = fingerprint(find_model(settings.model))
        keys = {article.id: reading_key(article, mark) for article in articles}
        known = cache.known(keys.values())
        todo = [article for article in articles if keys[article.id] not in known]
        read = mapper(settings.model, choose_jobs(todo, settings.jobs), scheduler)
        for done, (article, outcome) in enumerate(read(todo), start=1):
            if isinstance(outcome, KgError):
                skipped.append(Skipped(article.id, str(outcome)))
                del keys[article.id]
            else:
                cache.put(keys[article.id], outcome)
            if progress:
                progress(done, len(todo))
        cache.collect(keys, keep=keep)
        cache.remember(_kept(settings))
        graph, files = publish(cache, fresh, settings)
        members = len(cache.articles())
    return BuildReport(graph, members, len(todo), tuple(skipped), tuple(output / name for name in files))


class NothingToReadError(InputError):
    """No input held an article; ``skipped`` says why for each."""

    def __init__(self, skipped: Sequence[Skipped]) -> None:
        """Keep the reasons."""
        super().__init__("no article to read; give a folder or files (.txt, .jsonl, .html, …)")
        self.skipped = tuple(skipped)


def publish(cache: Cache, fresh: Path, settings: Settings) -> tuple[Graph, list[str]]:
    """Reduce the collection in ``cache`` and write every output into the empty folder ``fresh``."""
    graph = reduce(cache.facts(), settings)
    formats = [name for name in settings.formats if name != "html"]
    files = write_graph(graph, fresh, formats=formats, base=settings.base)
    if "html" in settings.formats:
        write_page(graph, fresh / "graph.html", base=settings.base, limit=settings.page_nodes)
        files.append(fresh / "graph.html")
    return graph, sorted(path.name for path in files)


def reduce(facts: Iterable[ArticleFacts], settings: Settings) -> Graph:
    """The merged graph of ``facts`` under the overrides of ``settings``."""
    return resolve(facts, load_overrides(settings.aliases) if settings.aliases else None)


def _kept(settings: Settings) -> dict[str, str]:
    """What has a say in the files of an output, apart from the articles."""
    return {
        "base": settings.base,
        "formats": ",".join(settings.formats),
        "aliases": str(settings.aliases.resolve()) if settings.aliases else "",
        "page_nodes": str(settings.page_nodes),
    }


def built_with(output: Path) -> Settings:
    """The settings of the last build of ``output``, as far as they have a say in its files."""
    place = Output(output)
    if not place.cache.is_file():
        return Settings()
    with Cache(place.cache) as cache:
        kept = cache.remembered()
    if not kept:
        return Settings()
    aliases = Path(kept["aliases"]) if kept["aliases"] else None
    formats = tuple(filter(None, kept["formats"].split(",")))
    return Settings(base=kept["base"], formats=formats, aliases=aliases, page_nodes=int(kept["page_nodes"]))


def remove(
    articles: Sequence[str], output: Path, settings: Settings | None = None
) -> tuple[BuildReport, list[str]]:
    """Take articles out of the graph in ``output``; return the report and the ids that were not in it.

    Without ``settings``, those of the last build: the result is what a build without these articles gives.
    """
    place = Output(output)
    place.require_built()
    settings = settings or built_with(output)
    if settings.aliases:
        load_overrides(settings.aliases)  # before anything changes: the file may be gone
    with place.writing() as fresh, Cache(place.cache) as cache:
        unknown = [article for article in articles if article not in set(cache.articles())]
        cache.remove(articles)
        cache.remember(_kept(settings))
        graph, files = publish(cache, fresh, settings)
        members = len(cache.articles())
    return BuildReport(graph, members, 0, (), tuple(output / name for name in files)), unknown


def load_graph(output: Path, settings: Settings | None = None) -> Graph:
    """The merged graph of the articles in ``output`` (reduced anew from the cache: same input, same graph).

    Without ``settings``, under those of the last build.
    """
    place = Output(output)
    place.require_built()
    settings = settings or built_with(output)
    with Cache(place.cache) as cache:
        return reduce(cache.facts(), settings)


def extract_all(
    inputs: Sequence[str | Path], settings: Settings | None = None
) -> Iterator[ArticleFacts | Skipped]:
    """Read every input without building anything, in order: its facts, or why it was skipped."""
    return extract_articles(read_inputs(inputs), settings)


def extract_articles(
    found: Iterable[Article | Skipped], settings: Settings | None = None
) -> Iterator[ArticleFacts | Skipped]:
    """Read articles, in order; what was skipped comes last."""
    settings = settings or Settings()
    skipped: list[Skipped] = []

    def articles() -> Iterator[Article]:
        for item in found:
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                yield item

    for article, outcome in mapper(settings.model, max(1, settings.jobs))(articles()):
        yield Skipped(article.id, str(outcome)) if isinstance(outcome, KgError) else outcome
    yield from skipped


def source_texts(output: Path) -> dict[str, str]:
    """Source text of every article in ``output`` by its sha256; empty when nothing was built there."""
    path = Output(output).cache
    if not path.is_file():
        return {}
    with Cache(path) as cache:
        return {facts.article.sha256: facts.article.text for facts in cache.facts()}
