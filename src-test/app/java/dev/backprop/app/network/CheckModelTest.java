package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** When the table shows the gradients before, when none, and when the new ones; without a toolkit or a clock. */
class CheckModelTest {
    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final Deque<Runnable> late = new ArrayDeque<>();
    private final CheckModel check = new CheckModel(engine::add, Runnable::run, late::add);
    private final Session session = Sessions.of(1, 3, 2, 1);

    private Session with(double x) {
        return NumberRef.of("x[0]").orElseThrow().set(session, 0, x);
    }

    private void show(Session of) {
        PassTrace trace = Traced.of(of, 0);
        check.show(of, trace, trace.at(trace.length()), false);
    }

    private static void run(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private GradientTable table() {
        return check.tableProperty().get();
    }

    /** ∂L/∂w of the weight from x₁, which is x₁ · δ. */
    private double gradient() {
        return table().rows().stream()
                .filter(row -> row.id().equals("layers.0.weight[0][0]"))
                .findFirst()
                .orElseThrow()
                .autograd()
                .orElseThrow();
    }

    @Test
    void keepsTheGradientsBeforeUntilTheNewOnesAreThere() {
        show(session);
        run(engine);
        double before = gradient();
        show(with(3));
        assertThat(gradient()).isEqualTo(before);
        run(engine);

        assertThat(gradient()).isNotEqualTo(before);
        assertThat(table().rows()).allMatch(GradientTable.Row::agrees);
    }

    @Test
    void showsNoneOnceTheOnesBeforeHaveStoodTooLong() {
        show(session);
        run(engine);
        show(with(3));
        run(late);
        assertThat(table().rows()).isEmpty();
        run(engine);

        assertThat(table().rows()).hasSize(11).allMatch(GradientTable.Row::known);
    }

    @Test
    void leavesTheNewOnesAloneWhenTheTimeIsOver() {
        show(session);
        run(engine);
        show(with(3));
        run(engine);
        double after = gradient();
        run(late);

        assertThat(gradient()).isEqualTo(after);
    }

    @Test
    void countsTheTimeFromTheFirstOfManyChanges() {
        show(session);
        run(engine);
        for (int i = 0; i < 5; i++) {
            show(with(i + 2));
        }
        assertThat(late).hasSize(1);
        run(late);

        assertThat(table().rows()).isEmpty();
    }

    @Test
    void countsAnewAfterEachResult() {
        show(session);
        run(engine);
        show(with(3));
        Runnable first = late.remove();
        run(engine);
        show(with(4));
        first.run();
        assertThat(table().rows()).as("the time of the change before").isNotEmpty();
        run(late);

        assertThat(table().rows()).isEmpty();
    }

    @Test
    void derivesOnlyTheLatestOfManyChanges() {
        show(session);
        run(engine);
        for (int i = 0; i < 20; i++) {
            show(with(i + 2));
        }
        show(session);
        double[] during = new double[1];
        while (!engine.isEmpty()) {
            engine.remove().run();
            during[0] += table().rows().isEmpty() ? 1 : 0;
        }

        assertThat(during[0]).isZero();
        assertThat(table().rows()).allMatch(GradientTable.Row::agrees);
    }

    @Test
    void keepsNothingOfANetworkOfAnotherShape() {
        show(session);
        run(engine);
        show(Sessions.of(1, 2, 2, 1));

        assertThat(table().rows()).isEmpty();
    }
}
