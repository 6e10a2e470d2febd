package dev.backprop.app.shell;

import dev.backprop.app.playback.FittedWords;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line on top: the workspace's title and tools, and what every workspace can do. */
final class Header extends HBox {
    private final Label title = new Label();
    private final FittedWords subtitle = new FittedWords(FittedWords.Keep.FIRST);
    private final HBox tools = new HBox();

    Header(Runnable present, Runnable export, Runnable theme) {
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("header-title");
        title.setMinWidth(USE_PREF_SIZE);
        subtitle.getStyleClass().add("header-subtitle");
        tools.getStyleClass().add("header-tools");
        tools.setAlignment(Pos.CENTER);
        tools.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        title,
                        new Place(subtitle),
                        space(),
                        tools,
                        space(),
                        button("present", "Present", "fth-monitor", "Presentation (P)", present),
                        button("export", "Export", "fth-share", "Export (Ctrl+E)", export),
                        button("theme", "", "fth-moon", "Light or dark (T)", theme));
    }

    void show(Workspace workspace) {
        title.textProperty().bind(workspace.title());
        subtitle.textProperty().bind(workspace.subtitle());
        tools.getChildren().setAll(workspace.tools());
    }

    /**
     * Where the subtitle stands. Its numbers change at each step that is played: it is laid out by itself, and the header
     * only where it needs more room than it has, or much less.
     */
    private static final class Place extends Region {
        private static final double MUCH_LESS = 0.75;

        private final FittedWords words;
        private double given = -1;

        Place(FittedWords words) {
            this.words = words;
            words.setManaged(false);
            setMinWidth(0);
            getChildren().add(words);
            words.needsLayoutProperty().addListener((observable, old, needs) -> {
                double wanted = needs ? given : words.prefWidth(-1);
                if (wanted > given || wanted < MUCH_LESS * given) {
                    given = wanted;
                    requestLayout();
                }
            });
        }

        @Override
        protected double computePrefWidth(double height) {
            given = Math.max(given, words.prefWidth(-1));
            return given;
        }

        @Override
        protected double computePrefHeight(double width) {
            return words.prefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            words.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    private static Region space() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    private static Button button(String id, String word, String icon, String hint, Runnable action) {
        Button button = new Button(word, new FontIcon(icon));
        button.setId("header-" + id);
        button.getStyleClass().addAll("flat", "header-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(word.isEmpty() ? hint : word);
        button.setOnAction(event -> action.run());
        return button;
    }
}
