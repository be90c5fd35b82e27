"""The screens: the desk, and what comes up over it for a moment."""
