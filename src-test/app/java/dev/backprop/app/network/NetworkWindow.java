package dev.backprop.app.network;

import dev.backprop.app.shell.Dialogs;
import dev.backprop.app.shell.Shell;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** A window with the Network workspace alone. */
record NetworkWindow(Shell shell, NetworkView view) {
    /** Shows it; on the JavaFX thread. */
    static NetworkWindow show(Stage stage, double width, double height, @Nullable Dialogs dialogs) {
        AtomicReference<NetworkView> view = new AtomicReference<>();
        Shell shell = new Shell(
                host -> {
                    view.set(new NetworkView(host));
                    return List.of(view.get());
                },
                dialogs);
        stage.setScene(shell.scene(width, height));
        stage.show();
        return new NetworkWindow(shell, view.get());
    }
}
