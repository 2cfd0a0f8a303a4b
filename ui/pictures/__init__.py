"""Pictures of the real window while it is worked, for the demo and for the operator's guide."""

from pathlib import Path

from callcenter.clock import MovableClock
from callcenter.domain.samples import Samples


def save_pictures(folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
    """Save every scene, light and dark; needs no display. Raises NothingCame.

    What takes them is loaded here, for it brings the vault into the process, which a window never does.
    """
    from ui.pictures import studio

    return studio.save_pictures(folder, vault, clock, samples)
