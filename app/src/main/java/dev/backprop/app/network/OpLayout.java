package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the operations of a graph stand: in rows from left to right, as lines of text, each of whole layers, in as many rows
 * as give the largest type. Where even that would be too small to read, some rows are left out: those that are shown are a
 * page, the one on which the current step is.
 */
final class OpLayout {
    private static final double LARGEST = 1.3;
    /** Type is not made smaller than this; rows are left out instead. */
    private static final double SMALLEST = 0.8;

    private static final double ROUNDING = 1e-9;

    private static final double MARGIN = 14;
    private static final double ROW_GAP = 16;

    /** An operation's box. */
    record Box(OpChain.Cell cell, Rectangle2D shape) {
        Node node() {
            return cell.node();
        }
    }

    /**
     * The numbers of a node.
     *
     * @param title where its name's baseline begins
     * @param values where its values stand
     * @param gradients where its gradients stand; null where it has none
     */
    record Plate(
            TensorForm form,
            Point2D title,
            Rectangle2D values,
            @Nullable Rectangle2D gradients) {}

    /**
     * A line that carries a node's values into an operation, and its gradients back.
     *
     * @param into the operation's result; null at the loss
     * @param along whether it is one of the main line
     */
    record Pipe(Node node, @Nullable Node into, Path2D path, Point2D start, Point2D end, boolean along) {}

    private final OpChain chain;
    private final List<Integer> rowStarts;
    private final double scale;
    private final double left;
    private final double top;
    private final double rowHeight;
    private final int firstRow;
    private final int shownRows;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Plate> plates = new ArrayList<>();
    private final List<Pipe> pipes = new ArrayList<>();

    /** As the other, where anything down to a part of the type's size can be read. */
    OpLayout(OpChain chain, Rectangle2D area, double typeScale, @Nullable Node active) {
        this(chain, area, typeScale, 0, active);
    }

    /**
     * @param area of the graph on the stage
     * @param typeScale of type
     * @param least the smallest scale that can be read, where one row has the height for it
     * @param active the node whose row must be seen; null for the first rows
     */
    OpLayout(OpChain chain, Rectangle2D area, double typeScale, double least, @Nullable Node active) {
        this.chain = chain;
        this.rowHeight = chain.above() + chain.below() + ROW_GAP;
        Fit best = best(area);
        double single = area.getHeight() / (rowHeight - ROW_GAP);
        double readable = Math.max(SMALLEST * typeScale, Math.min(least, single));
        boolean paged = best.scale() < readable * (1 - ROUNDING);
        Fit fit = paged ? readable(area, readable) : best;
        rowStarts = fit.rows();
        scale = Math.min(fit.scale(), LARGEST * typeScale);
        shownRows = Math.min(fit.shown(), rowStarts.size());
        firstRow = row(active) / shownRows * shownRows;
        double height = (shownRows * rowHeight - ROW_GAP) * scale;
        left = area.getX() + (area.getWidth() - widest(rowStarts) * scale) / 2;
        top = area.getY() + Math.max(0, area.getHeight() - height) / 2;
        for (int row = firstRow; row < Math.min(rowStarts.size(), firstRow + shownRows); row++) {
            place(row);
        }
    }

    /** Rows, by the operation that each begins with, how many of them are shown, and the scale that they have then. */
    private record Fit(List<Integer> rows, int shown, double scale) {}

    private Fit best(Rectangle2D area) {
        int layers = chain.starts().size();
        Fit best = fit(layers, area);
        for (int perRow = layers - 1; perRow >= 1; perRow--) {
            Fit next = fit(perRow, area);
            if (next.scale() > best.scale() * 1.02) {
                best = next;
            }
        }
        return best;
    }

    private Fit fit(int layersPerRow, Rectangle2D area) {
        List<Integer> rows = rows(layersPerRow);
        double height = rows.size() * rowHeight - ROW_GAP;
        return new Fit(rows, rows.size(), Math.min(area.getWidth() / widest(rows), area.getHeight() / height));
    }

