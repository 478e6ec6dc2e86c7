"""Words or names that belong together, as a network."""

from lib.figures.network.labels import NetworkLayout
from lib.figures.network.network import (
    ASSOCIATION_LABELS,
    ASSOCIATION_MEANINGS,
    KIND_HUES,
    PAIR_HUES,
    NodeLabel,
    association_network,
    network_layout,
)

__all__ = [
    "ASSOCIATION_LABELS",
    "ASSOCIATION_MEANINGS",
    "KIND_HUES",
    "PAIR_HUES",
    "NetworkLayout",
    "NodeLabel",
    "association_network",
    "network_layout",
]
