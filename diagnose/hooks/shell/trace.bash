# git writes what it does (trace2 events) to a private file while a command runs, and only then.
# When the command has ended, the file is looked at by the shell alone, without a process; bbfix
# is started only if a git of this command has failed.
case $- in *i*) ;; *) return 0 ;; esac

_bbfix_start() {
  local folder=${XDG_RUNTIME_DIR-} old
  if [[ $folder == /* && -d $folder && -O $folder && -w $folder ]]; then
    folder+=/bbfix
  else
    folder=$_bbfix_state
  fi
  [[ -d $folder ]] || command mkdir -p -m 700 -- "$folder" 2>/dev/null
  [[ -d $folder && -O $folder && -w $folder ]] || return 1
  _bbfix_file=$folder/bbfix-events.$HOSTNAME.$$
  (
    umask 077
    : >| "$_bbfix_file" || exit 1
    # files that shells left behind which were killed
    shopt -u failglob
    for old in "$folder/bbfix-events.$HOSTNAME."*; do
      if [[ ${old##*.} != "$$" ]] && ! builtin kill -0 "${old##*.}"; then command rm -f -- "$old"; fi
    done
  ) 2>/dev/null
}

# The first of all that happens after a command. In between, PS0 sets the variables: it is expanded
# by the shell itself just before the command, and what it assigns stays.
_bbfix_precmd() {
  local _bbfix_status=$? IFS=$' \t\n'
  case ${GIT_TRACE2_EVENT-} in
    '' | -1 | "$_bbfix_file")
      unset GIT_TRACE2_EVENT
      export GIT_TRACE2_EVENT  # without a value it is in nobody's environment
      ;;
  esac
  unset GIT_TRACE2_PARENT_SID GIT_TRACE2_EVENT_NESTING
  export GIT_TRACE2_PARENT_SID GIT_TRACE2_EVENT_NESTING
  if [[ -s $_bbfix_file ]]; then
    if (( _bbfix_armed < 1 )) && _bbfix_failed && [[ -x $_bbfix_program && -e $_bbfix_body ]]; then
      "${_bbfix_program[@]}" hook after "$_bbfix_file" "$_bbfix_mark" "$_bbfix_status" \
        "${_bbfix_cwd:-$PWD}" </dev/null >&2
    fi
    : 2>/dev/null >| "$_bbfix_file"
  fi
  _bbfix_cwd=
  case ${BBFIX_ENABLED-} in
    0 | no | false | off) _bbfix_armed=0 ;;
    *) if [[ -e $_bbfix_body ]]; then _bbfix_armed=1; else _bbfix_armed=0; fi ;;
  esac
  _bbfix_in_place
  return "$_bbfix_status"
}

# Whether a git that this command has started, and not another git, ended with an error.
_bbfix_failed() {
  local -a text
  if (( BASH_VERSINFO[0] > 3 )); then
    mapfile -t -n 1000 text <"$_bbfix_file"
  else
    IFS= read -r -d '' -n 262144 text <"$_bbfix_file"
  fi
  if [[ "${text[*]}" == *'"code":'[1-9]* ]] || (( ${#text[@]} == 1000 )); then
    command grep -aqE '^\{"event":"exit","sid":"'"$_bbfix_mark"'/[^/"]*".*"code":[1-9]' \
      "$_bbfix_file" 2>/dev/null
    return
  fi
  return 1
}

# Others may hook themselves in later, and what they run may be a git: we come before them.
_bbfix_in_place() {
  local commands=${PROMPT_COMMAND-}
  if [[ -z $_bbfix_old && ${PS0-} != *_bbfix_armed* ]]; then PS0=${PS0-}$_bbfix_ps0; fi
  if [[ $commands != _bbfix_precmd* ]]; then
    commands=${commands//_bbfix_precmd$'\n'/}
    PROMPT_COMMAND=_bbfix_precmd$'\n'$commands
  fi
}

# Bash before 4.4 has no PS0: the first command after the prompt is heard by its DEBUG trap.
_bbfix_debug() {
  if (( _bbfix_armed == 1 )) && [[ -z ${COMP_LINE-} && $BASH_COMMAND != _bbfix_* ]]; then
    case $PROMPT_COMMAND in *"$BASH_COMMAND"*) return 0 ;; esac
    _bbfix_armed=0
    _bbfix_cwd=$PWD
    if [[ -z ${GIT_TRACE2_EVENT-} ]]; then
      export GIT_TRACE2_EVENT=$_bbfix_file GIT_TRACE2_EVENT_NESTING=1
      export GIT_TRACE2_PARENT_SID=$(( ++_bbfix_mark ))
    fi
  fi
  return 0
}

_bbfix_exit() { command rm -f -- "$_bbfix_file"; }

# A shell inside a shell: the file of the outer one is not ours.
case ${GIT_TRACE2_EVENT-} in
  */bbfix-events.*) unset GIT_TRACE2_EVENT GIT_TRACE2_EVENT_NESTING GIT_TRACE2_PARENT_SID ;;
esac
_bbfix_void= _bbfix_full=x _bbfix_cwd=
_bbfix_mark=${_bbfix_mark:-0} _bbfix_armed=0
# Every part expands to nothing. A PS0 without a prompt command before it switches the events off.
_bbfix_ps0='${_bbfix_full#[x"${GIT_TRACE2_EVENT:=$_bbfix_file}${_bbfix_cwd:=$PWD}"]}'
_bbfix_ps0+='${_bbfix_void:$((GIT_TRACE2_PARENT_SID = ++_bbfix_mark, GIT_TRACE2_EVENT_NESTING = 1,'
_bbfix_ps0+=' _bbfix_armed-- > 0 || (GIT_TRACE2_EVENT = -1), 0)):0}'
_bbfix_old=
if (( BASH_VERSINFO[0] < 4 || (BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] < 4) )); then
  _bbfix_old=yes
fi
# Whoever has git send its events elsewhere (trace2.eventTarget) keeps that.
if [[ -z ${GIT_TRACE2_EVENT-} ]] && { [[ -n $_bbfix_old ]] || shopt -q promptvars; }; then
  case $(command git -C / config --get trace2.eventTarget 2>/dev/null) in
    '' | 0 | false)
      if _bbfix_start; then
        _bbfix_in_place
        if [[ -z $(trap -p EXIT) ]]; then trap _bbfix_exit EXIT; fi
        if [[ -z $_bbfix_old ]]; then
          :
        elif [[ -n ${bash_preexec_imported-} ]]; then
          preexec_functions+=(_bbfix_debug)
        elif [[ -z $(trap -p DEBUG) ]]; then
          trap _bbfix_debug DEBUG
        fi
      fi
      ;;
  esac
fi
