package dev.backprop.app.training;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A drawing in ink, {@value #SIDE} pixels a side, stroke by stroke, each of which can be taken back. The brush is round and its
 * edge anti-aliased: a pixel that it covers in part has a part of the ink.
 */
final class Ink {
    /** Pixels across and down. */
    static final int SIDE = 280;
    /** Half of the brush: of a digit that fills the pad, a stroke is as wide as MNIST's are. */
    static final double PEN = 11;
    /** An eraser is larger than what it erases. */
    static final double ERASER = 17;

    private static final int FULL = 255;
    private static final int MOST_UNDO = 100;

    private final byte[] ink = new byte[SIDE * SIDE];
    private final Deque<byte[]> before = new ArrayDeque<>();

    /**
     * What has changed.
     *
     * @param x the first column
     * @param y the first row
     * @param width columns, 0 where nothing has
     * @param height rows
     */
    record Area(int x, int y, int width, int height) {
        static final Area ALL = new Area(0, 0, SIDE, SIDE);
    }

    /** What comes until the next call is taken back together. */
    void begin() {
        before.push(ink.clone());
        if (before.size() > MOST_UNDO) {
            before.removeLast();
        }
    }

    /**
     * A straight stroke from one point to another, or a dot where they are the same.
     *
     * @param erases whether ink is taken away
     */
    Area stroke(double fromX, double fromY, double toX, double toY, boolean erases) {
        double radius = erases ? ERASER : PEN;
        int left = bounded(Math.min(fromX, toX) - radius - 1);
        int right = bounded(Math.max(fromX, toX) + radius + 2);
        int top = bounded(Math.min(fromY, toY) - radius - 1);
        int bottom = bounded(Math.max(fromY, toY) + radius + 2);
        double dx = toX - fromX;
        double dy = toY - fromY;
        double length = dx * dx + dy * dy;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double px = x + 0.5 - fromX;
                double py = y + 0.5 - fromY;
                double along = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
                double distance = Math.hypot(px - along * dx, py - along * dy);
                int covered = (int) Math.round(Math.max(0, Math.min(1, radius + 0.5 - distance)) * FULL);
                int now = ink[y * SIDE + x] & FULL;
                ink[y * SIDE + x] = (byte) (erases ? Math.min(now, FULL - covered) : Math.max(now, covered));
            }
        }
        return new Area(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private static int bounded(double at) {
        return (int) Math.max(0, Math.min(SIDE, Math.floor(at)));
    }

    /** Takes everything away; that can be taken back too. */
    void clear() {
        begin();
        Arrays.fill(ink, (byte) 0);
    }

    /** Takes the last stroke back; nothing where there is none. */
    void undo() {
        byte[] last = before.poll();
        if (last != null) {
            System.arraycopy(last, 0, ink, 0, ink.length);
        }
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean isBlank() {
        for (byte pixel : ink) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    /** A pixel's ink, 0–255. */
    int at(int x, int y) {
        return ink[y * SIDE + x] & FULL;
    }

    /** All of it as it is now, 0–255 a pixel, row by row. */
    byte[] copy() {
        return ink.clone();
    }

    /** Ink of 0–255 as numbers of 0–1. */
    static float[] numbers(byte[] ink) {
        float[] numbers = new float[ink.length];
        for (int i = 0; i < ink.length; i++) {
            numbers[i] = (ink[i] & FULL) / (float) FULL;
        }
        return numbers;
    }
}
