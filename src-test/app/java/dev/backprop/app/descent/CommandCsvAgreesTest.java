package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window's table and {@code backprop descend --csv}: in the columns that both have, the same text. */
class CommandCsvAgreesTest {
    private static final OptimizerSpec PLAIN = new OptimizerSpec(Rule.GD, 0.1, 0.9);
    private static final DescentConfig LINE = new DescentConfig("x^4 - 3x^2 + x", List.of(1.5), PLAIN, 25);
    private static final DescentConfig PLANE = new DescentConfig("x^2 + 10y^2", List.of(1.5, -1.0), PLAIN, 25);

    private final DescentViewModel model = new DescentViewModel();

    @TempDir
    private Path folder;

    private void assertAgree(DescentConfig config) throws IOException {
        model.set(config);
        List<String> command = command(config);
        assertThat(lines(columns(command), TableWriterTest.lines(model.table()), ""))
                .isEqualTo(command);
    }

    private List<String> command(DescentConfig config) throws IOException {
        Path file = folder.resolve("iterates.csv");
        CommandAgreesTest.command(config, "--csv", file.toString());
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    private static List<String> columns(List<String> lines) {
        return List.of(lines.get(0).split(","));
    }

    /** Some columns of a table: the names, and those lines that begin with something. */
    private static List<String> lines(List<String> columns, List<String> table, String begin) {
        List<String> names = columns(table);
        return Stream.concat(table.stream().limit(1), table.stream().skip(1).filter(line -> line.startsWith(begin)))
                .map(line -> line.split(",", -1))
                .map(cells -> columns.stream()
                        .map(column -> cells[names.indexOf(column)])
                        .collect(Collectors.joining(",")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void inOneVariable(Rule rule) throws IOException {
        assertAgree(LINE.withOptimizer(new OptimizerSpec(rule, 0.1, 0.9)));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void inThePlane(Rule rule) throws IOException {
        assertAgree(PLANE.withOptimizer(new OptimizerSpec(rule, 0.1, 0.9)));
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void underASchedule(Schedule schedule) throws IOException {
        assertAgree(LINE.withSchedule(schedule));
    }

    @Test
    void withNoiseUnderAScheduleInThePlane() throws IOException {
        assertAgree(PLANE.withNoise(new Noise(0.5, -3)).withSchedule(Schedule.COSINE));
    }

    @Test
    void whereTheDescentEndsEarly() throws IOException {
        assertAgree(new DescentConfig("1/x", List.of(-1.0), new OptimizerSpec(Rule.GD, 1, 0.9), 10));
    }

    @Test
    void whereTheStartHasNoValue() throws IOException {
        assertAgree(new DescentConfig("log(x)", List.of(-1.0), PLAIN, 10));
    }

    @Test
    void forEachRunnerOfARace() throws IOException {
        DescentConfig noisy = PLANE.withNoise(new Noise(0.1, 7));
        model.set(noisy);
        model.race().all();
        List<String> race = TableWriterTest.lines(model.table());
        for (Rule rule : Rule.values()) {
            List<String> alone = command(noisy.withOptimizer(new OptimizerSpec(rule, 0.1, 0.9)));
            assertThat(lines(columns(alone), race, rule.id() + ",")).isEqualTo(alone);
        }
    }
}
