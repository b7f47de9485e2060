"""Everything a server keeps, opened together and closed together; what it is for is others' affair. Blocking."""

from app.server.options import ServeOptions
from app.store.accounts import Accounts
from app.store.audit import AuditTrail
from app.store.blobs import Blobs
from app.store.devices import Devices
from app.store.log import EventLog
from app.store.uses import BlobUses, BoardLines

NO_DRIVER = "PostgreSQL is spoken through psycopg, which is not installed: pip install 'preceptor[postgresql]'."


class Stores:
    """Raises sqlalchemy.exc.SQLAlchemyError or OSError when they cannot be opened."""

    def __init__(self, options: ServeOptions) -> None:
        # Patients' data: where the folder is made here, it is for whoever runs the server alone.
        options.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.log = EventLog(options.database_url)
        engine = self.log.engine
        self.accounts = Accounts(engine)
        self.devices = Devices(engine)
        self.audit = AuditTrail(engine)
        self.uses = BlobUses(engine)
        self.lines = BoardLines(engine)
        self.blobs = Blobs(options.blobs_folder)

    def close(self) -> None:
        self.log.close()
