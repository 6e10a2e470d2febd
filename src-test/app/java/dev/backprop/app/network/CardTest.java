package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.engine.graph.Node;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.trace.Derivation;
import dev.backprop.engine.trace.Phase;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card as it is painted; without a toolkit. */
class CardTest {
    private static final int WIDTH = 877;
    private static final int HEIGHT = 538;

    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    private record Painted(List<Item> items, int[] pixels) {}

    private NetworkScene scene() {
        return Objects.requireNonNull(model.sceneProperty().get());
    }

    private Painted paint(double typeScale) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            List<Item> items =
                    new StagePainter().paint(g, scene(), new PaintContext(WIDTH, HEIGHT, Palette.LIGHT, typeScale));
            return new Painted(items, image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
        } finally {
            g.dispose();
        }
    }

    private List<Item> pieces() {
        return paint(1).items().stream()
                .filter(item -> CardItems.isPiece(item.id()))
                .toList();
    }

    private static Rectangle2D box(Item item) {
        return item.shape().getBounds2D();
    }

    private static int changes(Painted a, Painted b, Rectangle2D in) {
        int changed = 0;
        for (int y = (int) in.getMinY(); y < in.getMaxY(); y++) {
            for (int x = (int) in.getMinX(); x < in.getMaxX(); x++) {
                changed += a.pixels()[y * WIDTH + x] != b.pixels()[y * WIDTH + x] ? 1 : 0;
            }
        }
        return changed;
    }

    private void goTo(Phase phase, int layer, int element) {
        model.playback()
                .seek(model.trace()
                        .indexOf(0, phase, node(phase, layer), element)
                        .orElseThrow());
    }

    private Node node(Phase phase, int layer) {
        Mlp.LayerNodes nodes = model.trace().network().layers().get(layer);
        return phase == Phase.FORWARD ? nodes.h() : nodes.weight();
    }

    @Test
    void everyFactorIsAnItemWithItsNumberInFull() {
        goTo(Phase.BACKWARD, 1, 0);

        assertThat(pieces())
                .filteredOn(item -> item.id().startsWith("card/2/"))
                .extracting(item -> CardItems.lit(item.id()), Item::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "layers.1.weight[0][0]", "gradient of the weight from h₁ to ŷ"),
                        org.assertj.core.groups.Tuple.tuple("y_hat[0]", "gradient of the score zₒ of ŷ"),
                        org.assertj.core.groups.Tuple.tuple("h1[0]", "hidden unit h₁"));
        Item h = pieces().stream()
                .filter(item -> item.id().endsWith("h1[0]"))
                .findFirst()
                .orElseThrow();
        assertThat(FullValue.words(h)).isEqualTo("hidden unit h₁ = " + h.value() + " · click to copy");
        assertThat(String.valueOf(h.value())).hasSizeGreaterThan(15);
    }

    @Test
    void pointingAtAPieceLightsTheUnitOnTheStage() {
        goTo(Phase.BACKWARD, 1, 0);
        Painted before = paint(1);
        Item unit = before.items().stream()
                .filter(item -> item.id().equals("h1[1]"))
                .findFirst()
                .orElseThrow();
        model.options().hoveredProperty().set(CardItems.lit("card/2/4/h1[1]"));

        assertThat(changes(before, paint(1), box(unit))).isPositive();
    }

    @Test
    void pointingAtAUnitLightsThePiecesThatSpeakOfIt() {
        goTo(Phase.BACKWARD, 1, 0);
        Painted before = paint(1);
        model.options().hoveredProperty().set("h1[0]");
        Painted after = paint(1);
        for (Item piece : pieces()) {
            boolean speaks = "h1[0]".equals(CardItems.lit(piece.id()));
            Rectangle2D box = box(piece);
            Rectangle2D inner = new Rectangle2D.Double(
                    box.getCenterX() - box.getWidth() / 4, box.getY() + 2, box.getWidth() / 2, box.getHeight() - 4);
            assertThat(changes(before, after, inner) > 0).as(piece.id()).isEqualTo(speaks);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "10, 1", "17, 1", "4, 1.5", "17, 1.5"})
    void everySummandOfTheWidestLayersStaysOnTheCard(int digits, double typeScale) {
        model.open(Sessions.of(3, 8, 16, 16, 4), "large");
        model.options().digitsProperty().set(digits);
        for (int i = 40; i < model.trace().iterationLength(); i += 97) {
            model.playback().seek(i);
            Derivation derivation = Objects.requireNonNull(scene().derivation());
            long mentions = derivation.lines().stream()
                    .flatMap(line -> line.pieces().stream())
                    .filter(piece -> piece.about() != null)
                    .count();
            Painted painted = paint(typeScale);
            Rectangle2D card = painted.items().stream()
                    .filter(item -> item.id().equals("derivation"))
                    .map(CardTest::box)
                    .findFirst()
                    .orElseThrow();
            List<Item> pieces = painted.items().stream()
                    .filter(item -> CardItems.isPiece(item.id()))
                    .toList();

            assertThat(pieces).hasSize((int) mentions);
            assertThat(pieces).as(digits + " digits, " + derivation.title()).allMatch(item -> card.contains(box(item)));
        }
    }

    @Test
    void longSumsGoOnInANewRow() {
        model.open(Sessions.of(1, 8, 16, 16, 4), "large");
        Derivation.Line line = model.trace()
                .derivation(8 * 16 + 16 * 3 + 16, 4)
                .orElseThrow()
                .lines()
                .get(1);
        List<SetLine.Row> rows = new SetLine(line.pieces(), false).rows(18, 700);

        assertThat(rows).hasSizeGreaterThan(1).allMatch(row -> row.width() <= 700);
        assertThat(rows.stream().mapToInt(row -> row.pieces().size()).sum())
                .isEqualTo(line.pieces().size());
        assertThat(rows.get(1).pieces().get(0).x()).isPositive();
    }

    @Test
    void aQuestionShowsNoNumberThatGivesItAway() {
        model.options().predictingProperty().set(true);
        goTo(Phase.BACKWARD, 1, 0);
        Painted asked = paint(1);

        assertThat(asked.items()).noneMatch(item -> CardItems.isPiece(item.id()));
        assertThat(asked.items())
                .filteredOn(item -> item.id().equals("layers.1.weight[0][0]"))
                .allMatch(item -> item.gradient() == null);
        assertThat(asked.items())
                .filteredOn(item -> item.id().equals("derivation"))
                .allMatch(item -> item.name().startsWith("what is the gradient of the weight from h₁ to ŷ?"));
        model.predict().reveal();
        assertThat(Arrays.equals(asked.pixels(), paint(1).pixels())).isFalse();
        assertThat(pieces()).isNotEmpty();
    }

    private List<String> given() {
        NetworkScene scene = scene();
        return GuessPainter.given(
                        Objects.requireNonNull(scene.derivation()), scene.mlp().samples() > 1)
                .stream()
                .map(Derivation.Line::label)
                .toList();
    }

    @Test
    void aQuestionGivesWhatIsNowhereElseOnTheStage() {
        goTo(Phase.FORWARD, 0, 0);
        assertThat(given()).containsExactly("the rule");
        goTo(Phase.BACKWARD, 0, 0);
        assertThat(given()).containsExactly("the rule", "upstream in place");
        goTo(Phase.UPDATE, 0, 0);
        assertThat(given()).containsExactly("the rule", "gradient");
        model.open(Sessions.of(3, 2, 2), "samples");
        goTo(Phase.BACKWARD, 0, 0);
        assertThat(given()).containsExactly("the rule", "every number");
    }

    @Test
    void whatIsTypedStandsOnTheCard() {
        model.options().predictingProperty().set(true);
        model.playback().next();
        Painted before = paint(1);
        model.predict().type('7');

        assertThat(Arrays.equals(before.pixels(), paint(1).pixels())).isFalse();
    }
}
