package dev.backprop.app.network;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.PassTrace;
import dev.backprop.engine.trace.Stride;
import java.util.List;
import java.util.Locale;

/**
 * The numbers of a session's network after some steps, without a window.
 *
 * @param step how many strides were taken from where the session opens
 * @param phase of the last thing that happened: {@code forward}, {@code loss}, {@code backward}, {@code update}
 * @param items every element of the network, of what there is one of for each sample the first one's
 */
public record NetworkSnapshot(int step, String phase, List<ItemValue> items) {
    /** Keeps its own list. */
    public NetworkSnapshot {
        items = List.copyOf(items);
    }

    /**
     * Takes that many strides, through as many iterations as they need, or up to where a value stops being finite.
     *
     * @param step at least 0
     * @throws dev.backprop.engine.BadInputException if the session has no network
     */
    public static NetworkSnapshot of(Session session, int step, Stride stride) {
        PassTrace trace = Traced.of(session, 0);
        int index = Traced.opening(session, trace);
        int taken = 0;
        while (taken < step) {
            int next = PassTrack.onwards(trace, index, stride);
            if (next == index) {
                break;
            }
            index = next;
            taken++;
        }
        PassState state = trace.at(index);
        return new NetworkSnapshot(
                taken, state.phase().name().toLowerCase(Locale.ROOT), NetworkItems.of(trace, state, 0));
    }

    /** The items alone. */
    public static List<ItemValue> items(Session session, int step, Stride stride) {
        return of(session, step, stride).items();
    }
}
