package dev.backprop.app.descent;

import dev.backprop.app.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;

/** The program's window with the descent alone in it, as tests use it; whoever opens it closes its shell. */
record DescentWindow(Shell shell, DescentView view) {
    /** Shows it at 1280 × 720, the focus on the stage. */
    static DescentWindow on(Stage stage) {
        List<DescentView> made = new ArrayList<>();
        Shell shell = new Shell(
                host -> {
                    made.add(new DescentView(host));
                    return List.copyOf(made);
                },
                null);
        stage.setScene(shell.scene(1280, 720));
        stage.show();
        shell.focusStage();
        return new DescentWindow(shell, made.get(0));
    }
}
