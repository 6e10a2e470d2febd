package dev.backprop.app.descent;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/**
 * A grid of three columns, the second of which takes the room that is left, whose lines close up: one of which nothing is
 * shown leaves no gap. Nodes come and go by {@link #showWhere}.
 */
class ClosingGrid extends GridPane {
    private static final int COLUMNS = 3;

    private final List<List<Node>> lines = new ArrayList<>();

    ClosingGrid() {
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(), wide, new ColumnConstraints());
    }

    /** Adds a line under the others, of one to three nodes; the last one reaches to the right edge. */
    final void line(Node... nodes) {
        for (int column = 0; column < nodes.length; column++) {
            boolean last = column == nodes.length - 1;
            add(nodes[column], column, 0, last ? COLUMNS - column : 1, 1);
            nodes[column].managedProperty().addListener((observable, old, now) -> close());
        }
        lines.add(List.of(nodes));
        close();
    }

    /** Shows nodes only where there is something to set. */
    static void showWhere(ObservableBooleanValue there, Node... nodes) {
        for (Node each : nodes) {
            each.visibleProperty().bind(there);
            // A bound one would lay the window out anew at each picture, whether it changes or not.
            each.setManaged(there.get());
            each.visibleProperty().addListener((observable, old, now) -> each.setManaged(now));
        }
    }

    private void close() {
        int next = 0;
        for (List<Node> line : lines) {
            int at = next;
            line.forEach(each -> setRowIndex(each, at));
            next += line.stream().anyMatch(Node::isManaged) ? 1 : 0;
        }
    }
}
