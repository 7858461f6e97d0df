package org.sealpost.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.CertifiedNames;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.Delegations;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.protocol.name.DomainName;

class EnrolmentTest {
    private static final DomainName A = DomainName.of("a.example");
    private static final DomainName B = DomainName.of("b.example");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    private Path folder;

    private HostStore store;

    @BeforeEach
    void open() {
        store = HostStore.file(folder.resolve("host.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Enrolment enrolment(Subjects.Records by) {
        return new Enrolment(
                new CertifiedNames(store.certificates(), CLOCK),
                store.delegations(),
                new Subjects(new Proof.TlsAlpn01(), by));
    }

    private CertifiedName name(DomainName domain) {
        return store.certificates().of(domain.child("mta-sts")).orElseThrow().name();
    }

    private List<CertifiedName> names() {
        return store.certificates().changedAfter(0, 100).stream()
                .map(CertificateStore.Stored::name)
                .toList();
    }

    @Test
    void whatIsServedNoLongerIsWithdrawn() {
        Enrolment enrolment = enrolment(Subjects.Records.NONE);
        enrolment.follow(List.of(A, B));
        enrolment.follow(List.of(A));
        assertThat(name(A).phase()).isInstanceOf(Phase.Resting.class);
        assertThat(name(B).phase()).isInstanceOf(Phase.Withdrawn.class);
    }

    @Test
    void whatAnEarlierProcessEnrolledIsWithdrawnToo() {
        enrolment(Subjects.Records.NONE).follow(List.of(A, B));
        Enrolment later = enrolment(Subjects.Records.NONE);
        later.inherit(names(), _ -> true);
        later.follow(List.of(A));
        assertThat(name(B).phase()).isInstanceOf(Phase.Withdrawn.class);
    }

    @Test
    void whatOthersServeStays() {
        enrolment(Subjects.Records.NONE).follow(List.of(A, B));
        Enrolment later = enrolment(Subjects.Records.NONE);
        later.inherit(names(), A::equals);
        later.follow(List.of());
        assertThat(name(A).phase()).isInstanceOf(Phase.Withdrawn.class);
        assertThat(name(B).phase()).isInstanceOf(Phase.Resting.class);
    }

    @Test
    void whoComesBackIsEnrolledAgain() {
        Enrolment enrolment = enrolment(Subjects.Records.NONE);
        enrolment.follow(List.of(A));
        enrolment.follow(List.of());
        enrolment.follow(List.of(A));
        assertThat(name(A).phase()).isInstanceOf(Phase.Resting.class);
    }

    @Test
    void delegatedDomainsAreProvenWhereTheirRecordLeads() {
        Delegation delegation = new Delegations(
                        store.delegations(), new HostZone(DomainName.of("host.example")), new SecureRandom(), CLOCK)
                .open("somebody", A);
        enrolment(Subjects.Records.DELEGATED).follow(List.of(A, B));
        assertThat(name(A).subject().proof()).isEqualTo(new Proof.Dns01(delegation.target(Purpose.CHALLENGE)));
        assertThat(name(A).subject().tenant()).isEqualTo("somebody");
        assertThat(name(B).subject().proof()).isEqualTo(new Proof.TlsAlpn01());
    }

    @Test
    void ownDomainsCanBeProvenByARecordOfTheirOwn() {
        enrolment(Subjects.Records.ALL).follow(List.of(A));
        assertThat(name(A).subject().proof())
                .isEqualTo(new Proof.Dns01(DomainName.of("_acme-challenge.mta-sts.a.example")));
    }

    @Test
    void whoIsDelegatedLaterIsProvenOtherwiseFromThenOn() {
        Enrolment enrolment = enrolment(Subjects.Records.DELEGATED);
        enrolment.follow(List.of(A));
        assertThat(name(A).subject().proof()).isEqualTo(new Proof.TlsAlpn01());
        new Delegations(store.delegations(), new HostZone(DomainName.of("host.example")), new SecureRandom(), CLOCK)
                .open("", A);
        enrolment.follow(List.of(A));
        assertThat(name(A).subject().proof()).isInstanceOf(Proof.Dns01.class);
    }
}
