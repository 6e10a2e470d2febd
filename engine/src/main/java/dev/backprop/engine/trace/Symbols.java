package dev.backprop.engine.trace;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import java.util.HashMap;
import java.util.Map;

/**
 * What the elements of a network's nodes are called: in LaTeX, in plain text, spoken, and as an identifier. The output
 * layer's score is z_o, as the lecture has it; with a single hidden layer its units need no layer in their names.
 */
public final class Symbols {
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private enum Kind {
        INPUT,
        WEIGHT,
        BIAS,
        SUM,
        SCORE,
        UNIT,
        OUTPUT,
        TARGET,
        LOSS
    }

    /** @param layer from 1; 0 for the input */
    private record Place(Kind kind, int layer) {}

    private final Map<Node, Place> places = new HashMap<>();
    private final Mlp mlp;
    private final int layers;
    private final boolean single;

    /** The names in one network. */
    public Symbols(Mlp mlp) {
        this.mlp = mlp;
        layers = mlp.layers().size();
        single = mlp.spec().outputs() == 1;
        places.put(mlp.x(), new Place(Kind.INPUT, 0));
        for (int l = 1; l <= layers; l++) {
            Mlp.LayerNodes nodes = mlp.layers().get(l - 1);
            places.put(nodes.weight(), new Place(Kind.WEIGHT, l));
            Node bias = nodes.bias();
            if (bias != null) {
                places.put(bias, new Place(Kind.BIAS, l));
                places.put(nodes.z().input(0), new Place(Kind.SUM, l));
            }
            places.put(nodes.z(), new Place(Kind.SCORE, l));
            places.put(nodes.h(), new Place(l == layers ? Kind.OUTPUT : Kind.UNIT, l));
        }
        places.put(mlp.y(), new Place(Kind.TARGET, layers));
        places.put(mlp.loss(), new Place(Kind.LOSS, layers));
    }

    private Place place(Node node) {
        Place place = places.get(node);
        if (place == null) {
            throw new IllegalArgumentException(node + ": found a node of another network");
        }
        return place;
    }

    /** In LaTeX: {@code h_{1}}, {@code w^{(2)}_{11}}, {@code \hat y}. */
    public String latex(Node node, int element) {
        Place place = place(node);
        int i = element % node.shape().columns() + 1;
        return switch (place.kind()) {
            case INPUT -> "x_{" + i + "}";
            case WEIGHT -> {
                int to = element / node.shape().columns() + 1;
                yield "w^{(" + place.layer() + ")}_{" + to + (to > 9 || i > 9 ? "," : "") + i + "}";
            }
            case BIAS -> "b^{(" + place.layer() + ")}_{" + i + "}";
            case SUM -> indexed("s", place, i);
            case SCORE -> indexed("z", place, i);
            case UNIT -> indexed("h", place, i);
            case OUTPUT -> single ? "\\hat y" : "\\hat y_{" + i + "}";
            case TARGET -> single ? "y" : "y_{" + i + "}";
            case LOSS -> "L";
        };
    }

    /** A whole node in LaTeX: {@code x}, {@code W^{(1)}}, {@code z_{o}}, {@code h}, {@code \hat y}. */
    public String tensorLatex(Node node) {
        Place place = place(node);
        return switch (place.kind()) {
            case INPUT -> "x";
            case WEIGHT -> "W^{(" + place.layer() + ")}";
            case BIAS -> "b^{(" + place.layer() + ")}";
            case SUM -> wholeLatex("s", place);
            case SCORE -> wholeLatex("z", place);
            case UNIT -> wholeLatex("h", place);
            case OUTPUT -> "\\hat y";
            case TARGET -> "y";
            case LOSS -> "L";
        };
    }

    private String wholeLatex(String letter, Place place) {
        return place.layer() == layers ? letter + "_{o}" : letter + (layers == 2 ? "" : "^{(" + place.layer() + ")}");
    }

    /** A whole node in plain text: {@code x}, {@code W⁽¹⁾}, {@code zₒ}, {@code h}, {@code ŷ}. */
    public String tensorPlain(Node node) {
        Place place = place(node);
        String layer = "⁽" + digits(place.layer(), SUPERSCRIPTS) + "⁾";
        return switch (place.kind()) {
            case INPUT -> "x";
            case WEIGHT -> "W" + layer;
            case BIAS -> "b" + layer;
            case SUM -> wholePlain("s", place);
            case SCORE -> wholePlain("z", place);
            case UNIT -> wholePlain("h", place);
            case OUTPUT -> "ŷ";
            case TARGET -> "y";
            case LOSS -> "L";
        };
    }

    private String wholePlain(String letter, Place place) {
        return letter
                + (place.layer() == layers ? "ₒ" : layers == 2 ? "" : "⁽" + digits(place.layer(), SUPERSCRIPTS) + "⁾");
    }

