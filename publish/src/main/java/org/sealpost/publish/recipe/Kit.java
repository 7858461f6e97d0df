package org.sealpost.publish.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.generate.Draft;

/// All files of a draft, in one folder: the checklist and its script, the policy, the records, and what each place
/// that may serve the policy needs.
public final class Kit {
    private Kit() {}

    public static List<ReadyFile> files(Draft draft, Set<Language> languages, Set<Target> targets) {
        List<ReadyFile> all = new ArrayList<>(Runbook.files(draft));
        all.add(ReadyFile.of("policy/" + Target.POLICY, draft.policy().render()));
        for (Language language : languages) {
            language.emit(draft.publication()).forEach(file -> all.add(file.below("dns/" + language.word())));
        }
        for (Target target : targets) {
            target.files(draft).forEach(file -> all.add(file.below(target.word())));
        }
        return List.copyOf(all);
    }
}
