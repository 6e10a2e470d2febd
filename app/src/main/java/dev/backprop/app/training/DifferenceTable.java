package dev.backprop.app.training;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** In what the runs differ: a row for each run, a column for each setting that is not the same in all. */
final class DifferenceTable extends VBox {
    private final Label title = new Label("What they differ in");
    private final GridPane grid = new GridPane();
    private List<List<String>> shown = List.of();

    DifferenceTable() {
        super(6);
        setId("training-differences");
        title.getStyleClass().add("section-title");
        grid.setHgap(14);
        grid.setVgap(4);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.getStyleClass().add("difference-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, scroll);
    }

    void show(List<LabRun> runs) {
        List<List<String>> next = rows(runs);
        boolean any = next.size() > 1;
        setVisible(any);
        setManaged(any);
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        grid.getChildren().clear();
        for (int r = 0; r < next.size(); r++) {
            for (int c = 0; c < next.get(r).size(); c++) {
                Label cell = new Label(next.get(r).get(c));
                cell.getStyleClass().add(r == 0 ? "muted" : c == 0 ? "difference-run" : "difference-value");
                cell.setMinWidth(USE_PREF_SIZE);
                GridPane.setHalignment(cell, HPos.LEFT);
                grid.add(cell, c, r);
            }
        }
    }

    /** The head and a row for each run; nothing where there is nothing to compare. */
    static List<List<String>> rows(List<LabRun> runs) {
        List<Setting> differing = runs.isEmpty()
                ? List.of()
                : RunNames.differences(runs.stream().map(LabRun::settings).toList());
        if (differing.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        differing.forEach(setting -> head.add(setting.title()));
        rows.add(head);
        for (LabRun run : runs) {
            List<String> row = new ArrayList<>(List.of(run.id() + ""));
            differing.forEach(setting -> row.add(setting.text(run.settings())));
            rows.add(row);
        }
        return rows;
    }
}
