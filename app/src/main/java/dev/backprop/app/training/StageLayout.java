package dev.backprop.app.training;

import java.awt.geom.Rectangle2D;

/**
 * Where the parts of the stage go.
 *
 * @param network above
 * @param strip a line under it: the choices of the chart on the screen, its title in a file
 * @param chart the curves; empty where the confusion matrix has their place
 * @param confusion the confusion matrix; empty where the curves have its place
 * @param both whether there is room for both
 */
record StageLayout(Rectangle2D network, Rectangle2D strip, Rectangle2D chart, Rectangle2D confusion, boolean both) {
    /** From this width on the curves and the confusion matrix are seen side by side. */
    private static final double BOTH = 960;

    private static final double NETWORK_PART = 0.55;
    private static final double MARGIN = 24;
    private static final double STRIP = 34;

    private static final Rectangle2D NOWHERE = new Rectangle2D.Double();

    /**
     * A layout.
     *
     * @param width of the stage
     * @param height of the stage
     * @param typeScale 1 at a desk
     * @param confusionChosen whether the confusion matrix is wanted where there is no room for both
     */
    static StageLayout of(double width, double height, double typeScale, boolean confusionChosen) {
        double margin = Math.min(MARGIN, width / 20);
        double top = Math.min(margin, height / 30);
        double inner = Math.max(1, width - 2 * margin);
        double tall = Math.max(1, height - 2 * top);
        Rectangle2D network = new Rectangle2D.Double(margin, top, inner, tall * NETWORK_PART);
        double y = top + tall * NETWORK_PART + 6 * typeScale;
        Rectangle2D strip = new Rectangle2D.Double(margin, y, inner, STRIP * typeScale);
        double below = y + strip.getHeight() + 4 * typeScale;
        double rest = Math.max(1, top + tall - below);
        if (width / typeScale < BOTH) {
            Rectangle2D all = new Rectangle2D.Double(margin, below, inner, rest);
            return new StageLayout(
                    network, strip, confusionChosen ? NOWHERE : all, confusionChosen ? all : NOWHERE, false);
        }
        double gap = 28 * typeScale;
        double square = Math.min(inner * 0.36, (rest + strip.getHeight()) * 1.12);
        double chart = inner - square - gap;
        return new StageLayout(
                network,
                new Rectangle2D.Double(margin, y, chart, strip.getHeight()),
                new Rectangle2D.Double(margin, below, chart, rest),
                new Rectangle2D.Double(margin + chart + gap, y, square, rest + below - y),
                true);
    }
}
