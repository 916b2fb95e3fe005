"""Count the indicators of the versions that were approved before there was a library."""

from django.db import migrations
from django.db.models import F

from jixiao.web.library.indexing import Tables, learn


def learn_approved(apps, _editor):
    """Count every plan's version in force."""
    known, gram, target, use = (
        apps.get_model("library", f"{name}Record") for name in ("Known", "Gram", "Target", "Use")
    )
    tables = Tables(known, gram, target, use)
    versions = apps.get_model("plans", "VersionRecord").objects.filter(number=F("plan__version"))
    for version in versions.select_related("plan__project").order_by("pk").iterator(chunk_size=200):
        learn(version, tables)


def forget_all(apps, _editor):
    """Empty the tables, so that they can be removed."""
    for name in ("Use", "Target", "Gram", "Known"):
        apps.get_model("library", f"{name}Record").objects.all().delete()


class Migration(migrations.Migration):
    """Runs once; what is approved later is counted at its approval."""

    dependencies = [("library", "0001_library_from_approvals")]

    operations = [migrations.RunPython(learn_approved, forget_all)]
