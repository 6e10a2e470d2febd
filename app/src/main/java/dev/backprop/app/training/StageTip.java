package dev.backprop.app.training;

import dev.backprop.app.paint.ScreenSurface;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What lies under the pointer, in words beside it; they change with the picture under a pointer that rests. */
final class StageTip extends Label {
    private static final double BESIDE = 14;
    private static final double UNDER = 18;
    private static final double OVER = 12;
    private static final double EDGE = 4;

    private final Region stage;
    private final Words words;
    private Consumer<String> onSaid = text -> {};
    private @Nullable ScreenSurface<?> where;
    private double x;
    private double y;

    /** Finds words. */
    @FunctionalInterface
    interface Words {
        /** What is at a point of a surface; empty where nothing is. */
        String at(ScreenSurface<?> surface, double x, double y);
    }

    /** @param stage in which it floats, and whose children the surfaces are */
    StageTip(Region stage, Words words) {
        this.stage = stage;
        this.words = words;
        getStyleClass().add("stage-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Calls back with the words; empty where there are none any more. */
    void setOnSaid(Consumer<String> callback) {
        onSaid = callback;
    }

    /** Says what the pointer is over in a surface. */
    void follow(ScreenSurface<?> surface) {
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            where = surface;
            x = event.getX();
            y = event.getY();
            say(words.at(surface, x, y));
        });
        surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            where = null;
            say("");
        });
    }

    /** The surface has another picture. */
    @SuppressWarnings("ReferenceEquality") // a node is no other node
    void pictured(ScreenSurface<?> surface) {
        if (where == surface) {
            String text = words.at(surface, x, y);
            if (!text.equals(getText())) {
                say(text);
            }
        }
    }

    private void say(String text) {
        ScreenSurface<?> at = where;
        onSaid.accept(text);
        setText(text);
        setVisible(at != null && !text.isEmpty());
        if (at != null && isVisible()) {
            applyCss();
            autosize();
            double left = at.getLayoutX() + x + BESIDE;
            double right = stage.getWidth() - getWidth() - EDGE;
            double under = at.getLayoutY() + y + UNDER;
            boolean over = under + getHeight() > stage.getHeight() - EDGE;
            relocate(Math.max(EDGE, Math.min(left, right)), over ? under - UNDER - OVER - getHeight() : under);
        }
    }
}
