#!/bin/sh
# Installs jixiao beside this file, without any network.
exec "${PYTHON:-python3}" "$(dirname "$0")/install.py" "$@"
