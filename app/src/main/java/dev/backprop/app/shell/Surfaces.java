package dev.backprop.app.shell;

import dev.backprop.app.paint.ScreenSurface;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The painted surfaces in a window, which are painted apart from it and may be behind. */
final class Surfaces {
    private Surfaces() {}

    /** Done when every surface under {@code root} shows the state that is its latest now. */
    static CompletableFuture<Void> settled(Parent root) {
        return CompletableFuture.allOf(
                under(root).stream().map(ScreenSurface::settled).toArray(CompletableFuture<?>[]::new));
    }

    private static List<ScreenSurface<?>> under(Parent root) {
        List<ScreenSurface<?>> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<ScreenSurface<?>> found) {
        if (node instanceof ScreenSurface<?> surface) {
            found.add(surface);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
