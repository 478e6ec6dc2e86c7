"""The stage as it is served: the document, its audience, and what brings it back without a server."""
