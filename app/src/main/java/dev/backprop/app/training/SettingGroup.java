package dev.backprop.app.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Settings under one title, and under it why some of them cannot be changed. */
final class SettingGroup extends VBox {
    private final GridPane grid = new GridPane();
    private final Label reason = new Label();
    private final List<SettingRow> rows = new ArrayList<>();

    SettingGroup(String id, String title) {
        super(6);
        setId(id);
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        reason.setId(id + "-reason");
        reason.getStyleClass().add("setting-reason");
        reason.setWrapText(true);
        grid.setHgap(12);
        grid.setVgap(5);
        ColumnConstraints words = new ColumnConstraints();
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHalignment(HPos.RIGHT);
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(words, fields);
        getChildren().addAll(heading, reason, grid);
    }

    void add(Setting setting, Node control) {
        SettingRow row = new SettingRow(setting, control);
        control.setAccessibleText(setting.title());
        rows.add(row);
        grid.addRow(grid.getRowCount(), row.label(), row.place());
    }

    /** Lets each be changed or not. */
    void lock(Function<Setting, String> why) {
        rows.forEach(row -> row.setLocked(why.apply(row.setting())));
        String text = rows.stream()
                .map(SettingRow::why)
                .filter(w -> !w.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        reason.setText(text);
        reason.setVisible(!text.isEmpty());
        reason.setManaged(!text.isEmpty());
    }
}
