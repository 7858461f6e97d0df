package org.sealpost.publish.emit;

import java.util.List;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;

/// Lines for a zone file. RFC 1035 §5.1.
final class ZoneFile implements Emitter {
    @Override
    public List<ReadyFile> emit(Publication publication) {
        var text = new StringBuilder(
                "; For the zone " + publication.zone() + ". Raise the serial number of its SOA, too.\n");
        append(text, Publication.wanted(publication.before()));
        text.append("; This one last, once the policy is served (RFC 8461 §8.1).\n");
        append(text, Publication.wanted(publication.after()));
        return List.of(ReadyFile.of("records.zone", text.toString()));
    }

    private static void append(StringBuilder text, List<RecordSet> sets) {
        for (RecordSet set : sets) {
            ZoneText.lines(set).forEach(line -> text.append(line).append('\n'));
        }
    }
}
