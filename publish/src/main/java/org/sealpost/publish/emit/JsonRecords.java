package org.sealpost.publish.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;

/// Records for programs: `zone`, and in `records` each with `name`, `type`, `ttl`, `values` and the `step` in which
/// it is published.
final class JsonRecords implements Emitter {
    @Override
    public List<ReadyFile> emit(Publication publication) {
        List<String> records = new ArrayList<>();
        append(records, publication.before(), "before");
        append(records, publication.after(), "after");
        String text =
                "{\n \"zone\": " + JavaScriptString.quoted(publication.zone().ascii()) + ",\n \"records\": [\n"
                        + String.join(",\n", records) + "\n ]\n}\n";
        return List.of(ReadyFile.of("records.json", text));
    }

    private static void append(List<String> records, List<Change> changes, String step) {
        for (RecordSet set : Publication.wanted(changes)) {
            records.add("  {\"name\": " + JavaScriptString.quoted(set.name().ascii())
                    + ", \"type\": " + JavaScriptString.quoted(set.type().name())
                    + ", \"ttl\": " + set.ttl().toSeconds()
                    + ", \"step\": " + JavaScriptString.quoted(step)
                    + ",\n   \"values\": ["
                    + set.values().stream().map(JavaScriptString::quoted).collect(Collectors.joining(", ")) + "]}");
        }
    }
}
