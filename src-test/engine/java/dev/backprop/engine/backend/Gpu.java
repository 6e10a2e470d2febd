package dev.backprop.engine.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests of a class where ND4J computes on a GPU: tagged {@code gpu}, and skipped, saying why, where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("gpu")
@ExtendWith(Gpu.Needed.class)
public @interface Gpu {
    /** Asks the live backend. */
    final class Needed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Backend live = Backend.live();
            return live.isCpu()
                    ? ConditionEvaluationResult.disabled(
                            live.fallback().orElse("no CUDA: the profile cuda is not on, training uses the CPU"))
                    : ConditionEvaluationResult.enabled(live.name());
        }
    }
}
