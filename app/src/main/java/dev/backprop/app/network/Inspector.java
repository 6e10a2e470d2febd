package dev.backprop.app.network;

import dev.backprop.app.paint.Palette;
import dev.backprop.app.shell.Host;
import java.util.List;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;

/**
 * The panel at the right: predict-then-reveal, the gradient table, the update rule, the scale of the edges, the network, its samples,
 * and what is shown.
 */
final class Inspector extends VBox {
    private final EdgesSection edges = new EdgesSection();
    private final List<Section> editing;

    Inspector(NetworkViewModel model, Host host) {
        getStyleClass().add("network-inspector");
        UpdateSection update = new UpdateSection(model, host);
        NetworkSection network = new NetworkSection(model, host);
        SamplesSection samples = new SamplesSection(model, host);
        editing = List.of(update, network, samples);
        Section gradients = new Section("Three ways to the same gradient");
        gradients.getChildren().add(new GradientList(model, host));
        getChildren()
                .addAll(
                        new PredictSection(model),
                        new Separator(),
                        gradients,
                        new Separator(),
                        update,
                        new Separator(),
                        edges,
                        new Separator(),
                        network,
                        new Separator(),
                        samples,
                        new Separator(),
                        new ShownSection(model));
    }

    void setPalette(Palette palette) {
        edges.setPalette(palette);
    }

    /** Locks what changes the run; what only looks at it stays. */
    void setLocked(boolean locked) {
        editing.forEach(section -> section.setDisable(locked));
    }
}
