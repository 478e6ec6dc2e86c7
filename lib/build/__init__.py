"""From files to a live corpus; the only writer of it."""

from lib.build.building import BuildReport, build, refresh

__all__ = ["BuildReport", "build", "refresh"]
