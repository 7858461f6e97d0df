package org.sealpost.publish.emit;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;

/// Records for `dnsconfig.js` of dnscontrol, added to a domain that is declared there.
final class DnsControl implements Emitter {
    @Override
    public List<ReadyFile> emit(Publication publication) {
        return List.of(
                ReadyFile.of("1-before.js", extend(publication, Publication.wanted(publication.before()), "At once.")),
                ReadyFile.of(
                        "2-after.js",
                        extend(
                                publication,
                                Publication.wanted(publication.after()),
                                "Require this file as well once the policy is served (RFC 8461 §8.1).")));
    }

    private static String extend(Publication publication, List<RecordSet> sets, String when) {
        List<String> calls = new ArrayList<>();
        for (RecordSet set : sets) {
            for (String value : set.values()) {
                calls.add("  " + set.type() + "(" + JavaScriptString.quoted(publication.relative(set.name())) + ", "
                        + JavaScriptString.quoted(data(set.type(), value)) + ", TTL("
                        + set.ttl().toSeconds() + "))");
            }
        }
        String head = "// " + when + " After D("
                + JavaScriptString.quoted(publication.zone().ascii()) + ", …).\n";
        return calls.isEmpty()
                ? head + "// Nothing to add.\n"
                : head + "D_EXTEND("
                        + JavaScriptString.quoted(publication.zone().ascii()) + ",\n" + String.join(",\n", calls)
                        + "\n);\n";
    }

    /// dnscontrol puts the quotation marks of a TXT record itself and cuts a long text.
    private static String data(RecordSet.Type type, String value) {
        return type == RecordSet.Type.TXT ? value : ZoneText.data(type, value);
    }
}
