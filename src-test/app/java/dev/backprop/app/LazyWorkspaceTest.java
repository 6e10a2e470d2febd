package dev.backprop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.shell.Workspace;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LazyWorkspaceTest {
    private int built;
    private final LazyWorkspace workspace =
            new LazyWorkspace(new Workspace.Entry("later", "Later", "fth-clock"), this::build);

    private Workspace build() {
        built++;
        throw new IllegalStateException("built");
    }

    @Test
    void theRailsWordsAndAnEndBuildNothing() {
        assertThat(workspace.id() + workspace.label() + workspace.entry().icon())
                .isEqualTo("laterLaterfth-clock");
        workspace.close();
        assertThat(built).isZero();
    }

    @Test
    void askingForItsPlaybackBuildsIt() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(workspace::playback))
                .hasMessage("built");
        assertThat(built).isEqualTo(1);
    }

    /** A method with a default that is forgotten here would do nothing in the window, and say nothing. */
    @ParameterizedTest
    @MethodSource("passedOn")
    void everyCommandReachesTheWorkspaceThatWasBuilt(Method command) throws ReflectiveOperationException {
        List<String> reached = new ArrayList<>();
        Workspace inner = (Workspace) Proxy.newProxyInstance(
                Workspace.class.getClassLoader(), new Class<?>[] {Workspace.class}, (proxy, method, arguments) -> {
                    reached.add(method.getName());
                    return method.getReturnType() == boolean.class ? false : null;
                });
        LazyWorkspace lazy = new LazyWorkspace(new Workspace.Entry("later", "Later", "fth-clock"), () -> inner);

        command.invoke(
                lazy,
                Stream.of(command.getParameterTypes())
                        .map(LazyWorkspaceTest::nothing)
                        .toArray());

        assertThat(reached).containsExactly(command.getName());
    }

    static Stream<Method> passedOn() {
        return Stream.of(Workspace.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic()
                        && !List.of("entry", "id", "label", "close").contains(method.getName()));
    }

    private static @Nullable Object nothing(Class<?> type) {
        return type == boolean.class ? (Object) false : type == double.class ? (Object) 1.0 : null;
    }
}
