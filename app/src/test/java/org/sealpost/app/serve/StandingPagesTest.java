package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.check.Checked;
import org.sealpost.app.render.AlertWords;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.SampleFacts;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.watch.Drifting;
import org.sealpost.app.watch.KeptLooks;
import org.sealpost.app.watch.Looker;
import org.sealpost.app.watch.Watcher;
import org.sealpost.check.Judge;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.protocol.name.DomainName;

/// How a domain stands: its page, the fleet and a program are told the same, and nothing that is not known is well.
class StandingPagesTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final String PAGE = "/fleet/example.org";
    private static final String GOOD = "As it should be";

    @TempDir
    private Path folder = Path.of("");

    private final Schedule schedule = new Schedule(new Random(1));
    private final List<String> problems = new ArrayList<>();
    private final AtomicReference<DomainFacts> seen = new AtomicReference<>(SampleFacts.healthy(DOMAIN));
    private Doorstep door;
    private Doorstep.Visitor ada;
    private HistoryStore history;
    private Watcher watcher;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        door = new Doorstep(folder, false, Optional.empty());
        door.first("ada");
        ada = door.in("ada");
        history = HistoryStore.open(folder.resolve("history.db"));
        door.fleet.domains().watch(WatchedDomain.of(DOMAIN, Doorstep.OURS.word()), schedule, door.now.get());
        watcher = new Watcher(
                door.fleet,
                new Watcher.Parts(
                        new Seen(this),
                        Drifting.NOTHING_APPROVED,
                        new AlertWords(new FindingPages()),
                        schedule,
                        Steadiness.USUAL,
                        new KeptLooks(history, door.fleet),
                        problems::add),
                door.now::get,
                8);
    }

    @AfterEach
    void close() {
        assertThat(problems).isEmpty();
        history.close();
        door.close();
    }

    private record Seen(StandingPagesTest test) implements Looker {
        @Override
        public Checked look(WatchedDomain watched, LookKind kind) {
            DomainFacts then = test.seen.get();
            var without = EnumSet.of(Part.NAME_SERVERS, Part.AUTHENTICATION);
            without.addAll(kind.without());
            DomainFacts facts = NotLooked.LEFT_OUT
                    .domain(
                            watched.domain(),
                            test.door.now.get(),
                            new Vantage(then.vantage().validation(), true, true, without))
                    .withRecord(then.stsTxt(), then.strayTxt())
                    .withPolicyHost(new PolicyHostFacts(
                            then.policyHost().addresses(), then.policyHost().attempts(), 0, List.of()))
                    .withMail(new MailFacts(
                            then.mail().mx(),
                            then.mail().implicit(),
                            then.mail().hosts(),
                            0))
                    .withTlsRpt(then.tlsRptTxt());
            return new Checked(Judge.judge(facts), facts, List.of());
        }

        @Override
        public void close() {}
    }

    private void look(LookKind kind) {
        door.pass(Duration.ofMinutes(15));
        door.fleet.domains().lookNow(DOMAIN, kind, door.now.get());
        assertThat(watcher.round(Runnable::run)).isPositive();
    }

    private void mail(Lookup<MxRecord> mx) {
        MailFacts mail = seen.get().mail();
        seen.set(seen.get().withMail(new MailFacts(mx, mail.implicit(), mail.hosts(), 0)));
    }

    private Lookup<MxRecord> named(String host) {
        if (!(SampleFacts.healthy(DOMAIN).mail().mx() instanceof Lookup.Found<MxRecord> found)) {
            throw new IllegalStateException("no MX");
        }
        return new Lookup.Found<>(
                found.question(),
                List.of(),
                List.of(new MxRecord(10, host, Optional.of(DomainName.of(host)))),
                found.ttl(),
                found.dnssec());
    }

    private Lookup<MxRecord> nowhere() {
        Lookup<MxRecord> mx = SampleFacts.healthy(DOMAIN).mail().mx();
        return new Lookup.Absent<>(mx.question(), List.of(), false, mx.dnssec());
    }

    private String state() throws IOException, InterruptedException {
        String status = ada.get("/v1/tenants/main/domains/example.org/status").body();
        String list = ada.get("/v1/tenants/main/domains").body();
        String state = status.replaceAll("(?s)^.*?\"state\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(list).contains("\"" + state + "\"");
        return state;
    }

    @Test
    void whatWasNeverLookedAtIsNotAsItShouldBe() throws IOException, InterruptedException {
        assertThat(ada.get(PAGE).body())
                .contains("It was not looked at yet", "status unknown")
                .doesNotContain(GOOD);
        assertThat(ada.get("/fleet").body())
                .contains("Not looked at</span>", "Wait for the first look")
                .doesNotContain("</svg>Not known</span>");
        assertThat(state()).isEqualTo("not-looked-at");
    }

    @Test
    void withoutALookAtTheMailServersNothingIsWell() throws IOException, InterruptedException {
        look(LookKind.RECORDS);
        String page = ada.get(PAGE).body();
        assertThat(page)
                .contains("Its mail servers were not looked at yet", "The mail servers are looked at once a day, next ")
                .contains("panel verdict unknown")
                .doesNotContain(GOOD)
                .doesNotContain("Left out on request")
                .doesNotContain("as you wished")
                .doesNotContain("--without");
        assertThat(ada.get("/fleet").body())
                .contains("Wait for the look at the mail servers")
                .doesNotContain("Nothing to do</span>");
        assertThat(state()).isEqualTo("not-looked-at");

        look(LookKind.SERVERS);
        assertThat(ada.get(PAGE).body()).contains(GOOD).doesNotContain("panel verdict unknown");
        assertThat(state()).isEqualTo("as-it-should-be");
    }

    @Test
    void otherMailServersAreLookedAtAtOnceAndTheOldGradeGoes() throws IOException, InterruptedException {
        look(LookKind.SERVERS);
        assertThat(ada.get("/fleet").body()).contains("class=\"grade ");
        mail(named("mx2.example.org"));
        look(LookKind.RECORDS);
        assertThat(ada.get(PAGE).body())
                .contains("Its mail servers were not looked at yet")
                .doesNotContain(GOOD);
        assertThat(ada.get("/fleet").body()).doesNotContain("class=\"grade ").doesNotContain("Nothing to do</span>");
        assertThat(state()).isEqualTo("not-looked-at");
        assertThat(door.fleet.domains().due(DOMAIN).get(LookKind.SERVERS)).isEqualTo(door.now.get());
    }

    @Test
    void aFaultIsSaidBeforeItIsSureEnoughForAnAlert() throws IOException, InterruptedException {
        look(LookKind.SERVERS);
        mail(named("mx.stranger.example"));
        look(LookKind.RECORDS);
        assertThat(ada.get(PAGE).body()).contains("A fault was seen").doesNotContain(GOOD);
        assertThat(ada.get("/fleet").body()).contains("See what was found");
        assertThat(state()).isEqualTo("fault-seen");
        look(LookKind.RECORDS);
        assertThat(ada.get(PAGE).body()).contains("Needs you");
        assertThat(ada.get("/fleet").body())
                .contains("<a href=\"/fleet?need=calls\">1 needs you</a>")
                .contains("<a class=\"grade fail\" href=\"/fleet/example.org#look\">")
                .containsPattern("href=\"/alerts[?]domain=example.org&amp;level=(urgent|warning)\">1 ");
        assertThat(state()).isEqualTo("needs-you");
    }

    @Test
    void theAlertsThatAFigureCountsAreListed() throws IOException, InterruptedException {
        look(LookKind.SERVERS);
        mail(named("mx.stranger.example"));
        look(LookKind.RECORDS);
        look(LookKind.RECORDS);
        var count = Pattern.compile("href=\"(/alerts[?][^\"]*)\">([0-9]+) ")
                .matcher(ada.get("/fleet").body());
        assertThat(count.find()).isTrue();
        String there = ada.get(count.group(1).replace("&amp;", "&")).body();
        assertThat(there.split("<details class=\"finding", -1)).hasSize(1 + Integer.parseInt(count.group(2)));
        HttpResponse<String> foreign = ada.get("/alerts?domain=example.net");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("This domain is not watched here.").doesNotContain("mx.stranger.example");
        assertThat(ada.get("/alerts?after=nonsense").body()).contains("mx.stranger.example");
        assertThat(ada.get("/fleet?need=calls").body()).contains("href=\"/fleet/example.org\"");
        assertThat(ada.get("/fleet?need=nothing").body()).contains("No domain matches.");
    }

    @Test
    void aDomainThatDoesNotExistIsToBeRegisteredOrRemoved() throws IOException, InterruptedException {
        mail(nowhere());
        look(LookKind.RECORDS);
        assertThat(ada.get(PAGE).body())
                .contains("DNS says that this domain does not exist", "Register the domain, or stop watching it")
                .doesNotContain(GOOD);
        assertThat(ada.get("/fleet").body())
                .contains("Register the domain, or stop watching it")
                .doesNotContain("Wait until");
        assertThat(state()).isEqualTo("does-not-exist");
        assertThat(ada.get("/v1/tenants/main/domains/example.org/status").body())
                .contains("that there is no such domain")
                .doesNotContain("have given no answer");
    }

    @Test
    void whatIsOnlyWorthKnowingNeedsNobody() throws IOException, InterruptedException {
        DomainFacts none = SampleFacts.unpublished(DOMAIN);
        seen.set(seen.get().withRecord(none.stsTxt(), List.of()).withPolicyHost(none.policyHost()));
        look(LookKind.SERVERS);
        look(LookKind.SERVERS);
        assertThat(ada.get(PAGE).body()).contains("Worth knowing").doesNotContain("Needs you");
        assertThat(ada.get("/fleet").body())
                .containsPattern("href=\"/alerts[?]domain=example.org&amp;level=note\">[0-9] notes?</a>")
                .doesNotContain("needs you");
        assertThat(state()).isEqualTo("worth-knowing");
    }

    @Test
    void aViewerIsToldThatNothingIsApprovedYet() throws IOException, InterruptedException {
        door.member("vera", Doorstep.OURS, Role.VIEWER);
        var page = door.in("vera").get(PAGE + "/rollout");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nothing is approved for this domain yet");
    }
}
