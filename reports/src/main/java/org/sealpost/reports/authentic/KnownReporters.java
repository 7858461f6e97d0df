package org.sealpost.reports.authentic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;

/// The table of those who are known to be mail providers that send reports. A signature proves a domain, and anybody
/// has one; only this table, or a person, makes a provider of it.
public final class KnownReporters {
    private final Map<DomainName, KnownReporter> byDomain;

    private KnownReporters(Map<DomainName, KnownReporter> byDomain) {
        this.byDomain = byDomain;
    }

    /// The table that comes with the program.
    public static KnownReporters shipped() {
        try (InputStream table =
                Objects.requireNonNull(KnownReporters.class.getResourceAsStream("known-reporters.tsv"))) {
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException ownResource) {
            throw new UncheckedIOException(ownResource);
        }
    }

    /// A table in the form of the one that comes with the program.
    ///
    /// @throws IllegalArgumentException naming the line that is not of this form, or repeats a domain
    public static KnownReporters parse(String table) {
        var byDomain = new LinkedHashMap<DomainName, KnownReporter>();
        List<String> lines = table.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                continue;
            }
            KnownReporter reporter = row(lines.get(i), i + 1);
            if (byDomain.put(reporter.domain(), reporter) != null) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + reporter.domain() + " is there already");
            }
        }
        return new KnownReporters(byDomain);
    }

    private static KnownReporter row(String line, int number) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != 7) {
            throw new IllegalArgumentException("line " + number + ": 7 columns expected, not " + cells.size());
        }
        try {
            return new KnownReporter(
                    DomainName.of(cells.get(0)),
                    items(cells.get(1)),
                    items(cells.get(2)).stream().map(DomainName::of).collect(Collectors.toSet()),
                    items(cells.get(3).toLowerCase(Locale.ROOT)),
                    yes(cells.get(4)),
                    KnownReporter.Certainty.valueOf(cells.get(5).toUpperCase(Locale.ROOT)),
                    cells.get(6));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("line " + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Set<String> items(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean yes(String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("yes or no expected, not " + cell);
        };
    }

    /// The reporter that signs with exactly this domain. A domain below a known one is another: its owner may be a
    /// customer.
    public Optional<KnownReporter> bySigner(DomainName signer) {
        return Optional.ofNullable(byDomain.get(signer));
    }

    /// The reporter that calls itself so.
    public Optional<KnownReporter> byOrganization(String name) {
        return byDomain.values().stream()
                .filter(reporter -> reporter.isCalled(name))
                .findFirst();
    }

    public List<KnownReporter> all() {
        return List.copyOf(byDomain.values());
    }
}
