package org.sealpost.protocol.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.TagList;
import org.sealpost.protocol.syntax.TxtField;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// Reads DMARC records.
final class DmarcRecordParser {
    /// RFC 7489 §6.4: the version is the first tag, in capital letters.
    private static final Pattern VERSION = Pattern.compile("v[ \t]*=[ \t]*DMARC1[ \t]*(?:;.*)?", Pattern.DOTALL);

    /// RFC 7489 §6.2: a size may follow the URI.
    private static final Pattern MAILBOX = Pattern.compile(
            "mailto:[^@\\s!]++@[^@\\s!?.]++(?:\\.[^@\\s!?.]++)++(?:\\?[^\\s!]*+)?(?:![0-9]++[kmgt]?)?",
            Pattern.CASE_INSENSITIVE);

    private final DeviationList deviations;
    private Optional<DmarcPolicy> policy = Optional.empty();
    private Optional<DmarcPolicy> subdomains = Optional.empty();
    private int percent = 100;
    private final List<String> rua = new ArrayList<>();

    private DmarcRecordParser(DeviationList deviations) {
        this.deviations = deviations;
    }

    static TxtSelection<DmarcRecord> select(List<TxtRecord> records) {
        List<String> texts =
                records.stream().map(record -> record.joined().latin1()).toList();
        List<String> candidates =
                texts.stream().filter(DmarcRecordParser::isCandidate).toList();
        if (candidates.size() == 1) {
            return new TxtSelection<>(texts.size(), 1, parse(candidates.getFirst()));
        }
        var deviations = new DeviationList();
        candidates.forEach(text -> deviations.add(DmarcRecordCode.SEVERAL, 1, text));
        if (candidates.isEmpty()) {
            texts.stream()
                    .filter(DmarcRecordParser::isMeant)
                    .forEach(text -> deviations.add(DmarcRecordCode.VERSION_MALFORMED, 1, text));
            if (!deviations.unusable()) {
                deviations.missing(DmarcRecordCode.MISSING);
            }
        }
        return new TxtSelection<>(texts.size(), candidates.size(), unusable(deviations));
    }

    private static Parsed<DmarcRecord> unusable(DeviationList deviations) {
        List<Deviation> all = deviations
                .<DmarcRecord>outcome(() -> new DmarcRecord(DmarcPolicy.NONE, Optional.empty(), 100, List.of()))
                .deviations();
        return new Parsed.Unusable<>(all);
    }

    private static boolean isCandidate(String text) {
        return VERSION.matcher(text).matches();
    }

    private static boolean isMeant(String text) {
        return text.toLowerCase(Locale.ROOT).contains("dmarc1");
    }

    static Parsed<DmarcRecord> parse(String text) {
        var deviations = new DeviationList();
        if (!isCandidate(text)) {
            if (isMeant(text)) {
                deviations.add(DmarcRecordCode.VERSION_MALFORMED, 1, text);
            } else {
                deviations.missing(DmarcRecordCode.MISSING);
            }
            return unusable(deviations);
        }
        var parser = new DmarcRecordParser(deviations);
        TagList.read(text, deviations, DmarcRecordCode.TAG_MALFORMED, DmarcRecordCode.TAG_MALFORMED)
                .forEach(parser::tag);
        if (parser.policy.isEmpty()) {
            // RFC 7489 §6.6.3: with a sound `rua` some receivers go on as if it were `p=none`; that is no policy
            // either.
            deviations.missing(DmarcRecordCode.POLICY_MALFORMED);
        }
        return deviations.outcome(
                () -> new DmarcRecord(parser.policy.orElseThrow(), parser.subdomains, parser.percent, parser.rua));
    }

    private void tag(TxtField tag) {
        String value = tag.value();
        boolean sound = switch (tag.name()) {
            case "p" -> {
                policy = DmarcPolicy.of(value);
                yield true;
            }
            case "sp" -> {
                subdomains = DmarcPolicy.of(value);
                yield subdomains.isPresent();
            }
            case "pct" -> {
                boolean number = value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= 100;
                percent = number ? Integer.parseInt(value) : percent;
                yield number;
            }
            case "rua" -> {
                destinations(value).forEach(rua::add);
                yield true;
            }
            case "ruf" -> {
                var _ = destinations(value);
                yield true;
            }
            case "adkim", "aspf" -> value.equalsIgnoreCase("r") || value.equalsIgnoreCase("s");
            case "fo" -> value.matches("[01dsDS](?:[ \t]*:[ \t]*[01dsDS])*");
            case "ri" -> value.matches("[0-9]{1,10}");
            default -> true;
        };
        if (!sound) {
            deviations.add(DmarcRecordCode.VALUE_MALFORMED, 1, tag.raw());
        }
    }

    private List<String> destinations(String value) {
        var sound = new ArrayList<String>();
        for (String part : value.split(",", -1)) {
            String uri = part.strip();
            if (MAILBOX.matcher(uri).matches()) {
                sound.add(uri);
            } else {
                deviations.add(DmarcRecordCode.RUA_MALFORMED, 1, uri);
            }
        }
        return sound;
    }
}
