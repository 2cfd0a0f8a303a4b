"""Where the pictures are taken: a window of its own for each run, with settings that are thrown away."""

import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from callcenter.clock import MovableClock
from callcenter.domain.samples import Samples
from callcenter.services.local_vault import LocalVault
from ui.application import make_application
from ui.language import ENGLISH, speak
from ui.main_window import MainWindow
from ui.pictures.camera import Camera
from ui.pictures.entrance import EntranceScenes
from ui.pictures.operators_day import OperatorScenes
from ui.pictures.scenes import SCREEN
from ui.pictures.supervisors_evening import SupervisorScenes
from ui.preferences import Preferences
from ui.sample_card import SampleCard
from ui.tasks import Tasks
from ui.theme import Scheme, apply_theme

_SCENES = (EntranceScenes, OperatorScenes, SupervisorScenes)


def save_pictures(folder: Path, vault: Path, clock: MovableClock, samples: Samples) -> tuple[Path, ...]:
    """Save every scene, light and dark, as PNG files; needs no display. Raises NothingCame.

    A picture has 1366 x 768 pixels, one of a window beside a soft phone 500 x 740.
    """
    saved: list[Path] = []
    for scheme in Scheme:
        camera = Camera(folder, f"-{scheme.name.lower()}")
        _play(camera, vault, clock, samples, scheme)
        camera.save("sample-callers", SampleCard(samples))
        saved += camera.saved
    return tuple(saved)


def save_guide_pictures(
    folder: Path, vault: Path, clock: MovableClock, samples: Samples, language: str, wanted: Collection[str]
) -> tuple[Path, ...]:
    """Save the scenes that are named, in a language and in few bytes. Raises NothingCame."""
    camera = Camera(folder, wanted=wanted)
    _play(camera, vault, clock, samples, Scheme.LIGHT, language)
    return tuple(camera.saved)


def _play(
    camera: Camera, vault: Path, clock: MovableClock, samples: Samples, scheme: Scheme, language: str = ENGLISH
) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    day = clock.now()
    apply_theme(make_application(), scheme)
    speak(language)
    try:
        with _window(vault, clock, language) as window:
            for scenes in _SCENES:
                scenes(camera, window, clock, samples).take_all()
    finally:
        speak(ENGLISH)
        clock.move_to(day)


@contextmanager
def _window(vault: Path, clock: MovableClock, language: str) -> Iterator[MainWindow]:
    """Its vault is in this process, for the clock to be moved."""
    with tempfile.TemporaryDirectory() as settings:
        preferences = Preferences(Path(settings) / "settings.ini")
        preferences.screen_language = preferences.script_language = language
        window = MainWindow(Tasks(LocalVault(clock)), clock, preferences, vault)
        window.setFixedSize(*SCREEN)
        window.show()
        window.activateWindow()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
