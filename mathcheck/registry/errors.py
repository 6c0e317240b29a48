"""Why there is no report on a claim: one class a reason. Nothing is imported here, so that whoever catches them loads nothing."""


class NoReport(Exception):
    """There is no report on a claim; every reason below is one. Its text says why."""


class NoFolder(NoReport):
    """There is no such file or folder, and no installed package of claims of that name."""


class UnknownClaim(NoReport):
    """No file is named after the claim."""


class DeclaredTwice(NoReport):
    """Two files are named after one claim."""


class NoClaim(NoReport):
    """The file declares no `claim`."""


__all__ = ["DeclaredTwice", "NoClaim", "NoFolder", "NoReport", "UnknownClaim"]
