package dev.backprop.app.descent;

import dev.backprop.engine.descent.Trajectory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A descent as CSV, an iterate a line, at full precision: k, the point, f, the gradient, and what the rule remembers. */
record IterateTable(Trajectory trajectory) {
    byte[] bytes() {
        Trajectory t = trajectory;
        List<String> letters = t.dimension() == 1 ? List.of("x") : List.of("x", "y");
        StringBuilder text = new StringBuilder("k");
        letters.forEach(letter -> text.append(',').append(letter));
        text.append(",f");
        letters.forEach(letter -> text.append(",df/d").append(letter));
        for (String name : t.stateNames()) {
            letters.forEach(letter -> text.append(',').append(name).append(letters.size() == 1 ? "" : "_" + letter));
        }
        text.append('\n');
        for (int k = 0; k < t.size(); k++) {
            line(text, k);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(StringBuilder text, int k) {
        text.append(k);
        for (double x : trajectory.point(k)) {
            text.append(',').append(x);
        }
        text.append(',').append(trajectory.f(k));
        for (double g : trajectory.gradient(k)) {
            text.append(',').append(g);
        }
        for (int name = 0; name < trajectory.stateNames().size(); name++) {
            for (int i = 0; i < trajectory.dimension(); i++) {
                text.append(',').append(trajectory.state(k, name, i));
            }
        }
        text.append('\n');
    }
}
