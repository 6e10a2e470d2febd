package dev.backprop.app.descent;

import dev.backprop.engine.descent.SliceTrajectory.Point;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A training as it is seen from a plane, as CSV: one line for each of its points, numbers with all their digits. */
record SliceTable(SlicePicture picture) {
    byte[] bytes() {
        StringBuilder text = new StringBuilder(picture.word()).append(",a,b,distance,loss,loss_in_plane\n");
        List<Point> points = picture.way().points();
        for (int k = 0; k < points.size(); k++) {
            Point point = points.get(k);
            text.append(picture.numbers().get(k))
                    .append(',')
                    .append(point.at().a())
                    .append(',')
                    .append(point.at().b())
                    .append(',')
                    .append(point.at().distance())
                    .append(',')
                    .append(point.loss())
                    .append(',')
                    .append(picture.inPlane().get(k))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
