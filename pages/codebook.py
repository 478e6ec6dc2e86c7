"""What does a theme mean, and what would a changed rule change?"""

from lib.ui import shell

shell.begin("codebook")
shell.end()
