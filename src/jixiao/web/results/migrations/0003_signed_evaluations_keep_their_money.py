"""Self-evaluations keep what was told of their project's money when they were signed."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import accumulate

from django.db import migrations, models
from django.db.models import Sum
from django.db.models.functions import ExtractMonth

AT_ONCE = 500
YUAN = Decimal(10_000)


def keep_money(apps, schema_editor):
    """Let self-evaluations that are signed already keep what is told of their money by now."""
    evaluations = apps.get_model("results", "SelfEvaluationRecord").objects
    signed = evaluations.exclude(standing="draft")
    for year in signed.order_by().values_list("fiscal_year", flat=True).distinct():
        keys = list(signed.filter(fiscal_year=year).order_by("pk").values_list("pk", flat=True))
        for first in range(0, len(keys), AT_ONCE):
            part = signed.filter(pk__in=keys[first : first + AT_ONCE]).select_related("plan")
            held = list(part.only("plan__project"))
            told = told_of(apps, {one.plan.project_id for one in held}, year)
            for one in held:
                one.told_money = told[one.plan.project_id]
            evaluations.bulk_update(held, ["told_money"])


def told_of(apps, projects, year):
    """Return by project what `jixiao.web.results.told_so_far.to_keep` writes, in 万元."""
    lines, paid, months = defaultdict(list), defaultdict(list), defaultdict(dict)
    budgets = apps.get_model("budgets", "BudgetLineRecord").objects.filter(project__in=projects)
    for one in budgets.order_by("pk"):
        amounts = (one.initial, one.adjusted, one.carried)
        lines[one.project_id].append([one.source, *map(text_of, amounts)])
    vouchers = apps.get_model("treasury", "VoucherRecord").objects.filter(project__in=projects)
    until = vouchers.filter(day__lte=date(year, 12, 31)).order_by()
    for project, source, total in until.values_list("project", "source").annotate(Sum("amount")):
        paid[project].append([source, text_of(Decimal(total) / YUAN)])
    rows = vouchers.filter(day__year=year).annotate(month=ExtractMonth("day")).order_by()
    for project, month, total in rows.values_list("project", "month").annotate(Sum("amount")):
        months[project][month] = Decimal(total)
    return {
        one: {"lines": lines[one], "paid": paid[one], "months": sums_of(months[one])}
        for one in projects
    }


def sums_of(paid):
    """Return what was paid by the end of each month up to the last with a payment."""
    sums = accumulate(paid.get(month, Decimal(0)) for month in range(1, max(paid, default=0) + 1))
    return [text_of(total / YUAN) for total in sums]


def text_of(amount):
    """Return an amount without zeros behind it."""
    return None if amount is None else f"{amount.normalize():f}"


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0001_initial"),
        ("results", "0002_proofs"),
        ("treasury", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="selfevaluationrecord",
            name="told_money",
            field=models.JSONField(null=True),
        ),
        migrations.RunPython(keep_money, migrations.RunPython.noop),
    ]
