from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0002_samples_from_ledgers"),
    ]

    operations = [
        migrations.AddField(
            model_name="surveysamplerecord",
            name="day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="surveysamplerecord",
            name="dead",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
