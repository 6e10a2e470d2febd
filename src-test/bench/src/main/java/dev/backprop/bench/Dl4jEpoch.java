package dev.backprop.bench;

import dev.backprop.engine.data.Dataset;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.Rule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A full batch through deeplearning4j-nn, over arrays that are prepared once and not timed, with its workspaces, and ND4J's
 * and BLAS's own threads ({@code OMP_NUM_THREADS}; a process of its own, for this engine sets them to one). The softmax in
 * its cross-entropy follows the layer's own, as in the notebook.
 */
final class Dl4jEpoch implements Side {
    private final MultiLayerNetwork network;
    private final DataSet data;
    private final INDArray initial;

    Dl4jEpoch(Job job, Dataset samples, Parameters start) {
        if (job.optimizer().rule() != Rule.GD || job.batch() < samples.size()) {
            throw new IllegalArgumentException("deeplearning4j-nn runs the full batch alone, found " + job.id());
        }
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        network = new MultiLayerNetwork(configuration(job));
        network.init();
        for (int l = 0; l < start.layers().size(); l++) {
            Parameters.Layer layer = start.layers().get(l);
            // (in, out) here, (out, in) there.
            network.setParam(
                    l + "_W",
                    Nd4j.createFromArray(layer.weight()).castTo(DataType.FLOAT).transpose());
            double[] bias = Objects.requireNonNull(layer.bias());
            network.setParam(
                    l + "_b", Nd4j.createFromArray(bias).castTo(DataType.FLOAT).reshape(1, bias.length));
        }
        initial = network.params().dup();
        data = new DataSet(
                array(samples.size(), samples.features(), out -> samples.readBlock(0, samples.size(), out)),
                array(samples.size(), samples.classes(), out -> samples.readLabels(0, samples.size(), out)));
    }

    private static MultiLayerConfiguration configuration(Job job) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Sgd(job.optimizer().lr()))
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .list();
        for (int l = 0; l < job.spec().layers().size(); l++) {
            LayerSpec layer = job.spec().layers().get(l);
            layers.layer(new DenseLayer.Builder()
                    .nIn(job.spec().fanIn(l))
                    .nOut(layer.units())
                    .activation(activation(layer.activation()))
                    .build());
        }
        layers.layer(new LossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                .build());
        return layers.build();
    }

    private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
        return org.nd4j.linalg.activations.Activation.fromString(activation.id());
    }

    /** Writes the rows of one array, whole. */
    private interface Fill {
        void into(FloatBuffer out);
    }

    private static INDArray array(int rows, int columns, Fill fill) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(rows * columns * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        fill.into(buffer);
        float[] floats = new float[rows * columns];
        buffer.flip().get(floats);
        return Nd4j.create(floats, new long[] {rows, columns}, 'c');
    }

    @Override
    public double epoch() {
        network.setParams(initial);
        long start = System.nanoTime();
        network.fit(data);
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public double loss() {
        return network.score(data);
    }

    @Override
    public String description() {
        return "deeplearning4j-nn " + Versions.of("dl4j") + " on " + Versions.nd4j();
    }

    @Override
    public void close() {
        network.close();
    }
}
