package dev.backprop.app.shell;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SessionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The window's content: it shows one workspace at a time, gives it the theme, and carries out commands. Everything is
 * called on the JavaFX thread.
 */
public final class Shell implements AutoCloseable {
    private final Frame frame;
    private final ShellHost host;
    private final FileCommands files;
    private final Deck deck;

    private Theme theme = Theme.LIGHT;
    private Theme desk = Theme.LIGHT;

    /**
     * A shell around workspaces.
     *
     * @param factory makes the workspaces, at least one, from what the shell offers them
     * @param dialogs answers questions about files; null: the system's dialogs
     */
    public Shell(Function<Host, List<Workspace>> factory, @Nullable Dialogs dialogs) {
        if (Application.getUserAgentStylesheet() == null) {
            Theme.LIGHT.applyToControls();
        }
        StatusLine status = new StatusLine();
        host = new ShellHost(status, dialogs == null ? new FileDialogs(status) : dialogs, this::open, this::open);
        files = new FileCommands(host, this::current, this::open);
        deck = new Deck(factory.apply(host));
        frame = new Frame(deck.workspaces(), status, new FrameCommands());
        setTheme(theme);
        bringIn(current());
    }

    /** The whole window's content. */
    public Parent root() {
        return frame;
    }

    /** A scene with this content and its keys. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(frame, width, height);
        new Shortcuts(new KeyCommands()).install(scene);
        // The stage comes into the scene with the skins, and only then can it have the focus.
        frame.applyCss();
        focusStage();
        return scene;
    }

    /** The workspaces, in the order of the navigation rail. */
    public List<Workspace> workspaces() {
        return deck.workspaces();
    }

    /** The workspace in the window. */
    public Workspace current() {
        return deck.current();
    }

    /** What workspaces are offered. */
    public Host host() {
        return host;
    }

    /** What the status line says. */
    public String message() {
        return frame.status().message();
    }

    /**
     * Brings the workspace with this id to the window.
     *
     * @throws BadInputException if there is none
     */
    public void show(String id) {
        show(deck.find(id));
    }

    /** Opens a session in the workspace where its content belongs; anything else in the one in the window. */
    public void open(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            String home = SessionReader.read(file).workspace();
            if (deck.has(home)) {
                show(home);
            }
        }
        current().open(file);
    }

    /**
     * Brings a workspace to the window and shows a session there.
     *
     * @param id of the workspace
     * @param name what its header calls the session
     * @throws BadInputException if there is no such workspace, or the session has nothing for it
     */
    public void open(String id, Session session, String name) {
        Workspace wanted = deck.find(id);
        wanted.open(session, name);
        show(wanted);
    }

    /** Brings a workspace to the window and shows a network's loss there. */
    private void open(String id, NetworkLoss loss) {
        Workspace wanted = deck.find(id);
        wanted.open(loss);
        show(wanted);
    }

    /** The look of the window. */
    public Theme theme() {
        return theme;
    }

    /** Gives the window a look; presentation also moves the panels to the edges. */
    public void setTheme(Theme next) {
        boolean presented = theme == Theme.PRESENTATION;
        boolean presents = next == Theme.PRESENTATION;
        if (!presents) {
            desk = next;
        }
        theme = next;
        next.apply(frame);
        deck.dress(next);
        if (presents != presented) {
            frame.setPanelsHidden(presents);
            deck.setPresenting(presents);
        }
    }

    /** Begins or ends presentation mode; the look before it comes back. */
    public void setPresenting(boolean presenting) {
        setTheme(presenting ? Theme.PRESENTATION : desk);
    }

    /** Gives the focus to the stage. */
    public void focusStage() {
        frame.focusStage();
    }

    /** Closes every workspace; what one of them throws does not keep the others open. */
    @Override
    public void close() {
        deck.close(host::report);
    }

    /** Starts the engine behind the window. */
    void startEngine() {
        EngineStart.inBackground(host);
    }

    /** Calls back, once, when every surface in the window shows its latest state. */
    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody to tell
    void whenPainted(Runnable then) {
        Surfaces.settled(frame).thenRun(then);
    }

    /** What runs, and how far it is; empty where nothing does. */
    String progress() {
        return frame.status().progress();
    }

    /** What a workspace has reported last; null where all went well. */
    @Nullable
    Throwable problem() {
        return host.problem();
    }

    /** Whether every surface in the window shows its latest state. */
    boolean isPainted() {
        return Surfaces.settled(frame).isDone();
    }

    private void show(Workspace next) {
        if (next != current()) {
            current().onHidden();
            deck.setCurrent(next);
            bringIn(next);
        }
        focusStage();
    }

    private void bringIn(Workspace next) {
        frame.show(next, deck.bar(next, theme));
        // What the last one ran on is no longer in the window.
        frame.status().setBackend("");
        next.onShown();
    }

    private void togglePresentation() {
        setPresenting(theme != Theme.PRESENTATION);
    }

    private void toggleTheme() {
        setTheme(desk == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    private void toggleFullScreen() {
        Window window = frame.getScene() == null ? null : frame.getScene().getWindow();
        if (window instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    private final class FrameCommands implements Frame.Commands {
        @Override
        public void show(Workspace workspace) {
            Shell.this.show(workspace);
        }

        @Override
        public void present() {
            Shell.this.togglePresentation();
        }

        @Override
        public void export() {
            files.export();
        }

        @Override
        public void theme() {
            toggleTheme();
        }
    }

    private final class KeyCommands implements Shortcuts.Commands {
        @Override
        public Playback playback() {
            return current().playback();
        }

        @Override
        public boolean onPlayer(Node node) {
            return frame.onPlayer(node);
        }

        @Override
        public void restart() {
            files.attempt(() -> {
                current().restart();
                return "from the start again";
            });
        }

        @Override
        public void newSeed() {
            files.attempt(() -> {
                current().newSeed();
                return "a new seed";
            });
        }

        @Override
        public void undo() {
            current().undo();
        }

        @Override
        public void redo() {
            current().redo();
        }

        @Override
        public void copy() {
            current().copy();
        }

        @Override
        public boolean onKey(KeyEvent event) {
            return current().onKey(event);
        }

        @Override
        public void togglePresentation() {
            Shell.this.togglePresentation();
        }

        @Override
        public void toggleFullScreen() {
            Shell.this.toggleFullScreen();
        }

        @Override
        public void toggleTheme() {
            Shell.this.toggleTheme();
        }

        @Override
        public void open() {
            files.open();
        }

        @Override
        public void save() {
            files.save();
        }

        @Override
        public void export() {
            files.export();
        }

        @Override
        public void askForPlace() {
            deck.bar(current(), theme).askForPlace();
        }

        @Override
        public void toggleKeys() {
            frame.toggleKeys();
        }

        @Override
        public void back() {
            frame.hideKeys();
            focusStage();
        }
    }
}
