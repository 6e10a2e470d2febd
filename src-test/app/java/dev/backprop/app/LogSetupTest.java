package dev.backprop.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import dev.backprop.app.cli.LogFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogSetupTest {
    @Test
    void theLogGoesToItsFileAndNowhereElse() {
        LoggerContext live = (LoggerContext) LoggerFactory.getILoggerFactory();
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        live.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appenders::add);

        assertThat(appenders).singleElement().isInstanceOfSatisfying(RollingFileAppender.class, file -> {
            assertThat(file.getFile()).isEqualTo(LogFile.path().toString());
            assertThat(file.isStarted()).isTrue();
        });
    }
}
