"""The typer application: one module per command, thin, and what several of them share."""
