package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.WindowExtension;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@ExtendWith(WindowExtension.class)
class EvidencePanelTest {
    private EvidencePanel panel;

    @Start
    void start(Stage stage) {
        panel = new EvidencePanel();
        stage.setScene(new Scene(panel, 400, 200));
        stage.show();
    }

    private Set<Node> show(FxRobot robot, Evidence.Fact... facts) {
        robot.interact(() -> panel.showFacts(List.of(facts)));
        return robot.from(panel).lookup(".number").queryAll();
    }

    private static List<String> texts(Set<Node> labels) {
        return labels.stream().map(label -> ((Label) label).getText()).toList();
    }

    @Test
    void aNumberThatChangesKeepsItsPlace(FxRobot robot) {
        Set<Node> before = show(robot, new Evidence.Fact("slope", "0.25"), new Evidence.Fact("stuck", "0 of 32"));
        Set<Node> after = show(robot, new Evidence.Fact("slope", "0.24"), new Evidence.Fact("stuck", "1 of 32"));
        assertThat(after).isEqualTo(before);
        assertThat(texts(after)).containsExactly("0.24", "1 of 32");
    }

    @Test
    void otherFactsTakeThePlaceOfThoseBefore(FxRobot robot) {
        show(robot, new Evidence.Fact("slope", "0.25"));
        Set<Node> after = show(robot, new Evidence.Fact("steps", "7"), new Evidence.Fact("growth", "× 3"));
        assertThat(texts(after)).containsExactly("7", "× 3");
    }

    @Test
    void aValueThatHasBecomeASentenceGetsLinesOfItsOwn(FxRobot robot) {
        show(robot, new Evidence.Fact("ended", "no"));
        show(robot, new Evidence.Fact("ended", "the loss was not finite in epoch 3"));
        assertThat(texts(robot.from(panel).lookup(".evidence-words").queryAll()))
                .containsExactly("the loss was not finite in epoch 3");
    }
}
