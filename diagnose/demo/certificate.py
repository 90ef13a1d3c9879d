"""Makes a certificate authority and a server key on the spot, for names that are not ours.

They live for a day in a temporary folder and are trusted by nobody but the git that is told to.
"""

from __future__ import annotations

import os

from diagnose.gitcmd import find_tool
from diagnose.gitcmd import run_tool
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 30.0  # for one call of openssl; a machine without entropy is slow


class Certificate(Value):
    """Three PEM files: whom to trust, what the server shows, and its private key."""

    authority: str
    chain: str
    key: str


def make(folder: str, names: Sequence[str]) -> Certificate | None:
    """Make them in `folder` for host names and addresses; None where no tool can."""
    made = Certificate(
        authority=os.path.join(folder, "authority.pem"),
        chain=os.path.join(folder, "server.pem"),
        key=os.path.join(folder, "server.key"),
    )
    try:
        return _with_cryptography(made, names)
    except ImportError:
        return _with_openssl(folder, made, names)


def _write(path: str, data: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)


def _address(name: str) -> bool:
    return name.replace(".", "").isdigit() or ":" in name


def _with_cryptography(made: Certificate, names: Sequence[str]) -> Certificate:
    import datetime as dt
    import ipaddress

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    now = dt.datetime.now(dt.UTC)
    day = dt.timedelta(days=1)

    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])

    def start(subject: str, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(named(subject))
            .issuer_name(named("bbfix loopback authority"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - day)
            .not_valid_after(now + day)
        )

    root_key = ec.generate_private_key(ec.SECP256R1())
    root = (
        start("bbfix loopback authority", root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    key = ec.generate_private_key(ec.SECP256R1())
    subjects: list[x509.GeneralName] = [
        x509.IPAddress(ipaddress.ip_address(n)) if _address(n) else x509.DNSName(n) for n in names
    ]
    leaf = (
        start("bbfix loopback server", key)
        .add_extension(x509.SubjectAlternativeName(subjects), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    _write(made.authority, root.public_bytes(pem))
    _write(made.chain, leaf.public_bytes(pem))
    secret = key.private_bytes(
        pem,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(made.key, secret)
    return made


_CONFIG = """
[req]
distinguished_name = subject
prompt = no
[subject]
CN = bbfix loopback
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
subjectKeyIdentifier = hash
[server]
subjectAltName = {names}
"""


def _with_openssl(folder: str, made: Certificate, names: Sequence[str]) -> Certificate | None:
    if find_tool("openssl") is None:
        return None
    config = os.path.join(folder, "openssl.cnf")
    root_key = os.path.join(folder, "authority.key")
    request = os.path.join(folder, "server.csr")
    subjects = ", ".join(f"{'IP' if _address(name) else 'DNS'}:{name}" for name in names)
    _write(config, _CONFIG.format(names=subjects).encode())
    for path in (root_key, made.key):
        _write(path, b"")  # openssl keeps the mode of a file that is there
    new_key = ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-out"]
    ask = ["req", "-new", "-config", config, "-out", request]
    sign = ["x509", "-req", "-in", request, "-days", "1", "-sha256", "-extfile", config]
    ours = ["-CA", made.authority, "-CAkey", root_key, "-set_serial", "2"]
    commands = (
        [*new_key, root_key],
        [*new_key, made.key],
        [*ask, "-key", root_key],
        [*sign, "-signkey", root_key, "-extensions", "authority", "-out", made.authority],
        [*ask, "-key", made.key, "-subj", "/CN=bbfix loopback server"],
        [*sign, *ours, "-extensions", "server", "-out", made.chain],
    )
    done = all(run_tool(["openssl", *command], timeout=SECONDS).ok for command in commands)
    return made if done else None
