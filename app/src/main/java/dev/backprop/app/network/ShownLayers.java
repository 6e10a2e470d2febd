package dev.backprop.app.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Which layers of a deep network are shown: the inputs, the outputs, and a page of those between, the one on which the
 * current step's layer stands with its neighbours. The picture stands still while the step stays on its page.
 */
final class ShownLayers {
    private ShownLayers() {}

    /**
     * A place from left to right.
     *
     * @param layer that stands there, 0 for the inputs; −1 where layers are left out
     * @param leftOut how many are left out there; 0 where one stands
     */
    record Slot(int layer, int leftOut) {
        boolean shown() {
            return layer >= 0;
        }
    }

    /**
     * The places.
     *
     * @param layers weight layers, at least 1
     * @param most how many places there are, at least 7
     * @param active the layer that the current step is about, 0 to {@code layers}
     */
    static List<Slot> of(int layers, int most, int active) {
        if (layers + 1 <= most) {
            List<Slot> all = new ArrayList<>();
            between(all, 0, layers);
            return all;
        }
        // Both ends and what is left out beside them.
        int page = most - 4;
        int stride = page - 2;
        int from = Math.max(1, 1 + (active - 2) / stride * stride);
        int to = from + page - 1;
        if (from == 1) {
            to++;
        } else if (to >= layers - 2) {
            from = layers - 1 - page;
            to = layers - 1;
        }
        List<Slot> slots = new ArrayList<>();
        slots.add(new Slot(0, 0));
        if (from > 1) {
            slots.add(new Slot(-1, from - 1));
        }
        between(slots, from, to);
        if (to < layers - 1) {
            slots.add(new Slot(-1, layers - 1 - to));
        }
        slots.add(new Slot(layers, 0));
        return slots;
    }

    private static void between(List<Slot> slots, int from, int to) {
        for (int layer = from; layer <= to; layer++) {
            slots.add(new Slot(layer, 0));
        }
    }
}
