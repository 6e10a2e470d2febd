package dev.backprop.app.training;

import dev.backprop.app.paint.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A row of the gallery: some digits as buttons, with what they are and what they were told to be. */
final class MistakeRow extends ListCell<Integer> {
    private static final int SIDE = 28;
    private static final double SHOWN = 40;

    private final Source source;
    private final List<Tile> tiles = new ArrayList<>();
    private final HBox box = new HBox(2);

    /** What a row asks for. */
    interface Source {
        List<Mistakes.Mistake> listed();

        /** Digits in a row. */
        int across();

        DigitImages images();

        /** A test digit's pixels. */
        DigitImages.Levels levels(int digit);

        void chosen(int digit);

        /** Says something of the digit that is pointed at; empty where none is. */
        void pointed(String words);
    }

    MistakeRow(Source source) {
        this.source = source;
        getStyleClass().add("mistake-row");
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Integer row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty || row == null ? null : box);
        refresh();
    }

    /** The same places, with what is in them now. */
    void refresh() {
        Integer row = getItem();
        if (isEmpty() || row == null) {
            return;
        }
        List<Mistakes.Mistake> listed = source.listed();
        int across = source.across();
        while (tiles.size() < across) {
            Tile tile = new Tile();
            tiles.add(tile);
            box.getChildren().add(tile);
        }
        if (tiles.size() > across) {
            tiles.subList(across, tiles.size()).clear();
            box.getChildren().setAll(tiles);
        }
        for (int i = 0; i < across; i++) {
            int at = row * across + i;
            tiles.get(i).show(at < listed.size() ? listed.get(at) : null);
        }
    }

    private final class Tile extends Button {
        private final WritableImage image = new WritableImage(SIDE, SIDE);
        private Mistakes.@Nullable Mistake mistake;

        Tile() {
            getStyleClass().addAll("flat", "mistake");
            ImageView view = new ImageView(image);
            view.setFitWidth(SHOWN);
            view.setFitHeight(SHOWN);
            setGraphic(view);
            setContentDisplay(ContentDisplay.TOP);
            setOnAction(event -> {
                if (mistake != null) {
                    source.chosen(mistake.digit());
                }
            });
            hoverProperty().addListener((observable, old, now) -> source.pointed(now ? getAccessibleText() : ""));
        }

        void show(Mistakes.@Nullable Mistake next) {
            mistake = next;
            setVisible(next != null);
            if (next != null) {
                setText(next.label() + " → " + next.told());
                setAccessibleText("test digit " + next.digit() + ", a " + next.label() + " that is told to be "
                        + next.told() + ", output " + Numbers.fixed(next.confidence(), 3));
                source.images().paint(image, new Ink.Area(0, 0, SIDE, SIDE), source.levels(next.digit()));
            }
        }
    }
}
