package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Export;
import dev.backprop.app.paint.Item;
import dev.backprop.app.paint.PaintContext;
import dev.backprop.app.paint.Palette;
import dev.backprop.app.playback.Playback;
import dev.backprop.app.shell.NetworkLoss;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlicePainterTest {
    private static final PaintContext CONTEXT = new PaintContext(900, 420, Palette.LIGHT, 1);

    private final BufferedImage image = new BufferedImage(900, 420, BufferedImage.TYPE_INT_RGB);

    private static SlicePicture picture(NetworkLoss loss) {
        SliceViewModel model = new SliceViewModel(Runnable::run, Runnable::run, Runnable::run, () -> 0, new Playback());
        model.show(loss);
        return Objects.requireNonNull(model.pictureProperty().get());
    }

    private List<Item> paint(SlicePicture picture) {
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 900, 420);
        List<Item> items = new SlicePainter().paint(g, picture, CONTEXT);
        g.dispose();
        return items;
    }

    @Test
    void everyPointOfTheTrainingCanBePointedAtWithItsOwnLoss() {
        SlicePicture picture = picture(SliceViewModelTest.lecture());

        List<Item> items = paint(picture);

        assertThat(items).extracting(Item::id).contains("center", "way[0]", "way[1]", "way[20]");
        assertThat(items)
                .filteredOn(item -> item.id().equals("way[20]"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.value())
                            .isEqualTo(picture.way().points().get(20).loss());
                    assertThat(item.name()).startsWith("update 20,").contains("off the plane");
                });
    }

    @Test
    void theStartOfTheTrainingIsAtTheCross() {
        SlicePicture picture = picture(SliceViewModelTest.lecture());
        Lens lens = SlicePainter.lens(picture, CONTEXT);

        Item start = paint(picture).stream()
                .filter(item -> item.id().equals("way[0]"))
                .findFirst()
                .orElseThrow();

        assertThat(start.shape().contains(lens.x().at(0), lens.y().at(0))).isTrue();
    }

    @Test
    void inAFinerPictureTheMapIsWhereItWas() {
        SlicePicture picture = picture(SliceViewModelTest.lecture());
        BufferedImage coarse = Export.image(new SlicePainter(), picture, CONTEXT, 1);
        BufferedImage fine = Export.image(new SlicePainter(), picture, CONTEXT, 3);
        Rectangle2D area = SlicePainter.lens(picture, CONTEXT).area();
        int same = 0;
        int all = 0;
        for (int x = (int) area.getMinX() + 2; x < area.getMaxX() - 2; x += 5) {
            for (int y = (int) area.getMinY() + 2; y < area.getMaxY() - 2; y += 5) {
                same += coarse.getRGB(x, y) == fine.getRGB(3 * x + 1, 3 * y + 1) ? 1 : 0;
                all++;
            }
        }
        assertThat(same).as("of %s points", all).isGreaterThan((int) (0.9 * all));
    }

    @Test
    void theMapIsDarkerWhereTheLossIsHigher() {
        SlicePicture picture = picture(SliceViewModelTest.lecture());
        paint(picture);
        Lens lens = SlicePainter.lens(picture, CONTEXT);
        ViewRange range = lens.range();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int light = 0;
        int dark = 0;
        for (double a : new double[] {range.xLow() * 0.93, range.xHigh() * 0.93}) {
            for (double b : new double[] {range.yLow() * 0.93, range.yHigh() * 0.93}) {
                double height = picture.height(a, b);
                int grey = image.getRGB((int) lens.x().at(a), (int) lens.y().at(b)) & 0xff;
                light = height < low ? grey : light;
                low = Math.min(low, height);
                dark = height > high ? grey : dark;
                high = Math.max(high, height);
            }
        }

        assertThat(high).isGreaterThan(low);
        assertThat(dark).isLessThan(light - 20);
    }

    @Test
    void whereThereIsNoFiniteLossTheMapIsHatched() {
        MlpSpec line = new MlpSpec(2, List.of(new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        Parameters start = new Parameters(List.of(new Parameters.Layer(new double[][] {{1, 1}}, null)));
        SlicePicture picture = picture(new NetworkLoss(
                "line",
                line,
                start,
                new double[][] {{1e200, 2}},
                new double[][] {{0}},
                "its one sample",
                new OptimizerSpec(Rule.GD, 1, 0),
                List.of()));
        paint(picture);
        Lens lens = SlicePainter.lens(picture, CONTEXT);
        Set<Integer> colours = new HashSet<>();
        int y = (int) (lens.area().getMinY() + lens.area().getHeight() / 4);
        for (int x = (int) lens.area().getMinX() + 20; x < lens.area().getMinX() + 60; x++) {
            colours.add(image.getRGB(x, y));
        }

        assertThat(picture.holes()).isPositive();
        assertThat(colours)
                .contains(Palette.LIGHT.stage().getRGB(), Palette.LIGHT.grid().getRGB());
    }
}
