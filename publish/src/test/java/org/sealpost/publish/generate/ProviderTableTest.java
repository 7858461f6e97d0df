package org.sealpost.publish.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.generate.ProviderTable.Proposal;

class ProviderTableTest {
    private static final Path PAGE = Path.of("..", "docs", "hosters", "mail-server.md");

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "proposals.tsv", delimiter = '\t', numLinesToSkip = 1)
    void hostsLeadToProposals(String hosts, String expected, String why) {
        List<DomainName> seen =
                Stream.of(hosts.split(" ", -1)).map(DomainName::of).toList();
        List<Proposal> proposals = ProviderTable.propose(seen);
        String got = proposals.stream()
                .map(one -> one.provider().orElse("-") + ": "
                        + one.patterns().stream().map(MxPattern::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
        assertThat(got).as(why).isEqualTo(expected);
        assertThat(seen)
                .allMatch(host -> proposals.stream()
                        .flatMap(one -> one.patterns().stream())
                        .anyMatch(pattern -> pattern.matches(host)));
    }

    @Test
    void theGuideForHostersNamesEveryPattern() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(ProviderTable.all().stream()
                        .flatMap(provider -> provider.propose().stream())
                        .filter(text -> !text.equals("*.") && !text.contains("zoho.eu")))
                .allSatisfy(text -> assertThat(page).contains("mx: " + text));
        assertThat(page).contains("mx.zoho.eu", "*.h-v1.mx.microsoft");
    }

    @Test
    void everyLineNamesItsSource() {
        assertThat(ProviderTable.all())
                .hasSizeGreaterThan(10)
                .allMatch(provider -> provider.source().startsWith("https://")
                        || provider.source().startsWith("docs/"));
    }
}
