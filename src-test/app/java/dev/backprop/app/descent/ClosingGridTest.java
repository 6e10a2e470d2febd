package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ClosingGridTest {
    private final ClosingGrid grid = new ClosingGrid();
    private final Region first = new Region();
    private final Region second = new Region();
    private final Region third = new Region();
    private final Region last = new Region();

    private static List<Integer> rows(Node... nodes) {
        return Arrays.stream(nodes).map(GridPane::getRowIndex).toList();
    }

    @Test
    void linesStandOneUnderTheOther() {
        grid.line(first);
        grid.line(second, third);
        grid.line(last);
        assertThat(rows(first, second, third, last)).containsExactly(0, 1, 1, 2);
    }

    @Test
    void theLastOfALineReachesToTheRightEdge() {
        grid.line(first);
        grid.line(second, third);
        assertThat(GridPane.getColumnSpan(first)).isEqualTo(3);
        assertThat(GridPane.getColumnSpan(second)).isEqualTo(1);
        assertThat(GridPane.getColumnSpan(third)).isEqualTo(2);
    }

    @Test
    void aLineOfWhichNothingIsShownLeavesNoGap() {
        BooleanProperty there = new SimpleBooleanProperty(true);
        grid.line(first, second);
        grid.line(last);
        ClosingGrid.showWhere(there, first, second);
        there.set(false);
        assertThat(rows(last)).containsExactly(0);
        there.set(true);
        assertThat(rows(first, second, last)).containsExactly(0, 0, 1);
    }

    @Test
    void aLineStandsAsLongAsOneOfItsNodesIsShown() {
        BooleanProperty there = new SimpleBooleanProperty(true);
        grid.line(first, second);
        grid.line(last);
        ClosingGrid.showWhere(there, first);
        there.set(false);
        assertThat(rows(second, last)).containsExactly(0, 1);
    }

    @Test
    void aLineThatIsNotThereFromTheStartLeavesNoGap() {
        ClosingGrid.showWhere(new SimpleBooleanProperty(false), first);
        grid.line(first);
        grid.line(last);
        assertThat(rows(last)).containsExactly(0);
    }
}
