@echo off
rem Starts Backprop Explorer: JavaFX on the module path, the rest on the class path.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
rem The archive of loaded classes makes a start quicker; where it does not fit, Java goes on without it.
set "archive=%home%lib\backprop.jsa"
set "classes=-Xshare:auto"
if exist "%archive%" set "classes=-XX:SharedArchiveFile=%archive%"
if not "%~1"=="--make-archive" goto start
set "classes=-XX:ArchiveClassesAtExit=%archive%.new"
call :java --rehearse
if errorlevel 1 (
    del /q "%archive%.new" 2>nul
    echo backprop: no archive was written; the program starts without it 1>&2
    exit /b 1
)
move /y "%archive%.new" "%archive%" >nul
exit /b %ERRORLEVEL%

:start
call :java %*
exit /b %ERRORLEVEL%

:java
rem The window is drawn by Java's quick compiler alone: the other one takes a core for itself for its first minute.
set "compiler=@JIT@"
for %%c in (gradients train descend) do if "%~1"=="%%c" set "compiler="
"%java%" "%classes%" "-Xlog:cds*=off" -Xshare:auto -XX:+UseSerialGC %compiler% -Djava.awt.headless=true -Dfile.encoding=UTF-8 --module-path "%home%lib\fx" --add-modules javafx.controls @EXPORTS@ %BACKPROP_JAVA_OPTS% -cp "%home%lib\*" @MAIN@ %*
exit /b %ERRORLEVEL%
