"""From files to a live corpus; the only writer of it."""

from lib.build.building import Progress, Report, build, refresh, silent

__all__ = ["Progress", "Report", "build", "refresh", "silent"]
