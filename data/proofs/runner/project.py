"""Writes the throwaway Django project around a proof."""

from __future__ import annotations

from pathlib import Path

from . import snippets
from .bank import Question

#: What `startproject` makes, shortened. Contrib tables are made without their migrations because that saves half a
#: second a proof; a proof about migrations sets `MIGRATION_MODULES = {}`.
SETTINGS = '''\
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "throwaway-key-of-a-proof-that-never-leaves-this-folder"
DEBUG = False
ALLOWED_HOSTS = []
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "app",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "app.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
MIGRATION_MODULES = {name: None for name in ("admin", "auth", "contenttypes", "sessions")}
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
'''

_QUESTION = '''\
"""The question under proof: `from question import answer, stem`."""

from snippets import Text

answer = Text({answer!r})
stem = Text({stem!r})
'''


def write(question: Question, folder: Path) -> None:
    """Writes the project; the folder has to be empty."""
    proof = question.proof
    files = {
        "proof/__init__.py": "",
        "proof/settings.py": SETTINGS + "\n" + proof.settings,
        "app/__init__.py": "",
        "app/urls.py": "urlpatterns = []\n",
        "app/models.py": "",
        "manage.py": (
            "import os, sys\n"
            "from django.core.management import execute_from_command_line\n"
            'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "proof.settings")\n'
            "execute_from_command_line(sys.argv)\n"
        ),
        "snippets.py": Path(snippets.__file__).read_text("utf-8"),
        "question.py": _QUESTION.format(answer=question.answer, stem=question.stem),
        **proof.files,
        "app/tests.py": proof.code,
    }
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        # A package inside a package, app/management/commands for one, needs no __init__.py of its own in the proof.
        for parent in file.relative_to(folder).parents:
            if name.endswith(".py") and parent != Path(".") and not (folder / parent / "__init__.py").exists():
                (folder / parent / "__init__.py").write_text("", "utf-8")
