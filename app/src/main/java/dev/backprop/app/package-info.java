/** The program's entry: the launcher and its command line. */
@NullMarked
package dev.backprop.app;

import org.jspecify.annotations.NullMarked;
