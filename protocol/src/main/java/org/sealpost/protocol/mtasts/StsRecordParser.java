package org.sealpost.protocol.mtasts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;
import org.sealpost.protocol.syntax.TxtField;

/// Makes an [StsRecord] of the fields after `v=STSv1;`.
final class StsRecordParser {
    private StsRecordParser() {}

    static boolean isReserved(String name) {
        return name.equals("v") || name.equals("id");
    }

    static Parsed<StsRecord> read(List<TxtField> fields, DeviationList deviations) {
        Optional<PolicyId> id = Optional.empty();
        var extensions = new ArrayList<Extension>();
        var seen = new HashSet<String>(List.of("v"));
        String nearId = "";
        for (TxtField field : fields) {
            String name = field.name();
            // RFC 8461 §3.2: of a repeated field the first one counts, so the value of a later one means nothing.
            if (seen.contains(name)) {
                if (StsRecord.grammar().isWellFormed(field, deviations)) {
                    deviations.add(StsRecordCode.DUPLICATE_FIELD, 1, field.raw());
                }
            } else if (name.equals("id")) {
                // RFC 8461 §3.1, unclear: by the letter a bad `id` is also a further field. Names with a meaning are
                // never taken as further fields here.
                id = PolicyId.parse(field.value());
                if (id.isEmpty()) {
                    deviations.add(StsRecordCode.ID_MALFORMED, 1, field.raw());
                }
            } else if (StsRecord.grammar().isWellFormed(field, deviations)) {
                extensions.add(new Extension(name, field.value()));
            }
            seen.add(name);
            if (name.equalsIgnoreCase("id")) {
                nearId = field.raw();
            }
        }
        if (!seen.contains("id")) {
            deviations.add(StsRecordCode.ID_MISSING, nearId.isEmpty() ? 0 : 1, nearId);
        }
        Optional<PolicyId> found = id;
        return deviations.outcome(() -> new StsRecord(found.orElseThrow(), extensions));
    }
}
