package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Things in rows, in their order. */
class ColumnTest {
    private static double cost(double[][] costs, int[] rows) {
        double cost = 0;
        for (int i = 0; i < rows.length; i++) {
            cost += costs[i][rows[i]];
        }
        return cost;
    }

    /** What the cheapest of all ways costs that keep the gaps, by trying each. */
    private static double least(double[][] costs, int[] gaps, int thing, int from) {
        if (thing == costs.length) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int row = from; row < costs[thing].length; row++) {
            int next = thing + 1 < gaps.length ? row + gaps[thing + 1] : row;
            least = Math.min(least, costs[thing][row] + least(costs, gaps, thing + 1, next));
        }
        return least;
    }

    @Test
    void noOtherWayThatKeepsOrderAndGapsCostsLess() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            double[][] costs = new double[random.nextInt(1, 5)][];
            int[] gaps = new int[costs.length];
            for (int thing = 0; thing < costs.length; thing++) {
                costs[thing] = random.ints(9, 0, 100).asDoubleStream().toArray();
                gaps[thing] = random.nextInt(3);
            }

            int[] rows = Column.cheapest(costs, gaps);

            for (int thing = 1; thing < rows.length; thing++) {
                assertThat(rows[thing] - rows[thing - 1]).isGreaterThanOrEqualTo(gaps[thing]);
            }
            assertThat(cost(costs, rows)).isEqualTo(least(costs, gaps, 0, 0));
        }
    }

    @Test
    void gapsThatNeedMoreRoomThanThereIsAreMadeSmallerAlike() {
        assertThat(Column.cheapest(new double[3][5], new int[] {0, 100, 100})).containsExactly(0, 2, 4);
    }

    @Test
    void nothingNeedsNoRows() {
        assertThat(Column.cheapest(new double[0][], new int[0])).isEmpty();
    }
}
