"""How a transform says no: an exception that its `plan` turns into a verdict."""

from __future__ import annotations

from codemod.model import Decision, Position, Verdict


class Refuse(Exception):
    """This group is not rewritten, because of `reason`; caught in one place, by `plan`."""

    def __init__(self, code: str, reason: str, at: Position | None = None) -> None:
        super().__init__(reason)
        self.code, self.reason, self.at = code, reason, at

    @property
    def verdict(self) -> Verdict:
        """The refusal as a value."""
        return Verdict(Decision.REFUSE, self.reason, self.code, self.at)


class Leave(Refuse):
    """The rewrite would be right, and there is nothing to win by it."""

    @property
    def verdict(self) -> Verdict:
        """As a value."""
        return Verdict(Decision.LEAVE, self.reason, self.code, self.at)
