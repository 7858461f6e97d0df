package org.sealpost.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.reply.Reply;
import org.sealpost.lab.world.World;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.EndpointAttempt;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.ReportDestination;
import org.sealpost.observe.facts.ReportingFacts;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.Vantage.Validation;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.protocol.name.DomainName;

/// Whole observations of domains of the small internet.
class ObserverTest {
    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabOptions.at(InstantSource.system()));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.clearReplies();
    }

    private static World world(String name) {
        return lab.worlds().stream()
                .filter(world -> world.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DomainFacts observe(String name, Part... without) {
        World world = world(name);
        return observe(world.domain(), LabObserver.limits(world), without);
    }

    private static DomainFacts observe(DomainName domain, Limits limits, Part... without) {
        try (var observer = Observer.open(LabObserver.options(lab, InstantSource.system(), limits, without))) {
            return observer.observe(domain, ObservationListener.NONE);
        }
    }

    @Test
    void aHealthyDomainIsSeenWhole() {
        DomainFacts facts = observe("healthy");

        assertThat(facts.stsTxt()).isInstanceOf(Lookup.Found.class);
        assertThat(facts.stsTxt().dnssec()).isEqualTo(Dnssec.SECURE);
        assertThat(facts.tlsRptTxt()).isInstanceOf(Lookup.Found.class);
        assertThat(facts.strayTxt()).isEmpty();
        assertThat(facts.policyHost().addresses().known()).hasSize(2);
        assertThat(facts.policyHost().attempts())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.outcome()).isInstanceOf(PolicyFetch.Served.class));
        assertThat(facts.mail().hosts())
                .extracting(host -> host.preference() + " " + host.name())
                .containsExactly("10 mx1.mailprovider.example", "20 mx2.mailprovider.example");
        assertThat(facts.mail().hosts())
                .flatExtracting(host -> host.attempts())
                .hasSize(3)
                .allSatisfy(attempt -> assertThat(attempt.outcome()).isInstanceOf(SmtpOutcome.Secured.class));
        assertThat(facts.vantage().validation()).isEqualTo(Validation.OWN);
    }

    @Test
    void aNullMxHasNoHostsAndAnImplicitMxIsTheDomain() {
        DomainFacts nullMx = observe("null-mx");
        DomainFacts implicit = observe("implicit-mx");

        assertThat(nullMx.mail().hosts()).isEmpty();
        assertThat(nullMx.mail().implicit()).isEmpty();
        assertThat(implicit.mail().mx()).isInstanceOf(Lookup.Absent.class);
        assertThat(implicit.mail().hosts())
                .extracting(host -> host.name())
                .containsExactly(DomainName.of("implicit-mx.example"));
    }

    @Test
    void mxRecordsThatCannotBeHadLeaveTheHostsUnknown() {
        DomainFacts facts = observe("dnssec-bogus");

        assertThat(facts.mail().mx()).isInstanceOf(Lookup.Failed.class);
        assertThat(facts.mail().hosts()).isEmpty();
        assertThat(facts.mail().implicit()).isEmpty();
    }

    @Test
    void whatTheLimitsCutOffIsCounted() {
        Limits all = Limits.DEFAULT;
        var few = new Limits(all.times(), all.policyBytes(), all.headerBytes(), 1, 1, all.aliasDepth(), 4);

        DomainFacts facts = observe(world("healthy").domain(), few);

        assertThat(facts.mail().hosts()).hasSize(1);
        assertThat(facts.mail().hostsNotTried()).isEqualTo(1);
        assertThat(facts.mail().hosts().getFirst().attempts()).hasSize(1);
        assertThat(facts.mail().hosts().getFirst().addressesNotTried()).isEqualTo(1);
        assertThat(facts.policyHost().attempts()).hasSize(1);
        assertThat(facts.policyHost().addressesNotTried()).isEqualTo(1);
    }

    @Test
    void aPartLeftOutIsNotTouchedAndNotCalledAbsent() {
        DomainFacts facts = observe("healthy", Part.SMTP, Part.DANE, Part.RECORD, Part.TLS_RPT, Part.AUTHENTICATION);

        assertThat(facts.vantage().without())
                .isEqualTo(EnumSet.of(Part.SMTP, Part.DANE, Part.RECORD, Part.TLS_RPT, Part.AUTHENTICATION));
        assertThat(facts.stsTxt()).isInstanceOf(Lookup.Failed.class);
        assertThat(facts.tlsRptTxt()).isInstanceOf(Lookup.Failed.class);
        assertThat(facts.mail().hosts()).hasSize(2).allSatisfy(host -> {
            assertThat(host.addresses().known()).isNotEmpty();
            assertThat(host.attempts()).isEmpty();
            assertThat(host.tlsa()).isEmpty();
        });
        assertThat(lab.replies()).noneMatch(reply -> reply.kind() == Reply.Kind.SMTP);
        assertThat(lab.replies()).noneMatch(reply -> reply.name().startsWith("_"));
    }

    @Test
    void theRecordIsLookedForElsewhereOnlyWhenItIsNotWhereItBelongs() {
        DomainFacts facts = observe("record-absent", Part.SMTP, Part.POLICY);

        assertThat(facts.strayTxt())
                .extracting(lookup -> lookup.question().name().ascii())
                .containsExactly(
                        "record-absent.example",
                        "mta-sts.record-absent.example",
                        "_mta_sts.record-absent.example",
                        "_mta-sts.record-absent.example.record-absent.example");
        assertThat(observe("record-timeout", Part.SMTP, Part.POLICY).strayTxt()).isEmpty();
    }

    @Test
    void destinationsOfReportsAreLookedAtAndNothingIsPosted() {
        ReportingFacts mail = observe("healthy", Part.SMTP).reporting();
        ReportingFacts https = observe("tlsrpt-https", Part.SMTP).reporting();

        assertThat(mail.destinations())
                .singleElement()
                .isInstanceOfSatisfying(ReportDestination.Mailbox.class, mailbox -> {
                    assertThat(mailbox.mx()).isInstanceOf(Lookup.Found.class);
                    assertThat(mailbox.hosts())
                            .hasSize(2)
                            .noneMatch(host -> host.known().isEmpty());
                });
        assertThat(mail.oldName()).isInstanceOf(Lookup.Absent.class);
        assertThat(https.destinations())
                .first()
                .isInstanceOfSatisfying(
                        ReportDestination.Endpoint.class,
                        endpoint -> assertThat(endpoint.attempts())
                                .singleElement()
                                .extracting(EndpointAttempt::outcome)
                                .isInstanceOf(EndpointAnswer.Answered.class));
    }

    @Test
    void destinationsBeyondTheLimitAreNamed() {
        ReportingFacts facts = observe("tlsrpt-nine-destinations", Part.SMTP).reporting();

        assertThat(facts.destinations()).hasSize(8);
        assertThat(facts.notTried()).containsExactly("mailto:i@mailprovider.example");
    }

    @Test
    void theRecordOfAnMxHostIsAskedForOnlyWhereItHasTlsaRecords() {
        assertThat(observe("tlsrpt-host-with", Part.SMTP).reporting().ofHosts())
                .extracting(lookup -> lookup.question().name().ascii())
                .containsExactly("_smtp._tls.mx1.tlsrpt-host-with.example");
        lab.clearReplies();
        assertThat(observe("tlsrpt-host-without-tlsa", Part.SMTP).reporting().ofHosts())
                .isEmpty();
        assertThat(lab.replies()).noneMatch(reply -> reply.name().startsWith("_smtp._tls.mx1."));
    }

    @Test
    void aPolicyIsLookedForElsewhereOnlyWhenItIsNotWhereItBelongs() {
        assertThat(observe("policy-at-apex", Part.SMTP).policyHost().misplaced())
                .extracting(MisplacedPolicy::url)
                .containsExactly("https://policy-at-apex.example/.well-known/mta-sts.txt");
        assertThat(observe("record-absent", Part.SMTP).policyHost().misplaced()).isEmpty();
        assertThat(lab.replies()).noneMatch(reply -> reply.name().startsWith("record-absent.example/"));
    }

    @Test
    void aPartThatTakesAllTheTimeTakesNothingFromTheOthers() {
        Limits short_ = Limits.DEFAULT.with(Step.PER_DOMAIN, Duration.ofSeconds(3));

        DomainFacts facts = observe(world("mx-silent").domain(), short_);

        assertThat(facts.took()).isLessThan(Duration.ofSeconds(6));
        assertThat(facts.stsTxt()).isInstanceOf(Lookup.Found.class);
        assertThat(facts.policyHost().attempts())
                .allSatisfy(attempt -> assertThat(attempt.outcome()).isInstanceOf(PolicyFetch.Served.class));
        assertThat(facts.mail().hosts().getFirst().attempts().getFirst().outcome())
                .isInstanceOf(SmtpOutcome.Silent.class);
    }

    @Test
    void progressIsToldForEachPartAndEachHost() {
        Set<String> told = ConcurrentHashMap.newKeySet();
        var listener = new ObservationListener() {
            @Override
            public void began(DomainName domain, Part part) {
                told.add("began " + part);
            }

            @Override
            public void finished(DomainName domain, Part part) {
                told.add("finished " + part);
            }

            @Override
            public void finished(DomainName domain, Part part, DomainName host) {
                told.add(part + " " + host);
            }
        };

        try (var observer = Observer.open(LabObserver.options(lab, InstantSource.system(), Limits.DEFAULT))) {
            observer.observe(world("healthy").domain(), listener);
        }

        // TLSA records are a matter of single hosts.
        for (Part part : EnumSet.complementOf(EnumSet.of(Part.DANE))) {
            assertThat(told).contains("began " + part, "finished " + part);
        }
        assertThat(told)
                .contains(
                        "SMTP mx1.mailprovider.example",
                        "SMTP mx2.mailprovider.example",
                        "DANE mx2.mailprovider.example",
                        "POLICY mta-sts.healthy.example");
    }

    @Test
    void noThreadAndNoPortIsLeftBehind() {
        observe("healthy");

        List<String> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> name.startsWith("dialer") || name.startsWith("dns") || name.contains("dnsjava"))
                .toList();

        assertThat(ours).isEmpty();
    }

    @Test
    void aDomainWithoutRoomForItsRecordsIsRefused() {
        String label = "a".repeat(60);
        DomainName domain = DomainName.of(String.join(".", label, label, label, label, "example"));

        assertThat(domain.ascii().length()).isGreaterThan(Observer.LONGEST_DOMAIN);
        assertThatThrownBy(() -> observe(domain, Limits.DEFAULT)).isInstanceOf(IllegalArgumentException.class);
    }
}
