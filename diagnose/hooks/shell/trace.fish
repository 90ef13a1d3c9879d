# git writes what it does (trace2 events) to a private file while a command runs, and only then.
# When the command has ended, the file is looked at by the shell alone, without a process; bbfix
# is started only if a git of this command has failed.
status is-interactive; or exit 0

function _bbfix_start
    set -l folder "$XDG_RUNTIME_DIR"
    if string match -q '/*' -- $folder; and test -d "$folder" -a -O "$folder" -a -w "$folder"
        set folder $folder/bbfix
    else
        set folder $_bbfix_state
    end
    test -d "$folder"; or command mkdir -p -m 700 -- $folder 2>/dev/null
    test -d "$folder" -a -O "$folder" -a -w "$folder"; or return 1
    # files that shells left behind which were killed
    for old in $folder/bbfix-events.$hostname.*
        set -l pid (string split . -- $old)[-1]
        if test "$pid" != $fish_pid; and not command kill -0 $pid 2>/dev/null
            command rm -f -- $old
        end
    end
    set -g _bbfix_file $folder/bbfix-events.$hostname.$fish_pid
    command sh -c 'umask 077; : >"$1"' sh $_bbfix_file 2>/dev/null
end

function _bbfix_preexec --on-event fish_preexec
    set -q GIT_TRACE2_EVENT[1]; and return
    test -n "$_bbfix_file" -a -e "$_bbfix_body"; or return
    contains -- "$BBFIX_ENABLED" 0 no false off; and return
    test -s $_bbfix_file; and true >$_bbfix_file
    set -g _bbfix_cwd $PWD
    set -g _bbfix_mark (math $_bbfix_mark + 1)
    set -g _bbfix_open yes
    set -gx GIT_TRACE2_EVENT $_bbfix_file
    set -gx GIT_TRACE2_EVENT_NESTING 1
    set -gx GIT_TRACE2_PARENT_SID $_bbfix_mark
end

# fish runs this at once after the command, before anything of the prompt.
function _bbfix_postexec --on-event fish_postexec
    set -l last $status
    test "$_bbfix_open" = yes; or return
    set -g _bbfix_open
    set -e GIT_TRACE2_EVENT_NESTING
    set -e GIT_TRACE2_PARENT_SID
    # the command may have been one that sets it for good
    test "$GIT_TRACE2_EVENT" = "$_bbfix_file"; and set -e GIT_TRACE2_EVENT
    test -s $_bbfix_file; or return
    # a git that this command has started, and not another git, ended with an error
    if string match -rq '^\{"event":"exit","sid":"'$_bbfix_mark'/[^/"]*".*"code":[1-9]' <$_bbfix_file
        if test -x $_bbfix_program[1] -a -e $_bbfix_body
            command $_bbfix_program hook after $_bbfix_file $_bbfix_mark $last $_bbfix_cwd </dev/null >&2
        end
    end
    true >$_bbfix_file
end

function _bbfix_exit --on-event fish_exit
    command rm -f -- $_bbfix_file
end

# A shell inside a shell: the file of the outer one is not ours.
if string match -q '*/bbfix-events.*' -- "$GIT_TRACE2_EVENT"
    set -e GIT_TRACE2_EVENT
    set -e GIT_TRACE2_EVENT_NESTING
    set -e GIT_TRACE2_PARENT_SID
end
set -g _bbfix_file
set -g _bbfix_open
set -q _bbfix_mark; or set -g _bbfix_mark 0
# Whoever has git send its events elsewhere (trace2.eventTarget) keeps that.
if not set -q GIT_TRACE2_EVENT; and contains -- "$(command git -C / config --get trace2.eventTarget 2>/dev/null)" '' 0 false
    _bbfix_start; or set -g _bbfix_file
end
