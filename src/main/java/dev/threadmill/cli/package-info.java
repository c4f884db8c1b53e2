/** The command line: parse, call one method, print, exit code. */
@NullMarked
package dev.threadmill.cli;

import org.jspecify.annotations.NullMarked;
