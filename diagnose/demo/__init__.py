"""The loopback server that answers as Bitbucket does, and the story told with it."""
