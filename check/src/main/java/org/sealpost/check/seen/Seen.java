package org.sealpost.check.seen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sealpost.check.Evidence;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// Makes evidence of facts: short, quoted, nothing explained.
public final class Seen {
    private Seen() {}

    public static List<Evidence> txt(Lookup<TxtRecord> lookup) {
        return lookup(lookup, record -> record.joined().utf8Lossy());
    }

    public static List<Evidence> mx(Lookup<MxRecord> lookup) {
        return lookup(lookup, record -> record.preference() + " " + record.exchange());
    }

    public static List<Evidence> addresses(Addresses addresses) {
        var all = new ArrayList<Evidence>(lookup(addresses.ipv4(), IpAddress::text));
        lookup(addresses.ipv6(), IpAddress::text).stream()
                .filter(evidence -> !all.contains(evidence))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /// The answer to a question, the CNAMEs on the way to it, and what DNSSEC says of it.
    public static <T> List<Evidence> lookup(Lookup<T> lookup, Function<T, String> text) {
        var all = new ArrayList<Evidence>();
        String question = lookup.question().toString();
        switch (lookup) {
            case Lookup.Found<T> found ->
                found.records().forEach(record -> all.add(new Evidence(question, text.apply(record))));
            case Lookup.Absent<T> absent ->
                all.add(new Evidence(question, absent.nameExists() ? "no record of this type" : "no such name"));
            case Lookup.Failed<T> failed -> {
                String detail = failed.detail().isEmpty() ? "" : ": " + failed.detail();
                all.add(new Evidence(question, word(failed.fault()) + detail));
            }
        }
        all.addAll(aliases(lookup));
        if (lookup.dnssec() != Dnssec.INDETERMINATE) {
            all.add(new Evidence("DNSSEC of " + question, word(lookup.dnssec())));
        }
        return List.copyOf(all);
    }

    public static List<Evidence> aliases(Lookup<?> lookup) {
        return lookup.aliases().stream()
                .map(alias -> new Evidence("CNAME of " + alias.owner(), alias.target()))
                .toList();
    }

    /// What a presented chain says of itself, and what validation says of it.
    public static List<Evidence> certificate(String place, TlsSession tls) {
        var all = new ArrayList<Evidence>();
        tls.leaf().ifPresent(leaf -> {
            String names = leaf.dnsNames().isEmpty() ? "none" : String.join(", ", leaf.dnsNames());
            all.add(new Evidence(place + " certificate DNS names", names));
            leaf.commonName().ifPresent(name -> all.add(new Evidence(place + " certificate CN", name)));
            all.add(new Evidence(place + " certificate valid", leaf.notBefore() + " to " + leaf.notAfter()));
            all.add(new Evidence(place + " certificate issuer", leaf.issuer()));
        });
        tls.chain().stream()
                .skip(1)
                .map(Certificate::subject)
                .forEach(subject -> all.add(new Evidence(place + " chain", subject)));
        if (!tls.detail().isEmpty()) {
            all.add(new Evidence(place + " validation", tls.detail()));
        }
        return List.copyOf(all);
    }

    public static Evidence reply(String place, SmtpReply reply) {
        return new Evidence(place, reply.code() + " " + String.join(" / ", reply.lines()));
    }

    /// What a policy says, on one line.
    public static String policy(StsPolicy policy) {
        String hosts = String.join(
                " ", policy.mx().stream().map(pattern -> pattern.text()).toList());
        return "mode " + policy.mode().word() + ", max_age " + policy.maxAge().toSeconds()
                + (hosts.isEmpty() ? "" : ", mx " + hosts);
    }

    /// A constant as a word: `TIMED_OUT` is `timed out`.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
