package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.train.Checkpoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's state in a file. */
class RunStateFileTest {
    @TempDir
    private Path folder;

    private static Checkpoint state(int epoch, int steps, float... numbers) {
        return new Checkpoint(
                epoch, 0, 0, 0, steps, List.of(numbers), List.of(List.of(numbers.clone())), List.of(numbers.clone()));
    }

    @Test
    void everyBitComesBack() {
        Checkpoint state = state(123, 2_000_000_011, 0.1f, -3e-38f, 16_777_215f, Float.MIN_VALUE);
        Path file = folder.resolve("a.npz");
        RunStateFile.write(file, state);
        Checkpoint back = RunStateFile.read(file, state(0, 0, 0, 0, 0, 0));
        assertThat(back.epoch()).isEqualTo(123);
        assertThat(back.steps()).isEqualTo(2_000_000_011);
        assertThat(back.parameters().get(0)).containsExactly(state.parameters().get(0));
        assertThat(back.state().get(0).get(0))
                .containsExactly(state.parameters().get(0));
        assertThat(back.gradients().get(0)).containsExactly(state.parameters().get(0));
    }

    @Test
    void aStateOfAnotherNetworkIsRefusedByTheArraysName() {
        Path file = folder.resolve("a.npz");
        RunStateFile.write(file, state(1, 1, 1, 2, 3));
        assertThatThrownBy(() -> RunStateFile.read(file, state(0, 0, 1, 2)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("parameters.0: found 3 numbers, expected 2 numbers");
    }

    @Test
    void aStateOfAnotherRuleIsRefused() {
        Path file = folder.resolve("a.npz");
        RunStateFile.write(file, state(1, 1, 1, 2));
        Checkpoint plain = new Checkpoint(0, 0, 0, 0, 0, List.of(new float[2]), List.of(List.of()), List.of());
        assertThatThrownBy(() -> RunStateFile.read(file, plain))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("only what the run's network and rule have");
    }
}
