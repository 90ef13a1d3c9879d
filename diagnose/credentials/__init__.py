"""What git knows of credentials: which helpers it asks, their protocol, and the files behind them.

Texts are read and nothing is run: `evidence` and `vault` do that, each in its own way.
"""
