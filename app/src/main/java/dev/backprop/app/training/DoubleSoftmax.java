package dev.backprop.app.training;

/** The arithmetic of a softmax before the one that is inside cross-entropy. */
final class DoubleSoftmax {
    /** ln(1 + 9/e): the least that ten classes can lose, where the first softmax gives 1 to the right one. */
    static final double FLOOR = Math.log(1 + 9 / Math.E);

    private DoubleSoftmax() {}

    /**
     * How much of the gradient passes the first softmax: |∂L/∂z| over |∂L/∂p|, where p = softmax(z) and L is the
     * cross-entropy of p taken as logits.
     *
     * @param p what the first softmax gives, summing to 1
     * @param label the right class
     * @return 0 to 1/2, the largest that a softmax's derivative can stretch a vector by
     */
    static double passed(double[] p, int label) {
        double sum = 0;
        for (double value : p) {
            sum += Math.exp(value);
        }
        double[] outer = new double[p.length];
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            outer[i] = Math.exp(p[i]) / sum - (i == label ? 1 : 0);
            mean += p[i] * outer[i];
        }
        double before = 0;
        double behind = 0;
        for (int i = 0; i < p.length; i++) {
            double inner = p[i] * (outer[i] - mean);
            before += outer[i] * outer[i];
            behind += inner * inner;
        }
        return Math.sqrt(behind / before);
    }
}