    /** As many rows as can be read, each as long as can be read. */
    private Fit readable(Rectangle2D room, double least) {
        int perRow = chain.starts().size();
        while (perRow > 1 && widest(rows(perRow)) * least > room.getWidth()) {
            perRow--;
        }
        List<Integer> rows = rows(perRow);
        int shown = (int) Math.max(1, Math.floor((room.getHeight() / least + ROW_GAP) / rowHeight));
        shown = Math.min(shown, rows.size());
        double height = shown * rowHeight - ROW_GAP;
        return new Fit(rows, shown, Math.min(room.getWidth() / widest(rows), room.getHeight() / height));
    }

    private List<Integer> rows(int layersPerRow) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < chain.starts().size(); i += layersPerRow) {
            rows.add(i == 0 ? 0 : chain.starts().get(i));
        }
        return rows;
    }

    private double widest(List<Integer> rows) {
        double widest = 1;
        for (int row = 0; row < rows.size(); row++) {
            double[] places = chain.places(rows.get(row), end(rows, row));
            widest = Math.max(widest, places[places.length - 1]);
        }
        return widest + 2 * MARGIN;
    }

    private int end(List<Integer> rows, int row) {
        return row + 1 < rows.size() ? rows.get(row + 1) : chain.cells().size();
    }

    /** The row of the operation that computes or takes a node. */
    private int row(@Nullable Node active) {
        if (active == null) {
            return 0;
        }
        int found = 0;
        for (int i = 0; i < chain.cells().size(); i++) {
            Node node = chain.cells().get(i).node();
            if (node == active || (active.op() == null && node.inputs().contains(active))) {
                found = i;
            }
        }
        int row = 0;
        while (row + 1 < rowStarts.size() && rowStarts.get(row + 1) <= found) {
            row++;
        }
        return row;
    }

    private void place(int row) {
        int from = rowStarts.get(row);
        int to = end(rowStarts, row);
        double[] places = chain.places(from, to);
        // The last row, like the last line of a text, may be shorter; it begins where the others do.
        double origin = left + MARGIN * scale;
        double line = top + ((row - firstRow) * rowHeight + chain.above()) * scale;
        double start = origin;
        for (int i = from; i < to; i++) {
            OpChain.Cell cell = chain.cells().get(i);
            double x = origin + places[i - from] * scale;
            Rectangle2D shape = new Rectangle2D.Double(
                    x, line - OpChain.BOX_HEIGHT / 2 * scale, OpChain.BOX_WIDTH * scale, OpChain.BOX_HEIGHT * scale);
            boxes.add(new Box(cell, shape));
            along(cell.main(), cell.node(), start, x, line, row > 0 && i == from);
            cell.above().forEach(form -> above(form, cell.node(), shape, line));
            cell.below().forEach(form -> below(form, cell.node(), shape));
            start = shape.getMaxX();
        }
        if (to == chain.cells().size()) {
            along(chain.result(), null, start, start + OpChain.gap(chain.result()) * scale, line, false);
        } else {
            onwards(chain.cells().get(to), start, line, row + 1 < firstRow + shownRows);
        }
    }

    /** A stretch of the main line with the numbers on it. */
    private void along(TensorForm form, @Nullable Node into, double from, double to, double line, boolean continued) {
        double begin = continued ? from - MARGIN * scale : from;
        pipe(form.node(), into, new Point2D.Double(begin, line), new Point2D.Double(to, line), true);
        double x = (from + to - 5 * scale) / 2 - form.width() / 2 * scale;
        double height = form.height() * scale;
        double beside = OpChain.BESIDE * scale;
        Rectangle2D values = new Rectangle2D.Double(x, line - beside - height, form.width() * scale, height);
        Rectangle2D gradients = form.node().requiresGrad()
                ? new Rectangle2D.Double(x, line + beside, form.width() * scale, height)
                : null;
        plates.add(new Plate(form, title(values), values, gradients));
    }

    private Point2D title(Rectangle2D values) {
        return new Point2D.Double(values.getCenterX(), values.getY() - 5 * scale);
    }

    private void above(TensorForm form, Node into, Rectangle2D box, double line) {
        double height = form.height() * scale;
        double width = form.width() * scale;
        double apart = OpChain.apart(form) * scale;
        double bottom = line - (chain.overLine() + 4) * scale;
        double middle = box.getCenterX();
        boolean stacked = OpChain.stacked(form);
        double x = stacked ? middle - width / 2 : middle - width - apart / 2;
        double y = bottom - height - (stacked ? height + apart : 0);
        Rectangle2D values = new Rectangle2D.Double(x, y, width, height);
        Rectangle2D gradients = new Rectangle2D.Double(
                stacked ? x : x + width + apart, stacked ? y + height + apart : y, width, height);
        Point2D title = new Point2D.Double(middle, y - 5 * scale);
        plates.add(new Plate(form, title, values, form.node().requiresGrad() ? gradients : null));
        pipe(form.node(), into, new Point2D.Double(middle, bottom), new Point2D.Double(middle, box.getY()), false);
    }

    private void below(TensorForm form, Node into, Rectangle2D box) {
        double middle = box.getCenterX();
        double y = box.getMaxY() + 12 * scale;
        Rectangle2D values = new Rectangle2D.Double(
                middle - form.width() / 2 * scale, y, form.width() * scale, form.height() * scale);
        Point2D title = new Point2D.Double(middle, values.getMaxY() + 12 * scale);
        plates.add(new Plate(form, title, values, null));
        pipe(form.node(), into, new Point2D.Double(middle, y), new Point2D.Double(middle, box.getMaxY()), false);
    }

    private void pipe(Node node, @Nullable Node into, Point2D from, Point2D to, boolean along) {
        Path2D path = new Path2D.Double();
        path.moveTo(from.getX(), from.getY());
        path.lineTo(to.getX(), to.getY());
        pipes.add(new Pipe(node, into, path, from, to, along));
    }

    /** Where a row ends, its line goes on to the next one, as far as that is shown. */
    private void onwards(OpChain.Cell next, double from, double line, boolean shown) {
        double out = from + 12 * scale;
        Path2D path = new Path2D.Double();
        path.moveTo(from, line);
        path.lineTo(out, line);
        Point2D end = new Point2D.Double(out, line);
        if (shown) {
            double between = line + (chain.below() + ROW_GAP / 2) * scale;
            double edge = left;
            path.lineTo(out, between);
            path.lineTo(edge, between);
            end = new Point2D.Double(edge, line + rowHeight * scale);
            path.lineTo(end.getX(), end.getY());
        }
        pipes.add(new Pipe(next.main().node(), next.node(), path, new Point2D.Double(from, line), end, false));
    }

    /** What type, strokes and gaps are multiplied by. */
    double scale() {
        return scale;
    }

    /** The operations that are shown, in the graph's order. */
    List<Box> boxes() {
        return boxes;
    }

    /** The nodes whose numbers are shown. */
    List<Plate> plates() {
        return plates;
    }

    /** The lines between them. */
    List<Pipe> pipes() {
        return pipes;
    }

    /** Every operation, shown or not. */
    List<OpChain.Cell> cells() {
        return chain.cells();
    }

    /** The box of the operation that computes a node, if it is shown. */
    Optional<Box> box(@Nullable Node node) {
        return boxes.stream().filter(b -> b.node() == node).findFirst();
    }

    /** Whether some rows are left out. */
    boolean paged() {
        return shownRows < rowStarts.size();
    }

    /** The height under a row's line within which gradients stand. */
    double underLine() {
        return chain.underLine() * scale;
    }
}
