package org.sealpost.check.dane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.check.TestCertificates;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.x509.SubjectPublicKeyInfo;

class DaneStateTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final DomainName MX = DomainName.of("mx1.example.org");
    private static final String KEY_OF_LEAFS = keyOf("leaf");

    /// SHA-256 of the key that all the leafs share.
    private static String keyOf(String name) {
        return Association.keyDigest(TestCertificates.one(name));
    }

    @ParameterizedTest(name = "{3}: {1} against {0}")
    @CsvFileSource(resources = "matching.tsv", delimiter = '\t', numLinesToSkip = 1)
    void whatIsPresentedIsHeldAgainstTheRecords(String chain, String records, String result, String why) {
        var found = found(Dnssec.SECURE, MX, records);
        DaneState state = DaneState.ofHost(host(Dnssec.SECURE, List.of(), chain, List.of(found)), DOMAIN, NOW);
        assertThat(state).as(why).isInstanceOfSatisfying(DaneState.Usable.class, usable -> {
            assertThat(usable.addresses()).hasSize(1);
            assertThat(usable.addresses().getFirst().result()).hasToString(result);
        });
    }

    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "states.tsv", delimiter = '\t', numLinesToSkip = 1)
    void whatCountsFollowsFromWhatIsSigned(String mx, String addresses, String tlsa, String state, String why) {
        List<Alias> aliases = addresses.endsWith(" alias")
                ? List.of(new Alias(MX.ascii(), "real.example.org", Duration.ofHours(1)))
                : List.of();
        var lookups = new ArrayList<Lookup<TlsaRecord>>();
        DomainName base = aliases.isEmpty() ? MX : DomainName.of("real.example.org");
        for (String each : tlsa == null ? new String[0] : tlsa.split("; ?", -1)) {
            lookups.add(lookup(each, base));
            base = MX;
        }
        MxHostFacts host = host(dnssec(addresses.split(" ", 2)[0]), aliases, "leaf+ca", lookups);
        Lookup<MxRecord> records = new Lookup.Absent<>(new Question(DOMAIN, "MX"), List.of(), true, dnssec(mx));
        DaneState found = DaneState.of(new MailFacts(records, Optional.empty(), List.of(host), 0), host, DOMAIN, NOW);
        assertThat(words(found)).as(why).isEqualTo(state);
    }

    private static Dnssec dnssec(String word) {
        return switch (word) {
            case "signed" -> Dnssec.SECURE;
            case "unsigned" -> Dnssec.INSECURE;
            default -> Dnssec.INDETERMINATE;
        };
    }

    private static Lookup<TlsaRecord> lookup(String words, DomainName base) {
        String[] parts = words.split(" ", 2);
        var question = new Question(base.child("_25._tcp"), "TLSA");
        return switch (parts[0]) {
            case "none" -> new Lookup.Absent<>(question, List.of(), true, dnssec(parts[1]));
            case "servfail" ->
                new Lookup.Failed<>(question, List.of(), DnsFault.SERVER_FAILURE, "", Dnssec.INDETERMINATE);
            case "bogus" -> new Lookup.Failed<>(question, List.of(), DnsFault.BOGUS, "", Dnssec.BOGUS);
            case "cut" -> found(dnssec(parts[1]), base, "3 1 1 cut");
            default -> found(dnssec(parts[1]), base, "3 1 1 leaf");
        };
    }

    private static String words(DaneState state) {
        return switch (state) {
            case DaneState.NotKnown(var reason) -> "not known: " + reason;
            case DaneState.NotSecure(var link) -> "not secure: " + link;
            case DaneState.NoRecords() -> "no records";
            case DaneState.LookupFailed(var lookup) -> "failed: " + lookup.fault();
            case DaneState.Unusable(var base, var records) -> "unusable at " + base;
            case DaneState.Usable(var base, var records, var addresses) ->
                "at " + base + ": " + addresses.getFirst().result();
        };
    }

    private static Lookup<TlsaRecord> found(Dnssec dnssec, DomainName base, String records) {
        return new Lookup.Found<>(
                new Question(base.child("_25._tcp"), "TLSA"),
                List.of(),
                List.of(records.split(", ", -1)).stream()
                        .map(DaneStateTest::record)
                        .toList(),
                Duration.ofHours(1),
                dnssec);
    }

    /// `3 1 1 leaf`: what stands for a certificate of the folder.
    private static TlsaRecord record(String words) {
        String[] parts = words.split(" ", -1);
        int selector = Integer.parseInt(parts[1]);
        int matchingType = Integer.parseInt(parts[2]);
        Octets data = switch (parts[3]) {
            case "cut" -> Octets.utf8("cut");
            case "next" -> Octets.utf8("x".repeat(matchingType == 2 ? 64 : 32));
            default -> {
                var certificate = TestCertificates.one(parts[3]);
                Octets part = selector == 0 ? certificate.der() : SubjectPublicKeyInfo.of(certificate.der());
                yield Association.form(matchingType, part);
            }
        };
        return new TlsaRecord(Integer.parseInt(parts[0]), selector, matchingType, data);
    }

    private static MxHostFacts host(
            Dnssec dnssec, List<Alias> aliases, String chain, List<Lookup<TlsaRecord>> lookups) {
        var address = IpAddress.of(InetAddress.ofLiteral("192.0.2.1").getAddress());
        var addresses = new Addresses(
                MX,
                new Lookup.Found<>(new Question(MX, "A"), aliases, List.of(address), Duration.ofHours(1), dnssec),
                new Lookup.Absent<>(new Question(MX, "AAAA"), aliases, true, dnssec));
        var ehlo = new SmtpReply(250, List.of("mx1"));
        var session =
                new TlsSession(MX, "TLSv1.3", "TLS_AES_128_GCM_SHA256", TestCertificates.chain(chain), Set.of(), "");
        var outcome = new SmtpOutcome.Secured(ehlo, session, Optional.empty(), Optional.empty());
        return new MxHostFacts(
                MX, 10, addresses, List.of(new SmtpAttempt(address, outcome, List.of(), Duration.ZERO)), 0, lookups);
    }

    @Test
    void theDigestOfAKeyIsThatOfTheOctetsInTheCertificate() throws Exception {
        var x509 = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        TestCertificates.one("leaf").der().toArray()));
        assertThat(SubjectPublicKeyInfo.of(Octets.of(x509.getEncoded())))
                .isEqualTo(Octets.of(x509.getPublicKey().getEncoded()));
        assertThat(KEY_OF_LEAFS).isEqualTo(keyOf("other"));
    }

    @Test
    void aCertificateThatIsCutAnywhereHasNoKeyAndBreaksNothing() {
        Octets whole = TestCertificates.one("leaf").der();
        Octets key = SubjectPublicKeyInfo.of(whole);
        for (int length = 0; length < whole.length(); length++) {
            Octets found = SubjectPublicKeyInfo.of(whole.slice(0, length));
            assertThat(found.length() == 0 || found.equals(key)).isTrue();
        }
    }
}
