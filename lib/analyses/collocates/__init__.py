"""What the page Collocates asks: the collocates of a node, pairs of leading words or of names, and a network of them.

Whatever is asked, the frames have the columns of `lib.stats.association`: collocates with a ``spelling``, pairs with
``name_a`` and ``name_b``.
"""
