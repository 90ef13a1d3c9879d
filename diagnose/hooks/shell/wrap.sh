# `git` is `bbfix git`: the same command, and a failure is explained at once.
case $- in *i*) ;; *) return 0 ;; esac

unalias git 2>/dev/null || :
function git {
  if [ -x "${_bbfix_program[@]:0:1}" ] && [ -e "$_bbfix_body" ]; then
    "${_bbfix_program[@]}" git "$@"
  else
    command git "$@"
  fi
}
