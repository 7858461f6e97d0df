package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.name.DomainName;

class CachedKeysTest {
    private static final DomainName KEY = DomainName.of("one._domainkey.mail.example");
    private static final DomainName SILENT = DomainName.of("silent._domainkey.mail.example");
    private static final DomainName GONE = DomainName.of("gone._domainkey.mail.example");

    private final FakeKeys behind =
            new FakeKeys().with(KEY.ascii(), "v=DKIM1; p=").failing(SILENT.ascii());
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final CachedKeys keys = new CachedKeys(behind, 3, Duration.ofHours(1), Duration.ofSeconds(30), () -> now);

    @ParameterizedTest
    @CsvSource({"one, 3599, 1", "one, 3600, 2", "silent, 29, 1", "silent, 30, 2", "gone, 29, 1", "gone, 30, 2"})
    void anAnswerIsKeptForItsTimeAndTheLackOfOneBriefly(String selector, int seconds, int asked) {
        DomainName name = DomainName.of(selector + "._domainkey.mail.example");
        DkimKeys.Answer first = keys.lookup(name);
        now = now.plusSeconds(seconds);
        assertThat(keys.lookup(name)).isEqualTo(first);
        assertThat(behind.asked()).hasSize(asked);
    }

    @Test
    void whatIsAskedForAgainAndAgainStays() {
        keys.lookup(KEY);
        for (int i = 0; i < 100; i++) {
            keys.lookup(DomainName.of("s" + i + "._domainkey.evil.example"));
            keys.lookup(KEY);
        }
        assertThat(behind.asked()).hasSize(101);
        keys.lookup(DomainName.of("s0._domainkey.evil.example"));
        assertThat(behind.asked()).hasSize(102);
    }

    @Test
    void manyWhoAskAtOnceCauseOneLookUp() throws Exception {
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var lookups = new AtomicInteger();
        DkimKeys slow = name -> {
            lookups.incrementAndGet();
            entered.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return behind.lookup(name);
        };
        var cached = new CachedKeys(slow, 3, Duration.ofHours(1), Duration.ofSeconds(30), () -> now);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DkimKeys.Answer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> cached.lookup(KEY)));
            entered.await();
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> cached.lookup(KEY)));
            }
            released.countDown();
            for (Future<DkimKeys.Answer> answer : answers) {
                assertThat(answer.get()).isInstanceOf(DkimKeys.Answer.Found.class);
            }
        }
        assertThat(lookups).hasValue(1);
    }

    @Test
    void aDefectIsNotKept() {
        var broken = new CachedKeys(
                name -> {
                    throw new IllegalStateException("defect");
                },
                3,
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                () -> now);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> broken.lookup(GONE)).hasMessage("defect");
        }
    }
}
