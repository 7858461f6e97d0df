package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;
import org.sealpost.reports.intake.IntakeCode;
import org.sealpost.reports.listen.Inbox.Receipt;
import org.sealpost.reports.store.Kept;

class GroupInboxTest {
    private final MemoryStore store = new MemoryStore();

    private GroupInbox inbox(Function<Delivery, Arrival> reading, InboxLimits limits, Quotas quotas) {
        return new GroupInbox(reading, store, limits, quotas, Inboxes.CLOCK);
    }

    private static InboxLimits limits(int readers, int queue, Duration patience) {
        return new InboxLimits(
                100_000, 50_000, readers, 50_000, queue, 64, 1 << 20, 1 << 20, patience, Duration.ofSeconds(30));
    }

    private static List<Receipt> takeAll(GroupInbox inbox, List<Delivery> deliveries) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return deliveries.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> inbox.take(each), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static List<Delivery> mails(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Inboxes.mail("192.0.2.1", "mail " + i))
                .toList();
    }

    @Test
    void manyAreKeptInFewTransactions() {
        try (var inbox = Inboxes.of(store)) {
            assertThat(takeAll(inbox, mails(500))).containsOnly(new Receipt.Taken(Kept.NEW));
            assertThat(inbox.tallies().accepted()).isEqualTo(500);
        }
        assertThat(store.size()).isEqualTo(500);
        assertThat(store.batches()).hasSizeLessThan(500).allMatch(batch -> batch <= 100);
    }

    @Test
    void theSameOctetsAreTakenAgainAndSaidToBeTheSame() {
        try (var inbox = Inboxes.of(store)) {
            Delivery mail = Inboxes.mail("192.0.2.1", "text");
            assertThat(inbox.take(mail)).isEqualTo(new Receipt.Taken(Kept.NEW));
            assertThat(inbox.take(mail)).isEqualTo(new Receipt.Taken(Kept.SAME_OCTETS));
        }
    }

    @Test
    void oneThatCannotBeKeptDoesNotHarmTheOthersInItsTransaction() {
        store.failOn(arrival -> arrival.delivery().octets().equals(Octets.utf8("mail 7")));
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        try (var inbox = Inboxes.of(store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = mails(20).stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> inbox.take(each), threads))
                    .toList();
            while (inbox.tallies().inFlight() < 20) {
                Thread.onSpinWait();
            }
            gate.countDown();
            assertThat(receipts.stream().map(CompletableFuture::join).filter(Receipt.Taken.class::isInstance))
                    .hasSize(19);
            assertThat(receipts.get(7).join()).isEqualTo(new Receipt.Broken("IllegalStateException: disk full"));
        }
    }

    @Test
    void aStoreThatTakesNothingIsNotTriedForEachOfThem() {
        var attempts = new AtomicInteger();
        store.failOn(arrival -> {
            attempts.incrementAndGet();
            return true;
        });
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        try (var inbox = Inboxes.of(store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = mails(60).stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> inbox.take(each), threads))
                    .toList();
            while (inbox.tallies().inFlight() < 60) {
                Thread.onSpinWait();
            }
            gate.countDown();
            assertThat(receipts.stream().map(CompletableFuture::join)).allMatch(Receipt.Broken.class::isInstance);
        }
        assertThat(attempts.get()).isLessThan(60);
        assertThat(store.size()).isZero();
    }

    @Test
    void aFullQueueSendsAwayUntilLater() {
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        try (var inbox = inbox(Inboxes::unread, limits(2, 4, Duration.ofSeconds(5)), Inboxes.NO_QUOTAS);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = mails(40).stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> inbox.take(each), threads))
                    .toList();
            // One that the keeper waited for, four more that it took at once, and four that wait.
            while (inbox.tallies().refused().getOrDefault("intake.queue-full", 0L) < 40 - 1 - 4 - 4) {
                Thread.onSpinWait();
            }
            gate.countDown();
            List<Receipt> answers =
                    receipts.stream().map(CompletableFuture::join).toList();
            long later =
                    answers.stream().filter(Receipt.Later.class::isInstance).count();
            long taken =
                    answers.stream().filter(Receipt.Taken.class::isInstance).count();
            assertThat(later).isBetween(31L, 36L);
            assertThat(taken).isEqualTo(40 - later);
        }
        assertThat(store.counts()).containsKey("SMTP intake.queue-full");
    }

    @Test
    void atMostAsManyAreReadAtOnceAsMayBeAndLargeOnesAlone() {
        var small = new AtomicInteger();
        var large = new AtomicInteger();
        var mostSmall = new AtomicInteger();
        var mostLarge = new AtomicInteger();
        Function<Delivery, Arrival> reading = delivery -> {
            boolean isLarge = delivery.octets().length() >= 50_000;
            AtomicInteger now = isLarge ? large : small;
            (isLarge ? mostLarge : mostSmall).accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
            return Inboxes.unread(delivery);
        };
        var deliveries = new ArrayList<>(mails(200));
        for (int i = 0; i < 20; i++) {
            deliveries.add(Inboxes.mail("192.0.2.1", i + "x".repeat(60_000)));
        }
        try (var inbox = inbox(reading, limits(3, 1000, Duration.ofSeconds(20)), Inboxes.NO_QUOTAS)) {
            assertThat(takeAll(inbox, deliveries)).allMatch(Receipt.Taken.class::isInstance);
        }
        assertThat(mostSmall.get()).isBetween(1, 3);
        assertThat(mostLarge.get()).isEqualTo(1);
    }

    @Test
    void moreThanIsTakenOfAnythingIsRefused() {
        try (var inbox = Inboxes.of(store)) {
            var octets = Octets.of(new byte[Inboxes.LIMITS.body() + 1]);
            var post = new Delivery(Way.HTTPS, "192.0.2.1", Inboxes.NOW, Optional.empty(), octets);
            assertThat(inbox.take(post)).isEqualTo(new Receipt.Refused("intake.body-too-large"));
            var mail = new Delivery(
                    Way.SMTP,
                    "192.0.2.1",
                    Inboxes.NOW,
                    Optional.empty(),
                    Octets.of(new byte[Inboxes.LIMITS.mail() + 1]));
            assertThat(inbox.take(mail)).isEqualTo(new Receipt.Refused("intake.mail-too-large"));
        }
        assertThat(store.counts())
                .isEqualTo(Map.of("HTTPS intake.body-too-large", 1L, "SMTP intake.mail-too-large", 1L));
    }

    @Test
    void aMistakeInReadingIsOurFaultAndNotTheSenders() {
        Function<Delivery, Arrival> reading = delivery -> {
            throw new IllegalArgumentException("secret");
        };
        try (var inbox = inbox(reading, Inboxes.LIMITS, Inboxes.NO_QUOTAS)) {
            assertThat(inbox.take(Inboxes.mail("192.0.2.1", "x")))
                    .isEqualTo(new Receipt.Broken("reading failed: IllegalArgumentException"));
        }
    }

    @Test
    void aNetworkOfIpv6IsOneSource() {
        var quotas = new Quotas(Duration.ofHours(1), 2, 100, 100, 100);
        try (var inbox = inbox(Inboxes::unread, Inboxes.LIMITS, quotas)) {
            assertThat(inbox.take(Inboxes.mail("2001:db8:1:2::1", "a"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(Inboxes.mail("2001:db8:1:2:3:4:5:6", "b"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(Inboxes.mail("2001:db8:1:2::9", "c")))
                    .isEqualTo(new Receipt.Later("intake.source-quota"));
            assertThat(inbox.take(Inboxes.mail("2001:db8:1:3::1", "c"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(Inboxes.mail("192.0.2.1", "d"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(Inboxes.mail("192.0.2.2", "e"))).isInstanceOf(Receipt.Taken.class);
        }
        assertThat(store.counts()).isEqualTo(Map.of("SMTP intake.source-quota", 1L));
    }

    @Test
    void reportsAboutOneDomainHaveAQuotaWhicheverWayTheyCome() {
        var quotas = new Quotas(Duration.ofHours(1), 100, 2, 100, 100);
        try (var inbox = inbox(delivery -> report(delivery, delivery.source()), Inboxes.LIMITS, quotas)) {
            assertThat(inbox.take(Inboxes.mail("a", "1"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(posted("b"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(posted("c"))).isEqualTo(new Receipt.Later("intake.domain-quota"));
            assertThat(inbox.take(Inboxes.mail("d", "2"))).isEqualTo(new Receipt.Later("intake.domain-quota"));
        }
    }

    @Test
    void oneReporterHasAQuotaForADomainAndADay() {
        var quotas = new Quotas(Duration.ofHours(1), 100, 100, 2, 100);
        try (var inbox = inbox(delivery -> report(delivery, delivery.source()), Inboxes.LIMITS, quotas)) {
            assertThat(inbox.take(Inboxes.mail("a", "1"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(Inboxes.mail("a", "2"))).isInstanceOf(Receipt.Taken.class);
            assertThat(inbox.take(Inboxes.mail("a", "3"))).isEqualTo(new Receipt.Later("intake.reporter-quota"));
            assertThat(inbox.take(Inboxes.mail("b", "4"))).isInstanceOf(Receipt.Taken.class);
        }
    }

    @Test
    void whatWeFetchOurselvesHasNoQuota() {
        var quotas = new Quotas(Duration.ofHours(1), 1, 1, 1, 100);
        try (var inbox = inbox(delivery -> report(delivery, "a"), Inboxes.LIMITS, quotas)) {
            for (Way way : new Way[] {Way.IMAP, Way.FILE}) {
                for (int i = 0; i < 3; i++) {
                    var octets = Octets.utf8(way + " " + i);
                    var delivery = new Delivery(way, "mailbox", Inboxes.NOW, Optional.empty(), octets);
                    assertThat(inbox.take(delivery)).isEqualTo(new Receipt.Taken(Kept.NEW));
                }
            }
        }
    }

    private static Delivery posted(String source) {
        return new Delivery(
                Way.HTTPS, source, Inboxes.NOW, Optional.of(DomainName.of("example.org")), Octets.utf8(source));
    }

    private static Arrival report(Delivery delivery, String reporter) {
        var policy = new PolicyResult(
                Optional.empty(),
                List.of(),
                Optional.of("Example.org"),
                List.of(),
                OptionalLong.of(1),
                OptionalLong.of(0),
                List.of());
        var report = new TlsReport(
                Optional.of(reporter),
                Optional.of(Instant.parse("2026-11-19T00:00:00Z")),
                Optional.empty(),
                Optional.empty(),
                Optional.of("id"),
                List.of(policy));
        return new Arrival(
                delivery,
                Optional.empty(),
                new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, ""),
                List.of(new ReadReport(delivery.octets(), report, List.of())),
                List.of());
    }

    @Test
    void whatWasCutOrCannotBeUsedIsCountedAndOdditiesAreNot() {
        var notes = Stream.of(
                        IntakeCode.GZIP_BROKEN,
                        IntakeCode.PARTS_TOO_MANY,
                        IntakeCode.PARTS_TOO_MANY,
                        IntakeCode.TYPE_UNUSUAL)
                .map(code -> new Deviation(code, 0, ""))
                .toList();
        Function<Delivery, Arrival> reading = delivery -> {
            Arrival unread = Inboxes.unread(delivery);
            return new Arrival(delivery, unread.letter(), unread.authenticity(), List.of(), notes);
        };
        try (var inbox = inbox(reading, Inboxes.LIMITS, Inboxes.NO_QUOTAS)) {
            inbox.take(Inboxes.mail("192.0.2.1", "x"));

            assertThat(inbox.tallies().refused())
                    .isEqualTo(Map.of("intake.gzip-broken", 1L, "intake.parts-too-many", 1L));
        }
    }

    @Test
    void countsThatCouldNotBeSavedAreSavedLater() {
        store.countFails(true);
        try (var inbox = Inboxes.of(store)) {
            inbox.refused(Way.SMTP, ListenCode.NO_SUCH_ADDRESS);
            inbox.refused(Way.SMTP, ListenCode.NO_SUCH_ADDRESS);
            var counts = new RefusalCounts();
            counts.add(Way.SMTP, "a", Inboxes.NOW);
            var taken = counts.take();
            counts.add(Way.SMTP, "a", Inboxes.NOW);
            counts.giveBack(taken);
            assertThat(counts.take())
                    .singleElement()
                    .satisfies(each -> assertThat(each.count()).isEqualTo(2));
            store.countFails(false);
        }
        assertThat(store.counts()).isEqualTo(Map.of("SMTP intake.no-such-address", 2L));
    }

    @Test
    void closingAnswersWhatWasBegunAndTakesNothingMore() throws Exception {
        var gate = new CountDownLatch(1);
        store.waitFor(gate);
        var inbox = Inboxes.of(store);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var receipts = mails(30).stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> inbox.take(each), threads))
                    .toList();
            while (inbox.tallies().inFlight() < 30) {
                Thread.onSpinWait();
            }
            var closing = CompletableFuture.runAsync(inbox::close, threads);
            gate.countDown();
            closing.get();
            assertThat(receipts).allMatch(CompletableFuture::isDone);
            long taken = receipts.stream()
                    .map(CompletableFuture::join)
                    .filter(Receipt.Taken.class::isInstance)
                    .count();
            assertThat(store.size()).isEqualTo((int) taken).isPositive();
        }
        assertThat(inbox.take(Inboxes.mail("192.0.2.1", "late"))).isEqualTo(new Receipt.Later("intake.stopping"));
    }

    @Test
    void theTableOfQuotasStaysWithinItsBounds() {
        var table = new QuotaTable(Duration.ofHours(1), 1000);
        for (int i = 0; i < 100_000; i++) {
            table.admit("key " + i, 10, Inboxes.NOW);
        }
        assertThat(table.size()).isBetween(1000, 1256);
        // Whoever was known before goes on as before; the others share.
        assertThat(table.admit("key 0", 10, Inboxes.NOW)).isTrue();
        assertThat(table.admit("key 99999", 10, Inboxes.NOW)).isFalse();
        assertThat(table.admit("key 99999", 10, Inboxes.NOW.plus(Duration.ofHours(1))))
                .isTrue();
        assertThat(table.size()).isEqualTo(1);
    }
}
