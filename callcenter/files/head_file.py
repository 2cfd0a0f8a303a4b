"""Read a journal head that was kept elsewhere: printed by `head`, or inside an export's sidecar."""

import json
from pathlib import Path

from callcenter.errors import UserFacing
from callcenter.files.regular_file import read_small

_LIMIT = 65_536
_CODE_DIGITS = 64


class HeadFault(UserFacing):
    """The file holds no head."""

    code = "head_file"
    sentence = "This file holds no journal head. Give what the command head printed, or an export's .sig.json file."


def read_head(path: Path) -> tuple[int, int, str]:
    """(epoch, sequence, code in hex). Raises HeadFault, or InputFileFault when the file cannot be read."""
    data = read_small(path, _LIMIT)
    try:
        found = json.loads(data)
        found = found.get("head", found)
        epoch, sequence, code = found["epoch"], found["seq"], found["code"]
        if not (type(epoch) is type(sequence) is int and len(bytes.fromhex(code)) * 2 == _CODE_DIGITS):
            raise HeadFault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise HeadFault from None
    return epoch, sequence, code.lower()
