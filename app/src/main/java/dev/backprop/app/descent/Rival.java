package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Hue;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.DescentBlock;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * A setting that races the one on the stage, from the same start on the same function.
 *
 * @param place 0 to {@value #MOST}: its colour and, where colours come again, its dash
 * @param optimizer the rule with α and β
 */
record Rival(int place, OptimizerSpec optimizer) {
    /** The most rivals of the setting on the stage: eight run in all. */
    static final int MOST = DescentBlock.MAX_RIVALS;

    private static final int COLOURS = 5;

    /** The colour of a place. */
    static Hue hue(int place) {
        return Hue.run(place);
    }

    /** How the line of a place is drawn. */
    static Chart.Dash dash(int place) {
        return place < COLOURS ? Chart.Dash.SOLID : Chart.Dash.DASHED;
    }

    /** The first place that no rival has. */
    static int free(Collection<Rival> rivals) {
        return IntStream.rangeClosed(0, MOST)
                .filter(place -> rivals.stream().noneMatch(rival -> rival.place() == place))
                .findFirst()
                .orElseThrow();
    }

    /** What distinguishes it: rule, α, and β where the rule has one. */
    static String name(OptimizerSpec optimizer) {
        String plain = optimizer.rule().title() + " · α " + Names.setting(optimizer.lr());
        return optimizer.rule() == Rule.GD ? plain : plain + " · β " + Names.setting(optimizer.beta());
    }
}
