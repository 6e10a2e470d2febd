package dev.backprop.app.network;

import dev.backprop.app.playback.LayoutIsland;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One parameter's three gradients, beside each other or under each other. */
final class GradientCell extends ListCell<Integer> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private static final double TIP_DELAY = 150;
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private final GradientColumns columns;
    private final Source source;
    private final Label name = GradientColumns.name();
    private final Label hand = GradientColumns.number();
    private final Label autograd = GradientColumns.number();
    private final Label numeric = GradientColumns.number();
    private final Label error = GradientColumns.error();
    private final Label check = GradientColumns.check();
    private final Tooltip full = new Tooltip();
    private final HBox row = new HBox();
    private final VBox stack = new VBox();
    // The list would style and place all its cells again with each number that changes.
    private final LayoutIsland beside = new LayoutIsland(row, false);
    private final LayoutIsland stacked = new LayoutIsland(stack, false);
    private final InvalidationListener changed = observable -> update();

    /** Where a cell's numbers come from, and what it tells. */
    interface Source {
        GradientTable table();

        /** The pointer has come. */
        void entered(GradientTable.Row row);

        /** It has gone. */
        void left();

        /** The row was clicked. */
        void clicked(int index);
    }

    GradientCell(GradientColumns columns, Source source) {
        this.columns = columns;
        this.source = source;
        getStyleClass().add("gradient-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        columns.stackedProperty().addListener(new WeakInvalidationListener(changed));
        columns.digitsProperty().addListener(new WeakInvalidationListener(changed));
        columns.roomProperty().addListener(new WeakInvalidationListener(changed));
        full.setShowDelay(Duration.millis(TIP_DELAY));
        full.setShowDuration(Duration.INDEFINITE);
        setOnMouseEntered(event -> {
            if (!isEmpty()) {
                source.entered(source.table().row(getIndex()));
            }
        });
        setOnMouseExited(event -> source.left());
        setOnMouseClicked(event -> {
            if (!isEmpty()) {
                source.clicked(getIndex());
            }
        });
    }

    /** Shows the row as it is known now; called with each step. */
    void update() {
        int index = getIndex();
        GradientTable table = source.table();
        boolean blank = isEmpty() || index < 0 || index >= table.base().size();
        pseudoClassStateChanged(CURRENT, !blank && index == table.current());
        pseudoClassStateChanged(UNKNOWN, !blank && index >= table.known());
        pseudoClassStateChanged(STACKED, columns.stackedProperty().get());
        if (blank) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        arrange(columns.stackedProperty().get());
        fill(table.row(index));
    }

    private void fill(GradientTable.Row item) {
        full.setText(item.underEachOther());
        setTooltip(full);
        name.setText(item.label());
        name.setStyle(columns.nameStyleProperty().get());
        hand.setText(number(item.hand()));
        autograd.setText(number(item.autograd()));
        numeric.setText(number(item.numeric()));
        error.setText(
                item.error().isPresent() ? GradientColumns.error(item.error().getAsDouble()) : "");
        boolean aside = !item.why().isEmpty();
        String style = aside ? "aside" : item.agrees() ? "agrees" : "differs";
        check.setText(!item.known() ? "" : aside ? "⚠" : item.agrees() ? "✓" : "≠");
        if (!check.getStyleClass().contains(style)) {
            check.getStyleClass().setAll("label", "gradient-check", style);
        }
        setAccessibleText(item.label() + ", by hand " + hand.getText() + ", autograd " + autograd.getText()
                + ", numeric " + numeric.getText() + (aside ? ", " + item.why() : ""));
    }

    private String number(OptionalDouble value) {
        return value.isPresent() ? columns.text(value.getAsDouble()) : "·";
    }

    private void arrange(boolean onTop) {
        if (onTop && getGraphic() != stacked) {
            row.getChildren().clear();
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox top = new HBox(name, space, error, check);
            stack.getChildren().setAll(top, line("hand", hand), line("autograd", autograd), line("numeric", numeric));
            setGraphic(stacked);
        } else if (!onTop && getGraphic() != beside) {
            stack.getChildren().clear();
            row.getChildren().setAll(name, hand, autograd, numeric, error, check);
            setGraphic(beside);
        }
    }

    private static HBox line(String words, Label number) {
        Label label = new Label(words);
        label.getStyleClass().add("gradient-way");
        return new HBox(label, number);
    }

    @Override
    protected void updateItem(Integer item, boolean empty) {
        super.updateItem(item, empty);
        update();
    }
}
