package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final int SIZE = 120;

    private static int[] picture(Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Color.WHITE);
        painter.accept(g);
        g.dispose();
        return image.getRGB(0, 0, SIZE, SIZE, null, 0, SIZE);
    }

    private static int segments(Shape shape) {
        int count = 0;
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            count += at.currentSegment(new double[6]) == PathIterator.SEG_LINETO ? 1 : 0;
        }
        return count;
    }

    /** How many pixels differ; both pictures have some. */
    private static long different(int[] one, int[] other) {
        long painted = 0;
        long different = 0;
        for (int i = 0; i < one.length; i++) {
            painted += (one[i] & 0xffffff) != 0 ? 1 : 0;
            different += one[i] != other[i] ? 1 : 0;
        }
        assertThat(painted).isPositive();
        return different;
    }

    @Test
    void isThePictureOfItsLinesOneByOne() {
        Random random = new Random(5);
        double[][] points = new double[40][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {random.nextInt(SIZE), random.nextInt(SIZE)};
        }
        Trail trail = new Trail(false);
        for (double[] point : points) {
            trail.lineTo(point[0], point[1]);
        }
        int[] whole = picture(g -> g.draw(trail.shape()));
        int[] single = picture(g -> {
            for (int i = 1; i < points.length; i++) {
                g.draw(new Line2D.Double(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1]));
            }
        });
        assertThat(different(whole, single)).isLessThanOrEqualTo(20);
    }

    @Test
    void aWayToAndFroIsOneLine() {
        Trail trail = new Trail(false);
        for (int i = 0; i < 101; i++) {
            trail.lineTo(i % 2 == 0 ? 10 : 90, 20);
        }
        assertThat(segments(trail.shape())).isEqualTo(1);
    }

    @Test
    void goesOnFromWhereItIsAfterAWayToAndFro() {
        Trail trail = new Trail(false);
        trail.lineTo(10, 10);
        trail.lineTo(90, 10);
        trail.lineTo(10, 10);
        trail.lineTo(10, 80);
        int[] expected = picture(g -> {
            g.draw(new Line2D.Double(10, 10, 90, 10));
            g.draw(new Line2D.Double(10, 10, 10, 80));
        });
        assertThat(different(picture(g -> g.draw(trail.shape())), expected)).isZero();
    }

    @Test
    void anUnbrokenOneGoesThereAndBack() {
        Trail trail = new Trail(true);
        trail.lineTo(10, 20);
        trail.lineTo(90, 20);
        trail.lineTo(10, 20);
        assertThat(segments(trail.shape())).isEqualTo(2);
    }

    @Test
    void stayingInOnePlaceAddsNothing() {
        Trail trail = new Trail(true);
        trail.lineTo(10, 20);
        trail.lineTo(50, 20);
        for (int i = 0; i < 100; i++) {
            trail.lineTo(50.01, 20.01);
        }
        assertThat(segments(trail.shape())).isEqualTo(1);
    }

    @Test
    void aRunawayDoesNotTakeTheLineBeforeItAway() {
        Trail trail = new Trail(false);
        trail.lineTo(10, 20);
        trail.lineTo(90, 60);
        trail.lineTo(1e300, -1e300);
        trail.lineTo(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        int[] picture = picture(g -> g.draw(trail.shape()));
        assertThat(picture[40 * SIZE + 50] & 0xffffff)
                .as("the middle of the first line")
                .isNotZero();
    }

    @Test
    void dotsThatLieOnOneAnotherAreOne() {
        Trail trail = new Trail(false);
        for (int i = 0; i < 50; i++) {
            trail.dot(i % 2 == 0 ? 30 : 60, 40, 6);
        }
        int[] expected = picture(g -> {
            g.fill(new Ellipse2D.Double(24, 34, 12, 12));
            g.fill(new Ellipse2D.Double(54, 34, 12, 12));
        });
        assertThat(picture(g -> g.fill(trail.shape()))).isEqualTo(expected);
    }
}
