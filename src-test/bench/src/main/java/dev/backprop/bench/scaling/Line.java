package dev.backprop.bench.scaling;

import java.util.List;

/**
 * A straight line through measured medians, by least squares of the relative distances: a machine's noise is a share of a
 * time, and the long ones alone would draw the line otherwise.
 *
 * @param intercept milliseconds at 0
 * @param slope milliseconds for one more
 * @param r2 the share of the times' variance that the line explains, at most 1
 */
record Line(double intercept, double slope, double r2) {
    /** Through at least two points at different places. */
    static Line through(List<Point> points) {
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        for (Point p : points) {
            double weight = weight(p);
            weights += weight;
            meanX += weight * p.value();
            meanY += weight * p.median();
        }
        meanX /= weights;
        meanY /= weights;
        double xx = 0;
        double xy = 0;
        for (Point p : points) {
            double dx = p.value() - meanX;
            xx += weight(p) * dx * dx;
            xy += weight(p) * dx * (p.median() - meanY);
        }
        if (!(xx > 0)) {
            throw new IllegalArgumentException("a line through " + points.size() + " points at one place");
        }
        double slope = xy / xx;
        double intercept = meanY - slope * meanX;
        return new Line(intercept, slope, explained(points, intercept, slope));
    }

    private static double weight(Point point) {
        return 1 / (point.median() * point.median());
    }

    private static double explained(List<Point> points, double intercept, double slope) {
        double mean = points.stream().mapToDouble(Point::median).average().orElse(0);
        double all = 0;
        double left = 0;
        for (Point p : points) {
            all += Math.pow(p.median() - mean, 2);
            left += Math.pow(p.median() - intercept - slope * p.value(), 2);
        }
        return all == 0 ? 1 : 1 - left / all;
    }

    double at(double value) {
        return intercept + slope * value;
    }

    /** By how much a point lies over the line, as a share of the line; negative: under it. */
    double off(Point point) {
        return point.median() / at(point.value()) - 1;
    }
}
