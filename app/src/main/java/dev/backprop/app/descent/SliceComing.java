package dev.backprop.app.descent;

import dev.backprop.app.playback.Numbering;
import dev.backprop.app.playback.Track;
import dev.backprop.app.shell.NetworkLoss;
import java.util.List;

/** A training that is being computed, as the player sees it: as long as it is to become. */
record SliceComing(NetworkLoss loss, int updates) implements Track {
    private boolean been() {
        return !loss.path().isEmpty();
    }

    private int number(int index) {
        return been() ? loss.path().get(index).epoch() : index;
    }

    @Override
    public int length() {
        return been() ? loss.path().size() : updates + 1;
    }

    @Override
    public List<String> strides() {
        return List.of(been() ? "Epoch" : "Update");
    }

    @Override
    public Numbering numbering(int index) {
        return new Numbering(been() ? "epoch" : "update", number(0), number(index), number(length() - 1), "");
    }

    @Override
    public String title(int index) {
        return (been() ? "Epoch " : "Update ") + number(index) + " of " + number(length() - 1);
    }

    @Override
    public String subtitle(int index) {
        return "being computed";
    }
}
