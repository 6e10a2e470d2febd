package dev.backprop.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.backprop.engine.data.Mnist;
import java.lang.management.ManagementFactory;

/** Reads the bundled data set into arrays in a fresh process, and prints that process's processor time, start of Java included. */
final class ColdRead {
    private ColdRead() {}

    /** Prints nanoseconds, user and system together. */
    public static void main(String[] args) {
        Mnist mnist = Mnist.bundled();
        if (mnist.train().size() != 60_000 || mnist.test().size() != 10_000) {
            throw new IllegalStateException("the bundled data set has another size");
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(system.getProcessCpuTime());
    }
}
