package org.sealpost.host.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Holding;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealedKey;
import org.sealpost.host.certificate.Subject;
import org.sealpost.host.delegation.AnsweringDns;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationCheck;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.host.delegation.Slug;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class PreflightTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Delegation DELEGATION = new Delegation(
            "t", DomainName.of("example.com"), new Slug("abcdefghijklmnop"), new HostZone(DomainName.of("host.test")));
    private static final Preflight.Customer CUSTOMER =
            new Preflight.Customer("ours", Set.of(), URI.create("https://ca.test/acct/1"));

    private static CertifiedName name(Proof proof) {
        return CertifiedName.fresh(new Subject(DELEGATION.policyHost(), "t", DomainName.of("example.com"), proof), NOW);
    }

    private static Fitness delegated(AnsweringDns dns, Proof proof) {
        return new DelegationPreflight(
                        (_, _) -> Optional.of(DELEGATION), new DelegationCheck(dns, Duration.ofSeconds(5)))
                .judge(name(proof), CUSTOMER);
    }

    @Test
    void theRecordThatTheProofNeedsMustLeadHere() {
        var host = new AnsweringDns().alias("mta-sts.example.com", "abcdefghijklmnop.policy.host.test");
        var challenge =
                new AnsweringDns().alias("_acme-challenge.mta-sts.example.com", "abcdefghijklmnop.acme.host.test");
        Proof byRecord = new Proof.Dns01(DELEGATION.target(Purpose.CHALLENGE));
        assertThat(delegated(host, new Proof.TlsAlpn01())).isInstanceOf(Fitness.Fit.class);
        assertThat(delegated(host, byRecord)).isInstanceOf(Fitness.Unfit.class);
        assertThat(delegated(challenge, byRecord)).isInstanceOf(Fitness.Fit.class);
        assertThat(delegated(challenge, new Proof.Http01()))
                .isEqualTo(new Fitness.Unfit(List.of("mta-sts.example.com must be a CNAME record to"
                        + " abcdefghijklmnop.policy.host.test; nothing stands there.")));
        assertThat(delegated(new AnsweringDns().silent("mta-sts.example.com"), new Proof.TlsAlpn01()))
                .isInstanceOf(Fitness.Unknown.class);
    }

    @Test
    void theAddressMustLeadHereForProofsThatNeedAConnection() {
        var elsewhere = new ReachPreflight(_ -> new ReachPreflight.Reached.Elsewhere("192.0.2.1"));
        assertThat(elsewhere.judge(name(new Proof.TlsAlpn01()), CUSTOMER)).isInstanceOf(Fitness.Unfit.class);
        assertThat(elsewhere.judge(name(new Proof.Dns01(DomainName.of("x.test"))), CUSTOMER))
                .isInstanceOf(Fitness.Fit.class);
    }

    @Test
    void aTombstoneGetsACertificateOnlyWhileNoneMustBeServedAndTheLastOneEndsSooner() {
        Instant until = NOW.plus(Duration.ofDays(30));
        var preflight = new TombstonePreflight(
                _ -> Optional.of(new Tombstone(DELEGATION, NOW, until)), InstantSource.fixed(NOW));
        CertifiedName fresh = name(new Proof.TlsAlpn01());
        assertThat(preflight.judge(fresh, CUSTOMER)).isInstanceOf(Fitness.Unfit.class);
        assertThat(preflight.judge(holding(fresh, until.minusSeconds(1)), CUSTOMER))
                .isInstanceOf(Fitness.Fit.class);
        assertThat(preflight.judge(holding(fresh, until), CUSTOMER)).isInstanceOf(Fitness.Unfit.class);
        var gone =
                new TombstonePreflight(_ -> Optional.of(new Tombstone(DELEGATION, NOW, NOW)), InstantSource.fixed(NOW));
        assertThat(gone.judge(holding(fresh, NOW.minusSeconds(1)), CUSTOMER)).isInstanceOf(Fitness.Unfit.class);
    }

    private static CertifiedName holding(CertifiedName name, Instant notAfter) {
        var issued = new IssuedCertificate(
                List.of(Octets.EMPTY), new SealedKey("", Octets.EMPTY), "ca", notAfter.minusSeconds(99), notAfter);
        return name.with(new Holding(Optional.of(issued), Optional.empty()));
    }

    @Test
    void whatIsKnownToBeInTheWayCountsMoreThanWhatIsNotKnown() {
        Preflight unfit = (_, _) -> new Fitness.Unfit(List.of("a"));
        Preflight unknown = (_, _) -> new Fitness.Unknown("b");
        Preflight fit = (_, _) -> new Fitness.Fit();
        CertifiedName name = name(new Proof.TlsAlpn01());
        assertThat(Preflight.all(List.of(fit, unknown, unfit, unfit)).judge(name, CUSTOMER))
                .isEqualTo(new Fitness.Unfit(List.of("a", "a")));
        assertThat(Preflight.all(List.of(fit, unknown)).judge(name, CUSTOMER)).isEqualTo(new Fitness.Unknown("b"));
        assertThat(Preflight.all(List.of(fit)).judge(name, CUSTOMER)).isEqualTo(new Fitness.Fit());
    }
}
