"""The typer application: one module per command, thin."""
