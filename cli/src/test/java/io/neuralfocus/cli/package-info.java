/** Tests of the commands as they are called: arguments in; files, lines and exit codes out. */
@NullMarked
package io.neuralfocus.cli;

import org.jspecify.annotations.NullMarked;
