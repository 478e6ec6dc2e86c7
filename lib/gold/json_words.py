"""A value from a file, named and shown as JSON does, for messages."""

import orjson

_LONGEST = 60
_TYPES = {type(None): "null", bool: "boolean", int: "number", float: "number", str: "string", list: "list"}


def json_type(value: object) -> str:
    """ "null", "boolean", "number", "string", "list" or "object"."""
    return _TYPES.get(type(value), "object")


def shorten_json(value: object) -> str:
    """A value as JSON, cut to a length that a message can hold."""
    text = orjson.dumps(value).decode()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
