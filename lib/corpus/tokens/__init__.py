"""Words in their order: where each stands, what a selection holds of them, what is beside them."""
