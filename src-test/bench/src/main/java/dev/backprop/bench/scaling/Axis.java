package dev.backprop.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What is varied, while the rest stays as in the notebook's job: 60,000 samples, 32 hidden units, 2 workers. */
enum Axis {
    /** 1,000 to 60,000 training images. */
    SAMPLES("samples", "samples"),
    /** 8 to 512 hidden units. */
    HIDDEN("hidden", "hidden units"),
    /** One to as many as there are cores, each with a shard of its own. */
    WORKERS("workers", "workers");

    static final int MOST_SAMPLES = 60_000;
    static final int USUAL_HIDDEN = 32;

    private final String id;
    private final String title;

    Axis(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Where it is measured, ascending. */
    List<Integer> values(int cores) {
        return switch (this) {
            case SAMPLES -> List.of(1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000, MOST_SAMPLES);
            case HIDDEN -> List.of(8, 16, 32, 64, 128, 256, 512);
            case WORKERS ->
                cores <= 16 ? IntStream.rangeClosed(1, cores).boxed().toList() : doubling(cores);
        };
    }

    private static List<Integer> doubling(int cores) {
        List<Integer> values = new ArrayList<>();
        for (int w = 1; w < cores; w *= 2) {
            values.add(w);
        }
        values.add(cores);
        return values;
    }

    int samples(int value) {
        return this == SAMPLES ? value : MOST_SAMPLES;
    }

    int hidden(int value) {
        return this == HIDDEN ? value : USUAL_HIDDEN;
    }

    int workers(int value, int cores) {
        return this == WORKERS ? value : Math.min(2, cores);
    }
}
