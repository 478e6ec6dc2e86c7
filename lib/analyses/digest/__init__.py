"""A digest of a selection: what can be said of it in a few sentences, each a template over numbers."""

from lib.analyses.digest.answer import Digest, DigestQuestion, analyse_digest
from lib.analyses.digest.finding import Finding, Topic

__all__ = ["Digest", "DigestQuestion", "Finding", "Topic", "analyse_digest"]
