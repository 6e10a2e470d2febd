package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InkTest {
    private final Ink ink = new Ink();

    private double mass() {
        double sum = 0;
        for (float value : Ink.numbers(ink.copy())) {
            sum += value;
        }
        return sum;
    }

    @Test
    void aDotIsARoundBlotOfTheBrushsArea() {
        ink.stroke(140, 140, 140, 140, false);
        assertThat(mass()).isCloseTo(Math.PI * Ink.PEN * Ink.PEN, within(4.0));
        assertThat(ink.at(140, 140)).isEqualTo(255);
    }

    @Test
    void itsEdgeIsAntiAliased() {
        ink.stroke(140, 140, 140, 140, false);
        int grey = 0;
        for (int x = 140; x < Ink.SIDE; x++) {
            grey += ink.at(x, 145) > 0 && ink.at(x, 145) < 255 ? 1 : 0;
        }
        assertThat(grey).isBetween(1, 2);
    }

    @Test
    void aStrokeIsAsWideAsTheBrushAllAlong() {
        ink.stroke(50, 60, 200, 60, false);
        // The length times the width, and a half circle at each end.
        assertThat(mass()).isCloseTo(150 * 2 * Ink.PEN + Math.PI * Ink.PEN * Ink.PEN, within(6.0));
    }

    @Test
    void drawingOverInkAddsNone() {
        ink.stroke(50, 60, 200, 90, false);
        double once = mass();
        ink.stroke(50, 60, 200, 90, false);
        assertThat(mass()).isEqualTo(once);
    }

    @Test
    void theEraserTakesAwayWhatIsUnderIt() {
        ink.stroke(50, 60, 200, 60, false);
        ink.stroke(50, 60, 200, 60, true);
        assertThat(ink.isBlank()).isTrue();
    }

    @Test
    void theLastStrokesAreTakenBackOneByOne() {
        ink.begin();
        ink.stroke(50, 60, 200, 60, false);
        byte[] first = ink.copy();
        ink.begin();
        ink.stroke(50, 160, 200, 160, false);
        ink.undo();
        assertThat(ink.copy()).isEqualTo(first);
        ink.undo();
        assertThat(ink.isBlank()).isTrue();
        assertThat(ink.canUndo()).isFalse();
        ink.undo();
        assertThat(ink.isBlank()).isTrue();
    }

    @Test
    void clearingCanBeTakenBack() {
        ink.begin();
        ink.stroke(50, 60, 200, 60, false);
        byte[] drawn = ink.copy();
        ink.clear();
        assertThat(ink.isBlank()).isTrue();
        ink.undo();
        assertThat(ink.copy()).isEqualTo(drawn);
    }

    @Test
    void whatIsDrawnBesideThePadIsCutOff() {
        Ink.Area area = ink.stroke(-40, -40, 5, 5, false);
        assertThat(ink.at(0, 0)).isEqualTo(255);
        assertThat(area.x()).isZero();
        assertThat(ink.stroke(900, 900, 950, 900, false).width()).isZero();
    }

    @Test
    void allThatChangesLiesInTheAreaThatIsTold() {
        Ink.Area area = ink.stroke(70, 90, 130, 40, false);
        for (int y = 0; y < Ink.SIDE; y++) {
            for (int x = 0; x < Ink.SIDE; x++) {
                boolean inside =
                        x >= area.x() && x < area.x() + area.width() && y >= area.y() && y < area.y() + area.height();
                assertThat(inside || ink.at(x, y) == 0).isTrue();
            }
        }
    }
}
