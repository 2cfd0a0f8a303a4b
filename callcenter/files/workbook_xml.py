"""Small XML of a workbook, taken apart without its being able to do anything."""

import re
from xml.parsers import expat

DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element's name, without its prefix, and its attributes; none where the XML is not sound."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        found.clear()
    return found
