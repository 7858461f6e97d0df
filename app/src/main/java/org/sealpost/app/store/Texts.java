package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;

/// Texts from outside as codes that can stand in an index: a short plain text is its own code, of any other the code
/// is a digest, and the text itself is kept once. No text is the empty code.
final class Texts {
    private static final int SHORT = 100;
    private static final char LONG = '~';
    private static final char CLAIMED = '?';
    private static final String UNREADABLE = "?";

    private final Map<String, Long> used = new TreeMap<>();
    private final Map<String, String> escaped = new HashMap<>();

    /// @param day when it was last needed
    String code(String text, long day) {
        if (isShort(text)) {
            return text;
        }
        String id = LONG + new Hash().add(text).hex();
        escaped.putIfAbsent(id, Escaped.of(text));
        used.merge(id, day, Math::max);
        return id;
    }

    String code(Optional<String> text, long day) {
        return text.map(some -> code(some, day)).orElse("");
    }

    String code(Reporter reporter, long day) {
        return switch (reporter) {
            case Reporter.Proven(var domain) -> domain.ascii();
            case Reporter.Claimed(String name) -> CLAIMED + code(name, day);
            case Reporter.Rest(boolean proven) -> proven ? Whose.SIGNED : Whose.UNSIGNED;
        };
    }

    String code(PolicyEcho echo, long day) {
        return switch (echo) {
            case PolicyEcho.Absent() -> "";
            case PolicyEcho.Unreadable() -> UNREADABLE;
            case PolicyEcho.Of(String mode, var mx) -> code(echoed(mode, mx), day);
        };
    }

    /// No line of a policy has an end of line in it; so this is never short, and never like that of another echo.
    private static String echoed(String mode, Collection<String> mx) {
        var lines = new ArrayList<String>();
        lines.add(mode);
        lines.addAll(mx);
        return String.join("\n", lines) + "\n";
    }

    private static boolean isShort(String text) {
        return !text.isEmpty()
                && text.length() <= SHORT
                && text.charAt(0) != LONG
                && text.charAt(0) != CLAIMED
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    void add(Texts other) {
        escaped.putAll(other.escaped);
        other.used.forEach((id, day) -> used.merge(id, day, Math::max));
    }

    void save(Sql sql) throws SQLException {
        var values = new ArrayList<Object[]>();
        used.forEach((id, day) -> values.add(new Object[] {id, escaped.getOrDefault(id, ""), day}));
        sql.each(
                "INSERT INTO text (id, text, used) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET used ="
                        + " CASE WHEN excluded.used > text.used THEN excluded.used ELSE text.used END",
                values);
    }

    /// Reads codes again.
    static final class Read {
        private final Map<String, String> known = new HashMap<>();

        /// @param codes all that may be asked for
        Read(Sql sql, Collection<String> codes) throws SQLException {
            List<String> ids = codes.stream()
                    .map(Read::id)
                    .filter(code -> code.length() > 1 && code.charAt(0) == LONG)
                    .distinct()
                    .toList();
            sql.among(
                            "SELECT id, text FROM text WHERE id IN (?)",
                            ids,
                            row -> List.of(row.getString(1), row.getString(2)))
                    .forEach(row -> known.put(row.getFirst(), Escaped.read(row.getLast())));
        }

        private static String id(String code) {
            return !code.isEmpty() && code.charAt(0) == CLAIMED ? code.substring(1) : code;
        }

        String text(String code) {
            if (code.isEmpty() || code.charAt(0) != LONG) {
                return code;
            }
            String text = known.get(code);
            if (text == null) {
                throw new StoreFault("a text in it is missing");
            }
            return text;
        }

        Optional<String> optional(String code) {
            return code.isEmpty() ? Optional.empty() : Optional.of(text(code));
        }

        Reporter reporter(String code) {
            if (code.equals(Whose.SIGNED) || code.equals(Whose.UNSIGNED)) {
                return new Reporter.Rest(code.equals(Whose.SIGNED));
            }
            return code.charAt(0) == CLAIMED
                    ? new Reporter.Claimed(text(code.substring(1)))
                    : new Reporter.Proven(Names.domain(code));
        }

        PolicyEcho echo(String code) {
            if (code.isEmpty()) {
                return new PolicyEcho.Absent();
            }
            if (code.equals(UNREADABLE)) {
                return new PolicyEcho.Unreadable();
            }
            List<String> lines = List.of(text(code).split("\n", -1));
            return new PolicyEcho.Of(lines.getFirst(), new TreeSet<>(lines.subList(1, lines.size() - 1)));
        }
    }
}
