package dev.backprop.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeaderTest {
    @Test
    void readsWhatNumPyWrites() {
        assertThat(NpyHeader.parse("{'descr': '<f4', 'fortran_order': False, 'shape': (32, 784), }    \n"))
                .isEqualTo(new NpyHeader("<f4", false, List.of(32L, 784L)));
    }

    @Test
    void readsAVectorAndANumber() {
        assertThat(NpyHeader.parse("{'descr': '<f8', 'fortran_order': True, 'shape': (7,)}"))
                .isEqualTo(new NpyHeader("<f8", true, List.of(7L)));
        assertThat(NpyHeader.parse("{'descr': '<f8', 'fortran_order': True, 'shape': ()}"))
                .isEqualTo(new NpyHeader("<f8", true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'descr': '<f4', 'fortran_order': False, }",
                "{'descr': '<f4', 'fortran_order': 'False', 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (7), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 'x', }",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } __import__('os')",
            })
    void refusesAnythingElse(String text) {
        assertThat(NpyHeader.parse(text)).isNull();
    }

    @Test
    void countsElementsWithoutOverflow() {
        assertThat(new NpyHeader("<f4", false, List.of(9_999_999_999L, 9_999_999_999L)).elements(1000))
                .isEqualTo(-1);
        assertThat(new NpyHeader("<f4", false, List.of(10L, 100L)).elements(1000))
                .isEqualTo(1000);
        assertThat(new NpyHeader("<f4", false, List.of(10L, 101L)).elements(1000))
                .isEqualTo(-1);
        assertThat(new NpyHeader("<f4", false, List.of(5L, 0L)).elements(1000)).isZero();
    }
}
