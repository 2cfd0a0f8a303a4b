"""How well two colors can be told apart."""

from functools import cache

TEXT = 4.5
"""The least ratio of a text and its ground, large letters and small ones alike."""
EDGE = 3.0
"""The least ratio of a focus ring and what is around it."""


def contrast(one: str, other: str) -> float:
    """The ratio of two colors, each as `#rrggbb`: from 1, the same, to 21, black and white.

    (L1 + 0.05) / (L2 + 0.05), L1 being the lighter one's relative luminance: Web Content Accessibility Guidelines 2.2,
    "contrast ratio" and "relative luminance". Text needs 4.5 there (success criterion 1.4.3), and what shows where the
    focus is needs 3 (1.4.11 and 2.4.13).
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(color: str) -> float:
    """A color's relative luminance, 0 to 1: 0.2126 R + 0.7152 G + 0.0722 B over linear light."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
