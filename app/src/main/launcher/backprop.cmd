@echo off
rem Starts Backprop Explorer: JavaFX on the module path, the rest on the class path.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -Xshare:auto -XX:+UseSerialGC -Djava.awt.headless=true -Dfile.encoding=UTF-8 --module-path "%home%lib\fx" --add-modules javafx.controls @EXPORTS@ %BACKPROP_JAVA_OPTS% -cp "%home%lib\*" @MAIN@ %*
exit /b %ERRORLEVEL%
