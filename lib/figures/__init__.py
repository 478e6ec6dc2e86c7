"""Figures: a frame in, a Plotly figure or a placed word cloud out; they never count. Home of plotly and wordcloud.

Each room has a front: `themes`, `words`, `network`, `cloud`. How things look is in `lib.figures.style`.
"""
