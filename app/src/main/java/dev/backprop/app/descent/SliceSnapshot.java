package dev.backprop.app.descent;

import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.ParameterPath;
import dev.backprop.engine.descent.SliceTrajectory.Point;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.session.SliceBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What the descent workspace shows of a session's network at one update, as numbers: the training in the plane over which the
 * loss is seen. It needs no toolkit.
 */
public final class SliceSnapshot {
    private SliceSnapshot() {}

    /**
     * A session's network in the plane that the session keeps, or in the one that the window begins with.
     *
     * @param session with a network and samples
     * @param step updates, 0 or more; beyond the end: the last
     * @throws BadInputException if the plane is over weights that the network does not have
     */
    public static DescentSnapshot of(Session session, int step) {
        NetworkLoss loss = NetworkLoss.of(session, session.parameters(), "the session");
        SliceBlock kept = session.view() == null ? null : session.view().slice();
        SlicePlane plane = kept == null ? SlicePlane.of(loss) : SlicePlane.of(loss, kept);
        SliceJob job = new SliceJob(loss, plane, SliceJob.Listener.NOBODY, () -> false);
        ParameterPath path = job.path().orElseThrow();
        return of(job.picture(path), step);
    }

    static DescentSnapshot of(SlicePicture picture, int step) {
        List<Point> points = picture.way().points();
        int last = Math.min(step, points.size() - 1);
        List<DescentSnapshot.Entry> items = new ArrayList<>();
        for (int k = 0; k <= last; k++) {
            Point point = points.get(k);
            item(items, "a", k, picture.plane().shortAxis(0), point.at().a());
            item(items, "b", k, picture.plane().shortAxis(1), point.at().b());
            item(items, "distance", k, "distance from the plane", point.at().distance());
            item(items, "loss", k, "loss", point.loss());
        }
        boolean stopped = picture.way().stopped().isPresent() && last == points.size() - 1;
        return new DescentSnapshot(Math.max(0, last), stopped ? "stopped" : last == 0 ? "start" : "update", items);
    }

    private static void item(List<DescentSnapshot.Entry> items, String id, int k, String name, double value) {
        items.add(new DescentSnapshot.Entry(id + "[" + k + "]", name + " after update " + k, value, null));
    }
}
