"""The program's entrance: the window without arguments, else the command line; loads nothing before it is needed."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcenter.cli.window import Screens


def main() -> None:
    """Open the window, or run the command that was given."""
    if hasattr(sys, "frozen"):  # started as the vault's process, it never comes back from here
        from multiprocessing import freeze_support

        freeze_support()
    from callcenter.cli.process import prepare_process
    from callcenter.cli.window import LateWindow, start

    prepare_process()
    window = LateWindow(load_screens)
    if not sys.argv[1:]:
        sys.exit(start(window))
    from callcenter.cli.main import run

    sys.exit(run(sys.argv[1:], window))


def load_screens() -> "Screens":
    """The one place where Qt is loaded."""
    from callcenter.cli.window import Screens
    from ui.application import open_window
    from ui.pictures import save_pictures

    return Screens(open_window, save_pictures)


if __name__ == "__main__":
    main()
