package org.sealpost.publish.emit;

import java.util.List;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;

/// Scripts for `nsupdate`, one for each step. RFC 2136 §2.4: the prerequisites make the server refuse the whole when
/// something else stands there than was seen.
final class NsupdateScript implements Emitter {
    @Override
    public List<ReadyFile> emit(Publication publication) {
        return List.of(
                ReadyFile.of("1-before.nsupdate", script(publication, publication.before(), "At once.")),
                ReadyFile.of(
                        "2-after.nsupdate",
                        script(publication, publication.after(), "Once the policy is served (RFC 8461 §8.1).")));
    }

    private static String script(Publication publication, List<Change> changes, String when) {
        var text = new StringBuilder("; " + when + " With a key: nsupdate -k KEYFILE\n")
                .append("zone ")
                .append(publication.zone())
                .append(".\n");
        List<Change> needed = changes.stream().filter(NsupdateScript::changes).toList();
        needed.forEach(change -> expect(text, change));
        needed.forEach(change -> update(text, change));
        // Whoever hands both scripts to one nsupdate gets the first alone.
        return text.append(needed.isEmpty() ? "; Nothing to change.\n" : "send\n")
                .append("quit\n")
                .toString();
    }

    private static boolean changes(Change change) {
        return !change.expected().map(RecordSet::values).equals(change.wanted().map(RecordSet::values))
                || !change.expected()
                        .map(RecordSet::type)
                        .equals(change.wanted().map(RecordSet::type));
    }

    private static void expect(StringBuilder text, Change change) {
        if (change.expected().isPresent()) {
            RecordSet there = change.expected().get();
            there.values()
                    .forEach(value -> text.append("prereq yxrrset ")
                            .append(change.name())
                            .append(". ")
                            .append(there.type())
                            .append(' ')
                            .append(ZoneText.data(there.type(), value))
                            .append('\n'));
            return;
        }
        // RFC 1034 §3.6.2: beside a CNAME record nothing else may stand, so nothing at all may be there.
        String absent = change.wanted()
                        .filter(set -> set.type() == RecordSet.Type.CNAME)
                        .isPresent()
                ? "prereq nxdomain " + change.name() + "."
                : "prereq nxrrset " + change.name() + ". "
                        + change.wanted().orElseThrow().type();
        text.append(absent).append('\n');
    }

    private static void update(StringBuilder text, Change change) {
        change.expected()
                .ifPresent(set -> text.append("update delete ")
                        .append(change.name())
                        .append(". ")
                        .append(set.type())
                        .append('\n'));
        change.wanted().stream()
                .flatMap(set -> ZoneText.lines(set).stream())
                .forEach(line -> text.append("update add ").append(line).append('\n'));
    }
}
