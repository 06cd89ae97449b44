"""The extensions, made once and unbound: the database and the blob store."""

from __future__ import annotations

from flask import current_app
from flask_sqlalchemy import SQLAlchemy

from advocate.store.blobs import BlobStore
from advocate.store.database import Base

db = SQLAlchemy(model_class=Base)

BLOBS = "advocate.blobs"
SETTINGS = "advocate.settings"
PROBES = "advocate.probes"


def blobs() -> BlobStore:
    """Return the store that holds the exhibits' files."""
    store: BlobStore = current_app.extensions[BLOBS]
    return store
