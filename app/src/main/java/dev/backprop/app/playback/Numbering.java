package dev.backprop.app.playback;

/**
 * How a person counts the places of a track, and which of them can be gone to.
 *
 * @param word what is counted: {@code iteration}, {@code epoch}
 * @param first the first number
 * @param now the number of the place where the cursor is
 * @param last the last number that can be gone to, at least {@code first}
 * @param bound why there is no later one, in a few words; empty where that needs no words
 */
public record Numbering(String word, int first, int now, int last, String bound) {}
