package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of a training, which wait for the beat, and others, which do not; this thread plays the pulses. */
@ExtendWith(WindowExtension.class)
class BackgroundPainterTest {
    private final Semaphore ready = new Semaphore(0);
    private final BackgroundPainter<String> painter =
            new BackgroundPainter<>((g, state, context) -> List.of(), new BackgroundPainter.Listener() {
                @Override
                public void onReady() {
                    ready.release();
                }

                @Override
                public void onFailure(long serial, Throwable problem) {}
            });

    @AfterEach
    void close() {
        painter.close();
    }

    private void paint(String state, long apart) throws InterruptedException {
        painter.request(new PaintRequest<>(1, state, new PaintContext(20, 10, Palette.LIGHT, 1), 1, apart));
        assertThat(ready.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    private static Object state(Raster raster) {
        return Objects.requireNonNull(raster.picture()).request().state();
    }

    @Test
    void aPictureOfATrainingWaitsForTheBeat() throws InterruptedException {
        paint("epoch 1", 1);
        assertThat(painter.takeReady(1, () -> false)).isNull();
        assertThat(painter.needsPulse()).isTrue();
        Raster shown = Objects.requireNonNull(painter.takeReady(2, () -> true));
        assertThat(state(shown)).isEqualTo("epoch 1");
    }

    @Test
    void anyOtherPictureComesInTheNextPulse() throws InterruptedException {
        paint("a click", 0);
        Raster shown = Objects.requireNonNull(painter.takeReady(1, () -> false));
        assertThat(state(shown)).isEqualTo("a click");
    }

    @Test
    void whereNothingWaitsTheBeatIsLeftToOthers() {
        painter.takeReady(1, () -> {
            throw new AssertionError("asked");
        });
    }

    @Test
    void theLastStateOfATrainingIsShownInTheEnd() throws InterruptedException {
        paint("epoch 1", 1);
        PaintContext context = new PaintContext(20, 10, Palette.LIGHT, 1);
        painter.request(new PaintRequest<>(2, "epoch 2", context, 1, 1));
        painter.request(new PaintRequest<>(3, "paused", context, 1, 0));
        // It need not wait for the beat, and takes the place of the picture that does.
        assertThat(ready.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        Raster shown = Objects.requireNonNull(painter.takeReady(1, () -> false));
        assertThat(state(shown)).isEqualTo("paused");
    }

    @Test
    void eachPulseOfAnAnimationHasANewPicture() throws InterruptedException {
        for (int pulse = 1; pulse <= 12; pulse++) {
            paint("step " + pulse, 0);
            Raster shown = Objects.requireNonNull(painter.takeReady(pulse, () -> true));
            assertThat(state(shown)).isEqualTo("step " + pulse);
        }
    }

    @Test
    void whatIsPaintedBeforeThePulseTakesThePlaceOfWhatWaitsForIt() throws InterruptedException {
        paint("10 px", 0);
        paint("20 px", 0);
        Raster shown = Objects.requireNonNull(painter.takeReady(1, () -> true));
        assertThat(state(shown)).isEqualTo("20 px");
    }

    @Test
    void onlyOnePictureAPulseIsPaintedOverAnother() throws InterruptedException {
        paint("10 px", 0);
        paint("20 px", 0);
        painter.request(new PaintRequest<>(3, "30 px", new PaintContext(20, 10, Palette.LIGHT, 1), 1, 0));
        assertThat(ready.tryAcquire(300, TimeUnit.MILLISECONDS)).isFalse();
        painter.takeReady(1, () -> true);
        assertThat(ready.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        Raster shown = Objects.requireNonNull(painter.takeReady(2, () -> true));
        assertThat(state(shown)).isEqualTo("30 px");
    }
}
