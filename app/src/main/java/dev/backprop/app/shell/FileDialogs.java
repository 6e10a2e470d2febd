package dev.backprop.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's file dialogs, over the window that holds a node; the next one opens in the folder of the last. */
final class FileDialogs implements Dialogs {
    private final Node owner;
    private @Nullable File folder;

    FileDialogs(Node owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, List<String> endings) {
        return remembered(over(chooser(title, endings)::showOpenDialog));
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = over(chooser::showDialog);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen;
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> save(String title, String name, List<String> endings) {
        FileChooser chooser = chooser(title, endings);
        chooser.setInitialFileName(name);
        return remembered(over(chooser::showSaveDialog));
    }

    private FileChooser chooser(String title, List<String> endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        for (String ending : endings) {
            chooser.getExtensionFilters().add(new ExtensionFilter("." + ending, "*." + ending));
        }
        return chooser;
    }

    private Optional<Path> remembered(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = file.getParentFile();
        return Optional.of(file.toPath());
    }

    private @Nullable File over(Function<@Nullable Window, @Nullable File> dialog) {
        Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
        return window instanceof Stage stage
                ? stayingMaximized(stage::isMaximized, () -> stage.setMaximized(true), () -> dialog.apply(window))
                : dialog.apply(window);
    }

    /**
     * Shows a dialog over a window. For as long as it is there JavaFX lets nobody resize the window; under X some window
     * managers then take a maximised one back to its size, so it is maximised again.
     */
    static <T> @Nullable T stayingMaximized(
            BooleanSupplier maximized, Runnable maximize, Supplier<@Nullable T> dialog) {
        boolean before = maximized.getAsBoolean();
        T chosen = dialog.get();
        if (before && !maximized.getAsBoolean()) {
            maximize.run();
        }
        return chosen;
    }
}
