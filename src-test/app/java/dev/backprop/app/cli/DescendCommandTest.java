package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backprop.engine.descent.DescentConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescendCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int descend(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "descend";
        System.arraycopy(options, 0, args, 1, options.length);
        return Cli.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    private JsonNode json(String... options) throws IOException {
        String[] args = new String[options.length + 1];
        args[0] = "--json";
        System.arraycopy(options, 0, args, 1, options.length);
        assertThat(descend(args)).as(err.toString()).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(out.toString().lines()).hasSize(1);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void printsTheNotebooksOscillationByDefault() throws IOException {
        JsonNode json = json();
        assertThat(json.fieldNames()).toIterable().containsExactly("xs", "fs", "gradients", "regime");
        assertThat(json.get("xs")).hasSize(11);
        for (int k = 0; k <= 10; k++) {
            assertThat(json.get("xs").get(k).get(0).asDouble()).isCloseTo(Math.pow(-0.9, k), within(1e-12));
            assertThat(json.get("fs").get(k).asDouble()).isCloseTo(Math.pow(0.81, k), within(1e-12));
            assertThat(json.get("gradients").get(k).get(0).asDouble()).isCloseTo(2 * Math.pow(-0.9, k), within(2e-12));
        }
        assertThat(json.get("regime").get("label").asText()).isEqualTo("oscillating");
        assertThat(json.get("regime").get("rate").asDouble()).isCloseTo(0.9, within(1e-15));
        assertThat(json.get("regime").get("local").asBoolean()).isFalse();
    }

    @Test
    void printsNumbersInFullPrecision() throws IOException {
        json("--alpha", "0.1", "--steps", "1");
        assertThat(out.toString()).contains("\"fs\":[1.0,0.6400000000000001]");
    }

    @Test
    void takesANegativeStartInTwoVariables() throws IOException {
        JsonNode json = json("--f", "x^2 + 3y^2", "--x0", "-1,2", "--alpha", ".1", "--steps", "1");
        assertThat(json.get("xs").get(0)).hasToString("[-1.0,2.0]");
        assertThat(json.get("gradients").get(0)).hasToString("[-2.0,12.0]");
        assertThat(json.get("xs").get(1).get(1).asDouble()).isCloseTo(0.8, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"--x0 -1, -1", "--x0=-1, -1", "--x0 -1.5e-3, -0.0015", "--x0 +2, 2", "--x0 -.5, -0.5"})
    void takesASignedStart(String option, double expected) throws IOException {
        JsonNode json = json(option.split(" "));
        assertThat(json.get("xs").get(0).get(0).asDouble()).isEqualTo(expected);
    }

    @Test
    void takesAFunctionThatBeginsWithAMinus() throws IOException {
        JsonNode json = json("--f", "-x^2", "--steps", "0");
        assertThat(json.get("fs").get(0).asDouble()).isEqualTo(-1);
    }

    @Test
    void saysWhereADescentStopped() throws IOException {
        JsonNode json = json("--f", "log(x)", "--alpha", "0.6");
        assertThat(json.get("xs")).hasSize(2);
        assertThat(json.get("fs")).hasSize(2);
        assertThat(json.get("gradients")).hasSize(2);
        assertThat(json.get("stopped").get("at").asInt()).isEqualTo(2);
        assertThat(json.get("stopped").get("operation").asText()).isEqualTo("Log");
        assertThat(json.get("stopped").get("why").asText()).endsWith("f is not defined there");
        assertThat(json.get("regime").get("local").asBoolean()).isTrue();
    }

    @Test
    void endsOnAPoleInItsWay() throws IOException {
        JsonNode json = json("--f", "1/x", "--x0", "-1", "--alpha", "1");
        assertThat(json.get("xs")).hasToString("[[-1.0]]");
        assertThat(json.get("stopped").get("at").asInt()).isEqualTo(1);
        assertThat(json.get("stopped").get("why").asText()).isEqualTo("1 ÷ 0 at x = 0: f has a pole there");
    }

    @Test
    void endsWhereAStepIsTooLargeForANumber() throws IOException {
        JsonNode json = json("--f", "x^4", "--alpha", "1e308");
        assertThat(json.get("xs")).hasToString("[[1.0]]");
        assertThat(json.get("stopped").get("operation").asText()).isEqualTo("update");
        assertThat(json.get("regime").get("label").asText()).isEqualTo("diverging");
    }

    @Test
    void saysNothingOfACurvatureWhereThereIsNoIterate() {
        assertThat(descend("--f", "log(x)", "--x0", "-1")).isZero();
        assertThat(out.toString())
                .endsWith("\nregime: undefined\n")
                .contains("stopped at iterate 0: log(−1) at x = −1");
    }

    @Test
    void printsEmptyListsWhereTheStartIsUndefined() throws IOException {
        JsonNode json = json("--f", "sqrt(x)", "--x0", "-1");
        assertThat(json.get("xs")).isEmpty();
        assertThat(json.get("regime").get("label").asText()).isEqualTo("undefined");
        assertThat(json.get("regime").get("rate").isNull()).isTrue();
        assertThat(json.get("stopped").get("at").asInt()).isZero();
    }

    @Test
    void hasNoRateForAdam() throws IOException {
        JsonNode regime = json("--rule", "adam").get("regime");
        assertThat(regime.get("label").asText()).isEqualTo("adaptive");
        assertThat(regime.get("rate").isNull()).isTrue();
    }

    @Test
    void printsAnAlignedTableInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(descend("--steps", "2")).isZero();
        } finally {
            Locale.setDefault(before);
        }
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("f(x) = x^2, rule gd, alpha 0.95, beta 0.9");
        assertThat(lines.get(1).split("\\s+")).containsExactly("", "k", "x", "f", "df/dx");
        assertThat(lines.get(3).strip().split("\\s+"))
                .containsExactly("1", "-0.9000000000", "0.8100000000", "-1.800000000");
        assertThat(lines.subList(1, 5))
                .extracting(String::length)
                .containsOnly(lines.get(1).length());
        assertThat(lines.get(5)).isEqualTo("regime: oscillating, rate 0.9000000000");
    }

    @Test
    void writesTheIteratesAsCsv(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("iterates.csv");
        assertThat(descend("--csv", file.toString(), "--alpha", "0.25", "--steps", "1"))
                .isZero();
        assertThat(file).hasContent("k,x,f,df/dx\n0,1.0,1.0,2.0\n1,0.5,0.25,1.0\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void descendsUnderAScheduleAsTheEngineDoes() throws IOException {
        JsonNode json = json("--schedule", "1/t", "--alpha", "0.25", "--steps", "2");
        assertThat(json.fieldNames()).toIterable().containsExactly("xs", "fs", "gradients", "regime");
        // x ← x(1 − 2·0.25) = 0.5, then x(1 − 2·0.125).
        assertThat(json.get("xs")).hasToString("[[1.0],[0.5],[0.375]]");
        assertThat(json.get("regime").get("rate").asDouble()).isEqualTo(0.75);
    }

    @Test
    void printsTheExactGradientsOfANoisyDescent() throws IOException {
        JsonNode json = json("--noise", "0.5", "--seed", "3", "--alpha", "0.25", "--steps", "1");
        double seen = 2 + 0.5 * new Random(3).nextGaussian();
        assertThat(json.get("gradients").get(0).get(0).asDouble()).isEqualTo(2);
        assertThat(json.get("xs").get(1).get(0).asDouble()).isCloseTo(1 - 0.25 * seen, within(1e-15));
    }

    @Test
    void saysWhatTheRegimeIsAboutUnderScheduleAndNoise() {
        assertThat(descend("--schedule", "step", "--noise", "0.5", "--seed", "-3", "--steps", "3"))
                .isZero();
        assertThat(out.toString())
                .startsWith("f(x) = x^2, rule gd, alpha 0.95, beta 0.9, schedule step, noise 0.5, seed -3\n")
                .contains("at the last step's alpha 0.0095")
                .contains(", without the noise\n");
    }

    @Test
    void writesRatesAndSeenGradientsWhereThereAreSuch(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("iterates.csv");
        assertThat(descend(
                        "--csv",
                        file.toString(),
                        "--alpha",
                        "0.25",
                        "--steps",
                        "1",
                        "--schedule",
                        "cosine",
                        "--rule",
                        "heavy-ball"))
                .isZero();
        assertThat(file).hasContent("k,x,f,df/dx,alpha\n0,1.0,1.0,2.0,0.25\n1,0.5,0.25,1.0,\n");
        assertThat(descend(
                        "--csv", file.toString(), "--noise", "1e-300", "--f", "x^2+y^2", "--x0", "1,1", "--steps", "0"))
                .isZero();
        assertThat(file).hasContent("k,x,y,f,df/dx,df/dy,seen_x,seen_y\n0,1.0,1.0,2.0,2.0,2.0,2.0,2.0\n");
    }

    @Test
    void refusesACsvFileInAFolderThatIsMissing(@TempDir Path folder) {
        Path file = folder.resolve("missing").resolve("iterates.csv");
        assertRefused(descend("--csv", file.toString()), file.toString());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesAFolderInThePlaceOfTheCsvFile(@TempDir Path folder) {
        assertRefused(descend("--csv", folder.toString()), folder + ": found a folder, expected a file to write");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--f,foo(x); f: character 1: found \"foo\"",
                "--f,x+$; f: character 3: found \"$\"",
                "--f,; f: found an empty text",
                "--x0,abc; --x0: found \"abc\", expected a finite number",
                "--x0,NaN; --x0: found \"NaN\"",
                "--x0,1e999; --x0: found \"1e999\"",
                "--x0,; --x0: found \"\", expected a finite number",
                "--csv,; found an empty file name, expected a file to write",
                "--f,x^2 + (x; f: character 9: found the end, expected ) for the ( at character 7",
                "--x0,1d; --x0: found \"1d\"",
                "--x0,0x10; --x0: found \"0x10\"",
                "--f,x*y; x0: found 1 number, expected two",
                "--alpha,0; --alpha: found 0, expected a number above 0",
                "--alpha,-1; --alpha: found -1, expected a number above 0",
                "--beta,1; --beta: found 1, expected a number of at least 0 and below 1",
                "--steps,-1; --steps: found \"-1\", expected a whole number from 0 to 1000000",
                "--steps,1.5; --steps: found \"1.5\"",
                "--steps,99999999999999999999; --steps: found",
                "--schedule,linear; --schedule: found \"linear\", expected one of constant, step, 1/t, cosine",
                "--noise,-1; --noise: found -1, expected a number from 0 to",
                "--noise,NaN; --noise: found \"NaN\", expected a finite number",
                "--seed,1.5; --seed",
                "--rule,sgd; --rule: found \"sgd\", expected one of gd, heavy-ball",
                "--foo; --foo",
                "stray; stray",
                "--alpha; --alpha",
            })
    void refusesABadCallInOneLine(String options, String message) {
        assertRefused(descend(options.split(",", -1)), message);
    }

    @Test
    void refusesNoCommandAndAnUnknownOne() {
        assertRefused(Cli.run(new String[] {}, new PrintWriter(out), new PrintWriter(err)), "expected one of");
        err.getBuffer().setLength(0);
        assertRefused(Cli.run(new String[] {"frobnicate"}, new PrintWriter(out), new PrintWriter(err)), "frobnicate");
    }

    @Test
    void showsTheEnginesDefaultsInItsHelp() {
        assertThat(descend("--help")).isZero();
        assertThat(out.toString())
                .contains("Default: " + DescentConfig.DEFAULT.optimizer().lr());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void reportsAFaultOfTheProgramInOneLineThatNamesTheLogFile() {
        PrintWriter broken = new PrintWriter(out) {
            @Override
            public void println(String line) {
                throw new IllegalStateException("planted");
            }
        };
        assertThat(Cli.run(new String[] {"descend"}, broken, new PrintWriter(err)))
                .isEqualTo(Cli.FAULT);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .startsWith("backprop: a fault of the program (IllegalStateException)")
                .contains(LogFile.path().toString());
    }

    private void assertRefused(int exit, String message) {
        assertThat(exit).isEqualTo(Cli.BAD_INPUT);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("backprop: ").contains(message);
    }
}
