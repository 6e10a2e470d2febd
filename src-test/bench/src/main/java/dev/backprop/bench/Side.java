package dev.backprop.bench;

/** One of those who are compared, at one job. Every epoch starts from the same weights and takes the same order of samples. */
interface Side extends AutoCloseable {
    /** One epoch from the initial weights; the milliseconds that it took, without the way back to those weights. */
    double epoch();

    /** The mean loss over the 60,000 training images with the weights as the last epoch left them; not timed. */
    double loss();

    /** Who that is, with versions, in one line. */
    String description();

    @Override
    void close();
}
