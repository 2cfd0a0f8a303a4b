"""Reads every import of the tree against the rules of docs/architecture.md, and sees itself fail for each."""

import ast
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from callcenter.services.requests import PROTOCOLS

ROOT = Path(__file__).parents[2]

FAMILIES = {"errors", "progress"}
LEAVES = {*FAMILIES, "clock", "canonical_json", "durable_file"}
PARTS = {"storage", "crypto", "files"}
MAY_IMPORT = {
    "main": {"cli", "ui", "errors"},
    "cli": {"services", "files", "domain", *LEAVES},
    "ui": {"services", "domain", "clock", *FAMILIES},
    "services": {*PARTS, "domain", *LEAVES},
    **dict.fromkeys(PARTS, {"domain", *LEAVES}),
    "domain": LEAVES - {"durable_file"},
    **dict.fromkeys(LEAVES, LEAVES),
}
# Gives every failure its exit code, so it names those of the layers below.
MAY_BESIDES = {Path("callcenter/cli/exit_codes.py"): PARTS}
QT = {"PySide6", "shiboken6"}
HOLDERS = {
    **dict.fromkeys(("argon2", "nacl"), "crypto"),
    **dict.fromkeys(("sqlcipher3", "sqlite3"), "storage"),
    **dict.fromkeys(QT, "ui"),
}
FEATURES = {
    "sign_in",
    "desk",
    "roster",
    "call_log",
    "dashboard",
    "review_cases",
    "people",
    "journal",
    "settings",
    "help",
}
CROSSING = (
    *("callcenter.services.protocols", "callcenter.services.requests"),
    *(f"callcenter.services.{path.stem}" for path in sorted((ROOT / "callcenter/services").glob("*_protocol.py"))),
)
MAY_JOIN = {Path("ui/application.py"), Path("ui/pictures/studio.py")}
# Loads a protocol when something is first asked of it, by a table of names that a test below reads.
MAY_NAME_LATE = {Path("callcenter/services/requests.py")}
NETWORK = (
    "asyncio",
    "ftplib",
    "http",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
)
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.monotonic",
    "time.monotonic_ns",
    "time.time",
    "time.time_ns",
}


class Module(NamedTuple):
    """What the rules look at in one file; `mentions` are full dotted names, wherever they stand."""

    path: Path
    layer: str
    imports: tuple[str, ...]
    mentions: frozenset[str]
    has_docstring: bool


class Fault(NamedTuple):
    """A broken rule and the file that breaks it."""

    rule: str
    path: str
    detail: str


def modules(root: Path) -> Iterator[Module]:
    """The program's own files; tests and tools may do what they need."""
    for file in [
        root / "main.py",
        *sorted(root.glob("callcenter/**/*.py")),
        *sorted(root.glob("ui/**/*.py")),
    ]:
        if file.exists():
            yield read(file.relative_to(root), file.read_text(encoding="utf-8"))


@cache
def read(path: Path, text: str) -> Module:
    """The file's facts; a copy of the tree has the same ones."""
    tree = ast.parse(text)
    return Module(
        path,
        layer_of(path.with_suffix("").parts),
        tuple(imports(path, tree)),
        frozenset(mentions(tree)),
        bool(ast.get_docstring(tree)),
    )


def layer_of(parts: tuple[str, ...]) -> str:
    """`callcenter.domain.x` is in domain, `ui.desk.page` in ui, `callcenter` itself in no layer."""
    if parts[0] != "callcenter":
        return parts[0]
    return parts[1] if len(parts) > 1 and parts[1] != "__init__" else ""


def imports(path: Path, tree: ast.Module) -> Iterator[str]:
    """Dotted names of what it imports, wherever in the file; `from a import b` counts as `a.b`.

    An import by a function counts too, as `?` when its name is no constant.
    """
    package = path.parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = node.args[0] if node.args else None
            yield str(name.value) if isinstance(name, ast.Constant) else "?"


def mentions(tree: ast.Module) -> Iterator[str]:
    """Every name and attribute, with what it was imported as put back in full."""
    full: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            full |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            full |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, dot, rest = ast.unparse(node).partition(".")
            yield full.get(first, first) + dot + rest


def layer_faults(module: Module) -> Iterator[Fault]:
    may = {
        "",
        "__version__",
        module.layer,
        *MAY_IMPORT.get(module.layer, ()),
        *MAY_BESIDES.get(module.path, ()),
    }
    for name in module.imports:
        parts = tuple(name.split("."))
        if parts[0] in {"callcenter", "main", "tests", "ui"} and layer_of(parts) not in may:
            yield Fault("layers", str(module.path), name)
    if module.layer and module.layer not in MAY_IMPORT:
        yield Fault("layers", str(module.path), "belongs to no layer")


def holder_faults(module: Module) -> Iterator[Fault]:
    for name in module.imports:
        holder = HOLDERS.get(name.split(".")[0])
        if holder and holder != module.layer:
            yield Fault("Qt" if holder == "ui" else f"only {holder}", str(module.path), name)


def hidden_import_faults(module: Module) -> Iterator[Fault]:
    if "?" in module.imports and module.path not in MAY_NAME_LATE:
        yield Fault("no hidden imports", str(module.path), "the name is made while running")


def network_faults(module: Module) -> Iterator[Fault]:
    for name in module.imports:
        if any(f"{name}.".startswith(f"{network}.") for network in NETWORK):
            yield Fault("no network", str(module.path), name)


