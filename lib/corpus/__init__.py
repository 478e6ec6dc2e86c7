"""The corpus: what was read, cut and coded, in tables that take a Subcorpus and give a frame.

Each room has a small front; a lower one knows nothing of those above it:
store, query, tokens, nodes, articles, counts, contexts, leave_one_out.
"""
