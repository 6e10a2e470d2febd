package dev.backprop.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionTest {
    private static final int NEWEST = 100;

    private long nanos;
    private boolean running = true;
    private final Caption caption = new Caption(() -> nanos);
    private final Track track = new Track() {
        @Override
        public int length() {
            return NEWEST + 1;
        }

        @Override
        public boolean growsAt(int index) {
            return running && index > 9;
        }

        @Override
        public String title(int index) {
            return "epoch " + index;
        }
    };

    private String title() {
        return caption.title().get();
    }

    @Test
    void atTheEndOfAGrowingTrackOnePlaceAStretchIsNamed() {
        caption.write(track, 10);
        caption.write(track, 11);
        assertThat(title()).isEqualTo("epoch 10");

        nanos = Pace.NANOS;
        caption.write(track, 12);
        assertThat(title()).isEqualTo("epoch 12");
    }

    @Test
    void thePlaceThatWasLeftOutIsNamedWhenItIsTime() {
        caption.write(track, 10);
        caption.write(track, 11);

        caption.catchUp(track, 11);
        assertThat(title()).isEqualTo("epoch 10");
        nanos = Pace.NANOS;
        caption.catchUp(track, 11);
        assertThat(title()).isEqualTo("epoch 11");
    }

    @Test
    void whileNewPlacesComeOftenTheNextOneCatchesUpAndNotAFrameOfItsOwn() {
        caption.write(track, 10);
        nanos = Pace.NANOS - 1;
        caption.write(track, 11);
        nanos = Pace.NANOS + 1;
        caption.catchUp(track, 11);
        assertThat(title()).isEqualTo("epoch 10");
        caption.write(track, 12);
        assertThat(title()).isEqualTo("epoch 12");
    }

    @Test
    void aPlaceThatAPersonGoesToIsNamedAtOnce() {
        caption.write(track, 10);
        caption.write(track, 5);
        assertThat(title()).isEqualTo("epoch 5");
        caption.write(track, 4);
        assertThat(title()).isEqualTo("epoch 4");
    }

    @Test
    void thePlaceWhereATrackStopsGrowingIsNamedAtOnce() {
        caption.write(track, 10);
        running = false;
        caption.write(track, 11);
        assertThat(title()).isEqualTo("epoch 11");
    }
}
