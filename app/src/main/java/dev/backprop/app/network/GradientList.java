package dev.backprop.app.network;

import dev.backprop.engine.trace.Figures;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The gradients by hand, by autograd and measured, a row a parameter, the current step's row marked. */
final class GradientList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");
    private static final double ROW = 2.05;
    private static final int MOST_ROWS = 10;
    /** What the name, the tick, the paddings and the scroll bar take, in em. */
    private static final double WORDS = 9.2;

    private static final int COLUMNS = 3;
    /** The width of a monospaced digit at this list's size, in em. */
    private static final double MONOSPACED = 0.57;

    private static final int SIGN_AND_POINT = 3;

    private final NetworkViewModel model;
    private final ListView<GradientTable.Row> list = new ListView<>();
    private final Label error = new Label();
    private final Label caption = new Label();

    GradientList(NetworkViewModel model) {
        this.model = model;
        getStyleClass().add("gradient-table");
        list.setId("network-gradients");
        list.setAccessibleText("gradients by hand, by autograd and measured");
        list.setCellFactory(view -> new Cell());
        list.getStyleClass().add("gradient-list");
        error.getStyleClass().addAll("number", "gradient-error");
        caption.getStyleClass().add("muted");
        caption.setWrapText(true);
        Label words = new Label("largest relative error so far");
        words.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(head(), list, new HBox(words, space, error), caption);
        model.tableProperty().addListener((observable, old, now) -> show(now));
        model.options().digitsProperty().addListener((observable, old, now) -> list.refresh());
        list.widthProperty().addListener((observable, old, now) -> list.refresh());
        show(model.tableProperty().get());
    }

    private static HBox head() {
        HBox head = new HBox(cell("", "gradient-name"), cell("by hand", "gradient-number"));
        head.getChildren().addAll(cell("autograd", "gradient-number"), cell("numeric", "gradient-number"));
        head.getChildren().add(cell("", "gradient-check"));
        head.getStyleClass().add("gradient-head");
        return head;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setAlignment(style.equals("gradient-number") ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        label.setMinWidth(0);
        if (style.equals("gradient-number")) {
            label.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(label, Priority.ALWAYS);
        }
        return label;
    }

    private void show(GradientTable table) {
        list.getItems().setAll(table.rows());
        int rows = Math.max(1, Math.min(MOST_ROWS, table.rows().size()));
        list.setStyle("-fx-pref-height: " + (rows * ROW + 0.2) + "em;");
        if (table.current() >= 0 && table.rows().size() > MOST_ROWS) {
            list.scrollTo(Math.max(0, table.current() - MOST_ROWS / 2));
        }
        list.refresh();
        error.setText(error(table.largestError()));
        boolean some = table.rows().size() < table.parameters();
        caption.setText(some ? "measured at " + table.rows().size() + " of " + table.parameters() + " parameters" : "");
        caption.setVisible(some);
        caption.setManaged(some);
    }

    private static String error(OptionalDouble error) {
        if (error.isEmpty()) {
            return "·";
        }
        double value = error.getAsDouble();
        if (value == 0 || !Double.isFinite(value)) {
            return Figures.plain(value, 2);
        }
        int exponent = (int) Math.floor(Math.log10(value));
        long leading = Math.round(value / Math.pow(10, exponent));
        StringBuilder raised = new StringBuilder();
        for (char c : String.valueOf(leading == 10 ? exponent + 1 : exponent).toCharArray()) {
            raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return (leading == 10 ? 1 : leading) + " × 10" + raised;
    }

    /** One row. */
    private final class Cell extends ListCell<GradientTable.Row> {
        private final Label name = cell("", "gradient-name");
        private final Label hand = cell("", "gradient-number");
        private final Label autograd = cell("", "gradient-number");
        private final Label numeric = cell("", "gradient-number");
        private final Label check = cell("", "gradient-check");
        private final HBox row = new HBox(name, hand, autograd, numeric, check);

        Cell() {
            getStyleClass().add("gradient-row");
            for (Label label : new Label[] {hand, autograd, numeric}) {
                label.getStyleClass().add("number");
            }
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(GradientTable.Row item, boolean empty) {
            super.updateItem(item, empty);
            boolean blank = empty || item == null;
            pseudoClassStateChanged(
                    CURRENT, !blank && getIndex() == model.tableProperty().get().current());
            pseudoClassStateChanged(UNKNOWN, !blank && !item.known());
            setGraphic(blank ? null : row);
            if (blank) {
                return;
            }
            name.setText(item.label());
            hand.setText(number(item.hand()));
            autograd.setText(
                    item.autograd().isPresent() ? number(item.autograd().getAsDouble()) : "·");
            numeric.setText(item.numeric().isPresent() ? number(item.numeric().getAsDouble()) : "·");
            check.setText(!item.known() ? "" : item.agrees() ? "✓" : "≠");
            check.getStyleClass().setAll("gradient-check", item.agrees() ? "agrees" : "differs");
            setAccessibleText(item.label() + ", by hand " + hand.getText() + ", autograd " + autograd.getText()
                    + ", numeric " + numeric.getText());
        }

        /** As many of the digits as a third of the list has room for. */
        private String number(double value) {
            double em = getFont().getSize();
            double room = (list.getWidth() - WORDS * em) / COLUMNS / (MONOSPACED * em);
            int fitting = Math.max(Figures.MIN_DIGITS, (int) room - SIGN_AND_POINT);
            return Figures.plain(
                    value, Math.min(model.options().digitsProperty().get(), fitting));
        }
    }
}
