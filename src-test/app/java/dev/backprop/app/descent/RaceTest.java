package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.Session;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RaceTest {
    private final DescentViewModel model = new DescentViewModel();

    private List<Run> runs() {
        return model.runsProperty().get();
    }

    @Test
    void everyRuleRunsFromTheSameStart() {
        model.x0Property().set(0.7);
        model.race().all();
        assertThat(runs()).hasSize(8);
        assertThat(runs()).extracting(run -> run.trajectory().x(0, 0)).containsOnly(0.7);
        assertThat(runs().stream()
                        .map(run -> run.trajectory().config().optimizer().rule()))
                .containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void eightRunnersAreToldApartByColourAndDash() {
        model.race().all();
        Set<List<Object>> looks = new HashSet<>();
        runs().forEach(run -> looks.add(List.of(run.hue(), run.dash())));
        assertThat(looks).hasSize(8);
    }

    @Test
    void eachRunnersIteratesAreItsOwnRules() {
        model.race().all();
        for (Run run : runs()) {
            DescentConfig config = run.trajectory().config();
            Trajectory alone = Trajectory.of(config);
            assertThat(run.trajectory().point(10)).isEqualTo(alone.point(10));
        }
    }

    @Test
    void whatJoinedRunsOnBesideTheNextSetting() {
        model.race().join();
        model.alphaProperty().set(0.1);
        assertThat(runs())
                .extracting(Run::name)
                .containsExactly("gradient descent · α 0.95", "gradient descent · α 0.1");
        assertThat(runs().get(1).current()).isTrue();
        assertThat(model.pictureProperty().get().others()).containsExactly(runs().get(0));
    }

    @Test
    void aSettingJoinsOnce() {
        model.race().join();
        model.race().join();
        assertThat(model.race().rivals()).hasSize(1);
    }

    @Test
    void theRaceIsFullWithEight() {
        for (int i = 1; i <= 12; i++) {
            model.alphaProperty().set(i / 20.0);
            model.race().join();
        }
        assertThat(model.race().rivals()).hasSize(Rival.MOST);
        assertThat(runs()).hasSize(8);
    }

    @Test
    void aPlaceThatWasGivenUpIsTakenAgain() {
        model.race().all();
        Rival third = model.race().rivals().get(2);
        model.race().leave(third);
        assertThat(Rival.free(model.race().rivals())).isEqualTo(third.place());
    }

    @Test
    void endsWithTheNotebooksComparison() {
        model.race().all();
        model.race().end();
        assertThat(runs()).extracting(Run::preset).containsExactly(Preset.values());
        assertThat(model.pictureProperty().get().others()).isEmpty();
    }

    @Test
    void theChartHasALineForEachRunner() {
        model.race().all();
        Chart chart = DescentChart.of(runs(), model.pictureProperty().get());
        assertThat(chart.series()).hasSize(8);
    }

    @Test
    void thePlaneShowsWhereEachRunnerGoes() {
        model.set(new DescentConfig("x^2 + 10y^2", List.of(1.0, 1.0), new OptimizerSpec(Rule.GD, 0.02, 0.9), 30));
        model.race().all();
        ViewRange range = model.pictureProperty().get().range();
        for (Run run : runs()) {
            double[] last = run.trajectory().point(30);
            assertThat(last[0]).isBetween(range.xLow(), range.xHigh());
            assertThat(last[1]).isBetween(range.yLow(), range.yHigh());
        }
    }

    @Test
    void aRaceAtOneRateGoesOnAtTheRateOfTheSurfaceThatIsChosen() {
        model.race().all();
        model.race().leave(model.race().rivals().get(0));
        model.alphaProperty().set(0.3);
        model.race().join();
        model.alphaProperty().set(0.95);
        model.choose(Surface.ROSENBROCK.config());
        assertThat(model.race().settings())
                .filteredOn(spec -> spec.rule() != Rule.GD)
                .hasSize(6)
                .allMatch(spec -> spec.lr() == model.config().optimizer().lr());
        assertThat(model.race().settings())
                .filteredOn(spec -> spec.rule() == Rule.GD)
                .extracting(OptimizerSpec::lr)
                .containsExactly(0.3);
    }

    @Test
    void aRunnerThatRunsAwayDoesNotMakeTheOthersTooSmallToSee() {
        model.set(Surface.ROSENBROCK.config());
        ViewRange alone = model.pictureProperty().get().range();
        model.race().set(List.of(new OptimizerSpec(Rule.GD, 0.1, 0.9)));
        assertThat(model.pictureProperty().get().range()).isEqualTo(alone);
    }

    @Test
    void aDescentThatRunsAwayOnASurfaceIsShownNearItsWindow() {
        model.set(Surface.ROSENBROCK.config().withOptimizer(new OptimizerSpec(Rule.GD, 0.1, 0.9)));
        ViewRange range = model.pictureProperty().get().range();
        Surface.Window window = Surface.ROSENBROCK.window();
        double width = window.xHigh() - window.xLow();
        assertThat(model.trajectory().x(1, 0)).as("its first step").isGreaterThan(window.xHigh() + 3 * width);
        assertThat(range.xHigh() - range.xLow()).isLessThan(2.5 * width);
    }

    @Test
    void theSettingOnTheStageIsSeenOverThoseThatRaceIt() {
        model.race().all();
        BufferedImage image = new BufferedImage(880, 530, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        List<Item> items = new DescentPainter()
                .paint(g, model.pictureProperty().get(), new PaintContext(880, 530, Palette.LIGHT, 1));
        g.dispose();
        var start = items.stream()
                .filter(item -> item.id().equals("x[0]"))
                .findFirst()
                .orElseThrow()
                .shape()
                .getBounds2D();
        assertThat(new Color(image.getRGB((int) start.getCenterX(), (int) start.getCenterY())))
                .as("the ring is open, though seven dots are where it is")
                .isEqualTo(Palette.LIGHT.stage());
    }

    @Test
    void aSessionRemembersTheRace() {
        model.race().all();
        model.race().leave(model.race().rivals().get(2));
        model.alphaProperty().set(0.3);
        DescentViewModel other = new DescentViewModel();
        other.open(model.session(), "saved");
        assertThat(other.race().settings()).isEqualTo(model.race().settings()).hasSize(6);
        assertThat(other.config()).isEqualTo(model.config());
    }

    @Test
    void aSessionWithoutARaceEndsTheOneThatIsOn() {
        Session alone = model.session();
        assertThat(Objects.requireNonNull(alone.descent()).race()).isEmpty();
        model.race().all();
        model.open(alone, "alone");
        assertThat(model.race().isOn()).isFalse();
        assertThat(runs()).extracting(Run::preset).containsExactly(Preset.values());
    }

    @Test
    void theTableOfARaceHasEveryRunnersIterates() throws IOException {
        model.stepsProperty().set(3);
        model.race().join();
        model.ruleProperty().set(Rule.ADAM);
        List<String> lines = TableWriterTest.lines(new RaceTable(runs()));
        assertThat(lines).hasSize(1 + 2 * 4);
        assertThat(lines.get(0)).isEqualTo("rule,lr,beta,k,x,f,df/dx,m,s");
        assertThat(lines.get(1)).isEqualTo("gd,0.95,0.9,0,1.0,1.0,2.0,,");
        Trajectory adam = model.trajectory();
        assertThat(lines.get(8))
                .isEqualTo("adam,0.95,0.9,3," + adam.x(3, 0) + "," + adam.f(3) + "," + adam.gradient(3, 0) + ","
                        + adam.state(3, 0, 0) + "," + adam.state(3, 1, 0));
    }
}
