package dev.backprop.app.cli;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Schedule;
import java.io.PrintWriter;
import java.util.Locale;

/** A descent as a table to read: what was run, an iterate a line to 10 digits, and the regime. */
record DescentTable(Trajectory trajectory, Regime regime) {
    /** Characters of an iterate's number: room for as many steps as a descent may have. */
    private static final int COUNT = 7;

    void print(PrintWriter out) {
        heading(out);
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < trajectory.size(); k++) {
            line.setLength(0);
            String number = Integer.toString(k);
            line.append(" ".repeat(COUNT - number.length())).append(number);
            for (int i = 0; i < trajectory.dimension(); i++) {
                TenDigits.append(line, trajectory.x(k, i));
            }
            TenDigits.append(line, trajectory.f(k));
            for (int i = 0; i < trajectory.dimension(); i++) {
                TenDigits.append(line, trajectory.gradient(k, i));
            }
            out.println(line);
        }
        trajectory.stopped().ifPresent(s -> out.println("stopped at iterate " + s.at() + ": " + s.why()));
        out.println("regime: " + regime.label().text() + rate()
                + (regime.local() && trajectory.size() > 0 ? " (local: from the curvature there)" : "")
                + conditions());
    }

    private void heading(PrintWriter out) {
        DescentConfig config = trajectory.config();
        boolean plane = trajectory.dimension() == 2;
        out.println((plane ? "f(x, y) = " : "f(x) = ") + config.f() + ", rule "
                + config.optimizer().rule().id() + ", alpha "
                + config.optimizer().lr() + ", beta " + config.optimizer().beta() + ways(config));
        StringBuilder line = new StringBuilder(" ".repeat(COUNT - 1) + "k");
        String[] columns = plane ? new String[] {"x", "y", "f", "df/dx", "df/dy"} : new String[] {"x", "f", "df/dx"};
        for (String column : columns) {
            line.append(format("%20s", column));
        }
        out.println(line);
    }

    /** What was run beside rule, α and β: nothing where that is all. */
    private static String ways(DescentConfig config) {
        String schedule = config.schedule() == Schedule.CONSTANT
                ? ""
                : ", schedule " + config.schedule().id();
        return config.noise().isNone()
                ? schedule
                : schedule + ", noise " + config.noise().size() + ", seed "
                        + config.noise().seed();
    }

    /** What the label is about where it is not the whole descent. */
    private String conditions() {
        DescentConfig config = trajectory.config();
        String schedule = config.schedule() == Schedule.CONSTANT || trajectory.size() == 0
                ? ""
                : ", at the last step's alpha " + trajectory.lr(trajectory.size() - 1);
        return config.noise().isNone() ? schedule : schedule + ", without the noise";
    }

    private String rate() {
        if (regime.label() == Regime.Label.NEGATIVE_CURVATURE) {
            return ", " + format("%.10g", regime.curvature()) + ": the local model has no minimum";
        }
        return regime.rate().isPresent()
                ? ", rate " + format("%.10g", regime.rate().getAsDouble())
                : "";
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
