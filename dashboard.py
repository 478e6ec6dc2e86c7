"""The front door: page config, navigation, the shared filter, run."""

from lib.ui import shell

shell.run(shell.open_house())
