package dev.backprop.app.descent;

import dev.backprop.engine.descent.LossSlice;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the loss under the pointer, exactly, away from the window's thread; only the latest point counts. */
final class SlicePointer {
    private final Executor background;
    private final Executor onWindow;
    private final AtomicInteger pointed = new AtomicInteger();

    /**
     * @param background where the loss at a point is computed
     * @param onWindow where it is told
     */
    SlicePointer(Executor background, Executor onWindow) {
        this.background = background;
        this.onWindow = onWindow;
    }

    /** Tells the loss at a point of a picture's plane; nothing where there is no picture. */
    void point(@Nullable SlicePicture picture, double a, double b, Consumer<String> said) {
        if (picture == null) {
            return;
        }
        int mine = pointed.incrementAndGet();
        background.execute(() -> {
            if (pointed.get() == mine) {
                String text = words(picture.slice(), picture.plane(), a, b);
                onWindow.execute(() -> {
                    if (pointed.get() == mine) {
                        said.accept(text);
                    }
                });
            }
        });
    }

    private static String words(LossSlice slice, SlicePlane plane, double a, double b) {
        double value = slice.loss(a, b);
        String words = Double.isFinite(value)
                ? "loss " + value
                : "the loss is not a finite number here (" + Names.number(value) + ")";
        String place = " at " + plane.shortAxis(0) + " = " + Names.setting(a) + ", " + plane.shortAxis(1) + " = "
                + Names.setting(b);
        return (words + place).replace('-', '−');
    }

    /** The pointer has gone: what is still being computed for it is not said any more. */
    void leave() {
        pointed.incrementAndGet();
    }
}
