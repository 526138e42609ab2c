"""Which files the raw folder holds, and which of them are sidecars of others.

Belongs here: names, kinds and stamps of files. Does not belong here: what is in them.
"""

import gc
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

from pipelines.ingest.records import FileStamp, Problem, RawFile, Sidecar, split_suffix

PASSED_OVER = "readme.md"
SIDECAR_SUFFIXES = (".json", ".yaml", ".yml")
OWNER_SUFFIXES = (".txt", ".html", ".htm")
_NO_STAMP = FileStamp(0, 0, 0)


def scan(raw: Path) -> list[RawFile]:
    """The files below the raw folder at any depth, by source_path.

    Dotfiles, folders whose name begins with a dot and README.md are passed over. A link to a file inside the folder
    is one more place of that file; a link to a folder inside is passed over, since what it holds is read where it
    lies, so that loops end. What must not be opened comes with its problem. Raises NotADirectoryError when the
    folder is missing.
    """
    if not raw.is_dir():
        raise NotADirectoryError(f"{raw} is not a folder; name an existing one with --raw or create it")
    root = str(raw.resolve())
    with without_collection():
        return sorted(_with_sidecars(list(_walk(root))), key=attrgetter("source_path"))


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector from walking again and again through all that lists of files are made of.

    Each file makes some objects, and so many new ones set it off; it would find nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _walk(root: str) -> Iterator[RawFile]:
    """Every file below the root but those passed over, and a problem for each folder that cannot be listed."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                found = [(entry, _is_folder(entry)) for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            detail = (
                f"The folder cannot be listed ({error.strerror}); give the user who runs this permission to read it."
            )
            yield _problem_file(folder, root, Problem("unreadable", detail))
            continue
        folders.extend(entry.path for entry, is_folder in found if is_folder)
        yield from _files((entry for entry, is_folder in found if not is_folder), folder, root)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder and no link; where not even that is told, it is looked at as a file."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _files(entries: Iterable[os.DirEntry[str]], folder: str, root: str) -> Iterator[RawFile]:
    """The files among the entries of a folder, plain ones by the shortest way: there may be a hundred thousand."""
    below = _source_path(folder, root) + "/" if folder != root else ""
    for entry in entries:
        name = entry.name
        if name.lower() == PASSED_OVER:
            continue
        try:
            status = os.lstat(entry.path)
        except OSError:
            yield from _entry(entry.path, root)
            continue
        if stat.S_ISREG(status.st_mode):
            yield RawFile(below + (name if name.isascii() else _spelled(name)), entry.path, stamp_of(status))
        else:
            yield from _entry(entry.path, root)


def _entry(path: str, root: str) -> Iterator[RawFile]:
    """The file that a name in a folder stands for; nothing for one that is gone and for a link to a folder inside.

    Paths are plain text: making a Path of each takes longer than all the rest.
    """
    try:
        real, status = path, os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            real = str(Path(path).resolve(strict=True))
            status = os.lstat(real)
    except (OSError, RuntimeError) as error:
        if os.path.islink(path):  # noqa: PTH114 (Path.is_symlink raises where the folder may not be looked into)
            detail = "The link leads nowhere, in a circle, or where it may not be followed; mend or delete it."
            yield _problem_file(path, root, Problem("broken_link", detail))
        elif not isinstance(error, FileNotFoundError):  # such as a folder whose files may be listed but not opened
            detail = f"The file cannot be looked at ({error}); give the user who runs this permission to read it."
            yield _problem_file(path, root, Problem("unreadable", detail))
        return
    if real != path and not Path(real).is_relative_to(root):
        detail = f"The link leads out of the raw folder, to {real}; copy what it points to into the folder."
        yield _problem_file(path, root, Problem("link_outside", detail))
    elif stat.S_ISREG(status.st_mode):
        yield RawFile(_source_path(path, root), real, stamp_of(status))
    elif not stat.S_ISDIR(status.st_mode):
        detail = "This is a pipe, a socket or a device, not a file; remove it from the raw folder."
        yield _problem_file(path, root, Problem("not_a_file", detail))


def stamp_of(status: os.stat_result) -> FileStamp:
    """The stamp in the status of a file."""
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino)


def _problem_file(path: str, root: str, problem: Problem) -> RawFile:
    return RawFile(_source_path(path, root), path, _NO_STAMP, problem=problem)


def _source_path(path: str, root: str) -> str:
    """The path below the root with '/'."""
    return _spelled(path.removeprefix(root).lstrip(os.sep).replace(os.sep, "/"))


def _spelled(path: str) -> str:
    """A path with its bytes that are not UTF-8 written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _with_sidecars(files: Sequence[RawFile]) -> Iterator[RawFile]:
    """The files that may be records, each with its sidecars; sidecars themselves are left out."""
    if not any(file.source_path.lower().endswith(SIDECAR_SUFFIXES) for file in files):
        yield from files
        return
    named = [(file, *split_suffix(file.source_path)) for file in files]
    owned = {stem for _, stem, suffix in named if suffix in OWNER_SUFFIXES}
    sidecars: dict[str, list[RawFile]] = {}
    for file, stem, suffix in named:
        if suffix in SIDECAR_SUFFIXES and stem in owned:
            sidecars.setdefault(stem, []).append(file)
        elif suffix not in OWNER_SUFFIXES:
            yield file
    for file, stem, suffix in named:
        if suffix in OWNER_SUFFIXES:
            beside = sidecars.get(stem)
            yield _owner(file, sorted(beside, key=lambda sidecar: sidecar.source_path)) if beside else file


def _owner(file: RawFile, sidecars: list[RawFile]) -> RawFile:
    """The file with its sidecars; a sidecar that must not be opened makes the file unreadable too."""
    problem = file.problem
    for sidecar in sidecars:
        if sidecar.problem and not problem:
            problem = Problem("sidecar_invalid", f"Its sidecar {sidecar.source_path}: {sidecar.problem.detail}")
    return file._replace(
        sidecars=tuple(Sidecar(s.source_path, s.path, s.stamp) for s in sidecars),
        problem=problem,
    )
