package dev.backprop.app.descent;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.ScreenSurface;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Moves the start with the mouse: its dot along the curve, or anywhere in the plane. The part of the plane that is shown
 * stands still meanwhile, so that the start stays under the pointer, and the status line follows its numbers.
 */
final class StartDrag {
    /** How far from the dot's middle it can still be taken. */
    private static final double NEAR = 16;

    private static final Shape NOWHERE = new Rectangle();

    private final DescentViewModel model;
    private final ScreenSurface<DescentPicture> surface;
    private final Consumer<String> say;
    private @Nullable Lens lens;
    private boolean locked;

    /** @param say shows a line of words; told of each place of the start on its way */
    StartDrag(DescentViewModel model, ScreenSurface<DescentPicture> surface, Consumer<String> say) {
        this.model = model;
        this.say = say;
        this.surface = surface;
        surface.addEventHandler(MouseEvent.MOUSE_MOVED, event -> surface.setCursor(cursor(event)));
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::take);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, this::drop);
        model.pictureProperty().addListener((observable, old, now) -> tell(now));
    }

    /** Whether the start stays where it is, as while something is presented. */
    void setLocked(boolean locked) {
        this.locked = locked;
    }

    private @Nullable Cursor cursor(MouseEvent event) {
        if (reach(event) == null) {
            return null;
        }
        return model.trajectory().dimension() == 1 ? Cursor.H_RESIZE : Cursor.CROSSHAIR;
    }

    private void take(MouseEvent event) {
        lens = event.getButton() == MouseButton.PRIMARY ? reach(event) : null;
        if (lens != null) {
            model.playback().pause();
            model.hold(model.pictureProperty().get().range());
            move(event);
        }
    }

    private void move(MouseEvent event) {
        Lens now = lens;
        if (now != null) {
            model.startAt(now.xAt(event.getX()), now.yAt(event.getY()));
        }
    }

    private void drop(MouseEvent event) {
        if (lens != null) {
            lens = null;
            model.release();
            say.accept(
                    surface.itemAt(event.getX(), event.getY()).map(Item::spoken).orElse(""));
        }
    }

    /** The start's numbers, in the words of its items. */
    private void tell(DescentPicture now) {
        if (lens != null && now.trajectory().size() > 0) {
            say.accept(IntStream.range(0, now.trajectory().dimension())
                    .mapToObj(coordinate -> now.item(coordinate, 0, NOWHERE).spoken())
                    .collect(Collectors.joining("; ")));
        }
    }

    /** The lens where a press here would take the start; null elsewhere. */
    private @Nullable Lens reach(MouseEvent event) {
        DescentPicture picture = surface.state().orElse(null);
        var context = surface.context().orElse(null);
        if (locked || picture == null || context == null) {
            return null;
        }
        if (picture.trajectory().dimension() == 1) {
            boolean near = surface.items().stream()
                    .filter(item -> item.id().equals("x[0]"))
                    .anyMatch(item -> isNear(item, event, NEAR * context.typeScale()));
            return near ? CurvePainter.lens(picture, context) : null;
        }
        Lens plane = PlanePainter.lens(picture, context);
        return plane.area().contains(event.getX(), event.getY()) ? plane : null;
    }

    private static boolean isNear(Item item, MouseEvent event, double reach) {
        var bounds = item.shape().getBounds2D();
        return Math.hypot(event.getX() - bounds.getCenterX(), event.getY() - bounds.getCenterY()) <= reach;
    }
}
