package dev.backprop.app.paint;

import java.util.Arrays;

/** Things one under the other in a given order, each in one of the same rows, as cheaply as their order allows. */
final class Column {
    private Column() {}

    /**
     * Finds the rows that cost least together.
     *
     * @param costs of each thing, from the top, in each row; at least one row, and as many for each
     * @param gaps how many rows a thing is at least under the one before it, 0 or more; that of the first does not count.
     *     Where they need more rows than there are, all are made smaller alike
     * @return the row of each thing, never less than that of the one before
     */
    static int[] cheapest(double[][] costs, int[] gaps) {
        int count = costs.length;
        if (count == 0) {
            return new int[0];
        }
        int rows = costs[0].length;
        int[] need = fitting(gaps, rows);
        // What the things up to this one cost, where this one is in a row, and the row of the one before it then.
        double[] total = costs[0].clone();
        int[][] before = new int[count][rows];
        for (int i = 1; i < count; i++) {
            double[] next = new double[rows];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            int least = 0;
            for (int row = need[i]; row < rows; row++) {
                int newest = row - need[i];
                least = total[newest] < total[least] ? newest : least;
                next[row] = total[least] + costs[i][row];
                before[i][row] = least;
            }
            total = next;
        }
        int[] chosen = new int[count];
        for (int row = 1; row < rows; row++) {
            chosen[count - 1] = total[row] < total[chosen[count - 1]] ? row : chosen[count - 1];
        }
        for (int i = count - 1; i > 0; i--) {
            chosen[i - 1] = before[i][chosen[i]];
        }
        return chosen;
    }

    private static int[] fitting(int[] gaps, int rows) {
        int[] need = gaps.clone();
        need[0] = 0;
        long sum = Arrays.stream(need).asLongStream().sum();
        if (sum >= rows) {
            for (int i = 1; i < need.length; i++) {
                need[i] = (int) (need[i] * (rows - 1L) / sum);
            }
        }
        return need;
    }
}
