"""Sheets keep what was told of their project's money when they were signed."""

from collections import defaultdict
from decimal import Decimal

from django.db import migrations, models
from django.db.models import Sum

AT_ONCE = 500
YUAN = Decimal(10_000)


def keep_money(apps, schema_editor):
    """Let sheets that are signed already keep what is told of their money by now."""
    sheets = apps.get_model("rounds", "SheetRecord")
    for made in apps.get_model("rounds", "RoundRecord").objects.all():
        signed = sheets.objects.filter(round=made).exclude(standing="draft")
        keys = list(signed.order_by("pk").values_list("pk", flat=True))
        for first in range(0, len(keys), AT_ONCE):
            part = signed.filter(pk__in=keys[first : first + AT_ONCE]).select_related("plan")
            held = list(part.only("plan__project"))
            told = told_of(apps, {one.plan.project_id for one in held}, made.cut_off)
            for one in held:
                one.told_money = told[one.plan.project_id]
            sheets.objects.bulk_update(held, ["told_money"])


def told_of(apps, projects, day):
    """Return by project what `jixiao.monitoring.told_money.record_of` writes, in 万元."""
    lines, paid = defaultdict(list), defaultdict(list)
    budgets = apps.get_model("budgets", "BudgetLineRecord").objects.filter(project__in=projects)
    for one in budgets.order_by("pk"):
        amounts = (one.initial, one.adjusted, one.carried)
        lines[one.project_id].append([one.source, *map(text_of, amounts)])
    vouchers = apps.get_model("treasury", "VoucherRecord").objects
    rows = vouchers.filter(project__in=projects, day__lte=day).order_by()
    for project, source, total in rows.values_list("project", "source").annotate(Sum("amount")):
        paid[project].append([source, text_of(Decimal(total) / YUAN)])
    return {one: {"lines": lines[one], "paid": paid[one]} for one in projects}


def text_of(amount):
    """Return an amount without zeros behind it."""
    return None if amount is None else f"{amount.normalize():f}"


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0001_initial"),
        ("rounds", "0003_who_gave_notice"),
        ("treasury", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheetrecord", name="told_money", field=models.JSONField(null=True)
        ),
        migrations.RunPython(keep_money, migrations.RunPython.noop),
    ]
