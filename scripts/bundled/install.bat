@echo off
rem Installs jixiao beside this file, without any network.
set PYTHONUTF8=1
where py >nul 2>nul && (py -3 "%~dp0install.py" %*) || (python "%~dp0install.py" %*)
pause
