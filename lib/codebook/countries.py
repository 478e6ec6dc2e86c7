"""The names of countries, from Unicode's CLDR as Babel brings it: nobody types them in."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

_LANGUAGES = ("en", "zh", "zh_Hant")
# Two letters that CLDR names and ISO 3166 does not assign to a country.
_NO_COUNTRY = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
# "Congo - Kinshasa", "刚果（金）", "Cocos (Keeling) Islands"
_TWO_PARTS = re.compile(r"(?P<base>.+?)(?: ?[(（](?P<inner>.+)[)）]| - (?P<other>.+))(?P<rest>.*)")
_REGION = re.compile("(?:(.+) SAR China|中[国國](.+)特[别別]行政[区區])")


def is_country(code: str) -> bool:
    """Whether ISO 3166 has a country of this alpha-2 code."""
    return code in _names("en")


def country_label(code: str) -> tuple[str, str]:
    """What CLDR calls a country in English and in Chinese."""
    return _names("en")[code], _names("zh")[code]


@cache
def country_names(code: str) -> tuple[str, ...]:
    """Every plain spelling of a country's name, English and Chinese (as on the mainland and as in Taiwan).

    A name that two countries share ("Congo") is given to neither.
    """
    spellings = (spelling for language in _LANGUAGES for spelling in _spellings(_names(language)[code], language))
    return tuple(dict.fromkeys(spellings))


def country_codes() -> tuple[str, ...]:
    """The alpha-2 codes of all countries."""
    return tuple(_names("en"))


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(language).territories
    return {code: str(name) for code, name in territories.items() if code.isalpha() and code not in _NO_COUNTRY}


def _spellings(name: str, language: str) -> Iterator[str]:
    for spelling in (name, *_parts(name, language)):
        yield spelling
        if "&" in spelling:
            yield spelling.replace("&", "and")
        if spelling.startswith("St. "):
            yield spelling.replace("St. ", "Saint ", 1)
        if (plain := _without_accents(spelling)) != spelling:
            yield plain


def _parts(name: str, language: str) -> Iterator[str]:
    if region := _REGION.fullmatch(name):
        yield region[1] or region[2]
    parts = _TWO_PARTS.fullmatch(name)
    if not parts:
        return
    base, inner, rest = parts["base"], parts["inner"] or parts["other"], parts["rest"]
    yield f"{base}-{inner}{rest}" if language == "en" else f"{base}{inner}{rest}"
    if language == "en":
        yield f"{base} ({inner}){rest}"
    if _bases(language)[base] == 1:
        yield base + rest
    if len(inner) > 1:
        yield (inner + rest).strip()


@cache
def _bases(language: str) -> Counter[str]:
    """How many countries go by each name without what stands in brackets."""
    names = _names(language).values()
    return Counter(parts["base"] if (parts := _TWO_PARTS.fullmatch(name)) else name for name in names)


def _without_accents(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
