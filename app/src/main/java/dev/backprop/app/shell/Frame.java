package dev.backprop.app.shell;

import dev.backprop.app.playback.TransportBar;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.HiddenSidesPane;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands: the rail at the left, the header on top, the stage, the inspector at the right, the transport
 * bar and the status line below. In presentation the rail, the header and the inspector hide behind the edges and slide
 * out when the pointer comes there, and the status line floats over the foot of the stage, so that its words take no room
 * and move nothing.
 */
final class Frame extends StackPane {
    private static final double INSPECTOR_PART = 0.27;
    private static final double INSPECTOR_LEAST = 300;
    private static final double INSPECTOR_MOST = 480;
    private static final double EDGE = 24;

    /** Of the inspector: a part of its panel is above what is seen. */
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");

    private final Header header;
    private final NavigationRail rail;
    private final StackPane stage = new StackPane();
    private final ScrollPane panel = new ScrollPane();
    private final VBox inspector = new VBox(panel);
    private final StackPane transport = new StackPane();
    private final StatusLine status;
    private final VBox foot = new VBox(transport);
    private final BorderPane outer = new BorderPane();
    private final BorderPane inner = new BorderPane();
    private final HiddenSidesPane sides = new HiddenSidesPane();
    private final StackPane middle = new StackPane(sides);
    private final KeysOverlay keys = new KeysOverlay();

    Frame(List<Workspace> workspaces, StatusLine status, Commands commands) {
        this.status = status;
        header = new Header(commands::present, commands::export, commands::theme);
        rail = new NavigationRail(workspaces, commands::show, this::toggleKeys);
        getStyleClass().add("shell");
        setUpStage();
        panel.getStyleClass().add("inspector");
        panel.setFitToWidth(true);
        panel.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panel.setMinWidth(0);
        panel.setMinHeight(0);
        inspector.getStyleClass().add("inspector-box");
        VBox.setVgrow(panel, Priority.ALWAYS);
        panel.vvalueProperty()
                .addListener((observable, old, now) ->
                        inspector.pseudoClassStateChanged(SCROLLED, now.doubleValue() > panel.getVmin()));
        // A scroll pane keeps a picture of its content, which numbers that change spoil each time: to draw them is
        // quicker.
        panel.skinProperty()
                .addListener((observable, old, now) -> panel.lookupAll(".viewport").stream()
                        .filter(node -> node.getParent() == panel)
                        .forEach(node -> node.setCache(false)));
        foot.getStyleClass().add("foot");
        sides.setTriggerDistance(EDGE);
        sides.setContent(stage);
        sides.addEventFilter(MouseEvent.MOUSE_MOVED, this::keepUnderPointer);
        inner.setCenter(middle);
        inner.setBottom(foot);
        outer.setCenter(inner);
        getChildren().addAll(outer, keys);
        setPanelsHidden(false);
        widthProperty().addListener((observable, old, now) -> sizeInspector());
    }

    /** What the frame's own buttons do. */
    interface Commands {
        /** A workspace was chosen. */
        void show(Workspace workspace);

        /** Presentation on or off. */
        void present();

        /** Export. */
        void export();

        /** Light or dark. */
        void theme();
    }

    void show(Workspace workspace, TransportBar bar) {
        header.show(workspace);
        rail.select(workspace);
        stage.getChildren().setAll(workspace.stage());
        Node head = workspace.inspectorHead();
        inspector.getChildren().setAll(head == null ? List.of(panel) : List.of(head, panel));
        panel.setContent(workspace.inspector());
        panel.setVvalue(0);
        transport.getChildren().setAll(bar);
    }

    void setPanelsHidden(boolean hidden) {
        sides.setPinnedSide(null);
        sides.setLeft(null);
        sides.setTop(null);
        sides.setRight(null);
        outer.setLeft(null);
        inner.setTop(null);
        inner.setRight(null);
        foot.getChildren().remove(status);
        middle.getChildren().remove(status);
        status.setFloating(hidden);
        if (hidden) {
            sides.setLeft(rail);
            sides.setTop(header);
            sides.setRight(inspector);
            middle.getChildren().add(status);
        } else {
            // HiddenSidesPane leaves what it held invisible and unmanaged.
            for (Node hideable : List.of(rail, header, inspector)) {
                hideable.setVisible(true);
                hideable.setManaged(true);
            }
            outer.setLeft(rail);
            inner.setTop(header);
            foot.getChildren().add(status);
            inner.setRight(inspector);
        }
        sizeInspector();
    }

    /**
     * A panel that has slid out stays for as long as the pointer does, and over what drops down from it: left to itself it
     * would go at the first click in it.
     */
    private void keepUnderPointer(MouseEvent event) {
        if (within(sides.getRight(), event)) {
            sides.setPinnedSide(Side.RIGHT);
        } else if (within(sides.getTop(), event)) {
            sides.setPinnedSide(Side.TOP);
        } else if (within(sides.getLeft(), event)) {
            sides.setPinnedSide(Side.LEFT);
        } else {
            sides.setPinnedSide(null);
        }
    }

    private static boolean within(@Nullable Node panel, MouseEvent event) {
        return panel != null
                && panel.isVisible()
                && panel.contains(panel.sceneToLocal(event.getSceneX(), event.getSceneY()));
    }

    StatusLine status() {
        return status;
    }

    boolean onPlayer(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getProperties().containsKey(Workspace.OWN_KEYS)) {
                return false;
            }
            if (at == stage || at == transport) {
                return true;
            }
        }
        return false;
    }

    void focusStage() {
        stage.requestFocus();
    }

    void toggleKeys() {
        keys.setVisible(!keys.isVisible());
    }

    void hideKeys() {
        keys.setVisible(false);
    }

    private void setUpStage() {
        stage.setId("stage");
        stage.getStyleClass().add("stage");
        stage.setFocusTraversable(true);
        stage.setMinSize(0, 0);
        StackPane.setAlignment(status, Pos.BOTTOM_LEFT);
        stage.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> focusStage());
    }

    private void sizeInspector() {
        double scale = sides.getRight() == null ? 1 : Theme.PRESENTATION.typeScale();
        double width = Math.max(INSPECTOR_LEAST, Math.min(INSPECTOR_MOST, getWidth() * INSPECTOR_PART)) * scale;
        inspector.setPrefWidth(width);
        inspector.setMinWidth(width);
        inspector.setMaxWidth(Region.USE_PREF_SIZE);
    }
}
