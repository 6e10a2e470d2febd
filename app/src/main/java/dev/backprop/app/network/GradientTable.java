package dev.backprop.app.network;

import dev.backprop.engine.check.GradientReport;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Step;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Three ways to the same gradient, as far as the player has come: what it has not computed yet is not shown.
 *
 * @param base the parameters, in the order in which backward reaches them; of a large network those that were measured
 * @param known how many of the first are known
 * @param current the row of the current step; −1 where there is none
 * @param covered whether nothing at all is shown of a row that is not known yet
 */
record GradientTable(GradientRows base, int known, int current, boolean covered) {
    static final GradientTable EMPTY = new GradientTable(GradientRows.NONE, 0, -1, false);

    /**
     * One parameter.
     *
     * @param id {@code layers.0.weight[1][2]}
     * @param label {@code x₃ → h₂}
     * @param hand by the lecture's rule; none where it is covered
     * @param autograd the graph's, once the player has computed it
     * @param numeric measured; none before that, and where it cannot be measured
     * @param error the larger of the two relative errors; none before that
     * @param agrees whether all three agree, as far as there are three
     * @param why the numeric one may not; empty where it may
     */
    record Row(
            String id,
            String label,
            OptionalDouble hand,
            OptionalDouble autograd,
            OptionalDouble numeric,
            OptionalDouble error,
            boolean agrees,
            String why) {
        /** Whether the player has computed it. */
        boolean known() {
            return autograd.isPresent();
        }

        /** Its numbers in full, for the status line and the clipboard. */
        String inFull() {
            return label + ": hand " + full(hand) + ", autograd " + full(autograd) + ", numeric " + full(numeric);
        }

        /** The same, a line a number, for the pointer; where the numeric one need not agree, why. */
        String underEachOther() {
            return label + "\nhand      " + full(hand) + "\nautograd  " + full(autograd) + "\nnumeric   "
                    + full(numeric) + (why.isEmpty() ? "" : "\n" + why);
        }

        private static String full(OptionalDouble number) {
            return number.isPresent() ? Double.toString(number.getAsDouble()) : "·";
        }
    }

    static GradientTable of(GradientRows base, PassState state, boolean covered) {
        Step step = state.step().orElse(null);
        int current = step == null ? -1 : base.indexOf(step.node(), step.element());
        return new GradientTable(base, base.known(state), current, covered);
    }

    /** How many parameters the network has. */
    long parameters() {
        return base.parameters();
    }

    /** The largest relative error of the rows that are known; none before the first. */
    OptionalDouble largestError() {
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(base.largest(known));
    }

    /** How many of the rows that are known do not agree. */
    long failing() {
        return base.failing(known);
    }

    /** One a parameter, each made when it is asked for. */
    List<Row> rows() {
        return new AbstractList<>() {
            @Override
            public Row get(int index) {
                return row(index);
            }

            @Override
            public int size() {
                return base.size();
            }
        };
    }

    Row row(int index) {
        GradientRows.Entry entry = base.get(index);
        GradientReport.Row row = entry.row();
        Double numeric = row.numeric();
        if (index >= known) {
            OptionalDouble hand = covered ? OptionalDouble.empty() : OptionalDouble.of(row.hand());
            return new Row(
                    row.name(),
                    entry.label(),
                    hand,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    true,
                    "");
        }
        return new Row(
                row.name(),
                entry.label(),
                OptionalDouble.of(row.hand()),
                OptionalDouble.of(row.autograd()),
                numeric == null ? OptionalDouble.empty() : OptionalDouble.of(numeric),
                OptionalDouble.of(Math.max(row.handRelativeError(), numericError(row))),
                entry.agrees(),
                entry.kink());
    }

    /** How far the measured one is off, over a kink too. */
    private static double numericError(GradientReport.Row row) {
        Double numeric = row.numeric();
        return numeric == null ? 0 : GradientReport.relativeError(row.autograd(), numeric);
    }

    /** Why the numeric gradient of the current row, or else of the first that is known, may differ; empty where none may. */
    String why() {
        if (current >= 0 && current < known && !base.get(current).kink().isEmpty()) {
            return base.get(current).kink();
        }
        for (int i = 0; i < known; i++) {
            if (!base.get(i).kink().isEmpty()) {
                return base.get(i).label() + ": " + base.get(i).kink();
            }
        }
        return "";
    }
}
