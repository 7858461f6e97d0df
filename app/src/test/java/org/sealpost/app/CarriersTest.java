package org.sealpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";

    private final Optional<String> before = Optional.ofNullable(System.getProperty(PROPERTY));

    @AfterEach
    void back() {
        before.ifPresentOrElse(value -> System.setProperty(PROPERTY, value), () -> System.clearProperty(PROPERTY));
    }

    @Test
    void thereAreMoreThanProcessorsOnASmallMachine() {
        System.clearProperty(PROPERTY);
        Carriers.enough();
        assertThat(Integer.getInteger(PROPERTY))
                .isGreaterThanOrEqualTo(16)
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void whatWasAskedForStays() {
        System.setProperty(PROPERTY, "3");
        Carriers.enough();
        assertThat(System.getProperty(PROPERTY)).isEqualTo("3");
    }
}
