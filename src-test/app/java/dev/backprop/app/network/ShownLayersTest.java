package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownLayersTest {
    private static List<Integer> shown(List<ShownLayers.Slot> slots) {
        return slots.stream()
                .filter(ShownLayers.Slot::shown)
                .map(ShownLayers.Slot::layer)
                .toList();
    }

    @Test
    void aNetworkThatHasRoomIsShownWhole() {
        assertThat(shown(ShownLayers.of(8, 9, 4))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void theStepsLayerStandsBetweenItsNeighbours() {
        for (int layers = 1; layers <= 64; layers++) {
            for (int most = 9; most <= 30; most++) {
                for (int active = 0; active <= layers; active++) {
                    check(layers, most, active);
                }
            }
        }
    }

    private static void check(int layers, int most, int active) {
        List<ShownLayers.Slot> slots = ShownLayers.of(layers, most, active);
        List<Integer> shown = shown(slots);
        assertThat(shown).contains(0, active, layers);
        assertThat(shown).isSorted().doesNotHaveDuplicates();
        if (active > 0) {
            assertThat(shown).contains(active - 1);
        }
        if (active > 0 && active < layers - 1) {
            assertThat(shown).contains(active + 1);
        }
        assertThat(slots).hasSize(Math.min(most, layers + 1));
        assertThat(slots.stream().mapToInt(ShownLayers.Slot::leftOut).sum()).isEqualTo(layers + 1 - shown.size());
        assertThat(slots).filteredOn(slot -> !slot.shown()).allMatch(slot -> slot.leftOut() > 1);
    }

    @Test
    void thePictureStandsStillWhileTheStepStaysOnItsPage() {
        assertThat(ShownLayers.of(64, 12, 3)).isEqualTo(ShownLayers.of(64, 12, 4));
    }
}
