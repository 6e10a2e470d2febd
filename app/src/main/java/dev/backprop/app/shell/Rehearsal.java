package dev.backprop.app.shell;

import dev.backprop.engine.backend.Backend;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A start without a display, from which the Java machine writes the archive of classes that makes later starts quick: the
 * window is built and painted in memory, every workspace is visited, the engine started. What only a real display would bring
 * in is loaded by name.
 */
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final List<String> DISPLAY_PACKAGES =
            List.of("com/sun/glass/ui/", "com/sun/prism/", "com/sun/javafx/tk/quantum/", "com/sun/javafx/application/");

    private Rehearsal() {}

    /**
     * Rehearses a start with these options.
     *
     * @throws IOException if the modules of JavaFX cannot be read
     */
    public static void run(AppOptions options) throws IOException {
        Display.obstacle(System.getenv(), System.getProperty("os.name", ""));
        Screenshot.take(options, null, Rehearsal::visit, words -> {});
        loadDisplayClasses();
        load(App.class.getName());
        startEngine();
    }

    private static void visit(Shell shell) {
        for (Workspace workspace : shell.workspaces()) {
            shell.show(workspace.id());
        }
        shell.setTheme(Theme.DARK);
    }

    private static void startEngine() {
        try {
            Backend.live();
        } catch (IllegalStateException e) {
            // No engine for this machine: its classes will not be needed quickly either.
            LOG.info("rehearsed without the engine", e);
        }
    }

    private static void loadDisplayClasses() throws IOException {
        ResolvedModule graphics =
                ModuleLayer.boot().configuration().findModule("javafx.graphics").orElse(null);
        if (graphics == null) {
            return;
        }
        try (ModuleReader reader = graphics.reference().open();
                Stream<String> names = reader.list()) {
            names.filter(name ->
                            name.endsWith(".class") && DISPLAY_PACKAGES.stream().anyMatch(name::startsWith))
                    .forEach(name -> load(name.substring(0, name.length() - 6).replace('/', '.')));
        }
    }

    /** Loads without initialising: nothing of another system's display may run here. */
    private static void load(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.debug("not rehearsed: {}", name, e);
        }
    }
}
