"""The command line, for pipelines and checks."""

from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer._click import Command, Context

__all__ = ["COMMANDS", "app"]

# Each is the function of its own module's name: ``lib.cli.tag.tag``.
COMMANDS = ("build", "tag", "words", "keyness", "collocates", "kwic", "score", "calibrate", "deck")


class _LazyGroup(TyperGroup):
    """Imports the module of a command when it is asked for: `tag` needs neither tables nor figures."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        # All of them for a name that is none of them: Typer suggests the nearest.
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.add_command(_command(name))
        return super().get_command(ctx, cmd_name)


app = typer.Typer(
    cls=_LazyGroup, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__
)


@app.callback()
def _whole() -> None:
    pass


def _command(name: str) -> "Command":
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    single.command(name)(getattr(import_module(f"lib.cli.{name}"), name))
    return typer.main.get_command(single)
