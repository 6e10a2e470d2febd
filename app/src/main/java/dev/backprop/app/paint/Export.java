package dev.backprop.app.paint;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.pdf.PDFHints;
import org.jfree.pdf.Page;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;

/**
 * Pictures as files, by the painter that paints them on the screen. SVG and PDF get text as outlines, since neither
 * writer embeds fonts; formulas, too, are drawn as outlines of their glyphs.
 */
public final class Export {
    /** The endings that can be written. */
    public static final List<String> ENDINGS = List.of("png", "svg", "pdf");

    private static final double PNG_SCALE = 2;

    private Export() {}

    /**
     * Writes a picture in the format of the file's ending: {@code .png} (two device pixels for a logical one),
     * {@code .svg} or {@code .pdf}. Whoever reads the file sees the old one or the whole new one.
     *
     * @throws BadInputException if the ending is another, or the file cannot be written
     * @throws IOException if the picture cannot be encoded
     */
    public static <S> void write(Path file, Painter<S> painter, S state, PaintContext context) throws IOException {
        byte[] content = switch (ending(file)) {
            case "png" -> png(image(painter, state, context, PNG_SCALE));
            case "svg" -> svg(painter, state, context);
            case "pdf" -> pdf(painter, state, context);
            default ->
                throw BadInputException.at(file.toString(), "the ending ." + ending(file), "one of .png, .svg, .pdf");
        };
        replace(file, content);
    }

    /** The picture as an image, {@code scale} device pixels for a logical one. */
    public static <S> BufferedImage image(Painter<S> painter, S state, PaintContext context, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(context.width() * scale),
                (int) Math.ceil(context.height() * scale),
                BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.scale(scale, scale);
        Raster.draw(g, painter, state, context);
        g.dispose();
        return image;
    }

    /**
     * Writes a file so that whoever reads it sees the old one or the whole new one.
     *
     * @throws BadInputException if it cannot be written, with what to do about it
     */
    public static void replace(Path file, byte[] content) {
        AtomicFile.write(file, out -> out.write(content));
    }

    /** An image as the bytes of a PNG file. */
    public static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static <S> byte[] svg(Painter<S> painter, S state, PaintContext context) {
        Fonts.register();
        SVGGraphics2D g = new SVGGraphics2D(context.width(), context.height());
        g.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        Raster.draw(g, painter, state, context);
        return g.getSVGDocument().getBytes(StandardCharsets.UTF_8);
    }

    private static <S> byte[] pdf(Painter<S> painter, S state, PaintContext context) {
        Fonts.register();
        PDFDocument document = new PDFDocument();
        Page page = document.createPage(new java.awt.geom.Rectangle2D.Double(0, 0, context.width(), context.height()));
        PDFGraphics2D g = page.getGraphics2D();
        g.setRenderingHint(PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        Raster.draw(g, painter, state, context);
        return document.getPDFBytes();
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
