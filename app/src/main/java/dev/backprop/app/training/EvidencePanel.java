package dev.backprop.app.training;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What there is to see in the run, in one sentence, and the numbers that prove it; gone where there is nothing. */
final class EvidencePanel extends VBox {
    private final Label sentence = new Label();
    private final VBox facts = new VBox(4);
    private List<Evidence.Fact> shownFacts = List.of();

    EvidencePanel() {
        super(8);
        setId("training-evidence");
        getStyleClass().add("evidence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(sentence, facts);
    }

    void show(TrainingSettings settings, @Nullable Shown shown) {
        Experiment experiment = Experiment.of(settings).orElse(null);
        List<Evidence.Fact> now = shown == null ? List.of() : Evidence.of(shown);
        sentence.setText(experiment == null ? "" : experiment.sentence());
        boolean said = experiment != null;
        sentence.setVisible(said);
        sentence.setManaged(said);
        boolean any = said || !now.isEmpty();
        setVisible(any);
        setManaged(any);
        if (!now.equals(shownFacts)) {
            shownFacts = now;
            facts.getChildren().setAll(now.stream().map(EvidencePanel::row).toList());
        }
    }

    private static Region row(Evidence.Fact fact) {
        Label word = new Label(fact.word());
        word.getStyleClass().add("muted");
        word.setWrapText(true);
        word.setMinWidth(0);
        Label value = new Label(fact.value());
        value.getStyleClass().add("number");
        if (fact.value().length() > 24) {
            value.setWrapText(true);
            value.getStyleClass().setAll("label", "evidence-words");
            VBox tall = new VBox(2, word, value);
            value.setMinHeight(USE_PREF_SIZE);
            return tall;
        }
        value.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(word, Priority.ALWAYS);
        word.setMaxWidth(Double.MAX_VALUE);
        return new HBox(8, word, value);
    }
}
