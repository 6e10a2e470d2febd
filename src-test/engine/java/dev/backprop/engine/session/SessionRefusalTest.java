package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backprop.engine.BadInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One change to a good session, and the line that refuses it. */
class SessionRefusalTest {
    private static final String GOOD = """
            {"format": "backprop-session", "version": 1,
             "network": {"inputs": 3, "layers": [
               {"units": 2, "activation": "relu", "weights": [[1, 2, 3], [4, 5, 6]], "biases": null},
               {"units": 1, "activation": "sigmoid", "weights": [[7, 8]], "biases": [9]}], "loss": "bce"},
             "samples": [{"x": [1, 2, 0.5], "y": [0]}],
             "optimizer": {"rule": "gd", "lr": 1, "beta": 0.9},
             "training": {"data": "bundled", "epochs": 10, "batch": "full", "epochs_done": 2, "test_accuracy": 0.5,
               "metrics": [{"epoch": 0, "loss": 2, "seconds": 1}, {"epoch": 1, "loss": 1, "seconds": 2}]},
             "descent": {"f": "x^2", "x0": 1, "rule": "ema", "alpha": 0.95, "steps": 10,
               "x-schedule": "cosine", "x-noise": {"size": 0.5, "seed": 3},
               "x-race": [{"rule": "adam", "alpha": 0.1}, {"rule": "nesterov", "alpha": 0.2, "beta": 0.5}]},
             "view": {"workspace": "network", "cursor": 0, "stride": "unit", "digits": 4, "toggles": {"dark": true},
               "x-slice": {"kind": "weights", "first": "layers.0.weight[0][0]", "second": "b", "height": 2, "updates": 30}},
             "seed": 0, "step": 0}""";

