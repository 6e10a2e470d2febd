package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class PlacerTest {
    private final Placer placer = new Placer(new Rectangle2D.Double(0, 0, 400, 400), new double[0]);

    private Placer.Spot spot() {
        return placer.aroundOrBeyond(200, 200, 20, 20, 15, 60, 0);
    }

    private void take(double half) {
        placer.take(new Rectangle2D.Double(200 - half, 200 - half, 2 * half, 2 * half));
    }

    @Test
    void aLabelStandsNearItsPointWhereThereIsRoom() {
        Placer.Spot spot = spot();
        assertThat(spot.free()).isTrue();
        assertThat(spot.far()).isFalse();
        assertThat(spot.bounds().getMinX()).isBetween(200.0, 220.0);
    }

    @Test
    void aLabelStandsBeyondWhatCrowdsAroundItsPointAndIsJoinedToIt() {
        take(110);
        Placer.Spot spot = spot();
        assertThat(spot.free()).isTrue();
        assertThat(spot.far()).isTrue();
        assertThat(spot.bounds().intersects(90, 90, 220, 220)).isFalse();
    }

    @Test
    void aLabelStaysNearWhereThereIsNoRoomBeyondEither() {
        take(400);
        Placer.Spot spot = spot();
        assertThat(spot.free()).isFalse();
        assertThat(spot.bounds().getCenterX()).isBetween(100.0, 300.0);
    }
}
