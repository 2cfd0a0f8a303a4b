"""What tests of bundles begin with: a vault with people to export, one that imports, and bundles remade by a rogue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from callcenter.crypto.bundle import BundleKey, PartOpener, PartSealer
from callcenter.crypto.bundle_statement import sign_bundle
from callcenter.crypto.vault_keys import SupervisorKeys
from callcenter.files.bundle_file import BundleHead, associated_data, open_bundle_file, pending_bundle
from callcenter.files.bundle_parts import BundleFacts, pack_facts, unpack_facts
from callcenter.progress import CancelToken, Report, unwatched
from callcenter.services import bundle_export
from callcenter.services.bundle_export import BundleExport, ExportedBundle
from callcenter.services.bundle_import import BundleImport, LoadedBundle
from callcenter.services.bundle_origin import bundle_statement
from callcenter.services.opened_bundle import open_bundle
from callcenter.services.rosters import Rosters
from callcenter.services.sign_in import reopen_supervisor_keys
from tests.world import SUPERVISOR_PASSWORD, World


def people(first: int, past: int) -> list[dict[str, str]]:
    """Distinct people with every detail."""
    return [
        {
            "last_name": ("Adams", "Baker", "Clark", "Davis")[number % 4],
            "first_name": ("Alice", "Bruno", "Carla")[number % 3],
            "birth_date": f"{1950 + number % 40}-0{1 + number % 9}-1{number % 10}",
            "ssn": f"90{number % 10}-{10 + number % 80}-{1000 + number}",
            "educator_id": f"E{400_000 + number}",
        }
        for number in range(first, past)
    ]


@dataclass(frozen=True)
class Bundle:
    """An exported file and what was shown with it."""

    path: Path
    shown: ExportedBundle


def export(world: World, path: Path, *, report: Report = unwatched, cancel: CancelToken | None = None) -> Bundle:
    """The supervisor exports."""
    with world.sign_in() as session:
        return Bundle(path, BundleExport(session).export(path, report, cancel))


def export_in_many_parts(world: World, path: Path) -> Bundle:
    """The supervisor exports with a part for each bucket."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle_export, "PART_ROWS", 1)
        return export(world, path)


def load(
    world: World,
    path: Path,
    code: str,
    *,
    key: str | None = None,
    report: Report = unwatched,
    cancel: CancelToken | None = None,
    switch: bool = True,
) -> LoadedBundle:
    """The other supervisor imports, and switches over."""
    with world.sign_in() as session:
        with open_bundle(path, code) as bundle:
            BundleImport(session).look(bundle, key)
            done = BundleImport(session).load(bundle, report, cancel)
        if switch:
            reopen_supervisor_keys(session, SUPERVISOR_PASSWORD)
            Rosters(session).switch(done.roster)
        return done


def rows_of(world: World, roster: int = 1) -> dict[str, set[Any]]:
    """Everything stored of a roster, its tag key with it."""
    with world.database() as database:
        stored = {
            table: set(database.query(f"SELECT {columns} FROM {table} WHERE roster = ?", (roster,)))
            for table, columns in (
                ("tag", "rule, tag, count"),
                ("person", "digest, count"),
                ("bucket", "rule, bucket, digest"),
            )
        }
        stored["key"] = set(database.query("SELECT tag_key FROM roster WHERE number = ?", (roster,)))
    return stored


def staged_rows(world: World) -> int:
    """How many rows of a bundle are staged; -1 when nothing is."""
    with world.sign_in() as session:
        staging = session.database.rosters.staging()
    return staging.counts.position if staging else -1


def parts_of(bundle: Bundle) -> list[bytes]:
    """What is in a bundle, the empty end left out."""
    with open_bundle_file(bundle.path) as file:
        key = BundleKey(bundle.shown.code, file.head.bundle_id)
        opener = PartOpener(key, file.head.stream_header, associated_data(file.head.bundle_id))
        return [part for part, last in map(opener.open, file.parts()) if not last]


def facts_of(bundle: Bundle) -> BundleFacts:
    return unpack_facts(parts_of(bundle)[0])


def bundle_id_of(bundle: Bundle) -> bytes:
    with open_bundle_file(bundle.path) as file:
        return file.head.bundle_id


def written(
    bundle: Bundle, parts: Sequence[bytes], out: Path, *, after: Sequence[bytes] = (), end: bool = True
) -> Path:
    """Other parts in a bundle of the same id and code, as whoever knows the code can make them."""
    bundle_id = bundle_id_of(bundle)
    key = BundleKey(bundle.shown.code, bundle_id)
    sealer = PartSealer(key, associated_data(bundle_id))
    with pending_bundle(out, BundleHead(bundle_id, key.check(), sealer.header)) as file:
        for part in parts:
            file.add(sealer.seal(part))
        if end:
            file.add(sealer.seal(b"", last=True))
        for part in after:
            file.add(sealer.seal(part))
        file.commit()
    return out


def resigned(bundle: Bundle, keys: SupervisorKeys, **changes: object) -> BundleFacts:
    """Other facts, signed by keys of somebody's own."""
    facts = msgspec.structs.replace(facts_of(bundle), **changes, public_key=keys.sign_public.hex())
    signature = sign_bundle(keys, bundle_statement(bundle_id_of(bundle), facts))
    return msgspec.structs.replace(facts, signature=signature.hex())


def remade(bundle: Bundle, keys: SupervisorKeys, out: Path, **changes: object) -> Path:
    """The same rows under other facts, signed by keys of somebody's own."""
    _, *rows = parts_of(bundle)
    return written(bundle, [pack_facts(resigned(bundle, keys, **changes)), *rows], out)


def in_small_parts(patch: Callable[..., None]) -> None:
    """Bundles have a part for each bucket from here on; `patch` sets an attribute for a while."""
    patch(bundle_export, "PART_ROWS", 1)
