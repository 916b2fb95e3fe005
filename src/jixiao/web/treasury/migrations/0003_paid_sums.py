"""Keep what the vouchers of each project come to; what is there is added up once."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Sum

AT_ONCE = 1000


def add_up(apps, schema_editor):
    """Keep the sums of the vouchers there are."""
    vouchers = apps.get_model("treasury", "VoucherRecord").objects.using(
        schema_editor.connection.alias
    )
    sums = apps.get_model("treasury", "PaidRecord").objects.using(schema_editor.connection.alias)
    rows = vouchers.order_by().values_list("project").annotate(Sum("amount"), Count("pk"))
    sums.bulk_create(
        [
            sums.model(project_id=project, amount=amount, vouchers=count)
            for project, amount, count in rows
        ],
        batch_size=AT_ONCE,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0002_plans_of_a_place"),
        ("treasury", "0002_refunds"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaidRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=18),
                ),
                ("vouchers", models.PositiveIntegerField()),
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paid_sum",
                        to="plans.projectrecord",
                    ),
                ),
            ],
        ),
        migrations.RunPython(add_up, migrations.RunPython.noop, elidable=True),
    ]