def presenter_faults(module: Module) -> Iterator[Fault]:
    if module.path.name == "presenter.py":
        for name in module.imports:
            if name.split(".")[0] in QT:
                yield Fault("presenters know no Qt", str(module.path), name)


def feature_faults(module: Module) -> Iterator[Fault]:
    own = module.path.parts[1:2]
    if module.layer == "ui" and own and own[0] in FEATURES:
        for name in module.imports:
            parts = name.split(".")
            if parts[0] == "ui" and len(parts) > 1 and parts[1] in FEATURES - {*own}:
                yield Fault("features stay apart", str(module.path), name)


def window_faults(module: Module) -> Iterator[Fault]:
    """What crosses to the window is plain, so that services can live in a process of their own."""
    if module.layer == "ui" and module.path not in MAY_JOIN:
        for name in module.imports:
            if name.startswith("callcenter.services") and not name.startswith(CROSSING):
                yield Fault("the window asks", str(module.path), name)


def clock_faults(module: Module) -> Iterator[Fault]:
    if module.path != Path("callcenter/clock.py"):
        for name in module.mentions & CLOCKS:
            yield Fault("only clock tells the time", str(module.path), name)


def docstring_faults(module: Module) -> Iterator[Fault]:
    if not module.has_docstring:
        yield Fault("docstrings", str(module.path), "does not say what it is for")


RULES = (
    layer_faults,
    holder_faults,
    hidden_import_faults,
    network_faults,
    presenter_faults,
    feature_faults,
    window_faults,
    clock_faults,
    docstring_faults,
)


def faults(root: Path) -> list[Fault]:
    """Every broken rule below `root`."""
    return [fault for module in modules(root) for rule in RULES for fault in rule(module)]


def test_what_is_loaded_by_a_name_of_a_table_is_a_protocol() -> None:
    assert {f"callcenter.services.{module}" for module in PROTOCOLS.values()} <= set(CROSSING)


def test_every_import_keeps_the_rules() -> None:
    assert faults(ROOT) == []


PLANTED = (
    ("layers", "callcenter/domain/planted.py", "from callcenter.storage import anything"),
    ("layers", "callcenter/domain/planted.py", "from callcenter import durable_file"),
    ("layers", "callcenter/crypto/planted.py", "import callcenter.files"),
    ("layers", "callcenter/files/planted.py", "def f():\n    from ..storage import anything"),
    ("layers", "callcenter/storage/planted.py", "from callcenter import services"),
    ("layers", "callcenter/services/planted.py", "import callcenter.cli.main"),
    ("layers", "callcenter/services/planted.py", "import ui"),
    ("layers", "callcenter/services/planted.py", "from tests import anything"),
    ("layers", "callcenter/cli/planted.py", "from callcenter.crypto import anything"),
    ("layers", "callcenter/cli/planted.py", "from callcenter.storage import anything"),
    ("layers", "callcenter/errors.py", "import callcenter.domain"),
    ("layers", "callcenter/planted.py", "import json"),
    ("layers", "ui/planted.py", "from callcenter.durable_file import write_durably"),
    ("layers", "ui/planted.py", "import callcenter.storage"),
    ("layers", "main.py", "from callcenter.services import anything"),
    ("only crypto", "callcenter/services/planted.py", "from nacl.secret import SecretBox"),
    ("only crypto", "callcenter/storage/planted.py", "import argon2.low_level as slow"),
    ("only storage", "callcenter/services/planted.py", "import sqlcipher3"),
    ("only storage", "callcenter/crypto/planted.py", "from sqlite3 import connect"),
    ("Qt", "callcenter/services/planted.py", "def f():\n    from PySide6.QtCore import QObject"),
    ("Qt", "callcenter/cli/planted.py", "import importlib\nimportlib.import_module('PySide6')"),
    ("no hidden imports", "callcenter/cli/planted.py", "name = 'nacl'\n__import__(name)"),
    ("no network", "callcenter/services/planted.py", "from urllib.request import urlopen"),
    ("no network", "ui/planted.py", "import socket"),
    ("presenters know no Qt", "ui/desk/presenter.py", "from PySide6.QtCore import QObject"),
    ("the window asks", "ui/desk/planted.py", "from callcenter.services.calls import Calls"),
    ("the window asks", "ui/planted.py", "from callcenter.services import session"),
    ("features stay apart", "ui/desk/page.py", "from ui.roster.page import RosterPage"),
    ("only clock tells the time", "callcenter/services/planted.py", "import time\nlater = time.time() + 1"),
    ("only clock tells the time", "callcenter/services/planted.py", "from time import monotonic as m\nm()"),
    ("only clock tells the time", "callcenter/domain/planted.py", "import datetime as d\nd.date.today()"),
    ("only clock tells the time", "ui/planted.py", "from datetime import datetime\nmake = datetime.now"),
)


@pytest.mark.parametrize(("rule", "path", "code"), PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(rule: str, path: str, code: str, tmp_path: Path) -> None:
    for folder in ("callcenter", "ui"):
        if (ROOT / folder).exists():
            shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    planted = tmp_path / path
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(f'"""Planted."""\n{code}\n', encoding="utf-8")

    assert {(fault.rule, fault.path) for fault in faults(tmp_path)} == {(rule, path)}


def test_a_file_without_a_docstring_is_found(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("import sys\n", encoding="utf-8")

    assert [(fault.rule, fault.path) for fault in faults(tmp_path)] == [("docstrings", "main.py")]


def test_import_linter_watches_every_package_that_is_there() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = [package for package in ("callcenter", "ui") if (ROOT / package).exists()]

    assert config["tool"]["importlinter"]["root_packages"] == there
