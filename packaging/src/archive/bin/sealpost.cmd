@echo off
rem Runs Sealpost from where its archive was unpacked. Nothing is written there.
rem Exit code of its own: 78 no Java 25.
rem
rem JAVA_HOME           a Java 25, if it is in no usual folder and not on the PATH
rem SEALPOST_JAVA_OPTS  further options for the Java virtual machine
setlocal EnableExtensions DisableDelayedExpansion

set "found_java="
if defined SEALPOST_JAVA_HOME call :look "%SEALPOST_JAVA_HOME%"
if defined JAVA_HOME call :look "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :look "%%~dp$PATH:j.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*") do call :look "%%~d"
for /d %%d in ("%ProgramFiles%\Java\*") do call :look "%%~d"
for /d %%d in ("%ProgramFiles%\Microsoft\*") do call :look "%%~d"
for /d %%d in ("%ProgramFiles%\Zulu\*") do call :look "%%~d"
if not defined found_java goto :nojava

set /p this_build=<"%~dp0..\lib\build"
"%found_java%\bin\java.exe" -XX:+UseSerialGC -Xlog:disable -Xlog:all=warning:stderr ^
 --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
 -Dsealpost.build=%this_build% %SEALPOST_JAVA_OPTS% -cp "%~dp0..\lib\sealpost.jar" org.sealpost.app.Main %*
exit /b %ERRORLEVEL%

:nojava
>&2 echo sealpost: no Java 25 found; install one, such as Eclipse Temurin 25, or name its folder in JAVA_HOME
exit /b 78

rem The first folder that is a Java 25 by its file "release".
:look
if defined found_java exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>&1
if not errorlevel 1 set "found_java=%~1"
exit /b 0
