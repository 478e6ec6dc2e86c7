"""The word cloud, whose words keep their places."""

from lib.figures.cloud.cloud import Cloud, CloudWord, word_cloud
from lib.figures.cloud.files import cloud_svg
from lib.figures.cloud.layout import CLOUD_WORDS, CloudLayout, cloud_layout
from lib.figures.cloud.type import CLOUD_BASE_LINE, CLOUD_SIZE

__all__ = [
    "CLOUD_BASE_LINE",
    "CLOUD_SIZE",
    "CLOUD_WORDS",
    "Cloud",
    "CloudLayout",
    "CloudWord",
    "cloud_layout",
    "cloud_svg",
    "word_cloud",
]
