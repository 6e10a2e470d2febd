/**
 * Pictures: painters turn an immutable state into a drawing on a {@link java.awt.Graphics2D} and say what they drew;
 * the same painter serves the screen (painted in the background), PNG, SVG and PDF. Palettes, colour scales and fonts
 * live here so that every picture speaks the same language.
 */
@NullMarked
package dev.backprop.app.paint;

import org.jspecify.annotations.NullMarked;
