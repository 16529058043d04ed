/**
 * The command line {@code focus}: one command a class.
 *
 * <p>Comes in: arguments, files. Goes out: files, lines on standard output, and for what went wrong one sentence on
 * standard error with an {@link io.neuralfocus.cli.ExitCode}. This is the composition root: the one room that asks the
 * machine for the time, for chance and for a terminal, and hands them to the rooms below. Commands run on the main
 * thread.
 */
@NullMarked
package io.neuralfocus.cli;

import org.jspecify.annotations.NullMarked;
