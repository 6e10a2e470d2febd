package dev.backprop.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command that has run in this process: its exit code and what it printed. */
record Ran(int code, String out, String err) {
    static Ran backprop(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Cli.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Ran(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    JsonNode json(int line) throws IOException {
        return new ObjectMapper().readTree(lines().get(line));
    }

    /** The last line of the output. */
    JsonNode lastJson() throws IOException {
        return json(lines().size() - 1);
    }
}
