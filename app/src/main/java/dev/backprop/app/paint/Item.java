package dev.backprop.app.paint;

import java.awt.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a picture that can be pointed at, spoken by a screen reader and listed.
 *
 * @param id stable from picture to picture, unique within one ({@code layers.0.weight[1,2]})
 * @param shape where it is, in logical pixels; a line is hit near it, a closed shape inside it
 * @param name what a screen reader says ("weight from x₁ to h₁")
 * @param value the number it shows, if it shows one
 * @param gradient the gradient it shows; absent while it has not been computed
 */
public record Item(
        String id,
        Shape shape,
        String name,
        @Nullable Double value,
        @Nullable Double gradient) {

    /** An item without numbers. */
    public static Item of(String id, Shape shape, String name) {
        return new Item(id, shape, name, null, null);
    }

    /** The name and its numbers as one sentence. */
    public String spoken() {
        StringBuilder text = new StringBuilder(name);
        if (value != null) {
            text.append(", ").append(Numbers.spoken(value));
        }
        if (gradient != null) {
            text.append(", gradient ").append(Numbers.spoken(gradient));
        }
        return text.toString();
    }
}
