"""Other people's triple stores, each behind the same three calls, as processes of this machine.

A driver's ``missing()`` says what is not installed (None: ready); ``opened(turtle)`` loads the file and gives a
function from a query to its rows; parsers that cannot query only count triples.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

import urllib3

Row = tuple[str | None, ...]
Ask = Callable[[str], list[Row]]
GRAPH = "https://example.org/kg/graph"


class Store(Protocol):
    """A store that loads Turtle and answers SELECT queries."""

    name: str

    def missing(self) -> str | None: ...

    def opened(self, turtle: Path, folder: Path) -> contextlib.AbstractContextManager[Ask]: ...


def canonical(term: dict[str, Any] | None) -> str | None:
    """A result term as comparable text: numbers by value, plain and xsd:string alike."""
    if term is None:
        return None
    value, kind = term["value"], term.get("datatype", "").rsplit("#", 1)[-1]
    if kind in ("decimal", "integer", "int", "double", "float", "nonNegativeInteger"):
        number = Decimal(value)
        return f"{round(number, 6).normalize():f}"
    return f"{value}@{term['xml:lang'].lower()}" if "xml:lang" in term else str(value)


def rows_of(results: dict[str, Any]) -> list[Row]:
    """Rows of a SPARQL JSON result, sorted: stores differ in how they collate, not in what they answer."""
    names = results["head"]["vars"]
    rows = [tuple(canonical(b.get(name)) for name in names) for b in results["results"]["bindings"]]
    return sorted(rows, key=lambda row: tuple(cell or "" for cell in row))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        try:
            urllib3.request("GET", url, retries=False, timeout=5)
            return
        except urllib3.exceptions.HTTPError:
            time.sleep(0.1)
    raise RuntimeError(f"{url} did not come up")


@contextlib.contextmanager
def _server(command: list[str], url: str, folder: Path) -> Iterator[None]:
    with (
        (folder / "server.log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log) as process,
    ):
        try:
            _wait(url, process)
            yield
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def _over_http(endpoint: str, **fields: str) -> Ask:
    def ask(query: str) -> list[Row]:
        form = "application/x-www-form-urlencoded"
        headers = {"Accept": "application/sparql-results+json", "Content-Type": form}
        body = urlencode({"query": query, **fields})
        answer = urllib3.request("POST", endpoint, body=body, headers=headers, retries=False, timeout=300)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {answer.data[:500]!r}")
        return rows_of(json.loads(answer.data))

    return ask


class Oxigraph:
    """Oxigraph's own server (``pip install oxigraph``)."""

    name = "Oxigraph server"

    def _program(self) -> str | None:
        return shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))

    def missing(self) -> str | None:
        return None if self._program() else "pip install oxigraph"

    @contextlib.contextmanager
    def opened(self, turtle: Path, folder: Path) -> Iterator[Ask]:
        program, port = self._program() or "", free_port()
        where = ["--location", str(folder / "db")]
        subprocess.run([program, "load", *where, "--file", str(turtle)], check=True, capture_output=True)
        bind = f"127.0.0.1:{port}"
        with _server([program, "serve-read-only", *where, "--bind", bind], f"http://{bind}/", folder):
            yield _over_http(f"http://{bind}/query")


class Jena:
    """Apache Jena's command-line ARQ (Debian libapache-jena-java)."""

    name = "Jena ARQ"
    jars = Path("/usr/share/java")

    def missing(self) -> str | None:
        if shutil.which("java") and (self.jars / "jena-cmds.jar").exists():
            return None
        return "apt-get install libapache-jena-java"

    @contextlib.contextmanager
    def opened(self, turtle: Path, folder: Path) -> Iterator[Ask]:
        # Debian's jar keeps Xerces' message bundles at a path where Jena does not look: give it a second copy.
        with zipfile.ZipFile(self.jars / "jena-core.jar") as jar:
            for name in jar.namelist():
                target = folder / name.removeprefix("org/apache/jena/ext/")
                if name.startswith("org/apache/jena/ext/xerces/") and not name.endswith("/"):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(jar.read(name))
        # Two bridges between logging libraries that may not meet on one class path.
        jars = sorted(str(jar) for jar in self.jars.glob("*.jar") if "log4j" not in jar.name)
        java = ["java", "-cp", os.pathsep.join([str(folder), *jars])]
        load = [*java, "tdb2.tdbloader", f"--loc={folder / 'tdb'}", str(turtle)]
        subprocess.run(load, check=True, capture_output=True)

        def ask(query: str) -> list[Row]:
            (folder / "query.rq").write_text(query, encoding="utf-8")
            command = [
                *java,
                "tdb2.tdbquery",
                f"--loc={folder / 'tdb'}",
                f"--query={folder / 'query.rq'}",
                "--results=JSON",
            ]
            done = subprocess.run(command, check=False, capture_output=True, timeout=300)
            if done.returncode:
                raise RuntimeError(done.stderr.decode()[-800:])
            return rows_of(json.loads(done.stdout))

        yield ask


