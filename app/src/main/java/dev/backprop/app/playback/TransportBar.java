package dev.backprop.app.playback;

import dev.backprop.app.paint.Palette;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The bar along the bottom of a workspace: the slider, the step in words, the buttons, the stride and the speed. It shows
 * and drives one {@link Playback}.
 */
public final class TransportBar extends VBox {
    private static final double[] SPEEDS = {0.25, 0.5, 1, 2, 4};

    private final Playback playback;
    private final PhaseSlider slider;
    private final PositionWords words;
    private final Label info = new Label();
    private final SegmentedChoice strides = new SegmentedChoice();
    private boolean updating;

    /** A bar for a player. */
    public TransportBar(Playback playback) {
        this.playback = playback;
        slider = new PhaseSlider(playback);
        words = new PositionWords(playback);
        slider.disableProperty().bind(playback.disabledProperty());
        getStyleClass().add("transport-bar");
        getChildren().addAll(slider, new ThreeParts(new LayoutIsland(words, true), buttons(), settings(), info()));
        strides.selectedProperty().addListener((observable, old, now) -> {
            if (!updating) {
                playback.setStride(now.intValue());
            }
        });
        playback.stridesProperty().addListener((observable, old, now) -> {
            if (!now.equals(old)) {
                showStrides();
            }
        });
        playback.strideProperty().addListener((observable, old, now) -> showStride());
        showStrides();
    }

    /**
     * The colours and the size of type of the slider; the controls follow the style sheet. With large type the bar keeps low
     * for the stage's sake: the slider grows half as much as type does, the words stand in one line, and the aside at the
     * end is left out.
     */
    public void setPalette(Palette palette, double typeScale) {
        slider.setPalette(palette, 1 + (typeScale - 1) / 2);
        words.setInOneLine(typeScale > 1);
        info.setManaged(typeScale <= 1);
    }

    /** Asks for the number of the place to go to. */
    public void askForPlace() {
        words.ask();
    }

    private void showStrides() {
        updating = true;
        strides.setWords(playback.stridesProperty().get());
        updating = false;
        strides.setVisible(playback.stridesProperty().get().size() > 1);
        showStride();
    }

    private void showStride() {
        updating = true;
        strides.select(playback.getStride());
        updating = false;
    }

    private Region buttons() {
        Button play = button("play", "Play", "Space", playback::toggle);
        play.setId("transport-play");
        ReadOnlyBooleanProperty off = playback.disabledProperty();
        play.disableProperty().bind(off);
        playback.playingProperty().addListener((observable, old, now) -> showPlaying(play, now));
        showPlaying(play, playback.isPlaying());
        var atStart = playback.indexProperty().isEqualTo(0);
        var atLast = Bindings.createBooleanBinding(
                () -> playback.getIndex() >= playback.track().last(),
                playback.indexProperty(),
                playback.lengthProperty(),
                playback.trackProperty());
        var stuck = Bindings.createBooleanBinding(
                playback::stuck,
                playback.indexProperty(),
                playback.lengthProperty(),
                playback.trackProperty(),
                playback.strideProperty());
        Button first = button("first", "To the start", "Home", playback::toStart);
        Button back = button("back", "One step back", "←", playback::previous);
        Button forward = button("forward", "One step on", "→", playback::next);
        Button last = button("last", "To the end", "End", playback::toEnd);
        first.disableProperty().bind(atStart.or(off));
        back.disableProperty().bind(atStart.or(off));
        forward.disableProperty().bind(stuck.or(off));
        last.disableProperty().bind(atLast.or(off));
        HBox box = new HBox(first, back, play, forward, last);
        box.getStyleClass().add("transport-buttons");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Region settings() {
        MenuButton speed = new MenuButton();
        speed.setId("transport-speed");
        speed.getStyleClass().addAll("flat", "transport-speed");
        speed.setMinWidth(USE_PREF_SIZE);
        speed.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> "speed " + times(playback.speedProperty().get()), playback.speedProperty()));
        for (double each : SPEEDS) {
            MenuItem item = new MenuItem(times(each));
            item.setOnAction(event -> playback.setSpeed(each));
            speed.getItems().add(item);
        }
        HBox box = new HBox(strides, speed);
        box.getStyleClass().add("transport-settings");
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private Region info() {
        info.getStyleClass().add("transport-info");
        info.textProperty().bind(playback.infoProperty());
        return info;
    }

    private static void showPlaying(Button play, boolean playing) {
        play.getGraphic().getStyleClass().setAll("transport-icon", playing ? "icon-pause" : "icon-play");
        play.setAccessibleText(playing ? "Pause" : "Play");
    }

    private static Button button(String name, String word, String key, Runnable action) {
        Region icon = new Region();
        icon.getStyleClass().setAll("transport-icon", "icon-" + name);
        Button button = new Button();
        button.setId("transport-" + name);
        button.setGraphic(icon);
        button.getStyleClass().addAll("transport-button", "transport-" + name);
        button.setAccessibleText(word);
        button.setTooltip(new Tooltip(word + " (" + key + ")"));
        button.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static String times(double speed) {
        return (speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed)) + "×";
    }
}
