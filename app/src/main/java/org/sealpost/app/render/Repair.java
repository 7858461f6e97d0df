package org.sealpost.app.render;

import java.util.List;
import java.util.Optional;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.publish.emit.ZoneText;

/// What to do about a finding, in words that every format shows in its own way. Everything in it is safe to show, but
/// for `remove`.
///
/// @param words a sentence
/// @param what what there is to copy, such as `Record`; empty when there is nothing
/// @param copy lines to copy whole
/// @param after what to do when the answer to a question in `words` is no; empty when there is none
/// @param remove what has to go, as it was seen, unescaped
record Repair(String words, String what, List<String> copy, String after, List<String> remove) {
    Repair {
        copy = List.copyOf(copy);
        remove = List.copyOf(remove);
    }

    private static Repair of(String words) {
        return new Repair(words, "", List.of(), "", List.of());
    }

    /// The fix of the finding where it is exact, else what its page tells to do first; empty when neither is there.
    static Optional<Repair> of(Finding finding, Pages pages) {
        Optional<String> advice = pages.adviceOn(finding);
        return finding.fix()
                .filter(fix -> !(fix instanceof Fix.Act) || advice.isEmpty())
                .map(Repair::of)
                .or(() -> advice.map(Repair::of));
    }

    private static Repair of(Fix fix) {
        return switch (fix) {
            case Fix.PublishTxt(var at, var value, var instead) ->
                new Repair(
                        switch (instead.size()) {
                            case 0 -> "Publish this record:";
                            case 1 -> "Publish this record in place of the one that is there:";
                            default -> "Publish this record in place of the " + instead.size() + " that are there:";
                        },
                        "Record",
                        List.of(ZoneText.txt(at, value)),
                        "",
                        instead);
            case Fix.ServePolicy(var url, var text) ->
                new Repair(
                        "Serve this file at " + Shown.text(url) + ", then change the id of the record:",
                        "Policy file",
                        text.lines().map(Shown::text).toList(),
                        "",
                        List.of());
            case Fix.ConfirmMx(var hosts, var lines) ->
                new Repair(
                        (hosts.size() == 1 ? "Is " : "Are ") + Words.names(hosts, 8)
                                + " yours? If so, add to the policy file, then change the id of the record:",
                        "Lines of the policy file",
                        lines.stream().map(Shown::text).toList(),
                        "If not, take the MX " + (hosts.size() == 1 ? "record" : "records") + " away.",
                        List.of());
            case Fix.Act act -> of(Shown.text(act.what()));
        };
    }
}
