package org.sealpost.publish.dns.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.publish.dns.provider.ProviderStory.FIRST;
import static org.sealpost.publish.dns.provider.ProviderStory.NAME;
import static org.sealpost.publish.dns.provider.ProviderStory.SECOND;
import static org.sealpost.publish.dns.provider.ProviderStory.TARGET;
import static org.sealpost.publish.dns.provider.ProviderStory.alias;
import static org.sealpost.publish.dns.provider.ProviderStory.change;
import static org.sealpost.publish.dns.provider.ProviderStory.publish;
import static org.sealpost.publish.dns.provider.ProviderStory.remove;
import static org.sealpost.publish.dns.provider.ProviderStory.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.standin.CloudflareStandIn;
import org.sealpost.publish.dns.standin.DeSecStandIn;
import org.sealpost.publish.dns.standin.DigitalOceanStandIn;
import org.sealpost.publish.dns.standin.GandiStandIn;
import org.sealpost.publish.dns.standin.HetznerStandIn;
import org.sealpost.publish.dns.standin.HttpStandIn;
import org.sealpost.publish.dns.standin.PowerDnsStandIn;
import org.sealpost.publish.dns.standin.ProviderStandIn;
import org.sealpost.publish.dns.standin.Route53StandIn;
import org.sealpost.publish.dns.standin.WebhookStandIn;

