package dev.backprop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's script with a Java of the test's own, which prints what it is called with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    private Path root;

    private Path home;
    private Path archive;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(root.resolve("a folder/of mine"));
        archive = Files.createDirectories(home.resolve("lib")).resolve("backprop.jsa");
        script(home.resolve("backprop"), Files.readString(Path.of("src/main/launcher/backprop")));
        javaThat("for each in \"$@\"; do echo \"$each\"; done");
    }

    private void javaThat(String does) throws IOException {
        script(Files.createDirectories(root.resolve("jdk/bin")).resolve("java"), "#!/bin/sh\n" + does + "\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Called(int code, List<String> lines) {}

    private Called backprop(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("backprop").toString()), Arrays.stream(arguments))
                        .toList());
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = new String(
                        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Called(process.waitFor(), lines);
    }

    @Test
    void anArchiveThatIsThereIsNamedAndTheArgumentsGoThroughAsTheyAre() throws Exception {
        Files.writeString(archive, "classes");
        List<String> lines = backprop("open", "my file.json").lines();
        assertThat(lines).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
        assertThat(lines).endsWith("open", "my file.json");
    }

    @Test
    void anArchiveThatIsNotThereIsNotNamed() throws Exception {
        assertThat(backprop().lines()).noneMatch(line -> line.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void javaIsTrustedToPassOverAnArchiveThatDoesNotFitAndToBeSilentAboutIt() throws Exception {
        Files.writeString(archive, "classes");
        assertThat(backprop().lines()).contains("-Xshare:auto", "-Xlog:cds*=off");
    }

    @Test
    void itsExitCodeIsThePrograms() throws Exception {
        javaThat("exit 2");
        assertThat(backprop("train").code()).isEqualTo(2);
    }

    @Test
    void makingAnArchivePutsTheWholeOneInThePlaceOfTheOld() throws Exception {
        Files.writeString(archive, "old");
        javaThat(
                "for each in \"$@\"; do case $each in -XX:ArchiveClassesAtExit=*) echo new > \"${each#*=}\";; esac; done");
        assertThat(backprop("--make-archive").code()).isZero();
        assertThat(archive).hasContent("new\n");
        assertThat(archive.getParent()).isDirectoryNotContaining(file -> !file.equals(archive));
    }

    @Test
    void anArchiveThatCannotBeMadeLeavesTheOldOneAndNoRemains() throws Exception {
        Files.writeString(archive, "old");
        javaThat("for each in \"$@\"; do case $each in -XX:Arch*) echo half > \"${each#*=}\";; esac; done; exit 1");
        Called called = backprop("--make-archive");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.lines()).containsExactly("backprop: no archive was written; the program starts without it");
        assertThat(archive).hasContent("old");
        assertThat(archive.getParent()).isDirectoryNotContaining(file -> !file.equals(archive));
    }
}
