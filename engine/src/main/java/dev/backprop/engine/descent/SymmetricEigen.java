package dev.backprop.engine.descent;

/**
 * The dominant eigenvector of a symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations,
 * section 8.5).
 */
final class SymmetricEigen {
    private static final int SWEEPS = 60;

    private SymmetricEigen() {}

    /**
     * The eigenvector of the largest eigenvalue, of length 1.
     *
     * @param matrix symmetric and finite; it is used up
     */
    static double[] largest(double[][] matrix) {
        int n = matrix.length;
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && !diagonal(matrix); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        int best = 0;
        for (int i = 1; i < n; i++) {
            best = matrix[i][i] > matrix[best][best] ? i : best;
        }
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            vector[i] = vectors[i][best];
        }
        return vector;
    }

    private static boolean diagonal(double[][] m) {
        double off = 0;
        double on = 0;
        for (int i = 0; i < m.length; i++) {
            on += m[i][i] * m[i][i];
            for (int j = 0; j < i; j++) {
                off += m[i][j] * m[i][j];
            }
        }
        return off <= 1e-32 * on;
    }

    /** Turns the plane of two coordinates so that they have nothing to do with each other. */
    private static void rotate(double[][] m, double[][] vectors, int p, int q) {
        if (m[p][q] == 0) {
            return;
        }
        double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < m.length; k++) {
            double kp = m[k][p];
            double kq = m[k][q];
            m[k][p] = c * kp - s * kq;
            m[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < m.length; k++) {
            double pk = m[p][k];
            double qk = m[q][k];
            m[p][k] = c * pk - s * qk;
            m[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
    }
}
