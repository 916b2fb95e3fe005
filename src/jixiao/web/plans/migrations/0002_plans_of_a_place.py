"""Indexes for lists, counts and searches of a place, and for what waits at a stage.

On PostgreSQL paths are compared sign by sign, whatever the language of the database, so that all
below a place are found by the index.
"""

from django.db import migrations, models


def sign_by_sign(apps, editor):
    _collated(editor, "C")


def by_the_database(apps, editor):
    _collated(editor, "default")


def _collated(editor, collation):
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f'ALTER TABLE plans_planrecord ALTER COLUMN path TYPE varchar(120) COLLATE "{collation}"'
        )


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [
        migrations.RunPython(sign_by_sign, by_the_database),
        migrations.AddIndex(
            model_name="planrecord",
            index=models.Index(
                fields=["path", "code", "id"],
                include=["name", "fiscal_year", "stage", "blocking", "query", "total"],
                name="plans_of_a_place",
            ),
        ),
        migrations.AddIndex(
            model_name="planrecord",
            index=models.Index(
                fields=["stage", "path", "due", "id"],
                include=["route", "fiscal_year"],
                name="plans_that_wait",
            ),
        ),
    ]
