package dev.backprop.engine.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.backprop.engine.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree of maps, lists and leaves, read strictly: no key twice, every number finite, nesting at most 64, nothing
 * after the end. An array of numbers is one {@code double[]}, so that a large weight costs eight bytes a number. Fields
 * that begin with {@code x-} are not in the tree but beside it, as they were written; of one name the last one counts.
 */
final class JsonTree {
    /** Any other JSON number. */
    record Num(String text, double value, boolean integer) {}

    /** JSON's null. */
    enum Null {
        NULL
    }

    /** What was read: a Map, List, double[], String, Boolean, Num or Null, and the fields beside it. */
    record Document(Object root, Extensions extensions) {}

    static final int MAX_NESTING = 64;

    /** Not-a-number tokens are let through to be refused by this class, with their place. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();

    private final String file;
    private final JsonParser parser;
    private final Map<String, Map<String, String>> extensions = new LinkedHashMap<>();

    private JsonTree(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads everything.
     *
     * @param file how messages name the source
     */
    static Document read(String file, InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            return new JsonTree(file, parser).document();
        }
    }

    private Document document() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw BadInputException.at(file, "nothing", "a JSON object");
            }
            Object root = value(first);
            JsonToken more = parser.nextToken();
            if (more != null) {
                throw BadInputException.at(file + ": " + line(), "more after the end of the JSON", "nothing");
            }
            return new Document(root, new Extensions(extensions));
        } catch (StreamConstraintsException e) {
            throw refused(
                    e,
                    parser.getParsingContext().getNestingDepth() >= MAX_NESTING
                            ? "nesting deeper than " + MAX_NESTING + ", expected at most " + MAX_NESTING
                            : e.getOriginalMessage() + ", expected less");
        } catch (JsonParseException e) {
            throw refused(e, "no valid JSON (" + e.getOriginalMessage() + "), expected JSON");
        }
    }

    private BadInputException refused(JsonProcessingException e, String found) {
        return new BadInputException(file + ": " + line() + ": found " + found, e);
    }

    private String line() {
        return "line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr();
    }

    private Object value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Num(parser.getText(), finite(), token == JsonToken.VALUE_NUMBER_INT);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Null.NULL;
            default -> throw BadInputException.at(file + ": " + line(), token.toString(), "a JSON value");
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        String path = path(parser.getParsingContext().getParent());
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.startsWith(Extensions.PREFIX)
                    && !TrainingReader.knows(path, name)
                    && !BlockReader.knows(path, name)) {
                extensions.computeIfAbsent(path, of -> new LinkedHashMap<>()).put(name, raw());
            } else if (fields.containsKey(name)) {
                throw BadInputException.at(place(), "the field a second time", "each field once");
            } else {
                fields.put(name, value(token));
            }
        }
        return fields;
    }

    private Object array() throws IOException {
        double[] numbers = new double[8];
        int count = 0;
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
            numbers[count++] = finite();
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY && count > 0) {
            return Arrays.copyOf(numbers, count);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(new Num(Double.toString(numbers[i]), numbers[i], false));
        }
        while (token != JsonToken.END_ARRAY) {
            values.add(value(token));
            token = parser.nextToken();
        }
        return values;
    }

    private double finite() throws IOException {
        String text = parser.getText();
        double value = Double.parseDouble(text.replace("INF", "Infinity"));
        if (!Double.isFinite(value)) {
            throw BadInputException.at(place(), Fields.shortened(text), "a finite number");
        }
        return value;
    }

    /** The value that the parser is at, digit for digit as it stands, without the spaces around its parts. */
    private String raw() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = FACTORY.createGenerator(text)) {
            int depth = 0;
            do {
                JsonToken token = parser.currentToken();
                if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
                    throw BadInputException.at(place(), Fields.shortened(parser.getText()), "a finite number");
                } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                    copy.writeNumber(parser.getText());
                } else {
                    copy.copyCurrentEvent(parser);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth > 0) {
                    parser.nextToken();
                }
            } while (depth > 0);
        }
        return text.toString();
    }

    /** The file and the path inside it, as {@code s.json: network.layers[1].weights[0][2]}. */
    private String place() {
        String path = path(parser.getParsingContext());
        return path.isEmpty() ? file : file + ": " + path;
    }

    private static String path(@Nullable JsonStreamContext from) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = from; at != null && !at.inRoot(); at = at.getParent()) {
            boolean top = at.getParent() == null || at.getParent().inRoot();
            String part = at.inArray()
                    ? "[" + at.getCurrentIndex() + "]"
                    : (top ? "" : ".") + Fields.shortened(at.getCurrentName());
            path.insert(0, part);
        }
        return path.toString();
    }
}
