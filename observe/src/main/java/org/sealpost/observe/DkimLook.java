package org.sealpost.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.AuthenticationFacts.DkimSelector;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.protocol.dkim.DkimKey;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Looks for DKIM keys at the selectors that the user named and at well-known ones. DNS does not list names, so other
/// selectors stay unseen.
///
/// @param given the selectors that the user named
record DkimLook(Dns dns, List<String> given, ExecutorService threads) {
    /// A selector that nobody has: what answers here is a wildcard.
    private static final String NOBODY = "sealpost-asks-for-a-wildcard";

    Seen look(Watch watch) {
        DomainName folder = folder(watch.domain());
        Map<String, Running<Optional<Lookup<TxtRecord>>>> named =
                ask(watch, given, name -> Optional.of(dns.txt(name, watch.deadline())));
        Lookup<TxtRecord> atFolder = dns.txt(folder, watch.deadline());
        // RFC 8020 §2: below a name that does not exist there is none.
        boolean nothingBelow = atFolder instanceof Lookup.Failed<TxtRecord>
                || (atFolder instanceof Lookup.Absent<TxtRecord> absent && !absent.nameExists());
        Map<String, Running<Optional<Lookup<TxtRecord>>>> wellKnown = nothingBelow
                ? Map.of()
                : ask(watch, Stream.concat(Stream.of(NOBODY), wellKnown()).toList(), name -> guessed(watch, name));
        List<DkimSelector> found = new ArrayList<>();
        named.forEach((selector, running) -> result(watch, selector, running)
                .ifPresent(answer -> found.add(new DkimSelector(selector, true, answer))));
        List<String> without = new ArrayList<>();
        List<TxtRecord> ofEverybody = List.of();
        for (Map.Entry<String, Running<Optional<Lookup<TxtRecord>>>> each : wellKnown.entrySet()) {
            Optional<Lookup<TxtRecord>> answer = result(watch, each.getKey(), each.getValue());
            List<TxtRecord> keys = answer.map(DkimLook::keys).orElse(List.of());
            if (each.getKey().equals(NOBODY)) {
                ofEverybody = keys;
            } else if (!named.containsKey(each.getKey())) {
                boolean own = !keys.isEmpty() && !keys.equals(ofEverybody);
                if (own || answer.filter(Lookup.Failed.class::isInstance).isPresent()) {
                    found.add(new DkimSelector(each.getKey(), false, answer.orElseThrow()));
                } else {
                    without.add(each.getKey());
                }
            }
        }
        return new Seen(atFolder, found, without);
    }

    static DomainName folder(DomainName domain) {
        return domain.child("_domainkey");
    }

    private Map<String, Running<Optional<Lookup<TxtRecord>>>> ask(
            Watch watch, List<String> selectors, Function<DomainName, Optional<Lookup<TxtRecord>>> lookup) {
        Map<String, Running<Optional<Lookup<TxtRecord>>>> running = new LinkedHashMap<>();
        for (String selector : selectors) {
            name(watch, selector)
                    .ifPresent(name -> running.put(selector, Running.start(threads, () -> lookup.apply(name))));
        }
        return running;
    }

    /// Most guesses are wrong, and a denial of one is not worth the work of validating it: empty.
    private Optional<Lookup<TxtRecord>> guessed(Watch watch, DomainName name) {
        return dns.deniesTxt(name, watch.deadline()) ? Optional.empty() : Optional.of(dns.txt(name, watch.deadline()));
    }

    private static Optional<DomainName> name(Watch watch, String selector) {
        return DomainName.ofWire(selector + "." + folder(watch.domain()));
    }

    private static Optional<Lookup<TxtRecord>> result(
            Watch watch, String selector, Running<Optional<Lookup<TxtRecord>>> running) {
        DomainName name = name(watch, selector).orElseThrow();
        return running.result(watch.deadline(), Optional.of(NotLooked.OUT_OF_TIME.lookup(name, "TXT")));
    }

    private static List<TxtRecord> keys(Lookup<TxtRecord> answer) {
        return answer.found().stream()
                .flatMap(found -> found.records().stream())
                .filter(record -> DkimKey.isMeant(record.joined()))
                .toList();
    }

    private static Stream<String> wellKnown() {
        try (var in = Objects.requireNonNull(DkimLook.class.getResourceAsStream("dkim-selectors.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank());
        } catch (IOException damaged) {
            throw new UncheckedIOException("our own list of selectors", damaged);
        }
    }

    record Seen(Lookup<TxtRecord> folder, List<DkimSelector> selectors, List<String> without) {}
}
