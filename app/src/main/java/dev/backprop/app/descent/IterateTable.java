package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A descent as CSV, an iterate a line, at full precision with decimal points: k, the point, f and the gradient; {@code alpha}
 * of the step from there where a schedule changes it (none at the end), {@code seen} where noise comes between the gradient
 * and the rule; and what the rule remembers, where that is wanted.
 *
 * @param trajectory what was run
 * @param memory whether the rule's state has columns, too
 */
public record IterateTable(Trajectory trajectory, boolean memory) {
    /** The whole file. */
    public String text() {
        StringBuilder text = new StringBuilder("k");
        head(text);
        for (int k = 0; k < trajectory.size(); k++) {
            line(text.append('\n').append(k), k);
        }
        return text.append('\n').toString();
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    private void head(StringBuilder text) {
        List<String> letters = trajectory.dimension() == 1 ? List.of("x") : List.of("x", "y");
        letters.forEach(letter -> text.append(',').append(letter));
        text.append(",f");
        letters.forEach(letter -> text.append(",df/d").append(letter));
        if (scheduled()) {
            text.append(",alpha");
        }
        if (noisy()) {
            names(text, "seen", letters);
        }
        if (memory) {
            trajectory.stateNames().forEach(name -> names(text, name, letters));
        }
    }

    private static void names(StringBuilder text, String name, List<String> letters) {
        letters.forEach(letter -> text.append(',').append(name).append(letters.size() == 1 ? "" : "_" + letter));
    }

    private void line(StringBuilder text, int k) {
        for (double x : trajectory.point(k)) {
            text.append(',').append(x);
        }
        text.append(',').append(trajectory.f(k));
        for (double g : trajectory.gradient(k)) {
            text.append(',').append(g);
        }
        if (scheduled()) {
            text.append(',');
            if (k < trajectory.size() - 1) {
                text.append(trajectory.lr(k));
            }
        }
        for (int i = 0; noisy() && i < trajectory.dimension(); i++) {
            text.append(',').append(trajectory.seen(k, i));
        }
        for (int name = 0; memory && name < trajectory.stateNames().size(); name++) {
            for (int i = 0; i < trajectory.dimension(); i++) {
                text.append(',').append(trajectory.state(k, name, i));
            }
        }
    }

    private boolean scheduled() {
        return trajectory.config().schedule() != Schedule.CONSTANT;
    }

    private boolean noisy() {
        return !trajectory.config().noise().isNone();
    }
}