    /** Its gradient in LaTeX: δ for a score, as the lecture has it, and {@code ∂L/∂…} for all else. */
    public String gradientLatex(Node node, int element) {
        Place place = place(node);
        return place.kind() == Kind.SCORE
                ? indexed("\\delta", place, element % node.shape().columns() + 1)
                : "\\partial L/\\partial " + latex(node, element);
    }

    /** Its gradient in plain text: {@code δ₁}, {@code ∂L/∂h₁}. */
    public String gradientPlain(Node node, int element) {
        Place place = place(node);
        if (place.kind() == Kind.SCORE) {
            return plainIndexed("δ", place, element % node.shape().columns() + 1);
        }
        return "∂L/∂" + (place.kind() == Kind.WEIGHT ? "w of " : "") + plain(node, element);
    }

    private String indexed(String letter, Place place, int i) {
        if (place.layer() == layers) {
            return letter + (single ? "_{o}" : "_{o" + i + "}");
        }
        return letter + (layers == 2 ? "" : "^{(" + place.layer() + ")}") + "_{" + i + "}";
    }

    /** In plain text: {@code h₁}, {@code ŷ}, {@code h⁽²⁾₁}; a weight is its {@link #edge}. */
    public String plain(Node node, int element) {
        Place place = place(node);
        int i = element % node.shape().columns() + 1;
        return switch (place.kind()) {
            case INPUT -> "x" + digits(i, SUBSCRIPTS);
            case WEIGHT -> edge(node, element);
            case BIAS -> "b → " + unit(place.layer(), i - 1);
            case SUM -> plainIndexed("s", place, i);
            case SCORE -> plainIndexed("z", place, i);
            case UNIT -> plainIndexed("h", place, i);
            case OUTPUT -> single ? "ŷ" : "ŷ" + digits(i, SUBSCRIPTS);
            case TARGET -> single ? "y" : "y" + digits(i, SUBSCRIPTS);
            case LOSS -> "L";
        };
    }

    private String plainIndexed(String letter, Place place, int i) {
        if (place.layer() == layers) {
            return letter + "ₒ" + (single ? "" : digits(i, SUBSCRIPTS));
        }
        String layer = layers == 2 ? "" : "⁽" + digits(place.layer(), SUPERSCRIPTS) + "⁾";
        return letter + layer + digits(i, SUBSCRIPTS);
    }

    /** In a sentence: {@code h₁}, {@code the weight from h₁ to ŷ}. */
    public String factor(Node node, int element) {
        boolean parameter = place(node).kind() == Kind.WEIGHT || place(node).kind() == Kind.BIAS;
        return parameter ? "the " + spoken(node, element) : plain(node, element);
    }

    /** The two ends of a weight: {@code h₁ → ŷ}. */
    public String edge(Node weight, int element) {
        return ends(weight, element, " → ");
    }

    private String ends(Node weight, int element, String between) {
        int layer = place(weight).layer();
        int in = weight.shape().columns();
        return unit(layer - 1, element % in) + between + unit(layer, element / in);
    }

    /** A unit's plain name: layer 0 is the input; units from 0. */
    private String unit(int layer, int index) {
        return layer == 0
                ? plain(mlp.x(), index)
                : plain(mlp.layers().get(layer - 1).h(), index);
    }

    /** For a title or a screen reader: {@code weight from h₁ to ŷ}. */
    public String spoken(Node node, int element) {
        Place place = place(node);
        int i = element % node.shape().columns();
        String plain = plain(node, element);
        return switch (place.kind()) {
            case INPUT -> "input " + plain;
            case WEIGHT -> "weight from " + ends(node, element, " to ");
            case BIAS -> "bias of " + unit(place.layer(), i);
            case SUM -> "weighted sum " + plain + " of " + unit(place.layer(), i);
            case SCORE -> "score " + plain + " of " + unit(place.layer(), i);
            case UNIT -> "hidden unit " + plain;
            case OUTPUT -> "output " + plain;
            case TARGET -> "target " + plain;
            case LOSS -> "loss";
        };
    }

    /** As files and lists name it: {@code h1[0]}, {@code y_hat[0]}, {@code layers.0.weight[1][2]}, {@code loss}. */
    public String id(Node node, int element) {
        Place place = place(node);
        int i = element % node.shape().columns();
        return switch (place.kind()) {
            case WEIGHT -> node.name() + "[" + element / node.shape().columns() + "][" + i + "]";
            case UNIT -> "h" + place.layer() + "[" + i + "]";
            case OUTPUT -> "y_hat[" + i + "]";
            case LOSS -> "loss";
            case INPUT, BIAS, SUM, SCORE, TARGET -> node.name() + "[" + i + "]";
        };
    }

    /** The id of what is drawn for it: a score is part of its unit. */
    public String home(Node node, int element) {
        Place place = place(node);
        return switch (place.kind()) {
            case SUM, SCORE -> id(mlp.layers().get(place.layer() - 1).h(), element);
            default -> id(node, element);
        };
    }

    private static String digits(int number, String alphabet) {
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(number).toCharArray()) {
            out.append(alphabet.charAt(c - '0'));
        }
        return out.toString();
    }
}
