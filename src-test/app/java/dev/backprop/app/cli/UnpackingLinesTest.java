package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.backend.Unpacking.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnpackingLinesTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong(17);
    private final UnpackingLines lines = new UnpackingLines(new PrintWriter(err), clock::get);

    private void at(double seconds, long megabytes) {
        clock.set(17 + (long) (seconds * SECOND));
        lines.accept(new Progress(megabytes * 1_000_000, 380_000_000));
    }

    @Test
    void lessThanASecondIsNotWorthALine() {
        at(0, 0);
        at(0.9, 300);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLongerOneIsALineNowAndThen() {
        at(1.1, 120);
        at(1.2, 130);
        at(4.2, 260);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Unpacking the engine… 120 of 380 MB, once", "Unpacking the engine… 260 of 380 MB, once");
    }
}
