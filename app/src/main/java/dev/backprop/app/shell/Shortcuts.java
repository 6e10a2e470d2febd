package dev.backprop.app.shell;

import dev.backprop.app.playback.Playback;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the window. Letters, Space, Home, End and the arrows act on the player only while the focus is on the stage
 * or the transport bar and not in a field there; Page Up, Page Down, the function keys and those with Ctrl always.
 */
final class Shortcuts {
    private final Commands commands;

    Shortcuts(Commands commands) {
        this.commands = commands;
    }

    /** What the keys do. */
    interface Commands {
        /** What the player's keys act on. */
        Playback playback();

        /** Whether a node belongs to the stage or the transport bar. */
        boolean onPlayer(Node node);

        /** R. */
        void restart();

        /** N. */
        void newSeed();

        /** P. */
        void togglePresentation();

        /** F11. */
        void toggleFullScreen();

        /** T. */
        void toggleTheme();

        /** Ctrl+O. */
        void open();

        /** Ctrl+S. */
        void save();

        /** Ctrl+E. */
        void export();

        /** Ctrl+G. */
        void askForPlace();

        /** Ctrl+Z. */
        void undo();

        /** Ctrl+Y, Ctrl+Shift+Z. */
        void redo();

        /** Ctrl+C on the stage. */
        void copy();

        /** Any other key on the stage; whether it was of use. */
        boolean onKey(KeyEvent event);

        /** F1. */
        void toggleKeys();

        /** Esc. */
        void back();
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (handle(event, scene.getFocusOwner())) {
                event.consume();
            }
        });
        // Esc belongs to the field that has the focus first: what was typed there is forgotten before the focus goes.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                commands.back();
            }
        });
    }

    private boolean handle(KeyEvent event, @Nullable Node focus) {
        if (event.getCode() == KeyCode.ESCAPE && usesEscapeUp(focus)) {
            commands.back();
            return true;
        }
        if (event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        if (event.isShortcutDown() || event.isControlDown()) {
            return withControl(event) || undo(event, focus) || copy(event, focus);
        }
        return always(event) || (ofPlayer(focus) && onPlayer(event));
    }

    /** Whether a control would use Esc up though it has nothing to close: a menu that is not open, a list that is not edited. */
    private static boolean usesEscapeUp(@Nullable Node focus) {
        return (focus instanceof MenuButton menu && !menu.isShowing())
                || (focus instanceof ListView<?> list && list.getEditingIndex() < 0)
                || (focus instanceof TableView<?> table && table.getEditingCell() == null)
                || (focus instanceof TreeView<?> tree && tree.getEditingItem() == null);
    }

    /** Fields undo their own typing. */
    private boolean undo(KeyEvent event, @Nullable Node focus) {
        boolean undo = event.getCode() == KeyCode.Z && !event.isShiftDown();
        boolean redo = event.getCode() == KeyCode.Y || (event.getCode() == KeyCode.Z && event.isShiftDown());
        if (!(undo || redo) || focus instanceof TextInputControl) {
            return false;
        }
        if (undo) {
            commands.undo();
        } else {
            commands.redo();
        }
        return true;
    }

    private boolean copy(KeyEvent event, @Nullable Node focus) {
        boolean copies = event.getCode() == KeyCode.C && ofPlayer(focus);
        if (copies) {
            commands.copy();
        }
        return copies;
    }

    private boolean withControl(KeyEvent event) {
        switch (event.getCode()) {
            case O -> commands.open();
            case S -> commands.save();
            case E -> commands.export();
            case G -> commands.askForPlace();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean always(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_DOWN -> on(event.isShiftDown());
            case PAGE_UP -> back(event.isShiftDown());
            case F1 -> commands.toggleKeys();
            case F11 -> commands.toggleFullScreen();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onPlayer(KeyEvent event) {
        Playback playback = commands.playback();
        switch (event.getCode()) {
            case RIGHT, KP_RIGHT -> on(event.isShiftDown());
            case LEFT, KP_LEFT -> back(event.isShiftDown());
            case SPACE -> playback.toggle();
            case HOME -> playback.toStart();
            case END -> playback.toEnd();
            case R -> commands.restart();
            case N -> commands.newSeed();
            case P -> commands.togglePresentation();
            case T -> commands.toggleTheme();
            default -> {
                return commands.onKey(event);
            }
        }
        return true;
    }

    private void on(boolean larger) {
        if (larger) {
            commands.playback().nextLarger();
        } else {
            commands.playback().next();
        }
    }

    private void back(boolean larger) {
        if (larger) {
            commands.playback().previousLarger();
        } else {
            commands.playback().previous();
        }
    }

    private boolean ofPlayer(@Nullable Node focus) {
        return focus == null || (commands.onPlayer(focus) && !keepsKeys(focus));
    }

    private static boolean keepsKeys(Node node) {
        return node instanceof TextInputControl
                || node instanceof Slider
                || node instanceof ListView
                || node instanceof TableView
                || node instanceof TreeView
                || node instanceof ComboBoxBase
                || node instanceof ChoiceBox
                || node instanceof Spinner;
    }
}