    @Test
    void readsTheSessionThatIsChangedBelow() {
        assertThat(read(GOOD).step()).isZero();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "format": "backprop-session", |                     | format: found no such field, expected "backprop-session"
            backprop-session        | other                     | format: found "other", expected "backprop-session"
            "version": 1            | "version": 2              | version: found 2, expected 1
            "version": 1            | "version": "1"            | version: found "1", expected 1
            "version": 1            | "version": 1, "colour": 3 | colour: found an unknown field, expected only format, version
            "inputs": 3             | "inputs": 0               | network.inputs: found 0, expected an integer, 1–4096
            "inputs": 3             | "inputs": 4097            | network.inputs: found 4097, expected an integer, 1–4096
            "inputs": 3             | "inputs": 3.0             | network.inputs: found 3.0, expected an integer, 1–4096
            "inputs": 3             | "inputs": 3, "width": 1   | network.width: found an unknown field, expected only inputs
            "inputs": 3,            |                           | network.inputs: found no such field, expected an integer
            "inputs": 3             | "inputs": 4               | network.layers[0].weights[0]: found an array of 3 numbers, expected an array of 4 numbers
            "units": 1,             |                           | network.layers[1].units: found no such field, expected an integer, 1–4096
            "units": 1,             | "units": 4097,            | network.layers[1].units: found 4097, expected an integer, 1–4096
            "units": 1,             | "units": 99999999999,     | network.layers[1].units: found 99999999999, expected an integer
            "units": 2              | "units": 3                | network.layers[0].weights: found an array of 2, expected 3 rows of 3 numbers
            "relu"                  | "swish"                   | network.layers[0].activation: found "swish", expected one of sigmoid, tanh
            "activation": "relu",   |                           | network.layers[0].activation: found no such field, expected one of
            "sigmoid"               | "tanh"                    | network.loss: found bce after a last layer of tanh, expected a last layer of sigmoid or softmax
            "loss": "bce"           | "loss": "hinge"           | network.loss: found "hinge", expected one of bce, mse
            , "loss": "bce"         |                           | network.loss: found no such field
            "biases": [9]           | "biases": [9, 9]          | network.layers[1].biases: found an array of 2 numbers, expected an array of 1 number
            "biases": [9]           | "biases": 9               | network.layers[1].biases: found 9, expected an array of 1 number
            "biases": [9]           | "bias": [9]               | network.layers[1].bias: found an unknown field
            [4, 5, 6]               | [4, 5, NaN]               | network.layers[0].weights[1][2]: found NaN, expected a finite number
            [4, 5, 6]               | [4, 5, -Infinity]         | network.layers[0].weights[1][2]: found -Infinity, expected a finite number
            [4, 5, 6]               | [4, 5, 1e999]             | network.layers[0].weights[1][2]: found 1e999, expected a finite number
            [4, 5, 6]               | [4, "5", 6]               | network.layers[0].weights[1][1]: found "5", expected a number
            [4, 5, 6]               | [4, null, 6]              | network.layers[0].weights[1][1]: found null, expected a number
            [4, 5, 6]               | []                        | network.layers[0].weights[1]: found an array of 0, expected an array of 3 numbers
            [[7, 8]]                | [7, 8]                    | network.layers[1].weights: found an array of 2 numbers, expected 1 row of 2 numbers
            [{"x": [1, 2, 0.5], "y": [0]}] | []                 | samples: found 0 entries, expected at least 1
            "x": [1, 2, 0.5]        | "x": [1, 2]               | samples[0].x: found an array of 2 numbers, expected an array of 3 numbers
            "y": [0]                | "y": [0, 1]               | samples[0].y: found an array of 2 numbers, expected an array of 1 number
            "y": [0]                | "y": [1.5]                | samples[0].y[0]: found 1.5, expected 0–1, for bce
            "y": [0]                | "z": [0]                  | samples[0].z: found an unknown field, expected only x, y
            "rule": "gd"            | "rule": "sgd"             | optimizer.rule: found "sgd", expected one of gd, heavy-ball
            "lr": 1                 | "lr": 0                   | optimizer.lr: found 0, expected a finite number above 0
            "lr": 1                 | "lr": -1                  | optimizer.lr: found -1, expected a finite number above 0
            "lr": 1                 | "lr": 1e999               | optimizer.lr: found 1e999, expected a finite number
            "lr": 1                 | "lr": "1"                 | optimizer.lr: found "1", expected a number
            "beta": 0.9             | "beta": 1                 | optimizer.beta: found 1, expected 0 ≤ beta < 1
            "beta": 0.9             | "beta": -0.1              | optimizer.beta: found -0.1, expected 0 ≤ beta < 1
            "seed": 0               | "seed": 0.5               | seed: found 0.5, expected an integer
            "seed": 0               | "seed": 9223372036854775808 | seed: found 9223372036854775808, expected an integer of 64 bits
            "seed": 0               | "seed": 0, "seed": 1      | seed: found the field a second time, expected each field once
            "step": 0               | "step": -1                | step: found -1, expected an integer, 0–1000000
            "step": 0               | "step": 1000001           | step: found 1000001, expected an integer, 0–1000000
            "data": "bundled",      |                           | training.data: found no such field, expected a string
            "data": "bundled"       | "data": "bundled", "sha256": {} | training.sha256.train-images-idx3-ubyte: found no such field
            "epochs": 10            | "epochs": 0               | training.epochs: found 0, expected an integer, at least 1
            "epochs": 10            | "epochs": 1               | training.epochs_done: found 2, expected an integer, 0–1
            "full"                  | "half"                    | training.batch: found "half", expected "full" or an integer, at least 1
            "full"                  | 0                         | training.batch: found 0, expected an integer, at least 1
            "full"                  | 1, "output": "relu"       | training.output: found "relu", expected one of softmax, linear
            "full"                  | 1, "hidden": 0            | training.hidden: found 0, expected an integer, 1–4096
            "full"                  | 1, "hidden": [8, 5000]    | training.hidden[1]: found 5000.0, expected 1–63 integers
            "full"                  | 1, "hidden": []           | training.hidden: found an array of 0
            "full"                  | 1, "loss": "hinge"        | training.loss: found "hinge", expected one of
            "full"                  | 1, "output": "linear", "loss": "bce" | training.loss: found bce, with an output that is linear
            "full"                  | 1, "x-pixels": "0-1000"   | training.x-pixels: found "0-1000", expected one of 0-1, 0-255
            "full"                  | 1, "x-zero-grad": 1       | training.x-zero-grad: found 1, expected true or false
            "full"                  | 1, "x-legs": [{"epoch": 0}] | training.x-legs[0].epoch: found 0, expected an integer, at least 1
            "full"                  | 1, "x-batches": -1        | training.x-batches: found -1, expected an integer, at least 0
            "full"                  | 1, "x-batches": 2.5       | training.x-batches: found 2.5, expected an integer, at least 0
            "full"                  | 1, "x-batches": "many"    | training.x-batches: found "many", expected an integer, at least 0
            "epochs": 10            | "x-batches": 1, "epochs": 2 | training.x-batches: found 1, expected an integer, 0–0
            "epoch": 1              | "epoch": 0                | training.metrics[1].epoch: found 0, expected an integer, 1–1
            "epoch": 1              | "epoch": 2                | training.metrics[1].epoch: found 2, expected
            "test_accuracy": 0.5    | "test_accuracy": 1.5      | training.test_accuracy: found 1.5, expected 0–1
            "x0": 1                 | "x0": [1, 2, 3]           | descent.x0: found an array of 3 numbers, expected a number, or an array of 1 or 2 numbers
            "x0": 1                 | "x0": "1"                 | descent.x0: found "1", expected a number, or an array
            "alpha": 0.95           | "alpha": 0                | descent.alpha: found 0, expected a finite number above 0
            "x-schedule": "cosine"  | "x-schedule": "linear"    | descent.x-schedule: found "linear", expected one of constant, step, 1/t, cosine
            "x-schedule": "cosine"  | "x-schedule": 1           | descent.x-schedule: found 1, expected one of constant
            "size": 0.5, "seed": 3  | "size": -0.5              | descent.x-noise.size: found -0.5, expected a number from 0 to 1.0E100
            "size": 0.5, "seed": 3  | "size": 1e101             | descent.x-noise.size: found 1e101, expected a number from 0
            "size": 0.5, "seed": 3  | "seed": 3                 | descent.x-noise.size: found no such field, expected a number
            "size": 0.5, "seed": 3  | "size": 1, "seed": 0.5    | descent.x-noise.seed: found 0.5, expected an integer
            "size": 0.5, "seed": 3  | "size": 1, "sigma": 2     | descent.x-noise.sigma: found an unknown field, expected only size, seed
            {"size": 0.5, "seed": 3} | 0.5                      | descent.x-noise: found 0.5, expected an object
            "rule": "adam", "alpha" | "rule": "adamw", "alpha"  | descent.x-race[0].rule: found "adamw", expected one of gd
            "alpha": 0.2, "beta"    | "alpha": 0, "beta"        | descent.x-race[1].alpha: found 0, expected a finite number above 0
            "beta": 0.5}            | "beta": 1}                | descent.x-race[1].beta: found 1, expected 0 ≤ beta < 1
            "beta": 0.5}            | "lr": 0.5}                | descent.x-race[1].lr: found an unknown field, expected only rule, alpha, beta
            "rule": "nesterov", "alpha": 0.2, "beta": 0.5 | "rule": "adam", "alpha": 0.1 | descent.x-race[1]: found the setting of x-race[0], expected another one
            "x-race": [             | "x-race": [{},{"alpha":1},{"alpha":2},{"alpha":3},{"alpha":4},{"alpha":5}, | descent.x-race: found 8 entries, expected 0–7
            "x-race": [             | "x-race": ["gd", {"alpha":9}, | descent.x-race[0]: found "gd", expected an object
            "f": "x^2"              | "f": ""                   | descent.f: found an empty string, expected some text
            "steps": 10             | "steps": -1               | descent.steps: found -1, expected an integer, 0–1000000
            "workspace": "network"  | "workspace": "kitchen"    | view.workspace: found "kitchen", expected one of network, training
            "stride": "unit"        | "stride": "mile"          | view.stride: found "mile", expected one of term, unit
            "digits": 4             | "digits": 18              | view.digits: found 18, expected an integer, 0–17
            "dark": true            | "dark": 1                 | view.toggles.dark: found 1, expected true or false
            "kind": "weights"       | "kind": "biases"          | view.x-slice.kind: found "biases", expected one of random, path, weights
            "second": "b", "height" | "height"                  | view.x-slice.second: found no such field, expected a string
            "height": 2             | "height": 0               | view.x-slice.height: found 0, expected a number above 0
            "updates": 30           | "updates": 501            | view.x-slice.updates: found 501, expected an integer, 0–500
            "updates": 30           | "range": 30               | view.x-slice.range: found an unknown field, expected only kind, seed
            """)
    void refuses(String part, String change, String message) {
        assertThat(GOOD).contains(part);
        refused(GOOD.replace(part, change == null ? "" : change), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [-1, 2]    | y[0]: found -1.0, expected at least 0, for cross-entropy
            [0.5, 0.6] | y: found targets that sum to 1.1, expected a sum of 1, for cross-entropy
            """)
    void refusesTargetsThatAreNoDistribution(String y, String message) {
        refused("""
                {"format": "backprop-session", "version": 1, "network": {"inputs": 1,
                 "layers": [{"units": 2, "activation": "linear"}], "loss": "cross-entropy"},
                 "samples": [{"x": [1], "y": %s}]}""".formatted(y), "samples[0]." + message);
    }

    @Test
    void refusesTooManyParameters() {
        String layers = "{\"units\": 4096, \"activation\": \"linear\"}";
        refused(network(layers), "network.layers: found 16781312 parameters, expected at most 10000000");
    }

    @Test
    void refusesTooManyLayers() {
        String layer = "{\"units\": 1, \"activation\": \"linear\"}";
        refused(network(layer + ("," + layer).repeat(64)), "network.layers: found 65 entries, expected 1–64");
    }

    @Test
    void refusesNoLayers() {
        refused(network(""), "network.layers: found 0 entries, expected 1–64");
    }

    @Test
    void refusesASessionOfNothing() {
        refused(
                "{\"format\": \"backprop-session\", \"version\": 1}",
                "network: found no such field, expected an object");
    }

    @Test
    void refusesSamplesWithoutANetwork() {
        refused(
                "{\"format\": \"backprop-session\", \"version\": 1, \"descent\": {}, \"samples\": [{\"x\": [1], \"y\": [1]}]}",
                "network: found no such field, expected an object, for the samples");
    }

    @Test
    void refusesDeepNestingWithoutOverflow() {
        refused("[".repeat(100_000), "line 1, column 66: found nesting deeper than 64, expected at most 64");
    }

    @Test
    void refusesDeepNestingInsideAnExtension() {
        String deep = "{\"a\":".repeat(100_000);
        refused(GOOD.replace("\"step\"", "\"x-deep\": " + deep + ", \"step\""), "found nesting deeper than 64");
    }

    @Test
    void refusesTrailingGarbage() {
        refused(GOOD + " {}", "found more after the end of the JSON, expected nothing");
    }

    @Test
    void refusesTrailingGarbageThatIsNoJson() {
        refused(GOOD + " garbage", "found no valid JSON");
    }

    @Test
    void refusesATruncatedFile() {
        refused(GOOD.substring(0, 200), "found no valid JSON");
    }

    @Test
    void refusesAnEmptyFile() {
        refused("", "found nothing, expected a JSON object");
    }

    @Test
    void refusesAnArray() {
        refused("[1, 2]", "found an array of 2 numbers, expected a JSON object");
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] bytes = GOOD.replace("bundled", "~").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xff : bytes[i];
        }
        assertThat(refusal(bytes)).contains("Invalid UTF-8");
    }

    private static String network(String layers) {
        return "{\"format\": \"backprop-session\", \"version\": 1, \"network\": {\"inputs\": 4096, \"layers\": ["
                + layers + "], \"loss\": \"mse\"}, \"samples\": []}";
    }

    private static void refused(String json, String message) {
        assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)))
                .startsWith("s.json: ")
                .contains(message)
                .contains("expected")
                .doesNotContain("\n");
    }

    private static String refusal(byte[] json) {
        return catchThrowableOfType(
                        BadInputException.class, () -> SessionReader.read("s.json", new ByteArrayInputStream(json)))
                .getMessage();
    }

    private static Session read(String json) {
        return SessionReader.read("s.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
