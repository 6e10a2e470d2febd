package dev.backprop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeedReportTest {
    private static Result compared(double limit, double theirLoss) {
        return new Result(
                "full",
                "the job",
                "PyTorch",
                "ms",
                new double[] {30, 10, 20},
                new double[] {40, 40, 50},
                limit,
                2,
                theirLoss);
    }

    @Test
    void aRatioWithinItsLimitIsMet() {
        assertThat(compared(0.5, 2.00005).verdict()).isEqualTo("yes");
    }

    @Test
    void aRatioOverItsLimitIsNotMet() {
        assertThat(compared(0.49, 2).verdict()).isEqualTo("no");
    }

    @Test
    void noRatioCountsWhereTheLossesDiffer() {
        assertThat(compared(0.9, 2.0002).met()).isFalse();
        assertThat(compared(0.9, 2.0002).verdict()).contains("losses differ");
    }

    @Test
    void aValueThatCouldNotBeMeasuredIsNeitherMetNorMissed() {
        Result memory = Result.alone("memory", "peak", "MiB", new double[] {Double.NaN}, 700);
        assertThat(memory.verdict()).isEqualTo("not measured");
    }

    @Test
    void theTableHasMediansAndBothRatios() {
        String table = SpeedReport.table(List.of(compared(0.5, 2)), SpeedOptions.parse("--rounds", "3"));
        // 20/40; and the middle of 30/40, 10/40 and 20/50.
        assertThat(table.lines().filter(line -> line.startsWith("the job")).toList())
                .singleElement()
                .asString()
                .containsSubsequence("20.0", "PyTorch", "40.0", "0.50", "0.40", "≤ 0.50", "yes", "2.000000");
    }

    @Test
    void csvHasEveryRunAndNoFieldWhereThereIsNoNumber() {
        String csv = SpeedReport.csv(List.of(Result.alone("read", "cold", "s", new double[] {0.5, 0.25}, 0.6)));
        assertThat(csv.lines().toList()).last().isEqualTo("read,\"cold\",s,0.375,,,,,0.6,true,,,0.5 0.25,");
    }
}
