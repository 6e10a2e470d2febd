package dev.backprop.app.network;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.Role;

/**
 * How the numbers of a node stand in the computation graph: written out where there are few, as shades where there are
 * more, and in three figures where there are too many. A sample's values and a bias stand as a column, a weight as its matrix.
 *
 * @param node whose numbers
 * @param first the element at the top left, counted row by row
 * @param rows shown
 * @param columns shown
 * @param kind numbers, shades or figures
 */
record TensorForm(Node node, int first, int rows, int columns, Kind kind) {
    /** Room for one number at a type scale of 1. */
    static final double CELL_WIDTH = 52;

    static final double CELL_HEIGHT = 15;
    /** Room for a line under shades. */
    static final double CAPTION = 13;

    private static final int MOST_ROWS = 6;
    private static final int MOST_COLUMNS = 4;
    private static final int MOST_SHADES = 64;
    private static final double SHADES_SIDE = 72;
    private static final double LARGEST_SHADE = 9;
    private static final double SMALLEST_SHADE = 1.2;
    private static final double COLUMN_WIDTH = 14;
    private static final double FIGURES_WIDTH = 84;
    private static final int FIGURES = 3;

    /** What is drawn. */
    enum Kind {
        /** Every number. */
        NUMBERS,
        /** A shade for every number, and their norm. */
        SHADES,
        /** Norm, least and largest. */
        FIGURES
    }

    /** @param sample the one shown, from 0; of what there is one of for all samples it does not matter */
    static TensorForm of(Node node, int sample, int samples) {
        // A bias is (1, out) in the graph and stands beside its sums as a column.
        boolean column = node.role() != Role.PARAMETER || node.name().endsWith(".bias");
        boolean perSample = node.role() != Role.PARAMETER
                && node.role() != Role.LOSS
                && node.shape().rows() == samples;
        int rows = column ? node.shape().columns() : node.shape().rows();
        int columns = column ? 1 : node.shape().columns();
        Kind kind = rows <= MOST_ROWS && columns <= MOST_COLUMNS
                ? Kind.NUMBERS
                : rows <= MOST_SHADES && columns <= MOST_SHADES ? Kind.SHADES : Kind.FIGURES;
        return new TensorForm(node, perSample ? sample * node.shape().columns() : 0, rows, columns, kind);
    }

    int element(int row, int column) {
        return first + row * columns + column;
    }

    /** Elements shown. */
    int size() {
        return rows * columns;
    }

    boolean holds(int element) {
        return element >= first && element < first + size();
    }

    private double shade() {
        return Math.max(SMALLEST_SHADE, Math.min(LARGEST_SHADE, SHADES_SIDE / Math.max(rows, columns)));
    }

    /** The width of one number or shade, at a type scale of 1. */
    double cellWidth() {
        return switch (kind) {
            case NUMBERS -> CELL_WIDTH;
            case SHADES -> columns == 1 ? COLUMN_WIDTH : shade();
            case FIGURES -> FIGURES_WIDTH;
        };
    }

    /** The height of one number or shade, at a type scale of 1. */
    double cellHeight() {
        return kind == Kind.SHADES ? shade() : CELL_HEIGHT;
    }

    /** The width of the numbers, captions included, at a type scale of 1. */
    double width() {
        return switch (kind) {
            case NUMBERS -> columns * CELL_WIDTH;
            case SHADES -> Math.max(columns * cellWidth(), CELL_WIDTH);
            case FIGURES -> FIGURES_WIDTH;
        };
    }

    /** The height of the numbers, captions included, at a type scale of 1. */
    double height() {
        return switch (kind) {
            case NUMBERS -> rows * CELL_HEIGHT;
            case SHADES -> rows * cellHeight() + CAPTION;
            case FIGURES -> FIGURES * CELL_HEIGHT;
        };
    }
}
