"""Django's own commands, for developers: `python manage.py migrate`, `check --deploy` and so on."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
