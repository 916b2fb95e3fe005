"""Notices keep in which role they were given."""

from django.db import migrations, models

HIGHEST_FIRST = ("performance_desk", "department_reviewer")


def tell_givers(apps, schema_editor):
    """Give each notice the highest role its giver was ever appointed to, of those that give it."""
    notices = apps.get_model("rounds", "RectificationRecord")
    appointments = apps.get_model("organisations", "AppointmentRecord")
    held = set(appointments.objects.values_list("person_id", "role").distinct())
    for role in reversed(HIGHEST_FIRST):
        people = [person for person, one in held if one == role]
        notices.objects.filter(person_id__in=people).update(given_as=role)


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_experts"),
        ("rounds", "0002_sheets_by_the_worker"),
    ]

    operations = [
        migrations.AddField(
            model_name="rectificationrecord",
            name="given_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("unit_clerk", "单位经办人"),
                    ("unit_head", "单位负责人"),
                    ("department_reviewer", "部门审核人"),
                    ("programme_desk", "财政业务股"),
                    ("performance_desk", "财政绩效股"),
                    ("auditor", "审计人员"),
                    ("administrator", "管理员"),
                    ("expert", "评审专家"),
                ],
                default="",
                max_length=24,
            ),
        ),
        migrations.RunPython(tell_givers, migrations.RunPython.noop),
    ]
