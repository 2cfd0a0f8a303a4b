"""A bundle opened with its one-time code: whole from the first byte to the last before anything of it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callcenter.crypto.bundle import BundleKey, PartOpener
from callcenter.crypto.bundle_statement import verify_bundle
from callcenter.crypto.signatures import fingerprint
from callcenter.crypto.vault_keys import SealedDamaged
from callcenter.domain.buckets import BucketsHash, bits_for
from callcenter.errors import UserFacing
from callcenter.files.bundle_file import BundleFile, BundleFileFault, associated_data, open_bundle_file
from callcenter.files.bundle_parts import ROW_BYTES, BundledBucket, BundleFacts, unpack_buckets, unpack_facts
from callcenter.services.bundle_origin import bundle_statement

BUNDLE_SENTENCES = {
    "signature": "The bundle does not bear the signature it says it does, so nothing was taken from it. Find out who "
    "made the file, and have it exported once more.",
    "key": "The bundle is signed by another key than the one you gave, so nothing was taken from it. Compare the "
    "fingerprint with the one that the other computer showed, and find out who made the file.",
    "rows": "What is in the bundle is not what was signed, so nothing was taken from it. Find out who made the file, "
    "and have it exported once more.",
}


class BundleNotGenuine(UserFacing):
    """Somebody who knew the code made this bundle, but not the one who is said to have signed it."""

    code = "bundle_not_genuine"

    def __init__(self, fault: str) -> None:
        """`fault` is a key of BUNDLE_SENTENCES."""
        super().__init__(BUNDLE_SENTENCES[fault])
        self.fault = fault


class OpenedBundle:
    """The facts of a bundle, signed by the key they name, and its rows, which are to be read to their end."""

    def __init__(self, file: BundleFile, key: BundleKey) -> None:
        """Goes over the whole file once. Raises BundleFileFault, InputFileFault or BundleNotGenuine."""
        self._file = file
        self._key = key
        self.bundle_id = file.head.bundle_id
        parts = self._parts()
        try:
            self.facts = unpack_facts(next(parts, b""))
        except ValueError:
            raise BundleNotGenuine("signature") from None
        for _ in parts:
            pass
        self.sha256 = file.sha256
        self._require_signature(self.facts)

    def __repr__(self) -> str:
        return "<opened bundle>"

    @property
    def fingerprint(self) -> str:
        """Of the supervisors' key that signed it."""
        return fingerprint(bytes.fromhex(self.facts.public_key))

    @property
    def rows(self) -> int:
        """How many rows it holds, people and tags."""
        return self.facts.people + self.facts.tags

    def buckets(self) -> Iterator[list[BundledBucket]]:
        """All rows, a few buckets at a time, with what was signed of them checked at the end.

        Raises BundleNotGenuine, BundleFileFault or InputFileFault: whatever was read before is worth nothing then.
        """
        facts, parts = self.facts, self._parts()
        next(parts)
        whole = BucketsHash(facts.bucket_bits)
        people = rows = 0
        try:
            for part in parts:
                found = unpack_buckets(part, facts.bucket_bits)
                for bucket in found:
                    whole.take(bucket.rule, bucket.number, bucket.digest)
                    rows += len(bucket.rows)
                    people += 0 if bucket.rule else len(bucket.rows)
                yield found
        except ValueError:
            raise BundleNotGenuine("rows") from None
        signed = (bytes.fromhex(facts.buckets_hash), facts.people, self.rows)
        if (whole.value(), people, rows) != signed:
            raise BundleNotGenuine("rows")

    def _parts(self) -> Iterator[bytes]:
        """Every part that holds something, opened. Raises BundleFileFault unless the last one is the last."""
        head, ended = self._file.head, False
        opener = PartOpener(self._key, head.stream_header, associated_data(head.bundle_id))
        for sealed in self._file.parts():
            if ended:
                raise BundleFileFault("damaged")
            try:
                part, ended = opener.open(sealed)
            except SealedDamaged:
                raise BundleFileFault("damaged") from None
            if part:
                yield part
        if not ended:
            raise BundleFileFault("cut")

    def _require_signature(self, facts: BundleFacts) -> None:
        statement = bundle_statement(self.bundle_id, facts)
        if not verify_bundle(bytes.fromhex(facts.public_key), statement, bytes.fromhex(facts.signature)):
            raise BundleNotGenuine("signature")
        if facts.bucket_bits > bits_for(self._file.size // ROW_BYTES):  # more buckets than there is room for rows
            raise BundleNotGenuine("rows")


@contextmanager
def open_bundle(path: Path, code: str) -> Iterator[OpenedBundle]:
    """A bundle that is whole, of this code, and signed by the key it names; whose key that is, is for people to say.

    Raises InputFileFault, BundleFileFault, BundleCodeMistyped, WrongBundleCode or BundleNotGenuine.
    """
    with open_bundle_file(path) as file:
        key = BundleKey(code, file.head.bundle_id)
        key.require(file.head.check)
        yield OpenedBundle(file, key)
