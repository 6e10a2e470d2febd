package dev.backprop.app.playback;

/**
 * A named place on a track.
 *
 * @param index the state it stands at
 * @param label its name
 */
public record Mark(int index, String label) {}
