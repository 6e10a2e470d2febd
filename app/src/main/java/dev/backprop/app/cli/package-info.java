/**
 * The command line: the engine without a window. One class a subcommand under {@code Cli}, which owns the exit codes and the
 * one-line errors; results go to standard output, everything else to standard error or the log file.
 */
package dev.backprop.app.cli;
