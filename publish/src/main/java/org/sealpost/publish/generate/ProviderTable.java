package org.sealpost.publish.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;

/// What providers tell their customers to allow, read from `providers.tsv`. It proposes; a person confirms.
public final class ProviderTable {
    private static final List<Provider> ALL = read();

    private ProviderTable() {}

    /// Patterns for hosts that were seen.
    ///
    /// @param provider whose hosts they are; empty for a host of nobody that is known
    /// @param patterns the lines to propose
    /// @param hosts those that it is about
    public record Proposal(Optional<String> provider, List<MxPattern> patterns, List<DomainName> hosts) {
        public Proposal {
            patterns = List.copyOf(patterns);
            hosts = List.copyOf(hosts);
        }
    }

    /// One line of the table.
    ///
    /// @param below the name that its hosts end in
    /// @param labels how many labels they have before it
    /// @param propose the patterns; `*.` alone stands for a wildcard over the name above the host
    /// @param source where the provider says so
    record Provider(String name, DomainName below, int labels, List<String> propose, String source) {
        boolean has(DomainName host) {
            return host.isAtOrBelow(below)
                    && host.labels().size() == below.labels().size() + labels;
        }

        private List<MxPattern> patterns(DomainName host) {
            return propose.stream()
                    .map(text -> text.equals("*.") ? "*." + host.parent().orElseThrow() : text)
                    .map(MxPattern::of)
                    .toList();
        }
    }

    /// Every host is in one proposal, in the order in which they were seen. RFC 8461 §10.4: a wildcard is proposed
    /// only where the provider asks for it.
    public static List<Proposal> propose(List<DomainName> hosts) {
        Map<String, List<DomainName>> byProvider = new LinkedHashMap<>();
        for (DomainName host : hosts) {
            byProvider
                    .computeIfAbsent(provider(host).map(Provider::name).orElse(""), _ -> new ArrayList<>())
                    .add(host);
        }
        List<Proposal> proposals = new ArrayList<>();
        byProvider.forEach((name, its) -> {
            Set<MxPattern> patterns = new LinkedHashSet<>();
            its.forEach(host -> patterns.addAll(provider(host)
                    .map(found -> found.patterns(host))
                    .orElseGet(() -> List.of(MxPattern.of(host.ascii())))));
            proposals.add(
                    new Proposal(Optional.of(name).filter(known -> !known.isEmpty()), List.copyOf(patterns), its));
        });
        return List.copyOf(proposals);
    }

    /// Whether a wildcard ends one label before the hosts of a provider do. RFC 8461 §4.1: `*` stands for one label.
    static boolean isOneLabelShort(MxPattern pattern) {
        return pattern.wildcard()
                && ALL.stream()
                        .anyMatch(provider ->
                                provider.labels() > 1 && provider.below().equals(pattern.name()));
    }

    static List<Provider> all() {
        return ALL;
    }

    private static Optional<Provider> provider(DomainName host) {
        return ALL.stream().filter(provider -> provider.has(host)).findFirst();
    }

    private static List<Provider> read() {
        try (InputStream table = ProviderTable.class.getResourceAsStream("providers.tsv")) {
            if (table == null) {
                throw new IllegalStateException("providers.tsv is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ProviderTable::provider)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Provider provider(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5) {
            throw new IllegalStateException("not a line of providers.tsv: " + line);
        }
        return new Provider(
                cells[0],
                DomainName.of(cells[1]),
                Integer.parseInt(cells[2]),
                Arrays.asList(cells[3].split(" ", -1)),
                cells[4]);
    }
}
