package dev.backprop.app.training;

import dev.backprop.app.paint.PaintContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of the network's picture go.
 *
 * @param digit the digit
 * @param units the box of each hidden layer
 * @param grids the places of its units
 * @param outputs the box of the outputs
 * @param headBaseline of the words over the layers
 * @param flowBaseline of the sizes of the gradients under them
 * @param legendBaseline of the last line
 */
record NetworkLayout(
        Rectangle2D digit,
        List<Rectangle2D> units,
        List<HiddenGrid> grids,
        Rectangle2D outputs,
        double headBaseline,
        double flowBaseline,
        double legendBaseline) {
    /** The smallest picture that still shows something. */
    private static final double LEAST_CELL = 12;

    /** The largest picture: a unit alone is not blown up to fill the stage. */
    private static final double MOST_CELL = 150;

    static NetworkLayout of(NetworkState state, PaintContext context) {
        double head = context.scaled(22);
        double foot = context.scaled(46);
        double height = Math.max(1, context.height() - head - foot);
        double gap = context.scaled(34);
        int hidden = state.shown().parameters().layers().size() - 1;
        double digit = Math.min(context.width() * (hidden > 2 ? 0.11 : 0.15), height * 0.6);
        double outputs = Math.max(context.scaled(196), context.width() * (hidden > 2 ? 0.2 : 0.24));
        double room = Math.max(hidden, context.width() - digit - outputs - (hidden + 1) * gap);
        List<Rectangle2D> boxes = new ArrayList<>();
        List<HiddenGrid> grids = new ArrayList<>();
        double x = digit + gap;
        double[] shares = shares(state.shown(), hidden);
        for (int l = 0; l < hidden; l++) {
            Rectangle2D box = new Rectangle2D.Double(x, head, room * shares[l], height);
            boxes.add(box);
            grids.add(HiddenGrid.fit(
                    state.shown().parameters().layers().get(l).weight().length,
                    state.pictures() == UnitPictures.BOTH ? 2 : 1,
                    box,
                    LEAST_CELL,
                    context.scaled(MOST_CELL)));
            x += box.getWidth() + gap;
        }
        return new NetworkLayout(
                new Rectangle2D.Double(0, head + (height - digit) / 2, digit, digit),
                boxes,
                grids,
                new Rectangle2D.Double(x, head, Math.max(1, context.width() - x), height),
                head - context.scaled(9),
                head + height + context.scaled(17),
                context.height() - context.scaled(6));
    }

    /** Wide layers get more room, but not in proportion. */
    private static double[] shares(Shown shown, int hidden) {
        double[] shares = new double[hidden];
        double sum = 0;
        for (int l = 0; l < hidden; l++) {
            shares[l] = Math.sqrt(4 + shown.parameters().layers().get(l).weight().length);
            sum += shares[l];
        }
        for (int l = 0; l < hidden; l++) {
            shares[l] /= sum;
        }
        return shares;
    }
}
