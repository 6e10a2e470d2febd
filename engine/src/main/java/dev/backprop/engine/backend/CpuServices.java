package dev.backprop.engine.backend;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The program's classes, without the services that ND4J's CUDA jars announce: ND4J then finds its CPU backend alone. */
final class CpuServices extends ClassLoader {
    CpuServices(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        if (!name.startsWith("META-INF/services/org.nd4j.")) {
            return all;
        }
        List<URL> kept = new ArrayList<>();
        while (all.hasMoreElements()) {
            URL url = all.nextElement();
            if (!url.getPath().contains("nd4j-cuda-")) {
                kept.add(url);
            }
        }
        return Collections.enumeration(kept);
    }
}
