package org.sealpost.publish.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;

/// Records for the YAML file of a zone of octoDNS. Its keys stand in the order that octoDNS insists on.
final class OctoDns implements Emitter {
    @Override
    public List<ReadyFile> emit(Publication publication) {
        return List.of(
                ReadyFile.of(
                        "1-before.yaml",
                        yaml(
                                publication,
                                Publication.wanted(publication.before()),
                                "At once; add to the file of the zone.")),
                ReadyFile.of(
                        "2-after.yaml",
                        yaml(
                                publication,
                                Publication.wanted(publication.after()),
                                "Add this as well once the policy is served (RFC 8461 §8.1).")));
    }

    private static String yaml(Publication publication, List<RecordSet> sets, String when) {
        Map<String, List<RecordSet>> byName = new TreeMap<>();
        sets.forEach(set -> byName.computeIfAbsent(publication.relative(set.name()), _ -> new ArrayList<>())
                .add(set));
        var text = new StringBuilder("---\n# " + when + "\n");
        byName.forEach((name, here) -> {
            text.append(name.equals("@") ? "\"\"" : JavaScriptString.quoted(name))
                    .append(":\n");
            here.forEach(set -> append(text, set, here.size() > 1));
        });
        return text.append(byName.isEmpty() ? "{}\n" : "").toString();
    }

    private static void append(StringBuilder text, RecordSet set, boolean oneOfSeveral) {
        String indent = oneOfSeveral ? "    " : "  ";
        text.append(oneOfSeveral ? "  - " : "  ")
                .append("ttl: ")
                .append(set.ttl().toSeconds())
                .append('\n')
                .append(indent)
                .append("type: ")
                .append(set.type())
                .append('\n');
        if (set.values().size() == 1) {
            text.append(indent)
                    .append("value: ")
                    .append(value(set, set.values().getFirst()))
                    .append('\n');
            return;
        }
        text.append(indent).append("values:\n");
        set.values()
                .forEach(value -> text.append(indent)
                        .append("  - ")
                        .append(value(set, value))
                        .append('\n'));
    }

    /// octoDNS wants each semicolon of a TXT record behind a backslash, and says so when it is not.
    private static String value(RecordSet set, String value) {
        return JavaScriptString.quoted(
                set.type() == RecordSet.Type.TXT ? value.replace(";", "\\;") : ZoneText.data(set.type(), value));
    }
}