/// The same story with every provider that is reached by HTTP.
class ProvidersTest {
    static Stream<Named<Supplier<ProviderStandIn>>> providers() {
        return Stream.of(
                Named.of("pdns", PowerDnsStandIn::new),
                Named.of("cloudflare", CloudflareStandIn::new),
                Named.of("route53", Route53StandIn::new),
                Named.of("hetzner", HetznerStandIn::new),
                Named.of("desec", DeSecStandIn::new),
                Named.of("digitalocean", DigitalOceanStandIn::new),
                Named.of("gandiv5", GandiStandIn::new),
                Named.of("httpreq", WebhookStandIn::new));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aRecordIsPublishedChangedAndRemoved(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            assertThat(story.writer.read(NAME, RecordSet.Type.TXT)).isEqualTo(new Reading.Absent());
            assertThat(story.writer.write(publish(text(FIRST)))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).containsExactly(FIRST);
            assertThat(story.writer.read(NAME, RecordSet.Type.TXT)).isEqualTo(new Reading.Found(text(FIRST)));
            assertThat(story.writer.write(change(text(FIRST), text(SECOND)))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).containsExactly(SECOND);
            assertThat(story.writer.write(remove(text(SECOND)))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aTtlIsChangedByItself(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText(FIRST);
            var wanted = new RecordSet(NAME, RecordSet.Type.TXT, Duration.ofMinutes(10), List.of(FIRST));

            assertThat(story.writer.write(change(text(FIRST), wanted))).isEqualTo(new Writing.Written());
            assertThat(story.provider
                            .zone()
                            .of(NAME.ascii(), "TXT")
                            .orElseThrow()
                            .ttl())
                    .isEqualTo(600);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatIsNotExpectedIsLeftAlone(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText("v=STSv1; id=9;");

            assertThat(story.writer.write(change(text(FIRST), text(SECOND))))
                    .isEqualTo(new Writing.Conflict(new Reading.Found(text("v=STSv1; id=9;"))));
            assertThat(story.writer.write(publish(text(SECOND))))
                    .isEqualTo(new Writing.Conflict(new Reading.Found(text("v=STSv1; id=9;"))));
            assertThat(story.texts()).containsExactly("v=STSv1; id=9;");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatStandsThereAlreadyIsNotWrittenAgain(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText(SECOND);

            assertThat(story.writer.write(change(text(FIRST), text(SECOND)))).isEqualTo(new Writing.Written());
            assertThat(story.provider.http().asked()).noneMatch(HttpStandIn.Request::isWrite);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aForeignValueStaysUntilSomebodyLetsItGo(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText("verify=abc");
            Change change = change(text("verify=abc"), text(FIRST));

            assertThat(story.writer.write(change))
                    .isEqualTo(new Writing.Foreign(text("verify=abc"), List.of("verify=abc")));
            assertThat(story.texts()).containsExactly("verify=abc");
            assertThat(story.writer.write(change.replacingForeign())).isEqualTo(new Writing.Written());
            assertThat(story.texts()).containsExactly(FIRST);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aForeignValueMayStayBesideOurs(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText("verify=abc");
            var both = new RecordSet(NAME, RecordSet.Type.TXT, Duration.ofHours(1), List.of("verify=abc", FIRST));

            assertThat(story.writer.write(change(text("verify=abc"), both))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).containsExactlyInAnyOrder("verify=abc", FIRST);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anAliasTakesThePlaceOfATextAndGivesItBack(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText(FIRST);

            assertThat(story.writer.write(change(text(FIRST), alias(TARGET)))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).isEmpty();
            assertThat(story.target()).contains(TARGET);
            assertThat(story.writer.read(NAME, RecordSet.Type.TXT)).isEqualTo(new Reading.Found(alias(TARGET)));
            long writes = story.provider.http().asked().stream()
                    .filter(HttpStandIn.Request::isWrite)
                    .count();
            assertThat(writes == 1).isEqualTo(story.provider.swapsInOneCall());

            assertThat(story.writer.write(change(alias(TARGET), text(SECOND)))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).containsExactly(SECOND);
            assertThat(story.target()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anAliasOfSomebodyElseIsNotTaken(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            String dot = story.provider.code().equals("httpreq")
                            || story.provider.code().equals("digitalocean")
                    ? ""
                    : ".";
            story.provider.zone().put(NAME.ascii(), "CNAME", 3600, List.of("other.example" + dot));

            assertThat(story.writer.write(publish(text(FIRST))))
                    .isEqualTo(new Writing.Conflict(new Reading.Found(alias("other.example"))));
            assertThat(story.writer.write(change(alias("other.example"), text(FIRST))))
                    .isEqualTo(new Writing.Foreign(alias("other.example"), List.of("other.example")));
            assertThat(story.target()).contains("other.example");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anEditBetweenReadingAndWritingIsNeverLostWhereTheProviderCompares(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText(FIRST);
            story.provider.http().before(HttpStandIn.Request::isWrite, () -> story.hasText("v=STSv1; id=9;"));

            Writing writing = story.writer.write(change(text(FIRST), text(SECOND)));

            if (story.writer.atomic()) {
                assertThat(writing).isEqualTo(new Writing.Conflict(new Reading.Found(text("v=STSv1; id=9;"))));
                assertThat(story.texts()).containsExactly("v=STSv1; id=9;");
            } else {
                assertThat(story.texts()).containsAnyOf("v=STSv1; id=9;", SECOND);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anAnswerThatIsLostOnItsWayDoesNotHideThatTheChangeWasMade(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.provider
                    .http()
                    .after(HttpStandIn.Request::isWrite, HttpStandIn.Response.json(500, "{\"message\": \"oops\"}"));

            assertThat(story.writer.write(publish(text(FIRST)))).isEqualTo(new Writing.Written());
            assertThat(story.texts()).containsExactly(FIRST);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aProviderThatIsAskedTooOftenIsLeftAloneForAsLongAsItWants(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.provider.http().instead(_ -> true, new HttpStandIn.Response(429, Map.of("Retry-After", "7"), ""));

            Reading first = story.writer.read(NAME, RecordSet.Type.TXT);
            Reading second = story.writer.read(NAME, RecordSet.Type.TXT);

            assertThat(List.of(first, second))
                    .allSatisfy(reading ->
                            assertThat(((Reading.Failed) reading).retryAfter()).contains(Duration.ofSeconds(7)));
            assertThat(story.provider.http().asked()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void credentialsDoNotFollowARedirect(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get());
                var elsewhere = new HttpStandIn(_ -> HttpStandIn.Response.json(200, "{}"))) {
            story.provider
                    .http()
                    .instead(
                            _ -> true,
                            new HttpStandIn.Response(
                                    307, Map.of("Location", elsewhere.uri().toString()), ""));

            assertThat(why(story.writer.read(NAME, RecordSet.Type.TXT))).contains("elsewhere");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anAnswerWithoutEndIsCutOff(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.provider.http().endless();

            assertThat(why(story.writer.read(NAME, RecordSet.Type.TXT))).contains("could not be reached or its answer");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anAnswerThatStopsHalfWayIsNotWaitedForForEver(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get(), Map.of(), Duration.ofSeconds(1))) {
            story.provider.http().silent();

            assertThat(why(story.writer.read(NAME, RecordSet.Type.TXT))).contains("did not answer within 1 s");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatIsNoDocumentIsNoAbsence(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            story.hasText(FIRST);
            assertThat(story.writer.read(NAME, RecordSet.Type.TXT)).isInstanceOf(Reading.Found.class);
            story.provider.http().instead(_ -> true, HttpStandIn.Response.json(200, "<html>maintenance"));

            assertThat(story.writer.read(NAME, RecordSet.Type.TXT)).isInstanceOf(Reading.Failed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aTokenThatTheProviderThrowsBackIsNotShown(Supplier<ProviderStandIn> provider) {
        ProviderStandIn standIn = provider.get();
        String wrong = "wr0ng-" + ProviderStandIn.SECRET;
        String secret = standIn.environment().entrySet().stream()
                .filter(entry -> entry.getValue().equals(ProviderStandIn.SECRET))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Map<String, String> others =
                standIn.code().equals("route53") ? Map.of("AWS_ACCESS_KEY_ID", "OTHER") : Map.of(secret, wrong);
        try (var story = new ProviderStory(standIn, others, Duration.ofSeconds(20))) {
            story.provider
                    .http()
                    .instead(_ -> true, HttpStandIn.Response.json(403, "{\"message\": \"" + wrong + " is wrong\"}"));
            String why = why(story.writer.read(NAME, RecordSet.Type.TXT));
            String again = why(story.writer.read(NAME, RecordSet.Type.TXT));

            assertThat(why + again).doesNotContain(wrong).contains("credentials");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aNameOfAnotherZoneIsRefused(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            DomainName name = DomainName.of("_mta-sts.elsewhere.example");
            var wanted = new RecordSet(name, RecordSet.Type.TXT, Duration.ofHours(1), List.of(FIRST));
            Writing writing = story.writer.write(new Change(name, Optional.empty(), Optional.of(wanted)));

            if (story.provider.code().equals("httpreq")) {
                assertThat(writing).isInstanceOf(Writing.Written.class);
            } else {
                assertThat(writing).asString().contains("has no zone for _mta-sts.elsewhere.example");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void hostileTextsArriveAsTheyAreOrAreRefused(Supplier<ProviderStandIn> provider) {
        try (var story = new ProviderStory(provider.get())) {
            for (HostileText text : HostileText.all()) {
                Writing writing = story.writer.write(publish(text(text.text())));

                if (text.plain() || story.provider.takesEveryText()) {
                    assertThat(writing).as(text.why()).isEqualTo(new Writing.Written());
                    assertThat(story.texts()).as(text.why()).containsExactly(text.text());
                    assertThat(story.writer.read(NAME, RecordSet.Type.TXT))
                            .as(text.why())
                            .isEqualTo(new Reading.Found(text(text.text())));
                } else {
                    assertThat(writing).as(text.why()).isInstanceOf(Writing.Failed.class);
                    assertThat(story.texts()).as(text.why()).isEmpty();
                }
                story.provider.zone().remove(NAME.ascii(), "TXT");
            }
        }
    }

    /// Where the provider compares nothing, the lock of this process does it.
    @ParameterizedTest
    @MethodSource("providers")
    void ofTwoChangesAtOnceInThisProcessOneIsMade(Supplier<ProviderStandIn> provider) throws Exception {
        try (var story = new ProviderStory(provider.get());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String now = FIRST;
            story.hasText(now);
            for (int round = 0; round < 5; round++) {
                String before = now;
                List<String> ids = List.of("v=STSv1; id=a" + round + ";", "v=STSv1; id=b" + round + ";");
                List<Callable<Writing>> both = ids.stream()
                        .<Callable<Writing>>map(id -> () -> story.writer.write(change(text(before), text(id))))
                        .toList();
                List<Writing> outcomes = new ArrayList<>();
                for (Future<Writing> future : threads.invokeAll(both)) {
                    outcomes.add(future.get());
                }
                int winner = outcomes.indexOf(new Writing.Written());
                now = ids.get(winner);
                assertThat(outcomes.get(1 - winner)).isEqualTo(new Writing.Conflict(new Reading.Found(text(now))));
                assertThat(story.texts()).containsExactly(now);
            }
        }
    }

    private static String why(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Failed.class);
        return ((Reading.Failed) reading).why();
    }
}
