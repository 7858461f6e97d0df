package org.sealpost.observe.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.protocol.name.IpAddress;

/// Where connections really go: the operator leads an address and port to another one, as for a lab on loopback.
///
/// One entry a line, `192.0.2.1:25 127.0.0.1:4025` or `[2001:db8::1]:443 127.0.0.1:4443`; `#` begins a comment.
public final class ConnectMap {
    public static final ConnectMap EMPTY = new ConnectMap(Map.of());

    private final Map<Endpoint, Endpoint> targets;

    private ConnectMap(Map<Endpoint, Endpoint> targets) {
        this.targets = Map.copyOf(targets);
    }

    public static ConnectMap of(Map<Endpoint, Endpoint> targets) {
        return new ConnectMap(targets);
    }

    /// What a file of entries says; every line that is none is a problem.
    public static Reading read(String text) {
        Map<Endpoint, Endpoint> targets = new HashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String entry = (line.contains("#") ? line.substring(0, line.indexOf('#')) : line).strip();
            if (!entry.isEmpty()) {
                problem(entry, targets).ifPresent(addTo(problems, i + 1));
            }
        }
        return problems.isEmpty() ? new Reading.Read(new ConnectMap(targets)) : new Reading.Unreadable(problems);
    }

    private static Consumer<String> addTo(List<String> problems, int line) {
        return problem -> problems.add("line " + line + ": " + problem);
    }

    private static Optional<String> problem(String entry, Map<Endpoint, Endpoint> targets) {
        String[] ends = entry.split("\\s+", -1);
        if (ends.length != 2) {
            return Optional.of("two endpoints are needed, from and to, such as 192.0.2.1:25 127.0.0.1:4025");
        }
        Optional<Endpoint> from = IpLiteral.readEndpoint(ends[0]);
        Optional<Endpoint> to = IpLiteral.readEndpoint(ends[1]);
        if (from.isEmpty() || to.isEmpty()) {
            String wrong = from.isEmpty() ? ends[0] : ends[1];
            return Optional.of("not an address and a port: " + wrong);
        }
        if (targets.putIfAbsent(from.get(), to.get()) != null) {
            return Optional.of("a second entry for " + from.get());
        }
        return Optional.empty();
    }

    /// Where a connection to `endpoint` is led instead; empty when it goes where it says.
    public Optional<Endpoint> target(Endpoint endpoint) {
        return Optional.ofNullable(targets.get(endpoint));
    }

    /// Whether any port of the address is led elsewhere.
    public boolean leadsElsewhere(IpAddress address) {
        return targets.keySet().stream().anyMatch(from -> from.address().equals(address));
    }

    public boolean isEmpty() {
        return targets.isEmpty();
    }

    /// The entries in the form that [#read] reads, sorted.
    public String render() {
        var text = new StringBuilder();
        targets.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .sorted()
                .forEach(text::append);
        return text.toString();
    }

    /// A map, or what is wrong with each line that is none.
    public sealed interface Reading {
        record Read(ConnectMap map) implements Reading {}

        /// @param problems one sentence for each line, beginning with `line 3: `
        record Unreadable(List<String> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }
}
