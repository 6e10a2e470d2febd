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
    /** Of these settings the sentence speaks; null before the first. */
    private @Nullable TrainingSettings spokenOf;

    private List<Row> rows = List.of();

    EvidencePanel() {
        super(8);
        setId("training-evidence");
        getStyleClass().add("evidence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(sentence, facts);
    }

    void show(TrainingSettings settings, @Nullable Shown shown) {
        List<Evidence.Fact> now = shown == null ? List.of() : Evidence.of(shown);
        if (!settings.equals(spokenOf)) {
            spokenOf = settings;
            sentence.setText(Experiment.of(settings).map(Experiment::sentence).orElse(""));
        }
        boolean said = !sentence.getText().isEmpty();
        sentence.setVisible(said);
        sentence.setManaged(said);
        boolean any = said || !now.isEmpty();
        setVisible(any);
        setManaged(any);
        if (!now.equals(shownFacts)) {
            shownFacts = now;
            showFacts(now);
        }
    }

    /** While a run goes on only the numbers change: new rows would have to be styled anew each time. */
    void showFacts(List<Evidence.Fact> now) {
        boolean alike = now.size() == rows.size();
        for (int i = 0; alike && i < now.size(); i++) {
            alike = rows.get(i).takes(now.get(i));
        }
        if (!alike) {
            rows = now.stream().map(Row::of).toList();
            facts.getChildren().setAll(rows.stream().map(Row::whole).toList());
        }
        for (int i = 0; i < now.size(); i++) {
            rows.get(i).value().setText(now.get(i).value());
        }
    }

    /** A fact's word, with its number beside it or under it. */
    private record Row(Region whole, Label word, Label value, boolean tall) {
        private static final int LONG = 24;

        static Row of(Evidence.Fact fact) {
            Label word = new Label(fact.word());
            word.getStyleClass().add("muted");
            word.setWrapText(true);
            word.setMinWidth(0);
            Label value = new Label(fact.value());
            value.getStyleClass().add("number");
            if (isLong(fact)) {
                value.setWrapText(true);
                value.getStyleClass().setAll("label", "evidence-words");
                VBox tall = new VBox(2, word, value);
                value.setMinHeight(USE_PREF_SIZE);
                return new Row(tall, word, value, true);
            }
            value.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(word, Priority.ALWAYS);
            word.setMaxWidth(Double.MAX_VALUE);
            return new Row(new HBox(8, word, value), word, value, false);
        }

        private static boolean isLong(Evidence.Fact fact) {
            return fact.value().length() > LONG;
        }

        /** Whether a fact can stand here as well. */
        boolean takes(Evidence.Fact fact) {
            return tall == isLong(fact) && word.getText().equals(fact.word());
        }
    }
}
