package org.sealpost.protocol.spf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// Reads SPF records: words between spaces, each a mechanism or a modifier.
final class SpfRecordParser {
    private static final String VERSION = "v=spf1";

    private final DeviationList deviations;
    private final List<SpfMechanism> mechanisms = new ArrayList<>();
    private final Set<String> modifiers = new HashSet<>();
    private String redirect = "";

    private SpfRecordParser(DeviationList deviations) {
        this.deviations = deviations;
    }

    static TxtSelection<SpfRecord> select(List<TxtRecord> records) {
        List<String> texts =
                records.stream().map(record -> record.joined().latin1()).toList();
        List<String> candidates =
                texts.stream().filter(SpfRecordParser::isCandidate).toList();
        if (candidates.size() == 1) {
            return new TxtSelection<>(texts.size(), 1, parse(candidates.getFirst()));
        }
        var deviations = new DeviationList();
        candidates.forEach(text -> deviations.add(SpfRecordCode.SEVERAL, 1, text));
        if (candidates.isEmpty()) {
            texts.stream()
                    .filter(SpfRecordParser::isMeant)
                    .forEach(text -> deviations.add(SpfRecordCode.VERSION_MALFORMED, 1, text));
            if (!deviations.unusable()) {
                deviations.missing(SpfRecordCode.MISSING);
            }
        }
        return new TxtSelection<>(texts.size(), candidates.size(), new Parsed.Unusable<>(unusable(deviations)));
    }

    private static List<Deviation> unusable(DeviationList deviations) {
        return deviations
                .<SpfRecord>outcome(() -> new SpfRecord(List.of(), Optional.empty()))
                .deviations();
    }

    /// RFC 7208 §4.5: the version, then a space or nothing. The grammar takes letters of any case.
    private static boolean isCandidate(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    private static boolean isMeant(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("v=spf") || lower.startsWith("\"v=spf") || lower.startsWith("spf1 ");
    }

    static Parsed<SpfRecord> parse(String text) {
        var deviations = new DeviationList();
        if (!isCandidate(text)) {
            if (isMeant(text)) {
                deviations.add(SpfRecordCode.VERSION_MALFORMED, 1, text);
            } else {
                deviations.missing(SpfRecordCode.MISSING);
            }
            return new Parsed.Unusable<>(unusable(deviations));
        }
        var parser = new SpfRecordParser(deviations);
        for (String term : text.substring(VERSION.length()).split(" ", -1)) {
            if (!term.isEmpty()) {
                parser.term(term);
            }
        }
        SpfRecord record = parser.record();
        return deviations.outcome(() -> record);
    }

    private SpfRecord record() {
        var record = new SpfRecord(mechanisms, Optional.of(redirect).filter(spec -> !spec.isEmpty()));
        if (!redirect.isEmpty() && record.all().isPresent()) {
            deviations.add(SpfRecordCode.REDIRECT_UNUSED, 1, "redirect=" + redirect);
        }
        return record;
    }

    private void term(String term) {
        int equals = term.indexOf('=');
        int colon = term.indexOf(':');
        int slash = term.indexOf('/');
        boolean modifier = equals > 0 && (colon < 0 || equals < colon) && (slash < 0 || equals < slash);
        if (modifier) {
            modifier(term, term.substring(0, equals), term.substring(equals + 1));
        } else {
            mechanism(term);
        }
    }

    /// RFC 7208 §6: unknown modifiers are passed over.
    private void modifier(String term, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean known = lower.equals("redirect") || lower.equals("exp");
        if (!isModifierName(name) || (known ? !SpfDomain.isSpec(value) : !SpfDomain.isMacroString(value))) {
            deviations.add(SpfRecordCode.TERM_MALFORMED, 1, term);
        } else if (known && !modifiers.add(lower)) {
            deviations.add(SpfRecordCode.MODIFIER_REPEATED, 1, term);
        } else if (lower.equals("redirect")) {
            redirect = value;
        }
    }

    private static boolean isModifierName(String name) {
        return Grammar.isLetterOrDigit(name.charAt(0))
                && !Grammar.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> Grammar.isLetterOrDigit((char) c) || "-_.".indexOf(c) >= 0);
    }

    private void mechanism(String term) {
        SpfQualifier qualifier = SpfQualifier.PASS;
        String rest = term;
        for (SpfQualifier each : SpfQualifier.values()) {
            if (term.charAt(0) == each.sign()) {
                qualifier = each;
                rest = term.substring(1);
            }
        }
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
            end++;
        }
        Optional<SpfMechanism.Kind> kind = kind(rest.substring(0, end));
        if (kind.isEmpty()) {
            boolean wordLike = end > 0 && isModifierName(rest.substring(0, end));
            deviations.add(wordLike ? SpfRecordCode.MECHANISM_UNKNOWN : SpfRecordCode.TERM_MALFORMED, 1, term);
            return;
        }
        Optional<Optional<String>> argument = SpfDomain.argument(kind.get(), rest.substring(end));
        if (argument.isEmpty()) {
            deviations.add(SpfRecordCode.TERM_MALFORMED, 1, term);
            return;
        }
        if (mechanisms.stream().anyMatch(each -> each.kind() == SpfMechanism.Kind.ALL)) {
            deviations.add(SpfRecordCode.TERM_AFTER_ALL, 1, term);
        }
        mechanisms.add(new SpfMechanism(qualifier, kind.get(), argument.get(), term));
    }

    private static Optional<SpfMechanism.Kind> kind(String word) {
        for (SpfMechanism.Kind kind : SpfMechanism.Kind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
