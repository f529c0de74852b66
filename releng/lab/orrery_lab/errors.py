# SPDX-License-Identifier: EPL-2.0
"""The two ways a command fails: something is wrong (1), or it was called wrongly (2)."""


class LabError(Exception):
    """Something is wrong; the message names the cause and the remedy."""


class UsageError(Exception):
    """The command line does not make sense."""
