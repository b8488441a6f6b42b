"""Runs the proofs of the question bank on real Django. Start reading at `runner.__main__`."""
