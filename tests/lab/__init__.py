"""The lab: real servers and real broken repositories on loopback.

Fixtures (tests/lab/fixtures.py, there for every test):

- `bitbucket`  Bitbucket Cloud under its own name, https://bitbucket.org/acme/shop.git, answering
               each kind of credential as the real one does. `bitbucket.work` is a clone with a
               commit to push; `.git(...)` runs git there; `.store(user, secret)` fills git's
               `store` helper, `.embed(user, secret)` the remote's URL; `.token`, `.app_password`,
               `.account_password`, `.read_only_token`, ... are secrets that the host knows;
               `.pushed` tells whether the commit arrived; `.server.requests` is what was asked,
               `.server.saw(secret)` whether these characters ever came.
- `web`        other hosts: `web.serve(root, SPOOFER, accounts)` for each `Host` of
               diagnose/demo/replies.py, `Bitbucket(web, bitbucket_folder, BITBUCKET_DATA_CENTER)`
               for the same repository on another host. Names of the certificate: `web.NAMES`.
               The test's ~/.gitconfig leads git there (http.curloptResolve, http.sslCAInfo).
- `sshd`       git@bitbucket.org over ssh, for the repositories of `bitbucket`. `.allow()` makes
               a key the host knows (`.allow("deploy")`: a read-only one), `.trust()` fills
               known_hosts, `.trust(.make_key(...))` with a wrong key. ssh takes the user's home
               from the passwd file, not from HOME: an `ssh` first on PATH names the test's own
               configuration, so what names /usr/bin/ssh outright escapes it.
- `secret_service`  gnome-keyring with an empty, unlocked keyring on a bus of its own, for
               `keyring` in programs the test starts; `.lock()`, `.files`.
- `world`      `world("stale-index-lock")` is a fresh copy of a broken repository of
               tests/lab/worlds: `.path`, `.command`, `.says`, `.run()`, `.environment`; a holder
               (`live-lock`) is at work until the test ends; `world("hostile-config").canary` must
               not come to be.

Helpers: `terminal.Terminal(argv)` is a person at a terminal; `leaks.holding(secret, *folders)` and
`leaks.Watch(secret)` look for secrets in files and in /proc; `need.program(name, package)` skips a
test whose program is missing, and fails it where BBFIX_LAB_REQUIRED is set.

Debian packages: git openssl openssh-server openssh-client libnss-wrapper gnome-keyring dbus.
"""
