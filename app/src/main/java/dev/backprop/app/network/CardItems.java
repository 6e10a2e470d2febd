package dev.backprop.app.network;

import dev.backprop.app.paint.Item;
import dev.backprop.engine.trace.Derivation.Mention;
import dev.backprop.engine.trace.Symbols;
import java.awt.Shape;
import org.jspecify.annotations.Nullable;

/** The card's symbols and numbers as items of the picture: each knows the edge or the unit that it speaks of. */
final class CardItems {
    private static final String CARD = "card/";

    private CardItems() {}

    /**
     * A piece of a line.
     *
     * @param line from 0
     * @param piece from 0
     */
    static Item of(int line, int piece, Mention about, Symbols symbols, Shape shape) {
        String id = CARD + line + "/" + piece + "/" + symbols.home(about.node(), about.element());
        Double value = Double.isFinite(about.value()) ? about.value() : null;
        return new Item(id, shape, spoken(about, symbols), value, null);
    }

    private static String spoken(Mention about, Symbols symbols) {
        String spoken = symbols.spoken(about.node(), about.element());
        return switch (about.kind()) {
            case VALUE -> spoken;
            case GRADIENT -> "gradient of the " + spoken;
            case LOCAL -> "local derivative by the " + spoken;
            case SUMMAND -> "summand of the " + spoken;
        };
    }

    /** Whether an item is a piece of the card. */
    static boolean isPiece(String id) {
        return id.startsWith(CARD);
    }

    /** What is lit when an item is pointed at: a piece of the card lights what it speaks of, all else itself. */
    static @Nullable String lit(@Nullable String id) {
        return id == null || !isPiece(id) ? id : id.substring(id.indexOf('/', id.indexOf('/', CARD.length()) + 1) + 1);
    }

    /** Whether a piece speaks of what is lit. */
    static boolean speaksOf(Mention about, @Nullable String lit, Symbols symbols) {
        return lit != null
                && (lit.equals(symbols.home(about.node(), about.element()))
                        || lit.equals(symbols.id(about.node(), about.element())));
    }
}
