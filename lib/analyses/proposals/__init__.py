"""What to change in the codebook where a passage is coded wrongly, and what each change would do to the corpus."""

from lib.analyses.proposals.edits import Case, propose_edits
from lib.analyses.proposals.measured import Proposal, measure_edits

__all__ = ["Case", "Proposal", "measure_edits", "propose_edits"]
