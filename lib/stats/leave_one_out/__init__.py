"""Does a result hold when any one article, source or rule is left out of it?"""
