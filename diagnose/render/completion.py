"""Completion of `bbfix` as a text for bash, zsh or fish: static, made once, read by the shell."""

from __future__ import annotations

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

SHELLS = ("bash", "zsh", "fish")
REMOTES = "@remotes"  # a word of `Command.words`: the remotes of the repository, asked at Tab
HEAD = "# Completion of bbfix, written by `bbfix completion`: what is changed here is lost.\n"


class Option(Value):
    """An option with all its spellings; `values` if it takes one of some words."""

    names: tuple[str, ...]
    help: str
    takes: bool = False  # it takes a value
    values: tuple[str, ...] = ()


class Command(Value):
    """One command: its path (`patterns lint`), what may follow, whether files may."""

    path: str
    help: str
    options: tuple[Option, ...] = ()
    words: tuple[str, ...] = ()
    files: bool = False


def text_of(shell: str, commands: Iterable[Command]) -> str:
    """Return the completion for a shell of `SHELLS`."""
    return WRITERS[shell](tuple(commands))


def _bash(commands: tuple[Command, ...]) -> str:
    cases = "".join(
        f"    '{command.path}') words={_quoted(_plain_words(command))}"
        f"{' remotes=1' if REMOTES in command.words else ''}"
        f"{' files=1' if command.files else ''} ;;\n"
        for command in commands
    )
    values = {
        name: option.values
        for command in commands
        for option in command.options
        for name in option.names
        if option.values
    }
    valued = "".join(
        f'    {name}) COMPREPLY=($(compgen -W {_quoted(words)} -- "$cur")); return ;;\n'
        for name, words in values.items()
    )
    groups = "|".join(sorted({c.path.split()[0] for c in commands if " " in c.path}))
    return f"""{HEAD}_bbfix() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local where=${{COMP_WORDS[1]}} words= remotes= files=
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then where=
  elif [[ $where == git ]]; then
    if declare -F _command_offset >/dev/null; then _command_offset 1; fi
    return
  elif [[ $where == @({groups or "-"}) && $COMP_CWORD -gt 2 ]]; then where+=" ${{COMP_WORDS[2]}}"
  fi
  case $before in
{valued}  esac
  case $where in
{cases}  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  # names of a repository and of files are never expanded, whatever they hold
  local name
  while IFS= read -r name; do
    [[ $name == "$cur"* ]] && COMPREPLY+=("$name")
  done < <([[ $remotes ]] && git remote 2>/dev/null
           [[ $files && $cur != -* ]] && compgen -f -- "$cur")
}}
complete -o filenames -F _bbfix bbfix
"""


def _zsh(commands: tuple[Command, ...]) -> str:
    cases = "".join(f"    '{command.path}')\n{_zsh_case(command)}    ;;\n" for command in commands)
    groups = "|".join(sorted({c.path.split()[0] for c in commands if " " in c.path}))
    return f"""#compdef bbfix
{HEAD}_bbfix() {{
  local where=${{words[2]}}
  local -a offered options
  if (( CURRENT == 2 )); then where=
  elif [[ $where == git ]]; then
    shift words; (( CURRENT-- )); _normal; return
  elif [[ $where == ({groups or "-"}) ]] && (( CURRENT > 3 )); then where+=" ${{words[3]}}"
  fi
  case $where in
{cases}  esac
}}
_bbfix "$@"
"""


def _zsh_case(command: Command) -> str:
    pairs = [f"{word}:{text}" for word, text in _described(command)]
    options = [f"{name}:{option.help}" for option in command.options for name in option.names]
    values = "".join(
        f"    [[ ${{words[CURRENT-1]}} == {name} ]] && "
        f"{{ compadd -- {' '.join(option.values)}; return; }}\n"
        for option in command.options
        for name in option.names
        if option.values
    )
    lines = [f"    options=({_array(options)})\n    offered=({_array(pairs)})\n", values]
    if REMOTES in command.words:
        lines.append('    offered+=(${(f)"$(git remote 2>/dev/null)"})\n')
    lines.append("    [[ $PREFIX == -* ]] && { _describe -o option options; return; }\n")
    lines.append("    (( $#offered )) && _describe command offered\n")
    if command.files:
        lines.append("    _files\n")
    return "".join(lines)


def _fish(commands: tuple[Command, ...]) -> str:
    lines = [HEAD, "complete -c bbfix -f\n"]
    for command in commands:
        when = _fish_when(command.path)
        for word, text in _described(command):
            lines.append(f"complete -c bbfix -n {when} -a {_one(word)} -d {_one(text)}\n")
        if REMOTES in command.words:
            lines.append(f"complete -c bbfix -n {when} -a '(git remote 2>/dev/null)'\n")
        if command.files:
            lines.append(f"complete -c bbfix -n {when} -F\n")
        lines += [_fish_option(option, when) for option in command.options]
    lines.append(
        "complete -c bbfix -n '__fish_seen_subcommand_from git' -a '(__fish_complete_subcommand)'\n"
    )
    return "".join(lines)


def _fish_when(path: str) -> str:
    if not path:
        return "__fish_use_subcommand"
    tests = [f"__fish_seen_subcommand_from {word}" for word in path.split()]
    return _one("; and ".join(tests))


def _fish_option(option: Option, when: str) -> str:
    names = " ".join(
        f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
    )
    takes = " -x" if option.takes else ""
    values = f" -a {_quoted(option.values)}" if option.values else ""
    return f"complete -c bbfix -n {when} {names}{takes}{values} -d {_one(option.help)}\n"


def _described(command: Command) -> list[tuple[str, str]]:
    """Return the words that may follow, each with what it means (empty: it speaks for itself)."""
    return [
        (word, text)
        for word, _, text in (entry.partition("\t") for entry in command.words)
        if word != REMOTES
    ]


def _plain_words(command: Command) -> list[str]:
    names = [name for option in command.options for name in option.names]
    return [*(word for word, _ in _described(command)), *names]


def _array(entries: Iterable[str]) -> str:
    return " ".join(map(_one, entries))


def _quoted(words: Iterable[str]) -> str:
    return _one(" ".join(words))


def _one(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"  # noqa: RUF001 - no quote to escape, in any shell


WRITERS: dict[str, Callable[[tuple[Command, ...]], str]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
