package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class FxBeatTest {
    private final FxBeat beat = new FxBeat();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);

    @Start
    void start(Stage stage) {
        stage.show();
    }

    @Test
    void whatIsAskedForWithinABeatFollowsAllElseInItOnce() throws InterruptedException {
        Runnable show = () -> {
            done.add("show");
            over.countDown();
        };
        // Both at once, so that no pulse comes between them.
        Platform.runLater(() -> {
            beat.executeOnBeat(() -> {
                done.add("state");
                beat.once(show);
            });
            beat.executeOnBeat(() -> {
                done.add("digit");
                beat.once(show);
            });
        });
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("state", "digit", "show");
    }

    @Test
    void whatIsToComeAheadOfABeatDoes() throws InterruptedException {
        FxBeat announced = new FxBeat(() -> done.add("ahead"));
        Platform.runLater(() -> {
            announced.executeOnBeat(() -> done.add("state"));
            announced.executeOnBeat(over::countDown);
        });
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("ahead", "state");
    }

    @Test
    void outsideOfABeatItIsDoneAtOnce() {
        beat.once(() -> done.add("show"));
        assertThat(done).containsExactly("show");
    }
}
