# git writes what it does (trace2 events) to a private file while a command runs, and only then.
# When the command has ended, the file is looked at by the shell alone, without a process; bbfix
# is started only if a git of this command has failed.
[[ -o interactive ]] || return 0

_bbfix_start() {
  emulate -L zsh
  local folder=${XDG_RUNTIME_DIR-} old
  # whoever has git send its events elsewhere (trace2.eventTarget) keeps that
  [[ -z ${GIT_TRACE2_EVENT-} &&
     $(command git -C / config --get trace2.eventTarget 2>/dev/null) == (|0|false) ]] || return 0
  if [[ $folder == /* && -d $folder && -O $folder && -w $folder ]]; then
    folder+=/bbfix
  else
    folder=$_bbfix_state
  fi
  [[ -d $folder ]] || command mkdir -p -m 700 -- $folder 2>/dev/null
  [[ -d $folder && -O $folder && -w $folder ]] || return 0
  # files that shells left behind which were killed
  for old in $folder/bbfix-events.$HOST.<->(N); do
    (( ${old##*.} == $$ )) || kill -0 ${old##*.} 2>/dev/null || command rm -f -- $old
  done
  ( umask 077; : >| $folder/bbfix-events.$HOST.$$ ) 2>/dev/null || return 0
  _bbfix_file=$folder/bbfix-events.$HOST.$$
  zmodload zsh/system 2>/dev/null  # sysread: the quickest way to read a file
  _bbfix_in_place
  zshexit_functions=(${zshexit_functions:#_bbfix_zshexit} _bbfix_zshexit)
  return 0
}

# The last of all that happens before a command.
_bbfix_preexec() {
  emulate -L zsh
  [[ -z ${GIT_TRACE2_EVENT-} && -e $_bbfix_body ]] || return 0
  case ${BBFIX_ENABLED-} in (0|no|false|off) return 0 ;; esac
  [[ -s $_bbfix_file ]] && : 2>/dev/null >| $_bbfix_file
  _bbfix_cwd=$PWD
  _bbfix_open=1
  export GIT_TRACE2_EVENT=$_bbfix_file GIT_TRACE2_EVENT_NESTING=1
  export GIT_TRACE2_PARENT_SID=$(( ++_bbfix_mark ))
  [[ $precmd_functions[1] == _bbfix_precmd && $preexec_functions[-1] == _bbfix_preexec &&
     -z ${functions[precmd]-} ]] || _bbfix_in_place
}

# The first of all that happens after a command.
_bbfix_precmd() {
  local _bbfix_status=$?
  emulate -L zsh
  (( _bbfix_open )) || return $_bbfix_status
  _bbfix_open=0
  unset GIT_TRACE2_EVENT_NESTING GIT_TRACE2_PARENT_SID
  # the command may have been one that sets it for good
  [[ ${GIT_TRACE2_EVENT-} != $_bbfix_file ]] || unset GIT_TRACE2_EVENT
  [[ -s $_bbfix_file ]] || return $_bbfix_status
  if _bbfix_failed && [[ -x $_bbfix_program[1] && -e $_bbfix_body ]]; then
    $_bbfix_program hook after "$_bbfix_file" "$_bbfix_mark" "$_bbfix_status" "$_bbfix_cwd" \
      </dev/null >&2
  fi
  : 2>/dev/null >| $_bbfix_file
  return $_bbfix_status
}

# Whether a git that this command has started, and not another git, ended with an error.
_bbfix_failed() {
  local text
  sysread -s 262144 text <$_bbfix_file 2>/dev/null || text=$(<$_bbfix_file)
  [[ $text == *'"code":'[1-9]* ]] || (( $#text > 60000 )) || return 1
  command grep -aqE '^\{"event":"exit","sid":"'$_bbfix_mark'/[^/"]*".*"code":[1-9]' \
    $_bbfix_file 2>/dev/null
}

# Others that hook themselves in later, or a function `precmd`, may run git: we come before them.
_bbfix_in_place() {
  [[ ${precmd_functions[1]-} == _bbfix_precmd ]] ||
    precmd_functions=(_bbfix_precmd ${precmd_functions:#_bbfix_precmd})
  [[ ${preexec_functions[-1]-} == _bbfix_preexec ]] ||
    preexec_functions=(${preexec_functions:#_bbfix_preexec} _bbfix_preexec)
  if (( $+functions[precmd] )) && [[ $functions[precmd] != *_bbfix_precmd* ]]; then
    functions[precmd]='(( ! $+functions[_bbfix_precmd] )) || _bbfix_precmd'$'\n'$functions[precmd]
  fi
}

_bbfix_zshexit() { command rm -f -- $_bbfix_file }

# A shell inside a shell: the file of the outer one is not ours.
case ${GIT_TRACE2_EVENT-} in
  (*/bbfix-events.*) unset GIT_TRACE2_EVENT GIT_TRACE2_EVENT_NESTING GIT_TRACE2_PARENT_SID ;;
esac
typeset -g _bbfix_file= _bbfix_cwd=
typeset -gi _bbfix_mark _bbfix_open=0
typeset -ga precmd_functions preexec_functions zshexit_functions
_bbfix_start
