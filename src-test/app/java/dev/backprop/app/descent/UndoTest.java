package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.session.Session;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is changed of a descent can be undone, and done again. */
class UndoTest {
    private final DescentViewModel model = new DescentViewModel();

    private String undoName() {
        return model.edits().history().undoNameProperty().get();
    }

    private static Arguments edit(String name, Consumer<DescentViewModel> edit) {
        return Arguments.of(name, edit);
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("function", model -> model.fProperty().set("x^4 - 3x^2 + x")),
                edit("function", model -> model.choose(Surface.HIMMELBLAU.config())),
                edit("start", model -> model.startAt(0.4, 0)),
                edit("rule", model -> model.ruleProperty().set(Rule.ADAM)),
                edit("α", model -> model.alphaProperty().set(0.3)),
                edit("α", model -> model.set(Preset.SMALL_STEP.config())),
                edit("β", model -> model.betaProperty().set(0.5)),
                edit("number of steps", model -> model.stepsProperty().set(40)),
                edit("schedule", model -> model.conditions().scheduleProperty().set(Schedule.COSINE)),
                edit("noise", model -> model.conditions().noiseProperty().set(0.2)),
                edit("noise", model -> model.conditions().drawAnew()),
                edit("race", model -> model.race().all()),
                edit("numbering", model -> model.fromOneProperty().set(false)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("edits")
    void eachChangeIsOneEditThatIsUndoneAndDoneAgain(String name, Consumer<DescentViewModel> edit) {
        DescentDocument before = model.edits().last();
        edit.accept(model);
        DescentDocument after = model.edits().last();
        assertThat(after).isNotEqualTo(before);
        assertThat(undoName()).isEqualTo(name);
        model.undo();
        assertStands(before);
        assertThat(undoName()).isEmpty();
        model.redo();
        assertStands(after);
    }

    /** On the stage, in the controls and in the race. */
    private void assertStands(DescentDocument document) {
        assertThat(model.config()).isEqualTo(document.config());
        assertThat(model.read()).isEqualTo(document.config());
        assertThat(model.race().field()).isEqualTo(document.race());
        assertThat(model.isRacing()).isEqualTo(model.race().isOn());
        assertThat(model.first()).isEqualTo(document.fromOne() ? 1 : 0);
    }

    @Test
    void editsAreUndoneInTheirOrder() {
        model.alphaProperty().set(0.3);
        model.startAt(0.7, 0);
        model.undo();
        assertThat(model.trajectory().x(0, 0)).isEqualTo(1);
        assertThat(model.config().optimizer().lr()).isEqualTo(0.3);
        model.undo();
        assertThat(model.config()).isEqualTo(Preset.OSCILLATING.config());
    }

    @Test
    void whatChangesDuringOneGestureIsOneEdit() {
        Object drag = model.edits().begin();
        model.startAt(0.9, 0);
        model.startAt(0.5, 0);
        model.edits().end(drag);
        model.startAt(0.2, 0);
        model.undo();
        assertThat(model.trajectory().x(0, 0)).isEqualTo(0.5);
        model.undo();
        assertThat(model.trajectory().x(0, 0)).isEqualTo(1);
    }

    @Test
    void anotherSettingThatAPressOfTheMouseChangesOnItsWayIsAnEditOfItsOwn() {
        model.edits().begin();
        model.stepsProperty().set(20);
        model.startAt(0.5, 0);
        assertThat(undoName()).isEqualTo("start");
        model.undo();
        assertThat(undoName()).isEqualTo("number of steps");
    }

    @Test
    void theCursorStaysWhereItIs() {
        model.playback().seek(4);
        model.alphaProperty().set(0.3);
        model.undo();
        assertThat(model.playback().getIndex()).isEqualTo(4);
    }

    @Test
    void aTextThatIsNoFunctionGivesWayToTheLastThatWas() {
        model.fProperty().set("x^4");
        model.fProperty().set("x^4 +");
        model.undo();
        assertThat(model.fProperty().get()).isEqualTo("x^4");
        assertThat(model.errorProperty().get()).isEmpty();
        model.undo();
        assertThat(model.fProperty().get()).isEqualTo("x^2");
    }

    @Test
    void rivalsComeBackInTheirPlaces() {
        model.race().all();
        model.race().leave(model.race().rivals().get(2));
        List<Rival> before = List.copyOf(model.race().rivals());
        model.race().end();
        model.undo();
        assertThat(model.race().rivals()).isEqualTo(before);
    }

    @Test
    void aComparisonOfTheCorrectionsStillFollowsTheSettingAfterUndo() {
        model.set(Preset.MOMENTUM.config());
        model.race().mirror();
        model.betaProperty().set(0.5);
        assertThat(undoName()).isEqualTo("β");
        model.undo();
        assertThat(model.race().isMirrored()).isTrue();
        model.alphaProperty().set(0.2);
        assertThat(model.race().settings().get(0).lr()).isEqualTo(0.2);
    }

    @Test
    void theOpeningOfASessionIsUndoneWhereItTookSomethingAway() {
        Session session = model.session();
        model.alphaProperty().set(0.3);
        DescentConfig mine = model.config();
        model.open(session, "saved.json");
        assertThat(undoName()).isEqualTo("opening of saved.json");
        model.undo();
        assertThat(model.config()).isEqualTo(mine);
    }

    @Test
    void theOpeningOfASessionIsNoEditWhereNothingHadBeenEdited() {
        DescentViewModel other = new DescentViewModel();
        other.alphaProperty().set(0.3);
        model.open(other.session(), "saved.json");
        assertThat(undoName()).isEmpty();
        model.undo();
        assertThat(model.config().optimizer().lr()).isEqualTo(0.3);
    }
}
