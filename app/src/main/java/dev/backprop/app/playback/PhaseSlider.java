package dev.backprop.app.playback;

import dev.backprop.app.paint.Hue;
import dev.backprop.app.paint.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The slider over a track: its phases in their colours, their names on top, and a round thumb at the cursor. */
final class PhaseSlider extends Region {
    /** The most steps that are shown as single cells. */
    private static final int MAX_CELLS = 60;

    private static final double FADED = 0.6;

    private final Playback playback;
    private final Canvas canvas = new Canvas();
    private final Face face = new Face();
    private Palette palette = Palette.LIGHT;
    private double scale = 1;

    PhaseSlider(Playback playback) {
        this.playback = playback;
        getStyleClass().add("phase-slider");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        face.setManaged(false);
        face.setMouseTransparent(true);
        getChildren().add(face);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        playback.indexProperty().addListener((observable, old, now) -> moved());
        playback.lengthProperty().addListener((observable, old, now) -> redraw());
        playback.segmentsProperty().addListener((observable, old, now) -> moved());
        playback.titleProperty().addListener((observable, old, now) -> redraw());
        focusedProperty().addListener((observable, old, now) -> redraw());
    }

    void setPalette(Palette newPalette, double typeScale) {
        palette = newPalette;
        scale = typeScale;
        requestLayout();
        redraw();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 42 * scale;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        face.resizeRelocate(0, 0, getWidth(), getHeight());
        redraw();
    }

    /** What is seen, drawn once a pulse however much has changed: it is laid out by itself, for it is not managed. */
    private final class Face extends Region {
        Face() {
            canvas.setManaged(false);
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    /** The pixel of an index. */
    double at(double index) {
        double inset = inset();
        int last = Math.max(1, playback.getLength() - 1);
        return inset + index / last * (getWidth() - 2 * inset);
    }

    private double inset() {
        return 12 * scale;
    }

    private double trackY() {
        return getHeight() - 13 * scale;
    }

    private void seek(MouseEvent event) {
        requestFocus();
        double inset = inset();
        double part = (event.getX() - inset) / Math.max(1, getWidth() - 2 * inset);
        playback.seek((int) Math.round(part * (playback.getLength() - 1)));
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> playback.previous();
            case RIGHT -> playback.next();
            case HOME -> playback.toStart();
            case END -> playback.toEnd();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** At the end of a track that grows by itself it goes on with the caption: to draw it takes more of a pulse than all else there. */
    private void moved() {
        if (!playback.track().growsAt(playback.getIndex())) {
            redraw();
        }
    }

    private void redraw() {
        setAccessibleText(playback.titleProperty().get());
        face.requestLayout();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        int last = Math.max(1, playback.getLength() - 1);
        List<Segment> segments = playback.segmentsProperty().get();
        if (segments.isEmpty()) {
            segments = List.of(new Segment(0, last, "", Hue.ACCENT));
        }
        double labelledTo = 0;
        for (Segment segment : segments) {
            stretch(g, segment, last);
            labelledTo = label(g, segment, labelledTo);
        }
        thumb(g, hueAt(segments, playback.getIndex()));
    }

    private void stretch(GraphicsContext g, Segment segment, int last) {
        double gap = 1 * scale;
        double from = at(segment.from()) + gap;
        double to = at(Math.min(last, segment.to())) - gap;
        if (to <= from) {
            return;
        }
        double height = 8 * scale;
        double y = trackY() - height / 2;
        double arc = Math.min(height, to - from);
        java.awt.Color colour = palette.colour(segment.hue());
        g.setFill(fx(Palette.mix(colour, palette.panel(), FADED)));
        g.fillRoundRect(from, y, to - from, height, arc, arc);
        double done = Math.min(to, at(playback.getIndex()));
        if (done > from) {
            g.setFill(fx(colour));
            g.fillRoundRect(from, y, done - from, height, Math.min(arc, done - from), Math.min(arc, done - from));
        }
        if (last <= MAX_CELLS) {
            g.setFill(fx(palette.panel()));
            for (int i = segment.from() + 1; i < segment.to(); i++) {
                g.fillRect(at(i) - scale, y, 2 * scale, height);
            }
        }
    }

    /** Writes a stretch's name where it has room; returns where the next may begin. */
    private double label(GraphicsContext g, Segment segment, double free) {
        if (segment.label().isEmpty()) {
            return free;
        }
        Font font = Font.font("Inter Semi Bold", 12 * scale);
        Text text = new Text(segment.label());
        text.setFont(font);
        double width = text.getLayoutBounds().getWidth();
        double x = Math.min(Math.max(free, at(segment.from()) + 2 * scale), getWidth() - width);
        double room = at(segment.to()) - x;
        if (x < free || room < Math.min(width, 24 * scale)) {
            return free;
        }
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(fx(palette.colour(segment.hue())));
        g.fillText(segment.label(), x, trackY() - 17 * scale);
        return x + width + 10 * scale;
    }

    private void thumb(GraphicsContext g, Hue hue) {
        double x = at(playback.getIndex());
        double r = (isFocused() ? 11 : 10) * scale;
        g.setFill(fx(palette.stage()));
        g.fillOval(x - r, trackY() - r, 2 * r, 2 * r);
        g.setStroke(fx(palette.colour(hue)));
        g.setLineWidth(3 * scale);
        double inner = r - 1.5 * scale;
        g.strokeOval(x - inner, trackY() - inner, 2 * inner, 2 * inner);
        if (isFocused()) {
            double dot = 3.5 * scale;
            g.setFill(fx(palette.colour(hue)));
            g.fillOval(x - dot, trackY() - dot, 2 * dot, 2 * dot);
        }
    }

    /** The colour of the step that led to a state; at the start that of the first. */
    private static Hue hueAt(List<Segment> segments, int index) {
        for (Segment segment : segments) {
            if (index <= segment.to()) {
                return segment.hue();
            }
        }
        return segments.get(segments.size() - 1).hue();
    }

    private static Color fx(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }
}
