package org.sealpost.app.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.page.WishPage;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Hosting;

/// What most people leave as it is: patterns of the policy with wildcards, names that ours are aliases of, and the TTL.
///
/// @param known what was approved before
record WishDetails(Fields fields, Optional<Desired> known) {
    private static final int SHOWN = 120;
    private static final int MOST = 50;
    private static final Duration LEAST_TTL = Duration.ofMinutes(1);
    private static final Duration LONGEST_TTL = Duration.ofDays(1);

    /// Of the policy; empty: the hosts, or as before.
    ///
    /// @param hosts that were named; empty: those as before
    List<MxPattern> patterns(List<DomainName> hosts, List<String> problems) {
        List<MxPattern> typed = new ArrayList<>();
        for (String text : words("patterns")) {
            try {
                typed.add(MxPattern.of(text));
            } catch (IllegalArgumentException noPattern) {
                problems.add(
                        "'" + Shown.excerpt(text, SHOWN) + "' is no pattern such as mx.example.org or *.example.org.");
            }
        }
        if (typed.size() > MOST) {
            problems.add("No more than " + MOST + " patterns.");
        }
        return typed.isEmpty() ? withoutWildcards(hosts) : asBefore(typed);
    }

    /// The same in another order is no change.
    private List<MxPattern> asBefore(List<MxPattern> typed) {
        List<MxPattern> before = approved();
        return new HashSet<>(before).equals(new HashSet<>(typed)) ? before : typed;
    }

    private List<MxPattern> approved() {
        return known.flatMap(Desired::policy).map(StsPolicy::mx).orElse(List.of());
    }

    /// Whoever takes wildcards away means the hosts themselves.
    private List<MxPattern> withoutWildcards(List<DomainName> hosts) {
        if (isPlain()) {
            return List.of();
        }
        Set<DomainName> all = hosts.isEmpty() ? known.map(Desired::mx).orElse(Set.of()) : new HashSet<>(hosts);
        return all.stream().sorted().map(host -> MxPattern.of(host.ascii())).toList();
    }

    /// Whether the approved policy names the hosts and nothing else.
    private boolean isPlain() {
        Set<String> names = known.map(Desired::mx).orElse(Set.of()).stream()
                .map(DomainName::ascii)
                .collect(Collectors.toSet());
        return approved().isEmpty()
                || approved().stream()
                        .map(MxPattern::text)
                        .collect(Collectors.toSet())
                        .equals(names);
    }

    /// Of which the policy host is an alias, instead of addresses.
    Optional<DomainName> target(List<String> problems) {
        Optional<DomainName> target = name("target", problems);
        if (target.isPresent() && !fields.one("addresses").orElse("").isBlank()) {
            problems.add("The policy host has addresses, or is an alias of another name, and not both.");
        }
        return target;
    }

    /// Of which the record is an alias.
    Optional<DomainName> delegate(List<String> problems) {
        return name("delegate", problems);
    }

    private Optional<DomainName> name(String field, List<String> problems) {
        Optional<String> typed = fields.one(field).map(String::strip).filter(text -> !text.isEmpty());
        Optional<DomainName> name = typed.flatMap(DomainName::ofWire);
        if (typed.isPresent() && name.isEmpty()) {
            problems.add("'" + Shown.excerpt(typed.get(), SHOWN) + "' is not a host name.");
        }
        return name;
    }

    Optional<Duration> ttl(List<String> problems) {
        Optional<String> typed = fields.one("ttl").map(String::strip).filter(text -> !text.isEmpty());
        Optional<Duration> ttl = typed.filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(each -> each.compareTo(LEAST_TTL) >= 0 && each.compareTo(LONGEST_TTL) <= 0);
        if (typed.isPresent() && ttl.isEmpty()) {
            problems.add("The TTL is a number of seconds, from " + LEAST_TTL.toSeconds() + " to "
                    + LONGEST_TTL.toSeconds() + ".");
        }
        return ttl;
    }

    private List<String> words(String field) {
        return Arrays.stream(fields.raw(field).orElse("").split("[\\s,;]+", -1))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /// As it is shown.
    ///
    /// @param sent whether the visitor has sent it already
    WishPage.Details page(boolean sent) {
        return new WishPage.Details(
                sent
                        ? String.join("\n", words("patterns"))
                        : isPlain()
                                ? ""
                                : approved().stream().map(MxPattern::text).collect(Collectors.joining("\n")),
                sent
                        ? fields.one("target").orElse("")
                        : known.map(Desired::hosting).map(WishDetails::alias).orElse(""),
                sent
                        ? fields.one("delegate").orElse("")
                        : known.map(Desired::hosting)
                                .flatMap(Hosting::delegate)
                                .map(DomainName::ascii)
                                .orElse(""),
                sent
                        ? fields.one("ttl").orElse("")
                        : known.map(desired ->
                                        Long.toString(desired.hosting().ttl().toSeconds()))
                                .orElse(""));
    }

    private static String alias(Hosting hosting) {
        return hosting.address().stream()
                .filter(records -> records.type() == RecordSet.Type.CNAME)
                .flatMap(records -> records.values().stream())
                .collect(Collectors.joining());
    }
}
