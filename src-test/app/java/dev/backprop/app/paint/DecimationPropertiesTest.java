package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every thinned line, tried on random ones. */
class DecimationPropertiesTest {
    private static final int LINES = 300;

    /** A random line, a stretch of it and the columns that show it. */
    private record Case(double[] x, double[] y, int size, double from, double to, int columns, boolean positive) {
        static Case draw(SplittableRandom random) {
            int room = random.nextInt(1, 3_000);
            int size = random.nextInt(0, room + 1);
            double[] x = new double[room];
            double[] y = new double[room];
            double at = random.nextDouble(-5, 5);
            boolean even = random.nextBoolean();
            for (int i = 0; i < room; i++) {
                at += even ? 1 : random.nextDouble(0.001, 3);
                x[i] = at;
                y[i] = number(random);
            }
            double end = size == 0 ? at : x[size - 1];
            double from = random.nextDouble(x[0] - 10, end + 10);
            double to = from + random.nextDouble(0.1, end - x[0] + 20);
            return new Case(x, y, size, from, to, random.nextInt(1, 200), random.nextBoolean());
        }

        private static double number(SplittableRandom random) {
            return switch (random.nextInt(20)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2 -> Double.NEGATIVE_INFINITY;
                case 3 -> 0;
                default -> random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-3, 4));
            };
        }

        int[] kept() {
            return Decimation.indices(x, y, size, from, to, columns, positive);
        }

        int column(int i) {
            return (int) Math.min(columns - 1.0, Math.floor((x[i] - from) * (columns / (to - from))));
        }

        boolean shows(int i) {
            return Double.isFinite(y[i]) && (!positive || y[i] > 0);
        }

        /** Least and greatest number of each column over some points of the stretch; infinite where there is none. */
        double[][] extremes(int[] points) {
            double[][] extremes = new double[columns][];
            Arrays.setAll(extremes, c -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
            for (int i : points) {
                if (x[i] >= from && x[i] <= to && shows(i)) {
                    double[] column = extremes[column(i)];
                    column[0] = Math.min(column[0], y[i]);
                    column[1] = Math.max(column[1], y[i]);
                }
            }
            return extremes;
        }

        int[] all() {
            int[] all = new int[size];
            Arrays.setAll(all, i -> i);
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theLeastAndTheGreatestNumberOfEachColumnAreKept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < LINES; n++) {
            Case line = Case.draw(random);
            assertThat(line.extremes(line.kept())).as("line %d", n).isDeepEqualTo(line.extremes(line.all()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void indicesAscendAndAreTwoAColumnAndTheEndsAtMost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < LINES; n++) {
            Case line = Case.draw(random);
            int[] kept = line.kept();
            assertThat(kept).isSorted().doesNotHaveDuplicates();
            assertThat(kept.length).isLessThanOrEqualTo(2 * line.columns() + 4);
            assertThat(Arrays.stream(kept).boxed()).allMatch(i -> i >= 0 && i < line.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void theNearestPointBeyondEitherEdgeIsKept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < LINES; n++) {
            Case line = Case.draw(random);
            int[] kept = line.kept();
            int before = -1;
            int after = -1;
            for (int i = 0; i < line.size(); i++) {
                before = line.x()[i] < line.from() ? i : before;
                after = after < 0 && line.x()[i] > line.to() ? i : after;
            }
            if (before >= 0) {
                assertThat(kept).contains(before);
            }
            if (after >= 0) {
                assertThat(kept).contains(after);
            }
        }
    }

    @Test
    void aColumnOfGapsStaysAGap() {
        double[] x = new double[1_000];
        double[] y = new double[1_000];
        Arrays.setAll(x, i -> i);
        Arrays.fill(y, 400, 500, Double.NaN);
        int[] kept = Decimation.indices(x, y, 1_000, 0, 999, 20, false);
        assertThat(Arrays.stream(kept).filter(i -> Double.isNaN(y[i]))).isNotEmpty();
    }

    @Test
    void refusesAStretchThatDescends() {
        assertThatThrownBy(() -> Decimation.indices(new double[3], new double[3], 3, 2, 1, 10, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 2.0 to 1.0");
    }
}
