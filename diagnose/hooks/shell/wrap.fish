# `git` is `bbfix git`: the same command, and a failure is explained at once.
status is-interactive; or exit 0

function git --wraps git --description 'git, explained by bbfix when it fails'
    if test -x $_bbfix_program[1] -a -e "$_bbfix_body"
        command $_bbfix_program git $argv
    else
        command git $argv
    end
end
