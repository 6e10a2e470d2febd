package dev.backprop.engine.session;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.data.Sample;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads session files of version 1, field by field: every error names the file, the path inside it, what was found there
 * and what was expected.
 */
public final class SessionReader {
    static final String FORMAT = "backprop-session";
    static final int VERSION = 1;
    /** Ten million weights at full precision fit. */
    private static final long MAX_BYTES = 256L << 20;

    private SessionReader() {}

    /** Reads a file. */
    public static Session read(Path file) {
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw BadInputException.at(name, Files.exists(file) ? "no regular file" : "no such file", "a session file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw BadInputException.at(name, Files.size(file) + " bytes", "at most " + MAX_BYTES);
            }
            return read(name, in);
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream, which the caller closes.
     *
     * @param name how messages name it
     */
    public static Session read(String name, InputStream in) {
        try {
            JsonTree.Document document = JsonTree.read(name, in);
            return session(Fields.root(name, document.root()), document.extensions());
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Session session(Fields root, Extensions extensions) {
        if (!FORMAT.equals(root.stringIfAny("format"))) {
            throw root.bad("format", "\"" + FORMAT + "\"");
        }
        if (!root.is("version", VERSION)) {
            throw root.bad("version", String.valueOf(VERSION));
        }
        root.only(
                "format", "version", "network", "samples", "optimizer", "seed", "step", "training", "descent", "view");
        boolean alone = !root.has("training") && !root.has("descent");
        Session.Network network = alone || root.has("network") ? NetworkReader.network(root.object("network")) : null;
        if (network == null && root.has("samples")) {
            throw root.bad("network", "an object, for the samples");
        }
        List<Sample> samples = network != null && (alone || root.has("samples"))
                ? NetworkReader.samples(root, network.spec())
                : List.of();
        return new Session(
                network,
                samples,
                optimizer(root),
                root.longInteger("seed", 0),
                root.integer("step", 0, 0, Session.MAX_STEP),
                root.has("training") ? TrainingReader.training(root.object("training")) : null,
                root.has("descent") ? BlockReader.descent(root.object("descent")) : null,
                root.has("view") ? BlockReader.view(root.object("view")) : null,
                extensions);
    }

    private static OptimizerSpec optimizer(Fields root) {
        if (!root.has("optimizer")) {
            return OptimizerSpec.DEFAULT;
        }
        Fields fields = root.object("optimizer").only("rule", "lr", "beta");
        return optimizer(fields, "rule", "lr", OptimizerSpec.DEFAULT.lr());
    }

    /** Rule, learning rate and beta under the names that a block gives them, each with its default. */
    static OptimizerSpec optimizer(Fields fields, String ruleName, String lrName, double lrOtherwise) {
        Rule rule = fields.has(ruleName) ? fields.choice(ruleName, Rule::byId, ruleIds()) : Rule.GD;
        double lr = fields.number(lrName, lrOtherwise);
        if (lr <= 0) {
            throw fields.bad(lrName, "a finite number above 0");
        }
        double beta = fields.number("beta", OptimizerSpec.DEFAULT.beta());
        if (beta < 0 || beta >= 1) {
            throw fields.bad("beta", "0 ≤ beta < 1");
        }
        return new OptimizerSpec(rule, lr, beta);
    }

    private static List<String> ruleIds() {
        return Arrays.stream(Rule.values()).map(Rule::id).toList();
    }
}
