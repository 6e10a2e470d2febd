package dev.backprop.engine.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The type of a NumPy array's elements.
 *
 * @param kind f for floating point, i for signed integers
 * @param bytes 4 or 8
 * @param order of the bytes
 */
record NpyType(char kind, int bytes, ByteOrder order) {
    /** What messages say is understood. */
    static final String KNOWN = "<f4, <f8, <i4 or <i8 (or > in place of <)";

    /** The type of that name, or null where it is none of {@link #KNOWN}. */
    static @Nullable NpyType of(String descr) {
        if (!descr.matches("[<>][fi][48]")) {
            return null;
        }
        ByteOrder order = descr.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return new NpyType(descr.charAt(1), descr.charAt(2) - '0', order);
    }

    static NpyType floating(boolean float32) {
        return new NpyType('f', float32 ? Float.BYTES : Double.BYTES, ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the next element; {@code from} has this type's byte order. */
    double get(ByteBuffer from) {
        if (kind == 'f') {
            return bytes == Float.BYTES ? from.getFloat() : from.getDouble();
        }
        return bytes == Integer.BYTES ? from.getInt() : from.getLong();
    }

    /** Writes one element of a floating type. */
    void put(ByteBuffer to, double value) {
        if (bytes == Float.BYTES) {
            to.putFloat((float) value);
        } else {
            to.putDouble(value);
        }
    }

    /** As NumPy spells it. */
    String descr() {
        return String.format(Locale.ROOT, "%s%c%d", order == ByteOrder.LITTLE_ENDIAN ? "<" : ">", kind, bytes);
    }
}