class Virtuoso:
    """Virtuoso Open Source 7 (Debian virtuoso-opensource-7)."""

    name = "Virtuoso"

    def missing(self) -> str | None:
        if shutil.which("virtuoso-t") and shutil.which("isql-vt"):
            return None
        return "apt-get install virtuoso-opensource-7"

    @contextlib.contextmanager
    def opened(self, turtle: Path, folder: Path) -> Iterator[Ask]:
        shutil.copy(turtle, folder / "graph.ttl")
        port, web = free_port(), free_port()
        settings = f"""[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/v-temp.db
TransactionFile = {folder}/v-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = {folder}
NumberOfBuffers = 40000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
"""
        (folder / "v.ini").write_text(settings)
        command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "v.ini")]
        with _server(command, f"http://127.0.0.1:{web}/", folder):
            script = f"ld_dir('{folder}', 'graph.ttl', '{GRAPH}'); rdf_loader_run(); checkpoint;"
            isql = ["isql-vt", str(port), "dba", "dba", f"exec={script}"]
            subprocess.run(isql, check=True, capture_output=True, timeout=300)
            yield _over_http(f"http://127.0.0.1:{web}/sparql", **{"default-graph-uri": GRAPH})


_COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql-file');
const engine = new QueryEngine();
const lines = require('readline').createInterface({ input: process.stdin });
(async () => {
  for await (const line of lines) {
    const { query, file } = JSON.parse(line);
    const result = await engine.query(query, { sources: [file] });
    const { data } = await engine.resultToString(result, 'application/sparql-results+json');
    let text = '';
    for await (const chunk of data) text += chunk;
    console.log(JSON.stringify(JSON.parse(text)));
  }
})().catch((error) => { console.error(error); process.exit(1); });
"""
_N3 = """
const N3 = require('n3'); const fs = require('fs');
let n = 0; const stream = fs.createReadStream(process.argv[2]);
new N3.Parser().parse(stream, (error, quad) => {
  if (error) { console.error(String(error)); process.exit(1); }
  if (quad) n++; else console.log(n);
});
"""


def node_modules() -> Path:
    """Where `make stores` puts the npm packages."""
    return Path(
        os.environ.get("KG_NODE_MODULES", Path(__file__).parents[2] / "build" / "stores" / "node_modules")
    )


class Comunica:
    """Comunica on Node.js (npm @comunica/query-sparql-file)."""

    name = "Comunica"

    def missing(self) -> str | None:
        if shutil.which("node") and (node_modules() / "@comunica" / "query-sparql-file").is_dir():
            return None
        return "make stores"

    @contextlib.contextmanager
    def opened(self, turtle: Path, folder: Path) -> Iterator[Ask]:
        script = node_modules().parent / "comunica.js"
        script.write_text(_COMUNICA)
        pipe = subprocess.PIPE
        with subprocess.Popen(["node", str(script)], stdin=pipe, stdout=pipe, text=True) as process:

            def ask(query: str) -> list[Row]:
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write(json.dumps({"query": query, "file": str(turtle)}) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
                if not line:
                    raise RuntimeError("Comunica ended")
                return rows_of(json.loads(line))

            try:
                yield ask
            finally:
                process.kill()


STORES: tuple[Store, ...] = (Oxigraph(), Jena(), Virtuoso(), Comunica())


def count_with_rapper(turtle: Path) -> int:
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(turtle)]
    return len(subprocess.run(command, check=True, capture_output=True).stdout.splitlines())


def count_with_serd(turtle: Path) -> int:
    return len(subprocess.run(["serdi", str(turtle)], check=True, capture_output=True).stdout.splitlines())


def count_with_n3(turtle: Path) -> int:
    script = node_modules().parent / "n3.js"
    script.write_text(_N3)
    return int(subprocess.run(["node", str(script), str(turtle)], check=True, capture_output=True).stdout)


PARSERS: tuple[tuple[str, Callable[[], bool], Callable[[Path], int]], ...] = (
    ("raptor", lambda: shutil.which("rapper") is not None, count_with_rapper),
    ("serd", lambda: shutil.which("serdi") is not None, count_with_serd),
    ("N3.js", lambda: (node_modules() / "n3").is_dir() and shutil.which("node") is not None, count_with_n3),
)
