"""`malictl completion`."""

from __future__ import annotations

import click

from malictl.cli.app import App
from malictl.cli.command import HelpWriter
from malictl.errors import WrongUse

HOW = {
    "bash": 'eval "$(malictl completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(malictl completion zsh)"   in ~/.zshrc',
    "fish": "malictl completion fish > ~/.config/fish/completions/malictl.fish",
}


@click.command(cls=HelpWriter)
@click.argument("shell", type=click.Choice(list(HOW)), metavar="SHELL")
@click.pass_obj
def command(app: App, shell: str) -> None:
    """Print the completion script of SHELL: commands, options, vocabulary values and the ids of records.

    \b
    bash:  eval "$(malictl completion bash)"   in ~/.bashrc
    zsh:   eval "$(malictl completion zsh)"    in ~/.zshrc
    fish:  malictl completion fish > ~/.config/fish/completions/malictl.fish
    """
    from click.shell_completion import get_completion_class

    from malictl.cli.deliver import write_stream
    from malictl.cli.group import root

    found = get_completion_class(shell)
    if found is None:
        raise WrongUse(f'"{shell}" has no completion in this version of Click.', f"It knows: {', '.join(HOW)}")
    script = found(root, {}, "malictl", "_MALICTL_COMPLETE").source()
    write_stream(app, script, for_people=False)
