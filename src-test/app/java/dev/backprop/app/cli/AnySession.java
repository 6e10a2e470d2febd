package dev.backprop.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Valid session files of every kind, written as a person might: with and without what is optional. */
final class AnySession {
    static final String[] LOSSES = {"bce", "mse", "half-squared-error", "cross-entropy"};
    static final String[] ACTIVATIONS = {"sigmoid", "tanh", "relu", "leaky-relu", "softmax", "linear"};
    static final String[] RULES = {"gd", "heavy-ball", "ema", "ema-corrected", "notebook", "nesterov", "rmsprop", "adam"
    };

    private final ObjectMapper mapper = new ObjectMapper();
    private final Random random;

    AnySession(long seed) {
        random = new Random(seed);
    }

    /**
     * A session with one to eight layers.
     *
     * @param last the last layer's activation; under {@code bce} one of those that it takes
     */
    ObjectNode of(String loss, String last, String rule) {
        int[] widths = random.ints(2 + random.nextInt(8), 1, 6).toArray();
        ObjectNode root = mapper.createObjectNode().put("format", "backprop-session");
        root.put("version", 1);
        ObjectNode network = root.putObject("network").put("inputs", widths[0]).put("loss", loss);
        ArrayNode layers = network.putArray("layers");
        for (int l = 1; l < widths.length; l++) {
            String activation = l == widths.length - 1 ? last : pick(ACTIVATIONS);
            layer(layers.addObject().put("units", widths[l]).put("activation", activation), widths[l], widths[l - 1]);
        }
        ArrayNode samples = root.putArray("samples");
        for (int s = 0; s < 1 + random.nextInt(4); s++) {
            ObjectNode sample = samples.addObject();
            numbers(sample.putArray("x"), widths[0]);
            targets(sample.putArray("y"), widths[widths.length - 1], loss);
        }
        optimizer(root, rule);
        if (random.nextBoolean()) {
            root.put("seed", random.nextInt(1000));
        }
        if (random.nextBoolean()) {
            root.put("x-note", "any");
        }
        return root;
    }

    private void layer(ObjectNode layer, int units, int fanIn) {
        switch (random.nextInt(3)) {
            case 0 -> layer.putNull("weights");
            case 1 -> {
                ArrayNode rows = layer.putArray("weights");
                for (int u = 0; u < units; u++) {
                    numbers(rows.addArray(), fanIn);
                }
            }
            default -> {}
        }
        switch (random.nextInt(3)) {
            case 0 -> layer.putNull("biases");
            case 1 -> numbers(layer.putArray("biases"), units);
            default -> {}
        }
    }

    private void optimizer(ObjectNode root, String rule) {
        ObjectNode optimizer = root.putObject("optimizer").put("rule", rule);
        if (random.nextBoolean()) {
            optimizer.put("lr", Math.pow(10, -3 * random.nextDouble()));
        }
        if (random.nextBoolean()) {
            optimizer.put("beta", random.nextDouble());
        }
    }

    private void numbers(ArrayNode array, int count) {
        for (int i = 0; i < count; i++) {
            // A few whole ones and zeros too, as people type them.
            array.add(random.nextInt(5) == 0 ? random.nextInt(3) - 1 : random.nextGaussian());
        }
    }

    private void targets(ArrayNode y, int count, String loss) {
        int one = random.nextInt(count);
        boolean hard = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            y.add(
                    switch (loss) {
                        case "bce" -> hard ? random.nextInt(2) : random.nextDouble();
                        case "cross-entropy" -> hard ? (i == one ? 1.0 : 0.0) : 1.0 / count;
                        default -> random.nextGaussian();
                    });
        }
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
