"""LibreOffice as a converter: without a window, macros or network, in a profile of its own, killed when it hangs."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import Path

from minsheng_extract.reading.errors import ReadError

TIME_LIMIT = 90.0
"""Seconds one conversion may take; the first one of a process makes a profile, which takes some of them."""

_MOST_MEMORY = 6_000_000_000
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_FLAGS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo")
_INSTALL = (
    "install LibreOffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui (or from libreoffice.org)"
)
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Macros off; links to elsewhere not followed, and what asks for the network finds a closed door."""


def convert(data: bytes, suffix: str, target: str, *, infilter: str | None = None, limit: float = TIME_LIMIT) -> bytes:
    """The bytes of a file converted to `target` (`docx`, `xlsx`).

    `infilter` is LibreOffice's name of the input's format: with it a damaged file fails, where it would
    else be read as if it were plain text.

    Raises `ReadError`: MissingExtra (no LibreOffice), TimedOut, Truncated (nothing came out).
    """
    with tempfile.TemporaryDirectory(prefix="minsheng-") as folder:
        source = Path(folder, f"in{suffix}")
        source.write_bytes(data)
        _run([*_command(), *_filter(infilter), "--convert-to", target, "--outdir", folder, str(source)], limit)
        made = source.with_suffix(f".{target.partition(':')[0]}")
        if not made.exists() or made.stat().st_size == 0:
            raise ReadError(
                "Truncated", "LibreOffice could not read the file: it is damaged, cut off or protected by a password"
            )
        return made.read_bytes()


def program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _command() -> list[str]:
    office = program()
    if office is None:
        raise ReadError("MissingExtra", f"this kind of file is read through LibreOffice; {_INSTALL}")
    return [office, f"-env:UserInstallation={_profile(os.getpid()).as_uri()}", *_FLAGS]


def _filter(infilter: str | None) -> list[str]:
    return [] if infilter is None else [f"--infilter={infilter}"]


@lru_cache(maxsize=1)
def _profile(process: int) -> Path:
    """A profile for this process alone: two LibreOffices in one profile wait for each other."""
    folder = Path(tempfile.mkdtemp(prefix=f"minsheng-office-{process}-"))
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=1)  # in worker processes too
    user = folder / "user"
    user.mkdir()
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}'
        "</oor:items>",
        encoding="utf-8",
    )
    return folder


def _run(command: list[str], limit: float) -> None:
    """Run a command in a process group of its own and end the whole group at the limit."""
    running = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limit_memory if os.name == "posix" else None,
    )
    try:
        running.wait(limit)
    except subprocess.TimeoutExpired as late:
        raise ReadError(
            "TimedOut", f"LibreOffice did not finish within {limit:.0f} seconds; is the file damaged?"
        ) from late
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """LibreOffice starts a second process that outlives the first; the group ends both."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
