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
