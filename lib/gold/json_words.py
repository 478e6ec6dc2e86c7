"""A value from a file, named and shown as JSON does, for messages."""

import orjson

_SHOWN = 60
_TYPES = {type(None): "null", bool: "boolean", int: "number", float: "number", str: "string", list: "list"}


def json_type(value: object) -> str:
    """ "null", "boolean", "number", "string", "list" or "object"."""
    return _TYPES.get(type(value), "object")


def json_shown(value: object) -> str:
    """A value as JSON, cut to a length that a message can hold."""
    shown = orjson.dumps(value).decode()
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
