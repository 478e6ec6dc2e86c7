"""From files to a live corpus; the only writer of it."""

from lib.build.building import BuildReport, Progress, build, refresh, silent

__all__ = ["BuildReport", "Progress", "build", "refresh", "silent"]
