package dev.backprop.app.descent;

import dev.backprop.app.paint.Chart;
import dev.backprop.app.paint.Chart.Axis;
import dev.backprop.app.paint.Chart.Series;
import dev.backprop.app.paint.Hue;
import java.util.List;

/** The loss along a training: at the weights themselves, and in the plane right beside them. */
final class SliceChart {
    private SliceChart() {}

    static Chart of(SlicePicture picture, boolean logarithmic) {
        int size = picture.way().points().size();
        double[] k = new double[size];
        double[] own = new double[size];
        double[] plane = new double[size];
        for (int i = 0; i < size; i++) {
            k[i] = picture.numbers().get(i);
            own[i] = picture.way().points().get(i).loss();
            plane[i] = picture.inPlane().get(i);
        }
        double first = size == 0 ? 0 : k[0];
        double last = size == 0 ? 1 : Math.max(first + 1, k[size - 1]);
        double room = 0.015 * (last - first);
        boolean dots = size <= 60;
        return new Chart(
                "",
                List.of(
                        new Series(
                                "plane",
                                "in the plane",
                                Hue.LOSS,
                                k,
                                plane,
                                false,
                                new Chart.Stroke(Chart.Dash.DASHED, 2, 1)),
                        new Series("loss", "at the weights", SliceTrack.HUE, k, own, dots, Chart.Stroke.PLAIN)),
                Axis.between(first - room, last + room),
                logarithmic ? Axis.LOG : Axis.FIT,
                List.of(),
                size == 0 ? null : k[picture.at()]);
    }
}
