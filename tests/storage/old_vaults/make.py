"""Make the stored vault of today's format, kept from then on to show that later programs still open it.

Whoever raises `callcenter.storage.schema.FORMAT` runs this once at the root of the checkout and adds what it
makes to the repository; a vault that is there already is never made again:

    python -c "from tests.storage.old_vaults.make import make_old_vault; make_old_vault()"

Its users and their passwords are those of `tests.world`, so it holds no secret.
"""

from dataclasses import asdict, replace
from pathlib import Path

from callcenter.canonical_json import canonical_json
from callcenter.domain.details import SpokenDetails
from callcenter.services.call_protocol import NewCase
from callcenter.services.calls import Calls
from callcenter.services.verification import Journal
from callcenter.storage.schema import FORMAT
from tests.world import GARCIA, OPERATOR, SMITH, World

OLD_VAULTS = Path(__file__).parent
STRANGER = SpokenDetails(
    last_name="Jones", first_name="Ada", birth_date="3/4/1970", ssn="902-11-2222", educator_id="E999999"
)
GUESSED_AT = SpokenDetails(last_name="Baker", first_name="Amy", birth_date="5/6/1971")
DISPUTE = NewCase("has_letter", "573-555-0134", "Has the letter in hand.")
NOTE = "Will call again."
KEPT = {"vault.db", "vault.keys", "vault.seal"}


def make_old_vault(into: Path = OLD_VAULTS) -> Path:
    """Make `format-N` with `vault` and `head.json` in the folder; where it is. Raises VaultThere."""
    place = into / f"format-{FORMAT}"
    place.mkdir(exist_ok=True)
    world = World(place / "vault").make_vault(throttle=True)
    world.load(GARCIA, SMITH)
    (place / "roster.csv").unlink()
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        for spoken in (SpokenDetails(last_name="Garcia", birth_date="2/9/1980", ssn="3456"), STRANGER):
            reference = calls.open()
            calls.check(reference, spoken)
            if spoken is STRANGER:
                calls.open_case(reference, DISPUTE)
            calls.wrap_up(reference, calls.likely_code(reference), NOTE)
        for digits in range(1001, 1007):  # the sixth is refused by the throttle
            calls.single(replace(GUESSED_AT, ssn=str(digits)))
        head = Journal(session).head()
        session.database.connection.checkpoint()
    (place / "head.json").write_bytes(canonical_json(asdict(head)) + b"\n")
    _remove_what_is_not_kept(world.path)
    return place


def _remove_what_is_not_kept(vault: Path) -> None:
    """What any program makes again when it opens the vault."""
    for path in vault.iterdir():
        if path.is_dir():
            path.rmdir()
        elif path.name not in KEPT:
            path.unlink()
