package dev.backprop.app.network;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds places for the numbers on edges: along their own line, over no unit, no other number, and few other lines. */
final class Labels {
    /** Where along an edge to try, the best first. */
    private static final double[] PLACES = {
        0.4, 0.36, 0.44, 0.32, 0.48, 0.28, 0.52, 0.24, 0.56, 0.6, 0.2, 0.64, 0.68, 0.72, 0.17, 0.76, 0.8, 0.22, 0.83,
        0.26, 0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.54, 0.58, 0.62, 0.66, 0.7, 0.74, 0.78
    };

    private static final double GAP = 3;

    private final Map<NetworkLayout.Edge, Rectangle2D> placed = new HashMap<>();
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Line2D> lines;
    private final Rectangle2D bounds;

    /**
     * @param edges in the order in which they choose
     * @param obstacles what no number may cover
     * @param bounds what no number may leave
     */
    Labels(
            List<NetworkLayout.Edge> edges,
            List<Rectangle2D> obstacles,
            Rectangle2D bounds,
            double width,
            double height) {
        this.bounds = bounds;
        lines = edges.stream().map(NetworkLayout.Edge::line).toList();
        taken.addAll(obstacles);
        for (int i = 0; i < edges.size(); i++) {
            place(edges.get(i), i, width, height);
        }
        // Where a number and its gradient have no room together, the number alone may have.
        for (int i = 0; i < edges.size(); i++) {
            if (!placed.containsKey(edges.get(i))) {
                place(edges.get(i), i, width, height / 2);
            }
        }
    }

    /** Where an edge's number goes; absent where there is no room. */
    Map<NetworkLayout.Edge, Rectangle2D> placed() {
        return placed;
    }

    private void place(NetworkLayout.Edge edge, int own, double width, double height) {
        Rectangle2D best = null;
        int fewest = Integer.MAX_VALUE;
        for (double t : PLACES) {
            Point2D at = edge.at(t);
            Rectangle2D box = new Rectangle2D.Double(at.getX() - width / 2, at.getY() - height / 2, width, height);
            if (!bounds.contains(box) || taken.stream().anyMatch(box::intersects)) {
                continue;
            }
            int crossed = crossed(box, own);
            if (crossed < fewest) {
                best = box;
                fewest = crossed;
            }
            if (crossed == 0) {
                break;
            }
        }
        if (best != null) {
            placed.put(edge, best);
            taken.add(grown(best));
        }
    }

    private int crossed(Rectangle2D box, int own) {
        int crossed = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i != own && lines.get(i).intersects(box)) {
                crossed++;
            }
        }
        return crossed;
    }

    private static Rectangle2D grown(Rectangle2D box) {
        return new Rectangle2D.Double(
                box.getX() - GAP, box.getY() - GAP, box.getWidth() + 2 * GAP, box.getHeight() + 2 * GAP);
    }
}
