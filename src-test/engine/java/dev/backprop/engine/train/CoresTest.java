package dev.backprop.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoresTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    @AfterEach
    void nobodyAsks() {
        Cores.giveWay(0);
    }

    @Test
    void whoUsesEveryCoreLeavesOneWhileItIsAskedFor() {
        Cores.giveWay(TimeUnit.HOURS.toNanos(1));

        assertThat(Cores.left(Math.max(2, ALL))).isEqualTo(Math.max(2, ALL) - 1);
    }

    @Test
    void whoLeavesACoreAnywayGoesOnAsItIs() {
        Cores.giveWay(TimeUnit.HOURS.toNanos(1));

        assertThat(Cores.left(1)).isEqualTo(1);
        assertThat(Cores.left(ALL - 1)).isEqualTo(ALL - 1);
    }

    @Test
    void allWorkAgainWhenTheTimeIsOver() {
        Cores.giveWay(TimeUnit.HOURS.toNanos(1));
        Cores.giveWay(0);

        assertThat(Cores.left(ALL)).isEqualTo(ALL);
    }
}
