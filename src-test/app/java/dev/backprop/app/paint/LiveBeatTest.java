package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBeatTest {
    private static final long PULSE = 16_666_667;
    private final LiveBeat beat = new LiveBeat();

    @Test
    void openForAllThatChangesInOnePulse() {
        assertThat(beat.opens(5)).isTrue();
        assertThat(beat.opens(5)).isTrue();
    }

    @Test
    void whatComesALittleLateWaitsForTheNextBeat() {
        beat.opens(5);
        assertThat(beat.opens(5 + PULSE)).isFalse();
        assertThat(beat.opens(LiveBeat.NANOS - 1)).isFalse();
        assertThat(beat.opens(LiveBeat.NANOS)).isTrue();
    }

    @Test
    void aBeatThatBeganWithNothingToChangeIsOpenStill() {
        beat.opens(5);
        assertThat(beat.opens(LiveBeat.NANOS + 3 * PULSE)).isTrue();
        assertThat(beat.opens(LiveBeat.NANOS + 4 * PULSE)).isFalse();
    }

    @Test
    void twelveFramesASecondWhereEveryPulseHasSomethingNew() {
        List<Long> frames = new ArrayList<>();
        for (long pulse = 0; pulse < 600; pulse++) {
            if (beat.opens(pulse * PULSE)) {
                frames.add(pulse * PULSE);
            }
        }
        assertThat(frames).hasSizeBetween(119, 121);
    }
}
