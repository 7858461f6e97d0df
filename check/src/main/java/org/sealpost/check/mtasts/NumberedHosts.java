package org.sealpost.check.mtasts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.protocol.name.DomainName;

/// MX hosts whose names are alike but for one number, without a gap: `mx1.example.com`, `mx2.example.com` and
/// `mx3.example.com`.
///
/// @param hosts in the order of their numbers
/// @param next the name that comes after the last of them
record NumberedHosts(List<DomainName> hosts, DomainName next) {
    /// Two may be numbered by chance; of three in a row there is a fourth some day.
    private static final int FEWEST = 3;

    private static final Pattern NUMBERED = Pattern.compile("([a-z-]*)([0-9]{1,6})");

    NumberedHosts {
        hosts = List.copyOf(hosts);
    }

    /// What stands before and behind the number of a name.
    private record Form(String before, String behind) {}

    static List<NumberedHosts> among(List<DomainName> hosts) {
        Map<Form, TreeMap<BigInteger, DomainName>> series = new LinkedHashMap<>();
        for (DomainName host : hosts) {
            List<String> labels = host.labels();
            for (int i = 0; i < labels.size(); i++) {
                Matcher matcher = NUMBERED.matcher(labels.get(i));
                if (matcher.matches()) {
                    String before = joined(labels.subList(0, i), "", ".") + matcher.group(1);
                    String behind = joined(labels.subList(i + 1, labels.size()), ".", "");
                    series.computeIfAbsent(new Form(before, behind), form -> new TreeMap<>())
                            .putIfAbsent(new BigInteger(matcher.group(2)), host);
                }
            }
        }
        List<NumberedHosts> all = new ArrayList<>();
        series.forEach((form, numbers) ->
                next(form, numbers).ifPresent(next -> all.add(new NumberedHosts(List.copyOf(numbers.values()), next))));
        return all;
    }

    private static String joined(List<String> labels, String before, String behind) {
        return labels.isEmpty() ? "" : before + String.join(".", labels) + behind;
    }

    private static Optional<DomainName> next(Form form, TreeMap<BigInteger, DomainName> numbers) {
        BigInteger span = numbers.lastKey().subtract(numbers.firstKey()).add(BigInteger.ONE);
        if (numbers.size() < FEWEST || !span.equals(BigInteger.valueOf(numbers.size()))) {
            return Optional.empty();
        }
        String last = numbers.lastEntry().getValue().ascii();
        // The width is kept, as in mx01, mx02.
        int width = last.length() - form.before().length() - form.behind().length();
        String number = numbers.lastKey().add(BigInteger.ONE).toString();
        String padding = "0".repeat(Math.max(0, width - number.length()));
        return DomainName.ofWire(form.before() + padding + number + form.behind());
    }
}
