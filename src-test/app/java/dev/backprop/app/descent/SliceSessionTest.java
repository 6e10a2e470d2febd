package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Extensions;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import dev.backprop.engine.session.SessionWriter;
import dev.backprop.engine.session.SliceBlock;
import dev.backprop.engine.session.ViewBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network's loss over a plane, saved and opened again. */
class SliceSessionTest {
    private final Playback playback = new Playback();
    private final SliceViewModel model = model(playback);

    @TempDir
    private Path folder;

    private static SliceViewModel model(Playback playback) {
        return new SliceViewModel(Runnable::run, Runnable::run, Runnable::run, () -> 0, playback);
    }

    @BeforeEach
    void show() {
        model.show(SliceViewModelTest.lecture());
    }

    private Session saved() {
        Path file = folder.resolve("loss.json");
        SessionWriter.write(file, model.session());
        return SessionReader.read(file);
    }

    private static SlicePlane plane(Session session) {
        NetworkLoss loss = NetworkLoss.of(session, session.parameters(), "saved");
        return SlicePlane.of(loss, slice(session));
    }

    private static SliceBlock slice(Session session) {
        return Objects.requireNonNull(Objects.requireNonNull(session.view()).slice());
    }

    @Test
    void opensWhereItWasSeen() {
        assertThat(saved().workspace()).isEqualTo("descent");
    }

    @Test
    void keepsTheSeedTheHeightAndTheUpdates() {
        model.newSeed(-7);
        model.look(model.planeProperty().get().withUpdates(33));
        model.look(model.planeProperty().get().withRange(2.5));
        assertThat(plane(saved())).isEqualTo(model.planeProperty().get());
    }

    @Test
    void keepsTheTwoWeights() {
        model.weights("layers.0.weight[1][2]", "layers.1.weight[0][1]");
        assertThat(plane(saved())).isEqualTo(model.planeProperty().get());
    }

    @Test
    void showsTheSamePictureAtTheSameUpdate() {
        model.newSeed(3);
        playback.seek(7);
        Session session = saved();
        Playback again = new Playback();
        SliceViewModel other = model(again);
        NetworkLoss loss = NetworkLoss.of(session, session.parameters(), "saved");
        other.show(loss, plane(session), session.step());
        SlicePicture before = Objects.requireNonNull(model.pictureProperty().get());
        SlicePicture after = Objects.requireNonNull(other.pictureProperty().get());
        assertThat(after.at()).isEqualTo(7);
        assertThat(after.point()).isEqualTo(before.point());
        assertThat(after.height(0.3, -0.2)).isEqualTo(before.height(0.3, -0.2));
    }

    @Test
    void keepsTheFieldsOfOthers() {
        Session own = Objects.requireNonNull(SliceViewModelTest.lecture().session());
        Extensions course = new Extensions(Map.of("", Map.of("x-course", "\"deep\"")));
        model.show(NetworkLoss.of(own.withExtensions(course), own.parameters(), "with a field"));
        assertThat(saved().extensions()).isEqualTo(course);
    }

    @Test
    void refusesWeightsThatTheNetworkDoesNotHave() {
        Session session = model.session()
                .withView(new ViewBlock(
                        "descent",
                        null,
                        null,
                        null,
                        Map.of(),
                        new SliceBlock(
                                "weights", 1, List.of("layers.0.weight[0][0]", "layers.2.weight[0][0]"), null, 20)));
        assertThatThrownBy(() -> plane(session))
                .isInstanceOf(BadInputException.class)
                .hasMessage("weight: found layer 2, expected 0–1");
    }

    @Test
    void isNotKeptWhereItsSamplesAreADataSet() {
        NetworkLoss lecture = SliceViewModelTest.lecture();
        model.show(new NetworkLoss(
                "digits",
                lecture.spec(),
                lecture.center(),
                lecture.x(),
                lecture.y(),
                "the first 2,000 digits",
                lecture.rule(),
                List.of(new NetworkLoss.State(0, lecture.center(), true))));
        assertThatThrownBy(model::session)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("saved with the training");
    }

    @Test
    void listsTheNumbersOfThePicture() {
        playback.seek(4);
        DescentSnapshot snapshot = SliceSnapshot.of(saved(), 4);
        SlicePicture picture = Objects.requireNonNull(model.pictureProperty().get());
        assertThat(snapshot.step()).isEqualTo(4);
        assertThat(snapshot.items())
                .hasSize(5 * 4)
                .contains(
                        new DescentSnapshot.Entry(
                                "a[4]",
                                "direction 1 after update 4",
                                picture.point().at().a(),
                                null),
                        new DescentSnapshot.Entry(
                                "loss[4]",
                                "loss after update 4",
                                picture.point().loss(),
                                null));
    }
}
