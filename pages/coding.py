"""What would a person say, who does not see what the rules say?"""

from lib.ui import shell

shell.begin("coding")
shell.end()
