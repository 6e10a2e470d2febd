/**
 * The window around the workspaces: navigation, header, inspector, transport bar, status line, themes, shortcuts,
 * presentation mode, and the ways to start it on a display or to take a picture of it without one. It knows workspaces
 * only by their interface.
 */
@NullMarked
package dev.backprop.app.shell;

import org.jspecify.annotations.NullMarked;
