package dev.backprop.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backprop.app.descent.DescentSnapshot;
import dev.backprop.app.descent.SliceSnapshot;
import dev.backprop.app.network.NetworkSnapshot;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.Stride;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a workspace at a step, as {@code backprop open --items} prints it.
 *
 * @param step strides taken from the start of the timeline
 * @param phase in which the last of them was
 * @param items one by one
 */
record Items(int step, String phase, List<Item> items) {
    /** One number, and its gradient where there is one yet. */
    record Item(
            String id,
            String name,
            @Nullable Double value,
            @Nullable Double gradient) {}

    /**
     * @param step strides from the start of the timeline; null: where the session opens
     * @param stride null: a unit
     */
    static Items of(Session session, String workspace, @Nullable Integer step, @Nullable Stride stride) {
        return switch (workspace) {
            case "network" -> network(session, step, stride == null ? Stride.UNIT : stride);
            case "descent" -> descent(session, step);
            default ->
                throw BadInputException.at(
                        "--items",
                        "the workspace " + workspace,
                        "network or descent: a run is not trained to be listed");
        };
    }

    private static Items network(Session session, @Nullable Integer step, Stride stride) {
        NetworkSnapshot at = step == null
                ? NetworkSnapshot.of(session, 0, stride)
                : NetworkSnapshot.of(fromTheStart(session), step, stride);
        return new Items(
                at.step(),
                at.phase(),
                at.items().stream()
                        .map(i -> new Item(i.id(), i.name(), i.value(), i.gradient()))
                        .toList());
    }

    private static Items descent(Session session, @Nullable Integer step) {
        boolean typed = session.descent() != null;
        int to = step != null ? step : typed ? 0 : session.step();
        DescentSnapshot at = typed ? DescentSnapshot.of(session, to) : SliceSnapshot.of(session, to);
        return new Items(
                at.step(),
                at.phase(),
                at.items().stream()
                        .map(i -> new Item(i.id(), i.name(), i.value(), i.gradient()))
                        .toList());
    }

    private static Session fromTheStart(Session session) {
        return session.withStep(0).withView(null);
    }

    void write(JsonGenerator g) throws IOException {
        g.writeStartObject();
        g.writeNumberField("step", step);
        g.writeStringField("phase", phase);
        g.writeArrayFieldStart("items");
        for (Item item : items) {
            g.writeStartObject();
            g.writeStringField("id", item.id());
            g.writeStringField("name", item.name());
            number(g, "value", item.value());
            number(g, "gradient", item.gradient());
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void number(JsonGenerator g, String name, @Nullable Double number) throws IOException {
        if (number == null) {
            g.writeNullField(name);
        } else {
            g.writeNumberField(name, number);
        }
    }
}
