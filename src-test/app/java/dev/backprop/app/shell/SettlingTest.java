package dev.backprop.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a picture without a display is taken, and what is said until then. */
class SettlingTest {
    private final List<String> told = new ArrayList<>();
    private final Settling settling = new Settling(0, told::add);

    private boolean over(double seconds, boolean stands, boolean painted, String progress) {
        long now = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        return settling.over(now, stands, () -> painted, progress);
    }

    @Test
    void itTakesFourCalmPulsesInARow() {
        for (int i = 0; i < 3; i++) {
            assertThat(over(0.1, true, true, "")).isFalse();
        }
        assertThat(over(0.1, true, false, "")).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(over(0.2, true, true, "")).isFalse();
        }
        assertThat(over(0.2, true, true, "")).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatTakesLongSaysEveryFiveSecondsHowFarItIs() {
        for (int tenth = 0; tenth <= 80; tenth++) {
            assertThat(over(tenth / 10.0, false, true, "epoch " + tenth)).isFalse();
        }
        assertThat(told).containsExactly("epoch 20", "epoch 70");
    }

    @Test
    void whatNeverStandsIsShownAfterTenMinutesAndThatIsSaid() {
        assertThat(over(599, false, true, "")).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(over(601, false, true, "")).isFalse();
        }
        assertThat(over(601, false, true, "")).isTrue();
        assertThat(told).containsExactly("not there after 10 minutes: the picture shows what there is");
    }
}
