package org.sealpost.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.host.Subjects;
import org.sealpost.app.host.ZoneChallenges;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.render.Shown;
import org.sealpost.host.acme.CertificateAuthority;
import org.sealpost.host.certificate.Proof;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;
import picocli.CommandLine.Option;

/// Who issues certificates, and how names are proven to him.
final class AcmeOptions {
    private static final String LETS_ENCRYPT = "letsencrypt";
    private static final int LONGEST_HOST = 28;

    @Option(
            names = "--acme",
            split = ",",
            paramLabel = "URL",
            description =
                    "Order certificates from this authority (its ACME directory, or the word letsencrypt), repeatable:"
                            + " the next is asked when one fails. With it you agree to its terms.")
    private List<String> authorities = List.of();

    @Option(
            names = "--acme-contact",
            split = ",",
            paramLabel = "ADDRESS",
            description = "Mail address that the authority may write to, repeatable.")
    private List<String> contacts = List.of();

    @Option(
            names = "--acme-ca-file",
            paramLabel = "PEM",
            description = "Roots by which the authority itself is known. Default: the built-in ones.")
    private Optional<Path> roots = Optional.empty();

    @Option(
            names = "--acme-http",
            description = "Prove names by http-01, at --http-challenge, instead of tls-alpn-01 at the policy port.")
    private boolean http;

    @Option(
            names = "--acme-dns",
            paramLabel = "PROVIDER",
            description =
                    "Prove names by dns-01 instead, with records at this provider, such as dnsupdate or cloudflare; its"
                            + " credentials are in variables of the environment.")
    private Optional<String> provider = Optional.empty();

    @Option(
            names = "--acme-dns-for",
            paramLabel = "WHO",
            description = "Whose names: delegated or all (default: all). Those of delegated domains are proven"
                    + " where their CNAME record leads.")
    private Subjects.Records whose = Subjects.Records.ALL;

    boolean wanted() {
        return !authorities.isEmpty();
    }

    Subjects subjects() {
        return new Subjects(
                http ? new Proof.Http01() : new Proof.TlsAlpn01(),
                provider.isPresent() ? whose : Subjects.Records.NONE);
    }

    /// Where answers to dns-01 are written; empty when no provider was named.
    ///
    /// @param ours the zone of delegations
    Optional<ZoneChallenges> records(
            Surroundings surroundings, Outlook outlook, ObserverOptions options, Optional<DomainName> ours) {
        return provider.map(code -> {
            var writers = new DnsWriters(outlook.dialer(), options.trust(), surroundings.clock(), Ownership.TEXTS_ONLY);
            return switch (writers.open(code, surroundings.variables())) {
                case Opening.Opened(var _, DnsWriter writer) ->
                    new ZoneChallenges(writers, writer, outlook.servers(), ours);
                case Opening.Refused(String why) -> {
                    writers.close();
                    throw new Refusal(ExitCode.CONFIGURATION, Shown.text(why));
                }
            };
        });
    }

    List<CertificateAuthority> authorities(Wiring wiring) {
        Trust trust = roots.map(wiring::trust).orElseGet(Trust::system);
        List<CertificateAuthority> all = new ArrayList<>();
        for (String each : authorities) {
            all.add(authority(each, trust)
                    .withContacts(contacts.stream()
                            .map(address -> "mailto:" + address)
                            .toList()));
        }
        return all;
    }

    private static CertificateAuthority authority(String text, Trust trust) {
        if (text.equals(LETS_ENCRYPT)) {
            return CertificateAuthority.letsEncrypt();
        }
        try {
            return CertificateAuthority.of(name(text), URI.create(text), trust, Set.of());
        } catch (IllegalArgumentException noUrl) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--acme " + Shown.quoted(text) + " is not the https URL of an ACME directory; or say "
                            + LETS_ENCRYPT);
        }
    }

    /// Accounts are kept by it, so it does not change with the order in which authorities are named.
    private static String name(String url) {
        String host = Optional.ofNullable(URI.create(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
        String start = host.replaceAll("[^a-z0-9]+", "-").replaceFirst("^-", "");
        return start.substring(0, Math.min(start.length(), LONGEST_HOST))
                + (start.isEmpty() ? "" : "-")
                + HexFormat.of().toHexDigits(url.hashCode());
    }
}
