package org.sealpost.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.Pages;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.app.store.FleetChannels;
import org.sealpost.app.store.FleetStore;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.channel.Postman;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// A simulated week over recorded facts.
class WatcherTest {
    private static final DomainName STRANGER = DomainName.of("mx.stranger.example");

    private final Map<DomainName, List<Instant>> looks = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private Instant now = SampleFacts.healthy(DomainName.of("example.org")).observedAt();
    private final Instant start = now;

    @TempDir
    private Path folder = Path.of("");

    private FleetStore store;

    @BeforeEach
    void open() {
        store = FleetStore.file(folder.resolve("fleet.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DomainName name(int number) {
        return DomainName.of("d" + number + ".example");
    }

    private static boolean within(Duration time, int fromHour, int toHour) {
        return time.toMinutes() >= fromHour * 60L && time.toMinutes() < toHour * 60L;
    }

    private DomainFacts recorded(int number, Duration since) {
        DomainName domain = name(number);
        return switch (number) {
            case 1 -> within(since, 30, 60) ? stranger(domain) : SampleFacts.healthy(domain);
            case 2 -> within(since, 100, 112) ? SampleFacts.unanswered(domain) : SampleFacts.healthy(domain);
            // Half an hour of trouble in DNS each three hours, while the stranger is there.
            case 3 ->
                since.toMinutes() % 180 < 30
                        ? SampleFacts.unanswered(domain)
                        : within(since, 50, 90) ? stranger(domain) : SampleFacts.healthy(domain);
            default -> SampleFacts.healthy(domain);
        };
    }

    /// Another host beside those of the policy.
    private static DomainFacts stranger(DomainName domain) {
        DomainFacts healthy = SampleFacts.healthy(domain);
        MailFacts mail = healthy.mail();
        if (!(mail.mx() instanceof Lookup.Found<MxRecord> found)) {
            throw new IllegalStateException("no MX");
        }
        var records = new ArrayList<>(found.records());
        records.add(new MxRecord(30, STRANGER.ascii(), Optional.of(STRANGER)));
        var hosts = new ArrayList<>(mail.hosts());
        MxHostFacts first = mail.hosts().getFirst();
        hosts.add(new MxHostFacts(STRANGER, 30, first.addresses(), first.attempts(), 0, first.tlsa()));
        return healthy.withMail(new MailFacts(
                new Lookup.Found<>(found.question(), found.aliases(), records, found.ttl(), found.dnssec()),
                mail.implicit(),
                hosts,
                mail.hostsNotTried()));
    }

    /// The same with a policy that covers the hosts of the domain.
    private static PolicyHostFacts policy(DomainFacts seen) {
        return new PolicyHostFacts(
                seen.policyHost().addresses(),
                seen.policyHost().attempts().stream()
                        .map(each -> new PolicyAttempt(
                                each.address(), each.tries(), policy(seen.domain(), each.outcome()), each.took()))
                        .toList(),
                0,
                List.of());
    }

    private static PolicyFetch policy(DomainName domain, PolicyFetch outcome) {
        return outcome instanceof PolicyFetch.Served(HttpAnswer answer, TlsSession session)
                ? new PolicyFetch.Served(
                        new HttpAnswer(
                                answer.status(),
                                answer.reason(),
                                answer.fields(),
                                Octets.utf8(answer.body().latin1().replace("example.org", domain.ascii()))),
                        session)
                : outcome;
    }

    private Checked look(DomainName domain, LookKind kind) {
        looks.computeIfAbsent(domain, _ -> new ArrayList<>()).add(now);
        int number = Integer.parseInt(domain.labels().getFirst().substring(1));
        DomainFacts seen = recorded(number, Duration.between(start, now));
        DomainFacts facts = NotLooked.LEFT_OUT
                .domain(
                        domain,
                        now,
                        new Vantage(
                                seen.vantage().validation(),
                                seen.vantage().ipv4(),
                                seen.vantage().ipv6(),
                                kind.without()))
                .withRecord(seen.stsTxt(), seen.strayTxt())
                .withPolicyHost(policy(seen))
                .withMail(new MailFacts(
                        seen.mail().mx(), seen.mail().implicit(), seen.mail().hosts(), 0))
                .withTlsRpt(seen.tlsRptTxt())
                .withNameServers(seen.nameServers())
                .withAuthentication(seen.authentication());
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    private static final class Recorded implements Looker {
        private final WatcherTest test;

        private Recorded(WatcherTest test) {
            this.test = test;
        }

        @Override
        public Checked look(WatchedDomain watched, LookKind kind) {
            return test.look(watched.domain(), kind);
        }

        @Override
        public void close() {}
    }

    private static final Pages PAGES = new Pages() {
        @Override
        public String title(String code) {
            return code + " {subject}";
        }

        @Override
        public Optional<String> advice(String code) {
            return Optional.empty();
        }
    };

    private void week(int domains) {
        var schedule = new Schedule(new Random(1));
        store.domains()
                .watch(
                        IntStream.range(0, domains)
                                .mapToObj(i -> WatchedDomain.of(name(i), "t"))
                                .toList(),
                        schedule,
                        now);
        store.channels().save(new FleetChannels.Kept(ChannelRule.usual("ops", "t"), ""), now);
        var watcher = new Watcher(
                store,
                new Watcher.Parts(
                        new Recorded(this),
                        Drifting.NOTHING_APPROVED,
                        new AlertWords(PAGES),
                        schedule,
                        Steadiness.USUAL,
                        _ -> {},
                        problems::add),
                () -> now,
                8);
        var postman = new Postman(
                store.outbox(),
                _ -> Optional.of(message -> {
                    messages.add(message);
                    return new Delivery.Delivered();
                }),
                () -> now);
        Instant end = start.plus(Duration.ofDays(7));
        while (now.isBefore(end)) {
            if (watcher.round(Runnable::run) == 0) {
                Instant next = store.looks().nextDue().orElseThrow();
                now = next.isAfter(now) ? next : now.plusSeconds(1);
            } else if (!store.channels().tell(now).outgoing().isEmpty()) {
                postman.round();
            }
        }
    }

    private List<String> told(DomainName domain) {
        return messages.stream()
                .flatMap(message -> message.items().stream())
                .filter(item -> item.domains().contains(domain))
                .map(item -> item.word() + " " + item.what())
                .toList();
    }

    private Instant told(DomainName domain, Word word, String what) {
        return messages.stream()
                .filter(message -> message.items().stream()
                        .anyMatch((Item item) -> item.domains().contains(domain)
                                && item.word() == word
                                && item.what().equals(what)))
                .map(Message::at)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWeekIsWatchedOnTimeAndEachFaultIsToldOnce() {
        week(6);

        assertThat(problems).isEmpty();
        assertThat(looks).hasSize(6);
        looks.values().forEach(times -> {
            assertThat(times).hasSizeGreaterThan(7 * 24);
            for (int i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i))).isLessThan(Duration.ofMinutes(100));
            }
        });
        assertThat(told(name(0))).isEmpty();
        assertThat(told(name(1)))
                .containsExactly("OPENED mtasts.policy.mx-not-listed", "RECOVERED mtasts.policy.mx-not-listed");
        assertThat(told(name(1), Word.OPENED, "mtasts.policy.mx-not-listed"))
                .isBetween(start.plus(Duration.ofHours(30)), start.plus(Duration.ofMinutes(30 * 60 + 90)));
        assertThat(told(name(1), Word.RECOVERED, "mtasts.policy.mx-not-listed"))
                .isBetween(start.plus(Duration.ofHours(60)), start.plus(Duration.ofMinutes(60 * 60 + 90)));
        assertThat(told(name(2))).containsExactly("OPENED watch.unseen", "RECOVERED watch.unseen");
        assertThat(told(name(2), Word.OPENED, "watch.unseen"))
                .isBetween(start.plus(Duration.ofHours(106)), start.plus(Duration.ofHours(109)));
        assertThat(told(name(3)))
                .containsExactly("OPENED mtasts.policy.mx-not-listed", "RECOVERED mtasts.policy.mx-not-listed");
        assertThat(told(name(4))).isEmpty();
    }
}
