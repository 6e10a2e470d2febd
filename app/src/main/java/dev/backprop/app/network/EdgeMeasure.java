package dev.backprop.app.network;

import java.util.OptionalDouble;

/** What an edge is coloured by: its weight, the weight's gradient, or what comes in over it, as far as that is known. */
final class EdgeMeasure {
    private final NetworkScene scene;
    private final Colouring colouring;
    private final double scale;

    EdgeMeasure(NetworkScene scene) {
        this.scene = scene;
        colouring = scene.look().colouring();
        scale = scene.scales().of(colouring);
    }

    /** The number itself; none while it has not been computed in this pass. */
    OptionalDouble number(NetworkLayout.Edge edge) {
        return switch (colouring) {
            case WEIGHT -> scene.state().value(edge.weight(), edge.element());
            case GRADIENT -> scene.state().gradient(edge.weight(), edge.element());
            case CONTRIBUTION -> contribution(edge);
        };
    }

    /** With the weight that the pass ran on, not the one that its update makes. */
    private OptionalDouble contribution(NetworkLayout.Edge edge) {
        OptionalDouble input =
                scene.state().value(edge.from().node(), edge.from().element());
        double weight = scene.state().before(edge.weight(), edge.element());
        return input.isPresent() ? OptionalDouble.of(weight * input.getAsDouble()) : OptionalDouble.empty();
    }

    /** The number as a part of the fixed scale; beyond ±1 it is clipped by those who draw. */
    OptionalDouble relative(NetworkLayout.Edge edge) {
        OptionalDouble number = number(edge);
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() / scale) : number;
    }
}
