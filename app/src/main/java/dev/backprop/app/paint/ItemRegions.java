package dev.backprop.app.paint;

import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Invisible regions over a picture's items, for screen readers: keyed by item, moved and renamed with each picture and
 * never rebuilt, and at most {@link #LIMIT} of them.
 */
final class ItemRegions {
    /** The most items that get a region. */
    static final int LIMIT = 200;

    private final Pane parent;
    private final Map<String, Region> byId = new HashMap<>();

    ItemRegions(Pane parent) {
        this.parent = parent;
    }

    /** Brings the regions in line with the items of a picture, the first {@link #LIMIT} of them. */
    void update(List<Item> items) {
        Set<String> seen = new HashSet<>();
        for (Item item : items) {
            if (seen.size() >= LIMIT) {
                break;
            }
            if (seen.add(item.id())) {
                place(byId.computeIfAbsent(item.id(), this::create), item);
            }
        }
        byId.entrySet().removeIf(entry -> {
            boolean gone = !seen.contains(entry.getKey());
            if (gone) {
                parent.getChildren().remove(entry.getValue());
            }
            return gone;
        });
    }

    private Region create(String id) {
        Region region = new Region();
        region.getProperties().put("item", id);
        region.getStyleClass().add("item-region");
        region.setAccessibleRole(AccessibleRole.TEXT);
        region.setMouseTransparent(true);
        region.setManaged(false);
        parent.getChildren().add(region);
        return region;
    }

    private static void place(Region region, Item item) {
        Rectangle2D bounds = item.shape().getBounds2D();
        region.resizeRelocate(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        String text = item.spoken();
        if (!text.equals(region.getAccessibleText())) {
            region.setAccessibleText(text);
        }
    }
}
