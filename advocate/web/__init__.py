"""The web application: a table of contents of what it is made of."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from flask import Flask
from jinja2 import StrictUndefined
from sqlalchemy.orm import sessionmaker

from advocate.casework import owners
from advocate.casework.restore import finish_restore
from advocate.jobs.digests import PostOffice
from advocate.jobs.queue import JobKind
from advocate.jobs.worker import WORK, Worker
from advocate.mailing.post import post
from advocate.paths import ROOT, STATIC, TEMPLATES
from advocate.store.blobs import FolderBlobStore
from advocate.store.copies import expire_copies
from advocate.store.database import begin_write, engine_options, prepare
from advocate.store.migrate import upgrade
from advocate.web import assets, errors, extensions, filters, logs, pages_table, security
from advocate.web.probes import Probes
from advocate.web.settings import Settings, from_environment

_FORM_MEMORY = 8_000_000


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application, with its database brought up to date; SettingsError if a setting is wrong."""
    chosen = settings or from_environment()
    app = Flask(
        "advocate",
        root_path=str(ROOT),
        instance_path=str(chosen.instance),
        template_folder=str(TEMPLATES),
        static_folder=str(STATIC),
    )
    _configure(app, chosen)
    _open_stores(app, chosen)
    _set_up_templates(app)
    logs.number_requests(app, is_logged=chosen.log == "json")
    security.guard(app)
    errors.register(app)
    pages_table.register(app)
    _stand_watch(app, chosen)
    return app


def _stand_watch(app: Flask, settings: Settings) -> None:
    if settings.log == "json":
        logs.set_up_json()
    with app.app_context():
        probes = Probes(app.wsgi_app, extensions.db.engine, settings.evidence)
    app.extensions[extensions.PROBES] = probes
    app.wsgi_app = probes  # type: ignore[assignment,method-assign]


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=settings.case_limit + _FORM_MEMORY,
        MAX_FORM_MEMORY_SIZE=_FORM_MEMORY,
        MAX_FORM_PARTS=2_000,
        SESSION_COOKIE_NAME="advocate",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=3650),
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.extensions[extensions.SETTINGS] = settings


def _open_stores(app: Flask, settings: Settings) -> None:
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    finish_restore(settings.instance)
    upgrade(settings.database_url, backup_to=settings.backups, now=settings.now())
    expire_copies(settings.backups, settings.now())
    extensions.db.init_app(app)
    with app.app_context():
        prepare(extensions.db.engine)
        session = extensions.db.session()
        # two processes that start at once must not make two
        begin_write(session, owner_id=0)
        owners.laptop_owner(session, now=settings.now())
        session.commit()
        session.close()
    blobs = FolderBlobStore(settings.evidence)
    blobs.sweep_temporary(settings.now() - timedelta(hours=1))
    app.extensions[extensions.BLOBS] = blobs


def _set_up_templates(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    filters.register(app)
    assets.register(app)


def make_worker(app: Flask) -> Worker:
    """Return the worker that does the application's long work; whoever serves the application starts it."""
    settings: Settings = app.extensions[extensions.SETTINGS]
    with app.app_context():
        sessions = sessionmaker(bind=extensions.db.engine)
    blobs = app.extensions[extensions.BLOBS]
    if settings.smtp is None:
        return Worker(sessions, blobs, settings.now)
    office = PostOffice(settings.mail_from, settings.public_url, partial(post, settings.smtp))
    work = {**WORK, JobKind.DIGEST: office.send}
    return Worker(sessions, blobs, settings.now, work=work, plans={JobKind.DIGEST: office.plan})
