package dev.backprop.app.cli;

import dev.backprop.engine.descent.Trajectory;

/** A descent as CSV, an iterate a line: k, x (and y), f, df/dx (and df/dy), in full precision with decimal points. */
record DescentCsv(Trajectory trajectory) {
    String text() {
        boolean plane = trajectory.dimension() == 2;
        StringBuilder text = new StringBuilder(plane ? "k,x,y,f,df/dx,df/dy\n" : "k,x,f,df/dx\n");
        for (int k = 0; k < trajectory.size(); k++) {
            text.append(k);
            for (double x : trajectory.point(k)) {
                text.append(',').append(x);
            }
            text.append(',').append(trajectory.f(k));
            for (double g : trajectory.gradient(k)) {
                text.append(',').append(g);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
