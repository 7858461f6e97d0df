package org.sealpost.protocol.tlsrpt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.Grammar;
import org.sealpost.protocol.syntax.TxtField;

/// Makes a [TlsRptRecord] of the fields after `v=TLSRPTv1;`.
final class TlsRptRecordParser {
    private final List<Destination> rua = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final DeviationList deviations;

    private TlsRptRecordParser(DeviationList deviations) {
        this.deviations = deviations;
    }

    static boolean isReserved(String name) {
        return name.equals("v") || name.equals("rua");
    }

    static Parsed<TlsRptRecord> read(List<TxtField> fields, DeviationList deviations) {
        var parser = new TlsRptRecordParser(deviations);
        parser.readFields(fields);
        return deviations.outcome(() -> new TlsRptRecord(parser.rua, parser.extensions));
    }

    private void readFields(List<TxtField> fields) {
        var seen = new HashSet<String>(List.of("v"));
        String nearRua = "";
        for (TxtField field : fields) {
            String name = field.name();
            boolean first = seen.add(name);
            if (name.equals("rua")) {
                // RFC 8460 §3: a record may have several, and none is put before another.
                if (!first) {
                    deviations.add(TlsRptRecordCode.RUA_REPEATED, 1, field.raw());
                }
                readDestinations(field);
            } else if (TlsRptRecord.grammar().isWellFormed(field, deviations)) {
                if (first) {
                    extensions.add(new Extension(name, field.value()));
                } else {
                    deviations.add(TlsRptRecordCode.DUPLICATE_FIELD, 1, field.raw());
                }
            }
            if (name.equalsIgnoreCase("rua")) {
                nearRua = field.raw();
            }
        }
        if (!seen.contains("rua")) {
            deviations.add(TlsRptRecordCode.RUA_MISSING, nearRua.isEmpty() ? 0 : 1, nearRua);
        } else if (rua.stream().allMatch(Destination.Unusable.class::isInstance) && !rua.isEmpty()) {
            deviations.missing(TlsRptRecordCode.NO_USABLE_DESTINATION);
        }
    }

    private void readDestinations(TxtField field) {
        for (String part : field.value().split(",", -1)) {
            String uri = Grammar.strip(part);
            Optional<Destination> destination = DestinationParser.read(uri);
            if (destination.isEmpty()) {
                deviations.add(TlsRptRecordCode.RUA_MALFORMED, 1, uri.isEmpty() ? field.raw() : uri);
            } else {
                rua.add(destination.get());
                if (destination.get() instanceof Destination.Unusable) {
                    deviations.add(TlsRptRecordCode.RUA_UNUSABLE, 1, uri);
                }
            }
        }
    }
}
