# What the worlds are built with. Each script runs in an empty folder with `set -eu`; the paths in
# a configuration must be relative, or begin with @WORLD@, which becomes the folder of the copy.
set -eu

commit() { # FILE TEXT: a commit in which FILE holds TEXT
    mkdir -p "$(dirname "$1")"
    printf '%s\n' "$2" > "$1"
    git add "$1"
    git commit -qm "$2"
}

repository() { # FOLDER: a repository with one commit on main; go there
    git init -q -b main "$1"
    cd "$1"
    commit README first
}

origin() { # a bare repository beside this one, as `origin`, that has main
    git init -q --bare -b main ../origin.git
    git remote add origin ../origin.git
    git push -qu origin main
}

elsewhere() { # FILE TEXT: somebody else pushes a commit to origin
    git clone -q ../origin.git ../colleague
    (cd ../colleague && commit "$1" "$2" && git push -q)
    rm -rf ../colleague
}

asker() { # [SECRET]: a repository whose git goes to a server of the holder, with this secret or none
    repository repo
    cp "$SCRIPTS/answering.py" ..
    [ $# -eq 0 ] || git config credential.helper "!f() { echo username=ada; echo password=$1; }; f"
}

door() { # [LINE OF sshd_config]: a repository whose ssh leads to a real sshd; it knows the key `good`
    repository repo
    cd ..
    for key in host good other; do
        ssh-keygen -q -t ed25519 -N '' -C '' -f $key
    done
    printf '%s\n' 'HostKey @WORLD@/host' 'AuthorizedKeysFile @WORLD@/good.pub' 'StrictModes no' \
        'UsePAM no' 'PidFile none' 'PasswordAuthentication no' \
        'KbdInteractiveAuthentication no' "${1:-}" > sshd_config
    printf 'git.example.org %s\n' "$(cat host.pub)" > known_hosts
    sshd=$(PATH=$PATH:/usr/sbin command -v sshd)
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    printf '#!/bin/sh\nexec ssh -F /dev/null -l %s -o BatchMode=yes -o IdentitiesOnly=yes \\\n' \
        "$(id -un)" > ssh
    printf '%s\n' '    -o UserKnownHostsFile=@WORLD@/known_hosts -o GlobalKnownHostsFile=/dev/null \' \
        "    -o ProxyCommand='$sshd -i -f @WORLD@/sshd_config -E /dev/null' \"\$@\"" >> ssh
    chmod +x ssh
    cd repo
}
