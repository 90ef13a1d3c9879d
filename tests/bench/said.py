"""What is fed to bbfix: a failure, and the noise of a log around it."""

from __future__ import annotations

NOISE = b"2026-11-23T10:00:00Z [build] step 17 of 40: compiling module shop.cart.items done\n"
SEED = (
    b"remote: Bitbucket Cloud recently stopped supporting account passwords for Git "
    b"authentication.\n"
    b"remote: See our community post for more details: https://atlassian.community/t5/x\n"
    b"fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'\n"
)
FOUR_KIB = NOISE * 46 + SEED
