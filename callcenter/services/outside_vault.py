"""Where files that people ask for may be written: anywhere but in the vault's own folder."""

from pathlib import Path

from callcenter.errors import UserFacing


class InsideVault(UserFacing):
    """A file was to be written into the vault's folder."""

    code = "inside_vault"
    sentence = "Nothing but the vault itself belongs into its folder. Name a file somewhere else."


def refuse_inside(vault: Path, target: Path) -> None:
    """Raise InsideVault where `target` lies in the vault's folder and could replace a part of it."""
    if target.resolve().is_relative_to(vault.resolve()):
        raise InsideVault
