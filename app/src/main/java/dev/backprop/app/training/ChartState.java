package dev.backprop.app.training;

import java.util.List;

/**
 * What the chart's picture is made from.
 *
 * @param runs whose curves are drawn if they are visible
 * @param view how they are looked at
 * @param cursor epochs done where the player's cursor stands; {@link #NOWHERE}: at the newest state
 * @param pointed the epoch whose numbers are asked for; {@link #NOWHERE}: none
 */
record ChartState(List<ChartRun> runs, ChartView view, int cursor, int pointed) {
    /** No epoch. */
    static final int NOWHERE = -1;

    /** Copies the list. */
    ChartState {
        runs = List.copyOf(runs);
    }

    /** Before there is a run. */
    static final ChartState NOTHING = new ChartState(List.of(), ChartView.FIRST, NOWHERE, NOWHERE);
}
