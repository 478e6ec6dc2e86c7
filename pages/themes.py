"""Which themes does the coverage carry, where and when?"""

from lib.ui import shell

shell.begin("themes")
shell.end()
